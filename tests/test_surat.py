import copy
import io
import re
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pikepdf
import pypdfium2
import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from keberatan.perbuatan.tanggapan import tanggapi
from permohonan.perbuatan.penyerahan import CaraPenyerahan, beri_langsung, serahkan
from permohonan.perbuatan.perpanjangan import perpanjang
from permohonan.putusan import AlasanTidakDiberikan, CaraSerah, Putusan
from ppid.models import DasarHukum, JenisSurat, Surat, Tarif
from ppid.pdf import render
from ppid.peran import Peran
from ppid.surat import TEMPLAT, cetak
from ppid.templatetags.surat import baris_kop, bilangan, pasal, peraturan, rupiah, ukuran
from tests.dip.peraga_uji import uji_bersurat
from tests.factories import (
    NIK_UJI,
    SENIN,
    isi_keputusan,
    permohonan_diproses,
    permohonan_diputus,
    permohonan_tercatat,
    permohonan_terdaftar,
    permohonan_tidak_lengkap,
    petugas,
    uji_konsekuensi,
)
from tests.keberatan.peraga import isi_tanggapan, keberatan_diajukan

LABEL_B = [
    "FORMULIR PERMOHONAN INFORMASI PUBLIK",
    "(RANGKAP DUA)",
    "MODEL PPID-B",
    "KOMISI PEMILIHAN UMUM",
    "KABUPATEN JOMBANG",
    "Alamat",
    "FORMULIR PERMOHONAN INFORMASI PUBLIK",
    "Nomor :",
    "Nama Pemohon",
    "Nomor Identitas pemohon",
    "Instansi/Lembaga/Perusahaan",
    "Alamat",
    "Pekerjaan",
    "Nomor Kontak/ E-mail",
    "Rincian Informasi yang Dibutuhkan",
    "Tujuan Memperoleh Informasi",
    "1.",
    "Melihat/Membaca/Mendengarkan/ Mencatat",
    "2.",
    "Mendapatkan salinan informasi (hardcopy/softcopy)",
    "Cara Memperoleh Informasi",
    "Mengambil Langsung",
    "Kurir",
    "Pos",
    "Faksimili",
    "E.mail",
    "Jombang,",
    "Petugas pelayanan Informasi",
    "Nama dan Tanda Tangan",
    "Pemohon Informasi",
    "Nama dan Tanda Tangan",
    "HAK-HAK PEMOHON INFORMASI",
    "Berdasarkan Undang-Undang Nomor 14 Tahun 2008 tentang Keterbukaan Informasi Publik",
    "10 (sepuluh) hari kerja",
    "1 x 7 hari kerja",
    "30 (tiga puluh) hari kerja",
    "30 (tiga puluh) hari kerja",
]
LABEL_D = [
    "FORMULIR PEMBERITAHUAN TERTULIS",
    "MODEL PPID-D",
    "KOMISI PEMILIHAN UMUM",
    "PEMBERITAHUAN TERTULIS",
    "Berdasarkan permohonan informasi pada tanggal",
    "bulan",
    "Tahun",
    "dengan nomor pendaftaran*",
    "Kami menyampaikan kepada Saudara/i :",
    "Nama",
    "Alamat",
    "No. Telp/Email",
    "Pemberitahuan sebagai berikut :",
    "A. Informasi Dapat Diberikan",
    "No.",
    "Hal-Hal Terkait Informasi Publik",
    "Keterangan",
    "1.",
    "Penguasaan informasi publik**",
    "Kami",
    "Badan Publik lain, yaitu",
    "2.",
    "Bentuk fisik yang tersedia**",
    "Softcopy (termasuk rekaman)",
    "Hardcopy / salinan tertulis",
    "3.",
    "Waktu Penyediaan",
    "Hari",
    "4.",
    "Penjelasan penghitaman/pengaburan informasi yang dimohon*** (tambahkan apabila perlu)",
    "Biaya dan cara pembayaran",
    "Cara penyampaian",
    "B. Informasi tidak dapat diberikan karena:**",
    "Informasi yang diminta belum dikuasai",
    "Informasi yang diminta belum didokumentasikan",
    "Informasi yang diminta diklasifikasikan sebagai informasi yang dikecualikan",
    "30 (tiga puluh) hari kerja",
    "Jombang,",
    "Pejabat Pengelola Informasi dan Dokumentasi (PPID)",
    "Nama dan Tanda Tangan",
    "Keterangan:",
    "* Diisi sesuai dengan nomor pendaftaran pada formulir permohonan.",
    "**",
    "*** Jika ada penghitaman informasi dalam suatu dokumen, maka diberikan alasan penghitamannya.",
]
LABEL_E = [
    "SURAT KEPUTUSAN PPID TENTANG PENOLAKAN PERMOHONAN",
    "INFORMASI PUBLIK",
    "(RANGKAP DUA)",
    "MODEL PPID-E",
    "KOMISI PEMILIHAN UMUM",
    "SURAT KEPUTUSAN PPID TENTANG PENOLAKAN PERMOHONAN",
    "No. Pendaftaran:*",
    "Nama",
    "Alamat",
    "No. Telp/Email",
    "Rincian Informasi yang diminta",
    "PPID memutuskan bahwa",
    "informasi yang dimohon",
    "adalah :",
    "INFORMASI YANG DIKECUALIKAN",
    "Pengecualian Informasi didasarkan pada alasan :",
    "Pasal 17 huruf h Undang-Undang Nomor 14 Tahun 2008.**",
    "Pasal ..... Undang-Undang .....***",
    "Pasal 27 Peraturan KPU Nomor 22 Tahun 2023.****",
    "Bahwa berdasarkan Pasal-Pasal di atas, membuka informasi tersebut dapat menimbulkan konsekuensi sebagai berikut :",
    "Mengungkap rahasia pribadi pelamar.",
    "5/PPID-UJI/2025",
    "2 Juni 2025",
    "Dengan demikian menyatakan bahwa :",
    "PERMOHONAN INFORMASI DITOLAK",
    "Jika pemohon informasi keberatan atas penolakan ini maka pemohon informasi dapat mengajukan keberatan",
    "30 (tiga puluh) hari kerja",
    "Jombang,",
    "Pejabat Pengelola Informasi dan Dokumentasi (PPID)",
    "Nama dan Tanda Tangan",
    "Keterangan:",
    "huruf a - i",
    "Pasal 17 huruf j",
]
PANJANG = "Kata biasa berulang; " * 150 + "\n" + "x" * 1500 + "\n\u200fשלום\u200e \u202eterbalik\u202c " + "akhir " * 60


def teks_halaman(pdf: bytes) -> list[str]:
    dokumen = pypdfium2.PdfDocument(pdf)
    try:
        return [halaman.get_textpage().get_text_range() for halaman in dokumen]
    finally:
        dokumen.close()


def teks(pdf: bytes) -> str:
    return "\n".join(teks_halaman(pdf))


def rapat(tulisan: str) -> str:
    """Without white space and the readers' mark of a ticked box."""
    return re.sub(r"\s|\ufffe", "", tulisan).replace("(dipilih)", "")


def berurutan(label: list[str], tulisan: str) -> None:
    letak, isi = 0, rapat(tulisan)
    for satu in label:
        ketemu = isi.find(rapat(satu), letak)
        assert ketemu >= 0, f"{satu!r} tidak ada sesudah {isi[max(0, letak - 60) : letak]!r}"
        letak = ketemu + len(rapat(satu))


def surat(kasus, jenis: JenisSurat) -> Surat:
    return kasus.surat.filter(surat__jenis=jenis).last().surat


def cetakan(kasus, jenis: JenisSurat, *, at=SENIN) -> bytes:
    return cetak(surat(kasus, jenis), at=at)


def sebagian(**ganti):
    return isi_keputusan(
        **{
            "putusan": Putusan.SEBAGIAN,
            "alasan_tidak_diberikan": AlasanTidakDiberikan.DIKECUALIKAN,
            "tidak_diberikan": "NIK dan alamat pelamar",
            "penghitaman": "NIK dihitamkan",
            "uji": uji_konsekuensi(),
        }
        | ganti
    )


@pytest.fixture
def diputus_sebagian(desk, ppid):
    return permohonan_diputus(desk=desk, ppid=ppid, isi=sebagian())


@pytest.fixture
def ditolak(desk, ppid):
    isi = isi_keputusan(putusan=Putusan.DITOLAK, diberikan="", bentuk="", waktu_penyediaan=None, uji=uji_konsekuensi())
    return permohonan_diputus(desk=desk, ppid=ppid, isi=isi)


# Model PPID-A belongs to no case; it is tried with its edition.
# Lists and reports belong to an office, not to a case; they are printed in their own tests.
SURAT_KASUS = [jenis for jenis in JenisSurat if jenis not in {JenisSurat.PPID_A, JenisSurat.LAPORAN}]


def semua_surat(desk, ppid) -> dict[JenisSurat, Surat]:
    """One letter of each kind, by the acts that issue them."""
    diputus = permohonan_diputus(desk=desk, ppid=ppid, isi=sebagian())
    serahkan(diputus, CaraPenyerahan(cara=CaraSerah.LANGSUNG, penerima="Siti Contoh"), oleh=desk, at=SENIN)
    diperpanjang = perpanjang(
        permohonan_diproses(oleh=desk),
        alasan="belum_didokumentasikan",
        uraian="Dokumen masih dihimpun dari kecamatan.",
        oleh=ppid,
        at=SENIN + timedelta(days=1),
    )
    keberatan = keberatan_diajukan(diputus, alasan=["tidak_dipenuhi"], at=SENIN + timedelta(days=1))
    atasan = petugas(Peran.ATASAN, diputus.satker)
    keberatan = tanggapi(keberatan, isi_tanggapan(keberatan), oleh=atasan, at=SENIN + timedelta(days=1))
    uji = uji_bersurat()
    kasus: list[Any] = [diputus, diperpanjang, permohonan_tidak_lengkap(oleh=desk), keberatan, uji]
    terbit = [baris.surat for satu in kasus for baris in satu.surat.all()]
    return {JenisSurat(surat.jenis): surat for surat in [*terbit, uji.persetujuan.get().surat]}


def test_setiap_jenis_tercetak_bertanda_dan_tanpa_nik(desk, ppid):
    surat_surat = semua_surat(desk, ppid)
    assert set(surat_surat) == set(SURAT_KASUS)
    for jenis, satu in surat_surat.items():
        pdf = cetak(satu, at=SENIN)
        isi = teks(pdf)
        assert pdf.startswith(b"%PDF"), jenis
        assert NIK_UJI not in rapat(isi), jenis
        assert satu.kode in isi, jenis
        assert f"{settings.SITUS}/verifikasi/{satu.kode}/" in rapat(isi), jenis
        assert "Dokumen ini dibekukan pada saat terbit" in isi, jenis
        assert satu.nomor in rapat(isi), jenis
        with pikepdf.open(io.BytesIO(pdf)) as dokumen:
            assert "/StructTreeRoot" in dokumen.Root, jenis
            assert dokumen.Root.Lang == "id", jenis
            assert satu.nomor in str(dokumen.docinfo["/Title"]), jenis
            assert str(dokumen.docinfo["/Author"]) == satu.satker.nama, jenis
            assert str(dokumen.docinfo["/CreationDate"]).startswith(f"D:{satu.tanggal:%Y%m%d}"), jenis


def test_cetak_ulang_memberi_bita_yang_sama(desk):
    satu = surat(permohonan_tercatat(oleh=desk), JenisSurat.TANDA_BUKTI)
    pertama = cetak(satu, at=SENIN)
    satu.refresh_from_db()
    assert cetak(satu, at=SENIN + timedelta(days=9)) == pertama


def test_konteks_sama_memberi_bita_sama(desk):
    satu = surat(permohonan_tercatat(oleh=desk), JenisSurat.PPID_B)
    konteks = {"surat": satu, **satu.konteks}
    templat = TEMPLAT[JenisSurat.PPID_B]
    assert render(templat, konteks) == render(templat, copy.deepcopy(satu.konteks) | {"surat": satu})


def test_ppid_b_memuat_setiap_label_berurutan_dalam_dua_lembar(desk):
    kasus = permohonan_tercatat(oleh=desk)
    halaman = teks_halaman(cetakan(kasus, JenisSurat.PPID_B))
    assert len(halaman) == 4
    berurutan(LABEL_B, halaman[0] + halaman[1])
    berurutan(LABEL_B, halaman[2] + halaman[3])
    assert "Lembar 1 untuk pemohon" in halaman[0]
    assert "Lembar 2 untuk petugas" in halaman[2]
    depan = [
        rapat(h).replace("Halaman3", "Halaman1").replace("Lembar2untukpetugas", "Lembar1untukpemohon") for h in halaman
    ]
    assert depan[0] == depan[2]
    assert rapat(halaman[1]).replace("Halaman2", "") == rapat(halaman[3]).replace("Halaman4", "")
    assert kasus.nomor in rapat(halaman[0])
    assert "••••••••••••0001" in halaman[0]


def test_ppid_b_menandai_pilihan(desk):
    halaman = teks_halaman(cetakan(permohonan_tercatat(oleh=desk), JenisSurat.PPID_B))[0]
    tanpa_spasi = re.sub(r"\s", "", halaman)
    assert "(hardcopy/softcopy)(dipilih)" in tanpa_spasi
    assert "E.mail(dipilih)" in tanpa_spasi
    assert tanpa_spasi.count("(dipilih)") == 2


def test_ppid_b_menyebut_tarif_kantor_atau_gratis(desk, jombang):
    assert "tidakmemungutbiaya" in rapat(teks(cetakan(permohonan_tercatat(oleh=desk), JenisSurat.PPID_B)))
    Tarif.objects.create(
        satker=jombang,
        uraian="Fotokopi",
        satuan="lembar",
        biaya=Decimal(500),
        nomor_sk="1/SK/2024",
        berlaku_dari=date(2024, 1, 1),
    )
    isi = rapat(teks(cetakan(permohonan_tercatat(oleh=desk), JenisSurat.PPID_B)))
    assert "Rp500perlembar(1/SK/2024)" in isi
    assert "tidakmemungutbiaya" not in isi


def test_penandatangan_adalah_petugas_yang_bertindak(desk, jombang):
    petugas(Peran.DESK, jombang, email="desk-lain@jombang.uji", mulai=date(2026, 1, 1))
    halaman = teks_halaman(cetakan(permohonan_tercatat(oleh=desk), JenisSurat.PPID_B))[0]
    assert f"({desk.nama})" in halaman


def test_pemberian_langsung_oleh_meja_tetap_ditandatangani_ppid(desk, ppid):
    kasus = beri_langsung(
        permohonan_tercatat(oleh=desk),
        CaraPenyerahan(cara=CaraSerah.LANGSUNG),
        uraian="Salinan berita acara",
        bentuk="hardcopy",
        oleh=desk,
        at=SENIN,
    )
    isi = rapat(teks(cetakan(kasus, JenisSurat.PPID_D)))
    assert rapat(f"({ppid.nama})") in isi
    assert rapat(desk.nama) not in isi
    assert "0Harikerja,diberikanSenin,9Maret2026" in isi


def test_tanpa_petugas_tempat_nama_bertitik(jombang):
    halaman = teks_halaman(cetakan(permohonan_terdaftar(satker=jombang), JenisSurat.PPID_B))[0]
    assert re.search(r"\(\.{20,}\)", halaman)


def test_ppid_d_memuat_setiap_label_berurutan(diputus_sebagian):
    isi = teks(cetakan(diputus_sebagian, JenisSurat.PPID_D))
    berurutan(LABEL_D, isi)
    # A and B are both filled: handed over in part.
    tanpa_spasi = re.sub(r"\s", "", isi)
    assert "Kami(dipilih)" in tanpa_spasi
    assert "informasiyangdikecualikan(dipilih)" in tanpa_spasi
    assert "Selasa,31Maret2026" in tanpa_spasi
    assert "Tidakdipungutbiaya" in tanpa_spasi


def test_ppid_d_menyebut_badan_publik_lain(desk, ppid):
    isi = isi_keputusan(
        putusan=Putusan.TIDAK_DIKUASAI,
        diberikan="",
        bentuk="",
        waktu_penyediaan=None,
        badan_lain="BPS Kabupaten Jombang",
    )
    tulisan = rapat(teks(cetakan(permohonan_diputus(desk=desk, ppid=ppid, isi=isi), JenisSurat.PPID_D)))
    assert "BadanPubliklain,yaituBPSKabupatenJombang" in tulisan
    assert "tidakberadadibawahpenguasaanKPUKabupatenJombang" in tulisan


def test_ppid_d_biaya_dan_cara_bayar(desk, ppid, jombang):
    tarif = Tarif.objects.create(
        satker=jombang,
        uraian="Fotokopi",
        satuan="lembar",
        biaya=Decimal(500),
        nomor_sk="1/SK/2024",
        berlaku_dari=date(2024, 1, 1),
    )
    bayar = {"banyaknya": {str(tarif.pk): 25}, "cara_pembayaran": "transfer ke rekening kas negara"}
    kasus = permohonan_diputus(desk=desk, ppid=ppid, isi=isi_keputusan(bentuk="hardcopy", **bayar), bentuk="hardcopy")
    tarif.biaya = Decimal(900)
    tarif.save()
    # Printed after the tariff went up: the letter says what was decided.
    tulisan = rapat(teks(cetakan(kasus, JenisSurat.PPID_D)))
    assert "Rp12.500,transferkerekeningkasnegara" in tulisan
    assert "Fotokopi:25lembar×Rp500=Rp12.500(1/SK/2024)" in tulisan


def test_ppid_d_salinan_kertas_tanpa_tarif_dibayar_langsung_kepada_jasanya(desk, ppid):
    kasus = permohonan_diputus(desk=desk, ppid=ppid, isi=isi_keputusan(bentuk="hardcopy"))
    assert "Tidakdipungutbiaya;fotokopiataupengiriman" in rapat(teks(cetakan(kasus, JenisSurat.PPID_D)))


def test_ppid_e_memuat_setiap_label_berurutan_dalam_dua_lembar(ditolak):
    halaman = teks_halaman(cetakan(ditolak, JenisSurat.PPID_E))
    berisi = [h for h in halaman if "Lembar" in h]
    assert len(berisi) == 2
    for satu in berisi:
        berurutan(LABEL_E, satu)
        assert "10 (sepuluh)" not in satu
        assert "2 (dua) hari kerja" not in satu
        assert "hanya untuk bagian" not in satu
        assert "diberikan :" not in satu
    assert "PKPU 1/2015" not in "".join(halaman)
    assert "Nomor 1 Tahun 2015" not in "".join(halaman)


def test_ppid_e_sebagian_hanya_menolak_bagian_itu(diputus_sebagian):
    isi = rapat(teks(cetakan(diputus_sebagian, JenisSurat.PPID_E)))
    assert "bagiandariinformasiyangdimohon,yaituNIKdanalamatpelamar,adalah:" in isi
    assert "Penolakaninihanyauntukbagianyangdikecualikandiatas" in isi


def test_ppid_e_menandai_aturan_kpu_hanya_bila_terverifikasi(desk, ppid, jombang):
    def tulisan():
        isi = isi_keputusan(
            putusan=Putusan.DITOLAK, diberikan="", bentuk="", waktu_penyediaan=None, uji=uji_konsekuensi()
        )
        kasus = permohonan_diputus(desk=desk, ppid=ppid, isi=isi)
        return re.sub(r"\s", "", teks(cetakan(kasus, JenisSurat.PPID_E)))

    assert "2023.****(dipilih)" not in tulisan()
    DasarHukum.objects.filter(kode="pkpu-22-2023").update(terverifikasi=True)
    assert "2023.****(dipilih)" in tulisan()


def test_ppid_e_pemilu_tetap_tiga_puluh_hari_kerja(ditolak):
    satu = surat(ditolak, JenisSurat.PPID_E)
    konteks = copy.deepcopy(satu.konteks)
    konteks["perkara"]["jalur"] = "pemilu"
    isi = rapat(teks(render(TEMPLAT[JenisSurat.PPID_E], {"surat": satu, **konteks})))
    assert "haktersebuttetap30(tigapuluh)harikerja" in isi
    assert "disarankandiajukandalam2(dua)harikerja" in isi


def test_ppid_e_huruf_j_mengisi_undang_undang_lain(ditolak):
    satu = surat(ditolak, JenisSurat.PPID_E)
    konteks = copy.deepcopy(satu.konteks)
    konteks["keputusan"]["uji"] |= {"huruf": "j", "undang_undang_lain": "Pasal 9 Undang-Undang Nomor 99 Tahun 2099"}
    isi = re.sub(r"\s", "", teks(render(TEMPLAT[JenisSurat.PPID_E], {"surat": satu, **konteks})))
    assert "Pasal9Undang-UndangNomor99Tahun2099.***(dipilih)" in isi
    assert "Pasal17huruf.....Undang-UndangNomor14Tahun2008.**" in isi


def test_tanda_bukti_memuat_nomor_kode_dan_alasan_tanggal(desk):
    kasus = permohonan_tercatat(oleh=desk)
    isi = rapat(teks(cetakan(kasus, JenisSurat.TANDA_BUKTI)))
    assert kasus.nomor in isi
    assert kasus.kode in isi
    assert "Senin,30Maret2026" in isi
    assert "10(sepuluh)harikerjasesudahpermohonanditerima" in isi
    assert "18Maret2026(" in isi
    assert "IdentitasAndabelumkamiterima" not in isi
    assert "IdentitasAndabelumkamiterima" in rapat(teks(cetakan(permohonan_terdaftar(), JenisSurat.TANDA_BUKTI)))


def test_surat_tidak_lengkap_memuat_kekurangan_dan_hari_terakhir(desk):
    isi = rapat(teks(cetakan(permohonan_tidak_lengkap(oleh=desk), JenisSurat.TIDAK_LENGKAP)))
    assert "FotoKTPbelumada" in isi
    assert "3(tiga)harikerjasesudahsuratiniAndaterima" in isi
    assert "Kamis,12Maret2026" in isi


def test_perpanjangan_memuat_kedua_tanggal_dan_satu_kali(desk, ppid):
    kasus = perpanjang(
        permohonan_diproses(oleh=desk), alasan="belum_dikuasai", uraian="Menunggu unit.", oleh=ppid, at=SENIN
    )
    isi = re.sub(r"\s", "", teks(cetakan(kasus, JenisSurat.PERPANJANGAN)))
    assert "Senin,30Maret2026" in isi
    assert "Kamis,9April2026" in isi
    assert "satukali" in isi
    assert "Pasal22ayat(8)" in isi
    assert "belumdikuasai(dipilih)" in isi
    assert "Menungguunit." in isi


@pytest.mark.parametrize("jenis", SURAT_KASUS)
def test_isian_panjang_membungkus_di_dalam_kertas(desk, ppid, jenis):
    satu = semua_surat(desk, ppid)[jenis]
    konteks = copy.deepcopy(satu.konteks)
    if "uji" in konteks:
        teks_uji = ("lingkup", "bagian_dikecualikan", "konsekuensi_dibuka", "penimbangan", "alasan_pencabutan")
        konteks["uji"] |= dict.fromkeys(teks_uji, PANJANG) | {"perihal": "x" * 250, "unit": "u" * 150}
        konteks["orang"] = {"nama": "N" * 120, "alamat": "A" * 250}
        konteks["rincian"] = PANJANG
    else:
        konteks["perkara"]["rincian_informasi"] = konteks["kasus_posisi"] = PANJANG
        konteks["pihak"] |= {"nama": "N" * 150, "alamat": "A" * 300, "kontak": "k" * 150}
    if "putusan" in konteks:
        konteks |= {"pertimbangan": PANJANG, "perintah": PANJANG, "informasi_dibuka": "d" * 250}
        konteks["putusan"][0]["pertimbangan"] = PANJANG
    for kunci in ("uraian", "kekurangan"):
        if kunci in konteks:
            konteks[kunci] = PANJANG
    if "keputusan" in konteks:
        konteks["keputusan"] |= {"diberikan": PANJANG, "keterangan": PANJANG, "badan_lain": "B" * 200}
        konteks["keputusan"]["tidak_diberikan"] = "t" * 300
        konteks["keputusan"]["uji"] |= {"konsekuensi": PANJANG, "bagian": "b" * 300, "perihal": "p" * 250}
    pdf = render(TEMPLAT[jenis], {"surat": satu, **konteks})
    assert rapat(teks(pdf)).count("x" * 40) > 0
    dokumen = pypdfium2.PdfDocument(pdf)
    for halaman in dokumen:
        lebar, tinggi = halaman.get_size()
        tulisan = halaman.get_textpage()
        kotak = [tulisan.get_charbox(n) for n in range(tulisan.count_chars())]
        assert all(40 <= kiri <= kanan <= lebar - 40 for kiri, _, kanan, _ in kotak if kanan > kiri), jenis
        assert all(20 <= bawah <= atas <= tinggi - 20 for _, bawah, _, atas in kotak if atas > bawah), jenis
    dokumen.close()


def test_isian_tidak_menjadi_markah(desk):
    kasus = permohonan_tercatat(oleh=desk, rincian_informasi='<img src="http://contoh.test/x.png"> & <b>tebal</b>')
    assert "<b>tebal</b>" in teks(cetakan(kasus, JenisSurat.PPID_B))


def test_formulir_menulis_pdf_kasus_terbaru_atau_bernomor(desk, ppid, tmp_path):
    lama = permohonan_diputus(desk=desk, ppid=ppid)
    baru = permohonan_diputus(desk=desk, ppid=ppid, at=SENIN + timedelta(days=1))
    keluaran = tmp_path / "d.pdf"
    call_command("formulir", "PPID-D", str(keluaran), verbosity=0)
    assert baru.nomor in rapat(teks(keluaran.read_bytes()))
    call_command("formulir", "ppid-d", str(keluaran), satker="3517", nomor=lama.nomor, verbosity=0)
    assert lama.nomor in rapat(teks(keluaran.read_bytes()))
    assert keluaran.read_bytes() == cetakan(lama, JenisSurat.PPID_D)


@pytest.mark.parametrize(
    ("argumen", "pesan"),
    [
        (["PPID-C"], "Belum ada Model PPID-C"),
        (["PPID-G"], "Belum ada Model PPID-G"),
        (["PPID-E"], "Belum ada Model PPID-E"),
        (["PPID-B", "--satker", "9999"], "Tidak ada kantor"),
        (["PPID-B", "--nomor", "999/PPID/3517/I/2026"], "Belum ada Model PPID-B untuk nomor"),
    ],
)
def test_formulir_menjelaskan_bila_tidak_dapat(db, tmp_path, argumen, pesan):
    with pytest.raises(CommandError, match=pesan):
        call_command("formulir", *argumen, str(tmp_path / "x.pdf"))
    assert not (tmp_path / "x.pdf").exists()


def test_formulir_menjelaskan_bila_tidak_dapat_menulis(desk, tmp_path):
    permohonan_tercatat(oleh=desk)
    with pytest.raises(CommandError, match="Tidak dapat menulis"):
        call_command("formulir", "PPID-B", str(tmp_path / "tidak-ada" / "x.pdf"))


@pytest.mark.parametrize(
    ("nama", "baris"),
    [
        ("KPU Kabupaten Jombang", ["Komisi Pemilihan Umum", "Kabupaten Jombang"]),
        ("KPU RI", ["Komisi Pemilihan Umum", "Republik Indonesia"]),
        ("KIP Aceh", ["Komisi Independen Pemilihan", "Aceh"]),
        ("Komisi Independen Pemilihan Aceh", ["Komisi Independen Pemilihan", "Aceh"]),
        ("Kantor Contoh", ["Kantor Contoh"]),
    ],
)
def test_kop_dua_baris(nama, baris):
    assert baris_kop(nama) == baris


@pytest.mark.parametrize(
    ("n", "kata"),
    [
        (0, "0 (nol)"),
        (3, "3 (tiga)"),
        (10, "10 (sepuluh)"),
        (11, "11 (sebelas)"),
        (14, "14 (empat belas)"),
        (30, "30 (tiga puluh)"),
        (100, "100 (seratus)"),
        (245, "245 (dua ratus empat puluh lima)"),
    ],
)
def test_bilangan_dengan_huruf(n, kata):
    assert bilangan(n) == kata


def test_rupiah_ukuran_dan_kutipan():
    assert [rupiah("0.00"), rupiah("12500.00"), rupiah("1500.50")] == ["", "Rp12.500", "Rp1.500,50"]
    assert [ukuran(900), ukuran(2048), ukuran(1234567)] == ["900 bita", "2 KB", "1,2 MB"]
    assert peraturan("PKPU 22/2023") == "Peraturan KPU Nomor 22 Tahun 2023"
    assert [pasal("27"), pasal("Pasal 27")] == ["Pasal 27", "Pasal 27"]
