"""What the figures are broken down by: for each the column it is counted over, its words, and its total."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from dip.kategori import Kategori
from dip.pengecualian import Huruf
from keberatan.alasan import URAIAN_HURUF, Hasil, Sikap
from keberatan.alur import StatusSengketa
from keberatan.models.sengketa import HasilPutusan
from permohonan.alur import BELUM_DIPUTUS
from permohonan.putusan import (
    PUTUSAN_AKHIR,
    AlasanPerpanjangan,
    AlasanTidakDiberikan,
    Kanal,
    Putusan,
    SebabTerlambat,
)
from ppid.models import Jalur, JenisKelamin, JenisPemohon, Pekerjaan

TIDAK_DISEBUTKAN = "-"
TANPA = {TIDAK_DISEBUTKAN: "Tidak disebutkan"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Dimensi:
    """One breakdown. `sql` gives the cell that a row belongs to, NULL for rows that this breakdown is not about."""

    kunci: str
    judul: str
    # What a chart of it says to whoever only reads its title.
    kolom: str
    sql: str = ""
    label: Mapping[str, str] = field(default_factory=dict)
    # Cells that stand in every table, also with nothing in them.
    tetap: Sequence[str] = ()
    catatan: str = ""
    # The figure that its cells add up to: a breakdown and one of its cells ("" means all of it).
    jumlah_dari: tuple[str, str] = ("hasil", "")
    # Whether its cells may be opened as rows of the register.
    berbaris: bool = True


def _pilih(kolom: str) -> str:
    return f"COALESCE(NULLIF({kolom}, ''), '{TIDAK_DISEBUTKAN}')"


def _urut(hari: str) -> str:
    """How many working days there are up to that day: five a week, less the weekdays off before it."""
    # The day that this counts from is a Monday.
    lalu = f"({hari} - date '0001-01-01')"
    return f"({lalu} / 7 * 5 + LEAST(mod({lalu}, 7) + 1, 5) - width_bucket({hari}, k.libur))"


BELUM = ", ".join(f"'{status.value}'" for status in sorted(BELUM_DIPUTUS))
HARI_TERIMA = "(p.diterima_at AT TIME ZONE k.zona_waktu)::date"
HARI_JAWAB = "(p.diputus_at AT TIME ZONE k.zona_waktu)::date"
HASIL = (
    "CASE WHEN p.putusan <> '' THEN p.putusan WHEN p.status IN ('dicabut', 'ditutup_tidak_lengkap') THEN p.status"
    f" WHEN p.status IN ({BELUM}) THEN 'berjalan' ELSE 'tidak_tercatat' END"
)
TERLAMBAT = f"{HARI_JAWAB} > COALESCE(p.jatuh_tempo_penilaian, p.jatuh_tempo)"

HURUF = {h.value: f"Pasal 17 huruf {h.label}" for h in Huruf}
LABEL_HASIL = dict(Putusan.choices) | {
    "dicabut": "Dicabut pemohon",
    "ditutup_tidak_lengkap": "Ditutup karena tidak dilengkapi",
    "berjalan": "Belum dijawab",
    "tidak_tercatat": "Hasilnya tidak tercatat pada register asal",
}

PERMOHONAN = (
    Dimensi(
        kunci="hasil",
        judul="Permohonan menurut hasil",
        kolom="Hasil",
        catatan=(
            "Menurut jawaban terakhir: yang dibuka kembali sesudah keberatan, atau dijawab susulan sesudah uji"
            " konsekuensi ditetapkan, dihitung dengan jawaban barunya."
        ),
        sql=HASIL,
        label=LABEL_HASIL,
        tetap=PUTUSAN_AKHIR,
    ),
    Dimensi(
        kunci="jenis_kelamin",
        judul="Permohonan menurut jenis kelamin pemohon",
        kolom="Jenis kelamin",
        sql="o.jenis_kelamin",
        label=dict(JenisKelamin.choices),
        tetap=(JenisKelamin.LAKI_LAKI, JenisKelamin.PEREMPUAN),
    ),
    Dimensi(
        kunci="pekerjaan",
        judul="Permohonan menurut pekerjaan pemohon",
        kolom="Pekerjaan",
        sql="o.pekerjaan",
        label=dict(Pekerjaan.choices),
    ),
    Dimensi(
        kunci="jenis_pemohon",
        judul="Permohonan menurut jenis pemohon",
        kolom="Jenis pemohon",
        sql="o.jenis",
        label=dict(JenisPemohon.choices),
        tetap=tuple(JenisPemohon.values),
    ),
    Dimensi(
        kunci="kanal",
        judul="Permohonan menurut cara mengajukan",
        kolom="Cara mengajukan",
        sql=_pilih("p.kanal"),
        label=dict(Kanal.choices) | TANPA,
    ),
    Dimensi(
        kunci="jenis_informasi",
        judul="Permohonan menurut jenis informasi",
        kolom="Jenis informasi",
        sql=f"COALESCE(p.jenis_informasi_id::text, '{TIDAK_DISEBUTKAN}')",
        label=TANPA,
    ),
    Dimensi(
        kunci="jalur",
        judul="Permohonan biasa dan Informasi Pemilu dan Pemilihan",
        kolom="Jenis permohonan",
        sql="p.jalur",
        label=dict(Jalur.choices),
        tetap=tuple(Jalur.values),
    ),
    Dimensi(
        kunci="bulan",
        judul="Permohonan menurut bulan diterima",
        kolom="Bulan",
        sql="to_char(p.diterima_at AT TIME ZONE k.zona_waktu, 'YYYY-MM')",
    ),
    Dimensi(
        kunci="ketepatan",
        judul="Ketepatan waktu menjawab",
        kolom="Ketepatan waktu",
        sql=(
            f"CASE WHEN p.diputus_at IS NOT NULL THEN CASE WHEN {TERLAMBAT} THEN 'terlambat' ELSE 'tepat' END"
            f" WHEN {HASIL} = 'berjalan' THEN CASE WHEN COALESCE(p.jatuh_tempo_penilaian, p.jatuh_tempo) < k.hari_ini"
            " THEN 'lewat' ELSE 'belum' END WHEN p.putusan <> '' THEN 'tanpa_tanggal'"
            f" WHEN {HASIL} = 'tidak_tercatat' THEN 'tidak_tercatat' ELSE 'tanpa_jawaban' END"
        ),
        label={
            "tepat": "Dijawab tepat waktu",
            "terlambat": "Dijawab terlambat",
            "belum": "Belum dijawab, waktunya masih berjalan",
            "lewat": "Belum dijawab, waktunya sudah lewat",
            "tanpa_jawaban": "Dicabut atau ditutup tanpa jawaban",
            "tanpa_tanggal": "Tanggal jawabannya tidak tercatat pada register asal",
            "tidak_tercatat": "Jawabannya tidak tercatat pada register asal",
        },
        tetap=("tepat", "terlambat"),
    ),
    Dimensi(
        kunci="perpanjangan",
        judul="Perpanjangan waktu dan alasannya",
        kolom="Alasan perpanjangan",
        sql="COALESCE(NULLIF(p.alasan_perpanjangan, ''), 'tanpa')",
        label=dict(AlasanPerpanjangan.choices) | {"tanpa": "Tidak diperpanjang"},
        tetap=("tanpa",),
    ),
    Dimensi(
        kunci="alasan_penolakan",
        judul="Permohonan yang ditolak menurut pasal",
        kolom="Alasan penolakan",
        sql=(
            "CASE WHEN p.putusan = 'ditolak' THEN COALESCE((SELECT u.huruf FROM permohonan_keputusan c"
            " JOIN dip_ujikonsekuensi u ON u.id = c.uji_id WHERE c.permohonan_id = p.id"
            " ORDER BY c.tahap DESC, c.id DESC LIMIT 1),"
            # A register writes the article in its own words: "Pasal 17 huruf h UU 14/2008: …".
            " lower(substring(p.alasan_penolakan_asal FROM '[Hh]uruf ([A-Ja-j])\\M')),"
            f" CASE WHEN p.alasan_penolakan_asal <> '' THEN 'asal' ELSE '{TIDAK_DISEBUTKAN}' END) END"
        ),
        label=HURUF | {"asal": "Menurut catatan register asal, tanpa pasal"} | TANPA,
        jumlah_dari=("hasil", "ditolak"),
    ),
    Dimensi(
        kunci="bagian_tertutup",
        judul="Permohonan yang diberikan sebagian menurut alasannya",
        kolom="Alasan bagian yang tidak diberikan",
        sql=(
            # A supplementary answer that gives the rest says nothing of what another one closed.
            "CASE WHEN p.putusan = 'sebagian' THEN COALESCE((SELECT c.alasan_tidak_diberikan"
            " FROM permohonan_keputusan c WHERE c.permohonan_id = p.id AND c.alasan_tidak_diberikan <> ''"
            " ORDER BY c.tahap DESC, c.id DESC LIMIT 1),"
            f" NULLIF(p.alasan_tidak_diberikan_asal, ''), '{TIDAK_DISEBUTKAN}') END"
        ),
        label=dict(AlasanTidakDiberikan.choices) | TANPA,
        jumlah_dari=("hasil", "sebagian"),
    ),
    Dimensi(
        kunci="pasal_sebagian",
        judul="Bagian yang dikecualikan dari yang diberikan sebagian, menurut pasal",
        kolom="Alasan pengecualian",
        sql=(
            "CASE WHEN p.putusan = 'sebagian' THEN (SELECT u.huruf FROM permohonan_keputusan c"
            " JOIN dip_ujikonsekuensi u ON u.id = c.uji_id WHERE c.permohonan_id = p.id"
            " ORDER BY c.tahap DESC, c.id DESC LIMIT 1) END"
        ),
        label=HURUF,
        jumlah_dari=("pasal_sebagian", ""),
    ),
    Dimensi(
        kunci="sebab_terlambat",
        judul="Jawaban yang terlambat menurut sebabnya",
        kolom="Sebab terlambat",
        sql=(
            f"CASE WHEN p.diputus_at IS NOT NULL AND {TERLAMBAT} THEN COALESCE((SELECT t.sebab"
            " FROM permohonan_keterlambatan t WHERE t.permohonan_id = p.id AND t.langkah = 'pemberitahuan'),"
            " CASE WHEN p.asal = 'impor' THEN 'impor' ELSE 'belum_dicatat' END) END"
        ),
        label=dict(SebabTerlambat.choices)
        | {"belum_dicatat": "Sebabnya belum dicatat", "impor": "Tidak tercatat pada register asal"},
        jumlah_dari=("ketepatan", "terlambat"),
    ),
    # Only what an imported register says of it; answers given here go through the survey.
    Dimensi(
        kunci="kepuasan",
        judul="Kepuasan pemohon menurut register asal",
        kolom="Kepuasan",
        sql="NULLIF(p.kepuasan, '')",
        label={kata: kata for kata in ("Sangat puas", "Puas", "Cukup puas", "Kurang puas", "Tidak puas")},
        jumlah_dari=("kepuasan", ""),
    ),
    # "umum:3": the working days after receipt until the answer, counted as `ppid.tenggat.hari_kerja_sampai` does.
    Dimensi(
        kunci="waktu",
        judul="Waktu menjawab",
        kolom="Hari kerja",
        sql=(
            "CASE WHEN p.diputus_at IS NOT NULL THEN"
            f" p.jalur || ':' || GREATEST({_urut(HARI_JAWAB)} - {_urut(HARI_TERIMA)}, 0) END"
        ),
    ),
)

ORANG = tuple(
    Dimensi(kunci=kunci, judul=judul, kolom=kolom, sql=sql, label=label, tetap=tetap, jumlah_dari=("orang", ""))
    for kunci, judul, kolom, sql, label, tetap in (
        (
            "orang_jenis_kelamin",
            "Pemohon menurut jenis kelamin",
            "Jenis kelamin",
            "jenis_kelamin",
            dict(JenisKelamin.choices),
            (JenisKelamin.LAKI_LAKI.value, JenisKelamin.PEREMPUAN.value),
        ),
        ("orang_pekerjaan", "Pemohon menurut pekerjaan", "Pekerjaan", "pekerjaan", dict(Pekerjaan.choices), ()),
        (
            "orang_jenis",
            "Pemohon menurut jenisnya",
            "Jenis pemohon",
            "jenis",
            dict(JenisPemohon.choices),
            tuple(JenisPemohon.values),
        ),
    )
)

KEBERATAN = (
    Dimensi(
        kunci="hasil_keberatan",
        judul="Keberatan menurut putusan Atasan PPID",
        kolom="Putusan",
        sql=("CASE WHEN p.hasil <> '' THEN p.hasil WHEN p.status IN ('dicabut') THEN 'dicabut' ELSE 'belum' END"),
        label=dict(Hasil.choices) | {"dicabut": "Dicabut pemohon", "belum": "Belum ditanggapi"},
        tetap=tuple(Hasil.values),
        jumlah_dari=("hasil_keberatan", ""),
    ),
    Dimensi(
        kunci="kanal_keberatan",
        judul="Keberatan menurut cara mengajukan",
        kolom="Cara mengajukan",
        sql=_pilih("p.kanal"),
        label=dict(Kanal.choices) | TANPA,
        jumlah_dari=("hasil_keberatan", ""),
    ),
    Dimensi(
        kunci="ketepatan_keberatan",
        judul="Ketepatan waktu menanggapi keberatan",
        kolom="Ketepatan waktu",
        sql=(
            "CASE WHEN p.ditanggapi_at IS NOT NULL THEN CASE WHEN (p.ditanggapi_at AT TIME ZONE k.zona_waktu)::date"
            " > p.jatuh_tempo THEN 'terlambat' ELSE 'tepat' END"
            " WHEN p.status IN ('dicabut') THEN 'tanpa_jawaban'"
            " WHEN p.jatuh_tempo < k.hari_ini THEN 'lewat' ELSE 'belum' END"
        ),
        label={
            "tepat": "Ditanggapi tepat waktu",
            "terlambat": "Ditanggapi terlambat",
            "belum": "Belum ditanggapi, waktunya masih berjalan",
            "lewat": "Belum ditanggapi, waktunya sudah lewat",
            "tanpa_jawaban": "Dicabut sebelum ditanggapi",
        },
        tetap=("tepat", "terlambat"),
        jumlah_dari=("hasil_keberatan", ""),
    ),
    Dimensi(
        kunci="pelaksanaan_keberatan",
        judul="Pelaksanaan tanggapan yang memuat perintah",
        kolom="Pelaksanaan",
        sql=(
            "(SELECT CASE WHEN t.dilaksanakan_at IS NOT NULL THEN 'dilaksanakan' ELSE 'menunggu' END"
            " FROM keberatan_tanggapan t WHERE t.keberatan_id = p.id AND t.perintah <> '')"
        ),
        label={"dilaksanakan": "Sudah dilaksanakan", "menunggu": "Belum dilaksanakan"},
        jumlah_dari=("pelaksanaan_keberatan", ""),
    ),
    Dimensi(
        kunci="sikap_keberatan",
        judul="Tanggapan pemohon atas putusan Atasan PPID",
        kolom="Tanggapan pemohon",
        sql="CASE WHEN p.ditanggapi_at IS NOT NULL THEN COALESCE(NULLIF(p.sikap, ''), 'tanpa') END",
        label=dict(Sikap.choices) | {"tanpa": "Tidak menyatakan tanggapan"},
        jumlah_dari=("sikap_keberatan", ""),
    ),
)
ALASAN_KEBERATAN = Dimensi(
    kunci="alasan_keberatan",
    judul="Alasan keberatan",
    kolom="Alasan (Pasal 35 ayat (1))",
    label={huruf: f"Huruf {huruf}: {uraian}" for huruf, uraian in URAIAN_HURUF.items()},
    tetap=tuple(URAIAN_HURUF),
    catatan="Satu keberatan dapat memuat beberapa alasan, jadi jumlah alasan dapat melebihi jumlah keberatan.",
    jumlah_dari=("alasan_keberatan", ""),
)

_HASIL_PUTUSAN = dict(HasilPutusan.choices)
_PELAKSANAAN = {
    "dilaksanakan": "Sudah dilaksanakan",
    "menunggu": "Belum dilaksanakan",
    "tanpa_perintah": "Tidak memuat perintah",
}
SENGKETA = tuple(
    Dimensi(kunci=kunci, judul=judul, kolom=kolom, label=label, jumlah_dari=(kunci, ""))
    for kunci, judul, kolom, label in (
        ("sengketa", "Sengketa yang didaftarkan, menurut keadaannya", "Keadaan", dict(StatusSengketa.choices)),
        ("putusan_komisi", "Hasil mediasi dan ajudikasi Komisi Informasi", "Hasil", _HASIL_PUTUSAN),
        ("pelaksanaan_komisi", "Pelaksanaan putusan Komisi Informasi", "Pelaksanaan", _PELAKSANAAN),
        ("gugatan", "Perkara di pengadilan", "Tingkat", {"pengadilan": "Gugatan ke pengadilan", "kasasi": "Kasasi"}),
        ("putusan_pengadilan", "Putusan pengadilan", "Putusan", _HASIL_PUTUSAN),
        ("pelaksanaan_pengadilan", "Pelaksanaan putusan pengadilan", "Pelaksanaan", _PELAKSANAAN),
    )
)
DIP = Dimensi(
    kunci="dip",
    judul="Informasi publik yang tersedia menurut kategori",
    kolom="Kategori",
    label=dict(Kategori.choices),
    tetap=tuple(Kategori.values),
    jumlah_dari=("dip", ""),
    berbaris=False,
)
# Counted by month and office, without a register behind them.
BULANAN = tuple(
    Dimensi(kunci=kunci, judul=judul, kolom="Bulan", jumlah_dari=(kunci, ""), berbaris=False)
    for kunci, judul in (
        ("terbit", "Informasi publik yang diumumkan tiap bulan"),
        ("unggahan", "Berkas informasi publik yang diterbitkan tiap bulan"),
        ("unduhan", "Unduhan berkas informasi publik tiap bulan"),
        ("kunjungan", "Halaman layanan yang dibaca tiap bulan"),
    )
)

# Classes of working days, as the statute's terms part them.
Kelas = tuple[str, int, int | None]
KELAS_BIASA: tuple[Kelas, ...] = (
    ("0–1 hari kerja", 0, 1),
    ("2–7 hari kerja", 2, 7),
    ("8–10 hari kerja", 8, 10),
    ("11–17 hari kerja", 11, 17),
    ("lebih dari 17 hari kerja", 18, None),
)
KELAS_PEMILU: tuple[Kelas, ...] = (
    ("0–3 hari kerja", 0, 3),
    ("4–5 hari kerja", 4, 5),
    ("lebih dari 5 hari kerja", 6, None),
)

SEMUA: dict[str, Dimensi] = {
    satu.kunci: satu for satu in (*PERMOHONAN, *ORANG, *KEBERATAN, ALASAN_KEBERATAN, *SENGKETA, DIP, *BULANAN)
}
