"""The statutory history: it can only grow, and it knows nobody by name."""

import json
import logging
import re
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pgtrigger
import pytest
from django.conf import settings
from django.db import DatabaseError, connection, transaction

from permohonan.alur import ALUR
from permohonan.models import Permohonan, RiwayatPermohonan, Sifat
from permohonan.perbuatan.disposisi import disposisikan, jawab_disposisi
from permohonan.perbuatan.kelengkapan import (
    bebaskan_identitas,
    buka,
    lengkapi,
    nyatakan_lengkap,
    nyatakan_tidak_lengkap,
    tutup_tidak_lengkap,
)
from permohonan.perbuatan.keputusan import putuskan
from permohonan.perbuatan.keterlambatan import catat_keterlambatan
from permohonan.perbuatan.koreksi import (
    IsiKoreksi,
    batalkan_penutupan,
    setujui_koreksi,
    tolak_koreksi,
    usulkan_koreksi,
)
from permohonan.perbuatan.niat_tolak import umumkan_niat_tolak
from permohonan.perbuatan.pelepasan_berkas import ganti_berkas, lepaskan_berkas, minta_pelepasan
from permohonan.perbuatan.pelewatan import laporkan_belum_dibuka, nyatakan_lewat
from permohonan.perbuatan.pembukaan_kembali import buka_kembali, perintahkan
from permohonan.perbuatan.pemeriksaan_identitas import lihat_identitas
from permohonan.perbuatan.penanganan_surel import tangani_surel
from permohonan.perbuatan.pencabutan import cabut
from permohonan.perbuatan.pencatatan_surat import catat_nomor_kantor
from permohonan.perbuatan.penetapan_jalur import tetapkan_jalur
from permohonan.perbuatan.pengajuan import ajukan
from permohonan.perbuatan.penggolongan import golongkan
from permohonan.perbuatan.penghimpunan import buat_himpunan, keluarkan_dari_himpunan
from permohonan.perbuatan.penghitaman import hitamkan_berkas
from permohonan.perbuatan.penutupan import tutup
from permohonan.perbuatan.penyerahan import (
    CaraPenyerahan,
    beri_langsung,
    catat_penyampaian,
    konfirmasi_terima,
    serahkan,
)
from permohonan.perbuatan.perbaikan_surat import perbaiki_surat
from permohonan.perbuatan.permintaan_uji import minta_uji
from permohonan.perbuatan.perpanjangan import perpanjang
from permohonan.perbuatan.persetujuan_orang import minta_persetujuan_orang
from permohonan.perbuatan.pesan import kirim_pesan
from permohonan.putusan import CaraSerah, Putusan
from permohonan.sapuan import kabarkan_pergeseran, sapu
from ppid import outbox
from ppid.models import Handling, OutgoingMail, Penugasan, RiwayatDasar, Surat
from ppid.penetapan import terapkan
from ppid.peran import Peran
from ppid.surat import cetak_yang_menunggu
from ppid.unggahan import UnggahanBersih
from tests.factories import (
    SEHARI,
    SENIN,
    WIB,
    berkas_berkomentar,
    berkas_teks,
    isi_keputusan,
    isian,
    kantor,
    periksa_berkas,
    permohonan_terdaftar,
    petugas,
    uji_konsekuensi,
)
from tests.perbuatan.peraga import (
    DIUJI,
    ISI_UJI,
    dibaca,
    jawab_orang,
    kode_hasil,
    libur_baru,
    susul,
    terbit_di_kantor_lain,
    tetapkan,
    usul,
)

NAMA = "Kenari Pemohon"
NIK = "3517015505900007"
TELEPON = "0813-5555-7777"
EMAIL = "kenari@contoh.test"
ALAMAT = "Gang Kenari 55"
KENARI = re.compile("kenari|3517015505900007|0813-?5555-?7777", re.I)
BERKAS = UnggahanBersih(f"KTP {NAMA}.pdf", "application/pdf", f"%PDF-1.7 {NIK}".encode())
TENTANG = f"{NAMA}, {TELEPON}, {EMAIL}, {ALAMAT}"
POS = CaraPenyerahan(cara=CaraSerah.POS, penerima=NAMA, nomor_resi="P0123", bukti=BERKAS)


@pytest.fixture
def catatan(db):
    permohonan_terdaftar()
    return RiwayatPermohonan.objects.get()


# Append-only


@pytest.mark.parametrize(
    "perintah",
    [
        "UPDATE {t} SET aksi = 'lain' WHERE id = {id}",
        "UPDATE {t} SET rincian = '{{}}'",
        "UPDATE {t} SET at = at - interval '1 day'",
        "DELETE FROM {t} WHERE id = {id}",
        "TRUNCATE {t}",
        "TRUNCATE permohonan_permohonan CASCADE",
        "DELETE FROM permohonan_permohonan",
    ],
)
def test_basis_data_menolak_perubahan_dan_penghapusan(catatan, perintah):
    sebelum = RiwayatPermohonan.objects.values().get()
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as kursor:
        kursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        kursor.execute(perintah.format(t=RiwayatPermohonan._meta.db_table, id=catatan.pk))
    assert RiwayatPermohonan.objects.values().get() == sebelum


def test_orm_pun_ditolak(catatan):
    catatan.aksi = "lain"
    for mengubah in (
        catatan.save,
        catatan.delete,
        lambda: RiwayatPermohonan.objects.update(aksi="lain"),
        lambda: RiwayatPermohonan.objects.bulk_update([catatan], ["aksi"]),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            mengubah()
    assert RiwayatPermohonan.objects.get().aksi == "ajukan"


def test_setiap_riwayat_dijaga_pemicu(db):
    for model in RiwayatDasar.__subclasses__():
        dijaga = {pemicu.name for milik, pemicu in pgtrigger.registered() if milik is model}
        assert dijaga >= {"hanya_tambah", "tanpa_kosongkan"}
        with connection.cursor() as kursor:
            kursor.execute(
                "SELECT count(*) FROM pg_trigger WHERE tgrelid = %s::regclass AND tgenabled = 'O' AND NOT tgisinternal",
                [model._meta.db_table],
            )
            assert kursor.fetchone()[0] >= 2


def test_tidak_ada_kode_yang_melewati_pemicu():
    for aplikasi in ("ppid", "dip", "permohonan", "keberatan", "laporan"):
        for berkas in Path(settings.BASE_DIR, aplikasi).rglob("*.py"):
            assert not re.search(r"pgtrigger\.ignore|session_replication_role|DISABLE TRIGGER", berkas.read_text())


# Nobody by name


def _berkas_permohonan(**ganti: Any):
    return isian(
        nama=NAMA,
        alamat=ALAMAT,
        telepon=TELEPON,
        email=EMAIL,
        nomor_identitas=NIK,
        instansi=f"Lembaga {NAMA}",
        nama_kuasa=f"Kuasa {NAMA}",
        telepon_kuasa=TELEPON,
        rincian_informasi=f"Salinan putusan atas nama {TENTANG}",
        tujuan_penggunaan=f"Keperluan {TENTANG}",
        berkas=[(Sifat.IDENTITAS, BERKAS)],
        **ganti,
    )


def _jalani_seluruh_kehidupan(satker, desk, ppid, penghubung) -> None:
    """Every act, on cases whose every text names the applicant."""
    nomor = iter(range(99))

    def baru() -> Permohonan:
        return ajukan(_berkas_permohonan(), satker=satker, token=str(next(nomor)), at=SENIN)

    kasus = buka(baru(), oleh=desk, at=SENIN)
    lihat_identitas(kasus, oleh=desk, at=SENIN)
    kasus = nyatakan_tidak_lengkap(kasus, kekurangan=f"KTP {TENTANG}", oleh=desk, at=SENIN)
    kasus = lengkapi(
        kasus,
        nomor_identitas=NIK,
        jenis_identitas="ktp",
        berkas=[(Sifat.IDENTITAS, BERKAS), (Sifat.SURAT_KUASA, BERKAS)],
        oleh=Peran.PEMOHON,
        at=SENIN,
    )
    kasus = tetapkan_jalur(kasus, jalur="pemilu", alasan=TENTANG, oleh=desk, at=SENIN)
    kasus = nyatakan_lengkap(kasus, oleh=desk, at=SENIN)
    kasus = golongkan(kasus, jenis=None, oleh=desk, at=SENIN)
    kirim_pesan(kasus, teks=TENTANG, oleh=Peran.PEMOHON, at=SENIN)
    kirim_pesan(kasus, teks=TENTANG, oleh=desk, at=SENIN)
    disposisi = disposisikan(kasus, kepada=penghubung, instruksi=TENTANG, batas=date(2026, 3, 10), oleh=desk, at=SENIN)
    jawab_disposisi(disposisi, jawaban=TENTANG, berkas=[BERKAS], oleh=penghubung, at=SENIN)
    kasus = perpanjang(kasus, alasan="belum_dikuasai", uraian=TENTANG, oleh=ppid, at=SENIN)
    isi = isi_keputusan(
        putusan=Putusan.SEBAGIAN,
        diberikan=TENTANG,
        tidak_diberikan=TENTANG,
        alasan_tidak_diberikan="belum_dikuasai",
        penghitaman=TENTANG,
        keterangan=TENTANG,
    )
    kasus = putuskan(kasus, isi, berkas=[BERKAS], oleh=ppid, at=SENIN)
    _jalani_pelepasan(kasus, ppid)
    for satu in kasus.surat.all():
        catat_penyampaian(kasus, satu.surat, POS, oleh=desk, at=SENIN)
    kasus = serahkan(kasus, POS, berkas=[berkas_teks(nama=f"KTP {NAMA}.csv")], oleh=desk, at=SENIN)
    periksa_berkas()
    tutup(kasus, oleh=desk, at=SENIN)
    nomor_kantor = "8/HK.03.1/3517/2026"
    catat_nomor_kantor(kasus, kasus.surat.first().surat, nomor_agenda=nomor_kantor, foto=BERKAS, oleh=desk, at=SENIN)

    kasus = bebaskan_identitas(baru(), alasan=TENTANG, oleh=ppid, at=SENIN)
    konfirmasi_terima(putuskan(kasus, isi_keputusan(), oleh=ppid, at=SENIN), at=SENIN)
    beri_langsung(baru(), POS, uraian=TENTANG, bentuk="hardcopy", berkas=[BERKAS], oleh=desk, at=SENIN)
    _jalani_koreksi(cabut(baru(), formulir=BERKAS, oleh=desk, at=SENIN), desk, ppid)
    _jalani_pengujian(bebaskan_identitas(baru(), alasan=TENTANG, oleh=ppid, at=SENIN), ppid)
    kasus = baru()
    buat_himpunan(TENTANG, [kasus, baru()], satker=satker, oleh=desk, at=SENIN)
    keluarkan_dari_himpunan(kasus, oleh=desk, at=SENIN)
    kasus = nyatakan_tidak_lengkap(kasus, kekurangan=TENTANG, oleh=desk, at=SENIN)
    kasus = catat_penyampaian(kasus, kasus.surat.get(surat__jenis="tidak-lengkap").surat, POS, oleh=desk, at=SENIN)
    tutup_tidak_lengkap(kasus, oleh=desk, at=SENIN + 7 * SEHARI)

    kasus = baru()
    surel = OutgoingMail.objects.get(key=f"tanda-bukti:{kasus.pk}")
    OutgoingMail.objects.filter(pk=surel.pk).update(last_error="SMTPRecipientsRefused: x")
    cara = {"cara": Handling.POSTED, "penerima": NAMA, "nomor_resi": "P1", "bukti": BERKAS, "catatan": TENTANG}
    tangani_surel(surel, **cara, oleh=desk, at=SENIN)
    terapkan(libur_baru(), oleh=petugas(Peran.SUPERVISI, kantor("00")), at=SENIN)
    kabarkan_pergeseran(at=SENIN)
    laporkan_belum_dibuka(kasus, at=SENIN + 3 * SEHARI)
    nyatakan_lewat(kasus, at=SENIN + 40 * SEHARI)
    catat_keterlambatan(
        kasus, langkah="pemberitahuan", sebab="lainnya", uraian=TENTANG, oleh=ppid, at=SENIN + 41 * SEHARI
    )
    sapu(at=SENIN + 42 * SEHARI)
    atasan = Penugasan.objects.pejabat(satker, Peran.ATASAN, at=SENIN).petugas
    batas = date(2026, 6, 1)
    kasus = perintahkan(kasus, batas=batas, oleh=atasan, at=SENIN + 43 * SEHARI)
    kasus = bebaskan_identitas(kasus, alasan=TENTANG, oleh=ppid, at=SENIN + 43 * SEHARI)
    kasus = putuskan(kasus, isi_keputusan(waktu_penyediaan=batas), oleh=ppid, at=SENIN + 43 * SEHARI)
    buka_kembali(kasus, batas=batas, oleh=atasan, at=SENIN + 44 * SEHARI)


def _jalani_pelepasan(kasus: Permohonan, ppid) -> None:
    """A file that is held: replaced by one that is held too, which two people release, and a blackened copy."""
    kode = kode_hasil(kasus)
    asal = kasus.berkas.get(berkas__kode=kode).berkas
    hitamkan_berkas(kasus, sumber=asal, unggahan=BERKAS, oleh=ppid, at=SENIN)
    kasus = ganti_berkas(kasus, kode=kode_hasil(kasus), unggahan=berkas_berkomentar(), oleh=ppid, at=SENIN)
    periksa_berkas()
    kode = kode_hasil(kasus)
    kasus = minta_pelepasan(kasus, kode=kode, alasan=TENTANG, oleh=ppid, at=SENIN)
    lepaskan_berkas(kasus, kode=kode, dibaca=dibaca(kasus), oleh=petugas(Peran.ATASAN, kasus.satker), at=SENIN)


def _jalani_koreksi(kasus: Permohonan, desk, ppid) -> None:
    """A case closed by mistake goes on; its name is corrected at the second try, and its letter after it."""
    nama = IsiKoreksi(bagian="nama", nama=f"{NAMA} Putri", alasan=TENTANG)
    kasus = usulkan_koreksi(kasus, IsiKoreksi(bagian="penutupan", alasan=TENTANG), oleh=desk, at=SENIN)
    kasus = batalkan_penutupan(kasus, koreksi=usul(kasus), oleh=ppid, at=SENIN)
    kasus = usulkan_koreksi(kasus, nama, oleh=desk, at=SENIN)
    kasus = tolak_koreksi(kasus, koreksi=usul(kasus), alasan=TENTANG, oleh=ppid, at=SENIN)
    kasus = usulkan_koreksi(kasus, nama, oleh=desk, at=SENIN)
    kasus = setujui_koreksi(kasus, koreksi=usul(kasus), oleh=ppid, at=SENIN)
    perbaiki_surat(kasus, surat=kasus.surat.first().surat.acuan, oleh=desk, at=SENIN)


def _jalani_pengujian(kasus: Permohonan, ppid) -> None:
    """A test, an intended refusal of what others publish, and the answer after the ruling."""
    terbit = terbit_di_kantor_lain()
    uji = uji_konsekuensi(kasus.satker, perihal="Rekening giro dana kampanye pasangan calon")
    isi = {"pokok": TENTANG, "dibaca": [terbit], "perbedaan": TENTANG}
    kasus = umumkan_niat_tolak(kasus, uji=uji, **isi, oleh=ppid, at=SENIN)
    pribadi = {"nama": NAMA, "alamat": TENTANG, "rincian": TENTANG}
    kasus = minta_persetujuan_orang(kasus, uji=uji, **pribadi, oleh=ppid, at=SENIN)
    kasus = jawab_orang(kasus, "menolak", NAMA, oleh=ppid, at=SENIN)
    kasus = minta_uji(kasus, isi=ISI_UJI, oleh=ppid, at=SENIN)
    tunda = isi_keputusan(**DIUJI | {"diberikan": TENTANG, "tidak_diberikan": TENTANG})
    kasus = putuskan(kasus, tunda, oleh=ppid, at=SENIN)
    tolak = {"putusan": Putusan.DITOLAK, "diberikan": "", "waktu_penyediaan": None, "tidak_diberikan": TENTANG}
    susul(kasus, oleh=ppid, at=SENIN, **tolak, uji=tetapkan(kasus), cakupan=TENTANG, keterangan=TENTANG)


@pytest.fixture
def kehidupan(jombang, desk, ppid, penghubung, caplog):
    jombang.email = "ppid@jombang.contoh.test"
    jombang.save()
    with caplog.at_level(logging.DEBUG):
        pencatat: Any = settings.LOGGING["loggers"]
        for nama, isi in pencatat.items():
            caplog.set_level(isi["level"], nama)
        _jalani_seluruh_kehidupan(jombang, desk, ppid, penghubung)
        yield caplog


def test_sepanjang_hidup_permohonan_tidak_ada_data_pribadi_di_luar_tempatnya(kehidupan, mailoutbox):
    while outbox.deliver_next(at=SENIN + 60 * SEHARI):
        pass
    assert cetak_yang_menunggu(at=SENIN + 60 * SEHARI) == Surat.objects.count()
    riwayat = list(RiwayatPermohonan.objects.values())
    assert {baris["aksi"] for baris in riwayat} == {langkah.aksi for langkah in ALUR} | {"ajukan"}
    for tulisan in (json.dumps(baris, default=str) for baris in riwayat):
        assert not KENARI.search(tulisan), tulisan
    surel = list(OutgoingMail.objects.values())
    assert len(surel) > 10
    for baris in surel:
        assert NIK not in json.dumps(baris, default=str)
    # One was posted.
    assert len(mailoutbox) == OutgoingMail.objects.filter(sent_at__isnull=False).count() == len(surel) - 1
    for pesan in mailoutbox:
        assert NIK not in pesan.message().as_string()
    assert not KENARI.search(kehidupan.text)
    assert not any(KENARI.search(str(vars(rekaman))) for rekaman in kehidupan.records)


def test_nomor_identitas_hanya_ada_di_kolom_dan_penyimpanan_tersandi(kehidupan):
    """Every table and every stored file, as they lie on the disk."""
    with connection.cursor() as kursor:
        for tabel in connection.introspection.table_names():
            kursor.execute(f'SELECT count(*) FROM "{tabel}" t WHERE t::text LIKE %s', [f"%{NIK}%"])
            assert kursor.fetchone()[0] == 0, tabel
    identitas = [p for p in Path(settings.BERKAS_DIR, "identitas").rglob("*") if p.is_file()]
    assert identitas
    for berkas in identitas:
        assert NIK.encode() not in berkas.read_bytes()


def test_surel_kepada_petugas_tidak_menyebut_pemohon(kehidupan):
    for surel in OutgoingMail.objects.exclude(recipient=EMAIL):
        assert not KENARI.search(surel.subject + surel.text)


def test_riwayat_menyimpan_saat_yang_diberikan_dan_urut(desk):
    saat = datetime(2026, 3, 9, 23, 59, 59, tzinfo=WIB)
    kasus = buka(permohonan_terdaftar(), oleh=desk, at=saat)
    assert [baris.at for baris in kasus.riwayat.all()] == [SENIN, saat]
