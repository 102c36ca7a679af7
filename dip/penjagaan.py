"""What stands between a person and an item: another has changed it, it is being judged, it is his own work."""

from collections.abc import Collection

from dip.alur import MENYUSUN, StatusEdisi
from dip.langkah import langkah_kini
from dip.models import Edisi, InformasiPublik
from ppid.galat import AturanDilanggar
from ppid.models import Pengguna

# Whoever did one of these since the item was last sent back has put it together.
PENYUSUNAN = ("usulkan", "ubah", "lampirkan", "klasifikasikan")
PEMUTAKHIRAN = ("mutakhirkan", "lampirkan", "tutup_berkas")


def pastikan_belum_dinilai(informasi: InformasiPublik, *, juga: Collection[str] = ()) -> None:
    """Raises AturanDilanggar while an edition with the item is past the steps that put it together.

    What the Atasan, tim pertimbangan and the pleno have read is what gets published; `juga` names further steps.
    """
    edisi = Edisi.objects.berjalan().filter(butir__informasi=informasi).first()
    if edisi is None:
        return
    kini = langkah_kini(edisi)
    if edisi.status != StatusEdisi.DISUSUN or kini is None or kini.verba not in {*MENYUSUN, *juga}:
        sebutan = kini.sebutan if kini else edisi.get_status_display()
        raise AturanDilanggar(
            f"Informasi ini sedang dinilai dalam DIP {edisi.tahun} (langkah “{sebutan}”), jadi tidak dapat diubah. "
            "Minta daftarnya dikembalikan dahulu."
        )


def pastikan_belum_berubah(informasi: InformasiPublik, dilihat: int | None) -> None:
    """Raises AturanDilanggar when somebody has done anything to the item since the person looked at it.

    `dilihat` is the last row of its history that he saw; None asks nothing.
    """
    terakhir = informasi.riwayat.select_related("oleh").last()
    if dilihat is not None and terakhir is not None and terakhir.pk != dilihat:
        siapa = terakhir.oleh or terakhir.get_peran_display()
        raise AturanDilanggar(
            f"{siapa} baru saja mengubah informasi ini. Muat ulang halaman, periksa lagi, lalu putuskan."
        )


def pastikan_orang_lain(
    informasi: InformasiPublik, oleh: Pengguna, aksi: Collection[str], *, sejak: Collection[str], pesan: str
) -> None:
    """Raises AturanDilanggar when this natural person did one of `aksi` since the latest of `sejak`."""
    riwayat = informasi.riwayat.select_related("oleh")
    batas = riwayat.filter(aksi__in=sejak).last()
    baris = riwayat.filter(aksi__in=aksi)
    if batas is not None:
        baris = baris.filter(pk__gt=batas.pk)
    if any(satu.oleh is not None and satu.oleh.orang_yang_sama(oleh) for satu in baris):
        raise AturanDilanggar(pesan)
