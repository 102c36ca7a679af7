"""Ten registers kept in ten habits are recognised and taken over right."""

from datetime import datetime

import pytest

from permohonan.alur import Status
from permohonan.models import Asal, PemetaanRegister, Permohonan, RiwayatPermohonan
from permohonan.pengambilalihan import ambil_alih, mulai_impor, petakan, pratinjau
from permohonan.pengenalan import WAJIB
from permohonan.putusan import CaraAkses, Kanal, Putusan
from ppid.models import OutgoingMail, Surat
from tests.factories import WIB
from tests.impor.kebiasaan import HARAP, ISI, KEBIASAAN, lampiran_berkepala_gabung

SEKARANG = datetime(2026, 3, 9, 9, 0, tzinfo=WIB)


def ambil(berkas, satker, oleh):
    """As the officer does who finds every guess right."""
    rancangan, _ = mulai_impor(*berkas, satker=satker, oleh=oleh, at=SEKARANG)
    kolom = {int(n): kunci for n, kunci in rancangan.kolom.items()}
    rancangan = petakan(rancangan, kolom, oleh=oleh, at=SEKARANG)
    isi = pratinjau(rancangan, at=SEKARANG)
    assert [(satu.label, satu.alasan) for satu in isi.temuan] == []
    return ambil_alih(rancangan, oleh=oleh, at=SEKARANG), isi


@pytest.mark.parametrize("kebiasaan", KEBIASAAN, ids=lambda satu: satu.__name__)
def test_register_dengan_kebiasaan_apa_pun_masuk_dengan_benar(kebiasaan, jombang, desk):
    rancangan, _ = ambil(kebiasaan(), jombang, desk)
    tersimpan = [
        (k.nomor_asal, k.diterima_pada, k.pemohon.nama, k.rincian_informasi, k.putusan)
        for k in Permohonan.objects.select_related("pemohon", "satker").order_by("pk")
    ]
    assert tersimpan == HARAP
    semua = Permohonan.objects.all()
    assert {(k.asal, k.status, k.urut) for k in semua} == {(Asal.IMPOR, Status.SELESAI, None)}
    assert [jombang.hari_ini(k.diputus_at).day for k in semua.order_by("pk")] == [satu[9] for satu in ISI]
    assert RiwayatPermohonan.objects.count() == 4
    assert not OutgoingMail.objects.exists() and not Surat.objects.exists()
    assert rancangan.hasil["tahun"] == [[2024, 4]] or rancangan.hasil["tahun"] == [(2024, 4)]
    assert dict(rancangan.hasil["putusan"]) == {"Diberikan Seluruhnya": 2, "Ditolak": 1, "Diberikan Sebagian": 1}
    assert (bytes(rancangan.isi), rancangan.hasil["jumlah"]) == (b"", 4)


@pytest.mark.parametrize("kebiasaan", KEBIASAAN, ids=lambda satu: satu.__name__)
def test_judul_yang_sama_berikutnya_langsung_dikenal_di_kantor_itu_saja(kebiasaan, jombang, desk):
    nama, isi = kebiasaan()
    rancangan, dikenal = mulai_impor(nama, isi, satker=jombang, oleh=desk, at=SEKARANG)
    assert not dikenal and set(WAJIB) <= set(rancangan.kolom.values())
    petakan(rancangan, {int(n): k for n, k in rancangan.kolom.items()}, oleh=desk, at=SEKARANG)
    lagi, dikenal = mulai_impor(nama, isi, satker=jombang, oleh=desk, at=SEKARANG)
    assert dikenal and lagi.kolom == rancangan.kolom
    assert PemetaanRegister.objects.get().satker == jombang


def test_tanda_tangan_di_bawah_tabel_tidak_dibaca_dan_disebut(jombang, desk):
    _, isi = ambil(lampiran_berkepala_gabung(), jombang, desk)
    assert [teks for _, teks in isi.tidak_dibaca] == ["Jombang, 31 Desember 2024", "PPID,", "Dra. Contoh"]


def test_yang_tertulis_dengan_kata_dan_dicentang_terbaca(jombang, desk):
    ambil(KEBIASAAN[4](), jombang, desk)
    kasus = Permohonan.objects.order_by("pk")[0]
    assert (kasus.cara_akses, kasus.bentuk, kasus.kanal) == (CaraAkses.SALINAN, "softcopy", Kanal.WHATSAPP)
    assert (kasus.pemohon.jenis_kelamin, kasus.pemohon.pekerjaan_lain) == ("P", "Mahasiswa")


def test_telepon_dan_surel_dari_dua_kolom(jombang, desk):
    ambil(KEBIASAAN[1](), jombang, desk)
    satu, dua = [k.pemohon for k in Permohonan.objects.order_by("pk")[:2]]
    assert (satu.telepon, satu.email) == ("0812-0000-0001", "")
    assert (dua.telepon, dua.email) == ("", "budi@contoh.test")


def test_register_tanpa_kolom_jenis_permohonan_tidak_mengarang_isinya(jombang, desk, client):
    ambil(KEBIASAAN[7](), jombang, desk)
    assert set(Permohonan.objects.values_list("cara_akses", "bentuk", "kanal")) == {("", "", "")}
    client.force_login(desk)
    for kasus in Permohonan.objects.all():
        assert client.get(kasus.get_absolute_url()).status_code == 200
    assert Permohonan.objects.filter(putusan=Putusan.SELURUHNYA).count() == 2
