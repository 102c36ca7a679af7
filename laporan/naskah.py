"""A whole report as plain data: what is shown, printed, exported, and in the end frozen."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from laporan.angka import Angka, Sebaran
from laporan.angka_narasi import angka_diketik, berupa_tahun, sama
from laporan.bahan import Bahan, siapkan
from laporan.isian import tak_dikenal, terisi
from laporan.kerangka import Bagian, kerangka
from laporan.models import Laporan
from laporan.periode import Periode
from ppid.medan import ribuan
from ppid.models import DasarHukum, Satker
from ppid.peran import Peran
from ppid.surat import kop, penandatangan
from ppid.templatetags.waktu import tanggal

# More than this share of urgent items means that the word has lost its meaning.
BATAS_SERTA_MERTA = 0.2
# Tables that say something only where there is a second kind of requests, an extension, …
BILA_ADA = frozenset(
    {
        *("kelas_pemilu", "sebab_terlambat", "bagian_tertutup", "pasal_sebagian", "kepuasan", "survei"),
        *("terbit", "unggahan", "unduhan", "kunjungan"),
    }
)
JUDUL = {
    "harian": "Laporan Harian Layanan Informasi Publik",
    "bulanan": "Laporan Bulanan Layanan Informasi Publik",
    "triwulan": "Laporan Triwulan Layanan Informasi Publik",
    "tahunan": "Laporan Tahunan Layanan Informasi Publik",
    "sewaktu": "Laporan Layanan Informasi Publik",
}


@dataclass(frozen=True, slots=True)
class Tanya:
    """A number that somebody typed and that the report has nowhere."""

    kunci: str
    nomor: str
    angka: str
    tahun: bool

    @property
    def kata(self) -> str:
        if self.tahun:
            return (
                f"Bagian {self.nomor} menyebut tahun {self.angka}, bukan tahun laporan ini. Perbaiki, atau jelaskan "
                "tahun apa yang dimaksud."
            )
        return (
            f"Bagian {self.nomor} menyebut angka “{self.angka}”, yang tidak sama dengan angka mana pun dalam laporan "
            "ini. Perbaiki, ganti dengan isian dari daftar, atau jelaskan angka apa itu."
        )


@dataclass(frozen=True, slots=True)
class Naskah:
    """The report as data (`isi`, fit for JSON), and what keeps it from being published."""

    isi: dict[str, Any]
    kesalahan: list[str]
    tanya: list[Tanya]
    peringatan: list[str]
    bahan: Bahan

    @property
    def konsep(self) -> bool:
        return bool(self.kesalahan or self.tanya)

    @property
    def semua_kesalahan(self) -> list[str]:
        return [*self.kesalahan, *(satu.kata for satu in self.tanya)]


def tabel_angka(sebaran: Sebaran, *, grafik: bool, catatan: str = "") -> dict[str, Any]:
    """One breakdown as a table of label, number and share, with its total."""
    dimensi = sebaran.dimensi
    return {
        "judul": dimensi.judul,
        "kolom": [dimensi.kolom, "Jumlah", "Persen"],
        "bilangan": [1, 2],
        "baris": [[satu.label, ribuan(satu.jumlah), sebaran.persen(satu)] for satu in sebaran.sel],
        "nilai": [satu.nilai for satu in sebaran.sel],
        "angka": [satu.jumlah for satu in sebaran.sel],
        "jumlah": ["Jumlah", ribuan(sebaran.jumlah), "100,0" if sebaran.jumlah else ""],
        "kosong": not sebaran.jumlah,
        "grafik": grafik and bool(sebaran.jumlah),
        "bulanan": dimensi.kolom == "Bulan",
        "berbaris": dimensi.berbaris,
        "catatan": catatan or dimensi.catatan,
    }


def _daftar(judul: str, kolom: Sequence[str], baris: list[list[str]], **lain: Any) -> dict[str, Any]:
    """A table that is not a breakdown."""
    dasar = {"judul": judul, "kolom": list(kolom), "baris": baris, "jumlah": [], "kosong": not baris, "grafik": False}
    return dasar | {"catatan": "", "berbaris": False, "bilangan": []} | lain


def _sarana(b: Bahan) -> dict[str, Any]:
    baris = [[satu.nama, str(satu.jumlah), satu.get_kondisi_display(), satu.keterangan] for satu in b.sarana]
    return _daftar("Sarana dan prasarana", ("Sarana", "Jumlah", "Kondisi", "Keterangan"), baris, bilangan=[1])


def _tenaga(b: Bahan) -> dict[str, Any]:
    baris = [[satu.nama, satu.peran, satu.jabatan, satu.nomor_sk, satu.pendidikan, satu.pelatihan] for satu in b.tenaga]
    kolom = ("Nama", "Tugas", "Jabatan", "Keputusan", "Pendidikan", "Pelatihan")
    return _daftar("Petugas layanan informasi", kolom, baris)


def _anggaran(b: Bahan) -> dict[str, Any]:
    uang = b.anggaran
    baris = [
        [s.uraian, ribuan(int(s.pagu)), ribuan(int(s.realisasi)), _persen(s.realisasi, s.pagu)] for s in uang.baris
    ]
    jumlah = ["Jumlah", ribuan(int(uang.pagu)), ribuan(int(uang.realisasi)), _persen(uang.realisasi, uang.pagu)]
    kolom = ("Uraian", "Pagu (rupiah)", "Realisasi (rupiah)", "Persen")
    return _daftar(
        f"Anggaran layanan informasi tahun {b.periode.akhir.year}", kolom, baris, jumlah=jumlah, bilangan=[1, 2, 3]
    )


def _persen(bagian: Any, semua: Any) -> str:
    return f"{bagian * 100 / semua:.1f}".replace(".", ",") if semua else ""


def _survei(b: Bahan) -> dict[str, Any]:
    baris = [[unsur.judul, str(rerata).replace(".", ",")] for unsur, rerata in b.survei.rerata_tampil]
    catatan = f"Indeks kepuasan masyarakat: {b.survei.sebutan}." if b.survei.n else ""
    judul = f"Survei kepuasan masyarakat, rata-rata tiap unsur dari {ribuan(b.survei.n)} jawaban"
    return _daftar(judul, ("Unsur", "Rata-rata (1–4)"), baris, catatan=catatan, bilangan=[1])


# What the office keeps itself, and must not leave out without a word.
DICATAT = frozenset({"sarana", "tenaga", "anggaran"})
LAIN = {"sarana": _sarana, "tenaga": _tenaga, "anggaran": _anggaran, "survei": _survei}


def _catatan_dip(b: Bahan) -> str:
    if b.angka.dip_pada == b.periode.akhir:
        return f"Keadaan pada {tanggal(b.angka.dip_pada)}."
    if b.periode.akhir > b.hari_ini:
        return f"Keadaan pada {tanggal(b.angka.dip_pada)}; masa laporan belum berakhir."
    return f"Keadaan pada {tanggal(b.angka.dip_pada)}: daftar kantor ini baru dicatat di sini sesudah masa laporan."


def tabel_bagian(satu: Bagian, bahan: Bahan) -> dict[str, dict[str, Any]]:
    """The tables of one part, in order; those that would say nothing here are left out."""
    hasil = {}
    for kunci in satu.tabel:
        if kunci in LAIN:
            tabel = LAIN[kunci](bahan)
        else:
            catatan = _catatan_dip(bahan) if kunci == "dip" else ""
            tabel = tabel_angka(bahan.angka.tabel(kunci), grafik=kunci in satu.grafik, catatan=catatan)
        if not tanpa_arti(kunci, tabel, bahan.angka):
            hasil[kunci] = tabel
    return hasil


def tanpa_arti(kunci: str, tabel: dict[str, Any], angka: Angka) -> bool:
    """Whether a table would say nothing here: one kind, one month, or nothing of what is rare."""
    if kunci == "jalur":
        return not angka.banyak("jalur", "pemilu")
    if kunci == "bulan":
        return len(tabel["baris"]) < 2
    return kunci in BILA_ADA and bool(tabel["kosong"])


def judul_gambar(tabel: dict[str, Any]) -> str:
    """What is to be seen: which is the largest, and of how many."""
    puncak = max(tabel["angka"])
    semua = ribuan(sum(tabel["angka"]))
    teratas = [baris[0] for baris, n in zip(tabel["baris"], tabel["angka"], strict=True) if n == puncak]
    if len(teratas) == len(tabel["angka"]) > 1:
        return f"{tabel['judul']}: sama banyak, masing-masing {ribuan(puncak)}"
    sebut = " dan ".join(teratas) if len(teratas) < 3 else f"{', '.join(teratas[:-1])}, dan {teratas[-1]}"
    masing = "masing-masing " if len(teratas) > 1 else ""
    return f"{tabel['judul']}: terbanyak {sebut}, {masing}{ribuan(puncak)} dari {semua}"


def _nomori(bab: list[dict[str, Any]]) -> None:
    """Running numbers of tables and figures; a figure's caption says what it shows."""
    nomor = gambar = 0
    for satu in bab:
        for _, tabel in satu["tabel"]:
            if tabel["kosong"]:
                continue
            nomor += 1
            tabel["nomor"] = nomor
            if tabel["grafik"]:
                gambar += 1
                tabel["gambar"] = {"nomor": gambar, "judul": judul_gambar(tabel)}


def _bilangan(bab: list[dict[str, Any]], bahan: Bahan) -> set[str]:
    """Every number that this report says, as digits without separators of thousands, and shares with their comma."""
    angka = {str(bahan.periode.awal.year), str(bahan.periode.akhir.year)}
    for satu in bab:
        for _, tabel in satu["tabel"]:
            for baris in [*tabel["baris"], tabel["jumlah"]]:
                angka |= {sel.replace(".", "") for sel in baris[1:]}
                angka |= {sel.replace(".", "").removesuffix(",0") for sel in baris[1:]}
    isi = bahan.angka
    angka |= {str(n) for sel in isi.isi.values() for n in sel.values()}
    angka |= {str(sum(sel.values())) for sel in isi.isi.values()}
    if bahan.survei.ikm is not None:
        angka.add(str(bahan.survei.ikm).replace(".", ","))
    angka |= {str(sum(satu.jumlah for satu in bahan.sarana)), str(len(bahan.tenaga)), str(len(bahan.sarana))}
    return angka


def susun(satker: Satker, periode: Periode, *, at: datetime, laporan: Laporan | None = None) -> Naskah:
    """Susun laporan satu kantor untuk suatu masa, dari register seperti adanya dan uraian yang sudah ditulis.

    Without a row the text is what a new report begins with.

    Dasar: UU 14/2008 Pasal 12; PerKI 1/2021; Keputusan KPU Kabupaten Bengkayang 11/2022 Bab II.E.
    """
    bahan = siapkan(satker, periode, at=at)
    tahunan = periode.jenis == "tahunan"
    tertulis = dict(laporan.bagian.values_list("kunci", "isi")) if laporan else {}
    bab, mentah = [], {}
    for satu in kerangka(tahunan=tahunan):
        teks = tertulis.get(satu.kunci, "" if laporan else satu.awal) if satu.ditulis else ""
        mentah[satu.kunci] = teks
        bab.append(
            {
                "nomor": satu.nomor,
                "kunci": satu.kunci,
                "judul": satu.judul,
                "bab": satu.bab,
                "teks": terisi(teks, bahan).strip(),
                "tabel": list(tabel_bagian(satu, bahan).items()),
            }
        )
    _nomori(bab)
    foto = list(laporan.foto.filter(dibuang_at=None).select_related("berkas")) if laporan else []
    isi = {
        "judul": JUDUL[periode.jenis],
        "sebutan": periode.sebutan,
        "kop": kop(satker),
        "periode": {"awal": f"{periode.awal}", "akhir": f"{periode.akhir}", "kode": periode.kode},
        "per": satker.waktu_setempat(at).isoformat(timespec="minutes"),
        "zona": satker.singkatan_zona,
        "bab": bab,
        "foto": [{"kode": satu.berkas.kode, "keterangan": satu.keterangan} for satu in foto],
        "penandatangan": penandatangan(satker, Peran.ATASAN, at=at),
        "ringkas": _ringkas(bahan),
    }
    kesalahan = _kesalahan(bahan, bab, mentah, laporan)
    return Naskah(
        isi=isi,
        kesalahan=kesalahan + _tak_berjumlah(bab, bahan),
        tanya=_tanya(bab, mentah, bahan, laporan),
        peringatan=_peringatan(bahan, mentah),
        bahan=bahan,
    )


def _ringkas(b: Bahan) -> list[dict[str, Any]]:
    """The few figures of the one-page summary and of the first lines of a page."""
    a = b.angka
    return [
        {"judul": "Permohonan", "angka": ribuan(a.banyak("hasil")), "ket": f"dari {ribuan(a.banyak('orang'))} pemohon"},
        {
            "judul": "Diberikan",
            "angka": ribuan(a.banyak("hasil", "seluruhnya", "sebagian")),
            "ket": f"{ribuan(a.banyak('hasil', 'seluruhnya'))} seluruhnya, "
            f"{ribuan(a.banyak('hasil', 'sebagian'))} sebagian",
        },
        {
            "judul": "Ditolak",
            "angka": ribuan(a.banyak("hasil", "ditolak")),
            "ket": "karena dikecualikan",
        },
        {
            "judul": "Tepat waktu",
            "angka": ribuan(a.banyak("ketepatan", "tepat")),
            "ket": f"{ribuan(a.banyak('ketepatan', 'terlambat'))} terlambat",
        },
        {
            "judul": "Keberatan",
            "angka": ribuan(a.banyak("hasil_keberatan")),
            "ket": f"{ribuan(a.banyak('sengketa'))} sengketa",
        },
        {
            "judul": "Informasi publik",
            "angka": ribuan(a.banyak("dip")),
            "ket": f"{ribuan(a.banyak('unduhan'))} unduhan",
        },
    ]


def _tak_berjumlah(bab: list[dict[str, Any]], bahan: Bahan) -> list[str]:
    """Breakdowns whose cells do not add up to what the same figure is elsewhere."""
    hasil = []
    for satu in bab:
        for kunci, tabel in satu["tabel"]:
            if kunci in LAIN:
                continue
            sebaran = bahan.angka.tabel(kunci)
            if sum(tabel["angka"]) != (harus := bahan.angka.harus(sebaran)):
                hasil.append(
                    f"Tabel “{tabel['judul']}” berjumlah {ribuan(sum(tabel['angka']))}, seharusnya {ribuan(harus)}."
                )
    return hasil


def _kesalahan(bahan: Bahan, bab: list[dict[str, Any]], mentah: dict[str, str], laporan: Laporan | None) -> list[str]:
    """What a published report may not have."""
    hasil = []
    tahunan = bahan.periode.jenis == "tahunan"
    bagian = {satu.kunci: satu for satu in kerangka(tahunan=tahunan)}
    for satu in bab:
        if bagian[satu["kunci"]].wajib and not any(huruf.isalpha() for huruf in satu["teks"]):
            hasil.append(f"Bagian {satu['nomor']} ({satu['judul']}) wajib diisi dan masih kosong.")
        for salah in tak_dikenal(mentah[satu["kunci"]]):
            hasil.append(
                f"Bagian {satu['nomor']} memakai isian “{salah}” yang tidak ada. Pilih dari daftar isian di samping "
                "formulir."
            )
        dicatat = [tabel for kunci, tabel in satu["tabel"] if kunci in DICATAT]
        if tahunan and dicatat and all(tabel["kosong"] for tabel in dicatat) and not satu["teks"]:
            hasil.append(
                f"Bagian {satu['nomor']} ({satu['judul']}) kosong: catat pada Kelembagaan, atau jelaskan mengapa tidak "
                "ada."
            )
    if bahan.periode.akhir >= bahan.hari_ini:
        hasil.append(f"Masa laporan belum berakhir: {tanggal(bahan.periode.akhir)}.")
    tertanggal = laporan.tanggal_laporan if laporan else None
    if tertanggal and tertanggal <= bahan.periode.akhir:
        hasil.append(
            f"Tanggal penandatanganan {tanggal(tertanggal)} berada dalam masa laporan; paling awal sehari sesudah "
            f"{tanggal(bahan.periode.akhir)}."
        )
    return hasil


def _tanya(bab: list[dict[str, Any]], mentah: dict[str, str], bahan: Bahan, laporan: Laporan | None) -> list[Tanya]:
    """Numbers in the narrative that the report has nowhere and that nobody has explained."""
    if laporan is None:
        return []
    angka = _bilangan(bab, bahan)
    dibenarkan = set(laporan.angka_dibenarkan.values_list("kunci", "angka"))
    return [
        Tanya(satu["kunci"], satu["nomor"], diketik, berupa_tahun(diketik))
        for satu in bab
        for diketik in angka_diketik(mentah[satu["kunci"]])
        if not sama(diketik, angka) and (satu["kunci"], diketik) not in dibenarkan
    ]


def _peringatan(bahan: Bahan, mentah: dict[str, str]) -> list[str]:
    """What a careful reader would ask, without keeping the report back."""
    hasil = []
    semua, mendesak = bahan.angka.banyak("dip"), bahan.angka.banyak("dip", "serta-merta")
    if semua and mendesak > BATAS_SERTA_MERTA * semua:
        hasil.append(
            f"{ribuan(mendesak)} dari {ribuan(semua)} informasi publik dinyatakan serta merta. Kategori itu untuk "
            "ancaman terhadap hajat hidup orang banyak; periksa lagi klasifikasinya."
        )
    belum = bahan.angka.banyak("sebab_terlambat", "belum_dicatat")
    if belum:
        hasil.append(f"{ribuan(belum)} jawaban terlambat belum dicatat sebabnya.")
    lewat = bahan.angka.banyak("ketepatan", "lewat")
    if lewat:
        hasil.append(f"{ribuan(lewat)} permohonan pada masa ini belum dijawab padahal waktunya sudah lewat.")
    teks = "\n".join(mentah.values())
    for satu in DasarHukum.objects.filter(berlaku_sampai__lt=bahan.hari_ini):
        nomor, _, tahun = satu.sebutan.rpartition(" ")[2].partition("/")
        if satu.sebutan in teks or (tahun and f"Nomor {nomor} Tahun {tahun}" in teks and "KPU" in satu.sebutan):
            hasil.append(
                f"Uraian mengutip {satu.sebutan}, yang sudah tidak berlaku sejak {tanggal(satu.berlaku_sampai)}."
            )
    return hasil
