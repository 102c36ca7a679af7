"""What holds for every act: the table alone decides who may do what from where, and a failure leaves nothing."""

import ast
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection, transaction

from permohonan.alur import ALUR, DITUTUP, LAYANAN, TERBUKA, Status
from permohonan.models import Permohonan, RiwayatPermohonan
from ppid.galat import AturanDilanggar
from ppid.models import Penugasan
from ppid.peran import PERAN_JABATAN, Peran
from ppid.perbuatan import perbuatan
from tests.factories import SEHARI, SENIN
from tests.perbuatan.peraga import (
    MASSAL,
    PERAGA,
    SEJAM_LAGI,
    TANPA_PELAKU,
    Tim,
    ditolak,
    peristiwa,
    tanpa_bekas,
    terakhir,
    tim_lain,
)

SUMBER = {
    berkas: ast.parse(berkas.read_text())
    for berkas in sorted(Path(settings.BASE_DIR, "permohonan/perbuatan").glob("*.py"))
}
DASAR = re.compile(
    r"(UU \d+/\d{4}|PP \d+/\d{4}|PerKI \d+/\d{4}|PKPU \d+/\d{4}|Keputusan KPU( Kabupaten \w+)? \d+/\d{4})"
    r"( Bab [IVX]+(\.[A-Z])?( angka \d+)?( huruf [a-z])?| Lampiran Model PPID-[A-G])?"
    r"( Pasal \d+( (huruf [a-z]|ayat \(\d+\))( (dan|sampai dengan) (huruf [a-z]|ayat \(\d+\)))*)?( dan Pasal \d+)?)*"
)
# What acts have in common; no act by itself.
PEMBANTU = {
    "lampirkan",
    "simpan_keputusan",
    "peran_pengimpor",
    "berikan",
    "beritahukan",
    "pastikan_dapat_dihitamkan",
}
BERPELAKU = sorted(PERAGA.keys() - TANPA_PELAKU)


KERANGKA = {"perbuatan", "perbuatan_massal"}


def _nama_aksi(simpul: ast.AST) -> str | None:
    """The step that a call of the frame takes."""
    if isinstance(simpul, ast.Call) and isinstance(simpul.func, ast.Name) and simpul.func.id in KERANGKA:
        argumen = simpul.args[1]
        assert isinstance(argumen, ast.Constant), "the step is named in plain words"
        return str(argumen.value)
    return None


def _fungsi(pohon: ast.Module) -> list[ast.FunctionDef]:
    return [simpul for simpul in pohon.body if isinstance(simpul, ast.FunctionDef)]


# The table


def test_pelaku_dan_keadaan_hanya_menurut_tabel():
    for langkah in ALUR:
        for status in Status:
            for peran in Peran:
                boleh = status in langkah.dari and peran in langkah.pelaku
                if boleh:
                    assert ALUR.periksa(langkah.aksi, status=status, peran={peran}) is langkah
                else:
                    with pytest.raises(AturanDilanggar):
                        ALUR.periksa(langkah.aksi, status=status, peran={peran})
                assert (langkah in ALUR.tersedia(status, {peran})) is boleh


@pytest.mark.parametrize("status", Status)
def test_kerangka_menjalankan_tepat_yang_tertulis_dalam_tabel(tim, status):
    """Real rows, real officers, the real frame. The status is set by hand, which only this file does.

    Left out is only what fails on both counts: a wrong role in a wrong status.
    """
    kasus = tim.terdaftar()
    pelaku = {peran: tim.pelaku(peran) for peran in Peran}
    with connection.cursor() as kursor:
        kursor.execute(
            "UPDATE permohonan_permohonan SET status = %s, putusan = 'seluruhnya' WHERE id = %s", [status, kasus.pk]
        )
    # How it came to that status, for the step that leads back.
    kasus.riwayat.create(aksi="buka", dari="sebelumnya", ke=status, peran=Peran.DESK, at=SENIN, dasar="")
    for langkah in ALUR:
        for peran in map(Peran, Peran if status in langkah.dari else langkah.pelaku):
            titik = transaction.savepoint()
            try:
                with perbuatan(ALUR, langkah.aksi, kasus, oleh=pelaku[peran], at=SEJAM_LAGI):
                    pass
            except AturanDilanggar:
                dijalankan = False
            else:
                dijalankan = True
                catatan = terakhir(kasus)
                kasus.refresh_from_db()
                assert kasus.status == (langkah.ke or ("sebelumnya" if langkah.kembali else status))
                assert (catatan.aksi, catatan.dari, catatan.ke) == (langkah.aksi, status, kasus.status)
                assert (catatan.peran, catatan.dasar, catatan.at) == (peran, langkah.dasar, SEJAM_LAGI)
                assert catatan.oleh == (tim[peran] if peran in PERAN_JABATAN else None)
            finally:
                transaction.savepoint_rollback(titik)
            assert dijalankan is (status in langkah.dari and peran in langkah.pelaku), (langkah.aksi, peran)


def test_permohonan_yang_ditutup_hanya_berubah_atas_perintah_atasan():
    """Or by a correction that two people make. A letter's own number in the office is the letter's, not the case's; a
    file that was held may still follow, and a list of like cases may be left.
    """
    tetap_boleh = [langkah for langkah in ALUR if not langkah.dari.isdisjoint(DITUTUP)]
    assert [(langkah.aksi, langkah.ke) for langkah in tetap_boleh] == [
        ("keluarkan_dari_himpunan", None),
        ("buka_kembali", Status.DIPROSES),
        ("ganti_berkas", None),
        ("minta_pelepasan", None),
        ("lepaskan_berkas", None),
        ("usulkan_koreksi", None),
        ("setujui_koreksi", None),
        ("batalkan_penutupan", None),
        ("tolak_koreksi", None),
        ("perbaiki_surat", None),
        ("catat_nomor_kantor", None),
        ("catat_keterlambatan", None),
        ("tangani_surel", None),
    ]


def test_setiap_keadaan_dapat_dicapai_dan_ditinggalkan_sampai_tertutup():
    tercapai: set[str] = {Status.TERDAFTAR}
    while baru := {b.ke for b in ALUR if b.ke and not tercapai.isdisjoint(b.dari)} - tercapai:
        tercapai |= baru
    assert tercapai == set(Status)
    for status in TERBUKA:
        assert any(status in b.dari and b.ke not in (None, status) for b in ALUR), status


@pytest.mark.parametrize("langkah", list(ALUR), ids=lambda langkah: langkah.aksi)
def test_setiap_langkah_menyebut_dasar_tombol_dan_kejadian(langkah):
    assert DASAR.fullmatch(langkah.dasar), langkah.dasar
    assert langkah.tombol and langkah.kejadian
    assert langkah.dari <= set(Status)
    assert langkah.pelaku <= set(Peran)


# The functions


def test_setiap_langkah_punya_tepat_satu_perbuatan():
    dipakai = [aksi for pohon in SUMBER.values() for simpul in ast.walk(pohon) if (aksi := _nama_aksi(simpul))]
    assert sorted(dipakai) == sorted(langkah.aksi for langkah in ALUR)


def test_nama_perbuatan_adalah_nama_langkahnya():
    for pohon in SUMBER.values():
        for fungsi in _fungsi(pohon):
            assert {a for s in ast.walk(fungsi) if (a := _nama_aksi(s))} <= {fungsi.name}


def test_setiap_perbuatan_menyebut_dasarnya():
    diperiksa = 0
    for berkas, pohon in SUMBER.items():
        for fungsi in _fungsi(pohon):
            argumen = [a.arg for a in fungsi.args.kwonlyargs]
            if fungsi.name.startswith("_") or "at" not in argumen or fungsi.name in PEMBANTU:
                continue
            naskah = ast.get_docstring(fungsi) or ""
            _, ada, dasar = naskah.partition("Dasar: ")
            assert ada, f"{berkas.name}: {fungsi.name}"
            for sebutan in dasar.rstrip(".").split("; "):
                assert DASAR.fullmatch(sebutan) or sebutan.startswith("Laporan Layanan"), f"{fungsi.name}: {sebutan}"
            diperiksa += 1
    assert diperiksa >= len(list(ALUR)) + 2


def test_setiap_langkah_punya_peraga():
    assert set(PERAGA) == {langkah.aksi for langkah in ALUR}


# Each act


@pytest.mark.parametrize("aksi", PERAGA)
def test_setiap_pelaku_yang_disebut_dapat_melakukannya(tim, aksi):
    peraga, langkah = PERAGA[aksi], ALUR[aksi]
    tim[Peran.PENGHUBUNG]
    for peran in langkah.pelaku:
        benda = peraga.siapkan(tim)
        peraga.lakukan(benda, oleh=tim.pelaku(peran), at=peraga.at)
        kasus = peraga.kasus(benda)
        assert kasus.status == (langkah.ke or kasus.status)
        assert peristiwa(kasus)[-1] == (aksi, terakhir(kasus).dari, kasus.status, peran)
        assert terakhir(kasus).at == peraga.at


@pytest.mark.parametrize("aksi", BERPELAKU)
def test_peran_lain_ditolak_tanpa_bekas(tim, aksi):
    peraga = PERAGA[aksi]
    tim[Peran.PENGHUBUNG]
    benda = peraga.siapkan(tim)
    for peran in sorted(set(Peran) - ALUR[aksi].pelaku):
        pelaku = tim.pelaku(peran)
        with ditolak("tidak berwenang"):
            peraga.lakukan(benda, oleh=pelaku, at=peraga.at)


@pytest.mark.parametrize("aksi", BERPELAKU)
def test_petugas_kantor_lain_ditolak_tanpa_bekas(tim, aksi):
    peraga, lain = PERAGA[aksi], tim_lain()
    tim[Peran.PENGHUBUNG]
    benda = peraga.siapkan(tim)
    for peran in sorted(map(Peran, ALUR[aksi].pelaku & PERAN_JABATAN)):
        petugas_lain = lain[peran]
        with ditolak("tidak berwenang"):
            peraga.lakukan(benda, oleh=petugas_lain, at=peraga.at)


@pytest.mark.parametrize("aksi", BERPELAKU)
def test_penugasan_yang_berakhir_kemarin_tidak_berlaku_hari_ini(tim, aksi):
    peraga = PERAGA[aksi]
    tim[Peran.PENGHUBUNG]
    benda = peraga.siapkan(tim)
    for peran in sorted(map(Peran, ALUR[aksi].pelaku & PERAN_JABATAN)):
        if aksi == "disposisikan" and peran == Peran.PENGHUBUNG:
            continue
        mantan = tim[peran]
        Penugasan.objects.filter(petugas=mantan).update(sampai=tim.satker.hari_ini(peraga.at) - SEHARI)
        with ditolak("tidak berwenang"):
            peraga.lakukan(benda, oleh=mantan, at=peraga.at)


@pytest.mark.parametrize("aksi", sorted(PERAGA.keys() - MASSAL))
def test_dari_keadaan_lain_ditolak_dengan_menyebut_siapa_yang_terakhir(tim, aksi):
    peraga, langkah = PERAGA[aksi], ALUR[aksi]
    tim[Peran.PENGHUBUNG]
    benda = peraga.siapkan(tim)
    pelaku = tim.pelaku(sorted(langkah.pelaku)[0])
    kasus = peraga.kasus(benda)
    for status in sorted(set(Status) - langkah.dari):
        Permohonan.objects.filter(pk=kasus.pk).update(status=status, putusan="seluruhnya")
        with ditolak(r"tidak dapat dilakukan .* Terakhir diubah oleh .*, \d\d-03-2026 \d\d\.\d\d WIB\.$"):
            peraga.lakukan(benda, oleh=pelaku, at=peraga.at)


@pytest.mark.parametrize("aksi", sorted(PERAGA.keys() - MASSAL))
def test_kerusakan_di_langkah_terakhir_membatalkan_semuanya(tim, aksi, monkeypatch):
    def rusak(self, *args, **kwargs):
        raise RuntimeError("listrik padam")

    peraga = PERAGA[aksi]
    tim[Peran.PENGHUBUNG]
    benda = peraga.siapkan(tim)
    pelaku = tim.pelaku(sorted(ALUR[aksi].pelaku)[0])
    monkeypatch.setattr(RiwayatPermohonan, "save", rusak)
    with tanpa_bekas(), pytest.raises(RuntimeError, match="listrik padam"):
        peraga.lakukan(benda, oleh=pelaku, at=peraga.at)


def test_pemegang_dua_peran_tercatat_dalam_peran_yang_lebih_tinggi(tim):
    kasus = tim.lengkap()
    orang = tim[Peran.DESK]
    Penugasan.objects.create(
        petugas=orang,
        satker=tim.satker,
        peran=Peran.PPID,
        nomor_sk="2/SK/UJI/2024",
        mulai=tim.satker.hari_ini(SEJAM_LAGI),
    )
    PERAGA["nyatakan_lengkap"].lakukan(kasus, oleh=orang, at=SEJAM_LAGI)
    assert terakhir(kasus).peran == Peran.PPID


def test_setiap_langkah_layanan_tetap_jalan_dengan_satu_petugas_per_peran(tim):
    """Nobody waits for a role that a small office does not have: desk or PPID can do what both may do."""
    assert {aksi for aksi in PERAGA if LAYANAN & ALUR[aksi].pelaku} >= {"buka", "serahkan", "tutup", "beri_langsung"}
    kasus = Tim.diproses(tim)
    PERAGA["putuskan"].lakukan(kasus, oleh=tim[Peran.PPID], at=SEJAM_LAGI)
    PERAGA["serahkan"].lakukan(kasus, oleh=tim[Peran.PPID], at=SEJAM_LAGI)
    PERAGA["tutup"].lakukan(kasus, oleh=tim[Peran.PPID], at=SEJAM_LAGI)
    kasus.refresh_from_db()
    assert kasus.status == Status.SELESAI
