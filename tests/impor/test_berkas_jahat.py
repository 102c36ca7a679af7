"""Files that mean harm or hope for nothing: refused within seconds, inside the memory the child is given."""

import io
import subprocess
import sys
import time
import zipfile

import pytest

from permohonan.models import RancanganImpor
from permohonan.pengambilalihan import mulai_impor, pratinjau
from ppid.galat import AturanDilanggar
from ppid.lembar import ANAK, BATAS
from tests.impor.kebiasaan import ods, wadah, xls, xlsx
from tests.impor.test_pengambilalihan import KEPALA, SEKARANG, baris

LEMBAR_KERJA = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def buku(lembar: bytes) -> bytes:
    """A workbook whose one sheet is exactly these bytes."""
    keluar = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(xlsx(("S", [["x"]])))) as asal,
        zipfile.ZipFile(keluar, "w", zipfile.ZIP_DEFLATED) as arsip,
    ):
        for nama in asal.namelist():
            arsip.writestr(nama, lembar if nama == "xl/worksheets/sheet1.xml" else asal.read(nama))
    return keluar.getvalue()


def lembar(banyak: int, *, beralamat: bool = True) -> bytes:
    """A sheet of so many rows, with or without the addresses of its cells."""
    sel = "".join(
        f'<row r="{n}"><c r="A{n}"><v>{n}</v></c></row>' if beralamat else f"<row><c><v>{n}</v></c></row>"
        for n in range(1, banyak + 1)
    )
    return f'<worksheet xmlns="{LEMBAR_KERJA}"><sheetData>{sel}</sheetData></worksheet>'.encode()


def _bom_zip() -> bytes:
    return buku(b"<worksheet>" + b" " * (900 * 1024 * 1024 // 10) + b"</worksheet>")


def _bom_berbohong() -> bytes:
    """A bomb whose directory says that it is small."""
    isi = bytearray(_bom_zip())
    besar = (94_371_862).to_bytes(4, "little")
    while (letak := isi.rfind(besar)) >= 0:
        isi[letak : letak + 4] = (1000).to_bytes(4, "little")
    return bytes(isi)


def _ods_lebar() -> bytes:
    """Few bytes that say: this row two hundred thousand times, none of it empty."""
    isi = io.BytesIO(ods([KEPALA, baris(1)], sisa=0))
    keluar = io.BytesIO()
    with zipfile.ZipFile(isi) as asal, zipfile.ZipFile(keluar, "w", zipfile.ZIP_DEFLATED) as arsip:
        for nama in asal.namelist():
            teks = asal.read(nama)
            if nama == "content.xml":
                teks = teks.replace(b"<table:table-row>", b'<table:table-row table:number-rows-repeated="200000">')
            arsip.writestr(nama, teks)
    return keluar.getvalue()


def _zip_tersandi() -> bytes:
    isi = bytearray(xlsx(("S", [KEPALA])))
    letak = -1
    while (letak := isi.find(b"PK\x01\x02", letak + 1)) >= 0:
        isi[letak + 8] |= 1
    return bytes(isi)


BERKAS = {
    "kosong": (b"", "kosong"),
    "terpotong": (xlsx(("S", [KEPALA, *map(baris, range(1, 200))]))[:-400], "rusak, terpotong"),
    "xls_terpotong": (xls([KEPALA])[:1500], "rusak, terpotong"),
    "tersandi": (wadah({"EncryptedPackage": bytes(9000), "EncryptionInfo": bytes(500)}), "kata sandi"),
    "zip_tersandi": (_zip_tersandi(), "kata sandi"),
    "dua_ratus_ribu_baris": (buku(lembar(200_000)), r"20\.000 baris"),
    "dua_ratus_ribu_baris_tanpa_alamat": (buku(lembar(200_000, beralamat=False)), r"20\.000 baris"),
    "csv_dua_ratus_ribu_baris": (b"No;Tanggal;Nama\n" + b"1;2;3\n" * 200_000, r"20\.000 baris"),
    "csv_satu_baris_lebar": (b"No;Tanggal;Nama" + b";x" * 100_000, r"20\.000 baris"),
    "ods_dua_ratus_ribu_baris": (_ods_lebar(), r"20\.000 baris"),
    "bom_zip": (_bom_zip(), r"20\.000 baris"),
    "bom_zip_berbohong": (_bom_berbohong(), "rusak|20.000 baris"),
    "teks_bersama": (xlsx(("S", [["x" * 30_000] for _ in range(2_000)])), "terlalu berat"),
    "teks_bersama_banyak": (xlsx(("S", [["x" * 30_000] * 20 for _ in range(2_000)])), "terlalu berat"),
    "gambar": (b"\x89PNG\r\n\x1a\n" + bytes(500), "bukan XLSX"),
    "pdf": (b"%PDF-1.7\nhalo", "bukan XLSX"),
    "program": (b"MZ" + bytes(2000), "bukan XLSX"),
    "bukan_register": (xlsx(("S", [["Belanja"], ["Apel", "Jeruk"], [1, 2]])), "Tidak ada register"),
    "terlalu_besar": (b"a" * (10 * 1024 * 1024 + 1), "10 MB"),
}


@pytest.mark.parametrize("macam", BERKAS)
def test_ditolak_dalam_hitungan_detik_dengan_sebab_yang_terang(macam, jombang, desk):
    isi, potongan = BERKAS[macam]
    mulai = time.monotonic()
    with pytest.raises(AturanDilanggar, match=potongan):
        mulai_impor("register.xlsx", isi, satker=jombang, oleh=desk, at=SEKARANG)
    assert time.monotonic() - mulai < 20
    assert not RancanganImpor.objects.exists()


def test_anak_dibatasi_tiga_ratus_mega():
    """The kernel ends a child that asks for more; here one says so of itself."""
    assert BATAS.memori == 300 * 1024 * 1024
    tanya = "import runpy, resource, sys; m = runpy.run_path(sys.argv[1]); m['batasi'](int(sys.argv[2]), 20)"
    tanya += "; print(resource.getrlimit(resource.RLIMIT_AS)[1]); bytearray(310 << 20)"
    jawaban = subprocess.run(
        [sys.executable, "-I", "-c", tanya, ANAK, str(BATAS.memori)], capture_output=True, text=True, check=False
    )
    assert jawaban.stdout.strip() == str(BATAS.memori) and "MemoryError" in jawaban.stderr


def test_rumus_tanpa_nilai_ditunjukkan_selnya(jombang, desk):
    kepala = "".join(
        f'<c r="{h}1" t="inlineStr"><is><t>{t}</t></is></c>'
        for h, t in zip("ABCDEF", ("No", "Tanggal", "Nama", "Informasi", "Keputusan", "Tanggal jawaban"), strict=True)
    )
    isi = '<c r="A2"><f>ROW()-1</f></c><c r="B2"><f>TODAY()</f></c><c r="C2" t="inlineStr"><is><t>Rina</t></is></c>'
    sel = f'<sheetData><row r="1">{kepala}</row><row r="2">{isi}</row></sheetData>'
    berkas = buku(f'<worksheet xmlns="{LEMBAR_KERJA}">{sel}</worksheet>'.encode())
    rancangan, _ = mulai_impor("r.xlsx", berkas, satker=jombang, oleh=desk, at=SEKARANG)
    temuan = [(satu.label, "rumus" in satu.alasan) for satu in pratinjau(rancangan, at=SEKARANG).temuan]
    assert ("A (No)", True) in temuan and ("B (Tanggal)", True) in temuan


def test_byte_yang_rusak_di_mana_pun_menjadi_kalimat(jombang, desk):
    for asli in (xlsx(("S", [KEPALA, baris(1)])), ods([KEPALA, baris(1)]), xls([KEPALA, baris(1)])):
        for letak in range(0, len(asli), max(1, len(asli) // 12)):
            rusak = bytearray(asli)
            rusak[letak] ^= 0x5A
            try:
                rancangan, _ = mulai_impor("r.xlsx", bytes(rusak), satker=jombang, oleh=desk, at=SEKARANG)
                pratinjau(rancangan, at=SEKARANG)
            except AturanDilanggar:
                continue
