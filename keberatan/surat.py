"""Which act issues which letter of an objection, and what each letter says."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.conf import settings
from django.urls import reverse

from keberatan.alasan import HURUF, Alasan
from keberatan.komisi import komisi_informasi
from keberatan.models import AlasanKeberatan, Keberatan, SuratKeberatan, Tanggapan
from keberatan.waktu import batas_komisi
from permohonan.hak import BatasKeberatan
from permohonan.models import Permohonan
from permohonan.putusan import Kanal
from permohonan.surat import jangka_berlaku
from ppid.kalender import Kalender
from ppid.models import JenisSurat, Pemohon, Pengguna, Satker, Surat
from ppid.peran import Peran
from ppid.surat import kop, penandatangan, terbitkan


def _pihak(pengaju: Pemohon) -> dict[str, str]:
    """The objector and his proxy as letters name them; the identity number only masked."""
    return {
        "nama": pengaju.nama,
        "instansi": pengaju.instansi,
        "alamat": pengaju.alamat,
        "pekerjaan": pengaju.sebutan_pekerjaan,
        "telepon": pengaju.telepon,
        "kontak": pengaju.kontak,
        "nama_kuasa": pengaju.nama_kuasa,
        "alamat_kuasa": pengaju.alamat_kuasa,
        "pekerjaan_kuasa": pengaju.pekerjaan_kuasa,
        "telepon_kuasa": pengaju.telepon_kuasa,
    }


def _perkara(kasus: Keberatan) -> dict[str, Any]:
    setempat = kasus.satker.waktu_setempat(kasus.diterima_at)
    return {
        "nomor_keberatan": kasus.nomor,
        "nomor_pendaftaran": kasus.permohonan.nomor if kasus.permohonan else "",
        "diterima": setempat.date().isoformat(),
        "jam_diterima": f"{setempat:%H.%M} {kasus.satker.singkatan_zona}",
        "kanal": "laman layanan informasi" if kasus.kanal == Kanal.LAMAN else kasus.get_kanal_display(),
        "jalur": kasus.jalur,
        "rincian_informasi": kasus.rincian_informasi,
        "tujuan_penggunaan": kasus.tujuan_penggunaan,
        "alasan": list(kasus.alasan.values_list("alasan", flat=True)),
        "jatuh_tempo": kasus.jatuh_tempo.isoformat(),
        "jatuh_tempo_sementara": kasus.jatuh_tempo_sementara,
        "batas_pengajuan": kasus.batas_pengajuan.isoformat() if kasus.batas_pengajuan else "",
        "lewat_batas": kasus.lewat_batas,
        "terlalu_dini": kasus.terlalu_dini,
    }


def pilihan_alasan(dipilih: list[str]) -> list[dict[str, Any]]:
    """The eight printed lines of Model PPID-F in their order, ticked or not."""
    return [{"teks": alasan.label, "huruf": HURUF[alasan], "ya": alasan in dipilih} for alasan in Alasan]


def _konteks(kasus: Keberatan, *, at: datetime, oleh: Pengguna | None, penanda_tangan: Peran) -> dict[str, Any]:
    """What every letter of an objection knows."""
    perkara = _perkara(kasus)
    return {
        "pihak": _pihak(kasus.pengaju),
        "perkara": perkara,
        "pilihan_alasan": pilihan_alasan(perkara["alasan"]),
        "jangka": jangka_berlaku(kasus.jalur, pada=kasus.diterima_pada),
        "komisi": komisi_informasi(kasus.satker),
        "penandatangan": penandatangan(kasus.satker, penanda_tangan, at=at, oleh=oleh),
    }


def _terbitkan(
    jenis: JenisSurat,
    kasus: Keberatan,
    *,
    at: datetime,
    oleh: Pengguna | None = None,
    penanda_tangan: Peran = Peran.DESK,
    **isi: Any,
) -> Surat:
    surat = terbitkan(
        jenis,
        satker=kasus.satker,
        nomor=kasus.nomor,
        tanggal=kasus.satker.hari_ini(at),
        konteks=_konteks(kasus, at=at, oleh=oleh, penanda_tangan=penanda_tangan) | isi,
        oleh=oleh,
        at=at,
    )
    SuratKeberatan.objects.create(keberatan=kasus, surat=surat)
    return surat


def terbitkan_pernyataan(kasus: Keberatan, *, at: datetime) -> Surat:
    """Model PPID-F, surat pernyataan keberatan dengan hari tanggapan yang dijanjikan.

    Dasar: Keputusan KPU Kabupaten Bengkayang 11/2022 Lampiran Model PPID-F.
    """
    cerita = [kasus.kasus_posisi, *kasus.tambahan.values_list("kasus_posisi", flat=True)]
    return _terbitkan(JenisSurat.PPID_F, kasus, at=at, oleh=kasus.dicatat_oleh, kasus_posisi="\n\n".join(cerita))


def konsep_pernyataan(permohonan: Permohonan, *, alasan: list[str], at: datetime) -> dict[str, Any]:
    """Isi Model PPID-F yang belum diajukan, terisi dari permohonannya, untuk dicetak dan ditandatangani.

    Dasar: Keputusan KPU Kabupaten Bengkayang 11/2022 Lampiran Model PPID-F.
    """
    satker: Satker = permohonan.satker
    return {
        "kop": kop(satker),
        "konsep": True,
        "tanggal": "",
        "pihak": _pihak(permohonan.pemohon),
        "perkara": {
            "nomor_keberatan": "",
            "nomor_pendaftaran": permohonan.nomor,
            "tujuan_penggunaan": permohonan.tujuan_penggunaan,
            "jatuh_tempo": "",
        },
        "pilihan_alasan": pilihan_alasan(alasan),
        "jangka": jangka_berlaku(permohonan.jalur, pada=satker.hari_ini(at)),
        "penandatangan": {"nama": ""},
    }


def terbitkan_tanda_bukti(kasus: Keberatan, *, kode: str, kalender: Kalender, at: datetime) -> Surat:
    """Tanda Bukti Keberatan dengan nomor registrasi, kode lacak, dan hari tanggapan.

    Dasar: Keputusan KPU Kabupaten Bengkayang 11/2022 Bab II.B angka 2 huruf e.
    """
    penjelasan = kasus.jangka.penjelasan(kalender, kasus.diterima_pada)
    return _terbitkan(
        JenisSurat.TANDA_KEBERATAN,
        kasus,
        at=at,
        oleh=kasus.dicatat_oleh,
        kode=kode,
        hitungan={
            "jumlah": kasus.jangka.jumlah,
            "dasar": kasus.jangka.dasar,
            "dilewati": [
                {"tanggal": hari.tanggal.isoformat(), "nama": hari.nama}
                for hari in penjelasan.dilewati
                if hari.tanggal.weekday() < 5
            ],
        },
        tautan_status=settings.SITUS + reverse("permohonan:cek", args=[kasus.satker.slug]),
    )


def _batas(batas: BatasKeberatan) -> dict[str, Any]:
    return {
        "tanggal": batas.tanggal.isoformat(),
        "sebaiknya": batas.sebaiknya.isoformat(),
        "berbeda": batas.berbeda,
        "jumlah": batas.jumlah,
        "sementara": batas.sementara,
    }


def _isi_tanggapan(
    kasus: Keberatan, tanggapan: Tanggapan, alasan: Iterable[AlasanKeberatan], *, kalender: Kalender, at: datetime
) -> dict[str, Any]:
    batas = batas_komisi(kasus, kalender, pada=kasus.satker.hari_ini(at))
    assert batas is not None
    return {
        "putusan": [
            {
                "alasan": satu.get_alasan_display(),
                "huruf": satu.huruf,
                "hasil": satu.hasil,
                "nama_hasil": satu.get_hasil_display(),
                "pertimbangan": satu.pertimbangan,
            }
            for satu in alasan
        ],
        "hasil": kasus.hasil,
        "nama_hasil": kasus.get_hasil_display(),
        "pertimbangan": tanggapan.pertimbangan,
        "perintah": tanggapan.perintah,
        "batas_perintah": tanggapan.batas_perintah.isoformat() if tanggapan.batas_perintah else "",
        "informasi_dibuka": tanggapan.informasi_dibuka,
        "batas_komisi": _batas(batas),
    }


def konteks_tanggapan(
    kasus: Keberatan,
    tanggapan: Tanggapan,
    alasan: Iterable[AlasanKeberatan],
    *,
    kalender: Kalender,
    oleh: Pengguna,
    at: datetime,
) -> dict[str, Any]:
    """Isi surat tanggapan yang belum terbit.

    Dasar: UU 14/2008 Pasal 36 ayat (2).
    """
    dasar = {"kop": kop(kasus.satker), "nomor": kasus.nomor, "tanggal": kasus.satker.hari_ini(at).isoformat()}
    isi = _isi_tanggapan(kasus, tanggapan, alasan, kalender=kalender, at=at)
    return dasar | _konteks(kasus, at=at, oleh=oleh, penanda_tangan=Peran.ATASAN) | isi


def terbitkan_tanggapan(
    kasus: Keberatan, tanggapan: Tanggapan, *, kalender: Kalender, oleh: Pengguna, at: datetime
) -> Surat:
    """Surat tanggapan Atasan PPID, putusan tiap alasan, dan haknya ke Komisi Informasi.

    Dasar: UU 14/2008 Pasal 36 ayat (2) dan ayat (3).
    """
    isi = _isi_tanggapan(kasus, tanggapan, kasus.alasan.all(), kalender=kalender, at=at)
    return _terbitkan(JenisSurat.TANGGAPAN, kasus, at=at, oleh=oleh, penanda_tangan=Peran.ATASAN, **isi)


def terbitkan_hak_komisi(kasus: Keberatan, *, kalender: Kalender, oleh: Pengguna | None, at: datetime) -> Surat:
    """Pemberitahuan hak mengajukan sengketa ke Komisi Informasi, dengan hari terakhirnya.

    Dasar: UU 14/2008 Pasal 37 ayat (2); Keputusan KPU Kabupaten Bengkayang 11/2022 Bab II.B angka 2 huruf i.
    """
    batas = batas_komisi(kasus, kalender, pada=kasus.satker.hari_ini(at))
    assert batas is not None
    return _terbitkan(
        JenisSurat.HAK_KOMISI,
        kasus,
        at=at,
        oleh=oleh,
        ditanggapi=kasus.satker.hari_ini(kasus.ditanggapi_at).isoformat() if kasus.ditanggapi_at else "",
        batas_komisi=_batas(batas),
    )
