"""Which act issues which letter, and what each letter says."""

from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.db.models import Case, Q, When
from django.urls import reverse

from permohonan.models import Keputusan, Penyampaian, Permohonan, SuratPermohonan
from permohonan.putusan import MEMBERI, Kanal
from ppid.galat import AturanDilanggar
from ppid.kalender import AKHIR_PEKAN, Kalender
from ppid.models import (
    DasarHukum,
    HariLibur,
    Jalur,
    JangkaWaktu,
    JenisSurat,
    LangkahWaktu,
    Pengguna,
    Satker,
    Surat,
    Tarif,
)
from ppid.peran import Peran
from ppid.surat import penandatangan, terbitkan
from ppid.tenggat import hari_kerja_sampai


def _pihak(permohonan: Permohonan) -> dict[str, str]:
    """The applicant as letters name him; the identity number only masked."""
    pemohon = permohonan.pemohon
    return {
        "nama": pemohon.nama,
        "jenis": pemohon.get_jenis_display(),
        "jenis_identitas": pemohon.get_jenis_identitas_display(),
        "identitas": pemohon.identitas_samar,
        "instansi": pemohon.instansi,
        "alamat": pemohon.alamat,
        "pekerjaan": pemohon.sebutan_pekerjaan,
        "telepon": pemohon.telepon,
        "email": pemohon.email,
        "kontak": pemohon.kontak,
        "nama_kuasa": pemohon.nama_kuasa,
    }


def _perkara(permohonan: Permohonan) -> dict[str, Any]:
    setempat = permohonan.satker.waktu_setempat(permohonan.diterima_at)
    return {
        "nomor_pendaftaran": permohonan.nomor,
        "diterima": setempat.date().isoformat(),
        "jam_diterima": f"{setempat:%H.%M} {permohonan.satker.singkatan_zona}",
        # "Laman ini" means nothing on paper.
        "kanal": "laman layanan informasi" if permohonan.kanal == Kanal.LAMAN else permohonan.get_kanal_display(),
        "jalur": permohonan.jalur,
        "nama_jalur": permohonan.get_jalur_display(),
        "rincian_informasi": permohonan.rincian_informasi,
        "tujuan_penggunaan": permohonan.tujuan_penggunaan,
        "cara_akses": permohonan.cara_akses,
        "bentuk": permohonan.bentuk,
        "cara_memperoleh": permohonan.cara_memperoleh,
        "nama_cara_memperoleh": permohonan.get_cara_memperoleh_display(),
        "jatuh_tempo": permohonan.jatuh_tempo.isoformat(),
        "jatuh_tempo_sementara": permohonan.jatuh_tempo_sementara,
    }


def jangka_berlaku(jalur: str, *, pada: date) -> dict[str, int]:
    """Days of every step as in force on that day; what the election track leaves open is as ordinary."""
    baris = JangkaWaktu.objects.filter(
        Q(berlaku_sampai=None) | Q(berlaku_sampai__gte=pada),
        jalur__in={Jalur.UMUM, jalur},
        berlaku_dari__lte=pada,
    ).order_by(Case(When(jalur=Jalur.UMUM, then=0), default=1), "berlaku_dari")
    return dict(baris.values_list("langkah", "jumlah"))


def _hitungan(permohonan: Permohonan, kalender: Kalender) -> dict[str, Any] | None:
    """Why the due date is that day: the rule, and the days off that were skipped besides weekends."""
    jangka = permohonan.jangka
    if jangka is None:
        return None
    akhir_pekan = set(AKHIR_PEKAN.values())
    return {
        "jumlah": jangka.jumlah,
        "dasar": jangka.dasar,
        "dilewati": [
            {"tanggal": hari.tanggal.isoformat(), "nama": hari.nama}
            for hari in jangka.penjelasan(kalender, permohonan.diterima_pada).dilewati
            if hari.nama not in akhir_pekan
        ],
    }


def _terbitkan(
    jenis: JenisSurat,
    permohonan: Permohonan,
    *,
    at: datetime,
    oleh: Pengguna | None = None,
    penanda_tangan: Peran = Peran.PPID,
    **isi: Any,
) -> Surat:
    satker = permohonan.satker
    surat = terbitkan(
        jenis,
        satker=satker,
        nomor=permohonan.nomor,
        tanggal=satker.hari_ini(at),
        konteks={
            "pihak": _pihak(permohonan),
            "perkara": _perkara(permohonan),
            "jangka": jangka_berlaku(permohonan.jalur, pada=permohonan.diterima_pada),
            "penandatangan": penandatangan(satker, penanda_tangan, at=at, oleh=oleh),
            **isi,
        },
        oleh=oleh,
        at=at,
    )
    SuratPermohonan.objects.create(permohonan=permohonan, surat=surat)
    return surat


def daftar_tarif(satker: Satker, *, pada: date) -> list[str]:
    """The office's tariffs of that day, each with the decree that sets it."""
    baris = Tarif.objects.filter(satker=satker).berlaku(pada)
    return [f"{t.uraian}: Rp{t.biaya:,.0f} per {t.satuan} ({t.nomor_sk})".replace(",", ".") for t in baris]


def terbitkan_formulir(permohonan: Permohonan, *, at: datetime) -> Surat:
    """Model PPID-B, rangkap dua, hak pemohon di halaman belakang.

    Dasar: Keputusan KPU Kabupaten Bengkayang 11/2022 Lampiran Model PPID-B.
    """
    return _terbitkan(
        JenisSurat.PPID_B,
        permohonan,
        at=at,
        oleh=permohonan.dicatat_oleh,
        penanda_tangan=Peran.DESK,
        tarif=daftar_tarif(permohonan.satker, pada=permohonan.satker.hari_ini(at)),
    )


def terbitkan_tanda_bukti(permohonan: Permohonan, *, kode: str, kalender: Kalender, at: datetime) -> Surat:
    """Tanda Bukti Permohonan Informasi dengan nomor pendaftaran dan kode lacak.

    Dasar: UU 14/2008 Pasal 22 ayat (4) dan ayat (5).
    """
    return _terbitkan(
        JenisSurat.TANDA_BUKTI,
        permohonan,
        at=at,
        oleh=permohonan.dicatat_oleh,
        penanda_tangan=Peran.DESK,
        kode=kode,
        identitas_ada=permohonan.identitas_ada,
        hitungan=_hitungan(permohonan, kalender),
        # The case's own page opens only to who gave number and code; this one asks for them.
        tautan_status=settings.SITUS + reverse("permohonan:cek", args=[permohonan.satker.slug]),
    )


def terbitkan_tidak_lengkap(permohonan: Permohonan, *, hari_melengkapi: int, tiket: str, oleh, at: datetime) -> Surat:
    """Surat Keterangan Tidak Lengkap dengan tautan untuk melengkapi dari rumah.

    Dasar: PerKI 1/2021.
    """
    jangka = JangkaWaktu.objects.berlaku(LangkahWaktu.MELENGKAPI, jalur=Jalur.UMUM, pada=permohonan.diterima_pada)
    satker = permohonan.satker
    paling_cepat = jangka.tenggat(HariLibur.objects.kalender(satker), satker.hari_ini(at)).tanggal
    return _terbitkan(
        JenisSurat.TIDAK_LENGKAP,
        permohonan,
        at=at,
        oleh=oleh,
        penanda_tangan=Peran.DESK,
        kekurangan=permohonan.kekurangan,
        hari_melengkapi=hari_melengkapi,
        paling_cepat=paling_cepat.isoformat(),
        tiket=tiket,
    )


def terbitkan_perpanjangan(permohonan: Permohonan, *, sebelum: date, jumlah: int, oleh, at: datetime) -> Surat:
    """Pemberitahuan perpanjangan waktu dengan alasan tertulis.

    Dasar: UU 14/2008 Pasal 22 ayat (8).
    """
    return _terbitkan(
        JenisSurat.PERPANJANGAN,
        permohonan,
        at=at,
        oleh=oleh,
        alasan=permohonan.get_alasan_perpanjangan_display(),
        kode_alasan=permohonan.alasan_perpanjangan,
        uraian=permohonan.uraian_perpanjangan,
        sebelum=sebelum.isoformat(),
        sesudah=permohonan.jatuh_tempo.isoformat(),
        jumlah=jumlah,
    )


def _hari_penyediaan(keputusan: Keputusan) -> int | None:
    """Working days from the letter to the promised hand-over."""
    if keputusan.waktu_penyediaan is None:
        return None
    satker = keputusan.permohonan.satker
    return hari_kerja_sampai(
        HariLibur.objects.kalender(satker), satker.hari_ini(keputusan.at), keputusan.waktu_penyediaan
    )


def _susulan(keputusan: Keputusan) -> dict[str, str] | None:
    """What a supplementary decision settles, and the notice that it supplements."""
    if keputusan.menyusul is None or keputusan.menyusul.ditangguhkan is None:
        return None
    satker, pertama = keputusan.permohonan.satker, keputusan.menyusul.ditangguhkan
    return {"perihal": keputusan.menyusul.uji.perihal, "pertama": satker.hari_ini(pertama.at).isoformat()}


def _isi_keputusan(keputusan: Keputusan) -> dict[str, Any]:
    uji = keputusan.uji
    return {
        "putusan": keputusan.putusan,
        "nama_putusan": keputusan.get_putusan_display(),
        "memberi": keputusan.putusan in MEMBERI,
        "diberikan": keputusan.diberikan,
        "bentuk_tersedia": keputusan.bentuk,
        "badan_lain": keputusan.badan_lain,
        "alasan_tidak_diberikan": keputusan.alasan_tidak_diberikan,
        "tidak_diberikan": keputusan.tidak_diberikan,
        "penghitaman": keputusan.penghitaman,
        "waktu_penyediaan": keputusan.waktu_penyediaan.isoformat() if keputusan.waktu_penyediaan else "",
        "hari_penyediaan": _hari_penyediaan(keputusan),
        "biaya": str(keputusan.biaya),
        "rincian_biaya": keputusan.rincian_biaya,
        "cara_pembayaran": keputusan.cara_pembayaran,
        "keterangan": keputusan.keterangan,
        "sisa": [
            {
                "perihal": satu.uji.perihal,
                "paling_lambat": satu.uji.jatuh_tempo.isoformat() if satu.uji.jatuh_tempo else "",
            }
            for satu in keputusan.sisa.select_related("uji")
        ],
        "susulan": _susulan(keputusan),
        "uji": uji
        and {
            "perihal": uji.perihal,
            "huruf": uji.huruf,
            "nama_huruf": uji.get_huruf_display(),
            "undang_undang_lain": uji.undang_undang_lain,
            "bagian": uji.bagian_dikecualikan,
            "konsekuensi": uji.konsekuensi_dibuka,
            "nomor": uji.nomor_keputusan,
            "tanggal": uji.tanggal_keputusan.isoformat() if uji.tanggal_keputusan else "",
            "penetap": uji.penetap.nama if uji.penetap else "",
            "berlaku_sampai": uji.berlaku_sampai.isoformat() if uji.berlaku_sampai else "",
        },
    }


def terbitkan_keputusan(permohonan: Permohonan, keputusan: Keputusan, *, oleh, at: datetime) -> list[Surat]:
    """Model PPID-D untuk yang diberikan atau tidak dikuasai, PPID-E untuk yang dikecualikan; bila sebagian, keduanya.

    Dasar: UU 14/2008 Pasal 22 ayat (7).
    """
    isi: dict[str, Any] = {"keputusan": _isi_keputusan(keputusan)}
    jenis = []
    if keputusan.uji is None or keputusan.putusan in MEMBERI:
        jenis.append(JenisSurat.PPID_D)
    if keputusan.uji is not None:
        jenis.append(JenisSurat.PPID_E)
        aturan = DasarHukum.objects.berlaku(permohonan.satker.hari_ini(at)).exclude(pasal_pengecualian="").last()
        if aturan is not None:
            isi["aturan_pengecualian"] = {
                "sebutan": aturan.sebutan,
                "pasal": aturan.pasal_pengecualian,
                "terverifikasi": aturan.terverifikasi,
            }
    return [_terbitkan(j, permohonan, at=at, oleh=oleh, **isi) for j in jenis]


# Letters that are issued anew when something they say was corrected, and who signs each.
PENANDA_TANGAN = {
    JenisSurat.TANDA_BUKTI: Peran.DESK,
    JenisSurat.PPID_B: Peran.DESK,
    JenisSurat.TANDA_TERIMA: Peran.DESK,
    JenisSurat.PERPANJANGAN: Peran.PPID,
    JenisSurat.PPID_D: Peran.PPID,
    JenisSurat.PPID_E: Peran.PPID,
}
# What of a letter a correction may touch.
BAGIAN_PERKARA = ("diterima", "jam_diterima", "kanal")


def _beda(surat: Surat, nama: str, perkara: dict[str, Any]) -> bool:
    lama = surat.konteks["perkara"]
    return surat.konteks["pihak"]["nama"] != nama or any(lama[k] != perkara[k] for k in BAGIAN_PERKARA)


def perlu_perbaikan(permohonan: Permohonan) -> list[Surat]:
    """Letters that say what was corrected since, and that no other stands in place of; in order of issue."""
    terakhir = permohonan.koreksi.disetujui().order_by("diputus_at").last()
    if terakhir is None:
        return []
    milik = Surat.objects.filter(
        untuk_permohonan__permohonan=permohonan,
        jenis__in=PENANDA_TANGAN,
        digantikan=None,
        diterbitkan_at__lte=terakhir.diputus_at,
    )
    perkara = _perkara(permohonan)
    return [s for s in milik.defer("pdf").order_by("pk") if _beda(s, permohonan.pemohon.nama, perkara)]


def terbitkan_pengganti(permohonan: Permohonan, lama: Surat, *, peran: str, oleh: Pengguna, at: datetime) -> Surat:
    """Surat baru yang isinya sama kecuali yang dikoreksi, dan yang menyebut surat yang digantinya.

    Raises AturanDilanggar when the desk issues what the PPID signs.

    Dasar: UU 14/2008 Pasal 22 ayat (7).
    """
    jenis = JenisSurat(lama.jenis)
    if PENANDA_TANGAN[jenis] == Peran.PPID and peran != Peran.PPID:
        raise AturanDilanggar("Surat ini ditandatangani PPID, jadi PPID yang menerbitkan perbaikannya.")
    isi = {k: v for k, v in lama.konteks.items() if k not in {"kop", "nomor", "tanggal", "jangka", "penandatangan"}}
    nama_lama, baru = isi["pihak"]["nama"], _perkara(permohonan)
    bergeser = any(isi["perkara"][k] != baru[k] for k in ("diterima", "jam_diterima"))
    isi["pihak"] = isi["pihak"] | {"nama": permohonan.pemohon.nama}
    isi["perkara"] = isi["perkara"] | {k: baru[k] for k in BAGIAN_PERKARA}
    if isi.get("penerima") == nama_lama:
        isi["penerima"] = permohonan.pemohon.nama
    if bergeser:
        isi |= _waktu_pengganti(permohonan, jenis, isi)
    isi["menggantikan"] = {"kode": lama.kode, "nomor": lama.nomor, "tanggal": lama.tanggal.isoformat()}
    return _terbitkan(jenis, permohonan, at=at, oleh=oleh, penanda_tangan=PENANDA_TANGAN[jenis], **isi)


def _waktu_pengganti(permohonan: Permohonan, jenis: JenisSurat, isi: dict[str, Any]) -> dict[str, Any]:
    """The dates of a letter after the moment of receipt was corrected: the receipt names the first term."""
    awal, tempo = permohonan.jatuh_tempo_awal or permohonan.jatuh_tempo, permohonan.jatuh_tempo
    batas = awal if PENANDA_TANGAN[jenis] == Peran.DESK else tempo
    kalender = HariLibur.objects.kalender(permohonan.satker)
    sementara = not kalender.pasti(permohonan.diterima_pada, batas)
    perkara = isi["perkara"] | {"jatuh_tempo": batas.isoformat(), "jatuh_tempo_sementara": sementara}
    hasil: dict[str, Any] = {"perkara": perkara}
    if jenis == JenisSurat.PERPANJANGAN:
        hasil |= {"sebelum": awal.isoformat(), "sesudah": tempo.isoformat()}
    if jenis == JenisSurat.TANDA_BUKTI:
        hasil["hitungan"] = _hitungan(permohonan, kalender)
    return hasil


def terbitkan_tanda_terima(
    permohonan: Permohonan, penyampaian: Penyampaian, *, uraian: str, oleh, at: datetime
) -> Surat:
    """Tanda terima yang menyertai setiap pemberian informasi; menyebut berkas yang dapat dibuka pemohon.

    Dasar: Keputusan KPU Kabupaten Bengkayang 11/2022 Bab II.A angka 4 huruf j.
    """
    berkas = [satu.keluaran for satu in permohonan.berkas.boleh_keluar().select_related("berkas", "bersih")]
    return _terbitkan(
        JenisSurat.TANDA_TERIMA,
        permohonan,
        at=at,
        oleh=oleh,
        penanda_tangan=Peran.DESK,
        uraian=uraian,
        cara=penyampaian.get_cara_display(),
        penerima=penyampaian.penerima or permohonan.pemohon.nama,
        nomor_resi=penyampaian.nomor_resi,
        waktu_serah=permohonan.satker.waktu_setempat(penyampaian.at).isoformat(),
        zona=permohonan.satker.singkatan_zona,
        berkas=[{"nama": b.nama, "ukuran": b.ukuran, "sha256": b.sha256} for b in berkas],
        menyusul=permohonan.berkas.belum_siap().count(),
    )
