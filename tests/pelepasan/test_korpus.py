"""The release check against a corpus: nothing that hides something goes out, and next to nothing else is held."""

import contextlib
import io
import re
import zlib

import pytest
from PIL import Image

from ppid import pelepasan
from ppid.pelepasan import KALIMAT, periksa_pelepasan, sebutan
from ppid.periksa_pelepasan import periksa
from tests.pelepasan.alat import KENARI, NIK, NIK_PEREMPUAN
from tests.pelepasan.bermasalah import BERMASALAH, tembus_pandang
from tests.pelepasan.bersih import BERSIH
from tests.test_pelepasan import semua_isi

PALING_BANYAK_KELIRU = 3


@pytest.fixture(autouse=True)
def di_tempat(monkeypatch):
    """The same checks without a process for each file; that process is tried elsewhere."""
    monkeypatch.setattr(pelepasan, "_buka", lambda jenis, isi, batas: periksa(jenis, isi))


def bernama(kode: str) -> str:
    """A finding by its name alone, as a history would say it."""
    return sebutan([KALIMAT[kode].format(rincian="")])[0]


def terurai(isi: bytes) -> bytes:
    """All bytes of a file with every archive and stream unfolded, also those that nothing refers to any more."""
    hasil = [semua_isi(isi)]
    for cocok in re.finditer(rb"stream\r?\n", isi):
        with contextlib.suppress(zlib.error):
            hasil.append(zlib.decompressobj().decompress(isi[cocok.end() :]))
    return b"".join(hasil)


def test_korpus_cukup_besar_dan_tidak_ada_yang_kembar():
    for korpus in (BERMASALAH, BERSIH):
        assert len(korpus) >= 60 and len({baris[0] for baris in korpus}) == len(korpus)
        assert len({baris[1]() for baris in korpus}) == len(korpus)
    assert {kode for _, _, kode in BERMASALAH} == {*KALIMAT, ""}


@pytest.mark.parametrize(("nama", "buat", "kode"), BERMASALAH, ids=[baris[0] for baris in BERMASALAH])
def test_yang_bermasalah_tidak_keluar_seperti_adanya(nama, buat, kode):
    isi = buat()
    hasil = periksa_pelepasan(isi, nama=nama)
    if kode:
        assert bernama(kode) in sebutan(hasil.temuan), hasil.temuan
        # What was found is told without repeating it.
        assert not any(nomor in satu for satu in hasil.temuan for nomor in (NIK, NIK_PEREMPUAN))
    else:
        assert hasil.temuan == []
        assert KENARI.encode() in terurai(isi) and KENARI.encode() not in terurai(hasil.isi)
        assert periksa_pelepasan(hasil.isi, nama=nama).isi == hasil.isi


def test_yang_bersih_hampir_tidak_pernah_tertahan():
    keliru = {nama: temuan for nama, buat in BERSIH if (temuan := periksa_pelepasan(buat(), nama=nama).temuan)}
    assert len(keliru) <= PALING_BANYAK_KELIRU, keliru


@pytest.mark.lengkap
def test_salinan_bersih_tetap_bersih_bila_diperiksa_lagi():
    for nama, buat in BERSIH:
        hasil = periksa_pelepasan(buat(), nama=nama)
        if not hasil.temuan:
            assert periksa_pelepasan(hasil.isi, nama=nama).temuan == [], nama


@pytest.mark.parametrize("mode", ["RGBA", "LA"])
def test_yang_dihapus_dengan_tembus_pandang_hilang_dan_yang_tampak_tetap(mode):
    asli = tembus_pandang(0, mode)
    hasil = periksa_pelepasan(asli, nama="pengumuman.png")
    assert hasil.temuan == []
    with Image.open(io.BytesIO(asli)) as dulu, Image.open(io.BytesIO(hasil.isi)) as kini:
        sebelum, sesudah = dulu.convert("RGBA"), kini.convert("RGBA")
    putih = Image.new("RGBA", sebelum.size, "white")
    tampak = [Image.alpha_composite(putih, satu).tobytes() for satu in (sebelum, sesudah)]
    assert tampak[0] == tampak[1]
    # Made opaque again, the words are nowhere.
    kosong = (0, 40, 300, 80)
    assert len(set(sebelum.convert("RGB").crop(kosong).get_flattened_data())) > 1
    assert len(set(sesudah.convert("RGB").crop(kosong).get_flattened_data())) == 1
    assert periksa_pelepasan(hasil.isi, nama="pengumuman.png").isi == hasil.isi
