"""A row of a written register (Model PPID-C) put into our own words, with every fault named."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from permohonan.alur import Status
from permohonan.kosakata import BULAN, BULAN_SINGKAT, CENTANG, GRATIS, JENIS_KELAMIN, KANAL, KEPUTUSAN, PEKERJAAN
from permohonan.putusan import MEMBERI, AlasanTidakDiberikan, Bentuk, CaraAkses, Putusan
from ppid.galat import AturanDilanggar
from ppid.lembar import Sel
from ppid.models import JangkaWaktu, JenisKelamin, Pekerjaan
from ppid.saring import sebaris

JENIS_PERMOHONAN_KOSONG = "Jenis permohonan belum diisi: melihat/mengetahui atau meminta salinan."
BERUMUS = "Sel ini berisi rumus. Ganti dengan hasilnya (Salin, lalu Tempel sebagai nilai)."
# Sixteen digits, or grouped as people write them; a region code never begins with 0, a telephone number does.
NIK = re.compile(
    r"(?<!\d)(?:[1-9]\d{15}|(?<!\d[ .-])[1-9]\d{3}(?:\d\d([ .-])\d{6}|([ .-])\d{4}\2\d{4})[ .-]\d{4}(?![ .-]\d))(?!\d)"
)
# A spreadsheet counts days from here; what it writes for 2000 to 2099 is taken for a day.
HARI_NOL = date(1899, 12, 30)
HARI_PERTAMA, HARI_TERAKHIR = (date(2000, 1, 1) - HARI_NOL).days, (date(2099, 12, 31) - HARI_NOL).days
RUPIAH = re.compile(r"(?:rp\.?\s*)?(\d{1,3}(?:\.\d{3})+|\d+)(?:[,.](\d{1,2})|,-)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Masalah:
    """A fault of one cell, told without personal data; `baris` is the row a spreadsheet shows."""

    baris: int
    kolom: str
    alasan: str
    # What the column holds, for finding the cell again.
    kunci: str = field(default="", compare=False)

    def __str__(self) -> str:
        return f"Baris {self.baris}, kolom {self.kolom}: {self.alasan}"


class RegisterBermasalah(AturanDilanggar):
    """Nothing is stored; `masalah` names every row that stands in the way."""

    def __init__(self, pesan: str, masalah: list[Masalah]) -> None:
        super().__init__(pesan)
        self.masalah = masalah


@dataclass(frozen=True, slots=True, kw_only=True)
class BarisRegister:
    """One closed request of an earlier register. Two rows are equal when they say the same, wherever they stand."""

    baris: int = field(compare=False)
    nomor_asal: str
    diterima: date
    nama: str
    alamat: str
    telepon: str
    email: str
    pekerjaan: str
    pekerjaan_lain: str
    jenis_kelamin: str
    rincian_informasi: str
    tujuan_penggunaan: str
    cara_akses: str
    bentuk: str
    kanal: str
    jenis_informasi_id: int | None
    status: str
    putusan: str
    alasan_tidak_diberikan: str
    alasan_penolakan: str
    badan_lain: str
    diputus: date | None
    diserahkan: date | None
    biaya: Decimal
    cara_pembayaran: str
    kepuasan: str

    @property
    def tahun(self) -> int:
        return self.diterima.year


# What the fields of a row are called in a register, for telling which of them differ.
LABEL = {
    "diterima": "Tgl",
    "nama": "Nama",
    "alamat": "Alamat",
    "telepon": "Nomor Kontak",
    "email": "Nomor Kontak",
    "pekerjaan": "Pekerjaan",
    "pekerjaan_lain": "Pekerjaan",
    "jenis_kelamin": "L/P",
    "rincian_informasi": "Informasi yang Diminta",
    "tujuan_penggunaan": "Tujuan Penggunaan Informasi",
    "cara_akses": "Jenis Permohonan",
    "bentuk": "Bentuk Informasi",
    "kanal": "Kanal",
    "jenis_informasi_id": "Jenis Informasi",
    "status": "Keputusan",
    "putusan": "Keputusan",
    "alasan_tidak_diberikan": "Status Informasi",
    "alasan_penolakan": "Alasan Penolakan",
    "badan_lain": "Dibawah Penguasaan: Tidak",
    "diputus": "Pemberitahuan Tertulis",
    "diserahkan": "Pemberian Informasi",
    "biaya": "Biaya",
    "cara_pembayaran": "Cara",
    "kepuasan": "Kepuasan",
}


@dataclass(frozen=True, slots=True)
class Acuan:
    """What a row is checked against; `aturan` are the periods for an answer, old and new."""

    hari_ini: date
    aturan: Sequence[JangkaWaktu]
    jenis_informasi: Mapping[str, int]

    def jangka(self, pada: date) -> JangkaWaktu | None:
        """The period in force on that day of receipt."""
        berlaku = (satu for satu in self.aturan if satu.berlaku_dari <= pada <= (satu.berlaku_sampai or pada))
        return max(berlaku, key=lambda satu: satu.berlaku_dari, default=None)


def tulisan(sel: Sel | None) -> str:
    """What a person sees in the cell; a lone dash is an empty one."""
    if isinstance(sel, str):
        # Most cells are plain, and there are many.
        teks = " ".join(sel.split()) if sel.isascii() and sel.isprintable() else sebaris(sel)
        return "" if teks in {"-", "–", "—"} else teks
    if isinstance(sel, bool):
        return "1" if sel else ""
    if isinstance(sel, float):
        return str(int(sel)) if sel.is_integer() else str(sel)
    if isinstance(sel, date):
        return f"{sel:%d/%m/%Y}"
    return "" if sel is None else str(sel)


def nomor_bulan(nama: str) -> int:
    """1 to 12 for a month's name or its usual short form; 0 for anything else."""
    baku = BULAN_SINGKAT.get(nama, nama)
    return next((n for n, satu in enumerate(BULAN, 1) if baku in {satu, satu[:3]}), 0)


def baca_tanggal(sel: Sel | None) -> date | None:
    """A day as a spreadsheet date or its serial number, as 31/12/2024, ISO, or "Selasa, 31 Desember 2024".

    None when it is none.
    """
    if isinstance(sel, date):
        return sel
    teks = tulisan(sel).casefold()
    if re.fullmatch(r"\d{5}(?:\.\d+)?", teks) and HARI_PERTAMA <= int(float(teks)) <= HARI_TERAKHIR:
        return HARI_NOL + timedelta(days=int(float(teks)))
    if cocok := re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[t ]00:00(?::00)?)?", teks):
        tahun, bulan, hari = map(int, cocok.groups())
    elif cocok := re.fullmatch(r"(?:\w+, ?)?(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})", teks):
        hari, bulan, tahun = map(int, cocok.groups())
    elif cocok := re.fullmatch(r"(?:[a-z'’]+ ?[,/]? ?)?(\d{1,2})[ -]([a-z]+)\.?[ -](\d{4})", teks):
        hari, bulan, tahun = int(cocok[1]), nomor_bulan(cocok[2]), int(cocok[3])
    else:
        return None
    try:
        return date(tahun, bulan, hari)
    except ValueError:
        return None


class Pembaca:
    """The cells of one row by key, and the faults found in them."""

    def __init__(self, nomor: int, sel: Mapping[str, Sel], label: Mapping[str, str]) -> None:
        self.nomor, self.sel, self.label = nomor, sel, label
        self.masalah: list[Masalah] = []

    def salah(self, kunci: str, alasan: str) -> None:
        self.masalah.append(Masalah(self.nomor, self.label.get(kunci, kunci), alasan, kunci))

    def teks(self, kunci: str, *, paling_panjang: int = 2000, wajib: str = "") -> str:
        teks = tulisan(self.sel.get(kunci))
        if not teks and wajib:
            self.salah(kunci, wajib)
        if len(teks) > paling_panjang:
            self.salah(kunci, f"Terlalu panjang: {len(teks)} huruf, paling banyak {paling_panjang}.")
        return teks

    def tanggal(self, kunci: str, *, wajib: str = "") -> date | None:
        teks = self.teks(kunci, wajib=wajib)
        if not teks:
            return None
        hari = baca_tanggal(self.sel[kunci])
        if hari is None:
            self.salah(kunci, f"“{kutip(teks)}” bukan tanggal. Tulis seperti 31/12/2024.")
        return hari

    def pilihan(self, kunci: str, padanan: Mapping[str, str], sebutan: str, *, wajib: str = "") -> str:
        teks = self.teks(kunci, wajib=wajib)
        rapi = teks.casefold().rstrip(".")
        if teks and rapi not in padanan:
            self.salah(kunci, f"“{kutip(teks)}” tidak dikenal sebagai {sebutan}. Pakai {daftar_kata(padanan)}.")
        return padanan.get(rapi, "")

    def centang(self, kunci: str) -> bool:
        teks = self.teks(kunci)
        if teks and teks.casefold() not in CENTANG:
            self.salah(kunci, f"“{kutip(teks)}” bukan tanda centang. Isi dengan √ atau kosongkan.")
        return bool(teks)

    def satu_dari(self, pilihan: Mapping[str, str], *, wajib: str = "") -> str:
        """The one column of several that is ticked."""
        terisi = [kunci for kunci in pilihan if self.centang(kunci)]
        if len(terisi) > 1:
            self.salah(terisi[-1], f"Pilih satu: {' atau '.join(self.label[kunci] for kunci in pilihan)}.")
        if not terisi and wajib:
            self.salah(next(iter(pilihan)), wajib)
        return pilihan[terisi[0]] if terisi else ""

    def rupiah(self, kunci: str) -> Decimal:
        sel = self.sel.get(kunci)
        teks = self.teks(kunci)
        if not teks or teks.casefold() in GRATIS:
            return Decimal(0)
        if isinstance(sel, float):
            nilai = Decimal(str(sel)).quantize(Decimal("0.01")) if abs(sel) < 10**10 else Decimal(-1)
            if 0 <= nilai < 10**10:
                return nilai
        elif (cocok := RUPIAH.fullmatch(teks)) and len(cocok[1].replace(".", "")) <= 10:
            return Decimal(f"{cocok[1].replace('.', '')}.{cocok[2] or '0'}")
        self.salah(kunci, f"“{kutip(teks)}” bukan jumlah rupiah. Tulis seperti 15000 atau Rp15.000.")
        return Decimal(0)


def kutip(teks: str) -> str:
    return teks if len(teks) <= 40 else f"{teks[:40]}…"


def daftar_kata(padanan: Mapping[str, str]) -> str:
    """One word for each meaning: the first under which it is known."""
    pertama: dict[str, str] = {}
    for kata, nilai in padanan.items():
        pertama.setdefault(nilai, kata)
    return ", ".join(f"“{kata}”" for kata in pertama.values())


def _kontak(teks: str) -> tuple[str, str]:
    """Telephone and e-mail out of one column that holds either or both."""
    lain, surel = [], ""
    for bagian in filter(None, (satu.strip() for satu in re.split(r"[;,]| / |/(?=\S+@)", teks))):
        try:
            validate_email(bagian)
        except ValidationError:
            lain.append(bagian)
        else:
            if surel or len(bagian) > 254:
                lain.append(bagian)
            surel = surel or bagian
    return " / ".join(lain), surel


def _pekerjaan(teks: str) -> str:
    if not teks:
        return Pekerjaan.TIDAK_DISEBUTKAN
    rapi = teks.casefold()
    return next((nilai for pola, nilai in PEKERJAAN if re.search(rf"\b(maha)?({pola})\b", rapi)), Pekerjaan.LAINNYA)


@dataclass(frozen=True, slots=True)
class _Jawaban:
    """Columns 9, 12 and 13 taken together."""

    status: str
    putusan: str = ""
    alasan_tidak_diberikan: str = ""
    alasan_penolakan: str = ""
    badan_lain: str = ""


def _jawaban(baca: Pembaca) -> _Jawaban:
    keputusan = baca.pilihan(
        "keputusan",
        KEPUTUSAN,
        "keputusan",
        wajib="Keputusan belum diisi. Hanya permohonan yang sudah selesai yang dapat diimpor.",
    )
    alasan = baca.teks("alasan_penolakan", paling_panjang=300)
    dikuasai, belum = baca.centang("dikuasai"), baca.centang("belum")
    badan_lain = baca.teks("tidak_dikuasai", paling_panjang=200)
    lain = {"alasan_penolakan": alasan, "badan_lain": "" if badan_lain.casefold() in CENTANG else badan_lain}
    if keputusan not in Putusan:
        return _Jawaban(status=keputusan, **lain)
    putusan, sebagian = keputusan, ""
    if putusan == Putusan.DITOLAK and (badan_lain or belum):
        # What an office does not hold it cannot refuse: it is counted apart.
        putusan = Putusan.TIDAK_DIKUASAI if badan_lain else Putusan.BELUM_DIDOKUMENTASIKAN
    if putusan == Putusan.DITOLAK:
        sebagian = AlasanTidakDiberikan.DIKECUALIKAN
        if not alasan:
            baca.salah("alasan_penolakan", "Permohonan ditolak, tetapi alasannya belum diisi.")
    elif putusan == Putusan.SEBAGIAN:
        sebagian = (
            (badan_lain and AlasanTidakDiberikan.BELUM_DIKUASAI)
            or (belum and AlasanTidakDiberikan.BELUM_DIDOKUMENTASIKAN)
            or (alasan and AlasanTidakDiberikan.DIKECUALIKAN)
            or ""
        )
    elif putusan == Putusan.SELURUHNYA:
        for kunci in [*["tidak_dikuasai"] * bool(badan_lain), *["belum"] * belum, *["alasan_penolakan"] * bool(alasan)]:
            baca.salah(kunci, "Terisi, padahal keputusannya “Diberikan seluruhnya”. Periksa salah satunya.")
    elif putusan == Putusan.TIDAK_DIKUASAI and dikuasai:
        baca.salah("dikuasai", "Terisi, padahal informasinya tidak dikuasai. Periksa salah satunya.")
    return _Jawaban(status=Status.SELESAI, putusan=putusan, alasan_tidak_diberikan=sebagian, **lain)


def _periksa_hari(baca: Pembaca, acuan: Acuan, diterima: date, lain: Mapping[str, date | None]) -> None:
    if acuan.jangka(diterima) is None:
        baca.salah(
            "tanggal", f"{diterima:%d/%m/%Y}: waktu menjawab menurut UU 14/2008 belum berlaku. Periksa tahunnya."
        )
    for kunci, hari in {"tanggal": diterima, **lain}.items():
        if hari and hari > acuan.hari_ini:
            baca.salah(kunci, f"{hari:%d/%m/%Y} belum terjadi. Periksa tahunnya.")
        elif hari and hari < diterima:
            baca.salah(kunci, f"{hari:%d/%m/%Y} mendahului tanggal diterima, {diterima:%d/%m/%Y}.")


def _jenis_informasi(baca: Pembaca, acuan: Acuan) -> int | None:
    nama = baca.teks("jenis_informasi")
    if nama and nama.casefold() not in acuan.jenis_informasi:
        baca.salah(
            "jenis_informasi",
            f"“{kutip(nama)}” tidak ada dalam daftar jenis informasi. Tambahkan dulu ke daftar itu, atau kosongkan.",
        )
    return acuan.jenis_informasi.get(nama.casefold())


def baca_baris(baca: Pembaca, acuan: Acuan) -> BarisRegister | None:
    """The row in our words, or None with its faults in `baca.masalah`."""
    for kunci, sel in baca.sel.items():
        if NIK.search(tulisan(sel)):
            baca.salah(kunci, "Memuat 16 angka yang tampak seperti NIK. Hapus: register tidak memuat NIK.")
        elif isinstance(sel, str) and sel.lstrip().startswith("="):
            baca.salah(kunci, BERUMUS)
    if baca.masalah:
        return None
    diterima = baca.tanggal("tanggal", wajib="Tanggal diterima belum diisi.")
    jawaban = _jawaban(baca)
    diputus = baca.tanggal(
        "tanggal_pemberitahuan", wajib="Tanggal pemberitahuan tertulis belum diisi." if jawaban.putusan else ""
    )
    diserahkan = baca.tanggal("tanggal_pemberian")
    if diserahkan and jawaban.status and jawaban.putusan not in MEMBERI:
        baca.salah("tanggal_pemberian", "Terisi, padahal menurut keputusannya tidak ada informasi yang diberikan.")
    if diterima:
        _periksa_hari(baca, acuan, diterima, {"tanggal_pemberitahuan": diputus, "tanggal_pemberian": diserahkan})
    telepon, email = _kontak(baca.teks("nomor_kontak"))
    if len(telepon) > 60:
        baca.salah("nomor_kontak", f"Terlalu panjang: {len(telepon)} huruf, paling banyak 60.")
    pekerjaan = baca.teks("pekerjaan", paling_panjang=100)
    baris = BarisRegister(
        baris=baca.nomor,
        nomor_asal=baca.teks("no_pendaftaran", paling_panjang=60, wajib="Nomor pendaftaran belum diisi."),
        diterima=diterima or acuan.hari_ini,
        nama=baca.teks("nama", paling_panjang=150, wajib="Nama pemohon belum diisi."),
        alamat=baca.teks("alamat", paling_panjang=300),
        telepon=telepon,
        email=email,
        pekerjaan=_pekerjaan(pekerjaan),
        pekerjaan_lain=pekerjaan,
        jenis_kelamin=baca.pilihan("jenis_kelamin", JENIS_KELAMIN, "jenis kelamin") or JenisKelamin.TIDAK_DISEBUTKAN,
        rincian_informasi=baca.teks("informasi_diminta", wajib="Informasi yang diminta belum diisi."),
        tujuan_penggunaan=baca.teks("tujuan"),
        cara_akses=baca.satu_dari(
            {"melihat": CaraAkses.MELIHAT, "salinan": CaraAkses.SALINAN},
            # A register without these columns does not say it of anybody.
            wajib=JENIS_PERMOHONAN_KOSONG if baca.label.keys() & {"melihat", "salinan"} else "",
        ),
        bentuk=baca.satu_dari({"softcopy": Bentuk.SOFTCOPY, "hardcopy": Bentuk.HARDCOPY}),
        kanal=baca.pilihan("kanal", KANAL, "kanal"),
        jenis_informasi_id=_jenis_informasi(baca, acuan),
        status=jawaban.status,
        putusan=jawaban.putusan,
        alasan_tidak_diberikan=jawaban.alasan_tidak_diberikan,
        alasan_penolakan=jawaban.alasan_penolakan,
        badan_lain=jawaban.badan_lain,
        diputus=diputus if jawaban.putusan else None,
        diserahkan=diserahkan,
        biaya=baca.rupiah("biaya"),
        cara_pembayaran=baca.teks("cara_pembayaran", paling_panjang=60),
        kepuasan=baca.teks("kepuasan", paling_panjang=30),
    )
    return None if baca.masalah else baris
