"""The demonstration's lists, made by performing the acts: proposed, classified, ratified, published."""

from datetime import date, datetime, timedelta
from itertools import islice

from dip.alur import Verba
from dip.contoh import LAIN, SERANG, Contoh
from dip.models import Edisi, InformasiPublik, UrutanKantor
from dip.pemeriksaan import periksa_berikut
from dip.perbuatan.pelampiran import lampirkan
from dip.perbuatan.pengesahan import sahkan_edisi, terbitkan_edisi
from dip.perbuatan.pengklasifikasian import klasifikasikan
from dip.perbuatan.pengumuman import izinkan_penyerahan, setujui, umumkan
from dip.perbuatan.pengusulan import usulkan
from dip.perbuatan.penyusunan import mulai_edisi, selesaikan_langkah, tandai_tetap
from ppid.demo import petugas
from ppid.models import Satker
from ppid.pdf import cetak_html
from ppid.peran import Peran
from ppid.unggahan import UnggahanBersih

DISAHKAN_LALU = timedelta(days=120)
# As Jombang's own procedure has it: the unit, its head, verification, advice, authentication, documentation register.
URUTAN_JOMBANG = (
    (Verba.PERSETUJUAN, Peran.ATASAN, "Persetujuan Sekretaris untuk menghimpun"),
    (Verba.HIMPUN, Peran.PENGHUBUNG, "Desk PPID subbagian menghimpun dan mengolah"),
    (Verba.TELAAH, Peran.PENGHUBUNG, "Telaah kepala subbagian"),
    (Verba.KOREKSI, Peran.ATASAN, "Verifikasi oleh Atasan PPID"),
    (Verba.PERTIMBANGAN, Peran.PERTIMBANGAN, "Masukan Tim Pertimbangan"),
    (Verba.SAHKAN, Peran.PEMBINA, "Otentikasi oleh Ketua dan Anggota"),
    (Verba.TERBITKAN, Peran.PPID, "Pencatatan dalam register dokumentasi dan penerbitan"),
)
# So many of the titles of each office wait outside its edition, to be seen on their way.
DI_LUAR_EDISI = {"3517": 3, "5301": 1, "6107": 1, "11": 1, "3673": 0}
BERBERKAS = {"3517": 2, "3673": 2, "5301": 1}


def muat(satker: Satker, *, at: datetime) -> None:
    """One office's list: an edition ratified months ago, and what has happened since."""
    if satker.kode == "3517":
        UrutanKantor.objects.bulk_create(
            UrutanKantor(satker=satker, urut=nomor, verba=verba, peran=peran, sebutan=sebutan)
            for nomor, (verba, peran, sebutan) in enumerate(URUTAN_JOMBANG, 1)
        )
    semua = SERANG if satker.kode == "3673" else LAIN[satker.kode]
    batas = len(semua) - DI_LUAR_EDISI[satker.kode]
    lalu = at - DISAHKAN_LALU
    informasi = [_usulkan(satu, satker, at=lalu) for satu in semua[:batas]]
    for satu in islice(informasi, BERBERKAS.get(satker.kode, 0)):
        _beri_berkas(satu, at=lalu)
    _terbitkan(satker, at=lalu)
    if satker.kode == "3517":
        ppid = petugas(satker, Peran.PPID)
        for satu in informasi[:2]:
            izinkan_penyerahan(satu, serah_di_meja=True, oleh=ppid, at=at - timedelta(days=90))
    sesudah = [
        _usulkan(satu, satker, at=at - timedelta(days=12), klasifikasi=n != 1) for n, satu in enumerate(semua[batas:])
    ]
    if sesudah:
        tunggal = setujui(sesudah[0], oleh=petugas(satker, Peran.ATASAN), at=at - timedelta(days=10))
        umumkan(tunggal, oleh=petugas(satker, Peran.PPID), at=at - timedelta(days=9))
    if satker.kode == "5301":
        _mulai_lagi(satker, at=at - timedelta(days=5))


def _usulkan(satu: Contoh, satker: Satker, *, at: datetime, klasifikasi: bool = True) -> InformasiPublik:
    ppid = petugas(satker, Peran.PPID)
    isi = {
        "nama": satu.nama,
        "ringkasan": satu.ringkasan,
        "unit": satu.unit,
        "pejabat": f"Kepala {satu.unit}",
        "tahun": satu.tahun,
        "tempat": satker.kota,
        "retensi": satu.retensi,
        "bentuk": satu.bentuk,
        "jenis": satu.jenis,
    }
    informasi = usulkan(isi, satker=satker, oleh=ppid, at=at)
    if not klasifikasi:
        return informasi
    tinjau = date(satker.hari_ini(at).year + 1, 1, 31)
    return klasifikasikan(informasi, pokok=satu.pokok, jenis=satu.jenis, ditinjau_pada=tinjau, oleh=ppid, at=at)


def _beri_berkas(informasi: InformasiPublik, *, at: datetime) -> None:
    isi = (
        f"<!doctype html><html lang='id'><head><title>{informasi.nama}</title></head><body><h1>{informasi.nama}</h1>"
        f"<p>{informasi.ringkasan}</p><p>Dokumen contoh untuk peragaan, bukan dokumen resmi.</p></body></html>"
    )
    unggahan = UnggahanBersih(nama="dokumen-contoh.pdf", mime="application/pdf", isi=cetak_html(isi))
    lampirkan(informasi, unggahan, judul=informasi.nama[:150], oleh=petugas(informasi.satker, Peran.PPID), at=at)
    while periksa_berikut(at=at):
        pass


def _langkahkan(edisi: Edisi, *peran: Peran, at: datetime) -> None:
    for satu in peran:
        selesaikan_langkah(edisi, oleh=petugas(edisi.satker, satu), at=at)


def _terbitkan(satker: Satker, *, at: datetime) -> None:
    """The office's whole way to an edition in one go."""
    edisi = mulai_edisi(satker=satker, tahun=satker.hari_ini(at).year, oleh=petugas(satker, Peran.PPID), at=at)
    jalan = edisi.langkah.exclude(verba__in=[Verba.SAHKAN, Verba.TERBITKAN]).order_by("urut")
    _langkahkan(edisi, *(Peran(satu.peran) for satu in jalan), at=at)
    hari = satker.hari_ini(at)
    sahkan_edisi(
        edisi,
        nomor_berita_acara=f"12/PK.01-BA/{satker.kode}/{hari.year} (demo)",
        tanggal_berita_acara=hari,
        nomor_keputusan=f"21 Tahun {hari.year} (demo)",
        tanggal_keputusan=hari,
        oleh=petugas(satker, Peran.PEMBINA),
        at=at,
    )
    terbitkan_edisi(edisi, oleh=petugas(satker, Peran.PPID), at=at)


def _mulai_lagi(satker: Satker, *, at: datetime) -> None:
    """Next year's edition is on its way: one unit has marked its rows, the others have not."""
    ppid = petugas(satker, Peran.PPID)
    edisi = mulai_edisi(satker=satker, tahun=satker.hari_ini(at).year + 1, oleh=ppid, at=at)
    belum = edisi.butir.filter(tanda="").select_related("informasi").order_by("informasi__unit").first()
    if belum is not None:
        tandai_tetap(edisi, unit=belum.informasi.unit, oleh=ppid, at=at)
