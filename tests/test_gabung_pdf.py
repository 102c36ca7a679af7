import io
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from pikepdf import Array, Dictionary, Name, NameTree, NumberTree, String

from ppid.gabung_pdf import Bagian, banyak_halaman, gabungkan
from ppid.pdf import cetak_html


def surat(nama: str, tambahan: str = "") -> bytes:
    """Two pages: heading, links, table with headers, drawing."""
    return cetak_html(
        f'<!doctype html><html lang="id"><head><title>{nama}</title></head><body>'
        f'<h1 id="atas">{nama}</h1>'
        f'<p>Lihat <a href="#tabel">tabel {nama}</a> dan <a href="https://www.kpu.go.id/">situs</a>.</p>'
        '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20"><title>Lambang</title>'
        '<rect width="20" height="20"/></svg>'
        f'<h2 id="tabel" class="baru">Daftar {nama}</h2>'
        '<table><thead><tr><th scope="col">Nomor</th><th scope="col">Uraian</th></tr></thead>'
        f'<tbody><tr><th scope="row">1</th><td>Sel {nama}</td></tr></tbody></table>'
        f'<p><a href="#atas">Kembali</a></p>{tambahan}</body></html>'
    )


def polos(halaman: int = 1) -> bytes:
    with pikepdf.new() as pdf, io.BytesIO() as wadah:
        for nomor in range(halaman):
            pdf.add_blank_page(page_size=(300, 400)).obj.StructParents = nomor
        pdf.save(wadah)
        return wadah.getvalue()


def ubah(isi: bytes, perbuatan, **pilihan) -> bytes:
    with pikepdf.open(io.BytesIO(isi)) as pdf, io.BytesIO() as wadah:
        perbuatan(pdf)
        pdf.save(wadah, **pilihan)
        return wadah.getvalue()


class Hasil:
    """The joined file, as pikepdf and as PDFium see it."""

    def __init__(self, berkas: Path) -> None:
        self.pdf = pikepdf.open(berkas)
        self.cetakan = pypdfium2.PdfDocument(berkas)
        self.akar = self.pdf.Root.get("/StructTreeRoot")
        self.nomor_halaman = {halaman.obj.objgen: nomor for nomor, halaman in enumerate(self.pdf.pages)}

    def teks(self) -> list[str]:
        return [halaman.get_textpage().get_text_range() for halaman in self.cetakan]

    def teks_bertanda(self, nomor: int) -> dict[int, str]:
        """What stands on the page under each marked-content number."""
        halaman = self.cetakan[nomor]
        hasil: dict[int, str] = {}
        for obj in halaman.get_objects([pdfium.FPDF_PAGEOBJ_TEXT], textpage=halaman.get_textpage()):
            mcid = pdfium.FPDFPageObj_GetMarkedContentID(obj)
            hasil[mcid] = hasil.get(mcid, "") + obj.extract()
        return hasil

    def unsur(self, simpul: pikepdf.Object | None = None) -> Iterator[pikepdf.Object]:
        """All structure elements in reading order."""
        simpul = self.akar if simpul is None else simpul
        anak = simpul.get("/K", [])
        for satu in anak if isinstance(anak, Array) else [anak]:
            if isinstance(satu, Dictionary) and "/S" in satu:
                yield satu
                yield from self.unsur(satu)

    def urutan_teks(self) -> str:
        teks = [self.teks_bertanda(nomor) for nomor in range(len(self.pdf.pages))]
        return "|".join(
            teks[self.nomor_halaman[unsur.Pg.objgen]].get(kunci, "")
            for unsur in self.unsur()
            for kunci in unsur.get("/K", [])
            if isinstance(kunci, int)
        )

    def tautan(self, nomor: int) -> list[int]:
        """The pages that the links of that page lead to, -1 for one that leads outside or nowhere."""
        halaman, letak, satu = self.cetakan[nomor], pdfium.c_int(0), pdfium.FPDF_LINK()
        hasil = []
        while pdfium.FPDFLink_Enumerate(halaman, letak, satu):
            tujuan = pdfium.FPDFLink_GetDest(self.cetakan, satu)
            hasil.append(pdfium.FPDFDest_GetDestPageIndex(self.cetakan, tujuan) if tujuan else -1)
        return hasil

    def markah(self) -> list[tuple[int, str, int]]:
        return [(satu.level, satu.get_title(), satu.get_dest().get_index()) for satu in self.cetakan.get_toc()]


def mcid(halaman: pikepdf.Page) -> set[int]:
    """The marked-content numbers that the content of the page uses."""
    perintah = pikepdf.parse_content_stream(halaman, "BDC")
    return {int(operan[1]["/MCID"]) for operan, _ in perintah if "/MCID" in operan[1]}


def periksa_pohon(hasil: Hasil) -> int:
    """Marked content leads to an element of its page under the root, an annotation to one that holds it; how many."""
    induk = NumberTree(hasil.akar.ParentTree)
    terperiksa = 0
    for halaman in hasil.pdf.pages:
        for nomor in mcid(halaman) if "/StructParents" in halaman else ():
            unsur = induk[halaman.StructParents][nomor]
            assert unsur.Pg == halaman.obj
            assert nomor in list(unsur.K)
            while unsur.get("/Type") == Name.StructElem:
                unsur = unsur.P
            assert unsur.objgen == hasil.akar.objgen
            terperiksa += 1
        for anotasi in halaman.get("/Annots", []):
            unsur = induk[anotasi.StructParent]
            (acuan,) = [anak for anak in unsur.K if isinstance(anak, Dictionary) and anak.get("/Type") == Name.OBJR]
            assert acuan.Obj.objgen == anotasi.objgen
            assert acuan.Pg == halaman.obj
    assert hasil.akar.ParentTreeNextKey > max(induk)
    assert [unsur.P.objgen for unsur in hasil.akar.K] == [hasil.akar.objgen]
    for unsur in hasil.unsur():
        anak = [satu for satu in unsur.get("/K", []) if isinstance(satu, Dictionary) and "/S" in satu]
        assert all(satu.P.objgen == unsur.objgen for satu in anak)
    return terperiksa


@pytest.fixture(scope="module")
def surat_surat() -> list[bytes]:
    return [surat("Satu"), surat("Dua"), surat("Tiga")]


@pytest.fixture
def gabung(tmp_path):
    def jalankan(*isi: bytes | Path, **pilihan) -> Hasil:
        bagian = (Bagian(f"Surat ke-{nomor}", satu) for nomor, satu in enumerate(isi, start=1))
        banyak = gabungkan(bagian, tmp_path / "hasil.pdf", **{"judul": "Bundel", **pilihan})
        hasil = Hasil(tmp_path / "hasil.pdf")
        assert banyak == len(hasil.pdf.pages)
        assert not hasil.pdf.check_pdf_syntax()
        return hasil

    return jalankan


def test_teks_semua_bagian_ada_dan_berurutan(gabung, surat_surat):
    hasil = gabung(*surat_surat)
    assert len(hasil.pdf.pages) == 6
    for nama, pertama, kedua in zip(("Satu", "Dua", "Tiga"), hasil.teks()[::2], hasil.teks()[1::2], strict=True):
        assert pertama.startswith(nama)
        assert kedua.startswith(f"Daftar {nama}")
        assert f"Sel {nama}" in kedua


def test_hasil_gabungan_tetap_bertag(gabung, surat_surat):
    hasil = gabung(*surat_surat)
    assert hasil.pdf.Root.MarkInfo.Marked
    semua = sum(len(mcid(halaman)) for halaman in hasil.pdf.pages)
    assert periksa_pohon(hasil) == semua > 40


def test_urutan_dan_jenis_unsur_tetap(gabung, surat_surat):
    hasil = gabung(*surat_surat)
    (dokumen,) = hasil.akar.K
    assert Name.Document == dokumen.S
    assert [(str(unsur.S), str(unsur.T)) for unsur in dokumen.K] == [
        ("/Part", f"Surat ke-{nomor}") for nomor in (1, 2, 3)
    ]
    jenis = [str(unsur.S) for unsur in hasil.unsur()]
    for satu, banyak in {"/H1": 3, "/H2": 3, "/Table": 3, "/TH": 9, "/TD": 3, "/Figure": 3, "/Link": 9}.items():
        assert jenis.count(satu) == banyak
    teks = hasil.urutan_teks()
    urutan = [f"{awal} {nama}".strip() for nama in ("Satu", "Dua", "Tiga") for awal in ("", "tabel", "Daftar", "Sel")]
    letak = [teks.index(satu) for satu in urutan]
    assert letak == sorted(letak)
    assert all(unsur.Alt == "Lambang" for unsur in hasil.unsur() if Name.Figure == unsur.S)


def test_kepala_tabel_tetap_menunjuk_selnya(gabung, surat_surat):
    hasil = gabung(*surat_surat)
    pengenal = NameTree(hasil.akar.IDTree)
    kepala = [unsur for unsur in hasil.unsur() if unsur.S == Name.TH]
    assert len({str(unsur.ID) for unsur in kepala}) == len(kepala) == len(pengenal) == 9
    sel = [unsur for unsur in hasil.unsur() if unsur.S == Name.TD]
    assert len(sel) == 3
    for unsur in sel:
        (baris, kolom) = [pengenal[str(nama)] for nama in unsur.A.Headers]
        assert baris.P.objgen == unsur.P.objgen
        assert kolom.P.P.P.objgen == unsur.P.P.P.objgen
    assert [str(unsur.ID).split(".")[0] for unsur in kepala[::3]] == ["b1", "b2", "b3"]


def test_markah_tiap_bagian_dan_isinya(gabung, surat_surat):
    hasil = gabung(*surat_surat, polos())
    terlipat = [satu.get_count() < 0 for satu in hasil.cetakan.get_toc() if satu.level == 0]
    assert terlipat == [True, True, True, False]
    assert hasil.markah() == [
        (0, "Surat ke-1", 0),
        (1, "Satu", 0),
        (2, "Daftar Satu", 1),
        (0, "Surat ke-2", 2),
        (1, "Dua", 2),
        (2, "Daftar Dua", 3),
        (0, "Surat ke-3", 4),
        (1, "Tiga", 4),
        (2, "Daftar Tiga", 5),
        (0, "Surat ke-4", 6),
    ]


def test_tautan_dalam_surat_tetap_ke_surat_itu(gabung, surat_surat):
    hasil = gabung(*surat_surat)
    assert [hasil.tautan(nomor) for nomor in range(6)] == [[1, -1], [0], [3, -1], [2], [5, -1], [4]]
    alamat = [str(halaman.Annots[1].A.URI) for halaman in hasil.pdf.pages if len(halaman.Annots) > 1]
    assert alamat == ["https://www.kpu.go.id/"] * 3


def test_judul_dan_bahasa(gabung, surat_surat):
    hasil = gabung(surat_surat[0], judul="Bundel “surat” Ékspor")
    assert hasil.pdf.docinfo["/Title"] == "Bundel “surat” Ékspor"
    with hasil.pdf.open_metadata() as metadata:
        assert metadata["dc:title"] == "Bundel “surat” Ékspor"
    assert hasil.pdf.Root.Lang == "id"
    assert hasil.pdf.Root.ViewerPreferences.DisplayDocTitle
    assert all(unsur.get("/Lang") is None for unsur in hasil.unsur())


def test_bagian_berbahasa_lain_tetap_berbahasa_itu(gabung, surat_surat):
    inggris = cetak_html(
        '<!doctype html><html lang="en"><head><title>A</title></head><body><p>Letter</p></body></html>'
    )
    hasil = gabung(surat_surat[0], inggris)
    assert [unsur.get("/Lang") for unsur in hasil.akar.K[0].K] == [None, "en"]


def test_versi_dan_ruang_nama_ikut(gabung, surat_surat):
    hasil = gabung(surat_surat[0], ubah(surat_surat[1], lambda pdf: None, force_version="2.0"), surat_surat[2])
    assert hasil.pdf.pdf_version == "2.0"
    dipakai = {unsur.NS.objgen for unsur in hasil.unsur() if "/NS" in unsur}
    assert dipakai == {ruang.objgen for ruang in hasil.akar.Namespaces}


def test_bagian_tanpa_tag_tetap_ikut(gabung, surat_surat):
    hasil = gabung(surat_surat[0], polos(2), surat_surat[1])
    periksa_pohon(hasil)
    assert ["/StructParents" in halaman for halaman in hasil.pdf.pages] == [True, True, False, False, True, True]
    assert len(hasil.akar.K[0].K) == 2
    assert [hasil.tautan(nomor) for nomor in (0, 4, 5)] == [[1, -1], [5, -1], [4]]


def test_hanya_bagian_tanpa_tag_tidak_mengaku_bertag(gabung):
    hasil = gabung(polos(), polos())
    assert hasil.akar is None
    assert "/MarkInfo" not in hasil.pdf.Root
    assert len(hasil.markah()) == 2


def test_dari_berkas_dan_dari_bita_sama_hasilnya(gabung, surat_surat, tmp_path):
    berkas = tmp_path / "satu.pdf"
    berkas.write_bytes(surat_surat[0])
    gabung(berkas, surat_surat[1])
    dari_berkas = (tmp_path / "hasil.pdf").read_bytes()
    gabung(*surat_surat[:2])
    assert (tmp_path / "hasil.pdf").read_bytes() == dari_berkas


def test_empat_puluh_bagian(gabung, surat_surat):
    terlapor: list[int] = []
    hasil = gabung(*(surat_surat * 14)[:40], kaki="PPID", lapor=terlapor.append)
    assert terlapor == list(range(1, 41))
    assert len(hasil.pdf.pages) == 80
    periksa_pohon(hasil)
    assert [hasil.tautan(nomor)[0] for nomor in range(80)] == [nomor ^ 1 for nomor in range(80)]
    assert [letak for tingkat, _, letak in hasil.markah() if tingkat == 0] == list(range(0, 80, 2))
    assert len({str(unsur.ID) for unsur in hasil.unsur() if unsur.S == Name.TH}) == 120


def test_hasil_gabungan_dapat_digabung_lagi(gabung, surat_surat, tmp_path):
    gabung(*surat_surat[:2])
    hasil = gabung((tmp_path / "hasil.pdf").read_bytes(), surat_surat[2])
    periksa_pohon(hasil)
    assert [hasil.tautan(nomor) for nomor in range(6)] == [[1, -1], [0], [3, -1], [2], [5, -1], [4]]
    assert [(tingkat, judul) for tingkat, judul, _ in hasil.markah()][:3] == [
        (0, "Surat ke-1"),
        (1, "Surat ke-1"),
        (2, "Satu"),
    ]


def test_peran_dan_kelas_bernama_sama_tidak_tertukar(gabung, surat_surat):
    def beri(peran: Name, lebar: int):
        def perbuatan(pdf: pikepdf.Pdf) -> None:
            akar = pdf.Root.StructTreeRoot
            akar.RoleMap = Dictionary(Khusus=Name.Antara, Antara=peran)
            akar.ClassMap = Dictionary(Rapi=Dictionary(O=Name.Layout, Width=lebar))
            unsur = akar.K[0].K[0]
            unsur.S = Name.Khusus
            unsur.C = Name.Rapi

        return perbuatan

    hasil = gabung(ubah(surat_surat[0], beri(Name.H1, 10)), ubah(surat_surat[1], beri(Name.P, 20)))
    peran, kelas = hasil.akar.RoleMap, hasil.akar.ClassMap
    unsur = [bagian.K[0] for bagian in hasil.akar.K[0].K]
    assert [peran[peran[satu.S]] for satu in unsur] == [Name.H1, Name.P]
    assert [kelas[satu.C[0]].Width for satu in unsur] == [10, 20]


def test_gambar_bernomor_induk_ikut_digeser(gabung, surat_surat):
    def beri(pdf: pikepdf.Pdf) -> None:
        bentuk = pdf.make_stream(b"", Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 9, 9], StructParents=50)
        pdf.pages[0].resources.XObject = Dictionary(Bentuk=bentuk, Sama=bentuk)
        NumberTree(pdf.Root.StructTreeRoot.ParentTree)[50] = Array([pdf.Root.StructTreeRoot.K[0].K[0]])

    bernomor = ubah(surat_surat[0], beri)
    hasil = gabung(bernomor, bernomor)
    induk = NumberTree(hasil.akar.ParentTree)
    kunci = [hasil.pdf.pages[nomor].Resources.XObject.Bentuk.StructParents for nomor in (0, 2)]
    assert kunci[0] != kunci[1]
    assert [induk[satu][0].objgen for satu in kunci] == [bagian.K[0].objgen for bagian in hasil.akar.K[0].K]


def test_segala_bentuk_tautan_bernama(gabung):
    """Old names and new ones, actions, an action shared by two links, a link into another file, bookmarks by name."""

    def beri(pdf: pikepdf.Pdf) -> None:
        def tautan(**isi) -> Dictionary:
            return Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=[0, 0, 50, 50], **isi)

        satu, dua = (halaman.obj for halaman in pdf.pages)
        pdf.Root.Dests = Dictionary(akhir=Dictionary(D=[dua, Name.Fit]))
        pdf.Root.Names = Dictionary(Dests=Dictionary(Names=Array([String("akhir"), Array([satu, Name.Fit])])))
        bersama = pdf.make_indirect(Dictionary(S=Name.GoTo, D=Name.akhir))
        pdf.pages[0].Annots = Array(
            [
                tautan(Dest=Name.akhir),
                pdf.make_indirect(tautan(Dest=String("akhir"))),
                tautan(A=Dictionary(S=Name.GoTo, D=String("akhir"))),
                tautan(A=bersama),
                tautan(A=bersama),
                tautan(A=Dictionary(S=Name.GoToR, F=String("lain.pdf"), D=String("akhir"))),
                tautan(Dest=[dua, Name.Fit]),
                tautan(Dest=String("hilang")),
            ]
        )
        with pdf.open_outline() as kerangka:
            kerangka.root.append(pikepdf.OutlineItem("Akhir", Name.akhir))

    berjejaring = ubah(polos(2), beri)
    hasil = gabung(berjejaring, berjejaring)
    assert hasil.tautan(0) == [1, 0, 0, 1, 1, -1, 1, -1]
    assert hasil.tautan(2) == [3, 2, 2, 3, 3, -1, 3, -1]
    assert hasil.pdf.pages[2].Annots[5].A.D == "akhir"
    assert [satu for satu in hasil.markah() if satu[0] == 1] == [(1, "Akhir", 1), (1, "Akhir", 3)]


@pytest.mark.parametrize(
    ("isi", "sebab"),
    [
        (lambda: ubah(polos(), lambda pdf: None, encryption=pikepdf.Encryption(owner="a", user="b")), "terkunci"),
        (lambda: ubah(polos(), lambda pdf: None, encryption=pikepdf.Encryption(owner="a", user="")), "terkunci"),
        (lambda: b"bukan PDF", "bukan PDF yang utuh"),
        (lambda: b"", "bukan PDF yang utuh"),
        (lambda: polos()[:-20], "bukan PDF yang utuh"),
        (lambda: polos(0), "tidak berhalaman"),
    ],
    ids=["bersandi", "berpemilik", "bukan", "kosong", "terpotong", "tanpa halaman"],
)
def test_bagian_yang_tidak_dapat_dibaca_disebut_namanya(isi, sebab, tmp_path):
    bagian = [Bagian("Surat baik", polos()), Bagian("Surat B/2", isi())]
    with pytest.raises(ValueError, match=f"“Surat B/2” tidak dapat digabung: berkas .*{sebab}"):
        gabungkan(bagian, tmp_path / "hasil.pdf", judul="Bundel")
    assert not (tmp_path / "hasil.pdf").exists()


def test_tanpa_bagian_ditolak(tmp_path):
    with pytest.raises(ValueError, match="Tidak ada dokumen"):
        gabungkan([], tmp_path / "hasil.pdf", judul="Bundel")


def test_banyak_halaman(surat_surat, tmp_path):
    assert banyak_halaman(surat_surat[0]) == 2
    (tmp_path / "polos.pdf").write_bytes(polos(3))
    assert banyak_halaman(tmp_path / "polos.pdf") == 3
    with pytest.raises(ValueError, match="bukan PDF"):
        banyak_halaman(b"bukan")


def tinta(hasil: Hasil, nomor: int) -> tuple[int, int, int, int]:
    """The box around everything dark on that page as it is shown, in points from the lower left corner."""
    gambar = hasil.cetakan[nomor].render().to_pil().convert("L")
    kotak = gambar.point(lambda terang: 255 if terang < 200 else 0).getbbox()
    assert kotak, "halaman kosong"
    kiri, atas, kanan, bawah = kotak
    return kiri, gambar.height - bawah, kanan, gambar.height - atas


@pytest.mark.parametrize("putaran", [0, 90, 180, 270, -90])
@pytest.mark.parametrize("kotak", [(0, 0, 300, 400), (50, 20, 550, 320)])
def test_kaki_di_tepi_bawah_yang_terlihat(gabung, putaran, kotak):
    def atur(pdf: pikepdf.Pdf) -> None:
        halaman = pdf.pages[0]
        halaman.obj.MediaBox = [0, 0, 700, 700]
        halaman.obj.CropBox = list(kotak)
        halaman.obj.Rotate = putaran

    hasil = gabung(ubah(polos(), atur), kaki="KPU Kabupaten Jombang")
    kiri, bawah, kanan, atas = tinta(hasil, 0)
    lebar = hasil.cetakan[0].get_width()
    assert 11 <= bawah <= 14
    assert 18 <= atas <= 20
    assert 100 < kanan - kiri < 150
    assert abs((kiri + kanan) / 2 - lebar / 2) <= 2
    assert hasil.teks() == ["KPU Kabupaten Jombang · halaman 1 dari 1"]


def test_kaki_pada_surat_tidak_masuk_isi_bertag(gabung, surat_surat):
    tanpa = gabung(*surat_surat[:2])
    isi_tanpa, urutan_tanpa = tanpa.teks(), tanpa.urutan_teks()
    hasil = gabung(*surat_surat[:2], kaki="Bundel (1) \\ 木")
    for nomor, (teks, semula) in enumerate(zip(hasil.teks(), isi_tanpa, strict=True), start=1):
        assert teks.replace("\r\n", "\n").rstrip().endswith(f"Bundel (1) \\ ? · halaman {nomor} dari 4")
        assert teks.startswith(semula)
    assert hasil.urutan_teks() == urutan_tanpa
    periksa_pohon(hasil)
    for halaman in hasil.pdf.pages:
        tumpukan, terlihat = [], False
        for operan, perintah in pikepdf.parse_content_stream(halaman):
            if str(perintah) in ("BDC", "BMC"):
                tumpukan.append(str(operan[0]))
            elif str(perintah) == "EMC":
                tumpukan.pop()
            elif str(perintah) == "Tf" and str(operan[0]) == "/Kaki":
                assert tumpukan == ["/Artifact"]
                terlihat = True
        assert terlihat
        assert not tumpukan


def test_kaki_tidak_terganggu_keadaan_halaman(gabung, surat_surat):
    """WeasyPrint turns the axes and leaves them so; its own foot ends above 19 points."""
    hasil = gabung(surat_surat[0], kaki="PPID")
    kiri, bawah, kanan, _ = tinta(hasil, 0)
    assert 11 <= bawah <= 14
    gambar = hasil.cetakan[0].render().to_pil().convert("L")
    tepi = gambar.crop((0, gambar.height - 20, gambar.width, gambar.height)).point(lambda terang: 255 * (terang < 200))
    kiri, _, kanan, _ = tepi.getbbox()
    assert abs((kiri + kanan) / 2 - gambar.width / 2) <= 2


def test_huruf_kaki_tidak_menimpa_huruf_halaman(gabung):
    def beri(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].resources.Font = Dictionary(
            Kaki=Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Courier)
        )

    hasil = gabung(ubah(polos(), beri), kaki="PPID")
    huruf = hasil.pdf.pages[0].Resources.Font
    assert {nama: str(satu.BaseFont) for nama, satu in huruf.items()} == {"/Kaki": "/Courier", "/Kaki_": "/Helvetica"}
