from collections.abc import Sequence
from datetime import date, datetime

from django.db import IntegrityError, transaction

from keberatan.alur import BERSENGKETA, PENYIAP, StatusKeberatan, StatusSengketa
from keberatan.komisi import komisi_informasi
from keberatan.models import BerkasSengketa, Keberatan, Sengketa
from keberatan.penahanan import tahan
from ppid.galat import AturanDilanggar
from ppid.models import Berkas, Kelas, Pengguna
from ppid.peran import Peran
from ppid.perbuatan import peran_pelaku
from ppid.unggahan import UnggahanBersih


def simpan_berkas(
    sengketa: Sengketa, berkas: Sequence[UnggahanBersih], *, perihal: str, oleh: Pengguna, at: datetime
) -> list[Berkas]:
    """Store papers of a dispute, held from the first moment."""
    tersimpan = [
        Berkas.objects.simpan(
            satu.isi, satker=sengketa.satker, kelas=Kelas.KASUS, nama=satu.nama, mime=satu.mime, oleh=oleh, at=at
        )
        for satu in berkas
    ]
    for satu in tersimpan:
        BerkasSengketa.objects.create(sengketa=sengketa, berkas=satu, perihal=perihal)
    tahan(sengketa, at=at)
    return tersimpan


def daftarkan_sengketa(
    keberatan: Keberatan,
    *,
    nomor_register: str,
    didaftarkan_pada: date,
    diberitahukan_pada: date | None = None,
    berkas: Sequence[UnggahanBersih] = (),
    oleh: Pengguna,
    at: datetime,
) -> Sengketa:
    """Catat sengketa yang didaftarkan pemohon di Komisi Informasi; sejak itu semua arsipnya ditahan.

    Raises AturanDilanggar for another role, a withdrawn objection, an objection still within the Atasan's term, a date
    in the future or before the objection, or a dispute recorded before.

    Dasar: UU 14/2008 Pasal 37 ayat (2).
    """
    dipegang = peran_pelaku(oleh, keberatan.satker_id, at=at) & PENYIAP
    if not dipegang:
        raise AturanDilanggar("Peran Anda tidak berwenang mencatat sengketa.")
    with transaction.atomic():
        kasus = Keberatan.objects.select_for_update(of=("self",)).select_related("satker__induk").get(pk=keberatan.pk)
        _periksa(kasus, nomor_register, didaftarkan_pada, diberitahukan_pada, pada=kasus.satker.hari_ini(at))
        if Sengketa.objects.filter(keberatan=kasus).exists():
            raise AturanDilanggar("Sengketa atas keberatan ini sudah dicatat.")
        try:
            with transaction.atomic():
                sengketa = Sengketa.objects.create(
                    satker=kasus.satker,
                    keberatan=kasus,
                    komisi=komisi_informasi(kasus.satker),
                    nomor_register=nomor_register.strip(),
                    didaftarkan_pada=didaftarkan_pada,
                    diberitahukan_pada=diberitahukan_pada,
                    status=StatusSengketa.DI_KOMISI,
                    dicatat_at=at,
                )
        except IntegrityError as galat:
            raise AturanDilanggar("Nomor register itu sudah dicatat untuk sengketa lain. Periksa lagi.") from galat
        sengketa.riwayat.create(
            aksi="daftarkan_sengketa",
            ke=StatusSengketa.DI_KOMISI,
            oleh=oleh,
            peran=[p for p in Peran if p in dipegang][-1],
            at=at,
            dasar=BERSENGKETA,
            rincian={"didaftarkan": didaftarkan_pada.isoformat()},
        )
        simpan_berkas(sengketa, berkas, perihal="Pemberitahuan Komisi Informasi", oleh=oleh, at=at)
    return sengketa


def _periksa(
    kasus: Keberatan, nomor_register: str, didaftarkan_pada: date, diberitahukan_pada: date | None, *, pada: date
) -> None:
    if not nomor_register.strip():
        raise AturanDilanggar("Isi nomor register sengketa dari Komisi Informasi.")
    if kasus.status == StatusKeberatan.DICABUT:
        raise AturanDilanggar("Keberatan ini sudah dicabut, jadi tidak ada sengketa atasnya.")
    if didaftarkan_pada > pada or (diberitahukan_pada and diberitahukan_pada > pada):
        raise AturanDilanggar("Tanggalnya tidak boleh di masa depan. Periksa lagi.")
    if didaftarkan_pada < kasus.diterima_pada:
        raise AturanDilanggar("Sengketa tidak mungkin didaftarkan sebelum keberatannya diterima. Periksa tanggalnya.")
    if diberitahukan_pada and diberitahukan_pada < didaftarkan_pada:
        raise AturanDilanggar("Pemberitahuan tidak mungkin diterima sebelum sengketanya didaftarkan.")
    ditanggapi = kasus.satker.hari_ini(kasus.ditanggapi_at) if kasus.ditanggapi_at else None
    if didaftarkan_pada <= kasus.jatuh_tempo and (ditanggapi is None or didaftarkan_pada < ditanggapi):
        raise AturanDilanggar(
            f"Pada tanggal itu keberatannya belum ditanggapi dan waktu Atasan PPID masih berjalan (sampai "
            f"{kasus.jatuh_tempo:%d-%m-%Y}). Periksa tanggal pendaftaran sengketanya."
        )
