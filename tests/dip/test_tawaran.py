"""Published answers first: offered while a request is typed, counted, handed over at the desk."""

import pytest
from django.urls import reverse

from dip.models import TawaranHarian
from dip.perbuatan.penarikan import tahan
from dip.perbuatan.pengumuman import izinkan_penyerahan
from permohonan.models import Permohonan
from permohonan.perbuatan.penyerahan import CaraPenyerahan, beri_langsung
from permohonan.putusan import CaraSerah
from ppid.peran import Peran
from tests.factories import SENIN, berkas_teks, informasi_terbit, kantor, permohonan_tercatat, petugas
from tests.perbuatan.peraga import ditolak

LANGSUNG = CaraPenyerahan(cara=CaraSerah.LANGSUNG)
TEKS = {"rincian_informasi": "Minta berita acara rekapitulasi suara Kecamatan Ploso"}
ORANG = {"HTTP_USER_AGENT": "Mozilla/5.0 (Linux; Android 13) Chrome/126"}


@pytest.fixture
def terbit(tim):
    return informasi_terbit(ppid=tim["ppid"], atasan=tim["atasan"], berkas=berkas_teks("suara\n"))


def hitungan(informasi) -> dict[str, int]:
    baris = TawaranHarian.objects.filter(informasi=informasi).first()
    return {n: getattr(baris, n, 0) for n in ("ditawarkan", "dibuka", "cocok", "diserahkan")}


def test_ditawarkan_dibuka_dan_cocok_dihitung(terbit, client):
    jawab = client.post(reverse("dip:saran", args=["kab-jombang"]), TEKS, **ORANG)
    assert terbit.nama in jawab.content.decode()
    isi = client.get(terbit.url_publik() + "?dari=tawaran", **ORANG).content.decode()
    assert "Ya, ini yang saya cari" in isi
    assert client.post(reverse("dip:cocok", args=["kab-jombang", terbit.acuan]), **ORANG).status_code == 200
    assert hitungan(terbit) == {"ditawarkan": 1, "dibuka": 1, "cocok": 1, "diserahkan": 0}
    assert "Ya, ini yang saya cari" not in client.get(terbit.url_publik(), **ORANG).content.decode()


def test_yang_ditahan_tidak_ditawarkan(terbit, tim, client):
    tahan(terbit, alasan="Periksa lagi", oleh=tim["ppid"], at=SENIN)
    assert client.post(reverse("dip:saran", args=["kab-jombang"]), TEKS, **ORANG).content.strip() == b""


def test_tawaran_satu_kantor_tidak_menyentuh_kantor_lain(terbit, client):
    assert client.post(reverse("dip:saran", args=["kota-serang"]), TEKS, **ORANG).content.strip() == b""


def serahkan(informasi, *, oleh, kasus=None):
    kasus = kasus or permohonan_tercatat(oleh=oleh)
    return beri_langsung(
        kasus, LANGSUNG, uraian=informasi.nama, bentuk="softcopy", informasi=informasi, oleh=oleh, at=SENIN
    )


def test_desk_menyerahkan_seketika_dengan_berkas_dan_tanda_terima(terbit, desk):
    kasus = serahkan(terbit, oleh=desk)
    assert (kasus.status, kasus.informasi) == ("diserahkan", terbit)
    [hasil] = kasus.berkas.filter(sifat="hasil")
    assert hasil.berkas.baca() == b"suara\n"
    assert kasus.surat.filter(surat__jenis="tanda-terima").exists()
    assert hitungan(terbit)["diserahkan"] == 1
    assert kasus.riwayat.last().rincian["informasi"] == terbit.acuan


def test_kantor_yang_mensyaratkan_persetujuan_cukup_dengan_persetujuan_tetap_ppid(terbit, tim, jombang):
    jombang.serah_perlu_persetujuan = True
    jombang.save()
    kasus = permohonan_tercatat(oleh=tim["desk"])
    with ditolak("persetujuan PPID"):
        serahkan(terbit, oleh=tim["desk"], kasus=kasus)
    izinkan_penyerahan(terbit, serah_di_meja=True, oleh=tim["ppid"], at=SENIN)
    terbit.refresh_from_db()
    with ditolak("hanya untuk informasi itu"):
        beri_langsung(
            kasus, LANGSUNG, uraian="Lain", bentuk="softcopy", berkas=[berkas_teks("sisipan")], informasi=terbit,
            oleh=tim["desk"], at=SENIN,
        )  # fmt: skip
    kasus = beri_langsung(
        kasus, LANGSUNG, uraian="Uraian karangan", bentuk="softcopy", informasi=terbit, oleh=tim["desk"], at=SENIN
    )
    assert kasus.informasi == terbit
    assert kasus.keputusan.get().diberikan == f"{terbit.nama} ({terbit.tahun})"


def test_informasi_kantor_lain_atau_yang_tidak_terbit_tidak_dapat_diserahkan(terbit, tim):
    serang = kantor("3673")
    desk_lain = petugas(Peran.DESK, serang)
    kasus_lain = permohonan_tercatat(oleh=desk_lain)
    with ditolak("tidak sedang terbit"):
        serahkan(terbit, oleh=desk_lain, kasus=kasus_lain)
    kasus = permohonan_tercatat(oleh=tim["desk"])
    ditahan = tahan(terbit, alasan="x", oleh=tim["ppid"], at=SENIN)
    with ditolak("tidak sedang terbit"):
        serahkan(ditahan, oleh=tim["desk"], kasus=kasus)
    kasus.refresh_from_db()
    assert kasus.informasi is None and not kasus.berkas.filter(sifat="hasil").exists()


def test_dari_meja_dicatat_lalu_formulir_penyerahan_terisi(terbit, desk, client):
    client.force_login(desk)
    saran = client.post(reverse("dip:saran_meja"), TEKS)
    assert "Catat dan serahkan ini" in saran.content.decode()
    halaman = client.get(reverse("permohonan:catat"))
    token = halaman.context["formulir"]["token"].value()
    isian = {
        **TEKS,
        **{"nama": "Siti Contoh", "alamat": "Jombang", "tujuan_penggunaan": "Skripsi", "cara_akses": "salinan"},
        **{"kanal": "langsung", "cara_memperoleh": "langsung", "bentuk": "softcopy", "token": token},
        "diterima_at": halaman.context["formulir"]["diterima_at"].value(),
        "serahkan_informasi": terbit.acuan,
    }
    jawab = client.post(reverse("permohonan:catat"), isian)
    assert jawab.status_code == 302, jawab.context["formulir"].errors
    kasus = Permohonan.objects.get()
    assert jawab.url.startswith(reverse("permohonan:beri_langsung", args=[kasus.acuan]))
    formulir = client.get(jawab.url).context["formulir"]
    assert terbit.nama in formulir["uraian"].value() and formulir["informasi"].value() == terbit.acuan
    isi = {"uraian": terbit.nama, "bentuk": "softcopy", "cara": "langsung", "informasi": terbit.acuan}
    assert client.post(jawab.url, isi).status_code == 302
    kasus.refresh_from_db()
    assert kasus.informasi == terbit
