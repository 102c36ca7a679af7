"""Where in a file a register stands: its title, its columns, its rows; the annex layout or our CSV."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from permohonan.padanan import (
    BERUMUS,
    Acuan,
    BarisRegister,
    Masalah,
    Pembaca,
    RegisterBermasalah,
    baca_baris,
    daftar_kata,
    kutip,
    tulisan,
)
from ppid.galat import AturanDilanggar
from ppid.lembar import Lembar, Sel, baca_lembar, huruf_kolom
from ppid.models import Satker
from ppid.models.penomoran import BULAN_ROMAWI

MULAI_LAGI = (
    "Bila nomornya mulai lagi dari 1 setiap bulan, ambil alih lewat laman dan pilih demikian pada isi kolomnya."
)
# Columns A to U of the annex: key, label, and the word by which the header above it is known.
LAMPIRAN = (
    ("no_pendaftaran", "No", r"\bno(mor)?\b"),
    ("tanggal", "Tgl", r"\bt(an)?g(ga)?l"),
    ("nama", "Nama", r"\bnama\b"),
    ("alamat", "Alamat", r"\balamat\b"),
    ("nomor_kontak", "Nomor Kontak", r"\bkontak\b"),
    ("pekerjaan", "Pekerjaan", r"\bpekerjaan\b"),
    ("informasi_diminta", "Informasi yang Diminta", r"\binformasi\b"),
    ("tujuan", "Tujuan Penggunaan Informasi", r"\btujuan\b"),
    ("dikuasai", "Dibawah Penguasaan: Ya", r"\bya\b"),
    ("tidak_dikuasai", "Dibawah Penguasaan: Tidak", r"\btidak\b"),
    ("belum", "Belum Didokumentasikan", r"\bbelum\b"),
    ("softcopy", "Softcopy", r"\bsoft ?copy\b"),
    ("hardcopy", "Hardcopy", r"\bhard ?copy\b"),
    ("melihat", "Melihat/Mengetahui", r"melihat|mengetahui"),
    ("salinan", "Meminta Salinan", r"\bsalinan\b"),
    ("keputusan", "Keputusan", r"\bkeputusan\b"),
    ("alasan_penolakan", "Alasan Penolakan", r"\balasan\b"),
    ("tanggal_pemberitahuan", "Pemberitahuan Tertulis", r"\bpemberitahuan\b"),
    ("tanggal_pemberian", "Pemberian Informasi", r"\bpemberian\b"),
    ("biaya", "Biaya", r"\bbiaya\b"),
    ("cara_pembayaran", "Cara", r"\bcara\b"),
)
# Columns that an office may add after them, in any order.
TAMBAHAN = (
    ("jenis_kelamin", "L/P", r"^l ?/ ?p$|kelamin"),
    ("kanal", "Kanal", r"\bkanal\b"),
    ("jenis_informasi", "Jenis Informasi", r"\bjenis informasi\b"),
    ("kepuasan", "Kepuasan", r"\bkepuasan\b"),
)
# Header of the CSV; the last four may be missing.
KOLOM_CSV = (
    *("no_pendaftaran", "tanggal", "nama", "alamat", "nomor_kontak", "pekerjaan", "informasi_diminta", "tujuan"),
    *("penguasaan", "bentuk", "jenis_permohonan", "keputusan", "alasan_penolakan"),
    *("tanggal_pemberitahuan", "tanggal_pemberian", "biaya", "cara_pembayaran"),
    *("jenis_kelamin", "kanal", "jenis_informasi", "kepuasan"),
)
BOLEH_TIADA = frozenset(KOLOM_CSV[-4:])
# One word in the CSV where the annex has several columns to tick.
KATA_CSV: Mapping[str, Mapping[str, str]] = {
    "penguasaan": {"ya": "dikuasai", "tidak": "tidak_dikuasai", "belum didokumentasikan": "belum"},
    "bentuk": {"softcopy": "softcopy", "hardcopy": "hardcopy"},
    "jenis_permohonan": {"melihat/mengetahui": "melihat", "meminta salinan": "salinan"},
}

Kolom = Mapping[int, str]
# Progress is told after so many rows.
SEPORSI = 250


def _kepala_lampiran(baris: Sequence[Sequence[Sel]]) -> int | None:
    """The row of the annex's sub-columns."""
    for letak, sel in enumerate(baris[:30]):
        if any(tulisan(satu).casefold().replace(" ", "") == "softcopy" for satu in sel):
            return letak
    return None


def _kolom_lampiran(baris: Sequence[Sequence[Sel]], kepala: int) -> tuple[dict[int, str], int]:
    """Which column holds what, and the first row below the header.

    Raises AturanDilanggar when the columns are not those of the annex.
    """
    isi = kepala + 1
    # "Ya" and "Tidak" may stand on a line of their own; a line of column numbers may follow.
    if isi < len(baris) and {"ya", "tidak"} <= {tulisan(sel).casefold() for sel in baris[isi]}:
        isi += 1
    tertulis = [
        " ".join(tulisan(satu[letak]) for satu in baris[:isi] if letak < len(satu)).casefold()
        for letak in range(max(map(len, baris[:isi])))
    ]
    if isi < len(baris) and [tulisan(sel) for sel in baris[isi][:3]] == ["1", "2", "3"]:
        isi += 1
    kolom: dict[int, str] = {}
    for letak, (kunci, label, ciri) in enumerate(LAMPIRAN):
        if letak >= len(tertulis) or not re.search(ciri, tertulis[letak]):
            raise AturanDilanggar(
                f"Kolom {huruf_kolom(letak)} seharusnya “{label}”. Susun kolom seperti lampiran Model PPID-C."
            )
        kolom[letak] = kunci
    for letak in range(len(LAMPIRAN), len(tertulis)):
        if teks := tertulis[letak].strip():
            kunci = next((kunci for kunci, _, ciri in TAMBAHAN if re.search(ciri, teks)), "")
            if not kunci or kunci in kolom.values():
                raise AturanDilanggar(
                    f"Kolom {huruf_kolom(letak)} (“{kutip(teks)}”) tidak dikenal. Sesudah kolom U hanya: "
                    f"{', '.join(label for _, label, _ in TAMBAHAN)}."
                )
            kolom[letak] = kunci
    return kolom, isi


def _kolom_csv(kepala: Sequence[Sel]) -> dict[int, str]:
    """Which column holds what. Raises AturanDilanggar for a column that is missing, unknown or there twice."""
    nama = [tulisan(sel).casefold() for sel in kepala]
    if kurang := [satu for satu in KOLOM_CSV if satu not in nama and satu not in BOLEH_TIADA]:
        raise AturanDilanggar(f"Kolom ini tidak ada: {', '.join(kurang)}.")
    if lebih := [satu for letak, satu in enumerate(nama) if satu and (satu not in KOLOM_CSV or satu in nama[:letak])]:
        raise AturanDilanggar(f"Kolom ini tidak dikenal atau berulang: {', '.join(map(kutip, lebih))}.")
    return {letak: satu for letak, satu in enumerate(nama) if satu}


def _centang_csv(baca: Pembaca, sel: dict[str, Sel]) -> None:
    """Put the words of the CSV into the columns of the annex."""
    for kolom, padanan in KATA_CSV.items():
        teks = tulisan(sel.pop(kolom, ""))
        badan_lain = re.fullmatch(r"tidak ?[:(] ?(.+?)\)?", teks, re.IGNORECASE) if kolom == "penguasaan" else None
        if badan_lain:
            sel["tidak_dikuasai"] = badan_lain[1]
        elif teks.casefold() in padanan:
            sel[padanan[teks.casefold()]] = "√"
        elif teks:
            baca.salah(kolom, f"“{kutip(teks)}” tidak dikenal. Pakai {daftar_kata(padanan)}.")


def _nama_kantor(teks: str) -> str:
    """The office named in a title or in our list, spelt one way; empty when it names none."""
    rapi = teks.casefold()
    for panjang, pendek in (
        ("komisi pemilihan umum", "kpu"),
        ("komisi independen pemilihan", "kip"),
        ("republik indonesia", "ri"),
        ("kab.", "kabupaten "),
        ("prov.", "provinsi "),
    ):
        rapi = rapi.replace(panjang, pendek)
    rapi = re.sub(r"[^a-z0-9]+", " ", rapi)
    cocok = re.search(r"\b(?:kpu|kip)\b(?:(?! (?:tahun|periode|bulan|model|triwulan|semester)\b| \d).)*", rapi)
    return cocok[0].strip() if cocok else ""


def periksa_kantor(judul: Sequence[Sequence[Sel]], satker: Satker) -> None:
    """Raises AturanDilanggar when the title lines name another office."""
    baris = [" ".join(filter(None, map(tulisan, satu))) for satu in judul]
    for letak, teks in enumerate(baris):
        nama = _nama_kantor(teks)
        if nama in {"kpu", "kip"}:
            lanjutan = next(filter(None, baris[letak + 1 :]), "")
            tersambung = re.match(r"(?i)(kab|kota|prov|aceh|ri\b|republik)", lanjutan)
            nama = _nama_kantor(f"{nama} {lanjutan}") if tersambung else ""
        if nama and nama != _nama_kantor(satker.nama):
            raise AturanDilanggar(
                f"Judul register menyebut kantor lain (“{teks[:150]}”), bukan {satker.nama}. "
                "Periksa berkas atau kode kantornya."
            )


def _isi(sel: Sequence[Sel]) -> list[int]:
    """Where the row is filled in."""
    return [letak for letak, satu in enumerate(sel) if tulisan(satu)]


def baca_register(isi: bytes, *, satker: Satker, acuan: Acuan) -> list[BarisRegister]:
    """Every row of a register in the annex layout or with the header of the CSV.

    Raises AturanDilanggar when the file is no register of this office, RegisterBermasalah with every faulty row.
    """
    for lembar in baca_lembar(isi):
        if lembar.baris and "no_pendaftaran" in (tulisan(sel).casefold() for sel in lembar.baris[0]):
            kolom, awal = _kolom_csv(lembar.baris[0]), 1
            label = {bagian: nama for nama, padanan in KATA_CSV.items() for bagian in padanan.values()}
        elif (kepala := _kepala_lampiran(lembar.baris)) is not None:
            periksa_kantor(lembar.baris[:kepala], satker)
            kolom, awal = _kolom_lampiran(lembar.baris, kepala)
            label = {kunci: sebutan for kunci, sebutan, _ in (*LAMPIRAN, *TAMBAHAN)}
            label = {kunci: f"{huruf_kolom(letak)} ({label[kunci]})" for letak, kunci in kolom.items()}
        else:
            continue
        return _baca_isi(lembar, kolom, awal, label, acuan)
    raise AturanDilanggar(
        "Tidak ada register dalam berkas ini. Susun kolom seperti lampiran Model PPID-C, atau pakai CSV dengan kolom "
        f"{', '.join(KOLOM_CSV)}."
    )


def _baca_isi(lembar: Lembar, kolom: Kolom, awal: int, label: Mapping[str, str], acuan: Acuan) -> list[BarisRegister]:
    terisi = [(nomor, sel) for nomor, sel in enumerate(lembar.baris[awal:], awal + 1) if _isi(sel)]
    # Numbers written ahead for rows that never came.
    while terisi and _isi(terisi[-1][1]) == [0]:
        terisi.pop()
    if not terisi:
        raise AturanDilanggar("Register ini tidak memuat satu permohonan pun.")
    hasil, masalah = baca_tabel(terisi, kolom=kolom, label=label, rumus=lembar.rumus, acuan=acuan)
    if masalah:
        raise RegisterBermasalah("Register ini belum dapat diimpor. Perbaiki dulu baris yang bermasalah.", masalah)
    return hasil


def _per_bulan(baris: BarisRegister, baca: Pembaca) -> BarisRegister | None:
    """The row with the month of its receipt in its number, or None when that becomes too long."""
    nomor = f"{baris.nomor_asal}/{BULAN_ROMAWI[baris.diterima.month - 1]}"
    if len(nomor) <= 60:
        return replace(baris, nomor_asal=nomor)
    baca.salah("no_pendaftaran", "Terlalu panjang: bersama bulannya paling banyak 60 huruf.")
    return None


def baca_tabel(
    terisi: Sequence[tuple[int, Sequence[Sel]]],
    *,
    kolom: Kolom,
    label: Mapping[str, str],
    rumus: frozenset[tuple[int, str]],
    acuan: Acuan,
    bulanan: bool = False,
    lapor: Callable[[int, int], None] = lambda kini, jumlah: None,
) -> tuple[list[BarisRegister], list[Masalah]]:
    """The numbered rows in our words, and the faults of those that cannot be.

    Numbers that begin again each month (`bulanan`) take their month along: `1/II`. `lapor` hears how many rows are
    done, of how many. A column whose key is empty is not read.
    Raises AturanDilanggar for formulas that cannot be told apart.
    """
    if (0, "") in rumus:
        raise AturanDilanggar(
            "Lembar ini berisi rumus. Ganti semuanya dengan hasilnya (Salin, lalu Tempel sebagai nilai)."
        )
    hasil: list[BarisRegister] = []
    masalah: list[Masalah] = []
    terpakai: dict[tuple[int, str], int] = {}
    for urut, (nomor, sel) in enumerate(terisi):
        if urut % SEPORSI == 0:
            lapor(urut, len(terisi))
        letak = _isi(sel)
        isi = _gabungkan(sel, [n for n in letak if kolom.get(n)], kolom)
        baca = Pembaca(nomor, isi, label)
        if letak and letak[-1] > max(kolom):
            baca.salah(
                huruf_kolom(letak[-1]), "Terisi, padahal tidak ada kolom di sini. Periksa koma atau sel yang bergeser."
            )
        for n, kunci in kolom.items():
            if kunci and (nomor, huruf_kolom(n)) in rumus:
                baca.salah(kunci, BERUMUS)
        _centang_csv(baca, isi)
        baris = baca_baris(baca, acuan)
        if baris and bulanan:
            baris = _per_bulan(baris, baca)
        if baris and (sudah := terpakai.setdefault((baris.tahun, baris.nomor_asal), nomor)) != nomor:
            alasan = f"Nomor {kutip(baris.nomor_asal)} tahun {baris.tahun} sudah dipakai baris {sudah}."
            baca.salah("no_pendaftaran", alasan if bulanan else f"{alasan} {MULAI_LAGI}")
        elif baris:
            hasil.append(baris)
        masalah += baca.masalah
    return hasil, masalah


def _gabungkan(sel: Sequence[Sel], terisi: Iterable[int], kolom: Kolom) -> dict[str, Sel]:
    """The cells by key; what stands in several columns, as telephone and e-mail do, is put together."""
    isi: dict[str, Sel] = {}
    for n in terisi:
        kunci = kolom[n]
        isi[kunci] = f"{tulisan(isi[kunci])} / {tulisan(sel[n])}" if kunci in isi else sel[n]
    return isi
