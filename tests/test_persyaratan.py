import pytest

from permohonan.models import Sifat
from permohonan.perbuatan.kelengkapan import lengkapi, nyatakan_lengkap
from permohonan.persyaratan import berkas_kurang
from ppid.galat import AturanDilanggar
from ppid.peran import Peran
from ppid.unggahan import UnggahanBersih
from tests.factories import SENIN, permohonan_tercatat, permohonan_terdaftar

KERTAS = UnggahanBersih("kertas.pdf", "application/pdf", b"%PDF-1.7 contoh")


@pytest.mark.parametrize(
    ("pemohon", "wajib"),
    [
        ({"jenis_pemohon": "perorangan"}, {Sifat.IDENTITAS}),
        ({"jenis_pemohon": "perorangan", "nama_kuasa": "Budi Contoh"}, {Sifat.IDENTITAS, Sifat.SURAT_KUASA}),
        ({"jenis_pemohon": "kelompok"}, {Sifat.IDENTITAS, Sifat.SURAT_KUASA}),
        ({"jenis_pemohon": "badan_hukum"}, {Sifat.AKTA, Sifat.PENGESAHAN}),
        ({"jenis_pemohon": "badan_hukum", "nama_kuasa": "Budi"}, {Sifat.AKTA, Sifat.PENGESAHAN, Sifat.SURAT_KUASA}),
    ],
)
def test_setiap_jenis_pemohon_punya_berkasnya_sendiri(db, desk, pemohon, wajib):
    kasus = permohonan_terdaftar(**pemohon)
    assert set(berkas_kurang(kasus)) == wajib
    with pytest.raises(AturanDilanggar, match="Masih kurang"):
        nyatakan_lengkap(kasus, oleh=desk, at=SENIN)
    kasus = lengkapi(kasus, berkas=[(sifat, KERTAS) for sifat in wajib], oleh=Peran.PEMOHON, at=SENIN)
    assert berkas_kurang(kasus) == []
    assert nyatakan_lengkap(kasus, oleh=desk, at=SENIN).status == "diproses"


def test_asli_yang_diperlihatkan_di_meja_cukup(desk):
    kasus = permohonan_tercatat(oleh=desk, jenis_pemohon="badan_hukum", instansi="PT Contoh")
    assert berkas_kurang(kasus) == []
