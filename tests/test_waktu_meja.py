"""Targets of the counter in minutes: begun when the server opened the form, ended by the act, in nobody's way."""

import datetime as dt
import re

import pytest
from django.core import signing
from django.db import DatabaseError
from django.urls import reverse

from permohonan.models import LangkahMeja, Permohonan, WaktuMeja
from permohonan.waktu_meja import GARAM, catat_waktu, lama_kasus, sebut_lama, sepekan, stempel
from ppid.peran import Peran
from tests.factories import SENIN, informasi_terbit, kantor, permohonan_diproses, permohonan_diputus, petugas

MULAI = SENIN + dt.timedelta(hours=1)
PENCATATAN = {
    "nama": "Rina Uji",
    "alamat": "Jl. Melati 2",
    "rincian_informasi": "Rekapitulasi suara",
    "tujuan_penggunaan": "Skripsi",
    "cara_akses": "salinan",
    "cara_memperoleh": "langsung",
}


@pytest.fixture(autouse=True)
def jam(monkeypatch):
    """The server's clock, moved by the tests."""
    isi = {"at": MULAI}
    monkeypatch.setattr("django.utils.timezone.now", lambda: isi["at"])
    return isi


def tersembunyi(halaman: str, *nama: str) -> dict[str, str]:
    return {n: re.search(rf'name="{n}" value="([^"]*)"', halaman)[1] for n in nama}  # type: ignore[index]


def mencatat(client, orang, jam, lama, **ganti):
    client.force_login(orang)
    alamat = reverse("permohonan:catat")
    jam["at"] = MULAI
    isi = tersembunyi(client.get(alamat).text, "token", "mulai")
    jam["at"] = MULAI + lama
    isi |= {"kanal": "langsung", "diterima_at": f"{jam['at'].astimezone(kantor().zona):%Y-%m-%dT%H:%M}"}
    jawab = client.post(alamat, PENCATATAN | isi | ganti)
    assert jawab.status_code == 302, jawab.text
    return Permohonan.objects.latest("pk"), isi


def terukur():
    return list(WaktuMeja.objects.values_list("langkah", "detik"))


def test_mengisi_formulir_diukur_dari_saat_peladen_membukanya(client, desk, jam):
    kasus, _ = mencatat(client, desk, jam, dt.timedelta(minutes=6, seconds=20))
    assert terukur() == [("formulir", 380)]
    isi = client.get(kasus.get_absolute_url()).text
    assert "Mengisi formulir: 6 menit 20 detik dari target 10 menit" in " ".join(isi.split())


def test_formulir_yang_kembali_karena_keliru_tetap_terhitung_sejak_pertama_dibuka(client, desk, jam):
    client.force_login(desk)
    alamat = reverse("permohonan:catat")
    isi = tersembunyi(client.get(alamat).text, "token", "mulai")
    jam["at"] = MULAI + dt.timedelta(minutes=3)
    kembali = client.post(alamat, isi | {"kanal": "langsung"})
    assert kembali.status_code == 422
    assert tersembunyi(kembali.text, "token", "mulai") == isi


def test_yang_terbuka_terlalu_lama_tidak_diukur_dan_dikatakan(client, desk, jam):
    kasus, _ = mencatat(client, desk, jam, dt.timedelta(hours=1, seconds=1))
    assert terukur() == [("formulir", None)]
    assert "tidak diukur" in client.get(kasus.get_absolute_url()).text


@pytest.mark.parametrize("tanda", ["", "dikarang", "a:b:c"])
def test_tanda_yang_tidak_ada_atau_dikarang_tidak_mengukur_dan_tidak_menghalangi(client, desk, jam, tanda):
    mencatat(client, desk, jam, dt.timedelta(minutes=1), mulai=tanda)
    assert terukur() == []


def test_kiriman_kedua_tidak_diukur_lagi(client, desk, jam):
    _, isi = mencatat(client, desk, jam, dt.timedelta(minutes=1))
    jam["at"] += dt.timedelta(minutes=5)
    client.post(reverse("permohonan:catat"), PENCATATAN | isi)
    assert (Permohonan.objects.count(), terukur()) == (1, [("formulir", 60)])


def test_tanda_permohonan_lain_langkah_lain_atau_masa_depan_tidak_mengukur(desk):
    kasus, lain = permohonan_diproses(oleh=desk), permohonan_diproses(oleh=desk)
    for tanda in (
        stempel(LangkahMeja.PENYERAHAN, lain.acuan, at=MULAI),
        stempel(LangkahMeja.FORMULIR, kasus.acuan, at=MULAI),
        stempel(LangkahMeja.PENYERAHAN, kasus.acuan, at=MULAI + dt.timedelta(days=1)),
        signing.dumps("bukan daftar", salt=GARAM),
        signing.dumps([1, 2], salt=GARAM),
    ):
        catat_waktu(kasus, LangkahMeja.PENYERAHAN, tanda, sasaran=kasus.acuan, at=MULAI)
    assert terukur() == []


def test_kegagalan_menyimpan_tidak_menghalangi_pencatatan(client, desk, jam, monkeypatch):
    def gagal(**isi):
        raise DatabaseError("penuh")

    monkeypatch.setattr(WaktuMeja.objects, "create", gagal)
    kasus, _ = mencatat(client, desk, jam, dt.timedelta(minutes=1))
    assert kasus.nomor


def _lakukan(client, orang, jam, kasus, aksi, isi):
    client.force_login(orang)
    alamat = reverse(f"permohonan:{aksi}", args=[kasus.acuan])
    jam["at"] = MULAI
    mulai = tersembunyi(client.get(alamat).text, "mulai")
    jam["at"] = MULAI + dt.timedelta(minutes=4)
    jawab = client.post(alamat, mulai | isi)
    assert jawab.status_code == 302, jawab.text


def test_penyerahan_dan_pemberitahuan_diukur(client, desk, ppid, jam):
    kasus = permohonan_diproses(oleh=desk)
    isi = {"putusan": "seluruhnya", "diberikan": "Salinan", "bentuk": "softcopy", "waktu_penyediaan": "2026-03-31"}
    _lakukan(client, ppid, jam, kasus, "putuskan", isi)
    _lakukan(client, desk, jam, kasus, "serahkan", {"cara": "langsung"})
    assert terukur() == [("pemberitahuan", 240), ("penyerahan", 240)]


def test_pemberian_langsung_diukur(client, desk, ppid, atasan, jam):
    terbit = informasi_terbit(ppid=ppid, atasan=atasan)
    kasus, _ = mencatat(client, desk, jam, dt.timedelta(minutes=2))
    isi = {"uraian": "Rekap", "bentuk": "softcopy", "cara": "langsung", "informasi": terbit.acuan}
    _lakukan(client, desk, jam, kasus, "beri_langsung", isi)
    assert sorted(terukur()) == [("formulir", 120), ("penyerahan", 240)]


def test_formulir_langkah_berikut_pada_halaman_kasus_juga_mengukur(client, desk, ppid, jam):
    kasus = permohonan_diputus(desk=desk, ppid=ppid, at=SENIN - dt.timedelta(days=3))
    client.force_login(desk)
    mulai = tersembunyi(client.get(kasus.get_absolute_url()).text, "mulai")
    jam["at"] += dt.timedelta(minutes=20)
    client.post(reverse("permohonan:serahkan", args=[kasus.acuan]), mulai | {"cara": "langsung"})
    (satu,) = lama_kasus(kasus)
    assert (satu.sebutan, satu.target, satu.dalam_target) == ("20 menit", 15, False)


def ukur(kasus, langkah, detik, at=MULAI):
    return WaktuMeja.objects.create(permohonan=kasus, langkah=langkah, detik=detik, at=at)


def test_sepekan_menyebut_nilai_tengah_dan_bagian_dalam_target_kantor_sendiri(client, desk, ppid, jombang):
    jombang.menit_formulir = 5
    jombang.save()
    kasus = permohonan_diproses(oleh=desk)
    serang = permohonan_diproses(oleh=petugas(Peran.DESK, kantor("3673")))
    for detik in (60, 240, 301, None):
        ukur(kasus, "formulir", detik)
    ukur(kasus, "formulir", 9, at=MULAI - dt.timedelta(days=8))
    ukur(serang, "penyerahan", 10)
    (satu,) = sepekan(jombang, at=MULAI)
    assert (satu.target, satu.terukur, satu.tak_terukur, satu.tengah, satu.persen) == (5, 3, 1, "4 menit", 67)
    for orang, alamat in ((ppid, "permohonan:papan"), (desk, "permohonan:meja")):
        client.force_login(orang)
        isi = client.get(reverse(alamat)).text
        assert "Lama di meja" in isi and "67%" in isi and "3 kali, 1 tidak diukur" in isi


def test_tanpa_pengukuran_papan_tidak_menyebutnya(client, ppid):
    client.force_login(ppid)
    assert "Lama di meja" not in client.get(reverse("permohonan:papan")).text


@pytest.mark.parametrize(
    ("detik", "kata"), [(0, "0 detik"), (59, "59 detik"), (60, "1 menit"), (90.5, "1 menit 30 detik")]
)
def test_lama_dalam_kata(detik, kata):
    assert sebut_lama(detik) == kata
