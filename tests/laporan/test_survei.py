"""The satisfaction survey: a link, one answer for each case, one invitation, and what is counted of it."""

import re
import threading
from datetime import UTC, date, datetime, timedelta
from functools import partial
from unittest.mock import patch

import pypdfium2
import pytest
from django.conf import settings
from django.db import InternalError
from django.template.loader import render_to_string
from django.urls import reverse

from laporan import skm
from laporan.hitungan_survei import rekap_survei, saran
from laporan.models import UNSUR, JawabanSurvei, UndanganSurvei
from laporan.perbuatan.pengisian_survei import SUDAH_DIISI, isi_survei
from laporan.periode import Periode, tahun
from laporan.survei import alamat, cari
from laporan.tasks import undang_survei
from laporan.undangan import MASIH_INGAT, SEKALI_UNDANG, undang
from laporan.views.survei import TAK_LENGKAP_PER_KASUS
from permohonan.impor import impor
from permohonan.models import Asal, Permohonan
from permohonan.perbuatan.kelengkapan import tutup_tidak_lengkap
from permohonan.perbuatan.pembukaan_kembali import buka_kembali
from permohonan.perbuatan.pencabutan import cabut
from permohonan.perbuatan.penutupan import tutup
from permohonan.perbuatan.penyerahan import serahkan
from ppid import outbox
from ppid.galat import AturanDilanggar
from ppid.models import JenisSurat, OutgoingMail
from ppid.pdf import cetak_html
from ppid.peran import Peran
from ppid.surat import cetak
from tests.factories import SEHARI, SENIN, kantor
from tests.perbuatan.peraga import LANGSUNG, SESUDAH_BATAS, Tim, ditolak
from tests.test_bersamaan import serentak

SORE = SENIN + timedelta(hours=6)
PUAS = [4, 4, 3, 4, 3, 4, 4, 3, 4]


@pytest.fixture
def tim(jombang):
    return Tim(jombang)


@pytest.fixture
def diserahkan(tim):
    return tim.diserahkan()


def selesai(tim: Tim, *, at: datetime = SORE, **ganti) -> Permohonan:
    kasus = serahkan(tim.diputus(**ganti), LANGSUNG, oleh=tim[Peran.DESK], at=SENIN + timedelta(hours=2))
    return tutup(kasus, oleh=tim[Peran.DESK], at=at)


def terisi(nilai=PUAS, **ganti) -> dict[str, str]:
    return {unsur: str(n) for unsur, n in zip(UNSUR, nilai, strict=True)} | {"catatan": "Terima kasih."} | ganti


def undangan() -> list[OutgoingMail]:
    return list(OutgoingMail.objects.filter(topic="survei").order_by("pk"))


# The act


def test_jawaban_disimpan_dengan_kantor_dan_harinya(diserahkan):
    malam = datetime(2026, 3, 9, 17, 30, tzinfo=UTC)
    jawaban = isi_survei(diserahkan, nilai=PUAS, catatan="Cepat", at=malam)
    assert (jawaban.satker, jawaban.hari, jawaban.catatan) == (diserahkan.satker, date(2026, 3, 10), "Cepat")
    assert [getattr(jawaban, unsur) for unsur in UNSUR] == PUAS


def test_satu_jawaban_untuk_satu_permohonan(diserahkan):
    isi_survei(diserahkan, nilai=PUAS, at=SORE)
    with pytest.raises(AturanDilanggar, match=re.escape(SUDAH_DIISI)):
        isi_survei(diserahkan, nilai=[1] * 9, at=SORE)
    assert JawabanSurvei.objects.get().u1 == 4


@pytest.mark.parametrize("nilai", [[4] * 8, [4] * 10, [0, *[4] * 8], [5, *[4] * 8], []])
def test_nilai_di_luar_satu_sampai_empat_ditolak(diserahkan, nilai):
    with ditolak("kesembilan pertanyaan"):
        isi_survei(diserahkan, nilai=nilai, at=SORE)
    assert not JawabanSurvei.objects.exists()


def test_yang_belum_dijawab_belum_dapat_dinilai(tim):
    kasus = tim.diproses()
    with ditolak("sesudah permohonan dijawab"):
        isi_survei(kasus, nilai=PUAS, at=SORE)


def test_mengisi_survei_tidak_mengubah_permohonan_dan_tidak_tercatat_pada_riwayatnya(diserahkan):
    sebelum = (Permohonan.objects.values().get(), diserahkan.riwayat.count(), OutgoingMail.objects.count())
    isi_survei(diserahkan, nilai=PUAS, at=SORE)
    assert (Permohonan.objects.values().get(), diserahkan.riwayat.count(), OutgoingMail.objects.count()) == sebelum


@pytest.mark.django_db(transaction=True)
def test_delapan_kiriman_serentak_hanya_satu_yang_tersimpan():
    kasus = Tim(kantor()).diserahkan()
    hasil = serentak([partial(isi_survei, kasus, nilai=[n % 4 + 1] * 9, at=SORE) for n in range(8)], utas=8)
    assert sum(isinstance(satu, JawabanSurvei) for satu in hasil) == 1
    assert [str(satu) for satu in hasil if isinstance(satu, AturanDilanggar)] == [SUDAH_DIISI] * 7
    assert JawabanSurvei.objects.count() == 1


# The link


def test_tautan_membuka_permohonannya_dan_tidak_berakhir(diserahkan):
    slug, _, kode = alamat(diserahkan).strip("/").split("/")
    assert cari(slug, kode) == diserahkan
    assert len(kode) < 70


def test_tautan_yang_diubah_salah_kantor_atau_dikarang_tidak_ditemukan(client, diserahkan):
    slug, _, kode = alamat(diserahkan).strip("/").split("/")
    diubah = kode[:-1] + ("A" if kode[-1] != "A" else "B")
    for satu in (diubah, diserahkan.acuan, "dikarang", kode.replace(".", ":"), kode.lower()):
        assert client.get(reverse("laporan:survei", args=[slug, satu])).status_code == 404
        assert client.post(reverse("laporan:survei", args=[slug, satu]), terisi()).status_code == 404
    for lain in ("kota-serang", "tidak-ada"):
        assert client.get(reverse("laporan:survei", args=[lain, kode])).status_code == 404
    assert not JawabanSurvei.objects.exists()


def test_sebelum_dijawab_dan_sesudah_dicabut_tautannya_seperti_tidak_ada(client, tim):
    kasus = tim.terdaftar()
    assert client.get(alamat(kasus)).status_code == 404
    dicabut = cabut(kasus, oleh=Peran.PEMOHON, at=SORE)
    assert client.get(alamat(dicabut)).status_code == 404
    assert client.post(alamat(dicabut), terisi()).status_code == 404


def test_yang_dijawab_lalu_dibuka_kembali_atau_ditutup_tidak_lengkap_tetap_dapat_menilai(client, tim):
    dibuka = buka_kembali(tim.diputus(), batas=date(2026, 4, 17), oleh=tim[Peran.ATASAN], at=SORE)
    assert client.get(alamat(dibuka)).status_code == 200
    ditutup = tutup_tidak_lengkap(tim.boleh_ditutup(), oleh=tim[Peran.DESK], at=SESUDAH_BATAS)
    assert client.get(alamat(ditutup)).status_code == 200


def test_baris_impor_tidak_disurvei_dan_tidak_diundang(client, db):
    satker = kantor("3673")
    impor(satker, settings.BASE_DIR / "ppid/data/register-serang-2024.xlsx", oleh=Peran.SISTEM, at=SENIN)
    Permohonan.objects.update(ditutup_at=SENIN)
    kasus = Permohonan.objects.filter(asal=Asal.IMPOR).exclude(putusan="").select_related("satker").first()
    assert kasus is not None and client.get(alamat(kasus)).status_code == 404
    assert undang(at=SORE) == 0


# The page


def test_halaman_berisi_kantor_dan_nomor_saja(client, diserahkan):
    isi = client.get(alamat(diserahkan)).content.decode()
    assert diserahkan.satker.nama in isi and diserahkan.nomor in isi
    for rahasia in (diserahkan.pemohon.nama, diserahkan.rincian_informasi, "Skripsi", diserahkan.pemohon.email):
        assert rahasia not in isi
    assert isi.count("<fieldset") == isi.count("<legend") == 9
    assert isi.count('type="radio"') == 36
    assert '<meta name="robots" content="noindex' in isi


def test_halaman_tidak_membuka_permohonannya_dan_tidak_membuat_sesi(client, diserahkan):
    client.get(alamat(diserahkan))
    client.post(alamat(diserahkan), terisi())
    assert settings.SESSION_COOKIE_NAME not in client.cookies
    assert client.get(diserahkan.url_lacak()).status_code == 404


def test_kiriman_disimpan_lalu_alamat_yang_sama_berterima_kasih(client, diserahkan):
    jawab = client.post(alamat(diserahkan), terisi())
    assert (jawab.status_code, jawab["Location"]) == (303, alamat(diserahkan))
    assert JawabanSurvei.objects.get().catatan == "Terima kasih."
    isi = client.get(alamat(diserahkan)).content.decode()
    assert "sudah diisi" in isi and "<form" not in isi
    lagi = client.post(alamat(diserahkan), terisi([1] * 9), follow=True)
    assert "sudah diisi" in lagi.content.decode()
    assert JawabanSurvei.objects.get().u1 == 4


def test_yang_terlewat_disebut_dan_yang_sudah_ditulis_masih_ada(client, diserahkan):
    kiriman = terisi(catatan="Ruangnya panas")
    del kiriman["u3"], kiriman["u8"]
    jawab = client.post(alamat(diserahkan), kiriman)
    isi = jawab.content.decode()
    assert jawab.status_code == 422
    assert f'<a href="#id_u3_0">3. {skm.UNSUR[2].pertanyaan} Belum dijawab. Pilih salah satu.</a>' in isi
    assert 'href="#id_u8_0"' in isi and 'href="#id_u4_0"' not in isi
    assert "Ruangnya panas" in isi and isi.count("checked") == 7
    assert not JawabanSurvei.objects.exists()


def test_saran_terlalu_panjang_dan_pilihan_karangan_ditolak_dengan_kata(client, diserahkan):
    jawab = client.post(alamat(diserahkan), terisi(catatan="a" * 1001, u1="5"))
    isi = jawab.content.decode()
    assert jawab.status_code == 422
    assert "1.001 huruf, paling banyak 1.000" in isi and "Pilihan ini tidak ada" in isi
    assert client.post(alamat(diserahkan), terisi(catatan="a" * 1000)).status_code == 303


def test_saran_boleh_kosong(client, diserahkan):
    assert client.post(alamat(diserahkan), terisi(catatan="")).status_code == 303
    assert JawabanSurvei.objects.get().catatan == ""


def test_kiriman_tak_lengkap_berulang_dibatasi_tetapi_jawaban_lengkap_selalu_diterima(client, diserahkan):
    status = [client.post(alamat(diserahkan), {}).status_code for _ in range(TAK_LENGKAP_PER_KASUS + 1)]
    assert set(status[:-1]) == {422} and status[-1] == 429
    assert client.post(alamat(diserahkan), terisi()).status_code == 303
    assert JawabanSurvei.objects.count() == 1


def test_basis_data_menolak_menulis_tulisan_tetap_di_halaman(client, diserahkan):
    with patch("laporan.views.survei.isi_survei", side_effect=InternalError("read-only")):
        jawab = client.post(alamat(diserahkan), terisi(catatan="Jangan hilang"))
    assert (jawab.status_code, jawab["Retry-After"]) == (503, "120")
    assert "Belum tersimpan" in jawab.content.decode() and "Jangan hilang" in jawab.content.decode()


# The invitation


def test_pemohon_yang_selesai_diundang_satu_kali_dengan_tautan_yang_bekerja(client, tim):
    kasus = selesai(tim)
    assert undang(at=SORE + SEHARI) == 1
    assert undang(at=SORE + 2 * SEHARI) == 0
    (surel,) = undangan()
    assert (surel.recipient, surel.required, surel.key) == ("siti@contoh.test", False, f"survei:{kasus.pk}")
    assert kasus.nomor in surel.subject and "Siti" not in surel.text
    tautan = re.search(rf"{re.escape(settings.SITUS)}(\S+)", surel.text)
    assert tautan and client.get(tautan[1]).status_code == 200
    assert UndanganSurvei.objects.get().permohonan == kasus


def test_yang_belum_ditutup_dicabut_atau_tidak_lengkap_tidak_diundang(tim):
    tim.diproses()
    tim.diserahkan()
    cabut(tim.terdaftar(), oleh=Peran.PEMOHON, at=SORE)
    tutup_tidak_lengkap(tim.boleh_ditutup(), oleh=tim[Peran.DESK], at=SESUDAH_BATAS)
    assert undang(at=SESUDAH_BATAS + SEHARI) == 0
    assert undangan() == []


def test_yang_dijawab_lalu_dibuka_kembali_dan_dicabut_tidak_diundang_tetapi_boleh_mengisi(tim):
    dibuka = buka_kembali(tim.diputus(), batas=date(2026, 4, 17), oleh=tim[Peran.ATASAN], at=SORE)
    dicabut = cabut(dibuka, oleh=Peran.PEMOHON, at=SORE)
    assert undang(at=SORE) == 0
    assert isi_survei(dicabut, nilai=PUAS, at=SORE).pk


def test_yang_sudah_lama_selesai_tidak_diundang(tim):
    selesai(tim)
    assert undang(at=SORE + MASIH_INGAT) == 0
    assert undang(at=SORE + MASIH_INGAT - timedelta(seconds=1)) == 1


def test_tanpa_alamat_surel_ditandai_tanpa_surel(tim):
    selesai(tim, email="", telepon="0812-0000-0000")
    assert undang(at=SORE) == 1
    assert undangan() == []
    assert UndanganSurvei.objects.count() == 1


def test_yang_berhenti_berlangganan_tidak_dikirimi_dan_tidak_dicoba_lagi(tim):
    outbox.unsubscribe("siti@contoh.test", "survei", at=SENIN)
    selesai(tim)
    assert (undang(at=SORE), undang(at=SORE)) == (1, 0)
    assert undangan() == []


def test_yang_sudah_mengisi_dari_kode_pada_tanda_terima_tidak_diundang(tim):
    isi_survei(selesai(tim), nilai=PUAS, at=SORE)
    assert undang(at=SORE) == 1
    assert undangan() == []


def test_yang_dibuka_kembali_lalu_selesai_lagi_tidak_diundang_dua_kali(tim):
    kasus = selesai(tim)
    undang(at=SORE)
    Permohonan.objects.filter(pk=kasus.pk).update(ditutup_at=SORE + 10 * SEHARI)
    assert undang(at=SORE + 11 * SEHARI) == 0


def test_satu_putaran_terbatas_dan_pekerja_mengulang_sampai_habis(tim, monkeypatch):
    for _ in range(3):
        selesai(tim)
    monkeypatch.setattr("laporan.undangan.SEKALI_UNDANG", 2)
    monkeypatch.setattr("laporan.tasks.timezone.now", lambda: SORE)
    undang_survei()
    assert len(undangan()) == UndanganSurvei.objects.count() == 3
    assert SEKALI_UNDANG == 200


def test_gagal_di_tengah_tidak_meninggalkan_apa_pun(tim, monkeypatch):
    selesai(tim)
    monkeypatch.setattr(UndanganSurvei.objects, "bulk_create", lambda *a, **k: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        undang(at=SORE)
    assert undangan() == []


@pytest.mark.django_db(transaction=True)
def test_dua_pekerja_serentak_mengundang_satu_kali():
    tim = Tim(kantor())
    for _ in range(12):
        selesai(tim)
    gerbang = threading.Barrier(2)

    def bekerja() -> int:
        gerbang.wait(60)
        return undang(at=SORE)

    serentak([bekerja, bekerja], utas=2)
    assert len(undangan()) == UndanganSurvei.objects.count() == 12


# The receipt


def test_tanda_terima_memuat_alamat_survei_pada_satu_halaman(diserahkan):
    surat = diserahkan.surat.get(surat__jenis=JenisSurat.TANDA_TERIMA).surat
    teks, halaman = baca_pdf(cetak(surat, at=SORE))
    assert "Isi survei 2 menit, tanpa akun" in teks
    assert alamat(diserahkan) in "".join(teks.split())
    assert halaman == 1


def test_surat_tanpa_perkara_tetap_tercetak_tanpa_ajakan(diserahkan):
    surat = diserahkan.surat.get(surat__jenis=JenisSurat.TANDA_TERIMA).surat
    for konteks in (surat.konteks, {"surat": {"kode": "abc"}, **surat.konteks}):
        html = render_to_string("surat/tanda_terima.html", konteks)
        assert "Isi survei" not in html
    assert cetak_html(html).startswith(b"%PDF")


def baca_pdf(isi: bytes) -> tuple[str, int]:
    dokumen = pypdfium2.PdfDocument(isi)
    try:
        return "".join(lembar.get_textpage().get_text_bounded() for lembar in dokumen), len(dokumen)
    finally:
        dokumen.close()


# The figures


def test_rekap_satu_kueri_tepat_untuk_kantor_dan_masanya(tim, django_assert_num_queries):
    jombang, serang = tim.satker, Tim(kantor("3673"))
    isi_survei(tim.diserahkan(), nilai=[4] * 9, at=SORE)
    isi_survei(tim.diserahkan(), nilai=PUAS, at=SORE + SEHARI)
    isi_survei(serang.diserahkan(), nilai=[1] * 9, at=SORE)
    isi_survei(tim.diserahkan(), nilai=[1] * 9, at=SORE + 400 * SEHARI)
    with django_assert_num_queries(1):
        hasil = rekap_survei([jombang.pk], tahun(date(2026, 1, 1)))
    jumlah = [4 + satu for satu in PUAS]
    assert hasil == skm.hitung(2, jumlah, 36**2 + sum(PUAS) ** 2)
    assert (hasil.n, str(hasil.ikm)) == (2, "95.83")
    assert rekap_survei({jombang.pk, serang.satker.pk}, tahun(date(2026, 1, 1))).n == 3
    assert rekap_survei([jombang.pk], Periode(date(2026, 3, 9), date(2026, 3, 9))).n == 1


def test_rekap_tanpa_jawaban_atau_tanpa_kantor_tidak_berindeks(jombang):
    for kantor_terpilih in ([jombang.pk], []):
        hasil = rekap_survei(kantor_terpilih, tahun(date(2026, 1, 1)))
        assert (hasil.n, hasil.ikm, hasil.sebutan) == (0, None, "Belum ada jawaban")


def test_saran_baru_terbaca_dari_lima_jawaban_dan_tanpa_urutan_waktunya(tim):
    saran_tertulis = ["Zaman dulu lebih lama.", "", "Mohon kabar lewat WhatsApp.", "Bagus.", "Antre sebentar."]
    for nomor, catatan in enumerate(saran_tertulis):
        assert saran(tim.satker, tahun(SENIN.date())) == []
        isi_survei(selesai(tim), nilai=[4] * 9, catatan=catatan, at=SORE + nomor * SEHARI)
    dibaca = saran(tim.satker, tahun(SENIN.date()))
    assert dibaca == ["Antre sebentar.", "Bagus.", "Mohon kabar lewat WhatsApp.", "Zaman dulu lebih lama."]
    assert saran(kantor("3673"), tahun(SENIN.date())) == []
