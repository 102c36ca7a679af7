"""The floors: the least code that could do the same work."""

import csv
import tempfile
from datetime import date
from pathlib import Path
from typing import Any

from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template import engines
from django.urls import path

from dip.models import InformasiPublik, UnduhanHarian

BUAT = """
DROP TABLE IF EXISTS lantai_kiriman, lantai_nomor;
CREATE TABLE lantai_nomor (kantor int PRIMARY KEY, terakhir int NOT NULL);
CREATE TABLE lantai_kiriman (id bigserial PRIMARY KEY, kantor int, nomor int, isi jsonb);
"""
BERIKUT = (
    "INSERT INTO lantai_nomor VALUES (%s, 1) ON CONFLICT (kantor) DO UPDATE SET terakhir = lantai_nomor.terakhir + 1"
    " RETURNING terakhir"
)


def buat() -> None:
    with connection.cursor() as kursor:
        kursor.execute(BUAT)


def kirim(request: HttpRequest) -> HttpResponse:
    """A bare POST: parse, number, insert, redirect."""
    import json

    with transaction.atomic(), connection.cursor() as kursor:
        kursor.execute(BERIKUT, [1])
        nomor = kursor.fetchone()[0]
        isi = json.dumps(request.POST.dict())
        kursor.execute("INSERT INTO lantai_kiriman (kantor, nomor, isi) VALUES (1, %s, %s)", [nomor, isi])
    return HttpResponseRedirect(f"/bukti/{nomor}/")


DAFTAR = engines["django"].from_string(
    "{% for b in baris %}<tr>{% for s in b %}<td>{{ s }}</td>{% endfor %}</tr>{% endfor %}{{ jumlah }}"
)


def daftar(request: HttpRequest) -> HttpResponse:
    """A bare list of 50 rows with its count."""
    syarat = "FROM permohonan_permohonan p JOIN ppid_pemohon o ON o.id = p.pemohon_id WHERE p.satker_id = %s"
    satker = request.GET["satker"]
    with connection.cursor() as kursor:
        kursor.execute(
            "SELECT p.nomor, p.diterima_at, o.nama, o.alamat, o.telepon, p.rincian_informasi, p.putusan"
            f" {syarat} ORDER BY p.diterima_at DESC, p.id DESC LIMIT 51",
            [satker],
        )
        baris = kursor.fetchall()
        kursor.execute(f"SELECT count(*) FROM (SELECT 1 {syarat} LIMIT 10001) x", [satker])
        jumlah = kursor.fetchone()[0]
    return HttpResponse(DAFTAR.render({"baris": baris, "jumlah": jumlah}))


INFORMASI = engines["django"].from_string(
    "{% for b in baris %}<li><a href='/x/{{ b.acuan }}/'>{{ b.nama }}</a><p>{{ b.ringkasan }}</p>{{ b.tahun }}"
    " {{ b.unit }}</li>{% endfor %}{{ jumlah }}"
)


def informasi(request: HttpRequest) -> HttpResponse:
    """A bare list of 20 through the ORM with its count, as a plain view would make it."""
    baris = InformasiPublik.objects.filter(satker=request.GET["satker"], tahun=2024).terbit()
    jumlah = baris.count()
    isi = baris.order_by("-diumumkan_at", "-pk").defer("teks_terbit", "vektor")[:20]
    return HttpResponse(INFORMASI.render({"baris": list(isi), "jumlah": jumlah}))


SATU = engines["django"].from_string(
    "<h1>{{ i.nama }}</h1><p>{{ i.ringkasan }}</p>{{ i.unit }} {{ berkas }} {{ unduhan }}"
)


def satu(request: HttpRequest) -> HttpResponse:
    """A bare view with the queries that the page of one item makes."""
    baris = InformasiPublik.objects.terbit().select_related("satker", "edisi").defer("teks_terbit", "vektor")
    i = baris.get(acuan=request.GET["acuan"])
    berkas = list(i.berkas.terbit().select_related("bersih"))
    unduhan = sum(UnduhanHarian.objects.filter(informasi=i).values_list("jumlah", flat=True))
    return HttpResponse(SATU.render({"i": i, "berkas": berkas, "unduhan": unduhan}))


urlpatterns = [path("kirim/", kirim), path("daftar/", daftar), path("informasi/", informasi), path("satu/", satu)]

KOLOM_INFORMASI = ("nama", "ringkasan", "unit", "pejabat", "tahun", "retensi", "bentuk", "jenis", "pokok", "kategori")


def salin_informasi(baris: list[dict[str, Any]]) -> None:
    """The same rows by COPY into a table without index, trigger or history."""
    with transaction.atomic(), connection.cursor() as kursor:
        kolom = ", ".join(f"{nama} text" for nama in KOLOM_INFORMASI)
        kursor.execute(f"CREATE TEMP TABLE lantai_informasi (id bigserial, {kolom}) ON COMMIT DROP")
        with kursor.cursor.copy(f"COPY lantai_informasi ({', '.join(KOLOM_INFORMASI)}) FROM STDIN") as salin:
            for satu_baris in baris:
                salin.write_row([str(satu_baris[nama]) for nama in KOLOM_INFORMASI])
        transaction.set_rollback(True)


COCOK = "FROM dip_informasipublik WHERE status = 'terbit' AND vektor @@ to_tsquery('indonesian', %s)"


def cari_polos(kata: str) -> None:
    """Two terms with count, ranked, as SQL."""
    kueri = " & ".join(kata.split())
    with connection.cursor() as kursor:
        kursor.execute(f"SELECT count(*) FROM (SELECT 1 {COCOK} LIMIT 1001) x", [kueri])
        kursor.fetchall()
        kursor.execute(
            f"SELECT id, acuan, nama, ringkasan, unit, tahun {COCOK}"
            " ORDER BY ts_rank(vektor, to_tsquery('indonesian', %s)) DESC LIMIT 20",
            [kueri, kueri],
        )
        kursor.fetchall()


def cari_ilike(satu: str, dua: str) -> None:
    """What one would write first."""
    with connection.cursor() as kursor:
        for pilih, akhir in (("count(*)", ""), ("id, nama", "ORDER BY diumumkan_at DESC LIMIT 20")):
            kursor.execute(
                f"SELECT {pilih} FROM dip_informasipublik WHERE status = 'terbit'"
                f" AND (nama || ' ' || ringkasan) ILIKE %s AND (nama || ' ' || ringkasan) ILIKE %s {akhir}",
                [f"%{satu}%", f"%{dua}%"],
            )
            kursor.fetchall()


def tabel_hari_kerja(kalender: Any) -> Any:
    """Working-day addition by one rank table: a list look-up."""
    awal, akhir = date(2015, 1, 1).toordinal(), date(2035, 12, 31).toordinal()
    kerja = [n for n in range(awal, akhir + 1) if kalender.hari_kerja(date.fromordinal(n))]
    peringkat, k = [0] * (akhir - awal + 1), 0
    for i in range(len(peringkat)):
        while k < len(kerja) and kerja[k] <= awal + i:
            k += 1
        peringkat[i] = k
    dari = date.fromordinal

    def tambah(hari: date, jumlah: int) -> date:
        return dari(kerja[peringkat[hari.toordinal() - awal] + jumlah - 1])

    return tambah


def hitung_ulang_sql(hari: list[tuple[date, bool, int]]) -> None:
    """The set-based floor: one UPDATE of every open row from a calendar table, rolled back."""
    with transaction.atomic(), connection.cursor() as kursor:
        kursor.execute("CREATE TEMP TABLE lantai_hari (hari date PRIMARY KEY, kerja bool, urut int) ON COMMIT DROP")
        kursor.executemany("INSERT INTO lantai_hari VALUES (%s, %s, %s)", hari)
        kursor.execute("CREATE INDEX ON lantai_hari (urut) WHERE kerja")
        kursor.execute("ANALYZE lantai_hari")
        kursor.execute(
            "UPDATE permohonan_permohonan p SET jatuh_tempo = b.hari FROM lantai_hari a, lantai_hari b"
            " WHERE a.hari = (p.diterima_at AT TIME ZONE 'Asia/Jakarta')::date AND b.urut = a.urut + 10 AND b.kerja"
            " AND p.status IN ('terdaftar', 'tidak_lengkap', 'diproses')"
        )
        transaction.set_rollback(True)


KOLOM = (
    "SELECT p.nomor, p.diterima_at::date, o.nama, o.alamat, o.telepon, o.pekerjaan, p.rincian_informasi,"
    " p.tujuan_penggunaan, p.cara_akses, p.bentuk, '', '', '', '', '', p.putusan, '', p.diputus_at::date,"
    " p.diserahkan_at::date, p.biaya, p.cara_pembayaran"
    " FROM permohonan_permohonan p JOIN ppid_pemohon o ON o.id = p.pemohon_id WHERE p.satker_id = %s"
    " ORDER BY p.diterima_at, p.id LIMIT %s"
)


def baris(satker: int, banyak: int) -> Any:
    with transaction.atomic(), connection.cursor() as biasa, biasa.connection.cursor("lantai") as kursor:
        kursor.itersize = 2000
        kursor.execute(KOLOM, [satker, banyak])
        yield from kursor


def csv_polos(satker: int, banyak: int) -> None:
    with tempfile.NamedTemporaryFile("w", newline="") as berkas:
        csv.writer(berkas).writerows(baris(satker, banyak))


def xlsx_polos(satker: int, banyak: int) -> None:
    import xlsxwriter

    with tempfile.TemporaryDirectory() as folder:
        buku = xlsxwriter.Workbook(
            str(Path(folder, "x.xlsx")),
            {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False},
        )
        lembar = buku.add_worksheet()
        for n, satu in enumerate(baris(satker, banyak)):
            lembar.write_row(n, 0, satu)
        buku.close()


GAYA = (
    "@page{size:A4;margin:20mm}body{font-family:'DejaVu Sans';font-size:9pt}td,th{border:.5pt solid #333;padding:2pt}"
)
MEDAN = ("Nama", "Alamat", "Telepon", "Pekerjaan", "Rincian informasi", "Tujuan", "Cara memperoleh", "Bentuk")


def surat_polos() -> bytes:
    """A bare one-page form by WeasyPrint."""
    from weasyprint import HTML

    isi = "".join(f"<tr><th>{m}</th><td>Isian {m} pemohon nomor 17</td></tr>" for m in MEDAN)
    return HTML(string=f"<style>{GAYA}</style><h1>Formulir</h1><table>{isi}</table>").write_pdf() or b""


def register_weasyprint(isi: list[list[str]], judul: tuple[str, ...]) -> bytes:
    """The register as one WeasyPrint table: what one would write first."""
    from weasyprint import HTML

    kepala = "".join(f"<th>{k}</th>" for k in judul)
    tubuh = "".join("<tr>" + "".join(f"<td>{s}</td>" for s in satu) + "</tr>" for satu in isi)
    gaya = "@page{size:A4 landscape;margin:10mm}table{border-collapse:collapse;table-layout:fixed;width:100%;"
    gaya += "font:5.5pt 'DejaVu Sans'}td,th{border:.5pt solid #333}"
    return HTML(string=f"<style>{gaya}</style><table><thead>{kepala}</thead>{tubuh}</table>").write_pdf() or b""


SEBARAN = (
    *("jenis_kelamin", "pekerjaan", "jenis", "kanal", "jenis_informasi_id", "jalur", "putusan", "status"),
    *("alasan_perpanjangan", "alasan_penolakan_asal", "alasan_tidak_diberikan_asal", "kepuasan"),
    *("bulan", "terlambat", "hari"),
)


def angka(satker: int, awal: date, sebelum: date) -> Any:
    """A year's requests of one office by as many bare columns, in one grouping-sets query; days are calendar days."""
    with connection.cursor() as kursor:
        kursor.execute(
            f"SELECT grouping({', '.join(SEBARAN)}), {', '.join(SEBARAN)}, count(*) FROM ("
            "SELECT o.jenis_kelamin, o.pekerjaan, o.jenis, p.kanal, p.jenis_informasi_id, p.jalur, p.putusan, p.status,"
            " p.alasan_perpanjangan, p.alasan_penolakan_asal, p.alasan_tidak_diberikan_asal, p.kepuasan,"
            " date_trunc('month', p.diterima_at) AS bulan,"
            " p.diputus_at::date > p.jatuh_tempo AS terlambat, p.diputus_at::date - p.diterima_at::date AS hari"
            " FROM permohonan_permohonan p JOIN ppid_pemohon o ON o.id = p.pemohon_id"
            " WHERE p.satker_id = %s AND p.diterima_at >= %s AND p.diterima_at < %s"
            f") x GROUP BY GROUPING SETS ({', '.join(f'({satu})' for satu in SEBARAN)})",
            [satker, awal, sebelum],
        )
        return kursor.fetchall()


def rekap(periode: Any) -> Any:
    """The rollup of a nation's year, added up by cell."""
    bulan = [f"{awal:%Y-%m}" for awal in periode.bulan_bulan()]
    with connection.cursor() as kursor:
        kursor.execute(
            "SELECT dimensi, nilai, sum(jumlah) FROM laporan_rekap WHERE masa = ANY(%s) GROUP BY dimensi, nilai",
            [bulan],
        )
        return kursor.fetchall()


def laporan_polos(isi: dict[str, Any]) -> bytes:
    """The same headings, texts, tables and charts by WeasyPrint and the plotting library as they come.

    No tags, no page numbers in its contents, no letterhead.
    """
    import pygal
    from weasyprint import HTML

    daftar = "".join(f"<li>{bab['nomor']} {bab['judul']}</li>" for bab in isi["bab"])
    bagian = [f"<h1>{isi['judul']}</h1>{isi['sebutan']}<ul style='break-before:page'>{daftar}</ul>"]
    for bab in isi["bab"]:
        awal = " style='break-before:page'" if bab["nomor"] == "1" else ""
        bagian.append(f"<h2{awal}>{bab['nomor']} {bab['judul']}</h2><p>{bab['teks']}</p>")
        for _, satu in bab["tabel"]:
            if satu["kosong"]:
                continue
            kepala = "".join(f"<th>{k}</th>" for k in satu["kolom"])
            baris = "".join("<tr>" + "".join(f"<td>{s}</td>" for s in b) + "</tr>" for b in satu["baris"])
            bagian.append(f"<h3>{satu['judul']}</h3><table><tr>{kepala}</tr>{baris}</table>")
            if satu["grafik"]:
                bagan = (pygal.Bar if satu["bulanan"] else pygal.HorizontalBar)(js=[], print_values=True, height=300)
                bagan.x_labels = [b[0] for b in satu["baris"]]
                bagan.add("", satu["angka"])
                bagian.append(f"<img src='{bagan.render_data_uri()}'>")
    # As large on the page as ours, or it would be another document.
    gaya = "@page{size:A4;margin:20mm 22mm}body{font:11pt/1.28 'DejaVu Serif'}table{break-inside:avoid;width:100%;"
    gaya += "border-collapse:collapse}td,th{border:.5pt solid #000;padding:3pt 5pt}img{break-inside:avoid;width:150mm}"
    return HTML(string=f"<style>{gaya}</style>{''.join(bagian)}").write_pdf() or b""
