"""The rows of the table, in the order in which the nation grows."""

import resource
import secrets
import threading
from collections.abc import Callable
from datetime import date, timedelta
from itertools import islice
from typing import Any

from django.db import connection, connections, transaction
from django.test import Client, override_settings

from permohonan import ekspor
from permohonan.models import Permohonan
from permohonan.penghitungan import ramalkan
from permohonan.perbuatan.pengajuan import ajukan
from permohonan.perbuatan.penghitungan_ulang import hitung_ulang
from permohonan.register import rangkaian
from ppid.berkas_register import tulis_csv, tulis_jilid, tulis_xlsx
from ppid.models import DaftarJangka, HariLibur, JangkaWaktu, Satker, Surat
from ppid.penetapan import keadaan_sesudah
from ppid.surat import TEMPLAT, cetak
from ppid.tenggat import tambah_hari_kerja
from tests.factories import isian
from tests.kecepatan import lantai
from tests.kecepatan.angka import angka
from tests.kecepatan.daftar import daftar
from tests.kecepatan.dasar import KEPALA, Hasil, banding, diukur
from tests.kecepatan.isi import KANTOR_BESAR, SAAT, Bangsa
from tests.kecepatan.laporan import laporan
from tests.perbuatan.peraga import libur_baru

KIRIMAN = {
    "nama": "Siti Contoh",
    "alamat": "Jl. Contoh No. 1, Jombang",
    "rincian_informasi": "Hasil suara tiap TPS di Desa Sumbermulyo, Pemilu 2024",
    "tujuan_penggunaan": "Skripsi",
    "cara_akses": "salinan",
    "email": "siti@contoh.test",
}
Tulis = Callable[[str], None]


class Ukuran:
    """How much of everything: the whole nation, or a handful for the test suite."""

    def __init__(self, *, ringkas: bool) -> None:
        self.tutup = 300 if ringkas else 110_000
        self.tutup_akhir = 600 if ringkas else 1_000_000
        self.buka = 60 if ringkas else 20_000
        self.besar = 120 if ringkas else 100_000
        self.cetak = 40 if ringkas else 2_030
        self.jilid = 60 if ringkas else 20_000
        self.putaran = 1 if ringkas else 7
        self.sedikit = 1 if ringkas else 3
        self.sejuta = 1_000 if ringkas else 1_000_000
        self.klien = 2 if ringkas else 8
        self.informasi = 1_200 if ringkas else 100_000
        self.per_klien = 2 if ringkas else 40


def jalankan(*, ringkas: bool, tulis: Tulis, hanya: str = "") -> list[Hasil]:
    """Build the nation and measure. The larger nation comes last, because the sweep is measured at both sizes."""
    ukuran = Ukuran(ringkas=ringkas)
    with diukur() as lama:
        bangsa = Bangsa()
        bangsa.isi(ukuran.buka, tutup=False)
        bangsa.isi(ukuran.tutup, tutup=True)
    tulis(f"Bangsa: {ukuran.buka} terbuka, {ukuran.tutup} tertutup, {lama[0]:.1f} detik.")
    tulis(KEPALA)
    hasil: list[Hasil] = []
    for nama, kelompok in KELOMPOK.items():
        if hanya in ("", nama):
            for satu in kelompok(bangsa, ukuran):
                tulis(satu.baris())
                hasil.append(satu)
    return hasil


def _hitung(bangsa: Bangsa, u: Ukuran) -> list[Hasil]:
    kalender = HariLibur.objects.kalender(bangsa.jombang)
    tabel = lantai.tabel_hari_kerja(kalender)
    hari = [date(2026, 1, 1) + timedelta((i * 48271) % 300) for i in range(1000)]
    satu = banding(
        "penjumlahan hari kerja, 1.000 kali",
        lambda: [tambah_hari_kerja(kalender, h, 10) for h in hari],
        lambda: [tabel(h, 10) for h in hari],
        batas=None,
        putaran=u.putaran,
    )
    peringkat = banding(
        "… hanya tanggalnya (Kalender.geser)",
        lambda: [kalender.geser(h, 10) for h in hari],
        lambda: [tabel(h, 10) for h in hari],
        batas=2,
        putaran=u.putaran,
    )
    with diukur() as lama:
        for n in range(u.sejuta):
            kalender.geser(hari[n % 1000], 10)
    peringkat.catatan = f"{u.sejuta} tanggal {lama[0]:.2f} s"
    usul = libur_baru()
    sesudah, jangka = keadaan_sesudah(usul)
    urut, baris = 0, []
    for n in range(date(2026, 1, 1).toordinal(), date(2028, 1, 1).toordinal()):
        kerja = kalender.hari_kerja(date.fromordinal(n))
        urut += kerja
        baris.append((date.fromordinal(n), kerja, urut))

    def kami() -> None:
        with transaction.atomic():
            hitung_ulang(sesudah, jangka, usul=usul, at=SAAT)
            transaction.set_rollback(True)

    banyak = Permohonan.objects.berjalan().count()
    ulang = banding(
        "hitung ulang sesudah SKB, dengan riwayat",
        kami,
        lambda: lantai.hitung_ulang_sql(baris),
        batas=3,
        putaran=u.sedikit,
        catatan=f"{banyak} terbuka",
    )
    dini = DaftarJangka(JangkaWaktu.objects.all())
    ramal = banding(
        "pratinjau SKB",
        lambda: ramalkan(sesudah, dini, at=SAAT),
        lambda: lantai.hitung_ulang_sql(baris),
        batas=None,
        putaran=u.sedikit,
    )
    return [satu, peringkat, ulang, ramal]


def _sapu(bangsa: Bangsa, u: Ukuran) -> list[Hasil]:
    pada = date(2026, 4, 2)
    mentah = (
        "SELECT id, satker_id, jatuh_tempo FROM permohonan_permohonan"
        " WHERE status IN ('terdaftar', 'tidak_lengkap', 'diproses') AND jatuh_tempo < %s"
    )

    def sql() -> Any:
        with connection.cursor() as kursor:
            kursor.execute(mentah, [pada])
            return kursor.fetchall()

    def kami() -> Any:
        baris = Permohonan.objects.lewat_belum_diberitahukan(pada=pada)
        return list(baris.values_list("pk", "satker_id", "jatuh_tempo"))

    hasil = banding(
        "sapuan tenggat, bangsa kecil", kami, sql, batas=2, putaran=u.putaran, catatan=f"{len(kami())} lewat"
    )
    kecil = sorted(hasil.kami)[len(hasil.kami) // 2]
    bangsa.isi(u.tutup_akhir - u.tutup, tutup=True)
    besar = banding("sapuan tenggat, sepuluh kali yang tertutup", kami, sql, batas=2, putaran=u.putaran)
    tumbuh = Hasil("… tumbuhnya terhadap bangsa kecil", 1.15)
    tumbuh.kami, tumbuh.lantai = besar.kami, [kecil] * len(besar.kami)
    return [hasil, besar, tumbuh]


def _ajukan(bangsa: Bangsa, u: Ukuran) -> list[Hasil]:
    lantai.buat()
    klien = Client()

    def kami() -> None:
        jawab = klien.post("/kab-jombang/permohonan/baru/", KIRIMAN | {"token": secrets.token_hex(16)})
        assert jawab.status_code == 302, jawab.content[:500]

    def polos() -> None:
        with override_settings(ROOT_URLCONF="tests.kecepatan.lantai"):
            assert klien.post("/kirim/", KIRIMAN).status_code == 302

    satu = banding(
        "pengajuan lewat laman", kami, polos, batas=2.5, putaran=u.putaran, ulang=1 if u.sedikit == 1 else 20
    )
    kantor = list(Satker.objects.order_by("kode")[:50])
    sebaran = banding(
        "satu kantor ramai dibanding lima puluh",
        lambda: _serentak(u, [bangsa.jombang]),
        lambda: _serentak(u, kantor),
        batas=2,
        putaran=u.sedikit,
        catatan=f"{u.klien} klien",
    )
    return [satu, sebaran]


def _serentak(u: Ukuran, kantor: list[Satker]) -> None:
    """Many applicants at once, each filing several times."""

    def ajukan_beberapa(nomor: int) -> None:
        try:
            for n in range(u.per_klien):
                satker = kantor[(nomor * u.per_klien + n) % len(kantor)]
                ajukan(isian(), satker=satker, token=secrets.token_hex(16), at=SAAT)
        finally:
            connections.close_all()

    if u.klien <= 2:
        # Inside a test's own transaction other sessions would see nothing.
        for satker in kantor[:2]:
            ajukan(isian(), satker=satker, token=secrets.token_hex(16), at=SAAT)
        return
    utas = [threading.Thread(target=ajukan_beberapa, args=(n,)) for n in range(u.klien)]
    for satu in utas:
        satu.start()
    for satu in utas:
        satu.join()


def _cetak(bangsa: Bangsa, u: Ukuran) -> list[Hasil]:
    from ppid.pdf import render

    surat = bangsa.contoh.surat.select_related("surat").get(surat__jenis="tanda-bukti").surat
    cetak(surat, at=SAAT)
    surat = Surat.objects.get(pk=surat.pk)
    konteks = {**surat.konteks, "surat": surat, "nomor": surat.nomor, "tanggal": surat.tanggal.isoformat()}
    hasil = [
        banding(
            "surat PDF, hangat (tanda bukti)",
            lambda: render(TEMPLAT[surat.jenis], konteks),
            lantai.surat_polos,
            batas=1.5,
            putaran=u.putaran,
        )
    ]
    besar = Satker.objects.get(kode=KANTOR_BESAR)
    if not Permohonan.objects.filter(satker=besar).count() > u.besar:
        bangsa.isi(u.besar, tutup=True, kode=KANTOR_BESAR)
    baris = Permohonan.objects.filter(satker=besar)
    sel = [ekspor.sel(b) for b in islice(rangkaian(baris, satker=besar), u.jilid)]
    judul = ekspor.kepala(besar, {})
    # First of all, while this process is small: a forked child counts its parent's memory as its own.
    with diukur() as lama:
        tulis_jilid(ekspor.TATA, judul, iter(sel), len(sel), "x")
    puncak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    pdf = banding(
        f"register PDF {u.cetak} baris dibanding WeasyPrint",
        lambda: tulis_jilid(ekspor.TATA, judul, iter(sel[: u.cetak]), u.cetak, "x"),
        lambda: lantai.register_weasyprint(sel[: u.cetak], ekspor.TATA.judul),
        batas=1 / 8,
        putaran=0,
    )
    pdf.catatan = f"puncak anak {puncak // 1024} MB; {len(sel)} baris {lama[0]:.1f} s"
    return [*hasil, pdf]


def _ekspor(bangsa: Bangsa, u: Ukuran) -> list[Hasil]:
    besar = Satker.objects.get(kode=KANTOR_BESAR)
    if not Permohonan.objects.filter(satker=besar).count() > u.besar:
        bangsa.isi(u.besar, tutup=True, kode=KANTOR_BESAR)
    baris = Permohonan.objects.filter(satker=besar)
    judul = ekspor.kepala(besar, {})

    def isi() -> Any:
        return map(ekspor.sel, rangkaian(baris, satker=besar))

    banyak = baris.count()
    return [
        banding(
            f"register CSV, {banyak} baris",
            lambda: tulis_csv(ekspor.TATA, judul, isi()),
            lambda: lantai.csv_polos(besar.pk, banyak),
            batas=2,
            putaran=0 if u.sedikit == 1 else u.putaran,
        ),
        banding(
            f"register XLSX, {banyak} baris",
            lambda: tulis_xlsx(ekspor.TATA, judul, isi()),
            lambda: lantai.xlsx_polos(besar.pk, banyak),
            batas=1.25,
            putaran=0 if u.sedikit == 1 else 1,
            catatan=f"puncak proses {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB sebelumnya",
        ),
    ]


def _halaman(bangsa: Bangsa, u: Ukuran) -> list[Hasil]:
    klien = Client()
    klien.force_login(bangsa.ppid)
    polos = Client()

    def buka(alamat: str) -> Callable[[], None]:
        def kerja() -> None:
            assert klien.get(alamat).status_code == 200

        return kerja

    def daftar() -> None:
        with override_settings(ROOT_URLCONF="tests.kecepatan.lantai"):
            assert polos.get("/daftar/", {"satker": bangsa.jombang.pk}).status_code == 200

    ulang = 1 if u.sedikit == 1 else 5
    alamat = bangsa.contoh.get_absolute_url()
    return [
        banding("halaman register", buka("/meja/register/"), daftar, batas=None, putaran=u.putaran, ulang=ulang),
        banding("halaman satu permohonan", buka(alamat), daftar, batas=None, putaran=u.putaran, ulang=ulang),
    ]


# Each group is a short story of its own; the sweep makes the nation ten times as large.
KELOMPOK: dict[str, Callable[[Bangsa, Ukuran], list[Hasil]]] = {
    "daftar": daftar,
    "hitung": _hitung,
    "sapu": _sapu,
    "ajukan": _ajukan,
    "cetak": _cetak,
    "ekspor": _ekspor,
    "halaman": _halaman,
    "angka": angka,
    "laporan": laporan,
}
