"""The ruling on a consequence test, its record in the office's plenary, its revocation."""

from datetime import date, datetime
from typing import cast

from dip.alur_uji import ALUR_UJI, PIHAK, StatusUji, Tahap
from dip.kabar_uji import kabarkan_uji
from dip.models import HasilUji, UjiKonsekuensi
from dip.pengecualian import MELINDUNGI_ORANG
from dip.perbuatan.pembukaan_uji import ganti_uji, usulkan_terbuka
from dip.perbuatan.pemeriksaan_uji import periksa_jangka
from dip.perbuatan.pengujian import boleh_menetapkan
from dip.surat_uji import terbitkan_surat
from ppid.galat import AturanDilanggar
from ppid.models import JenisSurat, Pengguna, Tingkat
from ppid.perbuatan import perbuatan

SURAT_KETETAPAN = (JenisSurat.LEMBAR_UJI, JenisSurat.BERITA_ACARA_UJI, JenisSurat.KEPUTUSAN_UJI)


def tetapkan_uji(
    uji: UjiKonsekuensi,
    *,
    hasil: str,
    nomor_keputusan: str,
    tanggal_keputusan: date,
    berlaku_sampai: date | None = None,
    nasional: bool = False,
    oleh: Pengguna,
    at: datetime,
) -> UjiKonsekuensi:
    """Tetapkan hasil pengujian; lembar uji, berita acara, dan keputusannya terbit.

    What is found open enters the list of public information as a proposal; a new version takes the place of the
    exemption that it replaces. Raises AturanDilanggar before all six steps are recorded, for one's own proposal,
    after the delegation ended, without number, for a day that has not come or lies before the test, for a term that
    the law does not allow, when the person has agreed or it concerns a public office (letters g and h), and for a
    national ruling by a province.

    Dasar: UU 14/2008 Pasal 19 dan Pasal 20.
    """
    with perbuatan(ALUR_UJI, "tetapkan_uji", uji, oleh=oleh, at=at, pihak=PIHAK["tetapkan_uji"]) as (kasus, catatan):
        penguji = kasus.penguji
        if kasus.diusulkan_oleh is not None and kasus.diusulkan_oleh.orang_yang_sama(oleh):
            raise AturanDilanggar("Pengujian ini Anda usulkan sendiri. Orang lain yang menetapkan hasilnya.")
        tercatat = set(kasus.tahap.values_list("tahap", flat=True))
        if belum := [str(tahap.label) for tahap in Tahap if tahap.value not in tercatat]:
            raise AturanDilanggar(f"Tahap yang belum dicatat: {', '.join(belum)}.")
        if not boleh_menetapkan(penguji, at=at):
            raise AturanDilanggar(
                "Pelimpahan wewenang menguji dari KPU RI kepada kantor ini sudah berakhir. Kembalikan permohonannya, "
                "supaya diajukan kepada KPU RI."
            )
        if hasil not in HasilUji.values:
            raise AturanDilanggar("Pilih hasil pengujiannya.")
        if not nomor_keputusan.strip():
            raise AturanDilanggar("Isi nomor keputusannya.")
        diterima, batas = cast(datetime, kasus.diterima_at), cast(date, kasus.jatuh_tempo)
        if not penguji.hari_ini(diterima) <= tanggal_keputusan <= penguji.hari_ini(at):
            raise AturanDilanggar("Tanggal keputusan tidak sebelum permohonan uji diterima dan tidak sesudah hari ini.")
        if nasional and penguji.tingkat != Tingkat.PUSAT:
            raise AturanDilanggar("Hanya KPU RI yang menetapkan pengecualian bagi semua satuan kerja.")
        if hasil == HasilUji.DIKECUALIKAN:
            _periksa_orangnya(kasus)
            periksa_jangka(kasus.huruf, berlaku_sampai, sejak=tanggal_keputusan)
        kasus.hasil, kasus.nomor_keputusan = hasil, nomor_keputusan.strip()
        kasus.tanggal_keputusan, kasus.nasional = tanggal_keputusan, nasional
        kasus.berlaku_sampai = berlaku_sampai if hasil == HasilUji.DIKECUALIKAN else None
        for jenis in SURAT_KETETAPAN:
            nomor = "" if jenis == JenisSurat.BERITA_ACARA_UJI else kasus.nomor_keputusan
            terbitkan_surat(kasus, jenis, satker=penguji, oleh=oleh, at=at, nomor=nomor)
        lama = UjiKonsekuensi.objects.select_for_update(of=("self",)).filter(pengganti=kasus).first()
        # It may have lapsed or been revoked while its new version was tested.
        if lama is not None and lama.status == StatusUji.DITETAPKAN:
            # From today and never from a day before: what was refused behind it until now stays refused rightly.
            ganti_uji(lama, pada=penguji.hari_ini(at), at=at)
        if hasil == HasilUji.TERBUKA:
            usulkan_terbuka(kasus, at=at)
        catatan.rincian |= {
            "hasil": hasil,
            "nomor": kasus.nomor_keputusan,
            "tanggal": tanggal_keputusan.isoformat(),
            "berlaku_sampai": kasus.berlaku_sampai.isoformat() if kasus.berlaku_sampai else "",
            "tepat_waktu": penguji.hari_ini(at) <= batas,
        }
        kabarkan_uji(kasus, "ditetapkan", kasus.satker, at=at)
    return kasus


def _periksa_orangnya(uji: UjiKonsekuensi) -> None:
    if uji.huruf not in MELINDUNGI_ORANG:
        return
    if uji.disetujui_orangnya:
        raise AturanDilanggar(
            f"Orangnya sudah menyetujui secara tertulis, jadi huruf {uji.huruf} tidak berlaku "
            "(UU 14/2008 Pasal 18 ayat (2)). Hasilnya hanya dapat “terbuka”."
        )
    if uji.jabatan_publik:
        raise AturanDilanggar(
            f"Yang diuji menyangkut jabatan publik, jadi huruf {uji.huruf} tidak berlaku "
            "(UU 14/2008 Pasal 18 ayat (2)). Hasilnya hanya dapat “terbuka”."
        )


def catat_pleno(
    uji: UjiKonsekuensi, *, nomor_berita_acara: str, tanggal_berita_acara: date | None, oleh: Pengguna, at: datetime
) -> UjiKonsekuensi:
    """Catat rapat pleno kantor pengusul yang mengesahkan hasil uji.

    Raises AturanDilanggar without number and day, for a day before the ruling or ahead, or when it is recorded already.

    Dasar: Keputusan KPU Kabupaten Bengkayang 11/2022 Bab II.C angka 1 huruf f.
    """
    with perbuatan(ALUR_UJI, "catat_pleno", uji, oleh=oleh, at=at, pihak=PIHAK["catat_pleno"]) as (kasus, catatan):
        if kasus.nomor_berita_acara:
            raise AturanDilanggar(f"Rapat plenonya sudah dicatat: {kasus.nomor_berita_acara}.")
        if not nomor_berita_acara.strip() or tanggal_berita_acara is None:
            raise AturanDilanggar("Isi nomor dan tanggal berita acara rapat pleno.")
        if not cast(date, kasus.tanggal_keputusan) <= tanggal_berita_acara <= kasus.satker.hari_ini(at):
            raise AturanDilanggar("Rapat pleno tidak sebelum hasilnya ditetapkan dan tidak sesudah hari ini.")
        kasus.nomor_berita_acara, kasus.tanggal_berita_acara = nomor_berita_acara.strip(), tanggal_berita_acara
        catatan.rincian |= {"nomor": kasus.nomor_berita_acara, "tanggal": tanggal_berita_acara.isoformat()}
    return kasus


def cabut_uji(uji: UjiKonsekuensi, *, alasan: str, oleh: Pengguna, at: datetime) -> UjiKonsekuensi:
    """Cabut pengecualian: sejak saat itu tidak dapat dipakai menolak, dan informasinya diusulkan ke daftar.

    Raises AturanDilanggar without a reason, or when the ruling closed nothing.

    Dasar: UU 14/2008 Pasal 20.
    """
    with perbuatan(ALUR_UJI, "cabut_uji", uji, oleh=oleh, at=at, pihak=PIHAK["cabut_uji"]) as (kasus, catatan):
        if kasus.hasil != HasilUji.DIKECUALIKAN:
            raise AturanDilanggar("Hasil uji ini “terbuka”, jadi tidak ada pengecualian yang dicabut.")
        if not alasan.strip():
            raise AturanDilanggar("Tulis alasan pencabutannya.")
        kasus.dicabut_pada, kasus.alasan_pencabutan = kasus.penguji.hari_ini(at), alasan.strip()
        surat = terbitkan_surat(kasus, JenisSurat.PENCABUTAN_UJI, satker=kasus.penguji, oleh=oleh, at=at)
        usulkan_terbuka(kasus, at=at)
        catatan.rincian["surat"] = surat.acuan
        kabarkan_uji(kasus, "dicabut", kasus.satker, at=at)
    return kasus
