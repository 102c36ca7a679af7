"""Filing by a citizen."""

from datetime import date, datetime

import pytest
from django.core.files.storage import default_storage

from permohonan.models import Permohonan, Sifat
from permohonan.perbuatan.pengajuan import ajukan
from ppid import outbox, surat
from ppid.models import Berkas, OutgoingMail, Penomoran
from ppid.peran import Peran
from tests.factories import NIK_UJI, SENIN, WIB, isian, kantor, petugas
from tests.perbuatan.peraga import KERTAS, ditolak, isi_basis_data, kunci_surel, peristiwa, surat_kasus, tanpa_bekas


def test_mendapat_nomor_kode_dan_jatuh_tempo_seketika(jombang):
    kasus = ajukan(isian(), satker=jombang, token="a", at=SENIN)
    assert (kasus.nomor, kasus.status) == ("001/PPID/3517/III/2026", "terdaftar")
    assert len(kasus.kode.replace("-", "")) == 16
    assert kasus.jatuh_tempo == kasus.jatuh_tempo_awal == date(2026, 3, 30)
    assert (kasus.diterima_at, kasus.dicatat_at, kasus.dicatat_oleh) == (SENIN, SENIN, None)
    assert (kasus.asal, kasus.kanal) == ("laman", "laman")


def test_mencatat_riwayat_surat_dan_surel_sekaligus(jombang):
    jombang.email = "ppid@jombang.contoh.test"
    jombang.save()
    kasus = ajukan(isian(), satker=jombang, token="a", at=SENIN)
    assert peristiwa(kasus) == [("ajukan", "", "terdaftar", Peran.PEMOHON)]
    assert kasus.riwayat.get().dasar == "UU 14/2008 Pasal 22 ayat (4)"
    assert surat_kasus(kasus) == ["PPID-B", "tanda-bukti"]
    assert kunci_surel(kasus) == ["tanda-bukti", "permohonan-masuk"]
    bukti, kabar = OutgoingMail.objects.order_by("pk")
    assert (bukti.recipient, kabar.recipient) == ("siti@contoh.test", "ppid@jombang.contoh.test")
    assert kasus.nomor in bukti.subject and kasus.kode in bukti.text
    assert kasus.kode not in kabar.text and "Siti" not in kabar.text


def test_nomor_berurutan_per_kantor_dan_mulai_lagi_setiap_tahun(jombang):
    akhir_tahun = datetime(2026, 12, 31, 23, 59, 59, tzinfo=WIB)
    awal_tahun = datetime(2027, 1, 1, 0, 0, 0, tzinfo=WIB)
    nomor = [
        ajukan(isian(), satker=satker, token=str(n), at=at).nomor
        for n, (satker, at) in enumerate(
            [(jombang, SENIN), (jombang, akhir_tahun), (kantor("3506"), SENIN), (jombang, awal_tahun), (jombang, SENIN)]
        )
    ]
    assert nomor == [
        "001/PPID/3517/III/2026",
        "002/PPID/3517/XII/2026",
        "001/PPID/3506/III/2026",
        "001/PPID/3517/I/2027",
        "003/PPID/3517/III/2026",
    ]


@pytest.mark.parametrize(("kode", "zona", "tahun"), [("3517", "+07:00", 2026), ("5301", "+08:00", 2027)])
def test_tahun_nomor_menurut_jam_kantor_penerima(db, kode, zona, tahun):
    """The same instant: still 2026 in Jombang, already 2027 in Kupang."""
    sesaat = datetime.fromisoformat("2026-12-31T23:30:00+07:00")
    kasus = ajukan(isian(), satker=kantor(kode), token="a", at=sesaat)
    assert kasus.tahun == tahun
    assert kasus.satker.waktu_setempat(sesaat).isoformat().endswith(zona)


def test_pengiriman_ulang_memberi_permohonan_yang_sama(jombang):
    pertama = ajukan(isian(), satker=jombang, token="a", at=SENIN)
    with tanpa_bekas():
        kedua = ajukan(isian(rincian_informasi="Lain"), satker=jombang, token="a", at=SENIN)
    assert (kedua.pk, kedua.nomor, kedua.kode) == (pertama.pk, pertama.nomor, pertama.kode)


def test_identitas_tersandi_dan_berkasnya_tidak_terbaca_di_penyimpanan(jombang):
    kasus = ajukan(isian(berkas=[(Sifat.IDENTITAS, KERTAS)]), satker=jombang, token="a", at=SENIN)
    assert NIK_UJI not in kasus.pemohon.identitas_tersandi
    assert kasus.pemohon.identitas_samar.endswith("0001") and NIK_UJI not in kasus.pemohon.identitas_samar
    assert kasus.pemohon.buka_identitas() == NIK_UJI
    berkas = Berkas.objects.get()
    with default_storage.open(berkas.lokasi) as tersimpan:
        assert KERTAS.isi not in tersimpan.read()
    assert berkas.baca() == KERTAS.isi
    assert kasus.status_identitas == "berkas"


def test_tanpa_identitas_pun_terdaftar(jombang):
    kasus = ajukan(isian(jenis_identitas="", nomor_identitas=""), satker=jombang, token="a", at=SENIN)
    assert (kasus.status, kasus.status_identitas) == ("terdaftar", "belum")


def test_tanpa_cara_menghubungi_ditolak(jombang):
    with ditolak("Isi nomor telepon atau e-mail"):
        ajukan(isian(telepon="", email=""), satker=jombang, token="a", at=SENIN)


def test_tanpa_surel_boleh_bila_diambil_langsung(jombang):
    kasus = ajukan(isian(telepon="", email="", cara_memperoleh="langsung"), satker=jombang, token="a", at=SENIN)
    assert kunci_surel(kasus) == (["permohonan-masuk"] if jombang.email else [])
    assert surat_kasus(kasus) == ["PPID-B", "tanda-bukti"]


@pytest.mark.parametrize("tahap", ["formulir", "surel"])
def test_kerusakan_di_tengah_tidak_menghabiskan_nomor(jombang, monkeypatch, tahap):
    def rusak(*args, **kwargs):
        raise RuntimeError("listrik padam")

    ajukan(isian(), satker=jombang, token="a", at=SENIN)
    with monkeypatch.context() as sementara, tanpa_bekas(), pytest.raises(RuntimeError):
        if tahap == "formulir":
            sementara.setattr("permohonan.surat.terbitkan", rusak)
        else:
            sementara.setattr(outbox, "deposit", rusak)
        ajukan(isian(), satker=jombang, token="b", at=SENIN)
    assert Penomoran.objects.get(satker=jombang).terakhir == 1
    assert ajukan(isian(), satker=jombang, token="b", at=SENIN).nomor.startswith("002/")


def test_kantor_tanpa_petugas_tetap_menerima(jombang):
    petugas(Peran.DESK, kantor("3506"))
    kasus = ajukan(isian(), satker=jombang, token="a", at=SENIN)
    konteks = kasus.surat.get(surat__jenis="tanda-bukti").surat.konteks
    assert konteks["penandatangan"]["nama"] == ""
    assert surat.kop(jombang)["nama"] == konteks["kop"]["nama"]


def test_hari_libur_yang_belum_ditetapkan_menandai_jatuh_tempo_sementara(jombang):
    pasti = ajukan(isian(), satker=jombang, token="a", at=SENIN)
    sementara = ajukan(isian(), satker=jombang, token="b", at=datetime(2026, 12, 28, 9, 0, tzinfo=WIB))
    assert (pasti.jatuh_tempo_sementara, sementara.jatuh_tempo_sementara) == (False, True)
    assert sementara.jatuh_tempo.year == 2027


def test_permohonan_lain_tidak_tersentuh(jombang):
    lama = ajukan(isian(), satker=jombang, token="a", at=SENIN)
    sebelum = Permohonan.objects.filter(pk=lama.pk).values().get()
    ajukan(isian(nama="Budi Contoh"), satker=jombang, token="b", at=SENIN)
    assert Permohonan.objects.filter(pk=lama.pk).values().get() == sebelum
    assert isi_basis_data()["permohonan_permohonan"][0] == 2
