"""Statuses and steps of an item of the list, and of an edition of the list, with who may take them."""

from django.db.models import TextChoices

from ppid.alur import Alur, Langkah
from ppid.peran import Peran


class StatusInformasi(TextChoices):
    USULAN = "usulan", "Usulan"
    DIKLASIFIKASI = "diklasifikasi", "Diklasifikasi"
    DISETUJUI = "disetujui", "Disetujui Atasan"
    TERBIT = "terbit", "Terbit"
    DITAHAN = "ditahan", "Ditahan"
    DITARIK = "ditarik", "Ditarik"
    BATAL = "batal", "Dibatalkan"


class StatusEdisi(TextChoices):
    DISUSUN = "disusun", "Disusun"
    DISAHKAN = "disahkan", "Disahkan pleno"
    TERBIT = "terbit", "Terbit"
    BATAL = "batal", "Dibatalkan"


BELUM_TERBIT = frozenset({StatusInformasi.USULAN, StatusInformasi.DIKLASIFIKASI, StatusInformasi.DISETUJUI})
PENYUSUN = frozenset({Peran.PENGHUBUNG, Peran.PPID})
PENGUMUM = frozenset({Peran.PPID, Peran.ATASAN})
SEMUA_PENYUSUN = frozenset({Peran.PENGHUBUNG, Peran.PPID, Peran.ATASAN, Peran.PERTIMBANGAN, Peran.PEMBINA})

MENGIDENTIFIKASI = "Keputusan KPU Kabupaten Bengkayang 11/2022 Bab II.D angka 1 huruf b"
MENGKATEGORISASI = "Keputusan KPU Kabupaten Bengkayang 11/2022 Bab II.D angka 1 huruf c"
MENGOREKSI = "Keputusan KPU Kabupaten Bengkayang 11/2022 Bab II.D angka 1 huruf d"
MENGESAHKAN = "Keputusan KPU Kabupaten Bengkayang 11/2022 Bab II.D angka 1 huruf f"
MENGUMUMKAN = "Keputusan KPU Kabupaten Bengkayang 11/2022 Bab I.D angka 1"
MEMUTAKHIRKAN = "Keputusan KPU Kabupaten Bengkayang 11/2022 Bab II.D angka 2"
SETIAP_TAHUN = "Keputusan KPU Kabupaten Kupang 32/2023 Lampiran IV angka 2"
MENAHAN = "UU 14/2008 Pasal 6 ayat (3)"
MENYERAHKAN = "Keputusan KPU Kabupaten Bengkayang 11/2022 Bab II.A angka 4 huruf d"

S = StatusInformasi
ALUR_INFORMASI = Alur(
    "informasi",
    Langkah(
        aksi="ubah",
        dari={S.USULAN, S.DIKLASIFIKASI},
        ke=None,
        pelaku=PENYUSUN,
        dasar=MENGIDENTIFIKASI,
        tombol="Ubah keterangan",
        kejadian="Keterangan diubah",
    ),
    Langkah(
        aksi="lampirkan",
        dari={S.USULAN, S.DIKLASIFIKASI, S.TERBIT},
        ke=None,
        pelaku=PENYUSUN,
        dasar=MENGIDENTIFIKASI,
        tombol="Unggah berkas",
        kejadian="Berkas diunggah",
    ),
    Langkah(
        aksi="buang_berkas",
        dari={S.USULAN, S.DIKLASIFIKASI, S.TERBIT},
        ke=None,
        pelaku=PENYUSUN,
        dasar=MENGIDENTIFIKASI,
        tombol="Buang berkas",
        kejadian="Berkas dibuang",
    ),
    Langkah(
        aksi="minta_pelepasan",
        dari={*BELUM_TERBIT, S.TERBIT},
        ke=None,
        pelaku=PENGUMUM,
        dasar=MENAHAN,
        tombol="Minta berkas dilepas",
        kejadian="Pelepasan berkas yang tertahan diminta",
    ),
    Langkah(
        aksi="lepaskan_berkas",
        dari={*BELUM_TERBIT, S.TERBIT},
        ke=None,
        pelaku=PENGUMUM,
        dasar=MENAHAN,
        tombol="Setujui pelepasan berkas",
        kejadian="Berkas yang tertahan dilepas oleh orang kedua",
    ),
    Langkah(
        aksi="tutup_berkas",
        dari={S.TERBIT},
        ke=None,
        pelaku={Peran.PPID},
        dasar=MEMUTAKHIRKAN,
        tombol="Tutup satu berkas",
        kejadian="Berkas ditutup, menunggu persetujuan Atasan",
    ),
    Langkah(
        aksi="klasifikasikan",
        dari={S.USULAN, S.DIKLASIFIKASI},
        ke=S.DIKLASIFIKASI,
        pelaku=PENYUSUN,
        dasar=MENGKATEGORISASI,
        tombol="Klasifikasikan",
        kejadian="Kategori ditetapkan",
    ),
    Langkah(
        aksi="koreksi",
        dari={S.DIKLASIFIKASI},
        ke=None,
        pelaku={Peran.ATASAN},
        dasar=MENGOREKSI,
        tombol="Koreksi",
        kejadian="Dikoreksi Atasan PPID",
    ),
    Langkah(
        aksi="setujui",
        dari={S.DIKLASIFIKASI},
        ke=S.DISETUJUI,
        pelaku={Peran.ATASAN},
        dasar=MENGUMUMKAN,
        tombol="Setujui diumumkan",
        kejadian="Disetujui Atasan PPID",
    ),
    Langkah(
        aksi="kembalikan",
        dari={S.DIKLASIFIKASI, S.DISETUJUI},
        ke=S.USULAN,
        pelaku={Peran.ATASAN},
        dasar=MENGOREKSI,
        tombol="Kembalikan untuk diperbaiki",
        kejadian="Dikembalikan untuk diperbaiki",
    ),
    Langkah(
        aksi="umumkan",
        dari={S.DISETUJUI},
        ke=S.TERBIT,
        pelaku=PENGUMUM,
        dasar=MENGUMUMKAN,
        tombol="Umumkan",
        kejadian="Diumumkan",
    ),
    Langkah(
        aksi="umumkan_edisi",
        dari={*BELUM_TERBIT},
        ke=S.TERBIT,
        pelaku={Peran.PPID},
        dasar=MENGESAHKAN,
        tombol="Umumkan bersama edisi",
        kejadian="Diumumkan bersama edisi",
    ),
    Langkah(
        aksi="mutakhirkan",
        dari={S.TERBIT},
        ke=None,
        pelaku={Peran.PPID},
        dasar=MEMUTAKHIRKAN,
        tombol="Mutakhirkan",
        kejadian="Pemutakhiran diusulkan",
    ),
    Langkah(
        aksi="setujui_pemutakhiran",
        dari={S.TERBIT},
        ke=None,
        pelaku={Peran.ATASAN},
        dasar=MENGUMUMKAN,
        tombol="Setujui pemutakhiran",
        kejadian="Dimutakhirkan",
    ),
    Langkah(
        aksi="tolak_pemutakhiran",
        dari={S.TERBIT},
        ke=None,
        pelaku={Peran.ATASAN},
        dasar=MENGOREKSI,
        tombol="Tolak pemutakhiran",
        kejadian="Pemutakhiran ditolak",
    ),
    Langkah(
        aksi="perbarui_edisi",
        dari={S.TERBIT, S.DITAHAN},
        ke=None,
        pelaku={Peran.PPID},
        dasar=SETIAP_TAHUN,
        tombol="Perbarui bersama edisi",
        kejadian="Diperbarui bersama edisi",
    ),
    Langkah(
        aksi="sahkan",
        dari={S.TERBIT},
        ke=None,
        pelaku={Peran.SISTEM},
        dasar=MENGESAHKAN,
        tombol="Sahkan dalam pleno",
        kejadian="Disahkan rapat pleno",
    ),
    Langkah(
        aksi="tinjau",
        dari={S.TERBIT},
        ke=None,
        pelaku=PENYUSUN,
        dasar=MEMUTAKHIRKAN,
        tombol="Catat sudah ditinjau",
        kejadian="Ditinjau, isinya tetap",
    ),
    Langkah(
        aksi="izinkan_penyerahan",
        dari={S.TERBIT},
        ke=None,
        pelaku={Peran.PPID},
        dasar=MENYERAHKAN,
        tombol="Atur penyerahan di meja",
        kejadian="Persetujuan penyerahan di meja diatur",
    ),
    Langkah(
        aksi="tahan",
        dari={S.TERBIT},
        ke=S.DITAHAN,
        pelaku=PENGUMUM,
        dasar=MEMUTAKHIRKAN,
        tombol="Minta penarikan",
        kejadian="Penarikan diminta; berkasnya ditutup sementara",
    ),
    Langkah(
        aksi="tarik",
        dari={S.DITAHAN},
        ke=S.DITARIK,
        pelaku=PENGUMUM,
        dasar=MEMUTAKHIRKAN,
        tombol="Setujui penarikan",
        kejadian="Ditarik",
    ),
    Langkah(
        aksi="hapus_edisi",
        dari={S.TERBIT, S.DITAHAN},
        ke=S.DITARIK,
        pelaku={Peran.PPID},
        dasar=SETIAP_TAHUN,
        tombol="Tarik bersama edisi",
        kejadian="Ditarik bersama edisi",
    ),
    Langkah(
        aksi="pulihkan",
        dari={S.DITAHAN},
        ke=S.TERBIT,
        pelaku=PENGUMUM,
        dasar=MENGUMUMKAN,
        tombol="Batalkan penarikan",
        kejadian="Penarikan dibatalkan",
    ),
    Langkah(
        aksi="batalkan",
        dari={*BELUM_TERBIT},
        ke=S.BATAL,
        pelaku=PENYUSUN,
        dasar=MENGIDENTIFIKASI,
        tombol="Batalkan usulan",
        kejadian="Usulan dibatalkan",
    ),
)

E = StatusEdisi
ALUR_EDISI = Alur(
    "edisi",
    Langkah(
        aksi="tandai",
        dari={E.DISUSUN},
        ke=None,
        pelaku={Peran.PENGHUBUNG, Peran.PPID, Peran.ATASAN},
        dasar=SETIAP_TAHUN,
        tombol="Simpan",
        kejadian="Butir ditandai",
        internal=True,
    ),
    Langkah(
        aksi="selesaikan_langkah",
        dari={E.DISUSUN},
        ke=None,
        pelaku=SEMUA_PENYUSUN,
        dasar=MENGKATEGORISASI,
        tombol="Selesai, teruskan",
        kejadian="Langkah selesai",
    ),
    Langkah(
        aksi="kembalikan_langkah",
        dari={E.DISUSUN},
        ke=None,
        pelaku=SEMUA_PENYUSUN,
        dasar=MENGOREKSI,
        tombol="Kembalikan",
        kejadian="Dikembalikan ke langkah sebelumnya",
    ),
    Langkah(
        aksi="sahkan_edisi",
        dari={E.DISUSUN},
        ke=E.DISAHKAN,
        pelaku={Peran.PEMBINA},
        dasar=MENGESAHKAN,
        tombol="Catat pengesahan pleno",
        kejadian="Disahkan rapat pleno",
    ),
    Langkah(
        aksi="batalkan_pengesahan",
        dari={E.DISAHKAN},
        ke=E.DISUSUN,
        pelaku={Peran.PPID, Peran.PEMBINA},
        dasar=MENGESAHKAN,
        tombol="Perbaiki catatan pengesahan",
        kejadian="Catatan pengesahan dibuka lagi",
    ),
    Langkah(
        aksi="terbitkan_edisi",
        dari={E.DISAHKAN},
        ke=E.TERBIT,
        pelaku={Peran.PPID},
        dasar=MENGESAHKAN,
        tombol="Terbitkan edisi",
        kejadian="Edisi diterbitkan",
    ),
    Langkah(
        aksi="batalkan_edisi",
        dari={E.DISUSUN},
        ke=E.BATAL,
        pelaku={Peran.PPID},
        dasar=SETIAP_TAHUN,
        tombol="Batalkan penyusunan",
        kejadian="Penyusunan dibatalkan",
    ),
)


class Verba(TextChoices):
    """What is done at one step on a list's way to its edition. An office orders them as its own procedure says.

    Dasar: Keputusan KPU Kabupaten Kupang 32/2023 Lampiran IV angka 1; Laporan KPU Kabupaten Jombang 2024 angka 2.5.
    """

    PERSETUJUAN = "persetujuan", "Persetujuan memulai"
    HIMPUN = "himpun", "Unit menghimpun dan menandai"
    TELAAH = "telaah", "Telaah kepala unit"
    KLASIFIKASI = "klasifikasi", "Klasifikasi dan kategorisasi"
    KOREKSI = "koreksi", "Koreksi atau verifikasi"
    PERTIMBANGAN = "pertimbangan", "Pertimbangan"
    SAHKAN = "sahkan", "Pengesahan rapat pleno"
    TERBITKAN = "terbitkan", "Penerbitan"


PERAN_VERBA: dict[str, frozenset[Peran]] = {
    Verba.PERSETUJUAN: frozenset({Peran.ATASAN}),
    Verba.HIMPUN: PENYUSUN,
    Verba.TELAAH: PENYUSUN,
    Verba.KLASIFIKASI: PENYUSUN,
    Verba.KOREKSI: frozenset({Peran.ATASAN}),
    Verba.PERTIMBANGAN: frozenset({Peran.PERTIMBANGAN}),
    Verba.SAHKAN: frozenset({Peran.PEMBINA}),
    Verba.TERBITKAN: frozenset({Peran.PPID}),
}
# While one of these is the current step, rows may be marked and edited, and new items join the edition.
MENYUSUN = frozenset({Verba.HIMPUN, Verba.TELAAH, Verba.KLASIFIKASI})
# Whoever takes one of these approves what somebody else has put together.
MENILAI = frozenset({Verba.KOREKSI})
