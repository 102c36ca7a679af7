"""Files that go out of an office: each opened once by a worker, its outcome remembered, its findings judged by two."""

import hashlib
import logging
from collections.abc import Callable, Collection
from datetime import datetime
from typing import Any

from django.db import connection, transaction
from django.db.models import QuerySet

from ppid.galat import AturanDilanggar
from ppid.models import Berkas, BerkasBersih, BerkasKeluar, Kelas, Pengguna
from ppid.pelepasan import VERSI, HasilPelepasan, jenis_berkas, periksa_pelepasan, sebutan
from ppid.unggahan import NOMOR_IDENTITAS

TAK_TERPERIKSA = "Berkas ini tidak dapat diperiksa. Unggah lagi; bila berulang, hubungi pemelihara."
# How far a worker looks past the files that others are opening.
ANTREAN = 20
catatan = logging.getLogger(__name__)


def periksa_berikut(
    menunggu: QuerySet[Any], *, sesudah: Callable[[Any, str], None], at: datetime, dengan_teks: bool = False
) -> bool:
    """Check the oldest file of `menunggu` that nobody is checking; False when there is none.

    Held meanwhile is a lock on the bytes, not on the row: no two workers open the same bytes, a worker that dies lets
    go of them with its connection, and an officer may take the file back without waiting. `sesudah` gets the saved
    row and the words of the file, in the same transaction; the words for certain only `dengan_teks`, which opens also
    what is known to be clean.
    """
    for pk, sidik in list(menunggu.order_by("pk").values_list("pk", f"{menunggu.model.ASLI}__sha256")[:ANTREAN]):
        with transaction.atomic():
            if not _kunci(sidik):
                continue
            berkas = menunggu.select_related(menunggu.model.ASLI).filter(pk=pk).first()
            if berkas is None:
                return True
            hasil, sidik_bersih = _hasil(berkas.asli, at=at, dengan_teks=dengan_teks)
            # It may have been replaced while it was open.
            kini = menunggu.select_for_update(of=("self",)).filter(pk=pk).first()
            if kini is not None:
                kini.temuan, kini.diperiksa_at = hasil.temuan, at
                kini.bersih = _salinan(berkas.asli, hasil.isi, sidik_bersih, at=at)
                kini.save(update_fields=["temuan", "diperiksa_at", "bersih"])
                sesudah(kini, hasil.teks)
        return True
    return False


def _kunci(sidik: str) -> bool:
    """Take these bytes until the transaction ends; False when another worker has them."""
    with connection.cursor() as kursor:
        kursor.execute("SELECT pg_try_advisory_xact_lock(hashtextextended(%s, 0))", [f"periksa:{sidik}"])
        return bool(kursor.fetchone()[0])


def _hasil(asli: Berkas, *, at: datetime, dengan_teks: bool) -> tuple[HasilPelepasan, str]:
    """What the check says, with the hash of the bytes to give out; empty when there are none."""
    jenis = jenis_berkas(asli.nama)
    sama = BerkasBersih.objects.filter(sha256=asli.sha256, jenis=jenis, versi=VERSI).first()
    if sama is not None and not dengan_teks:
        isi = b"" if sama.sha256_bersih == asli.sha256 else _bita(sama.sha256_bersih)
        if isi is not None:
            return HasilPelepasan(temuan=[], isi=isi, teks=""), sama.sha256_bersih
    try:
        hasil = periksa_pelepasan(asli.baca(), nama=asli.nama)
    except Exception:
        # A file that cannot even be read is told so, and the next one gets its turn.
        catatan.exception("berkas %s tidak dapat diperiksa", asli.kode)
        return HasilPelepasan(temuan=[TAK_TERPERIKSA], isi=b"", teks=""), ""
    if hasil.temuan and not hasil.isi:
        return hasil, ""
    sidik = hashlib.sha256(hasil.isi).hexdigest()
    if not hasil.temuan:
        # The copy is known with the file: given on from there, it is not opened either.
        ingat = [
            BerkasBersih(sha256=satu, jenis=jenis, versi=VERSI, sha256_bersih=sidik, at=at)
            for satu in sorted({asli.sha256, sidik})
        ]
        BerkasBersih.objects.bulk_create(ingat, ignore_conflicts=True)
    return hasil, sidik


def _bita(sidik: str) -> bytes | None:
    """Bytes with that hash, as they lie in the store for another file."""
    berkas = Berkas.objects.filter(sha256=sidik).exclude(kelas=Kelas.IDENTITAS).first()
    try:
        return berkas.baca() if berkas else None
    except FileNotFoundError:
        return None


def _salinan(asli: Berkas, isi: bytes, sidik: str, *, at: datetime) -> Berkas | None:
    """The cleaned copy as a file of the same office and class; a file that was clean is its own."""
    if sidik == asli.sha256 or not sidik:
        return asli if sidik else None
    return Berkas.objects.simpan(
        isi, satker=asli.satker, kelas=asli.kelas, nama=asli.nama, mime=asli.mime, oleh=None, at=at
    )


def minta_lepas(berkas: BerkasKeluar, *, alasan: str, oleh: Pengguna, at: datetime) -> list[str]:
    """Minta satu berkas dilepas meskipun ada temuannya. Inside an act only; returns what was found, without details.

    Raises AturanDilanggar for a file that is not held or cannot be opened, and for a reason that is missing or names
    an identity number.

    Dasar: UU 14/2008 Pasal 6 ayat (3).
    """
    _pastikan_dapat_dilepas(berkas)
    alasan = alasan.strip()
    if not alasan:
        raise AturanDilanggar("Tulis mengapa berkas ini boleh keluar meskipun ada temuannya.")
    if NOMOR_IDENTITAS.search(alasan):
        raise AturanDilanggar("Jangan tulis nomor identitas dalam alasan. Alasan ini tersimpan dalam riwayat.")
    berkas.alasan_pelepasan, berkas.pelepasan_diminta_oleh, berkas.pelepasan_diminta_at = alasan, oleh, at
    berkas.save(update_fields=["alasan_pelepasan", "pelepasan_diminta_oleh", "pelepasan_diminta_at"])
    return sebutan(berkas.temuan)


def lepaskan(berkas: BerkasKeluar, *, dibaca: Collection[str], oleh: Pengguna, at: datetime) -> list[str]:
    """Setujui bahwa berkas yang diminta orang lain dilepas. Inside an act only; returns what was found.

    `dibaca` are the requests (BerkasKeluar.permintaan) that the signer had before him. Raises AturanDilanggar when
    nobody asked, when the same natural person did, or when the request is another than those.

    Dasar: UU 14/2008 Pasal 6 ayat (3).
    """
    _pastikan_dapat_dilepas(berkas)
    peminta = berkas.pelepasan_diminta_oleh
    if peminta is None:
        raise AturanDilanggar("Belum ada yang meminta berkas ini dilepas. Minta dahulu dengan alasannya.")
    if peminta.orang_yang_sama(oleh):
        raise AturanDilanggar("Anda sendiri yang meminta berkas ini dilepas. Orang lain yang menyetujuinya.")
    if berkas.permintaan not in dibaca:
        raise AturanDilanggar(
            "Permintaan melepas berkas ini berubah sesudah Anda membuka halamannya. Baca lagi temuan dan alasannya, "
            "lalu setujui."
        )
    berkas.dilepas_oleh, berkas.dilepas_at = oleh, at
    berkas.save(update_fields=["dilepas_oleh", "dilepas_at"])
    return sebutan(berkas.temuan)


def _pastikan_dapat_dilepas(berkas: BerkasKeluar) -> None:
    if not berkas.tertahan:
        raise AturanDilanggar("Berkas itu tidak sedang tertahan. Muat ulang halaman untuk melihat keadaan terakhir.")
    if not berkas.dapat_dilepas:
        raise AturanDilanggar("Berkas itu tidak dapat dibuka, jadi tidak dapat dilepas. Ganti dengan berkas lain.")
