import csv
from collections import Counter
from datetime import date
from typing import Any

import pytest
from django.core.management import call_command

from permohonan.models import JenisInformasi
from ppid.acuan import DATA, muat
from ppid.alamat import KATA_AKAR
from ppid.models import DasarHukum, HariLibur, JamLayanan, JangkaWaktu, Satker, Tahapan, TahunLibur, Tingkat
from tests.factories import kantor

pytestmark = pytest.mark.django_db
MODEL: tuple[Any, ...] = (Satker, JamLayanan, TahunLibur, HariLibur, JangkaWaktu, DasarHukum, Tahapan, JenisInformasi)


def isi_tabel() -> dict[str, list[dict]]:
    return {model.__name__: list(model.objects.order_by("pk").values()) for model in MODEL}


def test_memuat_lagi_tidak_mengubah_apa_pun():
    sebelum = isi_tabel()
    call_command("muat_acuan", verbosity=0)
    assert isi_tabel() == sebelum


def test_suntingan_dan_penghapusan_di_admin_dibiarkan():
    Satker.objects.filter(kode="3517").update(telepon="(0321) 111", slug="jombang")
    JangkaWaktu.objects.filter(langkah="pemberitahuan", jumlah=3).update(berlaku_dari=date(2019, 3, 4))
    HariLibur.objects.filter(tanggal=date(2026, 12, 24)).delete()
    DasarHukum.objects.filter(kode="pkpu-22-2023").update(pasal_pengecualian="Pasal 28", terverifikasi=True)
    Tahapan.objects.all().delete()
    JamLayanan.objects.filter(satker__kode="3517").delete()
    JenisInformasi.objects.filter(nama="Tahapan").update(nama="Tahapan dan jadwal")
    sebelum = isi_tabel()
    muat()
    assert isi_tabel() == sebelum


def test_yang_belum_pernah_ada_dimuat():
    sebelum = isi_tabel()
    tak_dikenal: list[tuple[Any, dict[str, Any]]] = [
        (HariLibur, {"tanggal__year": 2027}),
        (TahunLibur, {"tahun": 2027}),
        (DasarHukum, {"kode": "pkpu-4-2025"}),
    ]
    for model, saring in tak_dikenal:
        model.objects.filter(**saring).delete()
        model.pgh_event_model.objects.filter(**saring).delete()
    muat()
    assert {nama: len(baris) for nama, baris in isi_tabel().items()} == {
        nama: len(baris) for nama, baris in sebelum.items()
    }


def test_daftar_libur_baru_tidak_dicampur_dengan_perkiraan_lama():
    HariLibur.objects.filter(tanggal__year=2027).delete()
    HariLibur.objects.create(tanggal=date(2027, 1, 1), nama="Tahun Baru 2027 Masehi")
    TahunLibur.objects.filter(tahun=2027).update(pasti=True)
    muat()
    assert HariLibur.objects.filter(tanggal__year=2027).count() == 1


def test_semua_satuan_kerja_dengan_induk_dan_zonanya():
    tingkat = Counter(Satker.objects.values_list("tingkat", flat=True))
    assert tingkat[Tingkat.PUSAT] == 1
    assert tingkat[Tingkat.PROVINSI] == 38
    assert tingkat[Tingkat.KABUPATEN] + tingkat[Tingkat.KOTA] == 514
    assert kantor("3517").induk == kantor("35")
    assert kantor("11").induk == kantor("00")
    assert [kantor(kode).singkatan_zona for kode in ("3517", "5301", "9105")] == ["WIB", "WITA", "WIT"]


@pytest.mark.parametrize(
    ("kode", "slug"),
    [
        ("00", "ri"),
        ("11", "aceh"),
        ("1171", "kota-banda-aceh"),
        ("31", "dki-jakarta"),
        ("34", "daerah-istimewa-yogyakarta"),
        ("35", "jawa-timur"),
        ("3517", "kab-jombang"),
        ("3673", "kota-serang"),
        ("5301", "kab-kupang"),
        ("6107", "kab-bengkayang"),
    ],
)
def test_alamat_pendek(kode, slug):
    assert kantor(kode).slug == slug


def test_alamat_pendek_tidak_menempati_kata_akar():
    alamat = list(Satker.objects.values_list("slug", flat=True))
    assert len(alamat) == len(set(alamat)) == 553
    assert KATA_AKAR.isdisjoint(alamat)


def test_nama_yang_sama_pada_kabupaten_dan_kota_dibedakan_awalannya():
    with (DATA / "satker.csv").open(newline="") as berkas:
        for baris in csv.DictReader(berkas):
            if baris["tingkat"] in ("kabupaten", "kota"):
                assert baris["slug"].startswith({"kabupaten": "kab-", "kota": "kota-"}[baris["tingkat"]])
                assert baris["nama"] == baris["nama"].strip()


def test_lima_kantor_punya_tempat_surat_jam_dan_maklumat():
    lima = {kode: kantor(kode) for kode in ("3517", "3673", "5301", "6107", "11")}
    assert [satker.kota for satker in lima.values()] == ["Jombang", "Serang", "Oelamasi", "Bengkayang", "Banda Aceh"]
    assert all(satker.maklumat for satker in lima.values())
    jumat = lima["6107"].jam_layanan.get(hari=4)
    assert str(jumat) == "Jumat 08.00–16.00"
    assert f"{jumat.istirahat_mulai:%H.%M}" == "11.30"
    assert lima["11"].jam_layanan.count() == 0


def test_libur_2024_sampai_2026_pasti_dan_2027_perkiraan():
    assert dict(TahunLibur.objects.values_list("tahun", "pasti")) == {2024: True, 2025: True, 2026: True, 2027: False}


def test_dasar_hukum_yang_dikutip_surat_penolakan_mengikuti_tanggalnya():
    def dikutip(pada: date) -> tuple[str, str]:
        dasar = DasarHukum.objects.berlaku(pada).exclude(pasal_pengecualian="").get()
        return dasar.sebutan, dasar.pasal_pengecualian

    assert dikutip(date(2023, 10, 31)) == ("PKPU 1/2015", "Pasal 18 ayat (1) dan ayat (2)")
    assert dikutip(date(2023, 11, 1)) == ("PKPU 22/2023", "Pasal 27")
    assert not DasarHukum.objects.get(kode="pkpu-22-2023").terverifikasi
    assert DasarHukum.objects.get(diganti_oleh__kode="pkpu-22-2023").kode == "pkpu-1-2015"
    assert not DasarHukum.objects.berlaku(date(2025, 12, 28)).filter(kode="pkpu-4-2025").exists()


def test_jenis_informasi_dari_register_terdahulu():
    assert set(JenisInformasi.objects.values_list("nama", flat=True)) == {
        "Badan ad hoc",
        "Dana kampanye",
        "Data pemilih",
        "Hasil pemilu",
        "Kelembagaan",
        "Keuangan",
        "Partisipasi",
        "Pencalonan",
        "Pengadaan",
        "Tahapan",
    }


def test_tahapan_kampanye_2024_dikenali():
    assert [str(t) for t in Tahapan.objects.berlangsung(date(2024, 2, 12))] == ["Masa tenang (Pemilu 2024)"]
