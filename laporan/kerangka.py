"""The outline of a report, part by part: what each must hold, which tables stand in it, what officers write."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Bagian:
    """One part. `awal` is the text that a new report begins with; `wajib` parts may not stay empty."""

    nomor: str
    judul: str
    tabel: tuple[str, ...] = ()
    # Of the tables, those that are also drawn.
    grafik: tuple[str, ...] = ()
    ditulis: bool = True
    wajib: bool = False
    awal: str = ""
    petunjuk: str = ""

    @property
    def kunci(self) -> str:
        """As an address names it: "3a"."""
        return self.nomor.replace(".", "")

    @property
    def bab(self) -> bool:
        return "." not in self.nomor


# Dasar: PerKI 1/2021; Laporan KPU Kota Serang 2024 (the same order), Laporan KPU Kabupaten Jombang 2024 bagian II–V.
TAHUNAN: tuple[Bagian, ...] = (
    Bagian(
        nomor="1",
        judul="Gambaran umum kebijakan pelayanan informasi publik",
        wajib=True,
        awal=(
            "Setiap orang berhak memperoleh Informasi Publik. {{ kantor }} melayaninya berdasarkan "
            "{{ dasar_hukum }}.\n\nLayanan informasi {{ kantor }} beralamat di {{ kantor.alamat }}. {{ kantor.jam }}"
        ),
        petunjuk="Kebijakan, keputusan, dan SOP kantor tentang layanan informasi, dengan nomor dan tahunnya.",
    ),
    Bagian(nomor="2", judul="Gambaran umum pelaksanaan pelayanan informasi publik", ditulis=False),
    Bagian(
        nomor="2.a",
        judul="Sarana dan prasarana pelayanan informasi publik beserta kondisinya",
        tabel=("sarana",),
        petunjuk="Daftarnya diambil dari catatan sarana pada Kelembagaan; tulis di sini hanya penjelasannya.",
    ),
    Bagian(
        nomor="2.b",
        judul="Sumber daya manusia yang menangani pelayanan informasi publik beserta kualifikasinya",
        tabel=("tenaga",),
    ),
    Bagian(
        nomor="2.c",
        judul="Anggaran pelayanan informasi publik serta laporan penggunaannya",
        tabel=("anggaran",),
    ),
    Bagian(nomor="3", judul="Rincian pelayanan informasi publik", ditulis=False),
    Bagian(
        nomor="3.a",
        judul="Jumlah permohonan informasi publik",
        tabel=(
            *("orang_jenis_kelamin", "orang_pekerjaan", "orang_jenis"),
            *("kanal", "jenis_informasi", "jalur", "bulan"),
        ),
        grafik=("orang_jenis_kelamin", "orang_pekerjaan", "kanal", "jenis_informasi", "bulan"),
        awal="{{ permohonan.kalimat }} {{ permohonan.laman }}",
    ),
    Bagian(
        nomor="3.b",
        judul="Waktu yang diperlukan dalam memenuhi setiap permohonan informasi publik",
        tabel=("kelas_biasa", "kelas_pemilu", "kelas_terbit", "ketepatan", "perpanjangan", "sebab_terlambat"),
        grafik=("kelas_terbit",),
        awal="{{ waktu.kalimat }}",
    ),
    Bagian(
        nomor="3.c",
        judul="Jumlah permohonan informasi publik yang dikabulkan baik sebagian atau seluruhnya",
        tabel=("hasil", "bagian_tertutup"),
        grafik=("hasil",),
        awal="{{ dikabulkan.kalimat }}",
    ),
    Bagian(
        nomor="3.d",
        judul="Jumlah permohonan informasi publik yang ditolak beserta alasannya",
        tabel=("alasan_penolakan", "pasal_sebagian"),
        awal="{{ ditolak.kalimat }}",
    ),
    Bagian(
        nomor="3.e",
        judul="Kepuasan pemohon informasi publik",
        tabel=("survei", "kepuasan"),
        awal="{{ survei.kalimat }}",
    ),
    Bagian(nomor="4", judul="Rincian penyelesaian sengketa informasi publik", ditulis=False),
    Bagian(
        nomor="4.a",
        judul="Jumlah keberatan yang diterima",
        tabel=("alasan_keberatan", "kanal_keberatan"),
        awal="{{ keberatan.kalimat }}",
    ),
    Bagian(
        nomor="4.b",
        judul="Tanggapan atas keberatan dan pelaksanaannya",
        tabel=("hasil_keberatan", "ketepatan_keberatan", "pelaksanaan_keberatan", "sikap_keberatan"),
    ),
    Bagian(
        nomor="4.c",
        judul="Jumlah permohonan penyelesaian sengketa ke Komisi Informasi",
        tabel=("sengketa",),
        awal="{{ sengketa.kalimat }}",
    ),
    Bagian(
        nomor="4.d",
        judul="Hasil mediasi dan/atau putusan ajudikasi Komisi Informasi dan pelaksanaannya",
        tabel=("putusan_komisi", "pelaksanaan_komisi"),
    ),
    Bagian(
        nomor="4.e",
        judul="Jumlah gugatan yang diajukan ke pengadilan",
        tabel=("gugatan",),
        awal="{{ gugatan.kalimat }}",
    ),
    Bagian(
        nomor="4.f",
        judul="Hasil putusan pengadilan dan pelaksanaannya",
        tabel=("putusan_pengadilan", "pelaksanaan_pengadilan"),
    ),
    Bagian(
        nomor="5",
        judul="Layanan informasi publik daring",
        tabel=("dip", "terbit", "unggahan", "unduhan", "kunjungan"),
        grafik=("dip", "unduhan", "kunjungan"),
        awal="{{ dip.kalimat }} {{ kunjungan.kalimat }}",
    ),
    Bagian(nomor="6", judul="Kendala dalam pelaksanaan layanan informasi publik", ditulis=False),
    Bagian(
        nomor="6.a",
        judul="Kendala eksternal",
        wajib=True,
        petunjuk="Yang datang dari luar kantor, misalnya pemahaman masyarakat tentang prosedur.",
    ),
    Bagian(
        nomor="6.b",
        judul="Kendala internal",
        wajib=True,
        awal="{{ sarana.belum_tersedia }}",
        petunjuk="Sarana yang belum tersedia disebut dari catatan yang sama dengan bagian 2.a.",
    ),
    Bagian(nomor="7", judul="Rekomendasi dan rencana tindak lanjut", ditulis=False),
    Bagian(nomor="7.a", judul="Rekomendasi", wajib=True),
    Bagian(nomor="7.b", judul="Rencana tindak lanjut", wajib=True),
)

# Every other report: the same figures in the same order, nothing that must be written.
BERKALA: tuple[Bagian, ...] = (
    Bagian(
        nomor="1",
        judul="Permohonan informasi publik",
        tabel=("orang_jenis_kelamin", "orang_pekerjaan", "kanal", "jenis_informasi", "jalur", "bulan"),
        grafik=("kanal", "jenis_informasi"),
        awal="{{ permohonan.kalimat }}",
    ),
    Bagian(
        nomor="2",
        judul="Jawaban dan waktunya",
        tabel=(
            *("hasil", "alasan_penolakan", "bagian_tertutup", "pasal_sebagian"),
            *("kelas_biasa", "kelas_pemilu", "ketepatan", "perpanjangan", "sebab_terlambat"),
        ),
        grafik=("hasil", "kelas_biasa"),
        awal="{{ dikabulkan.kalimat }} {{ ditolak.kalimat }} {{ waktu.kalimat }}",
    ),
    Bagian(
        nomor="3",
        judul="Keberatan dan sengketa",
        tabel=("alasan_keberatan", "hasil_keberatan", "ketepatan_keberatan", "sengketa", "putusan_komisi", "gugatan"),
        awal="{{ keberatan.kalimat }} {{ sengketa.kalimat }}",
    ),
    Bagian(
        nomor="4",
        judul="Layanan informasi publik daring",
        tabel=("dip", "unggahan", "unduhan", "kunjungan"),
        grafik=("dip",),
        awal="{{ dip.kalimat }} {{ kunjungan.kalimat }}",
    ),
    Bagian(nomor="5", judul="Kepuasan pemohon", tabel=("survei",), awal="{{ survei.kalimat }}"),
    Bagian(nomor="6", judul="Catatan", petunjuk="Hal penting pada masa ini; boleh dikosongkan."),
)


def kerangka(*, tahunan: bool) -> tuple[Bagian, ...]:
    """Kerangka laporan. Dasar: PerKI 1/2021; Keputusan KPU Kabupaten Bengkayang 11/2022 Bab II.E."""
    return TAHUNAN if tahunan else BERKALA


def bagian(kunci: str, *, tahunan: bool) -> Bagian:
    """One part that officers write. Raises KeyError for any other."""
    for satu in kerangka(tahunan=tahunan):
        if satu.kunci == kunci and satu.ditulis:
            return satu
    raise KeyError(kunci)
