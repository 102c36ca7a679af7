"""What filing by a citizen and registration at the desk have in common."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from permohonan import surat
from permohonan.alur import Status
from permohonan.kabar import SEKETIKA, kabarkan_masuk, kabarkan_pemohon
from permohonan.models import Asal, BerkasPermohonan, Permohonan, Sifat, StatusIdentitas
from permohonan.models.berkas import SIFAT_PRIBADI
from permohonan.putusan import CaraMemperoleh, Kanal
from ppid import sandi
from ppid.galat import AturanDilanggar
from ppid.models import (
    Berkas,
    HariLibur,
    Jalur,
    JangkaWaktu,
    JenisKelamin,
    JenisPemohon,
    Kelas,
    LangkahWaktu,
    Pekerjaan,
    Pemohon,
    Pengguna,
    Penomoran,
    Satker,
    susun_nomor,
)
from ppid.peran import Peran
from ppid.unggahan import UnggahanBersih

REGISTER = "PPID"
# Letters that cannot be mistaken for one another when read aloud: 16 of 32 give 80 bits.
ALFABET_KODE = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"


@dataclass(frozen=True, slots=True, kw_only=True)
class Isian:
    """A filled-in Model PPID-B, as checked by a form.

    Dasar: UU 14/2008 Pasal 22 ayat (4).
    """

    nama: str
    alamat: str
    rincian_informasi: str
    tujuan_penggunaan: str
    cara_akses: str
    jenis_pemohon: str = JenisPemohon.PERORANGAN
    instansi: str = ""
    jenis_identitas: str = ""
    nomor_identitas: str = ""
    pekerjaan: str = Pekerjaan.TIDAK_DISEBUTKAN
    jenis_kelamin: str = JenisKelamin.TIDAK_DISEBUTKAN
    telepon: str = ""
    email: str = ""
    bentuk: str = ""
    cara_memperoleh: str = ""
    nama_kuasa: str = ""
    alamat_kuasa: str = ""
    telepon_kuasa: str = ""
    identitas_diperlihatkan: bool = False
    berkas: Sequence[tuple[Sifat, UnggahanBersih]] = ()


def kode_lacak() -> str:
    """A tracking code of 80 bits in four groups, easy to read aloud."""
    huruf = "".join(secrets.choice(ALFABET_KODE) for _ in range(16))
    return "-".join(huruf[n : n + 4] for n in range(0, 16, 4))


def lampirkan(
    permohonan: Permohonan, berkas: Sequence[tuple[Sifat, UnggahanBersih]], *, oleh: Pengguna | None, at: datetime
) -> list[BerkasPermohonan]:
    """Store checked files with the case; papers of a person lie encrypted."""
    return [
        BerkasPermohonan.objects.create(
            permohonan=permohonan,
            sifat=sifat,
            berkas=Berkas.objects.simpan(
                unggahan.isi,
                satker=permohonan.satker,
                kelas=Kelas.IDENTITAS if sifat in SIFAT_PRIBADI else Kelas.KASUS,
                nama=unggahan.nama,
                mime=unggahan.mime,
                oleh=oleh,
                at=at,
            ),
        )
        for sifat, unggahan in berkas
    ]


def status_identitas(isian_berkas: Sequence[tuple[Sifat, UnggahanBersih]], diperlihatkan: bool) -> StatusIdentitas:
    """How identity was shown: the card itself at the counter, an uploaded copy, or not yet."""
    if diperlihatkan:
        return StatusIdentitas.DIPERLIHATKAN
    if any(sifat in SIFAT_PRIBADI for sifat, _ in isian_berkas):
        return StatusIdentitas.BERKAS
    return StatusIdentitas.BELUM


def daftarkan(isian: Isian, *, satker: Satker, token: str, **rincian: Any) -> Permohonan:
    """Create the case, or find the one that the same submission `token` already made.

    Raises AturanDilanggar when the applicant cannot be reached.

    Dasar: UU 14/2008 Pasal 22 ayat (4) sampai dengan ayat (7).
    """
    sama = Permohonan.objects.filter(token_kirim=token, satker=satker).select_related("satker", "pemohon")
    if sudah := sama.first():
        return sudah
    try:
        with transaction.atomic():
            return _buat(isian, satker=satker, token=token, **rincian)
    except IntegrityError:
        # The twin of this submission may have committed first.
        if kembar := sama.first():
            return kembar
        raise


def _buat(
    isian: Isian,
    *,
    satker: Satker,
    asal: Asal,
    kanal: Kanal,
    diterima_at: datetime,
    oleh: Pengguna | None,
    peran: Peran,
    at: datetime,
    token: str,
    nomor_asal: str = "",
    alasan_terlambat: str = "",
) -> Permohonan:
    """The case with its number, due date, first history row, letters and mail, all or nothing."""
    if not (isian.telepon or isian.email or isian.cara_memperoleh == CaraMemperoleh.LANGSUNG):
        raise AturanDilanggar(
            "Isi nomor telepon atau e-mail, atau pilih “Mengambil langsung”, supaya jawaban dapat disampaikan."
        )
    pemohon = Pemohon(
        satker=satker,
        jenis=isian.jenis_pemohon,
        nama=isian.nama,
        instansi=isian.instansi,
        jenis_identitas=isian.jenis_identitas,
        alamat=isian.alamat,
        pekerjaan=isian.pekerjaan,
        jenis_kelamin=isian.jenis_kelamin,
        telepon=isian.telepon,
        email=isian.email,
        nama_kuasa=isian.nama_kuasa,
        alamat_kuasa=isian.alamat_kuasa,
        telepon_kuasa=isian.telepon_kuasa,
    )
    pemohon.tulis_identitas(isian.nomor_identitas)
    pemohon.save()
    HariLibur.objects.kunci(berubah=False)
    kalender = HariLibur.objects.kalender(satker)
    tanggal = satker.hari_ini(diterima_at)
    jangka = JangkaWaktu.objects.berlaku(LangkahWaktu.PEMBERITAHUAN, jalur=Jalur.UMUM, pada=tanggal)
    tenggat = jangka.tenggat(kalender, tanggal)
    kode = kode_lacak()
    # Last of all that can wait: from here until commit this office's counter is locked.
    urut = Penomoran.objects.berikut(satker, REGISTER, tanggal.year)
    permohonan = Permohonan.objects.create(
        satker=satker,
        pemohon=pemohon,
        asal=asal,
        kanal=kanal,
        token_kirim=token,
        urut=urut,
        tahun=tanggal.year,
        nomor=susun_nomor(urut, REGISTER, satker, tanggal),
        nomor_asal=nomor_asal,
        kode_tersandi=sandi.tutup(kode),
        kode_sidik=sandi.sidik(kode),
        rincian_informasi=isian.rincian_informasi,
        tujuan_penggunaan=isian.tujuan_penggunaan,
        cara_akses=isian.cara_akses,
        bentuk=isian.bentuk,
        cara_memperoleh=isian.cara_memperoleh,
        diterima_at=diterima_at,
        dicatat_at=at,
        dicatat_oleh=oleh,
        alasan_terlambat_dicatat=alasan_terlambat,
        jangka=jangka,
        kalender_versi=kalender.versi,
        jatuh_tempo_awal=tenggat.tanggal,
        jatuh_tempo=tenggat.tanggal,
        jatuh_tempo_sementara=tenggat.sementara,
        status=Status.TERDAFTAR,
        status_identitas=status_identitas(isian.berkas, isian.identitas_diperlihatkan),
    )
    lampirkan(permohonan, isian.berkas, oleh=oleh, at=at)
    permohonan.riwayat.create(
        aksi="ajukan" if oleh is None else "catat",
        ke=Status.TERDAFTAR,
        oleh=oleh,
        peran=peran,
        at=at,
        dasar="UU 14/2008 Pasal 22 ayat (4)",
        rincian={
            "kanal": kanal,
            "diterima": diterima_at.isoformat(),
            "jatuh_tempo": tenggat.tanggal.isoformat(),
            "kalender": kalender.versi,
        },
    )
    surat.terbitkan_formulir(permohonan, at=at)
    surat.terbitkan_tanda_bukti(permohonan, kode=kode, kalender=kalender, at=at)
    kabarkan_pemohon(permohonan, "tanda-bukti", permohonan.pk, at=at, lewat_meja=kanal not in SEKETIKA, kode=kode)
    if asal == Asal.LAMAN:
        kabarkan_masuk(permohonan, at=at)
    return permohonan
