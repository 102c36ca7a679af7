"""The letters of a consequence test, each frozen with what the test said that day."""

from datetime import datetime
from typing import Any

from dip.alur_uji import Tahap
from dip.models import HasilUji, SuratUji, UjiKonsekuensi
from ppid.models import JenisSurat, Pengguna, Penomoran, Satker, Surat, Tingkat, susun_nomor
from ppid.peran import Peran
from ppid.surat import penandatangan, terbitkan

REGISTER = "UJI"
URAIAN = (
    *("perihal", "unit", "lingkup", "bagian_dikecualikan", "konsekuensi_dibuka", "konsekuensi_ditutup"),
    *("kepentingan_umum", "politik", "ekonomi", "sosial_budaya", "keamanan", "penimbangan"),
)


def terbitkan_surat(
    uji: UjiKonsekuensi,
    jenis: JenisSurat,
    *,
    satker: Satker,
    oleh: Pengguna,
    at: datetime,
    nomor: str = "",
    **lain: Any,
) -> Surat:
    """Terbitkan satu surat uji atas nama kantor itu; tanpa nomor, dengan nomor berikutnya dari registernya.

    Dasar: UU 14/2008 Pasal 19.
    """
    surat = _terbitkan(uji, jenis, satker=satker, oleh=oleh, at=at, nomor=nomor, **lain)
    SuratUji.objects.create(uji=uji, surat=surat)
    return surat


def terbitkan_surat_orang(
    uji: UjiKonsekuensi, *, satker: Satker, orang: dict[str, str], oleh: Pengguna, at: datetime, **isi: Any
) -> Surat:
    """Terbitkan surat kantor itu kepada orang yang rahasianya dilindungi; tidak masuk ke surat-surat ujinya.

    Dasar: UU 14/2008 Pasal 18 ayat (2).
    """
    return _terbitkan(uji, JenisSurat.PERSETUJUAN_ORANG, satker=satker, oleh=oleh, at=at, orang=orang, **isi)


def _terbitkan(
    uji: UjiKonsekuensi,
    jenis: JenisSurat,
    *,
    satker: Satker,
    oleh: Pengguna,
    at: datetime,
    nomor: str = "",
    **lain: Any,
) -> Surat:
    hari_ini = satker.hari_ini(at)
    if not nomor:
        urut = Penomoran.objects.berikut(satker, REGISTER, hari_ini.year)
        nomor = susun_nomor(urut, REGISTER, satker, hari_ini)
    return terbitkan(
        jenis,
        satker=satker,
        nomor=nomor,
        tanggal=hari_ini,
        konteks={"uji": _isi(uji), "penandatangan": _penandatangan(satker, oleh=oleh, at=at), **lain},
        oleh=oleh,
        at=at,
    )


def _penandatangan(satker: Satker, *, oleh: Pengguna, at: datetime) -> dict[str, str]:
    """The PPID of the office; at a province or KPU RI that has none here, whoever acts for it."""
    pejabat = penandatangan(satker, Peran.PPID, at=at, oleh=oleh)
    if not pejabat["nama"] and satker.tingkat in (Tingkat.PUSAT, Tingkat.PROVINSI):
        pejabat = penandatangan(satker, Peran.SUPERVISI, at=at, oleh=oleh) | {"peran": Peran.PPID.label}
    return pejabat


def _isi(uji: UjiKonsekuensi) -> dict[str, Any]:
    return {nama: getattr(uji, nama) for nama in URAIAN} | {
        "pengusul": uji.satker.nama,
        "kepada": uji.pemegang.nama if uji.pemegang else "",
        "penetap": uji.penetap.nama if uji.penetap else "",
        "dasar": uji.dasar_pengecualian,
        "nama_huruf": uji.get_huruf_display(),
        "rahasia_pribadi": uji.get_rahasia_pribadi_display(),
        "disetujui_orangnya": uji.disetujui_orangnya,
        "jabatan_publik": uji.jabatan_publik,
        "versi": uji.versi,
        "menggantikan": uji.menggantikan.nomor_keputusan if uji.menggantikan else "",
        "diterima": uji.satker.hari_ini(uji.diterima_at).isoformat() if uji.diterima_at else "",
        "jatuh_tempo": uji.jatuh_tempo.isoformat() if uji.jatuh_tempo else "",
        "hasil": uji.hasil,
        "nama_hasil": HasilUji(uji.hasil).label if uji.hasil else "",
        "nomor_keputusan": uji.nomor_keputusan,
        "tanggal_keputusan": uji.tanggal_keputusan.isoformat() if uji.tanggal_keputusan else "",
        "berlaku_sampai": uji.berlaku_sampai.isoformat() if uji.berlaku_sampai else "",
        "nasional": uji.nasional,
        "alasan_pencabutan": uji.alasan_pencabutan,
        "tahap": [Tahap(satu.tahap).label for satu in uji.tahap.all()],
        "peserta": [
            {"nama": satu.nama, "jabatan": satu.jabatan, "unsur": satu.get_unsur_display(), "hadir": satu.hadir}
            for satu in uji.peserta.all()
        ],
        "pendapat": [
            {
                "nama": satu.oleh.nama,
                "jabatan": satu.jabatan,
                "suara": satu.get_suara_display(),
                "alasan": satu.alasan,
            }
            for satu in uji.pendapat.select_related("oleh")
        ],
    }
