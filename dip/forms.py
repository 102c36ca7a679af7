"""The forms of the list: an item, its acts, an edition's acts. What the rule asks stands beside the field."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django import forms

from dip.kategori import POKOK, UJI_KATEGORI, BentukInformasi, Jenis, Kategori
from dip.keterangan import KETERANGAN
from dip.models import ButirEdisi, Edisi, InformasiPublik, Tanda
from dip.models.informasi import BerkasInformasiQuerySet
from ppid.medan import UKURAN, FormulirPerbuatan, PelepasanDibaca, Pilihan, Tanggal, Teks, Unggahan
from ppid.models import Penugasan, Satker
from ppid.peran import Peran
from ppid.unggahan import UnggahanBersih

# Above this share of the list "serta merta" no longer says that something is urgent.
BATAS_SERTA_MERTA = 0.20
TAHUN_TERTUA = 1900
HALAMAN_TERJAUH = 500


def pilihan_pokok() -> list[tuple[str, list[tuple[str, str]]]]:
    """The headings, grouped by category."""
    return [(Kategori(k).label, [(p.value, str(p.label)) for p in isi]) for k, isi in POKOK.items()]


class FormulirCariInformasi(forms.Form):
    """What a reader may ask the list for; what makes no sense is left out, never an error."""

    q = Teks(label="Kata yang dicari", paling_panjang=10_000, required=False)
    kategori = forms.ChoiceField(label="Kategori", choices=[("", "Semua kategori"), *Kategori.choices], required=False)
    tahun = forms.IntegerField(label="Tahun", min_value=1900, max_value=2200, required=False)
    unit = Teks(label="Unit", paling_panjang=150, required=False)
    halaman = forms.IntegerField(min_value=1, max_value=HALAMAN_TERJAUH, required=False)

    def saringan(self) -> dict[str, Any]:
        self.is_valid()
        isi = {nama: self.cleaned_data.get(nama) for nama in self.fields}
        return {nama: nilai for nama, nilai in isi.items() if nilai} | {"halaman": isi["halaman"] or 1}


class KeteranganInformasi(forms.Form):
    """The columns of Model PPID-A."""

    hari_ini: date
    kasus: Any
    nama = Teks(label="Nama dokumen", paling_panjang=250, wajib="Tulis nama dokumennya.")
    ringkasan = Teks(
        label="Ringkasan isi",
        paling_panjang=2000,
        baris=3,
        wajib="Jelaskan isinya dengan satu atau dua kalimat.",
        help_text="Untuk orang yang belum pernah melihat dokumennya. Ringkasan ini ikut dicari.",
    )
    unit = Teks(
        label="Unit yang menguasai",
        paling_panjang=150,
        wajib="Isi unit yang menguasai dokumen.",
        widget=forms.TextInput(attrs={"list": "daftar-unit"}),
        help_text="Sama seperti pada penugasan tim penghubung, supaya unit itu dapat mengurusnya.",
    )
    pejabat = Teks(
        label="Pejabat penanggung jawab penerbitan",
        paling_panjang=150,
        wajib="Isi jabatan yang bertanggung jawab.",
        help_text="Jabatannya, bukan nama orangnya.",
    )
    tahun = forms.IntegerField(label="Tahun informasi", min_value=TAHUN_TERTUA)
    terbit_pada = Tanggal(label="Tanggal penerbitan dokumen", required=False)
    tempat = Teks(label="Tempat penerbitan", paling_panjang=100, required=False)
    retensi = Teks(
        label="Jangka waktu simpan atau JRA",
        paling_panjang=100,
        wajib="Isi jangka waktu penyimpanannya.",
        help_text="Contoh: 5 tahun, lalu permanen.",
    )
    bentuk = Pilihan(label="Bentuk", choices=BentukInformasi.choices, baku=BentukInformasi.SOFTCOPY)
    jenis = Pilihan(label="Jenis", choices=Jenis.choices, baku=Jenis.KELEMBAGAAN)
    tautan = forms.URLField(
        label="Sudah terbit di laman lain",
        required=False,
        max_length=500,
        assume_scheme="https",
        help_text="Alamat lengkapnya, mis. JDIH. Boleh bersama berkas.",
        error_messages={"invalid": "Alamat ini tidak lengkap. Salin seluruhnya, diawali https://."},
    )
    ditinjau_pada = Tanggal(label="Ditinjau lagi", required=False, help_text="Anda diingatkan sebelum tanggal ini.")

    def clean_tahun(self) -> int:
        tahun: int = self.cleaned_data["tahun"]
        if tahun > self.hari_ini.year + 1:
            raise forms.ValidationError("Tahun ini belum sampai. Periksa lagi.")
        return tahun

    def daftar_unit(self) -> list[str]:
        """The units that the office's assignments name, offered while one is typed."""
        tugas = Penugasan.objects.filter(satker=self.kasus.satker, peran=Peran.PENGHUBUNG).exclude(unit="")
        return sorted(set(tugas.values_list("unit", flat=True)))

    def isi(self) -> dict[str, Any]:
        """The values by the names of the item's fields."""
        return {nama: self.cleaned_data[nama] for nama in (*KETERANGAN, "pokok") if nama in self.cleaned_data}


class FormulirUsul(KeteranganInformasi, FormulirPerbuatan):
    """A new item, with its first file if there is one already."""

    kasus: Satker
    penjelasan = "Usulan belum terlihat oleh masyarakat. PPID mengklasifikasikan, Atasan PPID menyetujui."
    judul_berkas = Teks(label="Judul berkas", paling_panjang=150, required=False)
    berkas = Unggahan(label="Berkas", jamak=False, help_text=f"{UKURAN} Diperiksa dahulu sebelum dapat terbit.")

    def __init__(self, *args: Any, satker: Satker, unit: Sequence[str], at: datetime, **kwargs: Any) -> None:
        self.hari_ini = satker.hari_ini(at)
        awal = {"tahun": self.hari_ini.year, "unit": unit[0] if unit else "", "tempat": satker.kota}
        super().__init__(*args, kasus=_Kantor(satker), at=at, initial=awal, **kwargs)

    def unggahan(self) -> UnggahanBersih | None:
        return next(iter(self.cleaned_data["berkas"]), None)


class _Kantor:
    """An office in the place of a case: a new item has none yet."""

    def __init__(self, satker: Satker) -> None:
        self.satker = satker


class BerVersi(FormulirPerbuatan):
    """Knows what the person saw: the last row of the item's history when the page was made."""

    kasus: InformasiPublik
    dilihat = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def siapkan(self, at: datetime) -> None:
        terakhir = self.kasus.riwayat.last()
        self.initial = {"dilihat": terakhir.pk if terakhir else None}


class FormulirKeterangan(KeteranganInformasi, BerVersi):
    """The columns of an item that is there."""

    kasus: InformasiPublik

    def siapkan(self, at: datetime) -> None:
        super().siapkan(at)
        self.initial = {**self.initial, **{nama: getattr(self.kasus, nama) for nama in KETERANGAN}}


class FormulirUbah(FormulirKeterangan):
    penjelasan = "Usulan ini belum terlihat oleh masyarakat."


class FormulirMutakhirkan(FormulirKeterangan):
    penjelasan = "Perubahan terlihat setelah disetujui Atasan PPID. Berkas baru diunggah pada halaman informasinya."
    pokok = Pilihan(label="Pokok informasi")

    def siapkan(self, at: datetime) -> None:
        super().siapkan(at)
        self.pilihan("pokok", pilihan_pokok())
        self.initial |= self.kasus.perubahan | {"pokok": self.kasus.perubahan.get("pokok", self.kasus.pokok)}


class FormulirKoreksi(FormulirMutakhirkan):
    penjelasan = "Koreksi Atasan langsung menjadi isi usulan."


class FormulirKlasifikasi(BerVersi):
    kasus: InformasiPublik
    pokok = Pilihan(label="Pokok informasi", wajib="Pilih pokok informasinya.")
    jenis = Pilihan(label="Jenis", choices=Jenis.choices)
    ditinjau_pada = Tanggal(
        label="Ditinjau lagi", required=False, help_text="Informasi berkala ditinjau paling lambat setahun lagi."
    )
    uji = [(Kategori(k).label, pertanyaan) for k, pertanyaan in UJI_KATEGORI.items()]

    def siapkan(self, at: datetime) -> None:
        super().siapkan(at)
        self.pilihan("pokok", [("", "Pilih pokok informasi"), *pilihan_pokok()])
        setahun = self.hari_ini.replace(day=1).replace(year=self.hari_ini.year + 1)
        self.initial = {
            **self.initial,
            "pokok": self.kasus.pokok,
            "jenis": self.kasus.jenis,
            "ditinjau_pada": self.kasus.ditinjau_pada or setahun,
        }
        milik = InformasiPublik.objects.filter(satker=self.kasus.satker).terbit().exclude(pk=self.kasus.pk)
        self.serta_merta = milik.filter(kategori=Kategori.SERTA_MERTA).count()
        self.semua = milik.count()

    @property
    def peringatan(self) -> str:
        """Said when one more would make the urgent ones too many of the list."""
        banyak = self.serta_merta + 1
        if banyak <= BATAS_SERTA_MERTA * (self.semua + 1) or self.semua < 5:
            return ""
        return (
            f"{self.serta_merta} dari {self.semua} informasi terbit di kantor ini sudah serta merta. Bila semuanya "
            "mendesak, tidak ada yang mendesak: pilih serta merta hanya bila menunda seminggu merugikan orang."
        )


class FormulirLampirkan(FormulirPerbuatan):
    kasus: InformasiPublik
    penjelasan = (
        "Berkas diperiksa dahulu: keterangan pembuatnya dibuang, dan bila ada yang tersembunyi di dalamnya Anda diberi "
        "tahu. Judul yang sama berarti versi baru."
    )
    judul = Teks(label="Judul berkas", paling_panjang=150, wajib="Beri berkas itu judul yang dipahami pembaca.")
    berkas = Unggahan(label="Berkas", jamak=False, wajib="Pilih berkasnya dulu.", help_text=UKURAN)

    def siapkan(self, at: datetime) -> None:
        self.fields["judul"].initial = self.kasus.nama[:150]


class FormulirTutupBerkas(FormulirPerbuatan):
    kasus: InformasiPublik
    penjelasan = "Berkasnya seketika tidak dapat diunduh. Atasan menyetujui, atau membukanya lagi."
    kode = forms.ChoiceField(label="Berkas", error_messages={"invalid_choice": "Berkas itu tidak sedang terbit."})
    alasan = Teks(label="Alasan", paling_panjang=300, baris=2, wajib="Tulis mengapa berkas ini ditutup.")

    def siapkan(self, at: datetime) -> None:
        self.pilihan("kode", [(satu.kode, str(satu)) for satu in self.kasus.berkas.terbit()])


class FormulirBuang(FormulirPerbuatan):
    kasus: InformasiPublik
    kode = forms.ChoiceField(label="Berkas", error_messages={"invalid_choice": "Berkas itu sudah terbit atau dibuang."})

    def siapkan(self, at: datetime) -> None:
        belum = self.kasus.berkas.filter(terbit_at=None, ditarik_at=None)
        self.pilihan("kode", [(satu.kode, str(satu)) for satu in belum])


class FormulirTertahan(FormulirPerbuatan):
    """An act on one of the files that the release check holds back."""

    kasus: InformasiPublik
    kode = forms.ChoiceField(
        label="Berkas",
        error_messages={
            "required": "Tidak ada berkas yang menunggu tindakan ini. Muat ulang halaman informasinya.",
            "invalid_choice": "Berkas itu sudah tidak menunggu tindakan ini. Muat ulang halaman.",
        },
    )

    def siapkan(self, at: datetime) -> None:
        self.tertahan = list(self.berkas().select_related("asli", "pelepasan_diminta_oleh"))
        self.pilihan("kode", [(satu.kode, str(satu)) for satu in self.tertahan])

    def berkas(self) -> BerkasInformasiQuerySet:
        """The files to choose from."""
        return self.kasus.berkas.tertahan().filter(bersih__isnull=False)


class FormulirMintaPelepasan(FormulirTertahan):
    penjelasan = (
        "Pakai ini hanya bila yang ditemukan memang boleh dibaca siapa pun. Orang kedua, PPID atau Atasan PPID, "
        "membaca alasan Anda dan menyetujuinya. Bila tidak boleh dibaca: unggah versi yang bersih."
    )
    alasan = Teks(
        label="Mengapa boleh terbit",
        paling_panjang=300,
        baris=3,
        wajib="Tulis mengapa berkas ini boleh terbit meskipun ada temuannya.",
        help_text="Tersimpan dalam riwayat. Jangan tulis nama orang atau nomor identitas.",
    )


class FormulirLepaskanBerkas(PelepasanDibaca, FormulirTertahan):
    penjelasan = "Bacalah temuan dan alasannya. Setelah Anda setujui, berkasnya boleh diumumkan bersama informasinya."

    def berkas(self) -> BerkasInformasiQuerySet:
        return super().berkas().filter(pelepasan_diminta_oleh__isnull=False)


class FormulirSaja(FormulirPerbuatan):
    """An act that asks nothing but the decision to do it."""


class FormulirSetujui(BerVersi):
    penjelasan = "Yang Anda setujui ialah keterangan dan berkas yang terlihat sekarang."


class FormulirTarik(FormulirSaja):
    penjelasan = "Halamannya tetap ada sebagai tanda, dengan alasannya. Berkasnya tidak dapat diunduh lagi."


class FormulirAlasan(FormulirPerbuatan):
    alasan = Teks(label="Alasan", paling_panjang=300, baris=3, wajib="Tulis alasannya.")


class FormulirKembalikan(FormulirAlasan):
    alasan = Teks(label="Yang harus diperbaiki", paling_panjang=300, baris=3, wajib="Tulis apa yang harus diperbaiki.")


class FormulirTahan(FormulirAlasan):
    penjelasan = (
        "Berkasnya seketika tidak dapat diunduh. Orang kedua memutuskan apakah ditarik. Masyarakat membaca alasan ini."
    )


class FormulirTinjau(FormulirPerbuatan):
    kasus: InformasiPublik
    ditinjau_pada = Tanggal(label="Ditinjau lagi")

    def siapkan(self, at: datetime) -> None:
        self.fields["ditinjau_pada"].initial = self.hari_ini.replace(day=1).replace(year=self.hari_ini.year + 1)


class FormulirIzinSerah(FormulirPerbuatan):
    kasus: InformasiPublik
    penjelasan = "Persetujuan tetap: desk menyerahkan informasi ini kepada siapa pun tanpa bertanya setiap kali."
    serah_di_meja = forms.BooleanField(label="Desk boleh menyerahkan tanpa bertanya", required=False)

    def siapkan(self, at: datetime) -> None:
        self.fields["serah_di_meja"].initial = self.kasus.serah_di_meja


class FormulirSelesai(FormulirPerbuatan):
    kasus: Edisi
    catatan = Teks(label="Catatan untuk langkah berikutnya", paling_panjang=1000, baris=3, required=False)


class FormulirPengesahan(FormulirPerbuatan):
    kasus: Edisi
    nomor_berita_acara = Teks(label="Nomor berita acara pleno", paling_panjang=80, wajib="Isi nomor berita acaranya.")
    tanggal_berita_acara = Tanggal(label="Tanggal berita acara")
    nomor_keputusan = Teks(label="Nomor keputusan", paling_panjang=60, wajib="Isi nomor keputusannya.")
    tanggal_keputusan = Tanggal(label="Tanggal keputusan")
    catatan = Teks(label="Catatan", paling_panjang=1000, baris=2, required=False)


class FormulirMulaiEdisi(forms.Form):
    tahun = forms.IntegerField(label="Tahun", min_value=2000, max_value=2200)


class FormulirButir(KeteranganInformasi, FormulirPerbuatan):
    """One row of last year's list: the same, changed, or gone."""

    tanda = Pilihan(
        label="Informasi ini",
        choices=[(t.value, t.label) for t in (Tanda.TETAP, Tanda.BERUBAH, Tanda.HILANG)],
        widget=forms.RadioSelect,
        wajib="Pilih tetap, berubah, atau tidak ada lagi.",
    )
    pokok = Pilihan(label="Pokok informasi")
    alasan = Teks(
        label="Mengapa tidak ada lagi",
        paling_panjang=300,
        required=False,
        help_text="Hanya bila tidak ada lagi. Masyarakat membacanya.",
    )
    field_order = ["tanda", "alasan"]
    penjelasan = "Keterangan di bawah hanya dipakai bila Anda memilih berubah."

    def __init__(self, *args: Any, butir: ButirEdisi, at: datetime, **kwargs: Any) -> None:
        self.butir = butir
        super().__init__(*args, kasus=butir.informasi, at=at, **kwargs)

    def siapkan(self, at: datetime) -> None:
        self.pilihan("pokok", pilihan_pokok())
        informasi = self.butir.informasi
        self.initial = {
            **{nama: getattr(informasi, nama) for nama in (*KETERANGAN, "pokok")},
            **self.butir.isi,
            "tanda": self.butir.tanda or Tanda.TETAP,
            "alasan": self.butir.alasan,
        }

    def clean(self) -> dict[str, Any]:
        """The columns count only for what changed: an old row that a column no longer fits can still be marked."""
        bersih = super().clean() or self.cleaned_data
        if bersih.get("tanda") != Tanda.BERUBAH:
            for nama in (*KETERANGAN, "pokok"):
                self.errors.pop(nama, None)
        return bersih

    def isi_tanda(self) -> dict[str, Any]:
        bersih = self.cleaned_data
        return {"tanda": bersih["tanda"], "alasan": bersih["alasan"], "isi": self.isi()}
