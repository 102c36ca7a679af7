"""The form of each act an officer performs on a case. What the law asks stands beside the field that answers it."""

from collections.abc import Sequence
from dataclasses import fields
from datetime import datetime
from typing import Any

from django import forms
from django.utils.formats import date_format

from dip.alur_uji import BERJALAN
from dip.models import InformasiPublik, UjiKonsekuensi
from permohonan.forms.teks_jawaban import DenganTeksJawaban
from permohonan.keterlambatan import tenggat_terlewat
from permohonan.models import JenisInformasi, LangkahMeja, Permohonan, Sifat
from permohonan.penghitaman import penjelasan_penghitaman
from permohonan.perbuatan.keputusan import BANYAK_TERBANYAK, IsiKeputusan
from permohonan.perbuatan.penyerahan import CaraPenyerahan
from permohonan.putusan import (
    AlasanPerpanjangan,
    AlasanTidakDiberikan,
    Bentuk,
    CaraMemperoleh,
    CaraSerah,
    Putusan,
    SebabTerlambat,
)
from permohonan.saran import saran_jenis
from permohonan.serupa import belum_diumumkan
from permohonan.waktu import jatuh_tempo_jalur
from permohonan.waktu_meja import catat_waktu, stempel
from ppid.kalender import Kalender
from ppid.medan import UKURAN, FormulirPerbuatan, Pilihan, Tanggal, Teks, Unggahan, ribuan
from ppid.models import HariLibur, Jalur, JangkaWaktu, JenisIdentitas, JenisPemohon, LangkahWaktu, Pengguna, Penugasan
from ppid.models import Surat as SuratTerbit
from ppid.peran import Peran
from ppid.templatetags.surat import rupiah

PANJANG = "l, j F Y"


class FormulirTindakan(FormulirPerbuatan):
    """Base of the acts' forms."""

    kasus: Permohonan
    # Everything stands in it already: Enter does the act.
    siap_dikirim = False


class FormulirTerukur(FormulirTindakan):
    """A form whose opening begins a measured step at the counter."""

    LANGKAH: LangkahMeja
    mulai = forms.CharField(required=False, widget=forms.HiddenInput)

    def siapkan(self, at: datetime) -> None:
        super().siapkan(at)
        self.initial.setdefault("mulai", stempel(self.LANGKAH, self.kasus.acuan, at=at))

    def catat_waktu(self, *, at: datetime) -> None:
        """Keep how long the step took, after the act."""
        tanda = self.cleaned_data.get("mulai", "")
        catat_waktu(self.kasus, self.LANGKAH, tanda, sasaran=self.kasus.acuan, at=at)


# What a field begins with that says how many of one tariff; "biaya" is the place of all of them in a form.
TARIF = "tarif_"


class FormulirBertarif(FormulirTindakan):
    """Asks how many of each tariff of the office in force; without one nothing can be charged."""

    def siapkan(self, at: datetime) -> None:
        super().siapkan(at)
        tarif = {f"{TARIF}{satu.pk}": satu for satu in self.kasus.satker.tarif.berlaku(self.hari_ini)}
        for nama, satu in tarif.items():
            self.fields[nama] = forms.IntegerField(
                label=f"{satu.uraian}: banyaknya ({satu.satuan})",
                required=False,
                min_value=0,
                max_value=BANYAK_TERBANYAK,
                error_messages={
                    "invalid": "Tulis angka bulat saja, tanpa titik.",
                    "min_value": "Jumlahnya tidak boleh kurang dari nol.",
                    "max_value": f"Paling banyak {ribuan(BANYAK_TERBANYAK)}. Periksa lagi.",
                },
                help_text=f"{rupiah(satu.biaya) or 'Gratis'} per {satu.satuan}, {satu.nomor_sk}. Hanya untuk hardcopy.",
            )
        self.KELOMPOK = [
            (judul, panduan, kelas, [satu for n in nama for satu in (tarif if n == "biaya" else [n])])
            for judul, panduan, kelas, nama in self.KELOMPOK
        ]

    def banyaknya(self) -> dict[str, int]:
        """How many of each tariff, by its key. Only after is_valid()."""
        return {n.removeprefix(TARIF): b for n, b in self.cleaned_data.items() if n.startswith(TARIF) and b}


class FormulirKosong(FormulirTindakan):
    """An act that asks nothing but the decision to do it."""


class FormulirLengkap(FormulirTindakan):
    penjelasan = "Nama, alamat, identitas, dan informasi yang diminta sudah Anda periksa. Jatuh tempo tidak berubah."
    jenis_informasi = forms.ModelChoiceField(
        label="Jenis informasi",
        queryset=JenisInformasi.objects.all(),
        required=False,
        empty_label="Tidak disebutkan",
        help_text="Untuk laporan. Usulan diambil dari kata kunci dalam permintaan.",
    )

    def siapkan(self, at: datetime) -> None:
        self.fields["jenis_informasi"].initial = self.kasus.jenis_informasi or saran_jenis(self.kasus.rincian_informasi)


class FormulirTutup(FormulirKosong):
    penjelasan = "Pemohon tetap dapat mengajukan keberatan dan membaca berkasnya."


class FormulirTutupTidakLengkap(FormulirKosong):
    penjelasan = "Pemohon diberi tahu dan boleh mengajukan lagi."


class FormulirTidakLengkap(FormulirTindakan):
    penjelasan = "Surat memuat hari terakhir dan kode QR untuk mengirim dari rumah, tanpa akun."
    kekurangan = Teks(
        label="Yang perlu dilengkapi",
        paling_panjang=1000,
        baris=3,
        wajib="Tulis apa yang harus dilengkapi pemohon.",
        help_text="Tulis untuk pemohon. Contoh: foto KTP yang terbaca.",
        initial="Foto atau pindaian KTP, SIM, atau paspor.",
    )


class FormulirLengkapi(FormulirTindakan):
    diperlihatkan = forms.BooleanField(
        label="KTP asli diperlihatkan di meja",
        required=False,
        help_text="Cukup diperlihatkan: tidak perlu menyimpan fotonya.",
    )
    jenis_identitas = Pilihan(label="Jenis identitas", required=False)
    nomor_identitas = Teks(
        label="Nomor identitas",
        paling_panjang=30,
        help_text="Disimpan tersandi.",
        widget=forms.TextInput(attrs={"autocomplete": "off", "data-rahasia": ""}),
    )
    berkas_identitas = Unggahan(label="Pindaian identitas", help_text=UKURAN)
    berkas_kuasa = Unggahan(label="Surat kuasa")
    berkas_akta = Unggahan(label="Akta pendirian")
    berkas_pengesahan = Unggahan(label="SK pengesahan badan hukum")
    SIFAT = {
        "berkas_identitas": Sifat.IDENTITAS,
        "berkas_kuasa": Sifat.SURAT_KUASA,
        "berkas_akta": Sifat.AKTA,
        "berkas_pengesahan": Sifat.PENGESAHAN,
    }

    def siapkan(self, at: datetime) -> None:
        kk = self.kasus.satker.menerima_kk
        jenis = [pilihan for pilihan in JenisIdentitas.choices if kk or pilihan[0] != JenisIdentitas.KK]
        self.fields["jenis_identitas"].choices = [("", "Pilih"), *jenis]  # type: ignore[attr-defined]
        if self.kasus.pemohon.jenis != JenisPemohon.BADAN_HUKUM:
            del self.fields["berkas_akta"], self.fields["berkas_pengesahan"]

    def clean_nomor_identitas(self) -> str:
        return "".join(huruf for huruf in self.cleaned_data["nomor_identitas"] if huruf.isalnum()).upper()

    def clean(self) -> dict[str, Any]:
        isi = super().clean() or self.cleaned_data
        if isi.get("nomor_identitas") and not isi.get("jenis_identitas"):
            self.add_error("jenis_identitas", "Pilih jenis identitas dari nomor yang diisi.")
        return isi

    def isi(self) -> dict[str, Any]:
        berkas = [(s, satu) for nama, s in self.SIFAT.items() for satu in self.cleaned_data.get(nama, ())]
        return {nama: self.cleaned_data[nama] for nama in ("jenis_identitas", "nomor_identitas", "diperlihatkan")} | {
            "berkas": berkas
        }


class FormulirBebaskan(FormulirTindakan):
    alasan = Teks(
        label="Alasan",
        paling_panjang=500,
        baris=2,
        wajib="Tulis alasan memproses tanpa menunggu identitas.",
        help_text="Contoh: informasinya terbuka; atau waktu meja layanan untuk memeriksa sudah lewat.",
    )


class FormulirJalur(FormulirTindakan):
    jalur = Pilihan(label="Jenis permohonan", choices=Jalur.choices, widget=forms.RadioSelect)
    alasan = Teks(
        label="Alasan",
        paling_panjang=300,
        baris=2,
        wajib="Tulis alasan penetapan jenis permohonan.",
        help_text="Apa dari isi permohonan yang menjadikannya demikian.",
    )

    def siapkan(self, at: datetime) -> None:
        kalender = HariLibur.objects.kalender(self.kasus.satker)
        self.fields["jalur"].choices = [  # type: ignore[attr-defined]
            (nilai, f"{label}: dijawab paling lambat {self._tempo(nilai, kalender)}") for nilai, label in Jalur.choices
        ]
        self.fields["jalur"].initial = next(nilai for nilai in Jalur.values if nilai != self.kasus.jalur)

    def _tempo(self, jalur: str, kalender: Kalender) -> str:
        return date_format(jatuh_tempo_jalur(self.kasus, jalur, kalender).tanggal, PANJANG)


class FormulirPenyampaian(FormulirTindakan):
    cara = Pilihan(label="Cara disampaikan", choices=CaraSerah.choices)
    penerima = Teks(label="Nama penerima", paling_panjang=150, help_text="Bila bukan pemohon sendiri.")
    nomor_resi = Teks(
        label="Nomor resi", paling_panjang=60, help_text="Wajib untuk pos dan kurir, atau unggah bukti kirim."
    )
    bukti = Unggahan(label="Bukti kirim", jamak=False)

    def cara_penyerahan(self) -> CaraPenyerahan:
        isi = self.cleaned_data
        return CaraPenyerahan(
            cara=CaraSerah(isi["cara"]),
            penerima=isi["penerima"],
            nomor_resi=isi["nomor_resi"],
            bukti=next(iter(isi["bukti"]), None),
        )


# How somebody wished to have it, and how it is then most likely handed over.
CARA_BAKU = {
    CaraMemperoleh.EMAIL: CaraSerah.EMAIL,
    CaraMemperoleh.POS: CaraSerah.POS,
    CaraMemperoleh.KURIR: CaraSerah.KURIR,
    CaraMemperoleh.FAKSIMILI: CaraSerah.FAKSIMILI,
}


class FormulirSerahkan(FormulirTerukur, FormulirPenyampaian):
    LANGKAH = LangkahMeja.PENYERAHAN
    penjelasan = "Tanda terima terbit bersama penyerahan ini."
    berkas = Unggahan(label="Berkas yang diserahkan", help_text=f"Boleh lebih dari satu. {UKURAN}")
    field_order = ["berkas"]

    def siapkan(self, at: datetime) -> None:
        super().siapkan(at)
        self.fields["cara"].initial = CARA_BAKU.get(
            CaraMemperoleh(self.kasus.cara_memperoleh) if self.kasus.cara_memperoleh else CaraMemperoleh.LANGSUNG,
            CaraSerah.LANGSUNG,
        )


class FormulirBeriLangsung(FormulirSerahkan, FormulirBertarif):
    penjelasan = (
        "Untuk informasi yang sudah terbuka dan tersedia. Tidak perlu identitas. "
        "Jawaban tertulis dan tanda terima terbit sekaligus."
    )
    uraian = Teks(
        label="Informasi yang diberikan",
        paling_panjang=2000,
        baris=3,
        wajib="Tulis informasi apa yang diberikan.",
        help_text="Nama dokumen, tahun, bentuknya.",
    )
    bentuk = Pilihan(label="Bentuk", choices=Bentuk.choices, baku=Bentuk.SOFTCOPY)
    informasi = forms.ModelChoiceField(
        label="Dari Daftar Informasi Publik",
        queryset=InformasiPublik.objects.none(),
        to_field_name="acuan",
        required=False,
        widget=forms.HiddenInput,
        error_messages={"invalid_choice": "Informasi itu tidak sedang terbit di kantor ini."},
    )
    cara_pembayaran = Teks(label="Cara pembayaran", paling_panjang=60, help_text="Bila ada yang dipungut.")
    field_order = ["uraian", "bentuk", "berkas"]

    def siapkan(self, at: datetime) -> None:
        super().siapkan(at)
        if not any(nama.startswith(TARIF) for nama in self.fields):
            del self.fields["cara_pembayaran"]
        terbit = InformasiPublik.objects.filter(satker=self.kasus.satker).terbit().defer("teks_terbit", "vektor")
        self.fields["informasi"].queryset = terbit  # type: ignore[attr-defined]
        if satu := terbit.filter(acuan=self.initial.get("informasi", "")).first():
            self.initial["uraian"] = f"{satu.nama} ({satu.tahun})"
            self.penjelasan = f"Dari Daftar Informasi Publik: {satu.nama}. Berkasnya yang terbit ikut diserahkan."
            self.siap_dikirim = not self.is_bound
        self.fields["bentuk"].initial = self.kasus.bentuk or Bentuk.SOFTCOPY


class FormulirCatatPenyampaian(FormulirPenyampaian):
    penjelasan = "Jawaban dihitung tepat waktu bila sampai, atau diantar dengan bukti, paling lambat pada jatuh tempo."
    surat = forms.ModelChoiceField(label="Surat", queryset=SuratTerbit.objects.none(), empty_label=None)
    field_order = ["surat"]

    def siapkan(self, at: datetime) -> None:
        surat = SuratTerbit.objects.filter(untuk_permohonan__permohonan=self.kasus).defer("pdf", "konteks")
        self.fields["surat"].queryset = surat.order_by("-diterbitkan_at", "-pk")  # type: ignore[attr-defined]


class _PilihanPetugas(forms.ModelChoiceField):
    unit: dict[int, str] = {}

    def label_from_instance(self, obj: Any) -> str:
        unit = self.unit.get(obj.pk)
        return f"{unit}: {obj.nama}" if unit else obj.nama


class FormulirDisposisi(FormulirTindakan):
    kepada = _PilihanPetugas(
        label="Kepada",
        queryset=Pengguna.objects.none(),
        empty_label="Pilih unit",
        error_messages={"required": "Pilih unit yang menguasai informasinya."},
    )
    instruksi = Teks(
        label="Yang diminta dari unit",
        paling_panjang=1000,
        baris=3,
        wajib="Tulis apa yang diminta dari unit.",
        initial="Mohon disiapkan dokumen yang diminta, atau jelaskan bila tidak ada.",
    )
    batas = Tanggal(label="Batas internal", help_text="Sisakan waktu untuk memeriksa dan memutuskan.")

    def siapkan(self, at: datetime) -> None:
        tugas = Penugasan.objects.berlaku(at).filter(satker=self.kasus.satker, peran=Peran.PENGHUBUNG)
        kepada = self.fields["kepada"]
        assert isinstance(kepada, _PilihanPetugas)
        kepada.unit = dict(tugas.values_list("petugas", "unit"))
        kepada.queryset = Pengguna.objects.filter(pk__in=tugas.values("petugas")).order_by("nama")
        batas = HariLibur.objects.kalender(self.kasus.satker).geser(self.hari_ini, 3)
        self.fields["batas"].initial = max(self.hari_ini, min(batas, self.kasus.jatuh_tempo))
        self.fields["batas"].widget.attrs |= {
            "min": self.hari_ini.isoformat(),
            "max": max(self.hari_ini, self.kasus.jatuh_tempo).isoformat(),
        }


class FormulirPerpanjang(FormulirTindakan):
    alasan = Pilihan(label="Alasan", choices=AlasanPerpanjangan.choices, widget=forms.RadioSelect)
    uraian = Teks(
        label="Uraian alasan",
        paling_panjang=2000,
        baris=4,
        wajib="Tulis alasan perpanjangan; pemohon menerimanya dalam surat.",
        help_text="Pemohon membaca kalimat ini dalam surat. UU 14/2008 Pasal 22 ayat (8): alasan tertulis, satu kali.",
    )

    def siapkan(self, at: datetime) -> None:
        kasus = self.kasus
        jangka = JangkaWaktu.objects.berlaku(LangkahWaktu.PERPANJANGAN, jalur=kasus.jalur, pada=kasus.diterima_pada)
        sesudah = jangka.tenggat(HariLibur.objects.kalender(kasus.satker), kasus.jatuh_tempo).tanggal
        self.penjelasan = f"Jatuh tempo bergeser {jangka.jumlah} hari kerja, menjadi {date_format(sesudah, PANJANG)}."


class PilihanUji(forms.ModelChoiceField):
    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.perihal}: {obj.nomor_keputusan}, Pasal 17 huruf {obj.huruf}"


MEMBERI = ("diberikan", "bentuk", "waktu_penyediaan", "berkas", "biaya", "cara_pembayaran")
MENUTUP = ("uji", "cakupan")
# Which fields answer which outcome; what does not belong to the chosen one is left out of the letter.
RELEVAN: dict[str, frozenset[str]] = {
    Putusan.SELURUHNYA: frozenset(MEMBERI),
    Putusan.SEBAGIAN: frozenset(MEMBERI)
    | frozenset(MENUTUP)
    | {"tidak_diberikan", "alasan_tidak_diberikan", "penghitaman"},
    Putusan.DITOLAK: frozenset(MENUTUP) | {"tidak_diberikan"},
    Putusan.TIDAK_DIKUASAI: frozenset({"badan_lain"}),
    Putusan.BELUM_DIDOKUMENTASIKAN: frozenset(),
    Putusan.MASIH_DIUJI: frozenset({"tidak_diberikan"}),
}


class FormulirKeputusan(DenganTeksJawaban, FormulirTerukur, FormulirBertarif):
    """Model PPID-D and E. What the law does not allow on this case cannot be chosen."""

    LANGKAH = LangkahMeja.PEMBERITAHUAN
    putusan = Pilihan(label="Putusan", choices=Putusan.choices, widget=forms.RadioSelect)
    diberikan = Teks(
        label="Informasi yang diberikan",
        paling_panjang=5000,
        baris=3,
        help_text="Pasal 22 ayat (7) huruf d: materi yang diberikan. Sebut nama dokumen dan tahunnya.",
    )
    bentuk = Pilihan(label="Bentuk fisik yang tersedia", choices=[("", "Pilih"), *Bentuk.choices], required=False)
    waktu_penyediaan = Tanggal(
        label="Waktu penyediaan",
        required=False,
        help_text="Tanggal informasi diserahkan. Pemohon memegang janji ini.",
    )
    berkas = Unggahan(label="Berkas yang diberikan", help_text=f"Boleh menyusul saat penyerahan. {UKURAN}")
    cara_pembayaran = Teks(
        label="Cara pembayaran",
        paling_panjang=60,
        help_text="Pasal 22 ayat (7) huruf g. Baku: pemohon membayar langsung kepada jasa fotokopi atau kurir. "
        "Salinan digital gratis.",
    )
    alasan_tidak_diberikan = Pilihan(
        label="Mengapa sebagian tidak diberikan",
        choices=[("", "Pilih alasannya"), *AlasanTidakDiberikan.choices],
        required=False,
    )
    tidak_diberikan = Teks(
        label="Bagian yang tidak diberikan",
        paling_panjang=5000,
        baris=3,
        help_text="Sebut bagiannya setepat mungkin; selebihnya tetap diberikan.",
    )
    uji = PilihanUji(
        label="Uji konsekuensi yang menjadi dasar",
        queryset=UjiKonsekuensi.objects.none(),
        required=False,
        empty_label="Pilih keputusan pengecualian",
        help_text="Pasal 19: penolakan hanya atas uji yang sudah ditetapkan dan masih berlaku.",
    )
    cakupan = Teks(
        label="Yang dicakup pengecualian itu",
        paling_panjang=2000,
        baris=2,
        help_text="Tunjukkan bahwa pengecualiannya mencakup tepat yang diminta. Yang tidak dicakup tetap diberikan.",
    )
    penghitaman = Teks(
        label="Penjelasan penghitaman",
        paling_panjang=2000,
        baris=2,
        help_text="Pasal 22 ayat (7) huruf e: apa yang dihitamkan dan alasannya.",
    )
    badan_lain = Teks(
        label="Badan publik yang menguasai",
        paling_panjang=200,
        help_text="Pasal 22 ayat (7) huruf b: sebutkan bila diketahui, atau tulis “tidak diketahui”.",
    )
    keterangan = Teks(
        label="Keterangan",
        paling_panjang=2000,
        baris=2,
        help_text="Wajib bila belum didokumentasikan: mengapa, dan apa yang akan dilakukan.",
    )
    KELOMPOK: Sequence[tuple[str, str, str, Sequence[str]]] = (
        ("", "", "", ("putusan",)),
        (
            "Yang diberikan",
            "Surat: Model PPID-D bagian A.",
            "untuk-memberi",
            MEMBERI,
        ),
        (
            "Yang tidak diberikan",
            "Bagian yang dikecualikan: surat Model PPID-E dengan uji konsekuensinya.",
            "untuk-menutup",
            ("alasan_tidak_diberikan", "tidak_diberikan", "uji", "cakupan", "penghitaman"),
        ),
        ("Yang menguasai", "", "untuk-tidak-dikuasai", ("badan_lain",)),
        ("", "", "", ("keterangan",)),
    )

    def siapkan(self, at: datetime) -> None:
        super().siapkan(at)
        self.penjelasan = "Surat bernomor terbit dan dibekukan saat Anda menekan tombol. Putusan tidak dapat diulang."
        self.fields["waktu_penyediaan"].initial = self.hari_ini
        self.fields["waktu_penyediaan"].widget.attrs["min"] = self.hari_ini.isoformat()
        self.fields["bentuk"].initial = self.kasus.bentuk
        self.fields["penghitaman"].initial = penjelasan_penghitaman(self.kasus)
        # What goes along with an answer that gives something, besides what is attached here.
        self.disiapkan = self.kasus.berkas.disiapkan().dengan_penghitaman().select_related("berkas")
        # What others publish of the matter that is to be refused, and nobody has told them.
        self.serupa: list[InformasiPublik] = []
        berlaku = UjiKonsekuensi.objects.berlaku_bagi(self.kasus.satker, pada=self.hari_ini)
        self.fields["uji"].queryset = berlaku  # type: ignore[attr-defined]
        if not berlaku.exists():
            self._tanpa_penolakan()
        if not self.kasus.pengujian.filter(uji__status__in=BERJALAN).exists():
            self._tanpa("masih_diuji")

    def _tanpa_penolakan(self) -> None:
        """Without a decided exemption in force nothing may be refused."""
        self._tanpa(Putusan.DITOLAK, AlasanTidakDiberikan.DIKECUALIKAN)
        self.fields["putusan"].help_text = (
            "“Ditolak” tidak dapat dipilih: belum ada uji konsekuensi yang ditetapkan dan berlaku bagi kantor ini "
            "(UU 14/2008 Pasal 19)."
        )
        del self.fields["uji"], self.fields["cakupan"]

    def _tanpa(self, *nilai: str) -> None:
        """Leave these outcomes and reasons out."""
        for nama in {"putusan", "alasan_tidak_diberikan"} & self.fields.keys():
            isian = self.fields[nama]
            isian.choices = [p for p in isian.choices if p[0] not in nilai]  # type: ignore[attr-defined]

    def relevan(self, putusan: str) -> frozenset[str]:
        """The fields that belong to that outcome."""
        return RELEVAN.get(putusan, frozenset())

    def clean(self) -> dict[str, Any]:
        isi = super().clean() or self.cleaned_data
        putusan, alasan = isi.get("putusan", ""), isi.get("alasan_tidak_diberikan")
        relevan = self.relevan(putusan) | {"putusan", "keterangan", "mulai"}
        if putusan == Putusan.SEBAGIAN and alasan not in {None, AlasanTidakDiberikan.DIKECUALIKAN}:
            relevan -= frozenset(MENUTUP)
        isi = {nama: nilai for nama, nilai in isi.items() if ("biaya" if nama.startswith(TARIF) else nama) in relevan}
        if isi.get("uji"):
            pokok = isi.get("tidak_diberikan") or self.kasus.rincian_informasi
            self.serupa = belum_diumumkan(self.kasus, isi["uji"], pokok)
        return isi

    def isi_keputusan(self) -> IsiKeputusan:
        nama = {medan.name for medan in fields(IsiKeputusan)}
        isi = {n: nilai for n, nilai in self.cleaned_data.items() if n in nama}
        return IsiKeputusan(**isi | {"putusan": Putusan(isi["putusan"]), "banyaknya": self.banyaknya()})


class FormulirKeterlambatan(FormulirTindakan):
    penjelasan = "Masuk ke laporan layanan. Jawaban kepada pemohon tetap harus diberikan."
    langkah = Pilihan(label="Jangka waktu yang terlewati", choices=[])
    sebab = Pilihan(label="Sebab", choices=SebabTerlambat.choices, widget=forms.RadioSelect)
    uraian = Teks(
        label="Penjelasan",
        paling_panjang=1000,
        baris=3,
        wajib="Jelaskan sebabnya dengan satu atau dua kalimat.",
        help_text="Jangan menulis data pribadi di sini.",
    )

    def siapkan(self, at: datetime) -> None:
        terlewat = tenggat_terlewat(self.kasus, HariLibur.objects.kalender(self.kasus.satker), at=at)
        self.fields["langkah"].choices = [  # type: ignore[attr-defined]
            (langkah, f"{LangkahWaktu(langkah).label}, batas {date_format(batas, PANJANG)}")
            for langkah, batas in terlewat.items()
        ]
        self.fields["langkah"].initial = next(reversed(terlewat), None)


class FormulirPesan(FormulirTindakan):
    penjelasan = "Pemohon membacanya pada halaman permohonannya. Jangan menulis nomor identitas di sini."
    teks = Teks(label="Pesan", paling_panjang=2000, baris=4, wajib="Tulis pesannya dulu.")


class FormulirCabut(FormulirTindakan):
    formulir = Unggahan(
        label="Formulir pencabutan yang ditandatangani pemohon",
        jamak=False,
        wajib="Unggah formulir pencabutan yang ditandatangani pemohon.",
    )


class FormulirJawabDisposisi(FormulirTindakan):
    jawaban = Teks(
        label="Jawaban unit",
        paling_panjang=5000,
        baris=5,
        wajib="Tulis jawaban unit: informasi ada atau tidak, dan di mana.",
        help_text="Ada atau tidak, bentuknya, dan bagian yang menurut unit tidak boleh dibuka.",
    )
    berkas = Unggahan(label="Dokumen", help_text=f"Boleh lebih dari satu. {UKURAN}")


class FormulirCatatanSurat(forms.Form):
    """The office's own letter number and a photo of the wet-signed paper."""

    nomor_agenda = Teks(label="Nomor surat kantor", paling_panjang=80)
    foto = Unggahan(label="Foto surat bertanda tangan", jamak=False)
