"""What filing an objection by a citizen and its registration at the desk have in common."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from keberatan import surat
from keberatan.alasan import HURUF, MENUNGGU_JAWABAN, TANPA_PERMOHONAN, Alasan
from keberatan.alur import MENGAJUKAN, StatusKeberatan
from keberatan.kabar import kabarkan_pengaju, kabarkan_petugas
from keberatan.models import Keberatan, Tambahan
from keberatan.perbuatan.pelampiran import lampirkan
from keberatan.perbuatan.penambahan import tambahkan
from keberatan.waktu import batas_pengajuan
from permohonan.alur import BELUM_DIPUTUS, Status
from permohonan.kabar import SEKETIKA
from permohonan.models import Asal, Permohonan, Sifat
from permohonan.perbuatan.pendaftaran import kode_lacak
from permohonan.putusan import Kanal
from ppid import sandi
from ppid.galat import AturanDilanggar
from ppid.models import (
    HariLibur,
    Jalur,
    JangkaWaktu,
    JenisPemohon,
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

REGISTER = "KEB"
# Of whom a case is about, a new filing keeps its own copy.
DISALIN = (
    *("jenis", "nama", "instansi", "jenis_identitas", "identitas_tersandi", "identitas_sidik", "identitas_samar"),
    *("alamat", "pekerjaan", "pekerjaan_lain", "jenis_kelamin", "telepon", "email"),
)
KUASA = ("nama_kuasa", "alamat_kuasa", "telepon_kuasa", "pekerjaan_kuasa")


@dataclass(frozen=True, slots=True, kw_only=True)
class IsianKeberatan:
    """A filled-in Model PPID-F, as checked by a form. Who objects is asked only where there is no request.

    Dasar: UU 14/2008 Pasal 35 ayat (1).
    """

    alasan: Sequence[str]
    kasus_posisi: str
    rincian_informasi: str = ""
    tujuan_penggunaan: str = ""
    nama: str = ""
    jenis_pemohon: str = JenisPemohon.PERORANGAN
    instansi: str = ""
    jenis_identitas: str = ""
    nomor_identitas: str = ""
    alamat: str = ""
    pekerjaan: str = Pekerjaan.TIDAK_DISEBUTKAN
    telepon: str = ""
    email: str = ""
    nama_kuasa: str = ""
    alamat_kuasa: str = ""
    telepon_kuasa: str = ""
    pekerjaan_kuasa: str = ""
    surat_kuasa_diperlihatkan: bool = False
    berkas: Sequence[tuple[Sifat, UnggahanBersih]] = ()


PERLU_PERMOHONAN = (
    "Alasan yang dipilih menyangkut sebuah permohonan. Sebutkan nomor permohonannya; tanpa permohonan hanya "
    "“Informasi berkala tidak disediakan” dan “Informasi serta merta tidak disediakan” yang dapat dipilih."
)


def sudah_terkirim(satker: Satker, token: str) -> Keberatan | None:
    """What the same submission already made: an objection, or a part of one."""
    if sudah := Keberatan.objects.filter(satker=satker, token_kirim=token).select_related("satker", "pengaju").first():
        return sudah
    tambahan = Tambahan.objects.filter(token_kirim=token, keberatan__satker=satker)
    satu = tambahan.select_related("keberatan__satker", "keberatan__pengaju").first()
    return satu.keberatan if satu else None


def daftarkan(
    isian: IsianKeberatan, *, satker: Satker, permohonan: Permohonan | None, token: str, **rincian: Any
) -> Keberatan:
    """Create the objection, or find what the same submission `token` already made.

    Another filing about a request whose objection is still open joins that one. Raises AturanDilanggar when there is
    no ground, a ground needs a request, a proxy shows no letter, or the request is another office's or withdrawn.

    Dasar: UU 14/2008 Pasal 35 ayat (1); UU 14/2008 Pasal 36 ayat (1).
    """
    if sudah := sudah_terkirim(satker, token):
        return sudah
    periksa(isian, satker=satker, permohonan=permohonan)
    try:
        with transaction.atomic():
            return _buat_atau_gabungkan(isian, satker=satker, permohonan=permohonan, token=token, **rincian)
    except IntegrityError:
        # The twin of this submission may have committed first.
        if kembar := sudah_terkirim(satker, token):
            return kembar
        raise


def periksa(isian: IsianKeberatan, *, satker: Satker, permohonan: Permohonan | None) -> None:
    """Raises AturanDilanggar when this cannot be registered as an objection.

    Dasar: UU 14/2008 Pasal 35 ayat (1).
    """
    if not isian.alasan:
        raise AturanDilanggar("Centang sedikitnya satu alasan keberatan.")
    if set(isian.alasan) - set(Alasan):
        raise AturanDilanggar("Alasan keberatan itu tidak ada dalam formulir. Pilih dari daftar.")
    if not isian.kasus_posisi.strip():
        raise AturanDilanggar("Ceritakan yang terjadi (kasus posisi). Satu atau dua kalimat cukup.")
    if isian.nama_kuasa and not (
        isian.surat_kuasa_diperlihatkan or any(sifat == Sifat.SURAT_KUASA for sifat, _ in isian.berkas)
    ):
        raise AturanDilanggar(
            "Kuasa memerlukan surat kuasa. Unggah suratnya, atau kosongkan bagian kuasa dan ajukan atas nama sendiri."
        )
    if permohonan is None:
        _periksa_tanpa_permohonan(isian)
        return
    if permohonan.satker_id != satker.pk:
        raise AturanDilanggar("Permohonan itu bukan permohonan kepada kantor ini.")


def _periksa_tanpa_permohonan(isian: IsianKeberatan) -> None:
    if not TANPA_PERMOHONAN.issuperset(isian.alasan):
        raise AturanDilanggar(PERLU_PERMOHONAN)
    if not isian.nama.strip() or not isian.alamat.strip():
        raise AturanDilanggar("Tulis nama dan alamat yang mengajukan keberatan.")
    if not isian.rincian_informasi.strip():
        raise AturanDilanggar("Tulis informasi apa yang seharusnya disediakan.")
    if not (isian.telepon or isian.email):
        raise AturanDilanggar("Isi nomor telepon atau e-mail, supaya tanggapan dapat disampaikan.")


def _pengaju(isian: IsianKeberatan, satker: Satker, permohonan: Permohonan | None) -> Pemohon:
    """Who objects: as given here, or as given with the request."""
    pengaju = Pemohon(satker=satker)
    if permohonan is not None:
        for nama in DISALIN:
            setattr(pengaju, nama, getattr(permohonan.pemohon, nama))
        pengaju.telepon, pengaju.email = isian.telepon or pengaju.telepon, isian.email or pengaju.email
    else:
        pengaju.jenis, pengaju.nama, pengaju.instansi = isian.jenis_pemohon, isian.nama, isian.instansi
        pengaju.alamat, pengaju.pekerjaan = isian.alamat, isian.pekerjaan
        pengaju.telepon, pengaju.email = isian.telepon, isian.email
        pengaju.jenis_identitas = isian.jenis_identitas
        pengaju.tulis_identitas(isian.nomor_identitas)
    for nama in KUASA:
        setattr(pengaju, nama, getattr(isian, nama))
    pengaju.save()
    return pengaju


def _lengkapi(keberatan: Keberatan, isian: IsianKeberatan) -> None:
    """A later filing tells what the first left blank: a contact, or the proxy whose letter it brings."""
    pengaju = keberatan.pengaju
    pengaju.telepon, pengaju.email = pengaju.telepon or isian.telepon, pengaju.email or isian.email
    if isian.nama_kuasa and not pengaju.nama_kuasa:
        for nama in KUASA:
            setattr(pengaju, nama, getattr(isian, nama))
    pengaju.save()
    if isian.surat_kuasa_diperlihatkan and not keberatan.surat_kuasa_diperlihatkan:
        keberatan.surat_kuasa_diperlihatkan = True
        keberatan.save(update_fields=["surat_kuasa_diperlihatkan"])


def _buat_atau_gabungkan(
    isian: IsianKeberatan,
    *,
    satker: Satker,
    permohonan: Permohonan | None,
    asal: Asal,
    kanal: Kanal,
    diterima_at: datetime,
    oleh: Pengguna | None,
    peran: Peran,
    at: datetime,
    token: str,
    alasan_terlambat: str = "",
) -> Keberatan:
    HariLibur.objects.kunci(berubah=False)
    if permohonan is not None:
        permohonan = (
            Permohonan.objects.select_for_update(of=("self",)).select_related("satker", "pemohon").get(pk=permohonan.pk)
        )
        # As it stands now, with its row held: whatever the page showed may be old.
        if kembar := sudah_terkirim(satker, token):
            return kembar
        if permohonan.status == Status.DICABUT:
            raise AturanDilanggar(
                "Permohonan ini sudah dicabut, jadi tidak ada lagi yang harus dijawab. Ajukan permohonan baru."
            )
        if terbuka := permohonan.keberatan.belum_ditanggapi().select_related("satker", "pengaju").first():
            _lengkapi(terbuka, isian)
            return tambahkan(
                terbuka,
                alasan=isian.alasan,
                kasus_posisi=isian.kasus_posisi,
                berkas=isian.berkas,
                token=token,
                diterima_at=diterima_at,
                oleh=oleh or peran,
                at=at,
            )
    pengaju = _pengaju(isian, satker, permohonan)
    kalender = HariLibur.objects.kalender(satker)
    tanggal = satker.hari_ini(diterima_at)
    jalur = permohonan.jalur if permohonan else Jalur.UMUM
    jangka = JangkaWaktu.objects.berlaku(LangkahWaktu.TANGGAPAN_KEBERATAN, jalur=jalur, pada=tanggal)
    tenggat = jangka.tenggat(kalender, tanggal)
    batas = batas_pengajuan(permohonan, kalender, pada=tanggal) if permohonan else None
    belum_dijawab = bool(permohonan and permohonan.status in BELUM_DIPUTUS)
    kode = kode_lacak()
    urut = Penomoran.objects.berikut(satker, REGISTER, tanggal.year)
    kasus = Keberatan.objects.create(
        satker=satker,
        permohonan=permohonan,
        pengaju=pengaju,
        asal=asal,
        kanal=kanal,
        token_kirim=token,
        urut=urut,
        tahun=tanggal.year,
        nomor=susun_nomor(urut, REGISTER, satker, tanggal),
        kode_tersandi=sandi.tutup(kode),
        kode_sidik=sandi.sidik(kode),
        rincian_informasi=permohonan.rincian_informasi if permohonan else isian.rincian_informasi,
        tujuan_penggunaan=permohonan.tujuan_penggunaan if permohonan else isian.tujuan_penggunaan,
        kasus_posisi=isian.kasus_posisi,
        jalur=jalur,
        diterima_at=diterima_at,
        dicatat_at=at,
        dicatat_oleh=oleh,
        alasan_terlambat_dicatat=alasan_terlambat,
        surat_kuasa_diperlihatkan=isian.surat_kuasa_diperlihatkan,
        batas_pengajuan=batas.tanggal if batas else None,
        lewat_batas=bool(batas and tanggal > batas.tanggal),
        terlalu_dini=belum_dijawab and batas is None and bool(MENUNGGU_JAWABAN & set(isian.alasan)),
        jangka=jangka,
        kalender_versi=kalender.versi,
        jatuh_tempo=tenggat.tanggal,
        jatuh_tempo_sementara=tenggat.sementara,
        status=StatusKeberatan.TERDAFTAR,
    )
    for satu in Alasan:
        if satu in isian.alasan:
            kasus.alasan.create(alasan=satu, huruf=HURUF[satu])
    lampirkan(kasus, isian.berkas, oleh=oleh, at=at)
    kasus.riwayat.create(
        aksi="ajukan" if oleh is None else "catat",
        ke=StatusKeberatan.TERDAFTAR,
        oleh=oleh,
        peran=peran,
        at=at,
        dasar=MENGAJUKAN,
        rincian={
            "kanal": kanal,
            "diterima": diterima_at.isoformat(),
            "alasan": sorted(isian.alasan),
            "jatuh_tempo": tenggat.tanggal.isoformat(),
            "kalender": kalender.versi,
        },
    )
    surat.terbitkan_pernyataan(kasus, at=at)
    surat.terbitkan_tanda_bukti(kasus, kode=kode, kalender=kalender, at=at)
    lewat_meja = kanal not in SEKETIKA
    kabarkan_pengaju(kasus, "keberatan-tanda", kasus.pk, at=at, lewat_meja=lewat_meja, konteks={"kode": kode})
    for tujuan in (Peran.DESK, Peran.ATASAN):
        kabarkan_petugas(kasus, tujuan, "keberatan-masuk", f"{kasus.pk}:{tujuan}", at=at)
    return kasus
