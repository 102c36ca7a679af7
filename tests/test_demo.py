from collections import Counter
from datetime import datetime

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from django.db.models import Count

from dip.alur_uji import StatusUji
from dip.models import RiwayatUji, UjiKonsekuensi
from permohonan.alur import Status
from permohonan.models import Asal, BerkasPermohonan, Disposisi, Permohonan, RiwayatPermohonan, Sifat
from permohonan.putusan import PUTUSAN_AKHIR
from permohonan.tujuan import tujuan_kabar
from ppid.demo import KANTOR, SANDI, muat, petugas
from ppid.models import Channel, OutgoingMail, Pemohon, Pengguna, Satker
from ppid.peran import Peran
from tests.factories import WIB, kantor

pytestmark = pytest.mark.django_db
# An ordinary working day in the afternoon.
SEKARANG = datetime(2026, 7, 22, 14, 0, tzinfo=WIB)


@pytest.fixture(scope="class")
def demo(django_db_setup, django_db_blocker):
    """Loaded once for the class and taken back at its end."""
    with django_db_blocker.unblock(), transaction.atomic():
        muat(at=SEKARANG)
        yield
        transaction.set_rollback(True)


def test_ditolak_di_luar_peragaan(settings):
    settings.DEMO = False
    with pytest.raises(CommandError, match="peragaan"):
        call_command("demo")
    assert not Pengguna.objects.exists()


@pytest.mark.usefixtures("demo")
class TestDemo:
    def test_register_2024_kedua_kantor_diimpor(self):
        impor = Permohonan.objects.filter(asal=Asal.IMPOR).values_list("satker__kode", flat=True)
        assert Counter(impor) == {"3517": 2030, "3673": 15}

    def test_dimuat_dua_kali_tidak_menambah(self, settings):
        settings.DEMO = True
        sebelum = Permohonan.objects.count(), Pengguna.objects.count()
        call_command("demo", verbosity=0)
        assert (Permohonan.objects.count(), Pengguna.objects.count()) == sebelum

    def test_setiap_kantor_punya_permohonan_dalam_setiap_keadaan(self):
        for kode in KANTOR:
            kasus = Permohonan.objects.filter(satker__kode=kode).exclude(asal=Asal.IMPOR)
            assert set(kasus.values_list("status", flat=True)) == set(Status.values)
            assert set(kasus.values_list("putusan", flat=True)) >= {"", *PUTUSAN_AKHIR}
            assert kasus.filter(jalur="pemilu").exists()
            assert kasus.berjalan().exclude(diperpanjang_pada=None).exists()

    def test_ada_yang_menunggu_jatuh_tempo_hari_ini_dan_yang_lewat(self):
        for kode in KANTOR:
            satker = kantor(kode)
            hari_ini = satker.hari_ini(SEKARANG)
            kasus = Permohonan.objects.filter(satker=satker)
            assert kasus.belum_dibuka().exists()
            assert kasus.berjalan().filter(jatuh_tempo=hari_ini).exists()
            assert kasus.lewat_tenggat(pada=hari_ini).exists()
            disposisi = Disposisi.objects.filter(permohonan__satker=satker)
            assert disposisi.menunggu().exists()
            assert disposisi.exclude(dijawab_at=None).exists()

    def test_nomor_mengikuti_saat_penerimaan(self):
        for kode in KANTOR:
            kasus = Permohonan.objects.filter(satker__kode=kode).exclude(urut=None).exclude(asal=Asal.IMPOR)
            saat = list(kasus.order_by("tahun", "urut").values_list("diterima_at", flat=True))
            assert saat == sorted(saat)

    def test_tidak_ada_yang_terjadi_di_masa_depan(self):
        assert not RiwayatPermohonan.objects.filter(at__gt=SEKARANG).exists()

    def test_tidak_ada_surel_yang_masih_akan_dikirim(self):
        assert not OutgoingMail.objects.menunggu(SEKARANG).exists()
        assert OutgoingMail.objects.gagal().exclude(channel=Channel.DESK).count() == len(KANTOR)

    def test_yang_tanpa_surel_menunggu_dikabari_dan_ada_yang_sudah(self):
        tugas = OutgoingMail.objects.tugas()
        assert set(tugas.values_list("satker__kode", flat=True)) == set(KANTOR)
        menunggu = {t.topic: [n.whatsapp for n in tujuan_kabar(t).nomor] for t in tugas.filter(satker=kantor())}
        assert menunggu["jawaban"] == [] and menunggu["tanda-bukti"][0].startswith("62")
        assert OutgoingMail.objects.get(handled_how="whatsapp").satker == kantor()
        berulang = Pemohon.objects.filter(satker=kantor(), permohonan__asal="meja").exclude(telepon="")
        assert berulang.values("nama", "telepon").annotate(n=Count("pk")).filter(n__gt=1).exists()

    def test_semua_orang_rekaan(self):
        assert all("(demo)" in nama for nama in Pengguna.objects.values_list("nama", flat=True))
        surel = Permohonan.objects.exclude(asal=Asal.IMPOR).values_list("pemohon__email", flat=True)
        assert all(alamat == "" or alamat.endswith("@contoh.test") for alamat in surel)

    def test_berkas_hasil_adalah_pdf(self):
        hasil = BerkasPermohonan.objects.filter(sifat=Sifat.HASIL).select_related("berkas")
        assert hasil.exists()
        assert all(satu.berkas.baca().startswith(b"%PDF") for satu in hasil)

    def test_akun_menurut_peran(self):
        for kode in KANTOR:
            for peran in ("desk", "penghubung", "ppid", "atasan", "pertimbangan", "pembina"):
                orang = petugas(kantor(kode), Peran(peran))
                tugas = orang.penugasan.get()
                assert (tugas.peran, tugas.satker.kode) == (peran, kode)
                assert orang.is_staff is (peran in {"ppid", "atasan"})
                assert bool(tugas.unit) is (peran == "penghubung")
        assert {"supervisi@ri.demo", "supervisi@jawa-timur.demo"} <= set(
            Pengguna.objects.values_list("email", flat=True)
        )
        superadmin = Pengguna.objects.get(email="superadmin@demo")
        assert superadmin.is_superuser
        assert not superadmin.penugasan.exists()
        assert superadmin.check_password(SANDI)

    def test_jombang_menyerahkan_dengan_persetujuan(self):
        assert list(Satker.objects.filter(serah_perlu_persetujuan=True).values_list("kode", flat=True)) == ["3517"]

    def test_pengecualian_nasional_dan_milik_setiap_kantor(self):
        for kode in KANTOR:
            satker = kantor(kode)
            berlaku = UjiKonsekuensi.objects.berlaku_bagi(satker, pada=satker.hari_ini(SEKARANG))
            assert Counter(berlaku.values_list("nasional", flat=True)) == {True: 1, False: 1}
        assert UjiKonsekuensi.objects.get(nasional=True).huruf == "h"

    def test_uji_konsekuensi_dalam_setiap_keadaan(self):
        ada = set(UjiKonsekuensi.objects.values_list("status", flat=True))
        assert ada >= {*StatusUji.values} - {StatusUji.BATAL}
        diperingatkan = RiwayatUji.objects.get(aksi="peringatkan_uji")
        assert (diperingatkan.kasus.satker.kode, diperingatkan.rincian["hari"]) == ("11", 30)


@pytest.mark.lengkap
@pytest.mark.parametrize(
    "setempat",
    ["2026-01-02 00:30:00", "2026-03-22 09:00:00", "2027-01-04 08:00:00", "2029-06-15 23:50:00"],
)
def test_dapat_dimuat_pada_hari_apa_pun(setempat):
    muat(at=datetime.fromisoformat(setempat).replace(tzinfo=WIB))
    assert Permohonan.objects.exists()
