from collections.abc import Sequence
from datetime import datetime

from keberatan.alur import ALUR_SENGKETA
from keberatan.models import JenisSidang, Kehadiran, Sengketa, Sidang
from keberatan.perbuatan.pendaftaran_sengketa import simpan_berkas
from ppid.galat import AturanDilanggar
from ppid.models import Pengguna, Penugasan
from ppid.peran import Peran
from ppid.perbuatan import perbuatan
from ppid.unggahan import UnggahanBersih


def jadwalkan_sidang(
    sengketa: Sengketa,
    *,
    jenis: str,
    waktu: datetime,
    tempat: str,
    berkas: Sequence[UnggahanBersih] = (),
    oleh: Pengguna,
    at: datetime,
) -> Sengketa:
    """Catat jadwal sidang: pemeriksaan awal, mediasi, ajudikasi, pembuktian, atau pembacaan putusan.

    A session that has been may be recorded too. Raises AturanDilanggar before the dispute was registered.

    Dasar: UU 14/2008 Pasal 38 ayat (1).
    """
    with perbuatan(ALUR_SENGKETA, "jadwalkan_sidang", sengketa, oleh=oleh, at=at) as (kasus, catatan):
        if jenis not in set(JenisSidang):
            raise AturanDilanggar("Pilih jenis sidangnya dari daftar.")
        if kasus.satker.hari_ini(waktu) < kasus.didaftarkan_pada:
            raise AturanDilanggar("Sidang tidak mungkin sebelum sengketanya didaftarkan. Periksa waktunya.")
        if not tempat.strip():
            raise AturanDilanggar("Tulis tempat sidangnya, atau “daring”.")
        Sidang.objects.create(sengketa=kasus, jenis=jenis, waktu=waktu, tempat=tempat.strip())
        simpan_berkas(kasus, berkas, perihal=f"Panggilan {JenisSidang(jenis).label.lower()}", oleh=oleh, at=at)
        catatan.rincian |= {"jenis": jenis, "waktu": waktu.isoformat()}
    return kasus


def tunjuk_hadir(
    sengketa: Sengketa,
    *,
    sidang: Sidang,
    petugas: Pengguna,
    nomor_surat_kuasa: str = "",
    surat_kuasa: UnggahanBersih | None = None,
    oleh: Pengguna,
    at: datetime,
) -> Sengketa:
    """Tunjuk siapa yang hadir: Atasan PPID sendiri, atau yang dikuasakannya dengan surat kuasa.

    Raises AturanDilanggar when an authorised person has no letter's number, or holds no role in the office.

    Dasar: Keputusan KPU Kabupaten Bengkayang 11/2022 Bab II.F angka 1; Keputusan KPU Kabupaten Bengkayang 11/2022
    Bab II.F angka 2.
    """
    with perbuatan(ALUR_SENGKETA, "tunjuk_hadir", sengketa, oleh=oleh, at=at) as (kasus, catatan):
        if sidang.sengketa_id != kasus.pk:
            raise AturanDilanggar("Sidang itu bukan sidang sengketa ini.")
        tugas = Penugasan.objects.berlaku(at).filter(petugas=petugas, satker=kasus.satker)
        utama = tugas.filter(peran=Peran.ATASAN).first() or tugas.first()
        if utama is None:
            raise AturanDilanggar("Yang hadir harus bertugas di kantor ini.")
        if utama.peran != Peran.ATASAN and not nomor_surat_kuasa.strip():
            raise AturanDilanggar("Selain Atasan PPID, yang hadir memerlukan surat kuasa. Isi nomornya.")
        if sidang.kehadiran.filter(petugas=petugas).exists():
            raise AturanDilanggar("Orang itu sudah ditunjuk untuk sidang ini.")
        kuasa = [surat_kuasa] if surat_kuasa else []
        tersimpan = simpan_berkas(kasus, kuasa, perihal=f"Surat kuasa {nomor_surat_kuasa}".strip(), oleh=oleh, at=at)
        Kehadiran.objects.create(
            sidang=sidang,
            petugas=petugas,
            jabatan=utama.nama_jabatan or utama.get_peran_display(),
            nomor_surat_kuasa=nomor_surat_kuasa.strip(),
            surat_kuasa=tersimpan[0] if tersimpan else None,
        )
        catatan.rincian |= {"sidang": sidang.pk, "surat_kuasa": nomor_surat_kuasa.strip()}
    return kasus


def catat_hasil_sidang(
    sengketa: Sengketa,
    *,
    sidang: Sidang,
    hasil: str,
    berkas: Sequence[UnggahanBersih] = (),
    oleh: Pengguna,
    at: datetime,
) -> Sengketa:
    """Catat apa yang terjadi dalam satu sidang, dengan berita acaranya bila ada.

    Raises AturanDilanggar before the session, or for another dispute's session.

    Dasar: UU 14/2008 Pasal 40 ayat (1).
    """
    with perbuatan(ALUR_SENGKETA, "catat_hasil_sidang", sengketa, oleh=oleh, at=at) as (kasus, catatan):
        sidang = Sidang.objects.select_for_update().get(pk=sidang.pk)
        if sidang.sengketa_id != kasus.pk:
            raise AturanDilanggar("Sidang itu bukan sidang sengketa ini.")
        if sidang.waktu > at:
            raise AturanDilanggar("Sidang itu belum berlangsung.")
        if not hasil.strip():
            raise AturanDilanggar("Tulis hasil sidangnya.")
        if sidang.hasil:
            # A correction: what was recorded before stays in the history.
            catatan.rincian["sebelum"] = sidang.hasil
        sidang.hasil, sidang.hasil_dicatat_at = hasil.strip(), at
        sidang.save()
        simpan_berkas(kasus, berkas, perihal=f"Berita acara {sidang.get_jenis_display().lower()}", oleh=oleh, at=at)
        catatan.rincian["sidang"] = sidang.pk
    return kasus
