"""The acts on a case page: they work by POST, refuse with a message, and keep what was typed."""

import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from permohonan.alur import ALUR, Status
from permohonan.models import Keputusan, Sifat
from permohonan.perbuatan.disposisi import disposisikan, jawab_disposisi
from permohonan.perbuatan.penyerahan import CaraPenyerahan, catat_penyampaian
from permohonan.putusan import CaraSerah
from permohonan.views.tindakan import MENURUT_AKSI, TINDAKAN
from ppid.models import JenisSurat
from ppid.peran import Peran
from tests.factories import (
    SEHARI,
    SENIN,
    kantor,
    permohonan_diproses,
    permohonan_diputus,
    permohonan_tercatat,
    permohonan_terdaftar,
    permohonan_tidak_lengkap,
    petugas,
    uji_konsekuensi,
)

FOTOKOPI = {
    "uraian": "Fotokopi",
    "satuan": "lembar",
    "biaya": 300,
    "nomor_sk": "1/TARIF",
    "berlaku_dari": dt.date(2026, 1, 1),
}
TEKS = b"kecamatan,suara\nDiwek,100\n"


@pytest.fixture(autouse=True)
def saat(monkeypatch):
    """The pages are opened one hour after the request came in, or when a test says."""
    jam = {"at": SENIN + dt.timedelta(hours=1)}
    monkeypatch.setattr("django.utils.timezone.now", lambda: jam["at"])
    return jam


def kirim(client, orang, kasus, aksi, **isi):
    client.force_login(orang)
    return client.post(reverse(f"permohonan:{aksi}", args=[kasus.acuan]), isi)


def segarkan(kasus):
    kasus.refresh_from_db()
    return kasus


def berkas(nama="hasil.csv"):
    return SimpleUploadedFile(nama, TEKS, content_type="text/csv")


def test_setiap_langkah_petugas_punya_halaman():
    tanpa_formulir = {"buka", "lihat_identitas", "golongkan", "jawab_disposisi", "catat_nomor_kantor", "tangani_surel"}
    # What an answered objection orders is done on the objection's page.
    tanpa_formulir |= {"buka_kembali", "perintahkan"}
    # Gathered from several cases at once, and taken out on the page of the bundle.
    tanpa_formulir |= {"himpunkan", "keluarkan_dari_himpunan"}
    # Boxes are drawn on a page of their own.
    tanpa_formulir |= {"hitamkan_berkas"}
    petugas_saja = {b.aksi for b in ALUR if b.pelaku - {Peran.PEMOHON, Peran.SISTEM}}
    assert petugas_saja - tanpa_formulir == set(MENURUT_AKSI)


@pytest.mark.parametrize("baris", TINDAKAN, ids=lambda b: b.aksi)
def test_halaman_tindakan_terbuka_bagi_perannya_saja(client, baris, jombang, desk, ppid, penghubung, atasan):
    kasus = permohonan_diproses(oleh=desk)
    # Tim penghubung sees only what was sent to it.
    perintah = {"kepada": penghubung, "instruksi": "Siapkan", "batas": dt.date(2026, 3, 12)}
    disposisikan(kasus, **perintah, oleh=desk, at=SENIN)
    alamat = reverse(f"permohonan:{baris.aksi}", args=[kasus.acuan])
    lain = petugas(Peran.PPID, kantor("3673"))
    petugas(Peran.DESK, kantor("3673"), email=lain.email)
    for orang, peran in (
        (desk, Peran.DESK),
        (ppid, Peran.PPID),
        (penghubung, Peran.PENGHUBUNG),
        (atasan, Peran.ATASAN),
    ):
        client.force_login(orang)
        assert client.get(alamat).status_code == (200 if peran in baris.langkah.pelaku else 404), orang
    client.force_login(lain)
    assert client.get(alamat).status_code == 404
    assert client.post(alamat).status_code == 404
    client.logout()
    assert client.get(alamat).status_code == 302


def test_yang_tidak_dapat_dilakukan_sekarang_dijelaskan_tanpa_formulir(client, desk):
    kasus = permohonan_diproses(oleh=desk)
    client.force_login(desk)
    isi = client.get(reverse("permohonan:nyatakan_lengkap", args=[kasus.acuan])).content.decode()
    assert "tidak dapat dilakukan" in isi
    assert 'method="post" enctype' not in isi


def test_desk_menyatakan_lengkap_dan_menggolongkan(client, desk):
    from permohonan.models import JenisInformasi

    jenis = JenisInformasi.objects.create(nama="Uji Rekapitulasi", kata_kunci="rekapitulasi, berita acara")
    kasus = permohonan_tercatat(oleh=desk)
    jawab = kirim(client, desk, kasus, "nyatakan_lengkap", jenis_informasi=jenis.pk)
    assert jawab.status_code == 302 and jawab.url == kasus.get_absolute_url()
    assert segarkan(kasus).status == Status.DIPROSES
    assert kasus.jenis_informasi == jenis


def test_tanpa_identitas_tidak_dapat_dinyatakan_lengkap(client, desk):
    kasus = permohonan_terdaftar()
    jawab = kirim(client, desk, kasus, "nyatakan_lengkap")
    assert jawab.status_code == 422
    assert "Masih kurang" in jawab.content.decode()
    assert segarkan(kasus).status == Status.TERDAFTAR


def test_surat_tidak_lengkap_menyebut_yang_kurang(client, desk):
    kasus = permohonan_terdaftar()
    assert kirim(client, desk, kasus, "nyatakan_tidak_lengkap", kekurangan="Foto KTP").status_code == 302
    assert segarkan(kasus).status == Status.TIDAK_LENGKAP
    assert kasus.surat.filter(surat__jenis=JenisSurat.TIDAK_LENGKAP).exists()


def test_surat_tidak_lengkap_tanpa_isi_ditolak_formulir(client, desk):
    kasus = permohonan_terdaftar()
    jawab = kirim(client, desk, kasus, "nyatakan_tidak_lengkap", kekurangan=" ")
    assert jawab.status_code == 422
    assert "Tulis apa yang harus dilengkapi" in jawab.content.decode()


def test_desk_mencatat_ktp_yang_diperlihatkan(client, desk):
    kasus = permohonan_tidak_lengkap(oleh=desk)
    assert kirim(client, desk, kasus, "lengkapi", diperlihatkan="on").status_code == 302
    assert segarkan(kasus).status_identitas == "diperlihatkan"


def test_nomor_identitas_tanpa_jenis_ditolak(client, desk):
    kasus = permohonan_tidak_lengkap(oleh=desk)
    jawab = kirim(client, desk, kasus, "lengkapi", nomor_identitas="3517014107900001")
    assert jawab.status_code == 422
    assert "Pilih jenis identitas" in jawab.content.decode()


def test_ppid_memproses_tanpa_menunggu_identitas(client, ppid):
    kasus = permohonan_terdaftar()
    assert kirim(client, ppid, kasus, "bebaskan_identitas", alasan="Informasinya terbuka").status_code == 302
    assert segarkan(kasus).status == Status.DIPROSES


def test_jenis_permohonan_ditetapkan_dengan_alasan(client, desk):
    kasus = permohonan_tercatat(oleh=desk)
    jawab = kirim(client, desk, kasus, "tetapkan_jalur", jalur="pemilu", alasan="Rekapitulasi Pemilu")
    assert jawab.status_code == 302
    assert segarkan(kasus).jatuh_tempo == dt.date(2026, 3, 12)


def test_halaman_jenis_menyebut_kedua_jatuh_tempo(client, desk):
    kasus = permohonan_tercatat(oleh=desk)
    client.force_login(desk)
    isi = client.get(reverse("permohonan:tetapkan_jalur", args=[kasus.acuan])).content.decode()
    assert "Kamis, 12 Maret 2026" in isi and "Senin, 30 Maret 2026" in isi


def test_informasi_terbuka_diberikan_langsung_tanpa_identitas(client, desk):
    kasus = permohonan_terdaftar()
    jawab = kirim(
        client, desk, kasus, "beri_langsung", uraian="SK penetapan", bentuk="softcopy", cara="langsung", berkas=berkas()
    )
    assert jawab.status_code == 302
    assert segarkan(kasus).status == Status.DISERAHKAN
    assert kasus.berkas.get().sifat == Sifat.HASIL
    assert kasus.surat.filter(surat__jenis=JenisSurat.TANDA_TERIMA).exists()


def test_kantor_yang_mensyaratkan_persetujuan_menolak_pemberian_oleh_desk(client, desk, jombang):
    jombang.serah_perlu_persetujuan = True
    jombang.save()
    kasus = permohonan_terdaftar()
    jawab = kirim(client, desk, kasus, "beri_langsung", uraian="SK penetapan", bentuk="softcopy", cara="langsung")
    assert jawab.status_code == 422
    isi = jawab.content.decode()
    assert "persetujuan PPID" in isi and "SK penetapan" in isi


def test_disposisi_hanya_kepada_tim_penghubung_kantor_ini(client, desk, ppid, penghubung):
    kasus = permohonan_diproses(oleh=desk)
    luar = petugas(Peran.PENGHUBUNG, kantor("3673"))
    jawab = kirim(client, desk, kasus, "disposisikan", kepada=luar.pk, instruksi="Mohon", batas="2026-03-12")
    assert jawab.status_code == 422
    jawab = kirim(client, desk, kasus, "disposisikan", kepada=penghubung.pk, instruksi="Mohon", batas="2026-03-12")
    assert jawab.status_code == 302
    assert kasus.disposisi.get().unit == "Subbag Teknis"


def test_batas_internal_yang_lewat_ditolak_dan_tulisan_tetap_ada(client, desk, penghubung):
    kasus = permohonan_diproses(oleh=desk)
    jawab = kirim(
        client, desk, kasus, "disposisikan", kepada=penghubung.pk, instruksi="Cari di arsip", batas="2026-03-06"
    )
    assert jawab.status_code == 422
    isi = jawab.content.decode()
    assert "Batas internal sudah lewat" in isi and "Cari di arsip" in isi


def test_perpanjangan_hanya_satu_kali_dan_hanya_oleh_ppid(client, desk, ppid):
    kasus = permohonan_diproses(oleh=desk)
    isi = {"alasan": "belum_dikuasai", "uraian": "Dokumen di gudang arsip"}
    assert kirim(client, desk, kasus, "perpanjang", **isi).status_code == 404
    assert kirim(client, ppid, kasus, "perpanjang", **isi).status_code == 302
    assert segarkan(kasus).jatuh_tempo == dt.date(2026, 4, 9)
    jawab = kirim(client, ppid, kasus, "perpanjang", **isi)
    assert jawab.status_code == 422
    assert "satu kali" in jawab.content.decode()


def test_perpanjangan_menyebut_tanggal_barunya(client, desk, ppid):
    kasus = permohonan_diproses(oleh=desk)
    client.force_login(ppid)
    isi = client.get(reverse("permohonan:perpanjang", args=[kasus.acuan])).content.decode()
    assert "Kamis, 9 April 2026" in isi


def test_putusan_seluruhnya_dengan_berkas(client, desk, ppid):
    kasus = permohonan_diproses(oleh=desk)
    jawab = kirim(
        client,
        ppid,
        kasus,
        "putuskan",
        putusan="seluruhnya",
        diberikan="Salinan berita acara",
        bentuk="softcopy",
        waktu_penyediaan="2026-03-10",
        berkas=berkas(),
    )
    assert jawab.status_code == 302
    assert segarkan(kasus).status == Status.DIPUTUS
    assert kasus.berkas.get().sifat == Sifat.HASIL


def test_penolakan_tidak_dapat_dipilih_tanpa_uji_yang_berlaku(client, desk, ppid):
    kasus = permohonan_diproses(oleh=desk)
    client.force_login(ppid)
    alamat = reverse("permohonan:putuskan", args=[kasus.acuan])
    isi = client.get(alamat).content.decode()
    assert 'value="ditolak"' not in isi and "belum ada uji konsekuensi" in isi
    jawab = client.post(alamat, {"putusan": "ditolak", "tidak_diberikan": "Semuanya"})
    assert jawab.status_code == 422
    assert not Keputusan.objects.exists()


def test_hanya_uji_yang_berlaku_yang_ditawarkan(client, desk, ppid):
    kasus = permohonan_diproses(oleh=desk)
    berlaku = uji_konsekuensi()
    lewat = uji_konsekuensi(nomor_keputusan="1/LAMA", berlaku_sampai=dt.date(2026, 1, 1))
    asing = uji_konsekuensi(kantor("3673"), nomor_keputusan="9/SERANG")
    client.force_login(ppid)
    isi = client.get(reverse("permohonan:putuskan", args=[kasus.acuan])).content.decode()
    assert berlaku.nomor_keputusan in isi
    assert lewat.nomor_keputusan not in isi and asing.nomor_keputusan not in isi
    jawab = kirim(client, ppid, kasus, "putuskan", putusan="ditolak", uji=lewat.pk)
    assert jawab.status_code == 422


def test_penolakan_tanpa_menunjuk_uji_ditolak(client, desk, ppid):
    uji_konsekuensi()
    kasus = permohonan_diproses(oleh=desk)
    jawab = kirim(client, ppid, kasus, "putuskan", putusan="ditolak", tidak_diberikan="Daftar pelamar")
    assert jawab.status_code == 422
    isi = jawab.content.decode()
    assert "harus menunjuk uji konsekuensi" in isi and "Daftar pelamar" in isi
    assert segarkan(kasus).status == Status.DIPROSES


def test_sebagian_dengan_bagian_yang_dikecualikan_menerbitkan_dua_surat(client, desk, ppid):
    uji = uji_konsekuensi()
    kasus = permohonan_diproses(oleh=desk)
    jawab = kirim(
        client,
        ppid,
        kasus,
        "putuskan",
        putusan="sebagian",
        diberikan="Daftar nama",
        waktu_penyediaan="2026-03-10",
        tidak_diberikan="NIK pelamar",
        alasan_tidak_diberikan="dikecualikan",
        uji=uji.pk,
        cakupan="Seluruhnya data pribadi",
    )
    assert jawab.status_code == 302
    jenis = set(kasus.surat.values_list("surat__jenis", flat=True))
    assert {JenisSurat.PPID_D, JenisSurat.PPID_E} <= jenis


@pytest.mark.parametrize(
    ("isi", "pesan"),
    [
        ({"putusan": "seluruhnya", "waktu_penyediaan": "2026-03-10"}, "Tulis informasi apa yang diberikan"),
        ({"putusan": "seluruhnya", "diberikan": "BA"}, "Isi tanggal informasi akan diserahkan"),
        (
            {"putusan": "seluruhnya", "diberikan": "BA", "waktu_penyediaan": "2026-03-01"},
            "tidak boleh sebelum hari ini",
        ),
        (
            {"putusan": "sebagian", "diberikan": "BA", "waktu_penyediaan": "2026-03-10"},
            "Tulis bagian yang tidak diberikan",
        ),
        ({"putusan": "tidak_dikuasai"}, "Sebutkan badan publik"),
        ({"putusan": "belum_didokumentasikan"}, "Jelaskan mengapa belum didokumentasikan"),
        ({}, "Pilih salah satu"),
    ],
)
def test_putusan_yang_tidak_lengkap_ditolak_dengan_alasannya(client, desk, ppid, isi, pesan):
    kasus = permohonan_diproses(oleh=desk)
    jawab = kirim(client, ppid, kasus, "putuskan", **isi)
    assert jawab.status_code == 422
    assert pesan in jawab.content.decode()
    assert not Keputusan.objects.exists()


def test_isian_dari_putusan_lain_tidak_ikut_masuk_surat(client, desk, ppid):
    uji = uji_konsekuensi()
    kasus = permohonan_diproses(oleh=desk)
    kirim(
        client,
        ppid,
        kasus,
        "putuskan",
        putusan="seluruhnya",
        diberikan="BA",
        waktu_penyediaan="2026-03-10",
        uji=uji.pk,
        cakupan="Seluruhnya data pribadi",
        badan_lain="Bawaslu",
    )
    keputusan = kasus.keputusan.get()
    assert keputusan.uji is None and keputusan.badan_lain == ""


def test_biaya_hanya_ditanyakan_bila_ada_tarif(client, desk, ppid, jombang):
    kasus = permohonan_diproses(oleh=desk)
    alamat = reverse("permohonan:putuskan", args=[kasus.acuan])
    client.force_login(ppid)
    assert 'name="tarif_' not in client.get(alamat).content.decode()
    tarif = jombang.tarif.create(**FOTOKOPI)
    lain = jombang.tarif.create(**FOTOKOPI | {"berlaku_sampai": dt.date(2026, 1, 31)})
    halaman = client.get(alamat).content.decode()
    assert f'name="tarif_{tarif.pk}"' in halaman
    assert f'name="tarif_{lain.pk}"' not in halaman


@pytest.mark.parametrize("banyak", ["-1", "10001", "9" * 30, "1,5", "dua", "1e3"])
def test_banyaknya_yang_tidak_masuk_akal_ditolak_formulir(client, desk, ppid, jombang, banyak):
    tarif = jombang.tarif.create(**FOTOKOPI)
    kasus = permohonan_diproses(oleh=desk)
    isi = {"diberikan": "Salinan", "bentuk": "hardcopy", "waktu_penyediaan": "2026-03-31"}
    jawab = kirim(client, ppid, kasus, "putuskan", putusan="seluruhnya", **{f"tarif_{tarif.pk}": banyak}, **isi)
    assert jawab.status_code == 422
    assert not kasus.keputusan.exists()


def test_biaya_dihitung_dari_tarif_dan_hilang_bila_putusannya_tidak_memberi(client, desk, ppid, jombang):
    tarif = jombang.tarif.create(**FOTOKOPI)
    isi = {"diberikan": "Salinan", "bentuk": "hardcopy", "waktu_penyediaan": "2026-03-31", "cara_pembayaran": "tunai"}
    isi[f"tarif_{tarif.pk}"] = "25"
    kasus = permohonan_diproses(oleh=desk, bentuk="hardcopy")
    assert kirim(client, ppid, kasus, "putuskan", putusan="seluruhnya", **isi).status_code == 302
    assert kasus.keputusan.get().biaya == 7500
    lain = permohonan_diproses(oleh=desk)
    jawab = kirim(client, ppid, lain, "putuskan", putusan="tidak_dikuasai", badan_lain="Bawaslu", **isi)
    assert jawab.status_code == 302
    assert lain.keputusan.get().biaya == 0


def test_berikan_langsung_menanyakan_biaya_hanya_bila_ada_tarif(client, desk, jombang):
    alamat = reverse("permohonan:beri_langsung", args=[permohonan_terdaftar(bentuk="hardcopy").acuan])
    client.force_login(desk)
    assert 'name="cara_pembayaran"' not in client.get(alamat).text
    tarif = jombang.tarif.create(**FOTOKOPI)
    isi = {"uraian": "SK", "bentuk": "hardcopy", "cara": "langsung", "cara_pembayaran": "tunai"}
    assert client.post(alamat, isi | {f"tarif_{tarif.pk}": "3"}).status_code == 302
    assert Keputusan.objects.get().biaya == 900


def test_pos_tanpa_bukti_ditolak(client, desk, ppid):
    kasus = permohonan_diputus(desk=desk, ppid=ppid, at=SENIN - SEHARI)
    jawab = kirim(client, desk, kasus, "serahkan", cara="pos")
    assert jawab.status_code == 422
    assert "nomor resi" in jawab.content.decode()
    assert kirim(client, desk, kasus, "serahkan", cara="pos", nomor_resi="JNE123").status_code == 302
    assert segarkan(kasus).status == Status.DISERAHKAN


def test_menekan_dua_kali_hanya_menyerahkan_sekali(client, desk, ppid):
    kasus = permohonan_diputus(desk=desk, ppid=ppid, at=SENIN - SEHARI)
    assert kirim(client, desk, kasus, "serahkan", cara="langsung").status_code == 302
    kedua = kirim(client, desk, kasus, "serahkan", cara="langsung")
    assert kedua.status_code == 422
    assert "Terakhir diubah oleh" in kedua.content.decode()
    assert kasus.surat.filter(surat__jenis=JenisSurat.TANDA_TERIMA).count() == 1


def test_penyampaian_surat_dicatat_untuk_surat_kasus_ini_saja(client, desk, jombang):
    kasus = permohonan_tidak_lengkap(oleh=desk)
    lain = permohonan_tidak_lengkap(oleh=desk)
    surat = kasus.surat.get(surat__jenis=JenisSurat.TIDAK_LENGKAP).surat
    asing = lain.surat.get(surat__jenis=JenisSurat.TIDAK_LENGKAP).surat
    assert kirim(client, desk, kasus, "catat_penyampaian", surat=asing.pk, cara="langsung").status_code == 422
    assert kirim(client, desk, kasus, "catat_penyampaian", surat=surat.pk, cara="langsung").status_code == 302
    assert kasus.penyampaian.get().surat == surat


def test_pesan_kosong_ditolak(client, desk):
    kasus = permohonan_tercatat(oleh=desk)
    assert kirim(client, desk, kasus, "kirim_pesan", teks=" ").status_code == 422
    assert kirim(client, desk, kasus, "kirim_pesan", teks="Berkas siap diambil").status_code == 302
    assert kasus.pesan.get().oleh == desk


def test_penutupan_menunggu_batas_melengkapi(client, desk, saat):
    kasus = permohonan_tidak_lengkap(oleh=desk)
    assert "belum tercatat sampai" in kirim(client, desk, kasus, "tutup_tidak_lengkap").content.decode()
    surat = kasus.surat.get(surat__jenis=JenisSurat.TIDAK_LENGKAP).surat
    catat_penyampaian(kasus, surat, CaraPenyerahan(cara=CaraSerah.LANGSUNG), oleh=desk, at=SENIN)
    assert kirim(client, desk, kasus, "tutup_tidak_lengkap").status_code == 422
    saat["at"] = SENIN + 4 * SEHARI
    assert kirim(client, desk, kasus, "tutup_tidak_lengkap").status_code == 302
    assert segarkan(kasus).status == Status.DITUTUP_TIDAK_LENGKAP


def test_penutupan_menunggu_penyerahan(client, desk, ppid):
    kasus = permohonan_diputus(desk=desk, ppid=ppid, at=SENIN - SEHARI)
    assert kirim(client, desk, kasus, "tutup").status_code == 422
    kirim(client, desk, kasus, "serahkan", cara="langsung")
    assert kirim(client, desk, kasus, "tutup").status_code == 302
    assert segarkan(kasus).status == Status.SELESAI


def test_pencabutan_oleh_desk_perlu_formulir_bertanda_tangan(client, desk):
    kasus = permohonan_tercatat(oleh=desk)
    assert kirim(client, desk, kasus, "cabut").status_code == 422
    assert kirim(client, desk, kasus, "cabut", formulir=berkas("cabut.csv")).status_code == 302
    assert segarkan(kasus).status == Status.DICABUT


def test_berkas_yang_tidak_diterima_dijelaskan(client, desk):
    kasus = permohonan_tercatat(oleh=desk)
    jawab = kirim(client, desk, kasus, "cabut", formulir=SimpleUploadedFile("cabut.exe", b"MZ"))
    assert jawab.status_code == 422
    assert "tidak diterima" in jawab.content.decode()


def test_jawaban_unit_menjadikan_putuskan_langkah_berikut(client, desk, ppid, penghubung):
    kasus = permohonan_diproses(oleh=desk)
    kirim(client, desk, kasus, "disposisikan", kepada=penghubung.pk, instruksi="Mohon", batas="2026-03-12")
    client.force_login(ppid)
    isi = client.get(kasus.get_absolute_url()).content.decode()
    assert "Menunggu unit" in isi
    jawab_disposisi(kasus.disposisi.get(), jawaban="Ada", oleh=penghubung, at=SENIN)
    isi = client.get(kasus.get_absolute_url()).content.decode()
    assert '<h2 class="langkah-berikut">Putuskan</h2>' in isi
    isi = client.get(reverse("permohonan:putuskan", args=[kasus.acuan])).content.decode()
    assert "Jawaban Subbag Teknis" in isi
