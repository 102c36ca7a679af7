"""Cases made by performing the acts, so that no test row is impossible in life. All people are invented."""

import io
import secrets
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pikepdf
import pypdfium2

from dip.alur_uji import StatusUji
from dip.models import Edisi, HasilUji, InformasiPublik, UjiKonsekuensi
from dip.pemeriksaan import periksa_berikut
from dip.perbuatan.pelampiran import lampirkan
from dip.perbuatan.pengesahan import sahkan_edisi, terbitkan_edisi
from dip.perbuatan.pengklasifikasian import klasifikasikan
from dip.perbuatan.pengumuman import setujui, umumkan
from dip.perbuatan.pengusulan import usulkan
from dip.perbuatan.penyusunan import mulai_edisi, selesaikan_langkah, tandai_tetap
from permohonan import pemeriksaan
from permohonan.models import Permohonan
from permohonan.perbuatan.kelengkapan import nyatakan_lengkap, nyatakan_tidak_lengkap
from permohonan.perbuatan.keputusan import IsiKeputusan, putuskan
from permohonan.perbuatan.pencatatan import catat
from permohonan.perbuatan.pendaftaran import Isian
from permohonan.perbuatan.pengajuan import ajukan
from permohonan.putusan import Kanal, Putusan
from ppid.models import Pengguna, Penugasan, Satker, Surat
from ppid.peran import Peran
from ppid.surat import cetak
from ppid.unggahan import UnggahanBersih

WIB = ZoneInfo("Asia/Jakarta")
SENIN = datetime(2026, 3, 9, 10, 0, tzinfo=WIB)
SEHARI = timedelta(days=1)
NIK_UJI = "3517014107900001"


def kantor(kode: str = "3517") -> Satker:
    return Satker.objects.get(kode=kode)


def petugas(
    peran: Peran | str, satker: Satker | None = None, *, email: str = "", mulai=date(2024, 1, 1), sampai=None, **tugas
) -> Pengguna:
    """An officer who holds that role in that office."""
    satker = satker or kantor()
    peran = Peran(peran)
    orang, _ = Pengguna.objects.get_or_create(
        email=email or f"{peran}@{satker.slug}.uji",
        defaults={"nama": f"{peran.label} {satker.kode} (uji)", "is_staff": peran == Peran.ATASAN},
    )
    Penugasan.objects.create(
        petugas=orang,
        satker=satker,
        peran=peran,
        nomor_sk=tugas.pop("nomor_sk", "1/SK/UJI/2024"),
        jabatan=tugas.pop("jabatan", peran.label),
        mulai=mulai,
        sampai=sampai,
        **tugas,
    )
    return orang


def isian(**ganti) -> Isian:
    dasar: dict[str, Any] = {
        "nama": "Siti Contoh",
        "alamat": "Jl. Contoh No. 1, Jombang",
        "rincian_informasi": "Berita acara rekapitulasi hasil Pemilu 2024 tingkat kabupaten",
        "tujuan_penggunaan": "Skripsi",
        "cara_akses": "salinan",
        "bentuk": "softcopy",
        "cara_memperoleh": "email",
        "jenis_identitas": "ktp",
        "nomor_identitas": NIK_UJI,
        "telepon": "0812-0000-0000",
        "email": "siti@contoh.test",
        "identitas_diperlihatkan": False,
    }
    return Isian(**dasar | ganti)


def permohonan_terdaftar(*, satker: Satker | None = None, at: datetime = SENIN, **ganti) -> Permohonan:
    """Filed online by a citizen who uploaded nothing."""
    return ajukan(isian(**ganti), satker=satker or kantor(), token=secrets.token_hex(16), at=at)


def permohonan_tercatat(*, oleh: Pengguna, at: datetime = SENIN, diterima_at=None, kanal=Kanal.LANGSUNG, **ganti):
    """Registered at the desk, identity card shown."""
    satker = oleh.penugasan.first().satker
    return catat(
        isian(**{"identitas_diperlihatkan": True} | ganti),
        satker=satker,
        kanal=kanal,
        diterima_at=diterima_at or at,
        oleh=oleh,
        at=at,
        token=secrets.token_hex(16),
        alasan_terlambat="Surat baru sampai di meja" if diterima_at else "",
    )


def permohonan_tidak_lengkap(*, oleh: Pengguna, at: datetime = SENIN, **ganti) -> Permohonan:
    satker = oleh.penugasan.first().satker
    kasus = permohonan_terdaftar(satker=satker, at=at, **ganti)
    return nyatakan_tidak_lengkap(kasus, kekurangan="Foto KTP belum ada", oleh=oleh, at=at)


def permohonan_diproses(*, oleh: Pengguna, at: datetime = SENIN, **ganti) -> Permohonan:
    return nyatakan_lengkap(permohonan_tercatat(oleh=oleh, at=at, **ganti), oleh=oleh, at=at)


def isi_keputusan(**ganti) -> IsiKeputusan:
    dasar: dict[str, Any] = {
        "putusan": Putusan.SELURUHNYA,
        "diberikan": "Salinan berita acara dalam PDF",
        "bentuk": "softcopy",
        "waktu_penyediaan": date(2026, 3, 31),
        # Asked for only where a part is exempt.
        "cakupan": "Yang diminta adalah data pribadi itu sendiri" if ganti.get("uji") else "",
    }
    return IsiKeputusan(**dasar | ganti)


def permohonan_diputus(*, desk: Pengguna, ppid: Pengguna, at: datetime = SENIN, isi=None, **ganti) -> Permohonan:
    kasus = permohonan_diproses(oleh=desk, at=at, **ganti)
    return putuskan(kasus, isi or isi_keputusan(), oleh=ppid, at=at + timedelta(hours=1))


def uji_konsekuensi(satker: Satker | None = None, **ganti) -> UjiKonsekuensi:
    """A decided exemption of this office."""
    satker = satker or kantor()
    dasar: dict[str, Any] = {
        "satker": satker,
        "penetap": Satker.objects.get(kode="00"),
        "perihal": "Data pribadi dalam formulir pendaftaran badan ad hoc",
        "huruf": "h",
        "bagian_dikecualikan": "NIK, alamat, dan nomor telepon",
        "konsekuensi_dibuka": "Mengungkap rahasia pribadi pelamar.",
        "status": StatusUji.DITETAPKAN,
        "hasil": HasilUji.DIKECUALIKAN,
        "nomor_keputusan": "5/PPID-UJI/2025",
        "tanggal_keputusan": date(2025, 6, 2),
    }
    return UjiKonsekuensi.objects.create(**dasar | ganti)


def isi_informasi(**ganti) -> dict[str, Any]:
    """The columns of one row of Model PPID-A."""
    dasar: dict[str, Any] = {
        "nama": "Berita acara rekapitulasi hasil penghitungan suara Kecamatan Ploso 2024",
        "ringkasan": "Perolehan suara tiap calon di Kecamatan Ploso, dari setiap desa.",
        "unit": "Subbag Teknis",
        "pejabat": "Kepala Subbag Teknis",
        "tahun": 2024,
        "terbit_pada": date(2024, 3, 2),
        "tempat": "Jombang",
        "retensi": "5 tahun, lalu permanen",
        "bentuk": "softcopy",
        "jenis": "pemilu",
        "tautan": "",
        "ditinjau_pada": None,
    }
    return dasar | ganti


def informasi_usulan(*, oleh: Pengguna, at: datetime = SENIN, **ganti) -> InformasiPublik:
    satker = oleh.penugasan.first().satker
    return usulkan(isi_informasi(**ganti), satker=satker, oleh=oleh, at=at)


def informasi_diklasifikasi(*, oleh: Pengguna, pokok: str = "aturan-tahapan", at: datetime = SENIN, **ganti):
    return klasifikasikan(informasi_usulan(oleh=oleh, at=at, **ganti), pokok=pokok, jenis="pemilu", oleh=oleh, at=at)


def berkas_teks(isi: str = "tahapan, jadwal, rekapitulasi\n", nama: str = "data.csv") -> UnggahanBersih:
    return UnggahanBersih(nama=nama, mime="text/csv", isi=isi.encode())


def berkas_berkomentar(nama: str = "rekap.pdf") -> UnggahanBersih:
    """A PDF with somebody's comment in it, which the release check holds back."""
    dokumen = pikepdf.new()
    dokumen.add_blank_page()
    dokumen.docinfo["/Author"] = "PembuatRekap"
    catatan = pikepdf.Dictionary(Subtype=pikepdf.Name.Text, Rect=[0, 0, 9, 9], Contents="tanya Bu Rina")
    dokumen.pages[0].obj.Annots = pikepdf.Array([dokumen.make_indirect(catatan)])
    with io.BytesIO() as wadah:
        dokumen.save(wadah)
        return UnggahanBersih(nama=nama, mime="application/pdf", isi=wadah.getvalue())


def periksa_berkas(*, at: datetime = SENIN) -> None:
    """What the worker does every few seconds: check all files that wait to go out."""
    while pemeriksaan.periksa_berikut(at=at) or periksa_berikut(at=at):
        pass


def informasi_terbit(
    *, ppid: Pengguna, atasan: Pengguna, berkas: UnggahanBersih | None = None, at: datetime = SENIN, **ganti
) -> InformasiPublik:
    """Published on the Atasan's approval, with a checked file when one is given."""
    informasi = informasi_diklasifikasi(oleh=ppid, at=at, **ganti)
    if berkas is not None:
        lampirkan(informasi, berkas, judul="Dokumen", oleh=ppid, at=at)
        while periksa_berikut(at=at):
            pass
    return umumkan(setujui(informasi, oleh=atasan, at=at), oleh=ppid, at=at)


def lalui(edisi: Edisi, tim: dict[str, Pengguna], *, sampai: str, at: datetime = SENIN) -> Edisi:
    """Take the edition's steps, each by the officer of its role, until the step `sampai` is the current one."""
    for langkah in edisi.langkah.filter(selesai_at=None).order_by("urut"):
        if langkah.verba == sampai:
            break
        oleh = tim[langkah.peran]
        if langkah.verba == "sahkan":
            sahkan_edisi(edisi, **PLENO, oleh=oleh, at=at)
        else:
            selesaikan_langkah(edisi, oleh=oleh, at=at)
    edisi.refresh_from_db()
    return edisi


PLENO: dict[str, Any] = {
    "nomor_berita_acara": "12/BA/UJI",
    "tanggal_berita_acara": date(2026, 3, 9),
    "nomor_keputusan": "21 Tahun 2026",
    "tanggal_keputusan": date(2026, 3, 9),
}


def edisi_terbit(tim: dict[str, Pengguna], *, at: datetime = SENIN) -> Edisi:
    """This year's edition taken all the way."""
    edisi = mulai_edisi(satker=tim["ppid"].penugasan.first().satker, tahun=2026, oleh=tim["ppid"], at=at)
    for unit in set(edisi.butir.values_list("informasi__unit", flat=True)):
        tandai_tetap(edisi, unit=unit, oleh=tim["ppid"], at=at)
    return terbitkan_edisi(lalui(edisi, tim, sampai="terbitkan", at=at), oleh=tim["ppid"], at=at)


def tutup_berkas(jawab: Any) -> None:
    """Close the file behind a response as a server would, without ending the request's database connection."""
    for tutup in jawab._resource_closers:
        tutup()


def teks_surat(surat: Surat) -> str:
    """What an issued letter says when it is printed, on one line."""
    with pypdfium2.PdfDocument(cetak(surat, at=SENIN)) as dokumen:
        return " ".join(" ".join(h.get_textpage().get_text_range() for h in dokumen).split())
