"""The way of a consequence test to the office that rules on it."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from dip.alur_uji import ALUR_UJI, BERJANGKA, MENGAJUKAN, PENGUSUL, PIHAK, StatusUji
from dip.kabar_uji import kabarkan_uji
from dip.models import DelegasiUji, HasilUji, UjiKonsekuensi
from dip.pengecualian import Huruf
from dip.surat_uji import terbitkan_surat
from ppid.galat import AturanDilanggar
from ppid.models import HariLibur, Jalur, JangkaWaktu, JenisSurat, LangkahWaktu, Pengguna, Satker, Tingkat
from ppid.peran import Peran
from ppid.perbuatan import peran_pelaku, perbuatan

# What a proposal says; all of it may be put better until it is sent, and by the test itself afterwards.
USULAN = ("perihal", "unit", "lingkup", "huruf", "rahasia_pribadi", "undang_undang_lain", "bagian_dikecualikan")


def _terapkan(uji: UjiKonsekuensi, isi: Mapping[str, Any]) -> None:
    for nama in USULAN:
        if nama in isi:
            setattr(uji, nama, (isi[nama] or "").strip())
    periksa_dasar(uji)


def periksa_dasar(uji: UjiKonsekuensi) -> None:
    """Raises AturanDilanggar when the matter, or its legal ground, is not named.

    Dasar: UU 14/2008 Pasal 17 dan Pasal 19.
    """
    if not uji.perihal:
        raise AturanDilanggar("Tulis informasi yang akan diuji.")
    if uji.huruf not in Huruf.values:
        raise AturanDilanggar("Pilih huruf Pasal 17 yang menjadi dasar pengecualian.")
    if uji.huruf == Huruf.J and not uji.undang_undang_lain:
        raise AturanDilanggar("Huruf j harus menyebut undang-undang lain dan pasalnya.")
    if uji.huruf == Huruf.H and not uji.rahasia_pribadi:
        raise AturanDilanggar("Untuk huruf h, pilih rahasia pribadi yang mana (angka 1 sampai 5).")
    if uji.huruf != Huruf.H:
        uji.rahasia_pribadi = ""
    if not uji.bagian_dikecualikan:
        raise AturanDilanggar("Tulis tepat bagian mana yang dikecualikan; selebihnya tetap terbuka.")


def usulkan_uji(
    satker: Satker,
    isi: Mapping[str, Any],
    *,
    menggantikan: UjiKonsekuensi | None = None,
    oleh: Pengguna,
    at: datetime,
) -> UjiKonsekuensi:
    """Usulkan pengujian konsekuensi atas informasi tertentu; dengan `menggantikan`, versi baru sebuah pengecualian.

    Raises AturanDilanggar for another role, without matter, article or exact part, for letter j without its law, or
    when the exemption to be replaced is not this office's, not in force, or has a new version on its way.

    Dasar: Keputusan KPU Kabupaten Bengkayang 11/2022 Bab II.C angka 1 huruf a.
    """
    peran = peran_pelaku(oleh, satker.pk, at=at) & PENGUSUL
    if not peran:
        raise AturanDilanggar("Peran Anda tidak berwenang mengusulkan uji konsekuensi.")
    with transaction.atomic():
        uji = UjiKonsekuensi(satker=satker, status=StatusUji.DIUSULKAN, diusulkan_oleh=oleh, diusulkan_at=at)
        if menggantikan is not None:
            lama = UjiKonsekuensi.objects.select_for_update(of=("self",)).get(pk=menggantikan.pk)
            if (
                lama.satker_id != satker.pk
                or lama.status != StatusUji.DITETAPKAN
                or lama.hasil != HasilUji.DIKECUALIKAN
            ):
                raise AturanDilanggar("Yang dapat diganti versi baru hanya pengecualian kantor ini yang masih berlaku.")
            if lama.pengganti.berjalan().exists():
                raise AturanDilanggar("Versi baru pengecualian ini sudah diusulkan. Lanjutkan yang itu.")
            uji.menggantikan, uji.versi = lama, lama.versi + 1
        _terapkan(uji, isi)
        uji.save()
        uji.riwayat.create(
            aksi="usulkan_uji",
            ke=uji.status,
            oleh=oleh,
            peran=[p for p in Peran if p in peran][-1],
            at=at,
            dasar=BERJANGKA if menggantikan else MENGAJUKAN,
            rincian={"huruf": uji.huruf, "versi": uji.versi},
        )
    return uji


def ubah_uji(uji: UjiKonsekuensi, isi: Mapping[str, Any], *, oleh: Pengguna, at: datetime) -> UjiKonsekuensi:
    """Perbaiki usulan yang belum dikirim atau yang dikembalikan.

    Raises AturanDilanggar as `usulkan_uji` does.

    Dasar: Keputusan KPU Kabupaten Bengkayang 11/2022 Bab II.C angka 1 huruf a.
    """
    with perbuatan(ALUR_UJI, "ubah_uji", uji, oleh=oleh, at=at, pihak=PIHAK["ubah_uji"]) as (kasus, _):
        _terapkan(kasus, isi)
    return kasus


def ajukan_uji(uji: UjiKonsekuensi, *, oleh: Pengguna, at: datetime) -> UjiKonsekuensi:
    """Kirim permohonan uji dengan suratnya, lewat provinsi kepada KPU RI; provinsi mengirimnya kepada KPU RI.

    Dasar: Keputusan KPU Kabupaten Bengkayang 11/2022 Bab II.C angka 1 huruf a.
    """
    with perbuatan(ALUR_UJI, "ajukan_uji", uji, oleh=oleh, at=at, pihak=PIHAK["ajukan_uji"]) as (kasus, catatan):
        kasus.pemegang = kasus.satker.induk or kasus.satker
        surat = terbitkan_surat(kasus, JenisSurat.PERMOHONAN_UJI, satker=kasus.satker, oleh=oleh, at=at)
        catatan.rincian |= {"kepada": kasus.pemegang.kode, "surat": surat.acuan}
        kabarkan_uji(kasus, "masuk", kasus.pemegang, at=at)
    return kasus


def teruskan_uji(uji: UjiKonsekuensi, *, oleh: Pengguna, at: datetime) -> UjiKonsekuensi:
    """Provinsi meneruskan permohonan uji kepada KPU RI.

    Raises AturanDilanggar where there is nobody above.

    Dasar: PKPU 22/2023 Pasal 24.
    """
    with perbuatan(ALUR_UJI, "teruskan_uji", uji, oleh=oleh, at=at, pihak=PIHAK["teruskan_uji"]) as (kasus, catatan):
        atasan = kasus.pemegang.induk if kasus.pemegang else None
        if atasan is None:
            raise AturanDilanggar("Permohonan ini sudah di KPU RI. Terima untuk diuji, atau kembalikan.")
        catatan.rincian["kepada"] = atasan.kode
        kasus.pemegang = atasan
        kabarkan_uji(kasus, "masuk", atasan, at=at)
    return kasus


def kembalikan_uji(uji: UjiKonsekuensi, *, alasan: str, oleh: Pengguna, at: datetime) -> UjiKonsekuensi:
    """Kembalikan kepada kantor pengusul dengan catatan; pengujiannya dari awal lagi bila diajukan kembali.

    Raises AturanDilanggar without a reason.

    Dasar: Keputusan KPU Kabupaten Bengkayang 11/2022 Bab II.C angka 1 huruf b.
    """
    with perbuatan(ALUR_UJI, "kembalikan_uji", uji, oleh=oleh, at=at, pihak=PIHAK["kembalikan_uji"]) as (
        kasus,
        catatan,
    ):
        if not alasan.strip():
            raise AturanDilanggar("Tulis apa yang harus diperbaiki.")
        catatan.rincian["dari_kantor"] = kasus.pemegang.kode if kasus.pemegang else ""
        kasus.alasan_pengembalian = alasan.strip()
        # What was tested may come back as something else: nothing of the test carries over.
        kasus.tahap.all().delete()
        kasus.pendapat.all().delete()
        kasus.usul_hasil, kasus.usul_sampai = "", None
        kasus.pemegang = kasus.penetap = kasus.diterima_at = kasus.jatuh_tempo = None
        kabarkan_uji(kasus, "dikembalikan", kasus.satker, at=at)
    return kasus


def boleh_menetapkan(satker: Satker, *, at: datetime) -> bool:
    """Whether this office may rule on tests: KPU RI, and a province to which KPU RI has delegated it.

    Dasar: PKPU 22/2023 Pasal 24.
    """
    if satker.tingkat == Tingkat.PUSAT:
        return True
    return DelegasiUji.objects.berlaku(pada=satker.hari_ini(at)).filter(satker=satker).exists()


def terima_uji(uji: UjiKonsekuensi, *, oleh: Pengguna, at: datetime) -> UjiKonsekuensi:
    """Terima permohonan untuk diuji; 7 hari kerja berjalan sejak sekarang.

    Raises AturanDilanggar for an office that may not rule.

    Dasar: Keputusan KPU Kabupaten Bengkayang 11/2022 Bab II.C angka 2.
    """
    with perbuatan(ALUR_UJI, "terima_uji", uji, oleh=oleh, at=at, pihak=PIHAK["terima_uji"]) as (kasus, catatan):
        penguji = kasus.pemegang
        if penguji is None or not boleh_menetapkan(penguji, at=at):
            raise AturanDilanggar(
                "Kantor ini tidak menerima pelimpahan wewenang menguji dari KPU RI. Teruskan kepada KPU RI."
            )
        hari_ini = penguji.hari_ini(at)
        jangka = JangkaWaktu.objects.berlaku(LangkahWaktu.UJI_KONSEKUENSI, jalur=Jalur.UMUM, pada=hari_ini)
        kasus.penetap, kasus.diterima_at = penguji, at
        kasus.jatuh_tempo = jangka.tenggat(HariLibur.objects.kalender(penguji), hari_ini).tanggal
        catatan.rincian |= {"penguji": penguji.kode, "jatuh_tempo": kasus.jatuh_tempo.isoformat()}
        kabarkan_uji(kasus, "diterima", kasus.satker, at=at)
    return kasus


def batalkan_uji(uji: UjiKonsekuensi, *, alasan: str, oleh: Pengguna, at: datetime) -> UjiKonsekuensi:
    """Batalkan permohonan uji yang belum diterima penguji.

    Raises AturanDilanggar without a reason.

    Dasar: Keputusan KPU Kabupaten Bengkayang 11/2022 Bab II.C angka 1 huruf a.
    """
    with perbuatan(ALUR_UJI, "batalkan_uji", uji, oleh=oleh, at=at, pihak=PIHAK["batalkan_uji"]) as (kasus, _):
        if not alasan.strip():
            raise AturanDilanggar("Tulis mengapa permohonan uji ini dibatalkan.")
        kasus.alasan_pembatalan = alasan.strip()
    return kasus
