"""The way of a report: written, sent, approved, ratified, published, delivered."""

import io
from datetime import date, datetime, timedelta

import openpyxl
import pikepdf
import pytest

from laporan.cetak import pdf, ringkasan, xlsx
from laporan.ekspor import tulis, tulis_beku
from laporan.models import Laporan, RiwayatLaporan
from laporan.naskah import susun
from laporan.perbuatan.penelaahan import (
    kembalikan_laporan,
    pertimbangkan,
    setujui_laporan,
    tandatangani_laporan,
)
from laporan.perbuatan.penerbitan import terbitkan_laporan
from laporan.perbuatan.pengajuan import ajukan_laporan
from laporan.perbuatan.pengesahan import buka_pengesahan, sahkan_laporan
from laporan.perbuatan.pengiriman import kirim_laporan
from laporan.perbuatan.penulisan import SudahDiubah, benarkan_angka, tulis_bagian
from laporan.perbuatan.penyusunan import batalkan_laporan, mulai_laporan
from laporan.periode import baca
from permohonan.models import Permohonan
from ppid.galat import AturanDilanggar
from ppid.models import OutgoingMail, Pemohon, Penugasan, Surat
from ppid.surat import cetak
from ppid.unggahan import UnggahanBersih
from tests.factories import kantor, petugas
from tests.laporan.peraga import (
    PLENO,
    SAAT,
    TAHUN_2024,
    laporan_di_pleno,
    laporan_ditulis,
    laporan_terbit,
    sumber_daya,
)

SEHARI = timedelta(days=1)


def teks_pdf(isi: bytes) -> str:
    import pypdfium2

    return "\n".join(h.get_textpage().get_text_range() for h in pypdfium2.PdfDocument(isi))


def test_laporan_melewati_semua_meja_sampai_terbit(serang, orang_serang):
    laporan = laporan_terbit(serang, orang_serang)
    assert laporan.status == "terbit"
    jalan = list(RiwayatLaporan.objects.filter(kasus=laporan).exclude(aksi="tulis_bagian").values_list("aksi", "peran"))
    assert jalan == [
        ("mulai_laporan", "ppid"),
        ("ajukan_laporan", "ppid"),
        ("setujui_laporan", "atasan"),
        ("pertimbangkan", "pertimbangan"),
        ("sahkan_laporan", "pembina"),
        ("terbitkan_laporan", "ppid"),
    ]
    isi = teks_pdf(cetak(laporan.surat, at=SAAT))
    assert "KONSEP" not in isi
    assert "5/LAP-PPID/2025" in isi
    assert "menerima 15 permohonan informasi dari 15 pemohon" in isi.replace("\r\n", " ")


def test_setiap_tabel_pdf_berjumlah_sama_dengan_permohonannya(serang, orang_serang):
    isi = susun(serang, TAHUN_2024, at=SAAT, laporan=laporan_ditulis(serang, orang_serang)).isi
    tentang_permohonan = {"kanal", "jenis_informasi", "bulan", "ketepatan", "hasil", "kelas_terbit", "perpanjangan"}
    jumlah = {
        kunci: tabel["jumlah"][1]
        for bab in isi["bab"]
        for kunci, tabel in bab["tabel"]
        if kunci in tentang_permohonan or kunci.startswith("orang_")
    }
    assert len(jumlah) == 10
    assert set(jumlah.values()) == {"15"}


def test_pdf_bertanda_dengan_daftar_isi_dan_gambar(serang, orang_serang):
    naskah = susun(serang, TAHUN_2024, at=SAAT, laporan=laporan_ditulis(serang, orang_serang))
    cetakan = pdf(naskah)
    with pikepdf.open(io.BytesIO(cetakan)) as dokumen:
        assert dokumen.Root.MarkInfo.Marked
        assert "/StructTreeRoot" in dokumen.Root
        assert len(dokumen.pages) >= 8
    teks = teks_pdf(cetakan)
    assert "Daftar isi" in teks and "Daftar gambar" in teks
    assert "Gambar 1. Pemohon menurut jenis kelamin: terbanyak Laki-laki, 9 dari 15" in teks.replace("\r\n", " ")


def test_ringkasan_satu_halaman_dan_lembar_semua_tabel(serang):
    isi = susun(serang, TAHUN_2024, at=SAAT).isi
    with pikepdf.open(io.BytesIO(ringkasan(isi, konsep=False))) as dokumen:
        assert len(dokumen.pages) == 1
    buku = openpyxl.load_workbook(io.BytesIO(xlsx(isi)))
    lembar = next(satu for satu in buku if satu["A1"].value and "Pemohon menurut jenis kelamin" in satu["A1"].value)
    assert [[sel.value for sel in baris] for baris in lembar["A3:B6"]] == [
        ["Jenis kelamin", "Jumlah"],
        ["Laki-laki", 9],
        ["Perempuan", 6],
        ["Jumlah", 15],
    ]


def test_satu_baris_berubah_mengubah_setiap_tempat_kecuali_yang_sudah_terbit(serang, orang_serang):
    laporan = laporan_terbit(serang, orang_serang)
    sebelum = cetak(laporan.surat, at=SAAT)
    laki = Permohonan.objects.filter(satker=serang, pemohon__jenis_kelamin="L").first()
    Pemohon.objects.filter(pk=laki.pemohon_id).update(jenis_kelamin="P")
    kini = susun(serang, TAHUN_2024, at=SAAT).isi
    tabel = {kunci: t for bab in kini["bab"] for kunci, t in bab["tabel"]}
    assert [baris[1] for baris in tabel["orang_jenis_kelamin"]["baris"]] == ["8", "7"]
    assert "terbanyak Laki-laki, 8 dari 15" in tabel["orang_jenis_kelamin"]["gambar"]["judul"]
    laporan = Laporan.objects.select_related("surat").get(pk=laporan.pk)
    beku = {k: t for bab in laporan.surat.konteks["bab"] for k, t in bab["tabel"]}
    assert [baris[1] for baris in beku["orang_jenis_kelamin"]["baris"]] == ["9", "6"]
    assert cetak(laporan.surat, at=SAAT + SEHARI) == sebelum


def test_tanggal_tanda_tangan_dalam_tahun_laporan_ditolak(serang, orang_serang):
    laporan = laporan_di_pleno(serang, orang_serang)
    isi = PLENO | {"tanggal_laporan": date(2024, 1, 8)}
    with pytest.raises(AturanDilanggar, match="berada dalam masa laporan"):
        sahkan_laporan(laporan, **isi, oleh=orang_serang["pembina"], at=SAAT)
    laporan.refresh_from_db()
    assert (laporan.status, laporan.beku, laporan.nomor) == ("di_pleno", None, "")


def test_kendala_kosong_menahan_pengajuan(serang, orang_serang):
    laporan = laporan_ditulis(serang, orang_serang)
    tulis_bagian(laporan, kunci="6a", isi="", versi=1, oleh=orang_serang["ppid"], at=SAAT)
    with pytest.raises(AturanDilanggar, match=r"Bagian 6\.a \(Kendala eksternal\) wajib diisi"):
        ajukan_laporan(laporan, oleh=orang_serang["ppid"], at=SAAT)
    teks = teks_pdf(pdf(susun(serang, TAHUN_2024, at=SAAT, laporan=laporan)))
    assert "KONSEP – belum boleh diterbitkan" in teks
    assert "Bagian 6.a (Kendala eksternal) wajib diisi" in teks


def test_angka_08_orang_dipertanyakan_sampai_dijelaskan(serang, orang_serang):
    laporan = laporan_ditulis(serang, orang_serang)
    isi = "Jumlah pemohon 08 orang; sosialisasi 4 kali di 6 kecamatan. Sarana 15 permohonan."
    tulis_bagian(laporan, kunci="3a", isi=isi, versi=0, oleh=orang_serang["ppid"], at=SAAT)
    naskah = susun(serang, TAHUN_2024, at=SAAT, laporan=laporan)
    assert [satu.angka for satu in naskah.tanya] == ["08"]
    with pytest.raises(AturanDilanggar, match="menyebut angka “08”"):
        ajukan_laporan(laporan, oleh=orang_serang["ppid"], at=SAAT)
    benarkan_angka(laporan, kunci="3a", angka="08", keterangan="kode buku tamu", oleh=orang_serang["ppid"], at=SAAT)
    assert ajukan_laporan(laporan, oleh=orang_serang["ppid"], at=SAAT).status == "di_atasan"


def test_tahun_lain_dalam_uraian_dipertanyakan(serang, orang_serang):
    laporan = laporan_ditulis(serang, orang_serang)
    tulis_bagian(
        laporan,
        kunci="3d",
        isi="Tidak ada yang ditolak selama tahun 2023.",
        versi=0,
        oleh=orang_serang["ppid"],
        at=SAAT,
    )
    (tanya,) = susun(serang, TAHUN_2024, at=SAAT, laporan=laporan).tanya
    assert tanya.tahun and "bukan tahun laporan ini" in tanya.kata


def test_isian_yang_tidak_ada_disebut_dan_menahan(serang, orang_serang):
    laporan = laporan_ditulis(serang, orang_serang)
    isi = "Diterima {{ permohonan.jumlah }} permohonan, {{ permohonan.jumlha }} selesai {{ __import__('os') }}."
    tulis_bagian(laporan, kunci="3a", isi=isi, versi=0, oleh=orang_serang["ppid"], at=SAAT)
    naskah = susun(serang, TAHUN_2024, at=SAAT, laporan=laporan)
    assert sum("isian" in satu for satu in naskah.kesalahan) == 2
    bab = next(satu for satu in naskah.isi["bab"] if satu["kunci"] == "3a")
    assert "Diterima 15 permohonan" in bab["teks"]


def test_dua_petugas_menulis_satu_bagian_tidak_ada_yang_hilang(serang, orang_serang):
    laporan = laporan_ditulis(serang, orang_serang)
    tulis_bagian(laporan, kunci="7a", isi="Tulisan PPID", versi=1, oleh=orang_serang["ppid"], at=SAAT)
    with pytest.raises(SudahDiubah, match="menyimpan bagian ini sesudah Anda membukanya") as galat:
        tulis_bagian(laporan, kunci="7a", isi="Tulisan penghubung", versi=1, oleh=orang_serang["penghubung"], at=SAAT)
    assert galat.value.baris.isi == "Tulisan PPID"
    assert laporan.bagian.get(kunci="7a").isi == "Tulisan PPID"


def test_yang_mengajukan_tidak_menyetujui_juga_dengan_akun_lain(serang, orang_serang):
    laporan = ajukan_laporan(laporan_ditulis(serang, orang_serang), oleh=orang_serang["ppid"], at=SAAT)
    type(orang_serang["ppid"]).objects.filter(pk__in=[orang_serang["ppid"].pk, orang_serang["atasan"].pk]).update(
        nip="198001012005011001"
    )
    orang_serang["atasan"].refresh_from_db()
    with pytest.raises(AturanDilanggar, match="orang lain yang menyetujuinya"):
        setujui_laporan(laporan, oleh=orang_serang["atasan"], at=SAAT)


def test_dikembalikan_dengan_catatan_lalu_diajukan_lagi(serang, orang_serang):
    laporan = ajukan_laporan(laporan_ditulis(serang, orang_serang), oleh=orang_serang["ppid"], at=SAAT)
    with pytest.raises(AturanDilanggar, match="Tulis apa yang harus diperbaiki"):
        kembalikan_laporan(laporan, catatan=" ", oleh=orang_serang["atasan"], at=SAAT)
    laporan = kembalikan_laporan(laporan, catatan="Lengkapi kendala", oleh=orang_serang["atasan"], at=SAAT)
    assert (laporan.status, laporan.catatan_pengembalian) == ("disusun", "Lengkapi kendala")
    surel = OutgoingMail.objects.filter(topic="laporan-giliran", recipient=orang_serang["ppid"].email).last()
    assert "Lengkapi kendala" in surel.text
    assert ajukan_laporan(laporan, oleh=orang_serang["ppid"], at=SAAT).catatan_pengembalian == ""


def test_atasan_mencatat_pertimbangan_hanya_tanpa_tim(serang, orang_serang):
    laporan = ajukan_laporan(laporan_ditulis(serang, orang_serang), oleh=orang_serang["ppid"], at=SAAT)
    laporan = setujui_laporan(laporan, oleh=orang_serang["atasan"], at=SAAT)
    with pytest.raises(AturanDilanggar, match="dicatat anggota tim pertimbangan"):
        pertimbangkan(laporan, pendapat="", oleh=orang_serang["atasan"], at=SAAT)
    Penugasan.objects.filter(satker=serang, peran="pertimbangan").update(sampai=date(2024, 12, 31))
    assert pertimbangkan(laporan, pendapat="", oleh=orang_serang["atasan"], at=SAAT).status == "di_pleno"


def test_dua_orang_cukup_sampai_terbit(db):
    satker = kantor("6107")
    ppid, atasan = petugas("ppid", satker), petugas("atasan", satker)
    orang = {"ppid": ppid, "penghubung": ppid, "atasan": atasan, "pertimbangan": atasan, "pembina": atasan}
    assert laporan_terbit(satker, orang).status == "terbit"


def test_disahkan_dapat_dibuka_lagi_sebelum_terbit(serang, orang_serang):
    laporan = sahkan_laporan(laporan_di_pleno(serang, orang_serang), **PLENO, oleh=orang_serang["pembina"], at=SAAT)
    laporan = buka_pengesahan(laporan, alasan="Nomor keliru", oleh=orang_serang["ppid"], at=SAAT)
    assert (laporan.status, laporan.beku, laporan.nomor, laporan.tanggal_laporan) == ("disusun", None, "", None)


def test_yang_terbit_ialah_yang_disahkan(serang, orang_serang):
    laporan = sahkan_laporan(laporan_di_pleno(serang, orang_serang), **PLENO, oleh=orang_serang["pembina"], at=SAAT)
    Permohonan.objects.filter(satker=serang).update(kanal="surat")
    laporan = terbitkan_laporan(laporan, oleh=orang_serang["ppid"], at=SAAT + SEHARI)
    tabel = {k: t for bab in laporan.surat.konteks["bab"] for k, t in bab["tabel"]}
    assert tabel["kanal"]["angka"] == [13, 2]


def test_urutan_tabel_dan_gambar_tidak_berubah_oleh_pembekuan(serang, orang_serang):
    laporan = laporan_terbit(serang, orang_serang)
    tabel = [t for bab in Surat.objects.get(pk=laporan.surat_id).konteks["bab"] for _, t in bab["tabel"]]
    nomor = [t["nomor"] for t in tabel if "nomor" in t]
    gambar = [t["gambar"]["nomor"] for t in tabel if "gambar" in t]
    assert nomor == list(range(1, len(nomor) + 1)) and gambar == list(range(1, len(gambar) + 1))


def test_perbaikan_ialah_versi_baru_di_samping_yang_lama(serang, orang_serang):
    lama = laporan_terbit(serang, orang_serang)
    baru = mulai_laporan(TAHUN_2024, satker=serang, oleh=orang_serang["ppid"], at=SAAT + SEHARI)
    assert (baru.versi, str(baru)) == (2, "Laporan tahunan 2024 (perbaikan ke-1)")
    assert baru.bagian.get(kunci="6a").isi == lama.bagian.get(kunci="6a").isi
    assert mulai_laporan(TAHUN_2024, satker=serang, oleh=orang_serang["penghubung"], at=SAAT + SEHARI) == baru


def test_laporan_berkala_cukup_ditandatangani_atasan(serang, orang_serang):
    triwulan = baca("2024-Q4")
    laporan = mulai_laporan(triwulan, satker=serang, oleh=orang_serang["penghubung"], at=SAAT)
    laporan = ajukan_laporan(laporan, oleh=orang_serang["ppid"], at=SAAT)
    with pytest.raises(AturanDilanggar, match="cukup disetujui dan ditandatangani"):
        setujui_laporan(laporan, oleh=orang_serang["atasan"], at=SAAT)
    laporan = tandatangani_laporan(
        laporan, nomor="1/LAP/2025", tanggal_laporan=date(2025, 1, 6), oleh=orang_serang["atasan"], at=SAAT
    )
    assert terbitkan_laporan(laporan, oleh=orang_serang["atasan"], at=SAAT).status == "terbit"


def test_laporan_tahunan_tidak_ditandatangani_tanpa_pleno(serang, orang_serang):
    laporan = ajukan_laporan(laporan_ditulis(serang, orang_serang), oleh=orang_serang["ppid"], at=SAAT)
    with pytest.raises(AturanDilanggar, match="rapat pleno dahulu"):
        tandatangani_laporan(laporan, nomor="1", tanggal_laporan=date(2025, 1, 6), oleh=orang_serang["atasan"], at=SAAT)


def test_masa_yang_belum_mulai_atau_belum_berakhir(serang, orang_serang):
    with pytest.raises(AturanDilanggar, match="belum mulai"):
        mulai_laporan(baca("2026"), satker=serang, oleh=orang_serang["ppid"], at=SAAT)
    laporan = mulai_laporan(baca("2025-01"), satker=serang, oleh=orang_serang["ppid"], at=SAAT)
    with pytest.raises(AturanDilanggar, match="Masa laporan belum berakhir"):
        ajukan_laporan(laporan, oleh=orang_serang["ppid"], at=SAAT)


def test_kantor_tanpa_satu_pun_permohonan_melapor_dengan_benar(db):
    satker = kantor("5301")
    naskah = susun(satker, TAHUN_2024, at=SAAT)
    teks = teks_pdf(pdf(naskah)).replace("\r\n", " ")
    assert "tidak ada permohonan informasi yang diterima KPU Kabupaten Kupang" in teks
    assert not any(tabel["grafik"] for bab in naskah.isi["bab"] for _, tabel in bab["tabel"])


def test_dibatalkan_dengan_alasan_lalu_dapat_dimulai_lagi(serang, orang_serang):
    laporan = mulai_laporan(TAHUN_2024, satker=serang, oleh=orang_serang["ppid"], at=SAAT)
    with pytest.raises(AturanDilanggar, match="Tulis alasannya"):
        batalkan_laporan(laporan, alasan="", oleh=orang_serang["ppid"], at=SAAT)
    batalkan_laporan(laporan, alasan="Salah masa", oleh=orang_serang["ppid"], at=SAAT)
    assert mulai_laporan(TAHUN_2024, satker=serang, oleh=orang_serang["ppid"], at=SAAT).pk != laporan.pk


def test_dikirim_ke_komisi_informasi_dengan_surel_dan_sidiknya(serang, orang_serang):
    laporan = laporan_terbit(serang, orang_serang)
    with pytest.raises(AturanDilanggar, match="Isi alamat e-mail"):
        kirim_laporan(laporan, cara="surel", oleh=orang_serang["ppid"], at=SAAT)
    laporan = kirim_laporan(
        laporan, cara="surel", surel_komisi="ki-banten@contoh.test", oleh=orang_serang["ppid"], at=SAAT
    )
    assert laporan.surel.recipient == "ki-banten@contoh.test"
    laporan.surat.refresh_from_db()
    assert laporan.surat.sha256 and laporan.surat.sha256 in laporan.surel.text
    assert "Komisi Informasi Provinsi Banten" in laporan.surel.text
    assert (laporan.dikirim_pada, laporan.cara_kirim) == (date(2025, 1, 20), "E-mail")


def test_surel_yang_gagal_bukan_pengiriman(serang, orang_serang):
    laporan = laporan_terbit(serang, orang_serang)
    laporan = kirim_laporan(laporan, cara="surel", surel_komisi="ki@contoh.test", oleh=orang_serang["ppid"], at=SAAT)
    assert Laporan.objects.sampai_di_komisi().exists() and not laporan.gagal_dikirim
    OutgoingMail.objects.filter(pk=laporan.surel_id).update(last_error="550 5.1.1 tidak dikenal")
    laporan = Laporan.objects.select_related("surel").get(pk=laporan.pk)
    assert laporan.gagal_dikirim and not Laporan.objects.sampai_di_komisi().exists()


def test_sesudah_surel_gagal_pos_dengan_bukti_ialah_pengiriman_dan_cukup_sekali(serang, orang_serang):
    laporan = laporan_terbit(serang, orang_serang)
    siapa = {"oleh": orang_serang["ppid"], "at": SAAT}
    laporan = kirim_laporan(laporan, cara="surel", surel_komisi="ki@contoh.test", **siapa)
    OutgoingMail.objects.filter(pk=laporan.surel_id).update(last_error="550 5.1.1 tidak dikenal")
    bukti = UnggahanBersih("resi.png", "image/png", b"x")
    laporan = kirim_laporan(laporan, cara="lain", tanggal=date(2025, 1, 20), keterangan="Pos", bukti=bukti, **siapa)
    assert not laporan.gagal_dikirim and Laporan.objects.sampai_di_komisi().exists()
    with pytest.raises(AturanDilanggar, match="sudah disampaikan pada 20-01-2025"):
        kirim_laporan(laporan, cara="surel", surel_komisi="ki@contoh.test", **siapa)


def test_konsep_sesudah_pleno_ialah_yang_disahkan(serang, orang_serang):
    laporan = sahkan_laporan(laporan_di_pleno(serang, orang_serang), **PLENO, oleh=orang_serang["pembina"], at=SAAT)
    Permohonan.objects.filter(satker=serang).update(kanal="surat")
    teks = teks_pdf(tulis_beku(laporan, "pdf", at=SAAT)).replace("\r\n", " ")
    assert "terbanyak Datang Langsung, 13 dari 15" in teks
    assert "5/LAP-PPID/2025" in teks and "KONSEP" in teks
    buku = openpyxl.load_workbook(io.BytesIO(tulis_beku(laporan, "xlsx", at=SAAT)))
    assert any(sel.value and "KONSEP" in str(sel.value) for sel in buku["Isi"]["A"])


def test_penandatangan_ialah_pemegang_jabatan_pada_tanggalnya(serang, orang_serang):
    orang_serang["atasan"].penugasan.all().update(sampai=date(2025, 1, 17))
    pengganti = petugas("atasan", serang, email="baru@uji.test", mulai=date(2025, 1, 18))
    laporan = ajukan_laporan(laporan_ditulis(serang, orang_serang), oleh=orang_serang["ppid"], at=SAAT)
    laporan = setujui_laporan(laporan, oleh=pengganti, at=SAAT)
    laporan = pertimbangkan(laporan, pendapat="", oleh=orang_serang["pertimbangan"], at=SAAT)
    type(pengganti).objects.filter(pk=pengganti.pk).update(nama="Atasan Baru (uji)")
    laporan = sahkan_laporan(laporan, **PLENO, oleh=orang_serang["pembina"], at=SAAT)
    assert laporan.beku["penandatangan"]["nama"] == orang_serang["atasan"].nama


def test_nomor_laporan_tidak_dipakai_dua_kali(serang, orang_serang):
    laporan_terbit(serang, orang_serang)
    laporan = mulai_laporan(baca("2024-Q4"), satker=serang, oleh=orang_serang["ppid"], at=SAAT)
    laporan = ajukan_laporan(laporan, oleh=orang_serang["ppid"], at=SAAT)
    with pytest.raises(AturanDilanggar, match="sudah dipakai laporan lain"):
        tandatangani_laporan(
            laporan,
            nomor="5/LAP-PPID/2025",
            tanggal_laporan=date(2025, 1, 6),
            oleh=orang_serang["atasan"],
            at=SAAT,
        )


def test_masa_yang_masih_berjalan_tercetak_sebagai_konsep_tanpa_tanda_tangan(serang):
    naskah = susun(serang, baca("2025-01"), at=SAAT)
    teks = teks_pdf(pdf(naskah))
    assert "KONSEP" in teks and "Masa laporan belum berakhir" in teks and "Atasan PPID" not in teks
    buku = openpyxl.load_workbook(io.BytesIO(tulis(naskah, "xlsx", konsep=naskah.konsep)))
    assert any(sel.value and "KONSEP" in str(sel.value) for sel in buku["Isi"]["A"])


def test_bagian_wajib_tidak_cukup_dengan_tanda_hubung(serang, orang_serang):
    laporan = laporan_ditulis(serang, orang_serang)
    tulis_bagian(laporan, kunci="6a", isi="-", versi=1, oleh=orang_serang["ppid"], at=SAAT)
    with pytest.raises(AturanDilanggar, match=r"Bagian 6\.a"):
        ajukan_laporan(laporan, oleh=orang_serang["ppid"], at=SAAT)


def test_dikirim_dengan_cara_lain_perlu_bukti(serang, orang_serang):
    laporan = laporan_terbit(serang, orang_serang)
    siapa = {"oleh": orang_serang["desk"], "at": SAAT + SEHARI}
    with pytest.raises(AturanDilanggar, match="unggah buktinya"):
        kirim_laporan(laporan, cara="lain", tanggal=date(2025, 1, 21), keterangan="Pos", **siapa)
    bukti = UnggahanBersih("resi.png", "image/png", b"x")
    with pytest.raises(AturanDilanggar, match="tidak mendahului terbitnya"):
        kirim_laporan(laporan, cara="lain", tanggal=date(2025, 1, 2), keterangan="Pos", bukti=bukti, **siapa)
    laporan = kirim_laporan(laporan, cara="lain", tanggal=date(2025, 1, 21), keterangan="Pos", bukti=bukti, **siapa)
    assert laporan.bukti_kirim.nama == "resi.png"


@pytest.mark.parametrize(
    ("perbuatan", "isi"),
    [
        (setujui_laporan, {}),
        (kembalikan_laporan, {"catatan": "x"}),
        (pertimbangkan, {"pendapat": ""}),
        (sahkan_laporan, PLENO),
        (terbitkan_laporan, {}),
        (buka_pengesahan, {"alasan": "x"}),
    ],
)
def test_langkah_di_luar_gilirannya_ditolak(serang, orang_serang, perbuatan, isi):
    laporan = mulai_laporan(TAHUN_2024, satker=serang, oleh=orang_serang["ppid"], at=SAAT)
    for oleh in orang_serang.values():
        with pytest.raises(AturanDilanggar):
            perbuatan(laporan, **isi, oleh=oleh, at=SAAT)
    laporan.refresh_from_db()
    assert laporan.status == "disusun"


def test_kantor_lain_tidak_dapat_apa_apa(serang, orang_serang, ppid):
    laporan = mulai_laporan(TAHUN_2024, satker=serang, oleh=orang_serang["ppid"], at=SAAT)
    with pytest.raises(AturanDilanggar, match="tidak berwenang"):
        tulis_bagian(laporan, kunci="6a", isi="x", versi=0, oleh=ppid, at=SAAT)
    with pytest.raises(AturanDilanggar, match="disusun tim penghubung atau PPID"):
        mulai_laporan(TAHUN_2024, satker=serang, oleh=ppid, at=SAAT)


def test_peringatan_serta_merta_dan_kutipan_yang_sudah_dicabut(serang, orang_serang, atasan):
    from tests.factories import informasi_terbit

    for nomor in range(3):
        informasi_terbit(
            ppid=orang_serang["ppid"],
            atasan=orang_serang["atasan"],
            at=datetime(2024, 6, 3, 9, tzinfo=SAAT.tzinfo),
            nama=f"Aturan tahapan {nomor}",
        )
    laporan = laporan_ditulis(serang, orang_serang)
    baris = laporan.bagian.get(kunci="1")
    tulis_bagian(
        laporan,
        kunci="1",
        isi=baris.isi + " Diatur Peraturan KPU Nomor 1 Tahun 2015.",
        versi=0,
        oleh=orang_serang["ppid"],
        at=SAAT,
    )
    peringatan = susun(serang, TAHUN_2024, at=SAAT, laporan=laporan).peringatan
    assert any("3 dari 3 informasi publik dinyatakan serta merta" in satu for satu in peringatan)
    assert any("PKPU 1/2015" in satu for satu in peringatan)


def test_sarana_satu_daftar_memberi_makan_kedua_bagian(serang, orang_serang):
    from laporan.models import Sarana

    sumber_daya(serang)
    Sarana.objects.create(
        satker=serang, nama="Ruang khusus PPID", jumlah=0, kondisi="belum_tersedia", dari=date(2023, 1, 1)
    )
    isi = susun(serang, TAHUN_2024, at=SAAT).isi
    bab = {satu["kunci"]: satu for satu in isi["bab"]}
    assert ["Ruang khusus PPID", "0", "Belum tersedia", ""] in dict(bab["2a"]["tabel"])["sarana"]["baris"]
    assert bab["6b"]["teks"] == "Belum tersedia: Ruang khusus PPID."
