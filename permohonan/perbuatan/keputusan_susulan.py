from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from dip.alur_uji import BERJALAN
from dip.models import HasilUji, Persetujuan, UjiKonsekuensi
from dip.pengecualian import MELINDUNGI_ORANG
from permohonan.alur import ALUR
from permohonan.models import Permohonan, Sifat, UjiPermohonan
from permohonan.perbuatan.keputusan import IsiKeputusan, periksa_isi, simpan_keputusan, tahan_pengecualian
from permohonan.perbuatan.pendaftaran import lampirkan
from permohonan.putusan import MEMBERI, SUSULAN, Putusan
from ppid.galat import AturanDilanggar
from ppid.models import Pengguna
from ppid.perbuatan import perbuatan
from ppid.unggahan import UnggahanBersih


def _periksa_ketetapan(isi: IsiKeputusan, uji: UjiKonsekuensi, *, permohonan: Permohonan, pada: date) -> None:
    """Raises AturanDilanggar when the answer departs from what the test was ruled to be.

    Dasar: UU 14/2008 Pasal 18 ayat (2) dan Pasal 19.
    """
    if uji.status in BERJALAN:
        raise AturanDilanggar("Uji konsekuensi bagian ini belum ditetapkan. Jawaban susulan menunggu ketetapannya.")
    if isi.putusan not in SUSULAN or isi.menunda:
        raise AturanDilanggar("Jawaban susulan memberikan bagian yang tadinya diuji, atau menolaknya.")
    tutup = isi.menutup or isi.tidak_diberikan.strip()
    if tutup and uji.hasil == HasilUji.TERBUKA:
        raise AturanDilanggar(
            f"Keputusan {uji.nomor_keputusan} menyatakan informasi ini terbuka. Berikan seluruh bagian itu."
        )
    if tutup and not isi.menutup:
        raise AturanDilanggar("Yang diuji dikuasai kantor: hanya pengecualian yang ditetapkan yang dapat menutupnya.")
    mengecualikan = UjiKonsekuensi.objects.berlaku_bagi(permohonan.satker, pada=pada).filter(pk=uji.pk).exists()
    gugur = uji.huruf in MELINDUNGI_ORANG and Persetujuan.objects.mengizinkan(uji, permohonan.acuan)
    if tutup and mengecualikan and isi.uji != uji:
        raise AturanDilanggar(f"Bagian ini ditutup dengan keputusan yang mengujinya, {uji.nomor_keputusan}. Pilih itu.")
    if mengecualikan and not gugur and isi.putusan == Putusan.SELURUHNYA:
        raise AturanDilanggar(
            f"Keputusan {uji.nomor_keputusan} mengecualikan informasi ini. Tolak bagian itu; yang tidak dicakupnya "
            "tetap diberikan."
        )


def putuskan_susulan(
    permohonan: Permohonan,
    isi: IsiKeputusan,
    *,
    sisa: UjiPermohonan,
    berkas: Sequence[UnggahanBersih] = (),
    oleh: Pengguna,
    at: datetime,
) -> Permohonan:
    """Jawab bagian yang tadinya masih diuji, sesudah uji konsekuensinya ditetapkan; satu kali untuk setiap bagian.

    Supplements the first answer and does not replace it: whether the request was answered on time stays as it was.
    What is given can then be handed over. Raises AturanDilanggar while the test is running, when that part was
    settled already, or when the answer departs from the ruling.

    Dasar: UU 14/2008 Pasal 19; UU 14/2008 Pasal 22 ayat (7).
    """
    with perbuatan(ALUR, "putuskan_susulan", permohonan, oleh=oleh, at=at) as (kasus, catatan):
        terbuka = kasus.pengujian.terbuka().select_related("uji").select_for_update(of=("self", "uji"))
        bagian = terbuka.filter(pk=sisa.pk).first()
        if bagian is None:
            raise AturanDilanggar("Bagian itu tidak menunggu jawaban susulan. Muat ulang halaman permohonannya.")
        pada = kasus.satker.hari_ini(at)
        tahan_pengecualian(isi)
        _periksa_ketetapan(isi, bagian.uji, permohonan=kasus, pada=pada)
        if isi.menutup and not isi.tidak_diberikan.strip():
            isi = replace(isi, tidak_diberikan=bagian.uji.perihal)
        periksa_isi(isi, permohonan=kasus, pada=pada)
        lampirkan(kasus, [(Sifat.HASIL, unggahan) for unggahan in berkas], oleh=oleh, at=at)
        if isi.putusan in MEMBERI:
            kasus.diserahkan_at = None
        simpan_keputusan(kasus, isi, berkas=kasus.berkas.disiapkan(), menyusul=bagian, oleh=oleh, at=at)
        catatan.rincian |= {
            "putusan": isi.putusan,
            "uji": isi.uji.nomor_keputusan if isi.uji else "",
            "tahap": kasus.tahap,
        }
    return kasus
