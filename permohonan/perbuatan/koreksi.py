"""What was recorded wrongly is corrected by two: one proposes with the reason, another one confirms."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from permohonan.alur import ALUR, DITUTUP
from permohonan.kabar import kabarkan_koreksi, kabarkan_koreksi_diusulkan
from permohonan.models import Asal, BagianKoreksi, BerkasPermohonan, Koreksi, Permohonan
from permohonan.models.berkas import SIFAT_PRIBADI
from permohonan.penghitungan import menurut_saat
from permohonan.putusan import Kanal
from ppid.galat import AturanDilanggar
from ppid.models import Berkas, HariLibur, Kelas, Pengguna, RiwayatDasar
from ppid.perbuatan import perbuatan
from ppid.unggahan import UnggahanBersih

SUDAH_BERUBAH = "Yang tercatat sudah berubah sejak koreksi ini diusulkan. Tolak usul ini, lalu usulkan lagi."


@dataclass(frozen=True, slots=True, kw_only=True)
class IsiKoreksi:
    """Yang diusulkan: bagiannya, alasannya, dan nilai yang benar untuk bagian itu.

    Dasar: UU 14/2008 Pasal 22 ayat (4).
    """

    bagian: str
    alasan: str
    diterima_at: datetime | None = None
    kanal: str = ""
    nama: str = ""
    # Code of the file attached by mistake, and what takes its place, if anything.
    kode: str = ""
    pengganti: UnggahanBersih | None = None


def _pastikan_dicatat_petugas(kasus: Permohonan) -> None:
    """What the portal stamped itself was not written down wrongly by anybody."""
    if kasus.asal == Asal.LAMAN:
        raise AturanDilanggar(
            "Permohonan ini diajukan di laman: saat dan caranya dicatat sistem sendiri, jadi tidak dapat dikoreksi."
        )


def _usul_diterima(kasus: Permohonan, isi: IsiKoreksi, at: datetime) -> dict[str, Any]:
    _pastikan_dicatat_petugas(kasus)
    if kasus.diperintahkan_at:
        raise AturanDilanggar("Batas ini ditetapkan Atasan PPID atas keberatan; saat diterima tidak dapat dikoreksi.")
    if isi.diterima_at is None:
        raise AturanDilanggar("Isi tanggal dan jam permohonan sebenarnya diterima.")
    saat = isi.diterima_at
    if saat > kasus.dicatat_at:
        raise AturanDilanggar("Saat diterima tidak boleh sesudah permohonan ini dicatat. Periksa tanggal dan jamnya.")
    if saat == kasus.diterima_at.replace(second=0, microsecond=0):
        raise AturanDilanggar("Saat diterima sudah tercatat demikian.")
    menurut_saat(kasus, saat, HariLibur.objects.kalender(kasus.satker), at=at)
    return {"semula": kasus.diterima_at.astimezone(UTC).isoformat(), "menjadi": saat.astimezone(UTC).isoformat()}


def _usul_kanal(kasus: Permohonan, isi: IsiKoreksi, at: datetime) -> dict[str, Any]:
    _pastikan_dicatat_petugas(kasus)
    if isi.kanal not in set(Kanal) - {Kanal.LAMAN}:
        raise AturanDilanggar("Pilih cara permohonan ini sebenarnya masuk.")
    if isi.kanal == kasus.kanal:
        raise AturanDilanggar("Cara masuknya sudah tercatat demikian.")
    return {"semula": kasus.kanal, "menjadi": isi.kanal}


def _pastikan_tidak_ditahan(kasus: Permohonan) -> None:
    if kasus.pemohon.ditahan_sejak:
        raise AturanDilanggar(
            "Data pemohon ditahan karena ada sengketa, jadi namanya tidak dapat diubah sampai penahanannya dicabut."
        )


def _usul_nama(kasus: Permohonan, isi: IsiKoreksi, at: datetime) -> dict[str, Any]:
    _pastikan_tidak_ditahan(kasus)
    if not isi.nama.strip():
        raise AturanDilanggar("Tulis nama pemohon yang benar.")
    if isi.nama == kasus.pemohon.nama:
        raise AturanDilanggar("Namanya sudah tercatat demikian.")
    return {"semula": kasus.pemohon.nama, "menjadi": isi.nama}


def _usul_berkas(kasus: Permohonan, isi: IsiKoreksi, at: datetime) -> dict[str, Any]:
    lama = kasus.berkas.exclude(sifat__in=SIFAT_PRIBADI).filter(berkas__kode=isi.kode).first()
    if lama is None:
        raise AturanDilanggar("Pilih berkas yang keliru dilampirkan.")
    _pastikan_masih_dipakai(lama)
    return {"berkas": lama}


def _pastikan_masih_dipakai(berkas: BerkasPermohonan) -> None:
    if berkas.ditarik_at or berkas.pengganti_id:
        raise AturanDilanggar("Berkas itu sudah diganti atau ditarik. Muat ulang halaman.")


def _usul_penutupan(kasus: Permohonan, isi: IsiKoreksi, at: datetime) -> dict[str, Any]:
    if kasus.status not in DITUTUP:
        raise AturanDilanggar("Permohonan ini tidak sedang ditutup.")
    return {}


USUL: dict[str, Callable[[Permohonan, IsiKoreksi, datetime], dict[str, Any]]] = {
    BagianKoreksi.DITERIMA: _usul_diterima,
    BagianKoreksi.KANAL: _usul_kanal,
    BagianKoreksi.NAMA: _usul_nama,
    BagianKoreksi.BERKAS: _usul_berkas,
    BagianKoreksi.PENUTUPAN: _usul_penutupan,
}


def usulkan_koreksi(permohonan: Permohonan, isi: IsiKoreksi, *, oleh: Pengguna, at: datetime) -> Permohonan:
    """Usulkan koreksi atas yang keliru tercatat; yang tercatat berubah sesudah orang lain menyetujuinya.

    A file said to be attached by mistake is closed at once: it may be somebody else's paper.
    Raises AturanDilanggar for an imported row, a value that cannot be or that is no change, a file that is no longer in
    use, and while the same is already proposed.

    Dasar: UU 14/2008 Pasal 22 ayat (4).
    """
    with perbuatan(ALUR, "usulkan_koreksi", permohonan, oleh=oleh, at=at) as (kasus, catatan):
        if kasus.asal == Asal.IMPOR:
            raise AturanDilanggar("Baris dari register terdahulu tetap seperti register asalnya.")
        if not isi.alasan.strip():
            raise AturanDilanggar("Tulis mengapa perlu dikoreksi.")
        if isi.bagian not in USUL:
            raise AturanDilanggar("Pilih apa yang keliru.")
        nilai = USUL[isi.bagian](kasus, isi, at)
        if kasus.koreksi.menunggu().filter(bagian=isi.bagian, berkas=nilai.get("berkas")).exists():
            raise AturanDilanggar("Koreksi atas bagian ini sudah diusulkan dan menunggu persetujuan.")
        if isi.pengganti is not None and "berkas" in nilai:
            nilai["berkas_baru"] = Berkas.objects.simpan(
                isi.pengganti.isi,
                satker=kasus.satker,
                kelas=Kelas.KASUS,
                nama=isi.pengganti.nama,
                mime=isi.pengganti.mime,
                oleh=oleh,
                at=at,
            )
        koreksi = Koreksi.objects.create(
            permohonan=kasus,
            bagian=isi.bagian,
            alasan=isi.alasan.strip(),
            diusulkan_oleh=oleh,
            diusulkan_at=at,
            **nilai,
        )
        catatan.rincian |= {"koreksi": koreksi.acuan, "bagian": koreksi.bagian}
        kabarkan_koreksi_diusulkan(koreksi, at=at)
    return kasus


def _menunggu(kasus: Permohonan, acuan: str) -> Koreksi:
    """That proposal of the case; the case's lock keeps everybody else from deciding it meanwhile."""
    koreksi = kasus.koreksi.menunggu().select_related("berkas__berkas", "diusulkan_oleh").filter(acuan=acuan).first()
    if koreksi is None:
        raise AturanDilanggar("Koreksi itu sudah diputus. Muat ulang halaman untuk melihat keadaan terakhir.")
    return koreksi


def _pastikan_orang_lain(koreksi: Koreksi, oleh: Pengguna) -> None:
    if koreksi.diusulkan_oleh.orang_yang_sama(oleh):
        raise AturanDilanggar("Anda sendiri yang mengusulkan koreksi ini. Orang lain yang menyetujuinya.")


def _putus(koreksi: Koreksi, *, disetujui: bool, oleh: Pengguna, at: datetime) -> None:
    koreksi.disetujui, koreksi.diputus_oleh, koreksi.diputus_at = disetujui, oleh, at
    koreksi.save(update_fields=["disetujui", "diputus_oleh", "diputus_at", "alasan_ditolak"])


def _terapkan_diterima(kasus: Permohonan, koreksi: Koreksi, catatan: RiwayatDasar, at: datetime) -> None:
    if kasus.diterima_at != datetime.fromisoformat(koreksi.semula):
        raise AturanDilanggar(SUDAH_BERUBAH)
    if kasus.diperintahkan_at:
        raise AturanDilanggar("Batas ini ditetapkan Atasan PPID atas keberatan; saat diterima tidak dapat dikoreksi.")
    kalender = HariLibur.objects.kalender(kasus.satker)
    baru = menurut_saat(kasus, koreksi.saat_baru, kalender, at=at)
    sebelum = kasus.jatuh_tempo
    kasus.diterima_at = koreksi.saat_baru
    kasus.jangka, kasus.jangka_perpanjangan = baru.jangka, baru.jangka_perpanjangan
    kasus.jatuh_tempo_awal, kasus.jatuh_tempo, kasus.jatuh_tempo_sementara = baru.awal, baru.tempo, baru.sementara
    kasus.jatuh_tempo_pembanding = baru.pembanding
    kasus.jalur_penilaian, kasus.jatuh_tempo_penilaian = baru.jalur_penilaian, baru.penilaian
    kasus.kalender_versi = kalender.versi
    catatan.rincian |= {
        "diterima": [koreksi.semula, koreksi.menjadi],
        "jatuh_tempo": [sebelum.isoformat(), baru.tempo.isoformat()],
        "kalender": kalender.versi,
    }
    if baru.penilaian:
        catatan.rincian["jatuh_tempo_penilaian"] = baru.penilaian.isoformat()
    kabarkan_koreksi(kasus, koreksi, sebelum=sebelum, at=at)


def _terapkan_kanal(kasus: Permohonan, koreksi: Koreksi, catatan: RiwayatDasar, at: datetime) -> None:
    if kasus.kanal != koreksi.semula:
        raise AturanDilanggar(SUDAH_BERUBAH)
    kasus.kanal = koreksi.menjadi
    catatan.rincian["kanal"] = [koreksi.semula, koreksi.menjadi]


def _terapkan_nama(kasus: Permohonan, koreksi: Koreksi, catatan: RiwayatDasar, at: datetime) -> None:
    _pastikan_tidak_ditahan(kasus)
    if kasus.pemohon.nama != koreksi.semula:
        raise AturanDilanggar(SUDAH_BERUBAH)
    kasus.pemohon.nama = koreksi.menjadi
    kasus.pemohon.save(update_fields=["nama"])
    kabarkan_koreksi(kasus, koreksi, at=at)


def _terapkan_berkas(kasus: Permohonan, koreksi: Koreksi, catatan: RiwayatDasar, at: datetime) -> None:
    lama = kasus.berkas.select_for_update(of=("self",)).select_related("berkas").get(koreksi=koreksi)
    _pastikan_masih_dipakai(lama)
    # Whether the applicant could open it until now.
    terjangkau = lama.boleh_keluar
    lama.ditarik_at = at
    if koreksi.berkas_baru is not None:
        lama.pengganti = BerkasPermohonan.objects.create(
            permohonan=kasus, sifat=lama.sifat, berkas=koreksi.berkas_baru, diberikan_at=lama.diberikan_at
        )
        catatan.rincian["pengganti"] = koreksi.berkas_baru.kode
    lama.save(update_fields=["ditarik_at", "pengganti"])
    catatan.rincian["berkas"] = lama.berkas.kode
    if terjangkau:
        kabarkan_koreksi(kasus, koreksi, at=at)


TERAPKAN: dict[str, Callable[[Permohonan, Koreksi, RiwayatDasar, datetime], None]] = {
    BagianKoreksi.DITERIMA: _terapkan_diterima,
    BagianKoreksi.KANAL: _terapkan_kanal,
    BagianKoreksi.NAMA: _terapkan_nama,
    BagianKoreksi.BERKAS: _terapkan_berkas,
}


def setujui_koreksi(permohonan: Permohonan, *, koreksi: str, oleh: Pengguna, at: datetime) -> Permohonan:
    """Setujui koreksi yang diusulkan orang lain; jatuh tempo dihitung lagi bila saat diterimanya berubah.

    What was issued stays as it is: letters that say otherwise are followed by corrected ones. Raises AturanDilanggar
    for one's own proposal, one that was decided already, or that no longer fits what is recorded.

    Dasar: UU 14/2008 Pasal 22 ayat (4) dan ayat (7).
    """
    with perbuatan(ALUR, "setujui_koreksi", permohonan, oleh=oleh, at=at) as (kasus, catatan):
        usul = _menunggu(kasus, koreksi)
        _pastikan_orang_lain(usul, oleh)
        if usul.bagian not in TERAPKAN:
            raise AturanDilanggar("Usul membuka kembali disetujui lewat “Setujui pembukaan kembali”.")
        catatan.rincian |= {"koreksi": usul.acuan, "bagian": usul.bagian}
        TERAPKAN[usul.bagian](kasus, usul, catatan, at)
        _putus(usul, disetujui=True, oleh=oleh, at=at)
    return kasus


def batalkan_penutupan(permohonan: Permohonan, *, koreksi: str, oleh: Pengguna, at: datetime) -> Permohonan:
    """Setujui bahwa permohonan keliru ditutup: kembali ke keadaan sebelumnya, waktunya tetap sejak diterima.

    Raises AturanDilanggar for one's own proposal, or one that was decided already.

    Dasar: UU 14/2008 Pasal 22 ayat (7).
    """
    with perbuatan(ALUR, "batalkan_penutupan", permohonan, oleh=oleh, at=at) as (kasus, catatan):
        usul = _menunggu(kasus, koreksi)
        _pastikan_orang_lain(usul, oleh)
        if usul.bagian != BagianKoreksi.PENUTUPAN:
            raise AturanDilanggar("Usul itu bukan usul membuka kembali.")
        kasus.ditutup_at = None
        catatan.rincian |= {"koreksi": usul.acuan, "bagian": usul.bagian}
        _putus(usul, disetujui=True, oleh=oleh, at=at)
        kabarkan_koreksi(kasus, usul, at=at)
    return kasus


def tolak_koreksi(permohonan: Permohonan, *, koreksi: str, alasan: str, oleh: Pengguna, at: datetime) -> Permohonan:
    """Tolak koreksi yang diusulkan, dengan alasan; yang tercatat tetap.

    Raises AturanDilanggar without a reason, or for a proposal that was decided already.

    Dasar: UU 14/2008 Pasal 22 ayat (4).
    """
    with perbuatan(ALUR, "tolak_koreksi", permohonan, oleh=oleh, at=at) as (kasus, catatan):
        usul = _menunggu(kasus, koreksi)
        if not alasan.strip():
            raise AturanDilanggar("Tulis mengapa koreksi ini ditolak.")
        usul.alasan_ditolak = alasan.strip()
        catatan.rincian |= {"koreksi": usul.acuan, "bagian": usul.bagian}
        _putus(usul, disetujui=False, oleh=oleh, at=at)
    return kasus
