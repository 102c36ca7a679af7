from datetime import date

import pytest
from django.urls import reverse

from ppid.models import HariLibur, Pengguna, Penugasan, Satker
from ppid.peran import Peran
from tests.factories import kantor, petugas


@pytest.fixture
def atasan_serang(db):
    return petugas(Peran.ATASAN, kantor("3673"))


@pytest.fixture
def super(db):
    return Pengguna.objects.create_superuser("super@uji.test", nama="Super (uji)")


def test_atasan_hanya_melihat_kantornya_sendiri(client, atasan):
    client.force_login(atasan)
    isi = client.get(reverse("admin:ppid_satker_changelist")).content.decode()
    assert "KPU Kabupaten Jombang" in isi
    assert "KPU Kota Serang" not in isi


def test_kantor_orang_lain_tidak_dapat_dibuka(client, atasan):
    client.force_login(atasan)
    lain = client.get(reverse("admin:ppid_satker_change", args=[kantor("3673").pk]))
    assert lain.status_code == 302
    assert lain.url == reverse("admin:index")


def test_atasan_tidak_dapat_menugaskan_orang_di_kantor_lain(client, atasan, atasan_serang):
    client.force_login(atasan)
    isi = {
        "petugas": atasan.pk,
        "satker": kantor("3673").pk,
        "peran": "ppid",
        "nomor_sk": "1/SK/UJI",
        "mulai": "2026-01-01",
    }
    jawaban = client.post(reverse("admin:ppid_penugasan_add"), isi)
    assert jawaban.status_code == 200
    assert not Penugasan.objects.filter(satker__kode="3673", peran="ppid").exists()


def test_atasan_tidak_dapat_mengubah_kode_dan_zona_kantornya(client, atasan):
    client.force_login(atasan)
    satker = kantor("3517")
    isi = client.get(reverse("admin:ppid_satker_change", args=[satker.pk])).content.decode()
    assert 'name="zona_waktu"' not in isi
    assert 'name="alamat"' in isi


@pytest.mark.parametrize("nama", ["jangkawaktu", "dasarhukum", "pengguna", "tahapan"])
def test_data_bersama_bukan_urusan_satu_kantor(client, atasan, nama):
    client.force_login(atasan)
    assert client.get(reverse(f"admin:ppid_{nama}_changelist")).status_code == 403


def test_desk_tidak_masuk_admin(client, desk):
    client.force_login(desk)
    assert client.get(reverse("admin:index")).status_code == 302


def test_pemelihara_membuka_setiap_halaman_admin(client, super):
    client.force_login(super)
    from django.contrib import admin

    for model in admin.site._registry:
        nama = f"admin:{model._meta.app_label}_{model._meta.model_name}"
        assert client.get(reverse(f"{nama}_changelist")).status_code == 200, nama
        if admin.site._registry[model].has_add_permission(type("R", (), {"user": super})()):
            assert client.get(reverse(f"{nama}_add")).status_code == 200, nama


def test_perubahan_data_kelembagaan_tercatat(client, super):
    client.force_login(super)
    satker = kantor("3517")
    sebelum = Satker.pgh_event_model.objects.filter(pgh_obj=satker).count()
    Satker.objects.filter(pk=satker.pk).update(alamat="Jl. Baru")
    assert Satker.pgh_event_model.objects.filter(pgh_obj=satker).count() == sebelum + 1


def test_libur_setempat_hanya_berlaku_di_kantornya(db):
    HariLibur.objects.create(tanggal=date(2026, 3, 11), nama="Hari jadi kota", satker=kantor("3673"))
    assert not HariLibur.objects.kalender(kantor("3673")).hari_kerja(date(2026, 3, 11))
    assert HariLibur.objects.kalender(kantor("3517")).hari_kerja(date(2026, 3, 11))


def test_admin_berwajah_layanan_ini_dan_kembali_ke_meja(client, atasan):
    client.force_login(atasan)
    isi = client.get(reverse("admin:index")).content.decode()
    assert "css/admin.css" in isi
    assert "Pengelolaan PPID" in isi
    assert f'href="{reverse("permohonan:meja")}"' in isi
    assert f'action="{reverse("account_logout")}"' in isi
