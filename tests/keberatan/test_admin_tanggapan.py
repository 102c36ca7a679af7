"""The Atasan's queue in the admin, and the page on which one objection is answered."""

import re
from datetime import date, timedelta

import pypdfium2
import pytest
from django.core.checks import run_checks
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from keberatan.models import Keberatan, Tanggapan
from permohonan.models import Sifat
from permohonan.perbuatan.pendaftaran import lampirkan as lampirkan_permohonan
from ppid.models import JenisSurat, OutgoingMail, Pengguna, Surat
from ppid.peran import Peran
from ppid.unggahan import UnggahanBersih
from tests.factories import NIK_UJI, SEHARI, SENIN, kantor, petugas
from tests.keberatan.peraga import (
    BATAS_PERINTAH,
    DIAJUKAN,
    DITANGGAPI,
    TimKeberatan,
    keberatan_diajukan,
)

ANTREAN = reverse("admin:keberatan_keberatan_changelist")


@pytest.fixture(autouse=True)
def pada(monkeypatch):
    """The pages are opened on the day of the answer, or when a test says."""

    def atur(saat) -> None:
        monkeypatch.setattr("django.utils.timezone.now", lambda: saat)

    atur(DITANGGAPI)
    return atur


def alamat(kasus: Keberatan) -> str:
    return reverse("admin:keberatan_keberatan_tanggapan", args=[kasus.acuan])


def isi(**ganti):
    dasar = {
        "hasil_ditolak": "dikabulkan",
        "pertimbangan_ditolak": "Pertimbangan yang saya tulis.",
        "perintah": "Berikan salinannya.",
        "batas_perintah": BATAS_PERINTAH.isoformat(),
    }
    return dasar | ganti


def ditolak(**ganti):
    return isi(hasil_ditolak="ditolak", perintah="", batas_perintah="", **ganti)


def teks(jawaban, status=200) -> str:
    assert jawaban.status_code == status, jawaban.status_code
    return " ".join(jawaban.content.decode().split())


def nomor(halaman: str) -> list[str]:
    return re.findall(r'class="field-(?:perkara|nomor)">(?:<a [^>]*>)?([^<]+)<', halaman)


@pytest.fixture
def masuk(client, tim):
    client.force_login(tim[Peran.ATASAN])
    return client


# The queue


def test_atasan_mendarat_di_antrean(masuk):
    assert masuk.get("/meja/").url == ANTREAN


def test_antrean_hanya_kantornya_menurut_jatuh_tempo(masuk, tim):
    dua = keberatan_diajukan(tim.ditolak(), at=DIAJUKAN + 3 * SEHARI)
    satu = tim.keberatan()
    lain = TimKeberatan(kantor("3673")).keberatan()
    halaman = teks(masuk.get(ANTREAN))
    assert nomor(halaman) == [satu.nomor, dua.nomor]
    assert lain.nomor not in halaman
    assert f'href="{alamat(satu)}">Tanggapi' in halaman and satu.rincian_informasi[:60] in halaman
    assert "hari" in halaman


def test_saringan_antrean(masuk, tim):
    selesai, menunggu = tim.ditanggapi("ditolak"), tim.keberatan()
    assert nomor(teks(masuk.get(ANTREAN))) == [menunggu.nomor]
    assert nomor(teks(masuk.get(ANTREAN, {"antrean": "ditanggapi"}))) == [selesai.nomor]
    assert set(nomor(teks(masuk.get(ANTREAN, {"antrean": "semua"})))) == {selesai.nomor, menunggu.nomor}
    assert nomor(teks(masuk.get(ANTREAN, {"q": menunggu.permohonan.nomor}))) == [menunggu.nomor]


def test_antrean_menandai_yang_lewat_batas_dan_terlalu_dini(masuk, tim):
    keberatan_diajukan(tim.diproses(), alasan=["tidak_ditanggapi"])
    assert "terlalu dini" in teks(masuk.get(ANTREAN))


def test_banyaknya_kueri_antrean_tidak_bertambah_dengan_barisnya(masuk, tim, django_assert_max_num_queries):
    for _ in range(2):
        tim.keberatan()
    masuk.get(ANTREAN)
    with CaptureQueriesContext(connection) as dua:
        assert len(nomor(teks(masuk.get(ANTREAN)))) == 2
    for _ in range(10):
        tim.keberatan()
    with django_assert_max_num_queries(len(dua)):
        assert len(nomor(teks(masuk.get(ANTREAN)))) == 12


# The page


def test_halaman_memperlihatkan_seluruh_kasus_di_samping_formulirnya(masuk, tim):
    kasus = tim.di_atasan()
    berkas = UnggahanBersih("bukti.pdf", "application/pdf", b"%PDF-1.7 uji")
    (bukti, ktp) = lampirkan_permohonan(
        kasus.permohonan, [(Sifat.PENDUKUNG, berkas), (Sifat.IDENTITAS, berkas)], oleh=None, at=SENIN
    )
    halaman = teks(masuk.get(alamat(kasus)))
    for kata in (
        kasus.nomor,
        kasus.permohonan.nomor,
        kasus.kasus_posisi,
        "Masih diuji",
        "Siti Contoh",
        "siti@contoh.test",
        "Uji konsekuensi 5/PPID-UJI/2025",
        "Mengungkap rahasia pribadi pelamar.",
        "Permohonan dijawab tertulis",
        "Diteruskan ke Atasan PPID",
        "Mengapa tanggal ini?",
        'name="hasil_ditolak"',
        'name="pratinjau"',
    ):
        assert kata in halaman, kata
    for satu in (*kasus.surat.all(), *kasus.permohonan.surat.all()):
        assert reverse("keberatan:surat_petugas", args=[kasus.acuan, satu.surat.acuan]) in halaman
    assert bukti.berkas.kode in halaman and ktp.berkas.kode not in halaman
    assert NIK_UJI not in halaman
    # "Too late" may be chosen only for what came too late.
    assert 'value="tidak_diterima"' not in halaman


def test_yang_lewat_batas_boleh_dinyatakan_tidak_dapat_diterima(masuk, tim, pada):
    kasus = keberatan_diajukan(tim.ditolak(), at=SENIN + 80 * SEHARI)
    pada(SENIN + 81 * SEHARI)
    masuk.force_login(tim[Peran.ATASAN])
    assert 'value="tidak_diterima"' in teks(masuk.get(alamat(kasus)))
    assert masuk.post(alamat(kasus), ditolak() | {"hasil_ditolak": "tidak_diterima"}).status_code == 302
    assert Keberatan.objects.get().hasil == "tidak_diterima"


def test_setiap_alasan_ditanggapi_sendiri(masuk, tim):
    kasus = tim.keberatan(alasan=["ditolak", "biaya"])
    isian_dua = isi(hasil_biaya="ditolak", pertimbangan_biaya="Sesuai tarif.")
    assert masuk.post(alamat(kasus), isian_dua).status_code == 302
    kasus.refresh_from_db()
    assert kasus.hasil == "sebagian"
    assert dict(kasus.alasan.values_list("alasan", "hasil")) == {"ditolak": "dikabulkan", "biaya": "ditolak"}


def test_pratinjau_memberi_pdf_dan_tidak_menyimpan_apa_pun(masuk, tim):
    kasus = tim.di_atasan()
    surat, surel = Surat.objects.count(), OutgoingMail.objects.count()
    jawaban = masuk.post(alamat(kasus), isi(pratinjau="1"))
    assert jawaban["Content-Type"] == "application/pdf" and "no-store" in jawaban["Cache-Control"]
    dokumen = pypdfium2.PdfDocument(jawaban.content)
    cetakan = " ".join(" ".join(halaman.get_textpage().get_text_range() for halaman in dokumen).split())
    dokumen.close()
    assert "PRATINJAU" in cetakan and "Berikan salinannya." in cetakan and "Komisi Informasi Provinsi" in cetakan
    kasus.refresh_from_db()
    assert (kasus.status, kasus.hasil, kasus.ditanggapi_at) == ("di_atasan", "", None)
    assert not Tanggapan.objects.exists() and kasus.alasan.get().hasil == ""
    assert (Surat.objects.count(), OutgoingMail.objects.count()) == (surat, surel)


def test_pratinjau_yang_tidak_lengkap_ditolak_seperti_terbitnya(masuk, tim):
    kasus = tim.di_atasan()
    halaman = teks(masuk.post(alamat(kasus), isi(pratinjau="1", perintah="")), 422)
    assert "disertai perintah" in halaman and "Pertimbangan yang saya tulis." in halaman


def test_terbit_sekali_dan_yang_kedua_ditolak(masuk, tim):
    kasus = tim.di_atasan()
    jawaban = masuk.post(alamat(kasus), isi())
    assert jawaban["Location"] == alamat(kasus)
    halaman = teks(masuk.get(alamat(kasus)))
    assert f"Tanggapan atas {kasus.nomor} terbit" in halaman and "sudah ditanggapi" in halaman
    assert 'name="hasil_ditolak"' not in halaman and "Pertimbangan yang saya tulis." in halaman
    kedua = teks(masuk.post(alamat(kasus), ditolak()), 422)
    # Written while somebody else answered: nothing is lost, and nothing can be issued again.
    assert "Terbitkan tanggapan" not in kedua and "Yang Anda tulis tidak terbit" in kedua
    assert 'name="pertimbangan_ditolak"' in kedua and kedua.count("Pertimbangan yang saya tulis.") > 1
    assert Tanggapan.objects.count() == 1
    assert kasus.surat.filter(surat__jenis=JenisSurat.TANGGAPAN).count() == 1
    assert Keberatan.objects.get().hasil == "dikabulkan"


def test_tanpa_diteruskan_pun_atasan_dapat_menanggapi(masuk, tim):
    kasus = tim.keberatan()
    assert masuk.post(alamat(kasus), ditolak()).status_code == 302
    assert Keberatan.objects.get().status == "ditanggapi"


def test_tanggapan_yang_tidak_lengkap_ditolak_dan_tulisannya_tetap_ada(masuk, tim):
    kasus = tim.di_atasan()
    for dikirim, pesan in (
        (isi(hasil_ditolak=""), "Pilih putusannya"),
        (isi(hasil_ditolak="ngawur"), "Pilih dari daftar"),
        (isi(hasil_ditolak="tidak_diterima"), "Pilih dari daftar"),
        (ditolak(pertimbangan_ditolak=" \x00"), "Tulis pertimbangan mengapa"),
        (isi(hasil_ditolak="sebagian", pertimbangan_ditolak=""), "Tulis pertimbangan mengapa"),
        (isi(perintah=""), "disertai perintah"),
        (isi(batas_perintah=""), "disertai perintah"),
        (isi(batas_perintah="2026-03-01"), "tidak boleh sebelum hari ini"),
        (isi(batas_perintah="besok"), "Tanggal ini tidak ada"),
        (isi(hasil_ditolak="ditolak"), "Perintah hanya menyertai"),
        (isi(perintah="a" * 3001), "paling banyak 3.000"),
    ):
        halaman = teks(masuk.post(alamat(kasus), dikirim | {"pertimbangan_umum": "Bagi semua alasan."}), 422)
        assert pesan in halaman and "Bagi semua alasan." in halaman, pesan
        assert dikirim["perintah"] in halaman and dikirim["pertimbangan_ditolak"].strip("\x00 ") in halaman
    assert not Tanggapan.objects.exists() and Keberatan.objects.get().status == "di_atasan"


def test_alasan_yang_bertambah_sejak_halaman_dibuka_ditanyakan_lagi(masuk, tim):
    kasus = tim.di_atasan()
    keberatan_diajukan(kasus.permohonan, alasan=["biaya"], at=DIAJUKAN + timedelta(hours=1))
    halaman = teks(masuk.post(alamat(kasus), isi()), 422)
    assert 'name="hasil_biaya"' in halaman and "Pertimbangan yang saya tulis." in halaman
    assert not Tanggapan.objects.exists()


def test_yang_memutus_permohonannya_membaca_alasan_bukan_formulir(client, tim):
    kasus = tim.di_atasan()
    ppid = tim[Peran.PPID]
    petugas(Peran.ATASAN, tim.satker, email=ppid.email)
    Pengguna.objects.filter(pk=ppid.pk).update(is_staff=True)
    client.force_login(Pengguna.objects.get(pk=ppid.pk))
    halaman = teks(client.get(alamat(kasus)))
    assert "Anda sendiri yang memutus permohonan ini" in halaman and 'name="hasil_ditolak"' not in halaman
    teks(client.post(alamat(kasus), isi()), 422)
    assert not Tanggapan.objects.exists()


def test_orang_yang_sama_dengan_akun_lain_pun_tidak(client, tim):
    kasus = tim.di_atasan()
    Pengguna.objects.filter(pk=tim[Peran.PPID].pk).update(nip="197001011990031001")
    Pengguna.objects.filter(pk=tim[Peran.ATASAN].pk).update(nip="197001011990031001")
    client.force_login(Pengguna.objects.get(pk=tim[Peran.ATASAN].pk))
    assert "Anda sendiri yang memutus" in teks(client.get(alamat(kasus)))
    teks(client.post(alamat(kasus), isi()), 422)


# Who may not


def test_orang_lain_tidak_masuk(client, tim):
    kasus = tim.di_atasan()
    lain = petugas(Peran.ATASAN, kantor("3673"))
    for orang in (None, tim[Peran.DESK], tim[Peran.PPID], tim[Peran.PENGHUBUNG]):
        client.logout()
        if orang:
            client.force_login(orang)
        for jawaban in (client.get(alamat(kasus)), client.post(alamat(kasus), isi()), client.get(ANTREAN)):
            assert jawaban.status_code == 302 and jawaban.url.startswith(reverse("admin:login"))
    client.force_login(lain)
    teks(client.get(alamat(kasus)), 404)
    teks(client.post(alamat(kasus), isi()), 404)
    assert kasus.nomor not in teks(client.get(ANTREAN))
    assert not Tanggapan.objects.exists()


def test_pemelihara_melihat_ada_keberatan_tanpa_isinya_dan_tidak_menanggapi(client, tim):
    kasus = tim.di_atasan()
    client.force_login(Pengguna.objects.create_superuser("super@uji.test", nama="Super (uji)"))
    halaman = teks(client.get(ANTREAN))
    assert kasus.nomor in halaman and kasus.rincian_informasi[:40] not in halaman and alamat(kasus) not in halaman
    teks(client.get(alamat(kasus)), 403)
    teks(client.post(alamat(kasus), isi()), 403)
    assert not Tanggapan.objects.exists()


def test_penugasan_yang_habis_menutup_halamannya(client, tim, pada):
    kasus = tim.di_atasan()
    client.force_login(tim[Peran.ATASAN])
    teks(client.get(alamat(kasus)))
    tim.satker.penugasan.filter(peran=Peran.ATASAN).update(sampai=date(2026, 3, 16))
    assert client.get(alamat(kasus)).status_code in {403, 404}
    assert client.post(alamat(kasus), isi()).status_code in {403, 404}
    assert not Tanggapan.objects.exists()


def test_keadaan_tidak_dapat_diubah_di_admin(masuk, tim):
    kasus = tim.di_atasan()
    ubah = reverse("admin:keberatan_keberatan_change", args=[kasus.pk])
    for jawaban in (masuk.get(ubah), masuk.post(ubah, {"status": "selesai", "hasil": "ditolak"})):
        assert jawaban.status_code == 302 and jawaban.url == alamat(kasus)
    assert masuk.get(reverse("admin:keberatan_keberatan_add")).status_code == 403
    assert masuk.post(reverse("admin:keberatan_keberatan_delete", args=[kasus.pk])).status_code == 403
    masuk.post(ANTREAN, {"action": "delete_selected", "_selected_action": kasus.pk, "post": "yes"})
    kasus.refresh_from_db()
    assert (kasus.status, kasus.hasil) == ("di_atasan", "")
    for ganjil in ("x", "0", "9" * 30):
        assert masuk.get(f"/admin/keberatan/keberatan/{ganjil}/change/").status_code == 404


def test_sengketa_dibaca_di_admin_tanpa_diubah(masuk, tim):
    sengketa = tim.sengketa()
    lain = TimKeberatan(kantor("3673")).sengketa()
    daftar = teks(masuk.get(reverse("admin:keberatan_sengketa_changelist")))
    assert sengketa.nomor_register in daftar and lain.keberatan.nomor not in daftar
    ubah = reverse("admin:keberatan_sengketa_change", args=[sengketa.pk])
    assert 'name="status"' not in teks(masuk.get(ubah))
    assert masuk.post(ubah, {"status": "selesai"}).status_code == 403
    sengketa.refresh_from_db()
    assert sengketa.status == "di_komisi"


def test_pemeriksaan_sistem_tetap_lulus(db):
    assert not [galat for galat in run_checks() if galat.id in {"ppid.E001", "ppid.E002"}]
