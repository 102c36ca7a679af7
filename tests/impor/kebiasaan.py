"""Ten registers in ten habits: the same kind of office, ten ways of keeping its book. All people are invented.

Each function gives the bytes of a file and the name it would have. `HARAP` says what must come out of every one.
"""

import csv
import io
import struct
import zipfile
from collections.abc import Callable
from datetime import date
from xml.sax.saxutils import escape

import xlsxwriter

BULAN = ("Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober")
HARI = ("Senin", "Selasa", "Rabu", "Kamis", "Jum'at", "Sabtu", "Minggu")

# number, received, name, telephone, e-mail, asked, purpose, outcome, reason, answered, given
ISI = (
    ("1", date(2024, 1, 15), "Rina Contoh", "0812-0000-0001", "", "DPT per desa", "Skripsi", "semua", "", 17, 18),
    ("2", date(2024, 2, 19), "Budi Contoh", "", "budi@contoh.test", "Hasil pemilu", "Berita", "semua", "", 20, 20),
    ("3", date(2024, 3, 12), "Sari Contoh", "0812-0000-0003", "", "Berkas caleg", "Riset", "tolak", "Pasal 17", 14, 0),
    ("4", date(2024, 5, 27), "Tono Contoh", "0812-0000-0004", "", "Anggaran", "Riset", "sebagian", "Pasal 17", 28, 29),
)
HARAP = [
    (nomor, diterima, nama, minta, {"semua": "seluruhnya", "tolak": "ditolak", "sebagian": "sebagian"}[putusan])
    for nomor, diterima, nama, _, _, minta, _, putusan, *_ in ISI
]
Berkas = tuple[str, bytes]


def hari(diterima: date, tanggal: int) -> date | None:
    return diterima.replace(day=tanggal) if tanggal else None


def kata(pada: date | None, *, nama_hari: bool = False) -> str:
    if pada is None:
        return "-"
    awal = f"{HARI[pada.weekday()]}, " if nama_hari else ""
    return f"{awal}{pada.day} {BULAN[pada.month - 1]} {pada.year}"


def xlsx(*lembar: tuple[str, list[list[object]]], gabung: tuple[str, ...] = ()) -> bytes:
    isi = io.BytesIO()
    with xlsxwriter.Workbook(isi, {"in_memory": True}) as buku:
        tanggal = buku.add_format({"num_format": "dd/mm/yyyy"})
        for nama, baris in lembar:
            satu = buku.add_worksheet(nama)
            for n, sel in enumerate(baris):
                for m, nilai in enumerate(sel):
                    if isinstance(nilai, date):
                        satu.write_datetime(n, m, nilai, tanggal)
                    elif nilai not in ("", None):
                        satu.write(n, m, nilai)
            for daerah in gabung if lembar[0][0] == nama else ():
                satu.merge_range(daerah, "")
                baris_awal, kolom_awal = int(daerah.split(":")[0][1:]) - 1, ord(daerah[0]) - 65
                satu.write(baris_awal, kolom_awal, baris[baris_awal][kolom_awal])
    return isi.getvalue()


def lampiran_berkepala_gabung() -> Berkas:
    """Titles, a header in two merged rows, a row of column numbers, ticks as √, signatures below."""
    baris: list[list[object]] = [
        ["REGISTER PERMOHONAN INFORMASI PUBLIK"],
        ["KPU KABUPATEN JOMBANG TAHUN 2024"],
        [],
        [
            "No",
            "Tgl",
            "Nama",
            "Kontak",
            "Informasi yang Diminta",
            "Tujuan Penggunaan Informasi",
            "Status Informasi",
            "",
            "",
            "Jenis Permohonan",
            "",
            "Keputusan",
            "Alasan Penolakan",
            "Hari dan Tanggal",
            "",
        ],
        [""] * 6
        + ["Ya", "Tidak", "Belum Didokumentasikan", "Melihat", "Meminta Salinan", "", ""]
        + ["Pemberitahuan Tertulis", "Pemberian Informasi"],
        [*range(1, 16)],
    ]
    for nomor, terima, nama, telepon, surel, minta, tujuan, putusan, alasan, jawab, beri in ISI:
        hasil = {"semua": "Dikabulkan", "tolak": "Ditolak", "sebagian": "Dikabulkan sebagian"}[putusan]
        baris.append(
            [
                int(nomor),
                terima,
                nama,
                telepon or surel,
                minta,
                tujuan,
                "√",
                "",
                "",
                "",
                "√",
                hasil,
                alasan,
                hari(terima, jawab),
                hari(terima, beri),
            ]
        )
    baris += [[], [""] * 11 + ["Jombang, 31 Desember 2024"], [""] * 11 + ["PPID,"], [], [""] * 11 + ["Dra. Contoh"]]
    return "Register 2024.xlsx", xlsx(("PPID-C", baris), gabung=("A4:A5", "B4:B5", "G4:I4", "J4:K4", "L4:L5", "N4:O4"))


def ejaan_lain_tanggal_kata() -> Berkas:
    """Other spellings, dates in words with the day's name, ticks as V, cost as a dash or Gratis."""
    baris: list[list[object]] = [
        [
            "Nomor Registrasi",
            "Hari/Tanggal Permohonan",
            "Nama Pemohon",
            "No. HP",
            "E-mail",
            "Data yang dimohon",
            "Keperluan",
            "Soft Copy",
            "Hard Copy",
            "Membaca",
            "Salinan",
            "Hasil",
            "Alasan ditolak",
            "Tanggal Jawaban",
            "Tanggal Penyerahan",
            "Biaya",
        ]
    ]
    for nomor, terima, nama, telepon, surel, minta, tujuan, putusan, alasan, jawab, beri in ISI:
        hasil = {"semua": "DIBERIKAN SELURUHNYA", "tolak": "DITOLAK", "sebagian": "DIBERIKAN SEBAGIAN"}[putusan]
        baris.append(
            [
                nomor,
                kata(terima, nama_hari=True),
                nama,
                telepon,
                surel,
                minta,
                tujuan,
                "V",
                "",
                "",
                "v",
                hasil,
                alasan,
                kata(hari(terima, jawab), nama_hari=True),
                kata(hari(terima, beri), nama_hari=True),
                "Gratis" if beri else "-",
            ]
        )
    return "buku permohonan.xlsx", xlsx(("Sheet1", baris))


def lembar_kedua() -> Berkas:
    """The first sheet is a cover, the register is on the second, a recapitulation on the third; ISO dates."""
    baris: list[list[object]] = [
        ["", "DAFTAR PERMINTAAN INFORMASI"],
        [
            "",
            "No. Urut",
            "Nomor Pendaftaran",
            "Tanggal Masuk",
            "Nama Lengkap",
            "Permintaan",
            "Status Permohonan",
            "Alasan",
            "Tgl Respon",
        ],
    ]
    for nomor, terima, nama, _, _, minta, _, putusan, alasan, jawab, _ in ISI:
        hasil = {"semua": "Dipenuhi", "tolak": "Ditolak", "sebagian": "Dipenuhi sebagian"}[putusan]
        baris.append(
            [
                "",
                int(nomor) + 40,
                nomor,
                terima.isoformat(),
                nama,
                minta,
                hasil,
                alasan,
                f"{hari(terima, jawab):%Y-%m-%d}",
            ]
        )
    sampul: list[list[object]] = [["Laporan PPID"], ["Tahun 2024"], ["Disusun oleh Subbag Teknis"]]
    rekap: list[list[object]] = [["Bulan", "Jumlah"], ["Januari", 1], ["Februari", 1]]
    return "laporan.xlsx", xlsx(("Sampul", sampul), ("Register", baris), ("Rekap", rekap))


def csv_titik_koma_windows() -> Berkas:
    """CSV from an Indonesian Excel: semicolons, the code page of Windows, a title line, dd-mm-yyyy."""
    isi = io.StringIO(newline="")
    tulis = csv.writer(isi, delimiter=";")
    tulis.writerow(["REGISTER PERMOHONAN – KPU KABUPATEN JOMBANG", *[""] * 7])
    tulis.writerow(
        ["NO", "TANGGAL", "NAMA PEMOHON", "ALAMAT", "INFORMASI YANG DIMINTA", "KEPUTUSAN", "ALASAN", "TANGGAL DIJAWAB"]
    )
    for nomor, terima, nama, _, _, minta, _, putusan, alasan, jawab, _ in ISI:
        hasil = {"semua": "Dikabulkan", "tolak": "Ditolak", "sebagian": "Sebagian"}[putusan]
        tulis.writerow(
            [
                nomor,
                f"{terima:%d-%m-%Y}",
                nama,
                "Jl. Melati – 3",
                minta,
                hasil,
                alasan,
                f"{hari(terima, jawab):%d-%m-%Y}",
            ]
        )
    return "register.csv", isi.getvalue().encode("cp1252")


def csv_tab_utf16() -> Berkas:
    """What Excel calls Unicode text: tabs, UTF-16; words instead of ticks; L/P and channel."""
    kepala = ["Nomor", "Tgl Diterima", "Pemohon", "L/P", "Pekerjaan/Instansi", "Rincian Informasi", "Penguasaan"]
    kepala += ["Bentuk", "Jenis Permohonan", "Keputusan", "Alasan Penolakan", "Tgl Pemberitahuan", "Kanal"]
    baris = [kepala]
    for nomor, terima, nama, _, _, minta, _, putusan, alasan, jawab, _ in ISI:
        hasil = {"semua": "Diberikan", "tolak": "Ditolak", "sebagian": "Diberikan sebagian"}[putusan]
        baris.append(
            [
                nomor,
                f"{terima:%d/%m/%Y}",
                nama,
                "P",
                "Mahasiswa",
                minta,
                "Ya",
                "Softcopy",
                "Meminta salinan",
                hasil,
                alasan,
                f"{hari(terima, jawab):%d/%m/%Y}",
                "WhatsApp",
            ]
        )
    return "register.txt", "\r\n".join("\t".join(satu) for satu in baris).encode("utf-16")


def bulan_dan_jumlah() -> Berkas:
    """Parted by months with their headings, the header again on every page, a total; serial numbers as dates."""
    kepala: list[object] = ["No.", "Tanggal", "Nama", "Kontak", "Perihal", "Tindak Lanjut", "Alasan Penolakan"]
    kepala += ["Tanggal Tanggapan"]
    baris: list[list[object]] = [["BUKU TAMU PERMOHONAN INFORMASI"], kepala]
    for nomor, terima, nama, telepon, surel, minta, _, putusan, alasan, jawab, _ in ISI:
        hasil = {"semua": "dikabulkan", "tolak": "ditolak", "sebagian": "dikabulkan sebagian"}[putusan]
        jawaban = hari(terima, jawab)
        assert jawaban
        baris.append([f"BULAN {BULAN[terima.month - 1].upper()} 2024"])
        baris.append([int(nomor), _serial(terima), nama, telepon or surel, minta, hasil, alasan, _serial(jawaban)])
    baris.insert(6, kepala)
    baris.append(["JUMLAH", 4])
    return "2024.xlsx", xlsx(("2024", baris))


def _serial(pada: date) -> int:
    return (pada - date(1899, 12, 30)).days


def ods_libreoffice() -> Berkas:
    """LibreOffice: ODS with real dates, and the empty rest of the sheet as one repeated row."""
    baris: list[list[object]] = [
        [
            "No. Pendaftaran",
            "Tanggal Permohonan",
            "Nama",
            "Alamat",
            "Informasi yang diminta",
            "Tujuan",
            "Melihat",
            "Menyalin",
            "Keputusan",
            "Alasan Penolakan",
            "Tanggal Pemberitahuan Tertulis",
        ]
    ]
    for nomor, terima, nama, _, _, minta, tujuan, putusan, alasan, jawab, _ in ISI:
        hasil = {"semua": "Diberikan Seluruhnya", "tolak": "Ditolak", "sebagian": "Diberikan Sebagian"}[putusan]
        baris.append([nomor, terima, nama, "Jl. Contoh 1", minta, tujuan, "", "x", hasil, alasan, hari(terima, jawab)])
    return "register.ods", ods(baris)


def ods(baris: list[list[object]], *, sisa: int = 1_048_000) -> bytes:
    def sel(nilai: object) -> str:
        if isinstance(nilai, date):
            return (
                f'<table:table-cell office:value-type="date" office:date-value="{nilai.isoformat()}">'
                f"<text:p>{nilai:%d/%m/%y}</text:p></table:table-cell>"
            )
        if nilai in ("", None):
            return "<table:table-cell/>"
        teks = escape(str(nilai))
        return f'<table:table-cell office:value-type="string"><text:p>{teks}</text:p></table:table-cell>'

    ekor = f'<table:table-row table:number-rows-repeated="{sisa}"><table:table-cell/></table:table-row>' if sisa else ""
    isi = "".join(f"<table:table-row>{''.join(map(sel, satu))}</table:table-row>" for satu in baris)
    ruang = "urn:oasis:names:tc:opendocument:xmlns"
    dokumen = (
        '<?xml version="1.0" encoding="UTF-8"?>'
        f'<office:document-content xmlns:office="{ruang}:office:1.0" xmlns:table="{ruang}:table:1.0" '
        f'xmlns:text="{ruang}:text:1.0" office:version="1.2"><office:body><office:spreadsheet>'
        f'<table:table table:name="Lembar1">{isi}{ekor}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    arsip = io.BytesIO()
    with zipfile.ZipFile(arsip, "w", zipfile.ZIP_DEFLATED) as zip_ods:
        zip_ods.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet", zipfile.ZIP_STORED)
        zip_ods.writestr("content.xml", dokumen)
        zip_ods.writestr(
            "META-INF/manifest.xml",
            '<?xml version="1.0"?><manifest:manifest '
            'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
            '<manifest:file-entry manifest:full-path="/" '
            'manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/></manifest:manifest>',
        )
    return arsip.getvalue()


def xls_lama() -> Berkas:
    """Excel 97: a binary workbook, everything typed as text."""
    baris = [["No", "Tanggal terima", "Nama pemohon", "Isi permohonan", "Putusan", "Alasan menolak", "Tgl balasan"]]
    for nomor, terima, nama, _, _, minta, _, putusan, alasan, jawab, _ in ISI:
        hasil = {"semua": "Diberikan", "tolak": "Ditolak", "sebagian": "Diberikan sebagian"}[putusan]
        baris.append([nomor, kata(terima), nama, minta, hasil, alasan, kata(hari(terima, jawab))])
    return "REGISTER.XLS", xls(baris)


def xls(baris: list[list[str]]) -> bytes:
    """A workbook of BIFF8 in its compound file, as small as a reader accepts it."""

    def rekaman(jenis: int, isi: bytes) -> bytes:
        return struct.pack("<HH", jenis, len(isi)) + isi

    def tulisan(teks: str, panjang: str) -> bytes:
        return struct.pack(panjang, len(teks)) + b"\x01" + teks.encode("utf-16-le")

    akhir = rekaman(0x0A, b"")
    kepala = struct.pack("<HHHHII", 0x0600, 0x05, 0x0DBB, 0x07CC, 0x41, 0x06)
    lembar = rekaman(0x809, struct.pack("<HHHHII", 0x0600, 0x10, 0x0DBB, 0x07CC, 0x41, 0x06))
    lembar += rekaman(0x200, struct.pack("<IIHHH", 0, len(baris), 0, len(baris[0]), 0))
    for n, satu in enumerate(baris):
        for m, teks in enumerate(satu):
            if teks:
                lembar += rekaman(0x204, struct.pack("<HHH", n, m, 0) + tulisan(teks, "<H"))
    lembar += akhir
    awal = rekaman(0x809, kepala) + rekaman(0x42, struct.pack("<H", 1200))
    nama = tulisan("Register", "<B")
    letak = len(awal) + 4 + 6 + len(nama) + len(akhir)
    buku = awal + rekaman(0x85, struct.pack("<IBB", letak, 0, 0) + nama) + akhir + lembar
    return wadah({"Workbook": buku})


def wadah(aliran: dict[str, bytes]) -> bytes:
    """A compound file of 512-byte sectors with these streams, each long enough for sectors of its own."""
    bebas, akhir_rantai, milik_fat = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
    data, fat, letak = b"", [milik_fat, akhir_rantai], {}
    for nama, satu in aliran.items():
        isi = satu + bytes(max(4096, -(-len(satu) // 512) * 512) - len(satu))
        letak[nama] = (len(fat), len(isi))
        banyak = len(isi) // 512
        fat += [*range(len(fat) + 1, len(fat) + banyak), akhir_rantai]
        data += isi
    assert len(fat) <= 128

    def entri(nama: str, jenis: int, anak: int, awal: int, ukuran: int) -> bytes:
        teks = (nama + "\0").encode("utf-16-le") if nama else b""
        return (
            teks.ljust(64, b"\0")
            + struct.pack("<HBBIII", len(teks), jenis, 1, bebas, bebas, anak)
            + bytes(36)
            + struct.pack("<IQ", awal, ukuran)
        )

    direktori = entri("Root Entry", 5, 1, akhir_rantai, 0)
    direktori += b"".join(entri(nama, 2, bebas, *tempat) for nama, tempat in letak.items())
    direktori = direktori.ljust(512, b"\0")
    kepala = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    kepala += struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    kepala += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, akhir_rantai, 0, akhir_rantai, 0)
    kepala += struct.pack("<109I", 0, *[bebas] * 108)
    isi_fat = struct.pack("<128I", *(fat + [bebas] * (128 - len(fat))))
    return kepala + isi_fat + direktori + data


def tanpa_judul_bergaris() -> Berkas:
    """An old exporter's CSV: pipes, quoted cells, line breaks inside a cell."""
    isi = io.StringIO(newline="")
    tulis = csv.writer(isi, delimiter="|", quoting=csv.QUOTE_ALL)
    tulis.writerow(
        [
            "No Reg",
            "Waktu Permohonan",
            "Nama Pemohon Informasi",
            "Whatsapp",
            "Uraian Informasi",
            "Digunakan untuk",
            "Putusan",
            "Dasar penolakan",
            "Waktu jawaban",
            "Diserahkan",
        ]
    )
    for nomor, terima, nama, telepon, _, minta, tujuan, putusan, alasan, jawab, beri in ISI:
        hasil = {"semua": "Diberikan semua", "tolak": "Dikecualikan", "sebagian": "Diberikan sebagian"}[putusan]
        beri_pada = hari(terima, beri)
        tulis.writerow(
            [
                nomor,
                kata(terima),
                nama,
                telepon,
                minta.replace(" ", "\n"),
                tujuan,
                hasil,
                alasan,
                kata(hari(terima, jawab)),
                f"{beri_pada:%d.%m.%Y}" if beri_pada else "",
            ]
        )
    return "ekspor.csv", isi.getvalue().encode()


def kepala_tiga_tingkat() -> Berkas:
    """A header in three levels with the control question above "Ya" and "Tidak", another column order, own columns."""
    baris: list[list[object]] = [
        ["Buku kendali permohonan"],
        [],
        ["Pemohon", "", "", "Permohonan", "", "", "", "Jawaban", "", "", "Petugas", "Tanggal dijawab"],
        ["Nama", "Alamat", "Telp/HP", "Nomor", "Tanggal", "Informasi", "Dikuasai", "", "Keputusan", "Alasan", ""],
        [""] * 6 + ["Ya", "Tidak", "", "", ""],
    ]
    for nomor, terima, nama, telepon, _, minta, _, putusan, alasan, jawab, _ in ISI:
        hasil = {"semua": "Diberikan", "tolak": "Ditolak", "sebagian": "Diberikan sebagian"}[putusan]
        baris.append(
            [
                nama,
                "Jombang",
                telepon,
                nomor,
                f"{terima:%d/%m/%Y}",
                minta,
                "X",
                "",
                hasil,
                alasan,
                "Dewi",
                hari(terima, jawab),
            ]
        )
    return "register kantor.xlsx", xlsx(("Data", baris))


KEBIASAAN: tuple[Callable[[], Berkas], ...] = (
    lampiran_berkepala_gabung,
    ejaan_lain_tanggal_kata,
    lembar_kedua,
    csv_titik_koma_windows,
    csv_tab_utf16,
    bulan_dan_jumlah,
    ods_libreoffice,
    xls_lama,
    tanpa_judul_bergaris,
    kepala_tiga_tingkat,
)
