"""The forms of a consequence test: proposal, its six steps, opinion, consent, ruling."""

from datetime import datetime
from typing import Any

from django import forms
from django.db.models import QuerySet

from dip.alur_uji import Tahap
from dip.models import HasilUji, JawabanOrang, Persetujuan, UjiKonsekuensi, Unsur
from dip.pengecualian import Huruf, RahasiaPribadi
from dip.perbuatan.pemeriksaan_uji import ISI_TAHAP
from ppid.medan import FormulirPerbuatan, Pilihan, Tanggal, Teks, Unggahan
from ppid.models import Satker, Tingkat

PESERTA_TERBANYAK = 60
LARANGAN = (
    "Jangan menulis isi informasi yang dirahasiakan, nama orang, atau nomor identitas: bagian ini masuk ke surat dan "
    "ke daftar informasi yang dikecualikan."
)
HURUF = Pilihan(
    label="Dasar pengecualian (Pasal 17 UU 14/2008)",
    choices=[("", "Pilih huruf"), *Huruf.choices],
    wajib="Pilih huruf Pasal 17 yang menjadi dasar pengecualian.",
)
RAHASIA = Pilihan(
    label="Untuk huruf h: rahasia pribadi yang mana",
    choices=[("", "Bukan huruf h"), *RahasiaPribadi.choices],
    required=False,
)
UNDANG_UNDANG = Teks(
    label="Untuk huruf j: undang-undang lain dan pasalnya",
    paling_panjang=150,
    required=False,
    help_text="Contoh: UU 27/2022 Pasal 4.",
)
BAGIAN = Teks(
    label="Bagian yang dikecualikan",
    paling_panjang=2000,
    baris=3,
    wajib="Tulis tepat bagian mana yang dikecualikan; selebihnya tetap terbuka.",
    help_text=LARANGAN,
)


class IsiUji(forms.Form):
    """What a proposal says."""

    perihal = Teks(
        label="Informasi yang diuji",
        paling_panjang=250,
        wajib="Tulis informasi yang akan diuji.",
        help_text="Sebut jenis dokumennya, mis. “Daftar pemilih dengan NIK”. Dibaca masyarakat.",
    )
    unit = Teks(label="Unit yang menguasai", paling_panjang=150, required=False)
    lingkup = Teks(label="Materi dan ruang lingkup", paling_panjang=4000, baris=3, required=False)
    huruf = HURUF
    rahasia_pribadi = RAHASIA
    undang_undang_lain = UNDANG_UNDANG
    bagian_dikecualikan = BAGIAN

    def isi(self) -> dict[str, Any]:
        return {nama: self.cleaned_data[nama] for nama in IsiUji.base_fields}


class FormulirUsulUji(IsiUji, FormulirPerbuatan):
    """A new test; for a new version of an exemption, filled with what the old one says."""

    penjelasan = (
        "Yang tidak boleh dipertimbangkan: kekurangan, kesalahan, atau rasa malu kantor. Yang diuji hanya akibatnya "
        "bila informasi dibuka."
    )

    def __init__(self, *args: Any, satker: Satker, at: datetime, lama: UjiKonsekuensi | None = None, **kw: Any) -> None:
        awal = {nama: getattr(lama, nama) for nama in IsiUji.base_fields} if lama else {}
        super().__init__(*args, kasus=UjiKonsekuensi(satker=satker), at=at, initial=awal, **kw)


class FormulirUbahUji(IsiUji, FormulirPerbuatan):
    def siapkan(self, at: datetime) -> None:
        self.initial = {nama: getattr(self.kasus, nama) for nama in IsiUji.base_fields}


class FormulirUndang(FormulirPerbuatan):
    penjelasan = (
        "Undang Atasan PPID, tim pertimbangan, tim penghubung, dan narasumber. Surat undangannya terbit sekali simpan."
    )
    daftar = Teks(
        label="Yang diundang",
        paling_panjang=8000,
        baris=6,
        wajib="Tulis siapa yang diundang.",
        help_text="Satu orang satu baris: sebagai; nama; jabatan. Contoh: narasumber; Siti Aminah; Kasubbag Hukum. "
        f"Sebagai: {', '.join(Unsur.values)}.",
    )
    tanggal = Tanggal(label="Tanggal pertemuan")
    waktu = Teks(label="Waktu", paling_panjang=40, wajib="Isi jamnya.", help_text="Contoh: 09.00 WIB.")
    tempat = Teks(label="Tempat", paling_panjang=200, wajib="Isi tempatnya atau alamat rapat daringnya.")

    def clean_daftar(self) -> list[tuple[str, str, str]]:
        hasil = []
        baris = [satu for satu in self.cleaned_data["daftar"].splitlines() if satu.strip()]
        if len(baris) > PESERTA_TERBANYAK:
            raise forms.ValidationError(f"Paling banyak {PESERTA_TERBANYAK} orang sekali undang.")
        for nomor, satu in enumerate(baris, 1):
            unsur, nama, jabatan = ([bagian.strip() for bagian in satu.split(";", 2)] + ["", ""])[:3]
            if unsur.lower() not in Unsur.values or not nama or len(nama) > 120 or len(jabatan) > 120:
                raise forms.ValidationError(
                    f"Baris {nomor} belum benar. Tulis: sebagai; nama; jabatan, dengan sebagai salah satu dari "
                    f"{', '.join(Unsur.values)}."
                )
            hasil.append((unsur.lower(), nama, jabatan))
        return hasil

    def isi_undangan(self) -> dict[str, Any]:
        return {"peserta" if nama == "daftar" else nama: nilai for nama, nilai in self.cleaned_data.items()}


class FormulirHadir(FormulirPerbuatan):
    hadir = forms.MultipleChoiceField(
        label="Yang hadir", required=False, widget=forms.CheckboxSelectMultiple, choices=[]
    )

    def siapkan(self, at: datetime) -> None:
        peserta = list(self.kasus.peserta.all())
        self.pilihan("hadir", [(str(p.pk), f"{p.nama} ({p.get_unsur_display()})") for p in peserta])
        self.initial = {"hadir": [str(p.pk) for p in peserta if p.hadir]}
        if not peserta:
            self.penjelasan = "Belum ada yang diundang."

    def clean_hadir(self) -> list[int]:
        return [int(satu) for satu in self.cleaned_data["hadir"]]


class FormulirTahap(FormulirPerbuatan):
    """One of the six steps; a class of its own for each."""

    tahap: Tahap
    PANDUAN = {
        Tahap.LINGKUP: "Sebut tepat informasi apa yang diuji, di dokumen mana, dan bagian mana yang dikecualikan.",
        Tahap.BAHAYA: "Apa akibat nyatanya bila informasi ini dibuka, bagi siapa, dan mengapa hal itu sungguh mungkin.",
        Tahap.HUKUM: "Sebut dasar hukumnya. Huruf g dan h gugur bila menyangkut jabatan publik, atau bila orangnya "
        "setuju tertulis (lewat “Minta persetujuan orangnya”).",
        Tahap.KEPENTINGAN: "Apa gunanya bagi umum bila dibuka, dan apa akibatnya bila tetap ditutup.",
        Tahap.PENIMBANGAN: "Pertimbangkan implikasinya, lalu timbang: lebih besar manfaat membuka atau menutup.",
        Tahap.HASIL: "Hasil menurut pengujian ini. Huruf a sampai f harus berjangka waktu.",
    }
    perihal = Teks(label="Informasi yang diuji", paling_panjang=250, wajib="Tulis informasi yang diuji.")
    unit = Teks(label="Unit yang menguasai", paling_panjang=150, required=False)
    lingkup = Teks(label="Materi dan ruang lingkup", paling_panjang=4000, baris=4, wajib="Tulis ruang lingkupnya.")
    bagian_dikecualikan = BAGIAN
    konsekuensi_dibuka = Teks(
        label="Konsekuensi bila dibuka",
        paling_panjang=4000,
        baris=5,
        wajib="Tulis akibatnya bila dibuka.",
        help_text="Dikutip pada surat penolakan (Model PPID-E).",
    )
    huruf = HURUF
    rahasia_pribadi = RAHASIA
    undang_undang_lain = UNDANG_UNDANG
    jabatan_publik = forms.BooleanField(
        label="Pengungkapan berkaitan dengan posisi seseorang dalam jabatan publik", required=False
    )
    kepentingan_umum = Teks(
        label="Kepentingan umum bila dibuka", paling_panjang=4000, baris=4, wajib="Tulis kepentingan umumnya."
    )
    konsekuensi_ditutup = Teks(
        label="Konsekuensi bila ditutup", paling_panjang=4000, baris=4, wajib="Tulis akibatnya bila tetap ditutup."
    )
    politik = Teks(label="Implikasi politik", paling_panjang=4000, baris=2, required=False)
    ekonomi = Teks(label="Implikasi ekonomi", paling_panjang=4000, baris=2, required=False)
    sosial_budaya = Teks(label="Implikasi sosial budaya", paling_panjang=4000, baris=2, required=False)
    keamanan = Teks(label="Implikasi pertahanan dan keamanan", paling_panjang=4000, baris=2, required=False)
    penimbangan = Teks(label="Penimbangan", paling_panjang=4000, baris=4, wajib="Tulis penimbangannya.")
    usul_hasil = Pilihan(label="Hasil", choices=HasilUji.choices, widget=forms.RadioSelect)
    usul_sampai = Tanggal(label="Berlaku sampai", required=False)

    def siapkan(self, at: datetime) -> None:
        medan, _ = ISI_TAHAP[self.tahap]
        for nama in set(self.fields) - set(medan):
            del self.fields[nama]
        self.initial = {nama: getattr(self.kasus, nama) for nama in medan}
        self.penjelasan = self.PANDUAN[self.tahap]


FORMULIR_TAHAP = {tahap: type(f"Formulir{tahap.name.title()}", (FormulirTahap,), {"tahap": tahap}) for tahap in Tahap}


class FormulirPendapat(FormulirPerbuatan):
    penjelasan = "Dapat diubah sampai hasilnya ditetapkan. Masuk ke berita acara dengan nama dan jabatan Anda."
    suara = Pilihan(label="Menurut Anda", choices=HasilUji.choices, widget=forms.RadioSelect)
    alasan = Teks(label="Alasan", paling_panjang=2000, baris=4, wajib="Tulis alasan pendapat Anda.")


class FormulirTanyaOrang(FormulirPerbuatan):
    penjelasan = (
        "Suratnya menjelaskan apa yang diminta orang, bahwa ia boleh menolak, dan bagaimana menjawab. Siapa yang "
        "meminta informasinya tidak disebut."
    )
    nama = Teks(label="Nama orangnya", paling_panjang=120, wajib="Isi nama orangnya.")
    alamat = Teks(label="Alamat atau e-mail", paling_panjang=250, wajib="Isi alamat atau e-mail orangnya.")
    rincian = Teks(
        label="Informasi yang dimintakan persetujuan",
        paling_panjang=2000,
        baris=3,
        wajib="Tulis informasi apa yang dimintakan persetujuan.",
    )


class FormulirJawabanOrang(FormulirPerbuatan):
    persetujuan = Pilihan(label="Permintaan", choices=[])
    jawaban = Pilihan(label="Jawaban", choices=JawabanOrang.choices, widget=forms.RadioSelect)
    dijawab_pada = Tanggal(label="Tanggal jawaban", required=False)
    bukti = Unggahan(
        label="Surat atau fotonya", jamak=False, help_text="Wajib bila orangnya menyetujui. Disimpan tersandi."
    )

    def milik(self) -> QuerySet[Persetujuan]:
        return self.kasus.persetujuan.umum()  # type: ignore[no-any-return]

    def siapkan(self, at: datetime) -> None:
        self.menunggu = {str(satu.pk): satu for satu in self.milik().filter(jawaban="")}
        self.pilihan("persetujuan", [(pk, satu.nama) for pk, satu in self.menunggu.items()])
        if not self.menunggu:
            self.penjelasan = "Tidak ada permintaan persetujuan yang menunggu jawaban."

    def isi_jawaban(self) -> dict[str, Any]:
        isi = self.cleaned_data
        return isi | {"persetujuan": self.menunggu[isi["persetujuan"]], "bukti": next(iter(isi["bukti"] or []), None)}


class FormulirTetapkan(FormulirPerbuatan):
    penjelasan = "Lembar uji, berita acara, dan keputusannya terbit sekali simpan dan tidak dapat diubah lagi."
    hasil = Pilihan(label="Hasil", choices=HasilUji.choices, widget=forms.RadioSelect)
    nomor_keputusan = Teks(label="Nomor keputusan", paling_panjang=60, wajib="Isi nomor keputusannya.")
    tanggal_keputusan = Tanggal(label="Tanggal keputusan")
    berlaku_sampai = Tanggal(
        label="Berlaku sampai",
        required=False,
        help_text="Wajib untuk huruf a sampai f. Kosongkan bila tidak berjangka waktu.",
    )
    nasional = forms.BooleanField(label="Berlaku bagi semua satuan kerja KPU", required=False)

    def siapkan(self, at: datetime) -> None:
        self.initial = {
            "hasil": self.kasus.usul_hasil,
            "tanggal_keputusan": self.hari_ini,
            "berlaku_sampai": self.kasus.usul_sampai,
        }
        if self.kasus.penetap is None or self.kasus.penetap.tingkat != Tingkat.PUSAT:
            del self.fields["nasional"]


class FormulirPleno(FormulirPerbuatan):
    nomor_berita_acara = Teks(label="Nomor berita acara", paling_panjang=80, wajib="Isi nomor berita acaranya.")
    tanggal_berita_acara = Tanggal(label="Tanggal berita acara")
