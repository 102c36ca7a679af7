"""For the demonstration: decided exemptions, one that binds every office and one of each, and the lists."""

from datetime import date, datetime, timedelta

from dip import demo_daftar, demo_uji
from dip.alur_uji import StatusUji
from dip.models import HasilUji, UjiKonsekuensi
from ppid.demo import KANTOR
from ppid.models import Satker

DITETAPKAN = timedelta(days=400)
BERLAKU = timedelta(days=700)
HAMPIR = timedelta(days=35)

# What each office itself had tested; letters a–f end with their term.
PER_KANTOR = {
    "3517": {
        "perihal": "Nota dinas internal penyusunan jadwal rapat pleno (demo)",
        "huruf": "i",
        "bagian_dikecualikan": "Pendapat perorangan dalam nota dinas sebelum keputusan diambil.",
        "konsekuensi_dibuka": "Pegawai tidak lagi bebas memberi pendapat sebelum keputusan diambil.",
        "konsekuensi_ditutup": "Keputusan akhirnya tetap diumumkan beserta alasannya.",
    },
    "3673": {
        "perihal": "Penilaian kinerja perorangan pegawai sekretariat (demo)",
        "huruf": "h",
        "bagian_dikecualikan": "Nilai, catatan pembinaan, dan hasil evaluasi per orang.",
        "konsekuensi_dibuka": "Mengungkap hasil evaluasi kemampuan seseorang.",
        "konsekuensi_ditutup": "Rekapitulasi nilai tanpa nama tetap dapat dilihat.",
    },
    "5301": {
        "perihal": "Berkas pemeriksaan dugaan pelanggaran kode etik badan ad hoc (demo)",
        "huruf": "a",
        "bagian_dikecualikan": "Identitas pelapor dan saksi serta keterangan yang masih diperiksa.",
        "konsekuensi_dibuka": "Menghambat pemeriksaan dan membahayakan pelapor.",
        "konsekuensi_ditutup": "Putusan diumumkan sesudah pemeriksaan selesai.",
    },
    "6107": {
        "perihal": "Denah pengamanan gudang logistik pemilihan (demo)",
        "huruf": "c",
        "bagian_dikecualikan": "Letak kamera, jadwal jaga, dan jalur pengawalan logistik.",
        "konsekuensi_dibuka": "Membuka celah gangguan keamanan logistik pemilihan.",
        "konsekuensi_ditutup": "Jumlah dan jadwal pengiriman logistik tetap diumumkan.",
    },
    "11": {
        "perihal": "Data pribadi dalam hasil uji baca Al-Qur'an bakal calon (demo)",
        "huruf": "j",
        "undang_undang_lain": "UU 27/2022 Pasal 4",
        "bagian_dikecualikan": "Catatan penguji dan data pribadi peserta.",
        "konsekuensi_dibuka": "Mengungkap data pribadi peserta uji.",
        "konsekuensi_ditutup": "Keterangan mampu atau tidak mampu tetap diumumkan.",
    },
}


def muat(*, at: datetime) -> None:
    ri = Satker.objects.get(kode="00")
    ditetapkan = ri.hari_ini(at) - DITETAPKAN
    _tetapkan(
        ri,
        penetap=ri,
        tanggal=ditetapkan,
        nomor="1/PPID-UJI/00/DEMO",
        perihal="Data pribadi pemilih, calon, dan penyelenggara badan ad hoc (demo)",
        huruf="h",
        bagian_dikecualikan="NIK, nomor KK, alamat rumah, nomor telepon, dan keterangan kesehatan perorangan.",
        konsekuensi_dibuka="Mengungkap rahasia pribadi dan membuka peluang penyalahgunaan identitas.",
        konsekuensi_ditutup="Rekapitulasi dan nama dalam pengumuman resmi tetap terbuka.",
        nasional=True,
    )
    for kode in KANTOR:
        satker = Satker.objects.select_related("induk").get(kode=kode)
        _tetapkan(
            satker,
            penetap=satker.induk or satker,
            tanggal=ditetapkan,
            nomor=f"2/PPID-UJI/{kode}/DEMO",
            nomor_berita_acara=f"3/BA-PLENO/{kode}/DEMO",
            # Aceh's ends so soon that it has been warned of.
            berlaku_sampai=ri.hari_ini(at) + HAMPIR if kode == "11" else ditetapkan + BERLAKU,
            **PER_KANTOR[kode],
        )
        demo_daftar.muat(satker, at=at)
    demo_uji.muat(at=at)


def _tetapkan(satker: Satker, *, penetap: Satker, tanggal: date, nomor: str, **isi) -> None:
    UjiKonsekuensi.objects.create(
        satker=satker,
        penetap=penetap,
        tanggal_keputusan=tanggal,
        nomor_keputusan=nomor,
        status=StatusUji.DITETAPKAN,
        hasil=HasilUji.DIKECUALIKAN,
        **isi,
    )
