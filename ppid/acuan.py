"""Reference data: what the installation needs before its first case, loaded once and then kept in the admin."""

import csv
import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.db import models, transaction
from django.utils.module_loading import import_string

from ppid.models import DasarHukum, HariLibur, JamLayanan, JangkaWaktu, Satker, Tahapan, TahunLibur, Tingkat

DATA = Path(__file__).resolve().parent / "data"
# Reference data of the floors above, loaded after this one's.
LANTAI_ATAS = ["permohonan.acuan.muat"]

Baris = dict[str, Any]


def baca_csv(berkas: Path) -> list[Baris]:
    with berkas.open(newline="", encoding="utf-8") as isi:
        return list(csv.DictReader(isi))


def baca_toml(berkas: Path) -> dict[str, Any]:
    return tomllib.loads(berkas.read_text(encoding="utf-8"))


def muat() -> None:
    """Create what was never created here before.

    A row that somebody edited or deleted in the admin stays as he left it.
    """
    with transaction.atomic():
        _muat_satker()
        _muat_libur()
        _muat(JangkaWaktu, ["langkah", "jalur", "berlaku_dari"], baca_toml(DATA / "jangka-waktu.toml")["jangka"])
        _muat_dasar_hukum()
        _muat(Tahapan, ["nama", "pemilihan"], baca_toml(DATA / "tahapan.toml")["tahapan"])
        for nama in LANTAI_ATAS:
            import_string(nama)()


def _belum_pernah(model: type[models.Model], kunci: list[str], baris: Iterable[Baris]) -> list[Baris]:
    """The rows whose key neither the table nor the table's own history knows."""
    dikenal = {
        tuple(map(str, nilai))
        for sumber in (model, model.pgh_event_model)  # type: ignore[attr-defined]
        for nilai in sumber._default_manager.values_list(*kunci)
    }
    return [satu for satu in baris if tuple(str(satu[nama]) for nama in kunci) not in dikenal]


def _muat(model: type[models.Model], kunci: list[str], baris: Iterable[Baris]) -> list[Any]:
    return model._default_manager.bulk_create(model(**satu) for satu in _belum_pernah(model, kunci, baris))


def _muat_satker() -> None:
    """The offices from the top down, with what five of them published about themselves."""
    baru = _belum_pernah(Satker, ["kode"], baca_csv(DATA / "satker.csv"))
    if not baru:
        return
    kantor = baca_toml(DATA / "kantor.toml")
    id_kode = dict(Satker.objects.values_list("kode", "pk"))
    for tingkatan in ({Tingkat.PUSAT}, {Tingkat.PROVINSI}, {Tingkat.KABUPATEN, Tingkat.KOTA}):
        dibuat = Satker.objects.bulk_create(
            Satker(
                **satu | {"induk": None},
                induk_id=id_kode.get(satu["induk"]),
                **{nama: nilai for nama, nilai in kantor.get(satu["kode"], {}).items() if nama != "jam"},
            )
            for satu in baru
            if satu["tingkat"] in tingkatan
        )
        id_kode |= {satker.kode: satker.pk for satker in dibuat}
    JamLayanan.objects.bulk_create(
        JamLayanan(
            satker_id=id_kode[satu["kode"]],
            hari=hari,
            buka=buka,
            tutup=tutup,
            istirahat_mulai=istirahat_mulai,
            istirahat_selesai=istirahat_selesai,
        )
        for satu in baru
        for awal, akhir, buka, tutup, istirahat_mulai, istirahat_selesai in kantor.get(satu["kode"], {}).get("jam", [])
        for hari in range(awal, akhir + 1)
    )


def _muat_libur() -> None:
    """A year with all its days at once: a year that is known here keeps the days it was given."""
    tahun = _muat(TahunLibur, ["tahun"], baca_toml(DATA / "tahun-libur.toml")["tahun"])
    termuat = {str(baris.tahun) for baris in tahun}
    if termuat:
        hari = [baris for baris in baca_csv(DATA / "libur.csv") if baris["tanggal"][:4] in termuat]
        _muat(HariLibur, ["tanggal"], hari)


def _muat_dasar_hukum() -> None:
    baris = _belum_pernah(DasarHukum, ["kode"], baca_toml(DATA / "dasar-hukum.toml")["dasar"])
    urutan = DasarHukum.objects.count()
    id_kode = dict(DasarHukum.objects.values_list("kode", "pk"))
    # Backwards, because a revoked rule points at the later one that revoked it.
    for nomor, satu in sorted(enumerate(baris, urutan + 1), reverse=True):
        pengganti = satu.pop("diganti_oleh", None)
        dasar = DasarHukum.objects.create(urutan=nomor, diganti_oleh_id=id_kode.get(pengganti), **satu)
        id_kode[dasar.kode] = dasar.pk
