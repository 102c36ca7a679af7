"""Objections of the demonstration in every state, and one dispute up to cassation, made by performing the acts."""

import secrets
from datetime import date, datetime, timedelta
from typing import Any

from keberatan.models import HasilPutusan, JenisSidang, Keberatan, Sengketa
from keberatan.perbuatan.pencabutan import cabut
from keberatan.perbuatan.pencatatan import catat
from keberatan.perbuatan.pendaftaran import IsianKeberatan
from keberatan.perbuatan.pendaftaran_sengketa import daftarkan_sengketa
from keberatan.perbuatan.penerusan import teruskan_ke_atasan, teruskan_ke_ppid
from keberatan.perbuatan.pengajuan import ajukan
from keberatan.perbuatan.penutupan import tutup
from keberatan.perbuatan.pernyataan_sikap import nyatakan_sikap
from keberatan.perbuatan.persidangan import catat_hasil_sidang, jadwalkan_sidang, tunjuk_hadir
from keberatan.perbuatan.putusan import (
    IsiPutusan,
    catat_gugatan,
    catat_kasasi,
    catat_putusan_komisi,
    catat_putusan_pengadilan,
)
from keberatan.perbuatan.tanggapan import IsiTanggapan, tanggapi
from permohonan.kantor_demo import Kantor
from permohonan.models import JenisInformasi, Permohonan
from permohonan.putusan import Kanal, Putusan
from ppid.demo import KANTOR, petugas
from ppid.models import Pengguna, Satker
from ppid.peran import Peran

CERITA = {
    "ditolak": "Permohonan saya ditolak, padahal yang saya minta hanya jumlahnya, bukan data orangnya.",
    "tidak_sesuai": "Yang saya terima data kecamatan, sedangkan yang saya minta data tiap desa.",
    "tidak_dipenuhi": "Jawabannya menyebut belum didokumentasikan, padahal kegiatannya sudah selesai.",
    "berkala": "Laporan keuangan tahun lalu belum ada pada laman, padahal sudah lewat enam bulan.",
    "terlambat": "Jawaban baru saya terima sesudah batas waktunya.",
}


class KantorKeberatan(Kantor):
    """A demo office with its Atasan, in the order in which its objections came."""

    @property
    def atasan(self) -> Pengguna:
        return petugas(self.satker, Peran.ATASAN)

    def permohonan(self, putusan: str, *, terlama: bool = False) -> Permohonan:
        """A request of that outcome that no objection is about yet."""
        baris = Permohonan.objects.filter(satker=self.satker, putusan=putusan, keberatan=None, urut__isnull=False)
        urut = "diputus_at" if terlama else "-diputus_at"
        return baris.exclude(asal="impor").select_related("satker", "pemohon").order_by(urut).first()  # type: ignore[return-value]

    def isian(self, *alasan: str, **ganti: Any) -> IsianKeberatan:  # type: ignore[override]
        return IsianKeberatan(**{"alasan": alasan, "kasus_posisi": CERITA[alasan[0]]} | ganti)

    def keberatan(self, kasus: Permohonan | None, *alasan: str, at: datetime, **ganti: Any) -> Keberatan:
        """Filed by the citizen on the portal."""
        isi = self.isian(*alasan, **ganti)
        return ajukan(isi, satker=self.satker, permohonan=kasus, token=secrets.token_hex(16), at=at)

    def di_meja(self, kasus: Permohonan, *alasan: str, at: datetime, kanal: Kanal = Kanal.LANGSUNG) -> Keberatan:
        """Registered by the desk."""
        return catat(
            self.isian(*alasan),
            satker=self.satker,
            permohonan=kasus,
            kanal=kanal,
            diterima_at=at,
            oleh=self.desk,
            at=at,
            token=secrets.token_hex(16),
        )

    def naik(self, kasus: Keberatan, hari_lalu: int) -> Keberatan:
        """Desk to PPID to Atasan on one day."""
        kasus = teruskan_ke_ppid(kasus, oleh=self.desk, at=self.saat(hari_lalu, 10))
        pandangan = "Jawaban sudah menurut uji konsekuensi yang berlaku; bagian lain telah kami tawarkan."
        return teruskan_ke_atasan(kasus, pandangan=pandangan, oleh=self.ppid, at=self.saat(hari_lalu, 14))

    def jawab_atasan(self, kasus: Keberatan, hasil: str, hari_lalu: int, **ganti: Any) -> Keberatan:
        alasan = list(kasus.alasan.values_list("alasan", flat=True))
        isi = IsiTanggapan(
            hasil=dict.fromkeys(alasan, hasil),
            pertimbangan=dict.fromkeys(
                alasan, "Bagian yang dikecualikan memuat data pribadi dan uji konsekuensinya masih berlaku."
            ),
            **ganti,
        )
        return tanggapi(kasus, isi, oleh=self.atasan, at=self.saat(hari_lalu, 11))

    def tanpa_permohonan(self, at: datetime, nama: str) -> Keberatan:
        return self.keberatan(
            None,
            "berkala",
            at=at,
            nama=nama,
            alamat=f"Jl. Kenanga No. 5, {self.satker.kota}",
            email=f"{nama.split()[0].lower()}@contoh.test",
            rincian_informasi="Laporan keuangan tahun lalu yang sudah diaudit",
            tujuan_penggunaan="Mengawasi penggunaan anggaran",
        )


def muat(*, at: datetime) -> None:
    jenis = {satu.nama: satu for satu in JenisInformasi.objects.all()}
    for letak, kode in enumerate(KANTOR):
        kantor = KantorKeberatan(satker=Satker.objects.get(kode=kode), letak=letak, sekarang=at, jenis=jenis)
        if letak == 0:
            sampai_kasasi(kantor)
        selesai(kantor)
        dikabulkan(kantor)
        dicabut(kantor)
        di_ppid(kantor)
        di_atasan(kantor)
        kantor.tanpa_permohonan(kantor.saat(1, 9, 30), "Maria Contoh")
        kantor.surel_terkirim()
        kantor.keberatan(kantor.permohonan(Putusan.TIDAK_DIKUASAI), "tidak_sesuai", at=at - timedelta(minutes=15))
        kantor.surel_terkirim()


def selesai(kantor: KantorKeberatan) -> None:
    """Rejected with reasons, accepted by the objector, closed."""
    kasus = kantor.di_meja(kantor.permohonan(Putusan.SELURUHNYA, terlama=True), "tidak_sesuai", at=kantor.saat(9, 9))
    kasus = kantor.jawab_atasan(kantor.naik(kasus, 8), "ditolak", 6)
    kantor.surel_terkirim()
    kasus = nyatakan_sikap(kasus, sikap="menerima", oleh=Peran.PEMOHON, at=kantor.saat(5, 19))
    tutup(kasus, oleh=kantor.desk, at=kantor.saat(4, 9))


def dikabulkan(kantor: KantorKeberatan) -> None:
    """Upheld: the request runs again, with the Atasan's own date."""
    kasus = kantor.keberatan(kantor.permohonan(Putusan.BELUM_DIDOKUMENTASIKAN), "tidak_dipenuhi", at=kantor.saat(5, 20))
    kantor.jawab_atasan(
        kantor.naik(kasus, 4),
        "dikabulkan",
        2,
        perintah="Himpun datanya dari badan ad hoc dan berikan salinannya kepada pemohon.",
        batas_perintah=kantor.hari(-7),
        informasi_dibuka="Rekapitulasi kegiatan badan ad hoc per kecamatan",
    )


def dicabut(kantor: KantorKeberatan) -> None:
    kasus = kantor.tanpa_permohonan(kantor.saat(4, 10), "Yohanes Contoh")
    cabut(kasus, oleh=Peran.PEMOHON, at=kantor.saat(3, 15))


def di_ppid(kantor: KantorKeberatan) -> None:
    kasus = kantor.di_meja(kantor.permohonan(Putusan.SEBAGIAN), "tidak_dipenuhi", at=kantor.saat(2, 9, 40))
    teruskan_ke_ppid(kasus, oleh=kantor.desk, at=kantor.saat(2, 10))


def di_atasan(kantor: KantorKeberatan) -> None:
    kasus = kantor.keberatan(kantor.permohonan(Putusan.DITOLAK), "ditolak", "terlambat", at=kantor.saat(1, 7, 50))
    kantor.naik(kasus, 1)


def sampai_kasasi(kantor: KantorKeberatan) -> None:
    """A refusal that went through every instance, from the year's first weeks on."""
    permohonan = kantor.permohonan(Putusan.DITOLAK, terlama=True)
    kasus = kantor.di_meja(permohonan, "ditolak", at=kantor.saat(196, 9), kanal=Kanal.SURAT)
    kasus = kantor.jawab_atasan(kantor.naik(kasus, 195), "ditolak", 180)
    kantor.surel_terkirim()
    kasus = nyatakan_sikap(kasus, sikap="ke_komisi", oleh=kantor.desk, at=kantor.saat(176, 10))
    kasus = tutup(kasus, oleh=kantor.desk, at=kantor.saat(175, 9))
    sengketa = daftarkan_sengketa(
        kasus,
        nomor_register=f"021/{kantor.hari(172):%m}/KI-PROV/PS/{kantor.hari(172):%Y}",
        didaftarkan_pada=kantor.hari(172),
        diberitahukan_pada=kantor.hari(168),
        berkas=[kantor.berkas("Pemberitahuan registrasi sengketa informasi")],
        oleh=kantor.ppid,
        at=kantor.saat(167, 9),
    )
    _bersidang(kantor, sengketa)
    _berperkara(kantor, sengketa)
    kantor.surel_terkirim()


def _bersidang(kantor: KantorKeberatan, sengketa: Sengketa) -> None:
    """A mediation that failed, then adjudication by a delegate."""
    for hari_lalu, jenis, orang, hasil in (
        (160, JenisSidang.MEDIASI, kantor.atasan, "Mediasi tidak mencapai kesepakatan."),
        (140, JenisSidang.AJUDIKASI, kantor.ppid, "Kedua pihak menyerahkan kesimpulan tertulis."),
    ):
        at = kantor.saat(hari_lalu + 4, 10)
        waktu, tempat = kantor.saat(hari_lalu, 10), "Kantor Komisi Informasi"
        jadwalkan_sidang(sengketa, jenis=jenis, waktu=waktu, tempat=tempat, oleh=kantor.desk, at=at)
        sidang = sengketa.sidang.get(jenis=jenis)
        kuasa = "" if orang == kantor.atasan else f"14/SK-PPID/{kantor.satker.kode}/{waktu:%Y}"
        tunjuk_hadir(sengketa, sidang=sidang, petugas=orang, nomor_surat_kuasa=kuasa, oleh=kantor.atasan, at=at)
        catat_hasil_sidang(sengketa, sidang=sidang, hasil=hasil, oleh=kantor.ppid, at=kantor.saat(hari_lalu, 15))


def _putusan(nomor: str, tanggal: date, diterima: date, amar: str, hasil: HasilPutusan) -> IsiPutusan:
    return IsiPutusan(hasil=hasil, nomor=nomor, tanggal=tanggal, diterima_pada=diterima, amar=amar)


def _berperkara(kantor: KantorKeberatan, sengketa: Sengketa) -> None:
    """The Commission's ruling, the court's, and cassation by the applicant."""
    amar = "Menolak permohonan pemohon untuk seluruhnya."
    putusan = _putusan("021/PTSN-A/KI-PROV", kantor.hari(120), kantor.hari(118), amar, HasilPutusan.DITOLAK)
    berkas = [kantor.berkas("Salinan putusan Komisi Informasi")]
    catat_putusan_komisi(sengketa, putusan, berkas=berkas, oleh=kantor.ppid, at=kantor.saat(117, 9))
    gugatan: dict[str, Any] = {"pengadilan": "Pengadilan Tata Usaha Negara", "nomor": "31/G/KI/PTUN"}
    catat_gugatan(sengketa, **gugatan, pada=kantor.hari(110), pihak="pemohon", oleh=kantor.ppid, at=kantor.saat(106, 9))
    amar = "Menguatkan putusan Komisi Informasi."
    putusan = _putusan("31/G/KI/PTUN", kantor.hari(60), kantor.hari(58), amar, HasilPutusan.DITOLAK)
    berkas = [kantor.berkas("Salinan putusan pengadilan")]
    catat_putusan_pengadilan(sengketa, putusan, berkas=berkas, oleh=kantor.ppid, at=kantor.saat(57, 9))
    kasasi: dict[str, Any] = {"nomor": "402 K/TUN/KI", "pada": kantor.hari(52), "pihak": "pemohon"}
    catat_kasasi(sengketa, **kasasi, oleh=kantor.ppid, at=kantor.saat(50, 9))
