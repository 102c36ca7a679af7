import hashlib
import secrets
from datetime import datetime, timedelta
from pathlib import Path

from keberatan.alur import ALUR_SENGKETA
from keberatan.models import BerkasSidang, Sengketa, TautanSidang
from keberatan.penahanan import tahan
from ppid.galat import AturanDilanggar
from ppid.models import Berkas, Kelas, PekerjaanLatar, Pengguna
from ppid.pekerjaan_latar import titipkan
from ppid.perbuatan import peran_pelaku, perbuatan

HARI_TAUTAN = 30
HARI_TERLAMA = 90


def minta_berkas_sidang(sengketa: Sengketa, *, oleh: Pengguna, at: datetime) -> PekerjaanLatar:
    """Minta berkas sidang disusun; pekerja menyusunnya sebagai versi berikut.

    Raises AturanDilanggar for another role, or while another version is being put together.

    Dasar: Keputusan KPU Kabupaten Bengkayang 11/2022 Bab II.F angka 3.
    """
    peran = peran_pelaku(oleh, sengketa.satker_id, at=at)
    ALUR_SENGKETA.periksa("susun_berkas_sidang", status=sengketa.status, peran=peran)
    berjalan = PekerjaanLatar.objects.filter(
        jenis="berkas-sidang", rincian__sengketa=sengketa.pk, selesai_at=None, satker=sengketa.satker
    )
    if berjalan.exists():
        raise AturanDilanggar("Berkas sidang ini sedang disusun. Tunggu sampai selesai, lalu susun lagi bila perlu.")
    return titipkan(
        "berkas-sidang",
        judul=f"Berkas sidang {sengketa.nomor_register}",
        rincian={"sengketa": sengketa.pk},
        satker=sengketa.satker,
        oleh=oleh,
        at=at,
    )


def simpan_berkas_sidang(
    sengketa: Sengketa, *, versi: int, pdf: Path, asli: Path, halaman: int, oleh: Pengguna, at: datetime
) -> BerkasSidang:
    """Simpan satu versi berkas sidang yang sudah tersusun; versi lama tetap ada dan semuanya ditahan.

    Raises AturanDilanggar when the officer no longer may.

    Dasar: Keputusan KPU Kabupaten Bengkayang 11/2022 Bab II.F angka 3.
    """
    with perbuatan(ALUR_SENGKETA, "susun_berkas_sidang", sengketa, oleh=oleh, at=at) as (kasus, catatan):
        nama = f"berkas-sidang-{kasus.nomor_register.replace('/', '-')}-versi-{versi}"
        tersimpan = [
            Berkas.objects.simpan(
                isi, satker=kasus.satker, kelas=Kelas.KASUS, nama=f"{nama}.{akhiran}", mime=mime, oleh=oleh, at=at
            )
            for isi, akhiran, mime in ((pdf, "pdf", "application/pdf"), (asli, "zip", "application/zip"))
        ]
        berkas = BerkasSidang.objects.create(
            sengketa=kasus, versi=versi, pdf=tersimpan[0], asli=tersimpan[1], halaman=halaman, oleh=oleh, at=at
        )
        tahan(kasus, at=at)
        catatan.rincian |= {"versi": versi, "sha256": tersimpan[0].sha256}
    return berkas


def sidik_tautan(kunci: str) -> str:
    """The fingerprint under which a link's key is kept."""
    return hashlib.sha256(kunci.encode()).hexdigest()


def bagikan_berkas_sidang(
    sengketa: Sengketa,
    *,
    berkas_sidang: BerkasSidang,
    untuk: str,
    hari: int = HARI_TAUTAN,
    oleh: Pengguna,
    at: datetime,
) -> str:
    """Buat tautan baca berbatas waktu bagi majelis; setiap pembukaannya tercatat. Kuncinya hanya muncul sekali.

    Returns the key of the link. Raises AturanDilanggar without a recipient, for too long, or another dispute's bundle.

    Dasar: Keputusan KPU Kabupaten Bengkayang 11/2022 Bab II.F angka 3.
    """
    with perbuatan(ALUR_SENGKETA, "bagikan_berkas_sidang", sengketa, oleh=oleh, at=at) as (kasus, catatan):
        if berkas_sidang.sengketa_id != kasus.pk:
            raise AturanDilanggar("Berkas itu bukan berkas sidang sengketa ini.")
        if not untuk.strip():
            raise AturanDilanggar("Tulis untuk siapa tautannya, mis. Panitera Komisi Informasi.")
        if not 1 <= hari <= HARI_TERLAMA:
            raise AturanDilanggar(f"Tautan berlaku 1 sampai {HARI_TERLAMA} hari.")
        kunci = secrets.token_urlsafe(32)
        TautanSidang.objects.create(
            berkas_sidang=berkas_sidang,
            sidik=sidik_tautan(kunci),
            untuk=untuk.strip(),
            dibuat_oleh=oleh,
            dibuat_at=at,
            berlaku_sampai=at + timedelta(days=hari),
        )
        catatan.rincian |= {"versi": berkas_sidang.versi, "hari": hari}
    return kunci


def cabut_tautan(sengketa: Sengketa, *, tautan: TautanSidang, oleh: Pengguna, at: datetime) -> Sengketa:
    """Cabut tautan baca sebelum waktunya habis.

    Raises AturanDilanggar for another dispute's link, or twice.

    Dasar: Keputusan KPU Kabupaten Bengkayang 11/2022 Bab II.F angka 3.
    """
    with perbuatan(ALUR_SENGKETA, "cabut_tautan", sengketa, oleh=oleh, at=at) as (kasus, catatan):
        baris = TautanSidang.objects.select_for_update().filter(pk=tautan.pk, berkas_sidang__sengketa=kasus)
        if not baris.filter(dicabut_at=None).update(dicabut_at=at):
            raise AturanDilanggar("Tautan itu sudah dicabut, atau bukan tautan sengketa ini.")
        catatan.rincian["versi"] = tautan.berkas_sidang.versi
    return kasus
