"""Each act on an objection and on a dispute with a case ready for it. All people are invented."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from keberatan.models import JenisSidang, Keberatan, Sengketa
from keberatan.perbuatan.keterlambatan import catat_keterlambatan
from keberatan.perbuatan.pelaksanaan import catat_pelaksanaan
from keberatan.perbuatan.pelepasan_penahanan import lepas_penahanan, minta_lepas_penahanan
from keberatan.perbuatan.pelewatan import nyatakan_lewat
from keberatan.perbuatan.pemeriksaan_identitas import lihat_identitas
from keberatan.perbuatan.penambahan import tambahkan
from keberatan.perbuatan.penanganan_surel import tangani_surel
from keberatan.perbuatan.pencabutan import cabut
from keberatan.perbuatan.pencatatan_surat import catat_nomor_kantor
from keberatan.perbuatan.pendaftaran import IsianKeberatan
from keberatan.perbuatan.pendaftaran_sengketa import daftarkan_sengketa
from keberatan.perbuatan.penerusan import teruskan_ke_atasan, teruskan_ke_ppid
from keberatan.perbuatan.pengajuan import ajukan
from keberatan.perbuatan.penghitungan_ulang import hitung_ulang
from keberatan.perbuatan.penutupan import tutup
from keberatan.perbuatan.penyampaian import catat_penyampaian
from keberatan.perbuatan.pernyataan_sikap import nyatakan_sikap
from keberatan.perbuatan.persidangan import catat_hasil_sidang, jadwalkan_sidang, tunjuk_hadir
from keberatan.perbuatan.putusan import (
    IsiPutusan,
    catat_gugatan,
    catat_kasasi,
    catat_pelaksanaan_putusan,
    catat_pencabutan_sengketa,
    catat_putusan_kasasi,
    catat_putusan_komisi,
    catat_putusan_pengadilan,
    tutup_sengketa,
)
from keberatan.perbuatan.tanggapan import IsiTanggapan, tanggapi
from permohonan.models import Permohonan
from permohonan.putusan import Putusan
from ppid.models import Handling, JenisSurat, OutgoingMail
from ppid.penetapan import keadaan_sesudah
from ppid.peran import Peran
from tests.factories import SENIN, WIB, isi_keputusan, uji_konsekuensi
from tests.perbuatan.peraga import KERTAS, LANGSUNG, Tim, libur_baru

# The request is refused on Monday 9 March 2026, the objection comes on the next day.
DIAJUKAN = SENIN + timedelta(days=1)
DITANGGAPI = SENIN + timedelta(days=8)
SESUDAH_LEWAT = datetime(2026, 5, 4, 9, tzinfo=WIB)
DI_KOMISI = datetime(2026, 4, 1, 9, tzinfo=WIB)
BATAS_PERINTAH = date(2026, 4, 10)


def isian(**ganti: Any) -> IsianKeberatan:
    dasar: dict[str, Any] = {"alasan": ["ditolak"], "kasus_posisi": "Permohonan saya ditolak tanpa alasan yang jelas."}
    return IsianKeberatan(**dasar | ganti)


def isian_tanpa_permohonan(**ganti: Any) -> IsianKeberatan:
    dasar: dict[str, Any] = {
        "alasan": ["berkala"],
        "nama": "Budi Contoh",
        "alamat": "Jl. Contoh No. 2, Jombang",
        "email": "budi@contoh.test",
        "rincian_informasi": "Laporan keuangan 2025 yang sudah diaudit",
    }
    return isian(**dasar | ganti)


def keberatan_diajukan(permohonan: Permohonan, *, at: datetime = DIAJUKAN, **ganti: Any) -> Keberatan:
    """Filed online about a request."""
    isi = isian(**ganti)
    return ajukan(isi, satker=permohonan.satker, permohonan=permohonan, token=secrets.token_hex(16), at=at)


def isi_tanggapan(kasus: Keberatan, hasil: str = "dikabulkan", **ganti: Any) -> IsiTanggapan:
    """The same outcome for every ground."""
    alasan = [satu.alasan for satu in kasus.alasan.all()]
    dasar: dict[str, Any] = {
        "hasil": dict.fromkeys(alasan, hasil),
        "pertimbangan": dict.fromkeys(alasan, "Uji konsekuensinya masih berlaku."),
    }
    if hasil in {"dikabulkan", "sebagian"}:
        dasar |= {"perintah": "Berikan salinannya.", "batas_perintah": BATAS_PERINTAH}
    return IsiTanggapan(**dasar | ganti)


class TimKeberatan(Tim):
    """The officers of one office, with cases that reached an objection or a dispute."""

    def ditolak(self, at: datetime = SENIN, **ganti: Any) -> Permohonan:
        uji = uji_konsekuensi(self.satker)
        isi = isi_keputusan(
            putusan=Putusan.DITOLAK,
            diberikan="",
            bentuk="",
            waktu_penyediaan=None,
            tidak_diberikan="NIK dan alamat pelamar",
            uji=uji,
        )
        return self.diputus(isi=isi, at=at, **ganti)

    def keberatan(self, **ganti: Any) -> Keberatan:
        return keberatan_diajukan(self.ditolak(), **ganti)

    def kabar_gagal(self) -> Keberatan:
        """The mail with the receipt did not arrive."""
        kasus = self.keberatan()
        OutgoingMail.objects.filter(key=f"keberatan-tanda:{kasus.pk}").update(last_error="SMTPRecipientsRefused: x")
        return kasus

    def tanpa_permohonan(self, **ganti: Any) -> Keberatan:
        isi = isian_tanpa_permohonan(**ganti)
        return ajukan(isi, satker=self.satker, permohonan=None, token=secrets.token_hex(16), at=DIAJUKAN)

    def berkuasa(self) -> Keberatan:
        return self.keberatan(nama_kuasa="Advokat Contoh", surat_kuasa_diperlihatkan=True)

    def di_ppid(self) -> Keberatan:
        return teruskan_ke_ppid(self.keberatan(), oleh=self[Peran.DESK], at=DIAJUKAN)

    def di_atasan(self) -> Keberatan:
        return teruskan_ke_atasan(self.di_ppid(), pandangan="Masih diuji", oleh=self[Peran.PPID], at=DIAJUKAN)

    def ditanggapi(self, hasil: str = "dikabulkan", **ganti: Any) -> Keberatan:
        kasus = self.di_atasan()
        return tanggapi(kasus, isi_tanggapan(kasus, hasil, **ganti), oleh=self[Peran.ATASAN], at=DITANGGAPI)

    def sampai(self, kasus: Keberatan) -> Keberatan:
        """The mail with the answer was accepted."""
        OutgoingMail.objects.filter(key=f"keberatan-tanggapan:{kasus.pk}").update(sent_at=DITANGGAPI)
        return kasus

    def ditolak_atasan(self) -> Keberatan:
        return self.sampai(self.ditanggapi("ditolak"))

    def diperintah(self) -> Keberatan:
        """Upheld, and the request has its second answer."""
        kasus = self.sampai(self.ditanggapi())
        from permohonan.perbuatan.keputusan import putuskan

        putuskan(
            kasus.permohonan,
            isi_keputusan(waktu_penyediaan=BATAS_PERINTAH),
            oleh=self[Peran.PPID],
            at=DITANGGAPI + timedelta(days=1),
        )
        return kasus

    def sengketa(self) -> Sengketa:
        kasus = self.ditolak_atasan()
        return daftarkan_sengketa(
            kasus,
            nomor_register=f"{kasus.urut:03d}/III/KI-JATIM/2026",
            didaftarkan_pada=date(2026, 3, 25),
            oleh=self[Peran.PPID],
            at=DI_KOMISI,
        )

    def bersidang(self) -> Sengketa:
        return jadwalkan_sidang(
            self.sengketa(),
            jenis=JenisSidang.MEDIASI,
            waktu=DI_KOMISI + timedelta(days=7),
            tempat="Kantor Komisi Informasi",
            oleh=self[Peran.PPID],
            at=DI_KOMISI,
        )

    def diputus_komisi(self) -> Sengketa:
        return catat_putusan_komisi(self.sengketa(), putusan(), oleh=self[Peran.PPID], at=SESUDAH_LEWAT)

    def di_pengadilan(self) -> Sengketa:
        return catat_gugatan(self.diputus_komisi(), **GUGATAN, oleh=self[Peran.PPID], at=SESUDAH_LEWAT)

    def diputus_pengadilan(self) -> Sengketa:
        isi = putusan(nomor="7/G/2026")
        return catat_putusan_pengadilan(self.di_pengadilan(), isi, oleh=self[Peran.PPID], at=SESUDAH_LEWAT)

    def di_kasasi(self) -> Sengketa:
        return catat_kasasi(self.diputus_pengadilan(), **KASASI, oleh=self[Peran.PPID], at=SESUDAH_LEWAT)

    def selesai(self) -> Sengketa:
        return tutup_sengketa(self.diputus_komisi(), oleh=self[Peran.PPID], at=SESUDAH_LEWAT)

    def diusulkan_lepas(self) -> Sengketa:
        kasus = self.selesai()
        return minta_lepas_penahanan(kasus, alasan="Sudah tuntas", oleh=self[Peran.PPID], at=SESUDAH_LEWAT)


def putusan(**ganti: Any) -> IsiPutusan:
    dasar: dict[str, Any] = {
        "hasil": "ditolak",
        "nomor": "12/PTSN/2026",
        "tanggal": date(2026, 4, 27),
        "diterima_pada": date(2026, 4, 29),
        "amar": "Menolak permohonan pemohon.",
    }
    return IsiPutusan(**dasar | ganti)


GUGATAN: dict[str, Any] = {
    "pengadilan": "PTUN Surabaya",
    "nomor": "7/G/KI/2026",
    "pada": date(2026, 4, 27),
    "pihak": "pemohon",
}
KASASI: dict[str, Any] = {"nomor": "88 K/TUN/KI/2026", "pada": date(2026, 4, 29), "pihak": "kantor"}


@dataclass(frozen=True)
class Peraga:
    """An act, a case ready for it, and how it is done."""

    siapkan: Callable[[TimKeberatan], Any]
    lakukan: Callable[..., Any]
    at: datetime = DIAJUKAN


def _tambahkan(kasus: Keberatan, **siapa: Any) -> Keberatan:
    return tambahkan(
        kasus,
        alasan=["terlambat"],
        kasus_posisi="Lagi pula terlambat.",
        token=secrets.token_hex(8),
        diterima_at=siapa["at"],
        **siapa,
    )


def _hitung_ulang(at: datetime) -> None:
    usul = libur_baru()
    kalender, jangka = keadaan_sesudah(usul)
    hitung_ulang(kalender, jangka, usul=usul, at=at)


def _surat(kasus: Keberatan) -> Any:
    return kasus.surat.get(surat__jenis=JenisSurat.PPID_F).surat


def _kabar(kasus: Keberatan) -> OutgoingMail:
    return OutgoingMail.objects.gagal().get(case_number=kasus.nomor, topic="keberatan-tanda")


PERAGA = {
    "tambahkan": Peraga(TimKeberatan.keberatan, _tambahkan),
    "teruskan_ke_ppid": Peraga(TimKeberatan.keberatan, teruskan_ke_ppid),
    "teruskan_ke_atasan": Peraga(TimKeberatan.di_ppid, teruskan_ke_atasan),
    "tanggapi": Peraga(TimKeberatan.di_atasan, lambda k, **siapa: tanggapi(k, isi_tanggapan(k), **siapa)),
    "hitung_ulang": Peraga(TimKeberatan.keberatan, lambda k, *, oleh, at: _hitung_ulang(at)),
    "nyatakan_lewat": Peraga(TimKeberatan.keberatan, lambda k, *, oleh, at: nyatakan_lewat(k, at=at), at=SESUDAH_LEWAT),
    "lihat_identitas": Peraga(TimKeberatan.keberatan, lihat_identitas),
    "catat_penyampaian": Peraga(
        TimKeberatan.keberatan, lambda k, **siapa: catat_penyampaian(k, _surat(k), LANGSUNG, **siapa)
    ),
    "tangani_surel": Peraga(
        TimKeberatan.kabar_gagal, lambda k, **siapa: tangani_surel(_kabar(k), cara=Handling.WHATSAPP, **siapa)
    ),
    "catat_nomor_kantor": Peraga(
        TimKeberatan.keberatan,
        lambda k, **siapa: catat_nomor_kantor(k, _surat(k), nomor_agenda="9/HK.03.1/2026", **siapa),
    ),
    "catat_keterlambatan": Peraga(
        TimKeberatan.keberatan,
        lambda k, **siapa: catat_keterlambatan(k, sebab="beban_tahapan", uraian="Tahapan berjalan", **siapa),
        at=SESUDAH_LEWAT,
    ),
    "catat_pelaksanaan": Peraga(
        TimKeberatan.diperintah,
        lambda k, **siapa: catat_pelaksanaan(k, uraian="Salinan sudah diberikan", **siapa),
        at=DITANGGAPI + timedelta(days=2),
    ),
    "nyatakan_sikap": Peraga(
        TimKeberatan.ditanggapi, lambda k, **siapa: nyatakan_sikap(k, sikap="menerima", **siapa), at=DITANGGAPI
    ),
    "tutup": Peraga(TimKeberatan.ditolak_atasan, tutup, at=DITANGGAPI),
    "cabut": Peraga(TimKeberatan.keberatan, lambda k, **siapa: cabut(k, formulir=KERTAS, **siapa)),
}

PERAGA_SENGKETA = {
    "jadwalkan_sidang": Peraga(
        TimKeberatan.sengketa,
        lambda k, **siapa: jadwalkan_sidang(k, jenis="ajudikasi", waktu=SESUDAH_LEWAT, tempat="Daring", **siapa),
        at=DI_KOMISI,
    ),
    "tunjuk_hadir": Peraga(
        TimKeberatan.bersidang,
        lambda k, **siapa: tunjuk_hadir(
            k,
            sidang=k.sidang.get(),
            petugas=k.satker.penugasan.filter(peran=Peran.PPID).first().petugas,
            nomor_surat_kuasa="3/SK/2026",
            **siapa,
        ),
        at=DI_KOMISI,
    ),
    "catat_hasil_sidang": Peraga(
        TimKeberatan.bersidang,
        lambda k, **siapa: catat_hasil_sidang(k, sidang=k.sidang.get(), hasil="Mediasi gagal", **siapa),
        at=SESUDAH_LEWAT,
    ),
    "catat_putusan_komisi": Peraga(
        TimKeberatan.sengketa, lambda k, **siapa: catat_putusan_komisi(k, putusan(), **siapa), at=SESUDAH_LEWAT
    ),
    "catat_gugatan": Peraga(
        TimKeberatan.diputus_komisi, lambda k, **siapa: catat_gugatan(k, **GUGATAN, **siapa), at=SESUDAH_LEWAT
    ),
    "catat_putusan_pengadilan": Peraga(
        TimKeberatan.di_pengadilan,
        lambda k, **siapa: catat_putusan_pengadilan(k, putusan(nomor="7/G"), **siapa),
        at=SESUDAH_LEWAT,
    ),
    "catat_kasasi": Peraga(
        TimKeberatan.diputus_pengadilan, lambda k, **siapa: catat_kasasi(k, **KASASI, **siapa), at=SESUDAH_LEWAT
    ),
    "catat_putusan_kasasi": Peraga(
        TimKeberatan.di_kasasi,
        lambda k, **siapa: catat_putusan_kasasi(
            k, putusan(nomor="88 K", tanggal=date(2026, 5, 1), diterima_pada=date(2026, 5, 4)), **siapa
        ),
        at=SESUDAH_LEWAT,
    ),
    "catat_pelaksanaan_putusan": Peraga(
        TimKeberatan.diputus_komisi,
        lambda k, **siapa: catat_pelaksanaan_putusan(
            k, tingkat="komisi", dilaksanakan_pada=date(2026, 5, 4), uraian="Diserahkan", **siapa
        ),
        at=SESUDAH_LEWAT,
    ),
    "catat_pencabutan_sengketa": Peraga(
        TimKeberatan.sengketa,
        lambda k, **siapa: catat_pencabutan_sengketa(k, alasan="Penetapan KI", **siapa),
        at=DI_KOMISI,
    ),
    "tutup_sengketa": Peraga(TimKeberatan.diputus_komisi, tutup_sengketa, at=SESUDAH_LEWAT),
    "minta_lepas_penahanan": Peraga(
        TimKeberatan.selesai,
        lambda k, **siapa: minta_lepas_penahanan(k, alasan="Sudah tuntas", **siapa),
        at=SESUDAH_LEWAT,
    ),
    "lepas_penahanan": Peraga(TimKeberatan.diusulkan_lepas, lepas_penahanan, at=SESUDAH_LEWAT),
}
