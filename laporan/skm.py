"""The satisfaction survey (SKM): its nine questions, and the index computed from their answers."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal, localcontext
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Unsur:
    """One element of service that is asked about. `pilihan` are the words for 1 to 4."""

    kunci: str
    judul: str
    pertanyaan: str
    pilihan: tuple[str, str, str, str]


# Titles as in PermenPANRB 14/2017; the questions are ours, in the words of a visitor of an information service.
UNSUR = (
    Unsur(
        "u1",
        "Persyaratan",
        "Apakah syarat untuk meminta informasi mudah dipenuhi?",
        ("Tidak mudah", "Kurang mudah", "Mudah", "Sangat mudah"),
    ),
    Unsur(
        "u2",
        "Sistem, mekanisme, dan prosedur",
        "Apakah langkah-langkahnya mudah diikuti?",
        ("Tidak mudah", "Kurang mudah", "Mudah", "Sangat mudah"),
    ),
    Unsur(
        "u3",
        "Waktu penyelesaian",
        "Seberapa cepat permohonan Anda dijawab?",
        ("Lambat", "Kurang cepat", "Cepat", "Sangat cepat"),
    ),
    Unsur(
        "u4",
        "Biaya/tarif",
        "Bagaimana biaya yang Anda keluarkan untuk layanan ini?",
        ("Sangat mahal", "Cukup mahal", "Murah", "Gratis"),
    ),
    Unsur(
        "u5",
        "Produk spesifikasi jenis pelayanan",
        "Apakah jawaban yang Anda terima sesuai dengan yang Anda minta?",
        ("Tidak sesuai", "Kurang sesuai", "Sesuai", "Sangat sesuai"),
    ),
    Unsur(
        "u6",
        "Kompetensi pelaksana",
        "Apakah petugas memahami pekerjaannya?",
        ("Tidak paham", "Kurang paham", "Paham", "Sangat paham"),
    ),
    Unsur(
        "u7",
        "Perilaku pelaksana",
        "Apakah petugas sopan dan ramah?",
        ("Tidak sopan dan ramah", "Kurang sopan dan ramah", "Sopan dan ramah", "Sangat sopan dan ramah"),
    ),
    Unsur(
        "u8",
        "Penanganan pengaduan, saran, dan masukan",
        "Bagaimana pertanyaan, keluhan, dan saran ditangani?",
        (
            "Tidak ada yang menangani",
            "Ada, tetapi tidak berjalan",
            "Berjalan, tetapi belum baik",
            "Ditangani dengan baik",
        ),
    ),
    Unsur(
        "u9",
        "Sarana dan prasarana",
        "Bagaimana laman atau ruang layanan yang Anda pakai?",
        ("Buruk", "Kurang baik", "Baik", "Sangat baik"),
    ),
)
TERENDAH, TERTINGGI = 1, 4


@dataclass(frozen=True, slots=True)
class Mutu:
    """A grade of service and the lowest index that earns it."""

    huruf: str
    kata: str
    mulai: Decimal


# Source: PermenPANRB 14/2017, table of perception values, as quoted in our collection; not yet verified
# against the decree itself.
MUTU = (
    Mutu("A", "Sangat Baik", Decimal("88.31")),
    Mutu("B", "Baik", Decimal("76.61")),
    Mutu("C", "Kurang Baik", Decimal("65.00")),
    Mutu("D", "Tidak Baik", Decimal("25.00")),
)

# Two-sided 95 % points of Student's t by degrees of freedom, 1 to 30; beyond them the normal one.
T_95 = tuple(
    Decimal(t)
    for t in (
        *("12.706", "4.303", "3.182", "2.776", "2.571", "2.447", "2.365", "2.306", "2.262", "2.228"),
        *("2.201", "2.179", "2.160", "2.145", "2.131", "2.120", "2.110", "2.101", "2.093", "2.086"),
        *("2.080", "2.074", "2.069", "2.064", "2.060", "2.056", "2.052", "2.048", "2.045", "2.042"),
    )
)
T_NORMAL = Decimal("1.96")
BELUM_ADA = "Belum ada jawaban"


@dataclass(frozen=True, slots=True)
class HasilSkm:
    """Hasil survei kepuasan dari sejumlah jawaban; tanpa jawaban tidak ada indeks.

    Dasar: PermenPANRB 14/2017.
    """

    n: int
    # Exact means in the order of UNSUR; empty without answers.
    rerata: tuple[Fraction, ...] = ()
    ikm: Decimal | None = None
    mutu: Mutu | None = None
    # Half the width of the 95 % interval around the index; one answer alone has none.
    galat: Decimal | None = None

    @property
    def rerata_tampil(self) -> tuple[tuple[Unsur, Decimal], ...]:
        """Each element with its mean as people read it."""
        return tuple(zip(UNSUR, (bulatkan(satu) for satu in self.rerata), strict=False))

    @property
    def sebutan(self) -> str:
        """ "88,39, mutu A (Sangat Baik), dari 30 jawaban, galat ±1,20"; never an index without its n."""
        if self.ikm is None or self.mutu is None:
            return BELUM_ADA
        n = f"{self.n:,}".replace(",", ".")
        galat = f", galat ±{_koma(self.galat)}" if self.galat is not None else ""
        return f"{_koma(self.ikm)}, mutu {self.mutu.huruf} ({self.mutu.kata}), dari {n} jawaban{galat}"


def _koma(angka: Decimal) -> str:
    return str(angka).replace(".", ",")


def bulatkan(angka: Fraction) -> Decimal:
    """Two decimals, half up; never from a number that was rounded before."""
    perseratus = (angka * 200 + 1) // 2
    return Decimal(perseratus).scaleb(-2)


def ikm(rerata: Sequence[Fraction]) -> Decimal:
    """Indeks Kepuasan Masyarakat dari sembilan rerata yang belum dibulatkan, masing-masing berbobot tepat 1/9.

    Dasar: PermenPANRB 14/2017.
    """
    if len(rerata) != len(UNSUR):
        raise ValueError("IKM dihitung dari sembilan unsur.")
    return bulatkan(25 * sum(rerata, Fraction()) / len(UNSUR))


def mutu(indeks: Decimal) -> Mutu:
    """Mutu pelayanan menurut indeks yang sudah dibulatkan.

    Dasar: PermenPANRB 14/2017.
    """
    return next((satu for satu in MUTU if indeks >= satu.mulai), MUTU[-1])


def hitung(n: int, jumlah: Sequence[int], jumlah_kuadrat: int) -> HasilSkm:
    """Hasil dari `n` jawaban: jumlah nilai tiap unsur, dan jumlah kuadrat dari jumlah nilai tiap jawaban.

    Dasar: PermenPANRB 14/2017.
    """
    if not n:
        return HasilSkm(0)
    rerata = tuple(Fraction(satu, n) for satu in jumlah)
    indeks = ikm(rerata)
    return HasilSkm(n, rerata, indeks, mutu(indeks), _galat(n, sum(jumlah), jumlah_kuadrat))


def _galat(n: int, jumlah: int, jumlah_kuadrat: int) -> Decimal | None:
    """From the respondents' own indices, whose mean is the index: t times the standard error of that mean."""
    if n < 2:
        return None
    ragam = Fraction(n * jumlah_kuadrat - jumlah**2, n * (n - 1))
    baku = ragam * Fraction(25, len(UNSUR)) ** 2 / n
    t = T_95[n - 2] if n - 1 <= len(T_95) else T_NORMAL
    with localcontext() as konteks:
        konteks.prec = 40
        lebar = t * (Decimal(baku.numerator) / baku.denominator).sqrt()
    return bulatkan(Fraction(lebar))
