"""Each act on a request with a case ready for it, so that what holds for every act is tested on every act."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.apps import apps
from django.db import connection

from dip.alur_uji import StatusUji
from dip.models import HasilUji, Persetujuan, UjiKonsekuensi
from permohonan.models import Himpunan, Permohonan, Sifat
from permohonan.perbuatan.disposisi import disposisikan, jawab_disposisi
from permohonan.perbuatan.kelengkapan import (
    bebaskan_identitas,
    buka,
    lengkapi,
    nyatakan_lengkap,
    nyatakan_tidak_lengkap,
    tutup_tidak_lengkap,
)
from permohonan.perbuatan.keputusan import putuskan
from permohonan.perbuatan.keputusan_susulan import putuskan_susulan
from permohonan.perbuatan.keterlambatan import catat_keterlambatan
from permohonan.perbuatan.koreksi import (
    IsiKoreksi,
    batalkan_penutupan,
    setujui_koreksi,
    tolak_koreksi,
    usulkan_koreksi,
)
from permohonan.perbuatan.niat_tolak import umumkan_niat_tolak
from permohonan.perbuatan.pelepasan_berkas import ganti_berkas, lepaskan_berkas, minta_pelepasan
from permohonan.perbuatan.pelewatan import laporkan_belum_dibuka, nyatakan_lewat
from permohonan.perbuatan.pembukaan_kembali import buka_kembali, perintahkan
from permohonan.perbuatan.pemeriksaan_identitas import lihat_identitas
from permohonan.perbuatan.penanganan_surel import tangani_surel
from permohonan.perbuatan.pencabutan import cabut
from permohonan.perbuatan.pencatatan_surat import catat_nomor_kantor
from permohonan.perbuatan.penetapan_jalur import tetapkan_jalur
from permohonan.perbuatan.penggolongan import golongkan
from permohonan.perbuatan.penghimpunan import himpunkan, keluarkan_dari_himpunan
from permohonan.perbuatan.penghitaman import hitamkan_berkas
from permohonan.perbuatan.penghitungan_ulang import hitung_ulang
from permohonan.perbuatan.penutupan import tutup
from permohonan.perbuatan.penyerahan import (
    CaraPenyerahan,
    beri_langsung,
    catat_penyampaian,
    konfirmasi_terima,
    serahkan,
)
from permohonan.perbuatan.perbaikan_surat import perbaiki_surat
from permohonan.perbuatan.permintaan_uji import minta_uji
from permohonan.perbuatan.perpanjangan import perpanjang
from permohonan.perbuatan.persetujuan_orang import catat_persetujuan_orang, minta_persetujuan_orang
from permohonan.perbuatan.pesan import kirim_pesan
from permohonan.putusan import AlasanTidakDiberikan, CaraSerah, Putusan
from permohonan.serupa import serupa
from ppid.daftar_libur import BarisLibur
from ppid.galat import AturanDilanggar
from ppid.models import Handling, HariLibur, JenisSurat, OutgoingMail, Pengguna, Satker, Usul
from ppid.penetapan import keadaan_sesudah, usulkan_libur
from ppid.peran import PERAN_JABATAN, Peran
from ppid.perbuatan import Pelaku
from ppid.unggahan import UnggahanBersih
from tests.factories import (
    SEHARI,
    SENIN,
    WIB,
    berkas_berkomentar,
    berkas_teks,
    informasi_terbit,
    isi_keputusan,
    kantor,
    periksa_berkas,
    permohonan_diproses,
    permohonan_diputus,
    permohonan_terdaftar,
    permohonan_tidak_lengkap,
    petugas,
    uji_konsekuensi,
)

SEJAM_LAGI = SENIN + timedelta(hours=1)
SESUDAH_BATAS = SENIN + 7 * SEHARI
KERTAS = UnggahanBersih("kertas.pdf", "application/pdf", b"%PDF-1.7 contoh")
LANGSUNG = CaraPenyerahan(cara=CaraSerah.LANGSUNG, penerima="Siti Contoh")

ISI_UJI = {
    "perihal": "Daftar hadir saksi dengan nomor telepon",
    "huruf": "i",
    "bagian_dikecualikan": "Nomor telepon saksi",
}
DIUJI = {
    "putusan": Putusan.SEBAGIAN,
    "alasan_tidak_diberikan": AlasanTidakDiberikan.MASIH_DIUJI,
    "tidak_diberikan": "Daftar hadir saksi",
}

# Tables whose rows are somebody's case; the rest is reference data.
TABEL_KASUS = [
    "permohonan.Permohonan",
    "permohonan.RiwayatPermohonan",
    "permohonan.Keputusan",
    "permohonan.Disposisi",
    "permohonan.BerkasPermohonan",
    "permohonan.Pesan",
    "permohonan.SuratPermohonan",
    "permohonan.Penyampaian",
    "permohonan.Keterlambatan",
    "permohonan.Koreksi",
    "permohonan.AnggotaHimpunan",
    "permohonan.Pergeseran",
    "permohonan.UjiPermohonan",
    "permohonan.NiatTolak",
    "permohonan.ItemSerupa",
    "permohonan.CatatanNiat",
    "dip.InformasiPublik",
    "dip.RiwayatInformasi",
    "dip.BerkasInformasi",
    "dip.Edisi",
    "dip.RiwayatEdisi",
    "dip.LangkahEdisi",
    "dip.ButirEdisi",
    "dip.UjiKonsekuensi",
    "dip.RiwayatUji",
    "dip.SuratUji",
    "keberatan.Keberatan",
    "keberatan.RiwayatKeberatan",
    "keberatan.AlasanKeberatan",
    "keberatan.Tambahan",
    "keberatan.Tanggapan",
    "keberatan.BerkasKeberatan",
    "keberatan.SuratKeberatan",
    "keberatan.PenyampaianKeberatan",
    "keberatan.Sengketa",
    "keberatan.RiwayatSengketa",
    "keberatan.BerkasSengketa",
    "keberatan.Sidang",
    "keberatan.Kehadiran",
    "keberatan.PutusanSengketa",
    "keberatan.BerkasSidang",
    "keberatan.TautanSidang",
    "keberatan.BukaanTautan",
    "ppid.Pemohon",
    "ppid.Berkas",
    "ppid.Surat",
    "ppid.OutgoingMail",
    "ppid.Penomoran",
]


class Tim:
    """One officer for each role of one office."""

    def __init__(self, satker: Satker) -> None:
        self.satker = satker
        self.petugas: dict[Peran, Pengguna] = {}

    def __getitem__(self, peran: Peran) -> Pengguna:
        if peran not in self.petugas:
            self.petugas[peran] = petugas(peran, self.satker)
        return self.petugas[peran]

    def pelaku(self, peran: Peran) -> Pelaku:
        """Who acts in that role: an officer, or the role itself for applicant and system."""
        return self[peran] if peran in PERAN_JABATAN else peran

    def terdaftar(self, **ganti: Any) -> Permohonan:
        return permohonan_terdaftar(satker=self.satker, **ganti)

    def lengkap(self) -> Permohonan:
        return permohonan_terdaftar(satker=self.satker, berkas=[(Sifat.IDENTITAS, KERTAS)])

    def tidak_lengkap(self) -> Permohonan:
        return permohonan_tidak_lengkap(oleh=self[Peran.DESK])

    def boleh_ditutup(self) -> Permohonan:
        kasus = self.tidak_lengkap()
        surat = kasus.surat.get(surat__jenis=JenisSurat.TIDAK_LENGKAP).surat
        return catat_penyampaian(kasus, surat, LANGSUNG, oleh=self[Peran.DESK], at=SEJAM_LAGI)

    def diproses(self, **ganti: Any) -> Permohonan:
        return permohonan_diproses(oleh=self[Peran.DESK], **ganti)

    def didisposisikan(self) -> Any:
        return disposisikan(
            self.diproses(),
            kepada=self[Peran.PENGHUBUNG],
            instruksi="Siapkan salinannya",
            batas=date(2026, 3, 12),
            oleh=self[Peran.DESK],
            at=SENIN,
        )

    def berjawaban(self) -> Permohonan:
        """The unit has answered with a document."""
        disposisi = jawab_disposisi(
            self.didisposisikan(), jawaban="Ada", berkas=[KERTAS], oleh=self[Peran.PENGHUBUNG], at=SENIN
        )
        return disposisi.permohonan

    def diputus(self, **ganti: Any) -> Permohonan:
        return permohonan_diputus(desk=self[Peran.DESK], ppid=self[Peran.PPID], **ganti)

    def diminta_uji(self, **ganti: Any) -> Permohonan:
        """In process, with a consequence test that the PPID has asked for because of it."""
        return minta_uji(self.diproses(**ganti), isi=ISI_UJI, oleh=self[Peran.PPID], at=SENIN)

    def dihimpun(self) -> Permohonan:
        return himpunkan(self.terdaftar(), himpunan=himpunan(self.satker), oleh=self[Peran.DESK], at=SENIN)

    def masih_diuji(self, **ganti: Any) -> Permohonan:
        """Answered for its open part, the rest still being tested."""
        return putuskan(self.diminta_uji(), isi_keputusan(**DIUJI | ganti), oleh=self[Peran.PPID], at=SEJAM_LAGI)

    def siap_susulan(self, hasil: HasilUji = HasilUji.TERBUKA, **ganti: Any) -> Permohonan:
        """The same after the test was ruled on."""
        kasus = self.masih_diuji(**ganti)
        tetapkan(kasus, hasil)
        return kasus

    def berhuruf_h(self) -> Permohonan:
        """In process where KPU RI has exempted the matter for every office, to protect a person."""
        uji_konsekuensi(kantor("00"), nasional=True)
        return self.diproses()

    def ditanyakan(self) -> Permohonan:
        """The same after that person was asked."""
        return tanya(self.berhuruf_h(), oleh=self[Peran.PPID], at=SENIN)

    def niat_tertahan(self) -> Permohonan:
        """A case whose refusal another office must hear of first."""
        uji_konsekuensi(self.satker, perihal="Rekening giro dana kampanye pasangan calon")
        terbit_di_kantor_lain()
        return self.diproses()

    def tertahan(self) -> Permohonan:
        """Answered with a file in which something was found."""
        kasus = putuskan(
            self.diproses(), isi_keputusan(), berkas=[berkas_berkomentar()], oleh=self[Peran.PPID], at=SENIN
        )
        periksa_berkas()
        return kasus

    def pelepasan_diminta(self) -> Permohonan:
        """Somebody else than those who will be tried has asked that it go out all the same."""
        kasus = self.tertahan()
        peminta = petugas(Peran.PPID, self.satker, email=f"plh@{self.satker.slug}.uji")
        return minta_pelepasan(kasus, kode=kode_hasil(kasus), alasan="Komentarnya umum", oleh=peminta, at=SENIN)

    def diusulkan(self, kasus: Permohonan | None = None, **ganti: Any) -> Permohonan:
        """Somebody else than those who will be tried proposes a correction: of the name, if nothing else is said."""
        pengusul = Pengguna.objects.filter(email=f"pengusul@{self.satker.slug}.uji").first() or petugas(
            Peran.DESK, self.satker, email=f"pengusul@{self.satker.slug}.uji"
        )
        isi = IsiKoreksi(**{"bagian": "nama", "nama": "Siti Contoh Benar", "alasan": "Salah eja"} | ganti)
        return usulkan_koreksi(kasus or self.diproses(), isi, oleh=pengusul, at=SENIN)

    def terkoreksi(self) -> Permohonan:
        """A decided case whose letters say a name that was corrected since."""
        kasus = self.diusulkan(self.diputus())
        return setujui_koreksi(kasus, koreksi=usul(kasus), oleh=self[Peran.ATASAN], at=SENIN + timedelta(hours=2))

    def surel_gagal(self) -> OutgoingMail:
        kasus = self.terdaftar()
        surel = OutgoingMail.objects.filter(case_number=kasus.nomor)
        surel.update(last_error="SMTPRecipientsRefused: x")
        return surel.get(recipient="siti@contoh.test")

    def diserahkan(self) -> Permohonan:
        return serahkan(self.diputus(), LANGSUNG, oleh=self[Peran.DESK], at=SEJAM_LAGI)


def himpunan(satker: Satker) -> Himpunan:
    """A bundle of that office, one and the same however often it is asked for."""
    isi = {"judul": "Rekapitulasi kabupaten", "oleh": Pengguna.objects.first(), "dibuat_at": SENIN}
    return Himpunan.objects.get_or_create(satker=satker, defaults=isi)[0]


def kode_hasil(kasus: Permohonan) -> str:
    """The one file that this case gives to its applicant."""
    return kasus.berkas.hasil().get().berkas.kode


def dibaca(benda) -> list[str]:
    """The requests to release files of it, as who signs has them before him."""
    return [satu.permintaan for satu in benda.berkas.tertahan()]


def usul(kasus: Permohonan) -> str:
    """The one correction of this case that waits."""
    return kasus.koreksi.menunggu().get().acuan


@dataclass(frozen=True)
class Peraga:
    """An act, a case ready for it, and how it is done."""

    siapkan: Callable[[Tim], Any]
    lakukan: Callable[..., Any]
    at: datetime = SEJAM_LAGI

    def kasus(self, benda: Any) -> Permohonan:
        if isinstance(benda, OutgoingMail):
            return Permohonan.objects.get(nomor=benda.case_number)
        return Permohonan.objects.get(pk=benda.pk if isinstance(benda, Permohonan) else benda.permohonan_id)


def tetapkan(kasus: Permohonan, hasil: HasilUji = HasilUji.DIKECUALIKAN, **ganti: Any) -> UjiKonsekuensi:
    """The test of this case ruled on, as another file tries it step by step."""
    uji = kasus.pengujian.get().uji
    dasar: dict[str, Any] = {
        "status": StatusUji.DITETAPKAN,
        "hasil": hasil,
        "penetap": kantor("00"),
        "nomor_keputusan": "7/PPID-UJI/2026",
        "tanggal_keputusan": date(2026, 3, 9),
        "konsekuensi_dibuka": "Mengungkap catatan internal.",
    }
    UjiKonsekuensi.objects.filter(pk=uji.pk).update(**dasar | ganti)
    uji.refresh_from_db()
    return uji


def terbit_di_kantor_lain(nama: str = "Rekening giro dana kampanye pasangan calon Wali Kota Serang 2024") -> Any:
    """What an office of another province publishes."""
    serang = Tim(kantor("3673"))
    return informasi_terbit(ppid=serang[Peran.PPID], atasan=serang[Peran.ATASAN], nama=nama)


def umumkan(kasus: Permohonan, **siapa: Any) -> Permohonan:
    """Every similar item read, and the difference told."""
    uji = UjiKonsekuensi.objects.get(perihal__startswith="Rekening giro")
    dibaca = serupa(kasus, uji, kasus.rincian_informasi)
    return umumkan_niat_tolak(
        kasus, uji=uji, pokok=kasus.rincian_informasi, dibaca=dibaca, perbedaan="Di sini memuat nomor pribadi", **siapa
    )


def tanya(kasus: Permohonan, nama: str = "Orang Contoh", **siapa: Any) -> Permohonan:
    """Whom letter h protects is asked for this request."""
    uji = UjiKonsekuensi.objects.filter(huruf="h").latest("pk")
    isi = {"nama": nama, "alamat": "orang@contoh.test", "rincian": "Nomor telepon"}
    return minta_persetujuan_orang(kasus, uji=uji, **isi, **siapa)


def jawab_orang(kasus: Permohonan, jawaban: str = "setuju", nama: str = "Orang Contoh", **siapa: Any) -> Permohonan:
    """He answers in writing."""
    satu = Persetujuan.objects.filter(acuan_permohonan=kasus.acuan, nama=nama).last() or Persetujuan()
    bukti = KERTAS if jawaban == "setuju" else None
    return catat_persetujuan_orang(
        kasus, persetujuan=satu, jawaban=jawaban, dijawab_pada=SENIN.date(), bukti=bukti, **siapa
    )


def susul(kasus: Permohonan, *, oleh: Pelaku, at: datetime, **ganti: Any) -> Permohonan:
    return putuskan_susulan(kasus, isi_keputusan(**ganti), sisa=kasus.pengujian.get(), oleh=oleh, at=at)


def libur_baru(tanggal: date = date(2026, 3, 11), **ganti: Any) -> Usul:
    """A staged national list of 2026 with one day more."""
    ada = HariLibur.objects.filter(tanggal__year=2026, satker=None)
    baris = [BarisLibur(h.tanggal, h.nama, h.jenis) for h in ada]
    baris = sorted([*baris, BarisLibur(tanggal, "Libur tambahan", "libur nasional")], key=lambda b: b.tanggal)
    dasar = {"tahun": 2026, "dasar": "SKB 3 Menteri (uji)", "pasti": True, "oleh": None, "at": SENIN}
    return usulkan_libur(baris, **dasar | ganti)


def _hitung_ulang(at: datetime) -> None:
    usul = libur_baru()
    kalender, jangka = keadaan_sesudah(usul)
    hitung_ulang(kalender, jangka, usul=usul, at=at)


def _tanda_bukti(kasus: Permohonan) -> Any:
    return kasus.surat.get(surat__jenis=JenisSurat.TANDA_BUKTI, surat__digantikan=None).surat


PERAGA = {
    "buka": Peraga(Tim.terdaftar, buka),
    "lihat_identitas": Peraga(Tim.terdaftar, lihat_identitas),
    "nyatakan_lengkap": Peraga(Tim.lengkap, nyatakan_lengkap),
    "nyatakan_tidak_lengkap": Peraga(
        Tim.terdaftar, lambda k, **siapa: nyatakan_tidak_lengkap(k, kekurangan="Foto KTP", **siapa)
    ),
    "lengkapi": Peraga(Tim.tidak_lengkap, lambda k, **siapa: lengkapi(k, berkas=[(Sifat.IDENTITAS, KERTAS)], **siapa)),
    "bebaskan_identitas": Peraga(
        Tim.tidak_lengkap, lambda k, **siapa: bebaskan_identitas(k, alasan="Informasinya terbuka", **siapa)
    ),
    "tetapkan_jalur": Peraga(
        Tim.terdaftar, lambda k, **siapa: tetapkan_jalur(k, jalur="pemilu", alasan="Rekapitulasi", **siapa)
    ),
    "golongkan": Peraga(Tim.terdaftar, lambda k, **siapa: golongkan(k, jenis=None, **siapa)),
    "beri_langsung": Peraga(
        Tim.tidak_lengkap,
        lambda k, **siapa: beri_langsung(k, LANGSUNG, uraian="Salinan PKPU", bentuk="hardcopy", **siapa),
    ),
    "disposisikan": Peraga(
        Tim.diproses,
        lambda k, **siapa: disposisikan(
            k,
            kepada=k.satker.penugasan.filter(peran=Peran.PENGHUBUNG).first().petugas,
            instruksi="Siapkan salinannya",
            batas=date(2026, 3, 12),
            **siapa,
        ),
    ),
    "jawab_disposisi": Peraga(
        Tim.didisposisikan, lambda d, **siapa: jawab_disposisi(d, jawaban="Ada di gudang arsip", **siapa)
    ),
    "hitamkan_berkas": Peraga(
        Tim.berjawaban,
        lambda k, **siapa: hitamkan_berkas(k, sumber=k.berkas.get().berkas, unggahan=KERTAS, **siapa),
    ),
    "himpunkan": Peraga(Tim.terdaftar, lambda k, **siapa: himpunkan(k, himpunan=himpunan(k.satker), **siapa)),
    "keluarkan_dari_himpunan": Peraga(Tim.dihimpun, keluarkan_dari_himpunan),
    "perpanjang": Peraga(
        Tim.diproses,
        lambda k, **siapa: perpanjang(k, alasan="belum_dikuasai", uraian="Menunggu kiriman kecamatan", **siapa),
    ),
    "minta_uji": Peraga(Tim.diproses, lambda k, **siapa: minta_uji(k, isi=ISI_UJI, **siapa)),
    "minta_persetujuan_orang": Peraga(Tim.berhuruf_h, tanya),
    "catat_persetujuan_orang": Peraga(Tim.ditanyakan, jawab_orang),
    "umumkan_niat_tolak": Peraga(Tim.niat_tertahan, umumkan),
    "putuskan_susulan": Peraga(Tim.siap_susulan, susul, at=SENIN + timedelta(hours=3)),
    "putuskan": Peraga(Tim.diproses, lambda k, **siapa: putuskan(k, isi_keputusan(), **siapa)),
    "serahkan": Peraga(Tim.diputus, lambda k, **siapa: serahkan(k, LANGSUNG, **siapa)),
    "konfirmasi_terima": Peraga(Tim.diputus, lambda k, *, oleh, at: konfirmasi_terima(k, at=at)),
    "ganti_berkas": Peraga(
        Tim.tertahan, lambda k, **siapa: ganti_berkas(k, kode=kode_hasil(k), unggahan=berkas_teks(), **siapa)
    ),
    "minta_pelepasan": Peraga(
        Tim.tertahan,
        lambda k, **siapa: minta_pelepasan(k, kode=kode_hasil(k), alasan="Komentarnya umum", **siapa),
    ),
    "lepaskan_berkas": Peraga(
        Tim.pelepasan_diminta, lambda k, **siapa: lepaskan_berkas(k, kode=kode_hasil(k), dibaca=dibaca(k), **siapa)
    ),
    "usulkan_koreksi": Peraga(
        Tim.diproses,
        lambda k, **siapa: usulkan_koreksi(k, IsiKoreksi(bagian="kanal", kanal="surat", alasan="Amplop"), **siapa),
    ),
    "setujui_koreksi": Peraga(Tim.diusulkan, lambda k, **siapa: setujui_koreksi(k, koreksi=usul(k), **siapa)),
    "batalkan_penutupan": Peraga(
        lambda tim: tim.diusulkan(cabut(tim.terdaftar(), oleh=Peran.PEMOHON, at=SENIN), bagian="penutupan"),
        lambda k, **siapa: batalkan_penutupan(k, koreksi=usul(k), **siapa),
    ),
    "tolak_koreksi": Peraga(
        Tim.diusulkan, lambda k, **siapa: tolak_koreksi(k, koreksi=usul(k), alasan="Sudah benar", **siapa)
    ),
    "perbaiki_surat": Peraga(
        Tim.terkoreksi,
        lambda k, **siapa: perbaiki_surat(k, surat=_tanda_bukti(k).acuan, **siapa),
        at=SENIN + timedelta(hours=3),
    ),
    "catat_penyampaian": Peraga(
        Tim.terdaftar, lambda k, **siapa: catat_penyampaian(k, _tanda_bukti(k), LANGSUNG, **siapa)
    ),
    "catat_nomor_kantor": Peraga(
        Tim.terdaftar, lambda k, **siapa: catat_nomor_kantor(k, _tanda_bukti(k), nomor_agenda="8/HK.03.1/2026", **siapa)
    ),
    "kirim_pesan": Peraga(Tim.terdaftar, lambda k, **siapa: kirim_pesan(k, teks="Apakah sudah ada?", **siapa)),
    "tutup": Peraga(Tim.diserahkan, tutup),
    "tutup_tidak_lengkap": Peraga(Tim.boleh_ditutup, tutup_tidak_lengkap, at=SESUDAH_BATAS),
    "laporkan_belum_dibuka": Peraga(Tim.terdaftar, lambda k, *, oleh, at: laporkan_belum_dibuka(k, at=at)),
    "nyatakan_lewat": Peraga(
        Tim.diproses, lambda k, *, oleh, at: nyatakan_lewat(k, at=at), at=datetime(2026, 3, 31, 8, tzinfo=WIB)
    ),
    "buka_kembali": Peraga(Tim.diputus, lambda k, **siapa: buka_kembali(k, batas=date(2026, 4, 17), **siapa)),
    "perintahkan": Peraga(Tim.diproses, lambda k, **siapa: perintahkan(k, batas=date(2026, 4, 17), **siapa)),
    "hitung_ulang": Peraga(Tim.diproses, lambda k, *, oleh, at: _hitung_ulang(at)),
    "catat_keterlambatan": Peraga(
        Tim.terdaftar,
        lambda k, **siapa: catat_keterlambatan(
            k, langkah="kelengkapan", sebab="baru_diketahui", uraian="Baru terbaca hari ini", **siapa
        ),
        at=SESUDAH_BATAS,
    ),
    "tangani_surel": Peraga(Tim.surel_gagal, lambda s, **siapa: tangani_surel(s, cara=Handling.CALLED, **siapa)),
    "cabut": Peraga(Tim.terdaftar, lambda k, **siapa: cabut(k, formulir=KERTAS, **siapa)),
}
# The applicant's own word, or the system's: takes no `oleh`.
TANPA_PELAKU = {"konfirmasi_terima", "laporkan_belum_dibuka", "nyatakan_lewat", "hitung_ulang"}
# Done on every open case at once; what they do with one in another status is tried in their own file.
MASSAL = {"hitung_ulang"}


def isi_basis_data() -> dict[str, tuple[int, str]]:
    """Of every table of cases how many rows it has, and a digest of all of them."""
    tabel = [apps.get_model(nama)._meta.db_table for nama in TABEL_KASUS]
    hitung = (
        f"SELECT '{t}', count(*), coalesce(md5(string_agg(b::text, E'\\n' ORDER BY b.id)), '') FROM {t} b"
        for t in tabel
    )
    with connection.cursor() as kursor:
        kursor.execute(" UNION ALL ".join(hitung))
        return {nama: (banyak, sidik) for nama, banyak, sidik in kursor.fetchall()}


@contextmanager
def tanpa_bekas() -> Iterator[None]:
    """What happens inside leaves no row, changes none and consumes no number."""
    sebelum = isi_basis_data()
    yield
    assert isi_basis_data() == sebelum


@contextmanager
def ditolak(pesan: str) -> Iterator[None]:
    """What happens inside is refused with these words and leaves nothing behind."""
    with tanpa_bekas(), pytest.raises(AturanDilanggar, match=pesan):
        yield


def peristiwa(kasus: Permohonan) -> list[tuple[str, str, str, str]]:
    """The history of a case: act, from, to, in which role."""
    return [(baris.aksi, baris.dari, baris.ke, baris.peran) for baris in kasus.riwayat.all()]


def terakhir(kasus: Permohonan) -> Any:
    """The latest row of a case's history."""
    return kasus.riwayat.last()


def surat_kasus(kasus: Permohonan) -> list[str]:
    """Which letters a case has, in order of issue."""
    return list(kasus.surat.values_list("surat__jenis", flat=True))


def kunci_surel(kasus: Permohonan) -> list[str]:
    """Which events of a case were mailed, in order of deposit."""
    kunci = apps.get_model("ppid.OutgoingMail").objects.filter(case_number=kasus.nomor).order_by("pk")
    return [k.split(":")[0] for k in kunci.values_list("key", flat=True)]


def tim_lain() -> Tim:
    """The officers of another office."""
    return Tim(kantor("3506"))
