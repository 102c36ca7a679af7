"""What holds for every act on an objection and on a dispute: the table alone decides, and a failure leaves nothing."""

import ast
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connection, transaction

from keberatan.alur import (
    ALUR_KEBERATAN,
    ALUR_SENGKETA,
    BELUM_DITANGGAPI,
    SENGKETA_TERBUKA,
    TERBUKA,
    StatusKeberatan,
    StatusSengketa,
)
from keberatan.models import RiwayatKeberatan, RiwayatSengketa
from ppid.alur import Alur
from ppid.galat import AturanDilanggar
from ppid.models import Penugasan
from ppid.peran import PERAN_JABATAN, Peran
from ppid.perbuatan import perbuatan
from tests.factories import SEHARI, kantor
from tests.keberatan.peraga import DIAJUKAN, PERAGA, PERAGA_SENGKETA, Peraga, TimKeberatan
from tests.perbuatan.peraga import ditolak, peristiwa, tanpa_bekas, terakhir, tim_lain
from tests.perbuatan.test_tabel import DASAR

TABEL: dict[str, tuple[Alur, Any, dict[str, Peraga], str]] = {
    "ALUR_KEBERATAN": (ALUR_KEBERATAN, StatusKeberatan, PERAGA, "keberatan_keberatan"),
    "ALUR_SENGKETA": (ALUR_SENGKETA, StatusSengketa, PERAGA_SENGKETA, "keberatan_sengketa"),
}
SEMUA = list(TABEL)
SETIAP = [(nama, aksi) for nama, (_, _, peraga, _) in TABEL.items() for aksi in peraga]
# The system's own: takes no `oleh`.
TANPA_PELAKU = {"hitung_ulang", "nyatakan_lewat"}
BERPELAKU = [(nama, aksi) for nama, aksi in SETIAP if aksi not in TANPA_PELAKU]
# Done on every open objection at once; it passes over what is in another status.
MASSAL = {"hitung_ulang"}
# The bundle for the panel has its own file.
BERKAS_SIDANG = {"susun_berkas_sidang", "bagikan_berkas_sidang", "cabut_tautan"}
# What acts have in common; no act by itself.
PEMBANTU = {"lampirkan", "simpan_berkas"}
# Holds both conditions of the table that tie an answer to a status.
ISI_STATUS = "UPDATE keberatan_keberatan SET status = %s, ditanggapi_at = %s, hasil = %s WHERE id = %s"
DIJAWAB = {StatusKeberatan.DITANGGAPI, StatusKeberatan.SELESAI}
SUMBER = {
    berkas: ast.parse(berkas.read_text())
    for berkas in sorted(Path(settings.BASE_DIR, "keberatan/perbuatan").glob("*.py"))
}


def _panggilan(simpul: ast.AST) -> tuple[str, str] | None:
    """Table and step that a call of the frame names."""
    if isinstance(simpul, ast.Call) and isinstance(simpul.func, ast.Name) and simpul.func.id == "perbuatan":
        tabel, aksi = simpul.args[:2]
        assert isinstance(tabel, ast.Name) and isinstance(aksi, ast.Constant), "named in plain words"
        return tabel.id, str(aksi.value)
    return None


def _fungsi(pohon: ast.Module) -> list[ast.FunctionDef]:
    return [simpul for simpul in pohon.body if isinstance(simpul, ast.FunctionDef)]


class Siap:
    """A case ready for each act, made once for this file; every test runs in a savepoint above it."""

    def __init__(self) -> None:
        self.tim, self.lain = TimKeberatan(kantor()), tim_lain()
        for peran in PERAN_JABATAN:
            assert self.tim[peran] and self.lain[peran]
        self.kunci = {
            (nama, aksi): peraga.siapkan(self.tim)
            for nama, (_, _, semua, _) in TABEL.items()
            for aksi, peraga in semua.items()
        }

    def __getitem__(self, kunci: tuple[str, str]) -> Any:
        kasus = self.kunci[kunci]
        return type(kasus).objects.get(pk=kasus.pk)


@pytest.fixture(scope="module")
def siap_sekali(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic():
        yield Siap()
        transaction.set_rollback(True)


@pytest.fixture
def siap(siap_sekali, db):
    return siap_sekali


def paksa_status(kasus: Any, status: str) -> None:
    """Set by hand, which only this file does."""
    with connection.cursor() as kursor:
        if kasus._meta.db_table == "keberatan_keberatan":
            dijawab = status in DIJAWAB
            kursor.execute(ISI_STATUS, [status, DIAJUKAN if dijawab else None, "ditolak" if dijawab else "", kasus.pk])
        else:
            kursor.execute("UPDATE keberatan_sengketa SET status = %s WHERE id = %s", [status, kasus.pk])


# The tables


@pytest.mark.parametrize("nama", SEMUA)
def test_pelaku_dan_keadaan_hanya_menurut_tabel(nama):
    alur, status_status, _, _ = TABEL[nama]
    for langkah in alur:
        for status in status_status:
            for peran in Peran:
                boleh = status in langkah.dari and peran in langkah.pelaku
                if boleh:
                    assert alur.periksa(langkah.aksi, status=status, peran={peran}) is langkah
                else:
                    with pytest.raises(AturanDilanggar):
                        alur.periksa(langkah.aksi, status=status, peran={peran})
                assert (langkah in alur.tersedia(status, {peran})) is boleh


@pytest.mark.parametrize(("nama", "status"), [(nama, status) for nama in SEMUA for status in TABEL[nama][1]])
def test_kerangka_menjalankan_dari_tepat_keadaan_yang_tertulis_dalam_tabel(siap, nama, status):
    """Real rows, real officers, the real frame. Roles are tried on each act below."""
    alur, kasus = TABEL[nama][0], siap[nama, "tambahkan" if nama == "ALUR_KEBERATAN" else "jadwalkan_sidang"]
    paksa_status(kasus, status)
    for langkah in alur:
        peran = Peran(sorted(langkah.pelaku)[0])
        titik = transaction.savepoint()
        try:
            with perbuatan(alur, langkah.aksi, kasus, oleh=siap.tim.pelaku(peran), at=DIAJUKAN) as (baris, _):
                if langkah.ke == StatusKeberatan.DITANGGAPI:
                    baris.ditanggapi_at, baris.hasil = DIAJUKAN, "ditolak"
        except AturanDilanggar:
            dijalankan = False
        else:
            dijalankan = True
            kasus.refresh_from_db()
            catatan = kasus.riwayat.order_by("pk").last()
            assert (catatan.aksi, catatan.dari, catatan.ke) == (langkah.aksi, status, langkah.ke or status)
            assert kasus.status == catatan.ke
        finally:
            transaction.savepoint_rollback(titik)
        assert dijalankan is (status in langkah.dari), langkah.aksi


@pytest.mark.parametrize(
    ("nama", "awal", "terbuka"),
    [
        ("ALUR_KEBERATAN", StatusKeberatan.TERDAFTAR, TERBUKA),
        ("ALUR_SENGKETA", StatusSengketa.DI_KOMISI, SENGKETA_TERBUKA),
    ],
)
def test_setiap_keadaan_dapat_dicapai_dan_ditinggalkan_sampai_tertutup(nama, awal, terbuka):
    alur, status_status, _, _ = TABEL[nama]
    tercapai: set[str] = {awal}
    while baru := {b.ke for b in alur if b.ke and not tercapai.isdisjoint(b.dari)} - tercapai:
        tercapai |= baru
    assert tercapai == set(status_status)
    for status in terbuka:
        assert any(status in b.dari and b.ke not in (None, status) for b in alur), status


def test_atasan_dapat_menanggapi_dari_setiap_keadaan_yang_belum_ditanggapi():
    assert ALUR_KEBERATAN["tanggapi"].dari == BELUM_DITANGGAPI
    assert ALUR_KEBERATAN["tanggapi"].pelaku == {Peran.ATASAN}


@pytest.mark.parametrize("nama", SEMUA)
def test_setiap_langkah_menyebut_dasar_tombol_dan_kejadian(nama):
    alur, status_status, _, _ = TABEL[nama]
    for langkah in alur:
        assert DASAR.fullmatch(langkah.dasar), langkah.dasar
        assert langkah.tombol and langkah.kejadian, langkah.aksi
        assert langkah.dari <= set(status_status) and langkah.pelaku <= set(Peran), langkah.aksi


# The functions


@pytest.mark.parametrize("nama", SEMUA)
def test_setiap_langkah_punya_tepat_satu_perbuatan(nama):
    dipakai = [p[1] for pohon in SUMBER.values() for s in ast.walk(pohon) if (p := _panggilan(s)) and p[0] == nama]
    assert sorted(dipakai) == sorted(langkah.aksi for langkah in TABEL[nama][0])


def test_nama_perbuatan_adalah_nama_langkahnya():
    # What a worker stores is the step that an officer asked for.
    lain = {"simpan_berkas_sidang": "susun_berkas_sidang"}
    for pohon in SUMBER.values():
        for fungsi in _fungsi(pohon):
            assert {p[1] for s in ast.walk(fungsi) if (p := _panggilan(s))} <= {lain.get(fungsi.name, fungsi.name)}


def test_setiap_perbuatan_menyebut_dasarnya():
    diperiksa, salah = 0, []
    for berkas, pohon in SUMBER.items():
        for fungsi in _fungsi(pohon):
            argumen = [a.arg for a in fungsi.args.kwonlyargs]
            if fungsi.name.startswith("_") or "at" not in argumen or fungsi.name in PEMBANTU:
                continue
            _, ada, dasar = (ast.get_docstring(fungsi) or "").partition("Dasar: ")
            assert ada, f"{berkas.name}: {fungsi.name}"
            salah += [
                f"{fungsi.name}: {s}" for s in " ".join(dasar.split()).rstrip(".").split("; ") if not DASAR.fullmatch(s)
            ]
            diperiksa += 1
    assert not salah
    assert diperiksa >= len(list(ALUR_KEBERATAN)) + len(list(ALUR_SENGKETA)) + 3


@pytest.mark.parametrize("nama", SEMUA)
def test_setiap_langkah_punya_peraga(nama):
    alur, _, peraga, _ = TABEL[nama]
    assert set(peraga) == {langkah.aksi for langkah in alur} - BERKAS_SIDANG


# Each act


@pytest.mark.parametrize(("nama", "aksi"), SETIAP)
def test_setiap_pelaku_yang_disebut_dapat_melakukannya(siap, nama, aksi):
    langkah, peraga = TABEL[nama][0][aksi], TABEL[nama][2][aksi]
    kasus = siap[nama, aksi]
    dari = type(kasus).objects.get(pk=kasus.pk).status
    for peran in sorted(map(Peran, langkah.pelaku)):
        titik = transaction.savepoint()
        peraga.lakukan(kasus, oleh=siap.tim.pelaku(peran), at=peraga.at)
        catatan = kasus.riwayat.order_by("pk").last()
        assert (catatan.aksi, catatan.dari, catatan.ke) == (aksi, dari, langkah.ke or dari)
        assert (catatan.peran, catatan.at, catatan.dasar) == (peran, peraga.at, langkah.dasar)
        assert catatan.oleh == (siap.tim[peran] if peran in PERAN_JABATAN else None)
        assert type(kasus).objects.get(pk=kasus.pk).status == catatan.ke
        transaction.savepoint_rollback(titik)


@pytest.mark.parametrize(("nama", "aksi"), BERPELAKU)
def test_peran_lain_ditolak_tanpa_bekas(siap, nama, aksi):
    peraga = TABEL[nama][2][aksi]
    kasus = siap[nama, aksi]
    pelaku = [siap.tim.pelaku(peran) for peran in sorted(set(Peran) - TABEL[nama][0][aksi].pelaku)]
    with tanpa_bekas():
        for satu in pelaku:
            with pytest.raises(AturanDilanggar, match="tidak berwenang"):
                peraga.lakukan(kasus, oleh=satu, at=peraga.at)


@pytest.mark.parametrize(("nama", "aksi"), BERPELAKU)
def test_petugas_kantor_lain_dan_yang_tugasnya_berakhir_kemarin_ditolak_tanpa_bekas(siap, nama, aksi):
    peraga, tim = TABEL[nama][2][aksi], siap.tim
    kasus = siap[nama, aksi]
    peran_jabatan = sorted(map(Peran, TABEL[nama][0][aksi].pelaku & PERAN_JABATAN))
    pelaku = [satu[peran] for satu in (tim, siap.lain) for peran in peran_jabatan]
    kemarin = tim.satker.hari_ini(peraga.at) - SEHARI
    Penugasan.objects.filter(satker=tim.satker, peran__in=peran_jabatan).update(sampai=kemarin)
    with tanpa_bekas():
        for satu in pelaku:
            with pytest.raises(AturanDilanggar, match="tidak berwenang"):
                peraga.lakukan(kasus, oleh=satu, at=peraga.at)


@pytest.mark.parametrize(("nama", "aksi"), [(n, a) for n, a in SETIAP if a not in MASSAL])
def test_dari_keadaan_lain_ditolak_dengan_menyebut_siapa_yang_terakhir(siap, nama, aksi):
    alur, status_status, peraga_peraga, _ = TABEL[nama]
    peraga, langkah = peraga_peraga[aksi], alur[aksi]
    kasus = siap[nama, aksi]
    pelaku = siap.tim.pelaku(Peran(sorted(langkah.pelaku)[-1]))
    for status in sorted(set(status_status) - langkah.dari):
        paksa_status(kasus, status)
        with ditolak(r"tidak dapat dilakukan .* Terakhir diubah oleh .*, \d\d-0\d-2026 \d\d\.\d\d WIB\.$"):
            peraga.lakukan(kasus, oleh=pelaku, at=peraga.at)


@pytest.mark.parametrize(("nama", "aksi"), SETIAP)
def test_kerusakan_di_langkah_terakhir_membatalkan_semuanya(siap, nama, aksi, monkeypatch):
    def rusak(self, *args, **kwargs):
        raise RuntimeError("listrik padam")

    peraga = TABEL[nama][2][aksi]
    kasus = siap[nama, aksi]
    pelaku = siap.tim.pelaku(Peran(sorted(TABEL[nama][0][aksi].pelaku)[0]))
    for riwayat in (RiwayatKeberatan, RiwayatSengketa):
        monkeypatch.setattr(riwayat, "save", rusak)
    with tanpa_bekas(), pytest.raises(RuntimeError, match="listrik padam"):
        peraga.lakukan(kasus, oleh=pelaku, at=peraga.at)


def test_hitung_ulang_melewati_yang_sudah_ditanggapi_atau_dicabut(siap):
    kasus = siap["ALUR_KEBERATAN", "hitung_ulang"]
    for status in sorted(set(StatusKeberatan) - BELUM_DITANGGAPI):
        paksa_status(kasus, status)
        PERAGA["hitung_ulang"].lakukan(kasus, oleh=Peran.SISTEM, at=DIAJUKAN)
    assert [p[0] for p in peristiwa(kasus)] == ["ajukan"]


def test_pemegang_dua_peran_tercatat_dalam_peran_yang_lebih_tinggi(siap):
    kasus, tim = siap["ALUR_KEBERATAN", "teruskan_ke_ppid"], siap.tim
    orang = tim[Peran.DESK]
    hari_ini = tim.satker.hari_ini(DIAJUKAN)
    Penugasan.objects.create(petugas=orang, satker=tim.satker, peran=Peran.PPID, nomor_sk="2/SK/UJI", mulai=hari_ini)
    PERAGA["teruskan_ke_atasan"].lakukan(kasus, oleh=orang, at=DIAJUKAN)
    assert terakhir(kasus).peran == Peran.PPID


def test_kantor_dengan_satu_petugas_per_peran_tidak_menunggu_meja(siap):
    """Nobody's absence stands between a registered objection and its answer."""
    kasus = siap["ALUR_KEBERATAN", "teruskan_ke_ppid"]
    PERAGA["tanggapi"].lakukan(kasus, oleh=siap.tim[Peran.ATASAN], at=DIAJUKAN)
    kasus.refresh_from_db()
    assert kasus.status == StatusKeberatan.DITANGGAPI
