"""What happens in the test itself: invitation, the six steps, opinions."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from dip.alur_uji import ALUR_UJI, PIHAK, Tahap
from dip.models import HasilUji, PendapatUji, PesertaUji, TahapUji, UjiKonsekuensi
from dip.pengecualian import BERJANGKA
from dip.perbuatan.pengujian import periksa_dasar
from dip.surat_uji import terbitkan_surat
from ppid.galat import AturanDilanggar
from ppid.models import JenisSurat, Pengguna, Penugasan
from ppid.perbuatan import perbuatan

# What each step writes down, and what it must not leave empty.
ISI_TAHAP: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    Tahap.LINGKUP: (("perihal", "unit", "lingkup", "bagian_dikecualikan"), ("lingkup", "bagian_dikecualikan")),
    Tahap.BAHAYA: (("konsekuensi_dibuka",), ("konsekuensi_dibuka",)),
    Tahap.HUKUM: (
        ("huruf", "rahasia_pribadi", "undang_undang_lain", "jabatan_publik"),
        ("huruf",),
    ),
    Tahap.KEPENTINGAN: (("kepentingan_umum", "konsekuensi_ditutup"), ("kepentingan_umum", "konsekuensi_ditutup")),
    Tahap.PENIMBANGAN: (("politik", "ekonomi", "sosial_budaya", "keamanan", "penimbangan"), ("penimbangan",)),
    Tahap.HASIL: (("usul_hasil", "usul_sampai"), ("usul_hasil",)),
}


def undang_peserta(
    uji: UjiKonsekuensi,
    *,
    peserta: Sequence[tuple[str, str, str]],
    tanggal: date,
    waktu: str,
    tempat: str,
    oleh: Pengguna,
    at: datetime,
) -> UjiKonsekuensi:
    """Undang Atasan PPID, tim pertimbangan, tim penghubung, dan narasumber; surat undangannya terbit.

    `peserta` holds (as what, name, post) of each; who was invited before and is named again stays as he is.
    Raises AturanDilanggar without anybody, time or place, or for a day that has passed.

    Dasar: Keputusan KPU Kabupaten Bengkayang 11/2022 Bab II.C angka 1 huruf e.
    """
    with perbuatan(ALUR_UJI, "undang_peserta", uji, oleh=oleh, at=at, pihak=PIHAK["undang_peserta"]) as (
        kasus,
        catatan,
    ):
        if not peserta:
            raise AturanDilanggar("Tulis siapa yang diundang.")
        if tanggal < kasus.penguji.hari_ini(at):
            raise AturanDilanggar("Tanggal pertemuan sudah lewat. Periksa lagi.")
        if not waktu.strip() or not tempat.strip():
            raise AturanDilanggar("Isi waktu dan tempat pertemuannya.")
        for unsur, nama, jabatan in peserta:
            PesertaUji.objects.get_or_create(uji=kasus, nama=nama, defaults={"unsur": unsur, "jabatan": jabatan})
        surat = terbitkan_surat(
            kasus,
            JenisSurat.UNDANGAN_UJI,
            satker=kasus.penguji,
            oleh=oleh,
            at=at,
            peserta=[{"nama": n, "jabatan": j, "unsur": u} for u, n, j in peserta],
            pertemuan={"tanggal": tanggal.isoformat(), "waktu": waktu.strip(), "tempat": tempat.strip()},
        )
        catatan.rincian |= {"diundang": len(peserta), "surat": surat.acuan}
    return kasus


def catat_hadir(uji: UjiKonsekuensi, *, hadir: Sequence[int], oleh: Pengguna, at: datetime) -> UjiKonsekuensi:
    """Catat siapa yang hadir dari yang diundang.

    Dasar: Keputusan KPU Kabupaten Bengkayang 11/2022 Bab II.C angka 1 huruf e.
    """
    with perbuatan(ALUR_UJI, "catat_hadir", uji, oleh=oleh, at=at, pihak=PIHAK["catat_hadir"]) as (kasus, catatan):
        kasus.peserta.update(hadir=False)
        catatan.rincian["hadir"] = kasus.peserta.filter(pk__in=hadir).update(hadir=True)
    return kasus


def catat_tahap(
    uji: UjiKonsekuensi, isi: Mapping[str, Any], *, tahap: str, oleh: Pengguna, at: datetime
) -> UjiKonsekuensi:
    """Catat satu dari enam tahap pengujian.

    Raises AturanDilanggar when the step leaves out what it is there for, a ground without its law, or for a term
    that has passed or is missing where the law asks for one.

    Dasar: UU 14/2008 Pasal 19.
    """
    with perbuatan(ALUR_UJI, "catat_tahap", uji, oleh=oleh, at=at, pihak=PIHAK["catat_tahap"], tahap=tahap) as (
        kasus,
        _,
    ):
        medan, wajib = ISI_TAHAP[tahap]
        for nama in medan:
            if nama in isi:
                setattr(kasus, nama, isi[nama].strip() if isinstance(isi[nama], str) else isi[nama])
        if kosong := [nama for nama in wajib if not getattr(kasus, nama)]:
            sebutan = ", ".join(str(kasus._meta.get_field(nama).verbose_name) for nama in kosong)  # type: ignore[union-attr]
            raise AturanDilanggar(f"Tahap “{Tahap(tahap).label}” belum lengkap: isi {sebutan}.")
        periksa_dasar(kasus)
        if tahap == Tahap.HASIL and kasus.usul_hasil == HasilUji.DIKECUALIKAN:
            periksa_jangka(kasus.huruf, kasus.usul_sampai, sejak=kasus.penguji.hari_ini(at))
        TahapUji.objects.update_or_create(uji=kasus, tahap=tahap, defaults={"oleh": oleh, "at": at})
    return kasus


def periksa_jangka(huruf: str, sampai: date | None, *, sejak: date) -> None:
    """Raises AturanDilanggar when an exemption has no term where it must, or one that ends before it begins.

    Dasar: UU 14/2008 Pasal 20.
    """
    if huruf in BERJANGKA and sampai is None:
        raise AturanDilanggar(f"Pengecualian huruf {huruf} tidak boleh permanen. Isi sampai kapan berlakunya.")
    if sampai is not None and sampai < sejak:
        raise AturanDilanggar("Akhir masa berlaku tidak boleh sebelum tanggal keputusannya. Periksa lagi.")


def beri_pendapat(uji: UjiKonsekuensi, *, suara: str, alasan: str, oleh: Pengguna, at: datetime) -> UjiKonsekuensi:
    """Beri suara dan alasannya; dapat diubah sampai hasilnya ditetapkan.

    Raises AturanDilanggar without a reason.

    Dasar: Keputusan KPU Kabupaten Bengkayang 11/2022 Bab II.C angka 1 huruf e.
    """
    with perbuatan(ALUR_UJI, "beri_pendapat", uji, oleh=oleh, at=at, pihak=PIHAK["beri_pendapat"]) as (kasus, catatan):
        if suara not in HasilUji.values:
            raise AturanDilanggar("Pilih dikecualikan atau terbuka.")
        if not alasan.strip():
            raise AturanDilanggar("Tulis alasan pendapat Anda.")
        kantor = [kasus.satker_id, kasus.pemegang_id]
        tugas = Penugasan.objects.berlaku(at).filter(petugas=oleh, satker__in=kantor).order_by("-mulai", "-pk").first()
        PendapatUji.objects.update_or_create(
            uji=kasus,
            oleh=oleh,
            defaults={
                "jabatan": tugas.nama_jabatan if tugas else "",
                "suara": suara,
                "alasan": alasan.strip(),
                "at": at,
            },
        )
        catatan.rincian["suara"] = suara
    return kasus
