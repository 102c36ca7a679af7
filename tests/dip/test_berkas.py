"""Files of the list: checked by a worker, cleaned, copied out when published, taken back in when not."""

import io
import zipfile
from datetime import UTC, datetime

import pikepdf
import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.db import IntegrityError, transaction

from dip import gudang
from dip.models import BerkasInformasi, InformasiPublik
from dip.pemeriksaan import periksa_berikut
from dip.perbuatan.pelampiran import lampirkan
from dip.perbuatan.pemutakhiran import setujui_pemutakhiran
from dip.perbuatan.pengumuman import setujui, umumkan
from ppid.unggahan import UnggahanBersih
from tests.factories import SENIN, berkas_teks, informasi_diklasifikasi, informasi_terbit, informasi_usulan
from tests.perbuatan.peraga import ditolak


def pdf(judul: str, *, catatan: str = "") -> UnggahanBersih:
    """A PDF that names its author, with a comment when one is given."""
    dokumen = pikepdf.new()
    dokumen.add_blank_page()
    dokumen.docinfo["/Author"] = judul
    if catatan:
        anotasi = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Text, Rect=[0, 0, 9, 9], Contents=catatan
        )
        dokumen.pages[0].obj.Annots = pikepdf.Array([dokumen.make_indirect(anotasi)])
    with io.BytesIO() as keluaran:
        dokumen.save(keluaran)
        return UnggahanBersih(nama="surat.pdf", mime="application/pdf", isi=keluaran.getvalue())


# When a copy that no row names is old enough to be tidied away.
NANTI = datetime(2100, 1, 1, tzinfo=UTC)


def periksa() -> None:
    while periksa_berikut(at=SENIN):
        pass


def test_berkas_diperiksa_dibersihkan_dan_teksnya_dapat_dicari_sesudah_terbit(tim):
    informasi = informasi_diklasifikasi(oleh=tim["ppid"])
    lampirkan(informasi, berkas_teks("kata unikumbra\n"), judul="Data", oleh=tim["ppid"], at=SENIN)
    with ditolak("masih diperiksa"):
        setujui(informasi, oleh=tim["atasan"], at=SENIN)
    periksa()
    berkas = informasi.berkas.get()
    assert (berkas.temuan, berkas.diperiksa_at, berkas.teks.strip()) == ([], SENIN, "kata unikumbra")
    assert not storages["publik"].exists(berkas.lokasi_publik)
    umumkan(setujui(informasi, oleh=tim["atasan"], at=SENIN), oleh=tim["ppid"], at=SENIN)
    berkas.refresh_from_db()
    assert berkas.terbit_at == SENIN
    with storages["publik"].open(berkas.lokasi_publik) as isi:
        assert isi.read() == b"kata unikumbra\n"
    assert InformasiPublik.objects.get().teks_terbit.strip() == "kata unikumbra"


def test_keterangan_pembuat_dibuang_dari_salinan_umum_dan_aslinya_tetap(tim):
    informasi = informasi_terbit(ppid=tim["ppid"], atasan=tim["atasan"], berkas=pdf("NamaPembuatRahasia"))
    berkas = informasi.berkas.get()
    with storages["publik"].open(berkas.lokasi_publik) as isi, pikepdf.open(isi) as bersih:
        assert "/Author" not in bersih.docinfo
    with pikepdf.open(io.BytesIO(berkas.asli.baca())) as asli:
        assert str(asli.docinfo["/Author"]) == "NamaPembuatRahasia"


def test_yang_tersembunyi_menahan_penerbitan_dengan_penjelasan_dan_versi_bersih_melepasnya(tim):
    informasi = informasi_diklasifikasi(oleh=tim["ppid"])
    lampirkan(informasi, pdf("x", catatan="NIK pemohon"), judul="Surat", oleh=tim["ppid"], at=SENIN)
    periksa()
    temuan = informasi.berkas.get().temuan
    assert len(temuan) == 1 and "omentar" in temuan[0]
    with ditolak("Berkas “Surat”: .*omentar"):
        setujui(informasi, oleh=tim["atasan"], at=SENIN)
    lampirkan(informasi, pdf("x"), judul="Surat", oleh=tim["ppid"], at=SENIN)
    periksa()
    umumkan(setujui(informasi, oleh=tim["atasan"], at=SENIN), oleh=tim["ppid"], at=SENIN)
    assert [
        (b.versi, b.terbit_at is not None, b.ditarik_at is not None) for b in informasi.berkas.order_by("versi")
    ] == [
        (1, False, True),
        (2, True, False),
    ]


def test_berkas_yang_memuat_temuan_tidak_dapat_terbit_walau_lewat_basis_data(tim):
    informasi = informasi_diklasifikasi(oleh=tim["ppid"])
    lampirkan(informasi, pdf("x", catatan="rahasia"), judul="Surat", oleh=tim["ppid"], at=SENIN)
    periksa()
    with pytest.raises(IntegrityError), transaction.atomic():
        BerkasInformasi.objects.update(terbit_at=SENIN)


def test_versi_baru_menggantikan_yang_lama_dari_tempat_umum(tim, django_capture_on_commit_callbacks):
    informasi = informasi_terbit(ppid=tim["ppid"], atasan=tim["atasan"], berkas=berkas_teks("lama"))
    lama = informasi.berkas.get()
    with ditolak("oleh PPID"):
        lampirkan(informasi, berkas_teks("baru"), judul="Dokumen", oleh=tim["penghubung"], at=SENIN)
    lampirkan(informasi, berkas_teks("baru"), judul="Dokumen", oleh=tim["ppid"], at=SENIN)
    periksa()
    assert [b.versi for b in informasi.berkas.terbit()] == [1]
    with django_capture_on_commit_callbacks(execute=True):
        informasi = setujui_pemutakhiran(informasi, oleh=tim["atasan"], at=SENIN)
    [baru] = informasi.berkas.terbit()
    assert baru.versi == 2 and informasi.teks_terbit.strip() == "baru"
    assert not storages["publik"].exists(lama.lokasi_publik) and storages["publik"].exists(baru.lokasi_publik)


def test_pengunggah_versi_baru_tidak_menyetujuinya_sendiri(tim, jombang):
    informasi = informasi_terbit(ppid=tim["ppid"], atasan=tim["atasan"], berkas=berkas_teks("lama"))
    lampirkan(informasi, berkas_teks("baru"), judul="Dokumen", oleh=tim["ppid"], at=SENIN)
    periksa()
    tim["ppid"].penugasan.create(
        satker=jombang, peran="atasan", nomor_sk="2/SK", jabatan="Plh.", mulai=SENIN.date().replace(year=2024)
    )
    with ditolak("ikut Anda usulkan sendiri"):
        setujui_pemutakhiran(informasi, oleh=tim["ppid"], at=SENIN)


def test_judul_berkas_wajib(tim):
    informasi = informasi_usulan(oleh=tim["ppid"])
    with ditolak("judul"):
        lampirkan(informasi, berkas_teks(), judul="  ", oleh=tim["ppid"], at=SENIN)


def test_berkas_rusak_mendapat_penjelasan_dan_tidak_menghentikan_pekerja(tim):
    informasi = informasi_diklasifikasi(oleh=tim["ppid"])
    rusak = UnggahanBersih(nama="rusak.pdf", mime="application/pdf", isi=b"%PDF-1.7 bukan")
    lampirkan(informasi, rusak, judul="Rusak", oleh=tim["ppid"], at=SENIN)
    lampirkan(informasi, berkas_teks(), judul="Baik", oleh=tim["ppid"], at=SENIN)
    periksa()
    hasil = dict(informasi.berkas.values_list("judul", "temuan"))
    assert hasil["Baik"] == [] and "rusak" in hasil["Rusak"][0].lower()


def test_lembar_tersembunyi_dalam_xlsx_ditemukan(tim):
    import xlsxwriter

    with io.BytesIO() as keluaran:
        buku = xlsxwriter.Workbook(keluaran)
        buku.add_worksheet("Data").write(0, 0, "terbuka")
        tersembunyi = buku.add_worksheet("NIK")
        tersembunyi.write(0, 0, "rahasia")
        tersembunyi.hide()
        buku.close()
        isi = keluaran.getvalue()
    assert zipfile.is_zipfile(io.BytesIO(isi))
    informasi = informasi_diklasifikasi(oleh=tim["ppid"])
    lampirkan(informasi, UnggahanBersih(nama="a.xlsx", mime="x", isi=isi), judul="Tabel", oleh=tim["ppid"], at=SENIN)
    periksa()
    assert "NIK" in informasi.berkas.get().temuan[0]


def test_gudang_dirapikan_menurut_barisnya(tim):
    """A copy without a row goes; a row whose copy is missing, e.g. after a crash, gets it again."""
    informasi = informasi_terbit(ppid=tim["ppid"], atasan=tim["atasan"], berkas=berkas_teks("isi"))
    letak = informasi.berkas.get().lokasi_publik
    gudang.rapikan(at=NANTI)
    storages["publik"].delete(letak)
    storages["publik"].save("zz/yatim", ContentFile(b"tanpa baris"))
    assert gudang.rapikan(at=NANTI) == (1, 1)
    assert storages["publik"].exists(letak) and not storages["publik"].exists("zz/yatim")
    assert gudang.rapikan(at=NANTI) == (0, 0)


def test_salinan_yang_terpotong_ditulis_lagi_dan_yang_masih_muda_dibiarkan(tim):
    informasi = informasi_terbit(ppid=tim["ppid"], atasan=tim["atasan"], berkas=berkas_teks("isi lengkap"))
    letak = informasi.berkas.get().lokasi_publik
    storages["publik"].delete(letak)
    storages["publik"].save(letak, ContentFile(b"isi"))
    storages["publik"].save("zz/sedang-diterbitkan", ContentFile(b"baru"))
    gudang.rapikan(at=datetime.now(UTC))
    with storages["publik"].open(letak) as isi:
        assert isi.read() == b"isi lengkap"
    assert storages["publik"].exists("zz/sedang-diterbitkan")
    gudang.rapikan(at=NANTI)
    assert not storages["publik"].exists("zz/sedang-diterbitkan")
