"""The rows about the list of public information: taking over, finding, reading, on a hundred thousand items."""

import time
from collections.abc import Callable
from itertools import cycle, islice
from typing import Any

from django.db import connection
from django.test import Client, override_settings

from dip.contoh import SERANG
from dip.keterangan import KATEGORI_POKOK
from dip.models import InformasiPublik
from dip.pencarian import Saringan, cari
from dip.perbuatan.pengimporan import impor_daftar
from ppid.models import Satker
from ppid.peran import Peran
from tests.kecepatan import lantai
from tests.kecepatan.dasar import Hasil, banding
from tests.kecepatan.isi import SAAT, Bangsa

TEMPAT = ("Ploso", "Kasemen", "Curug", "Taktakan", "Walantaka", "Fatuleu", "Amarasi", "Lumar", "Seluas", "Ledo")
DUA_KATA = (
    "rekapitulasi kasemen",
    "dana kampanye",
    "daftar calon",
    "logistik pemilu",
    "badan ad hoc",
    "profil sekretariat",
)
UMUM = ("keputusan", "pemilu 2024", "kota serang")


def baris_contoh(banyak: int) -> list[dict[str, Any]]:
    """So many rows after the demonstration's titles, no two alike."""
    hasil = []
    for nomor, satu in enumerate(islice(cycle(SERANG), banyak)):
        tempat = TEMPAT[nomor // len(SERANG) % len(TEMPAT)]
        hasil.append(
            {
                "nama": f"{satu.nama} {tempat} {nomor}"[:250],
                "ringkasan": satu.ringkasan,
                "unit": satu.unit,
                "pejabat": f"Kepala {satu.unit}",
                "tahun": satu.tahun,
                "retensi": satu.retensi,
                "bentuk": satu.bentuk,
                "jenis": satu.jenis,
                "pokok": satu.pokok,
                "kategori": KATEGORI_POKOK[satu.pokok],
            }
        )
    return hasil


def _isi(banyak: int) -> Hasil:
    kantor = list(Satker.objects.order_by("kode"))
    baris = baris_contoh(banyak)
    bagian = [(satker, baris[n :: len(kantor)]) for n, satker in enumerate(kantor)]

    def kami() -> None:
        for satker, isi in bagian:
            if isi:
                impor_daftar(isi, satker=satker, oleh=Peran.SISTEM, at=SAAT)

    hasil = banding(
        f"impor {banyak} butir, dengan riwayat dan indeks",
        kami,
        lambda: lantai.salin_informasi(baris),
        batas=None,
        putaran=0,
    )
    with connection.cursor() as kursor:
        kursor.execute(
            "UPDATE dip_informasipublik SET status = 'terbit',"
            " diumumkan_at = timestamptz '2026-01-01 03:00Z' + (id % 60) * interval '1 day'"
        )
        kursor.execute(
            "ANALYZE dip_informasipublik" if connection.in_atomic_block else "VACUUM ANALYZE dip_informasipublik"
        )
    return hasil


def _persentil(kerja: Callable[[], object], kali: int) -> float:
    lama = []
    for _ in range(kali):
        mulai = time.perf_counter()
        kerja()
        lama.append(time.perf_counter() - mulai)
    return sorted(lama)[int(len(lama) * 0.95) if kali > 1 else 0] * 1e3


def daftar(bangsa: Bangsa, u: Any) -> list[Hasil]:
    impor = _isi(u.informasi)
    kata, umum = cycle(DUA_KATA), cycle(UMUM)
    kata_lantai = cycle(DUA_KATA)
    kali = 1 if u.sedikit == 1 else 60
    hasil = [
        banding(
            "cari dua kata, dengan hitungan",
            lambda: cari(Saringan(q=next(kata))),
            lambda: lantai.cari_polos(next(kata_lantai)),
            batas=2,
            putaran=u.putaran,
            ulang=1 if u.sedikit == 1 else len(DUA_KATA) * 3,
            catatan=f"p95 {_persentil(lambda: cari(Saringan(q=next(kata))), kali):.1f} ms,"
            f" lantai {_persentil(lambda: lantai.cari_polos(next(kata_lantai)), kali):.1f} ms",
        ),
        banding(
            "… dibanding ILIKE",
            lambda: cari(Saringan(q="rekapitulasi kasemen")),
            lambda: lantai.cari_ilike("rekapitulasi", "kasemen"),
            batas=1 / 50 if u.sedikit > 1 else None,
            putaran=u.sedikit,
        ),
        banding(
            "cari kata yang ada di mana-mana",
            lambda: cari(Saringan(q=next(umum))),
            lambda: lantai.cari_polos("keputusan"),
            batas=None,
            putaran=u.sedikit,
            catatan=f"p95 {_persentil(lambda: cari(Saringan(q=next(umum))), kali):.1f} ms (≤ 30)",
        ),
    ]
    return [impor, *hasil, *_halaman(u)]


def _halaman(u: Any) -> list[Hasil]:
    satu = InformasiPublik.objects.terbit().select_related("satker").latest("pk")
    klien = Client(HTTP_HOST="127.0.0.1", HTTP_USER_AGENT="Mozilla/5.0 Chrome/126")
    ulang = 1 if u.sedikit == 1 else 10

    def buka(alamat: str) -> Callable[[], None]:
        def kerja() -> None:
            assert klien.get(alamat).status_code == 200

        return kerja

    def polos(alamat: str, **isi: Any) -> Callable[[], None]:
        def kerja() -> None:
            with override_settings(ROOT_URLCONF="tests.kecepatan.lantai"):
                assert klien.get(alamat, isi).status_code == 200

        return kerja

    return [
        banding(
            "halaman daftar informasi",
            buka(f"/{satu.satker.slug}/informasi/?tahun=2024"),
            polos("/informasi/", satker=satu.satker_id),
            batas=1 / 0.8,
            putaran=u.putaran,
            ulang=ulang,
        ),
        banding(
            "halaman satu informasi",
            buka(satu.url_publik()),
            polos("/satu/", acuan=satu.acuan),
            batas=1 / 0.7,
            putaran=u.putaran,
            ulang=ulang,
        ),
    ]
