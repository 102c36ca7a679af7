"""What an applicant fills in. Forms parse shapes; the acts decide and save."""

import re
from datetime import datetime
from typing import Any

from crispy_forms.helper import FormHelper
from django import forms

from permohonan.models import Permohonan, Sifat
from permohonan.perbuatan.pendaftaran import Isian
from permohonan.persyaratan import berkas_wajib
from permohonan.putusan import Bentuk, CaraAkses, CaraMemperoleh
from ppid.medan import PALING_BANYAK_BERKAS, BanyakBerkas, Pilihan, Surel, Teks, Telepon
from ppid.models import JenisIdentitas, JenisKelamin, JenisPemohon, Pekerjaan, Satker
from ppid.nik import periksa_nik
from ppid.unggahan import UnggahanBersih

NOMOR_IDENTITAS = re.compile(r"[0-9A-Z]{5,20}")


def _rahasia(**atribut: str) -> dict[str, str]:
    """Attributes of a field that no browser should remember."""
    return {"autocomplete": "off", "data-rahasia": "", "spellcheck": "false", **atribut}


class FormulirIdentitas(forms.Form):
    """Identity kind, number and papers: part of a filing, or what completes it later."""

    jenis_identitas = Pilihan(label="Jenis identitas", required=False)
    nomor_identitas = Teks(
        label="Nomor identitas",
        paling_panjang=30,
        widget=forms.TextInput(attrs=_rahasia()),
        help_text="Disimpan tersandi. Tidak pernah tampil di laman, surat, atau e-mail.",
    )
    berkas_identitas = BanyakBerkas(
        label="Foto atau pindaian identitas",
        help_text="JPG, PNG, atau PDF, paling besar 5 MB.",
    )
    berkas_kuasa = BanyakBerkas(label="Surat kuasa", help_text="Bila mengajukan atas nama orang lain atau kelompok.")
    berkas_akta = BanyakBerkas(label="Akta notaris pendirian", help_text="Hanya untuk badan hukum.")
    berkas_pengesahan = BanyakBerkas(label="SK pengesahan badan hukum", help_text="Hanya untuk badan hukum.")

    def __init__(self, *args: Any, satker: Satker, at: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.satker, self.hari_ini = satker, satker.hari_ini(at)
        self.peringatan: list[str] = []
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.disable_csrf = True
        jenis = self.fields["jenis_identitas"]
        assert isinstance(jenis, Pilihan)
        diterima = [
            pilihan for pilihan in JenisIdentitas.choices if satker.menerima_kk or pilihan[0] != JenisIdentitas.KK
        ]
        jenis.choices = [("", "Belum ada, menyusul"), *diterima]

    def clean_nomor_identitas(self) -> str:
        return re.sub(r"[\s.\-]", "", self.cleaned_data["nomor_identitas"]).upper()

    def clean(self) -> dict[str, Any]:
        isi = super().clean() or self.cleaned_data
        jenis, nomor = isi.get("jenis_identitas", ""), isi.get("nomor_identitas", "")
        if nomor and not jenis and "jenis_identitas" not in self.errors:
            self.add_error("jenis_identitas", "Pilih jenis identitas dari nomor yang Anda isi.")
        elif jenis in {JenisIdentitas.KTP, JenisIdentitas.KK} and nomor:
            self._periksa_angka(jenis, nomor)
        elif nomor and not NOMOR_IDENTITAS.fullmatch(nomor):
            self.add_error("nomor_identitas", "Nomor ini hanya berisi huruf dan angka, 5 sampai 20. Periksa lagi.")
        if sum(len(isi.get(nama, ())) for nama in self._berkas_per_nama()) > PALING_BANYAK_BERKAS:
            self.add_error(
                None,
                f"Semuanya paling banyak {PALING_BANYAK_BERKAS} berkas. Kirim yang lain sesudah mendapat nomor.",
            )
        return isi

    def _periksa_angka(self, jenis: str, nomor: str) -> None:
        if jenis == JenisIdentitas.KK:
            if not re.fullmatch(r"[0-9]{16}", nomor):
                self.add_error("nomor_identitas", "Nomor kartu keluarga terdiri dari 16 angka. Periksa lagi.")
            return
        wilayah = set(Satker.objects.values_list("kode", flat=True))
        hasil = periksa_nik(nomor, pada=self.hari_ini, wilayah=wilayah)
        if hasil.galat:
            self.add_error("nomor_identitas", f"{hasil.galat} Boleh juga dikosongkan dulu dan dilengkapi nanti.")
        if hasil.peringatan:
            self.peringatan.append(hasil.peringatan)

    @staticmethod
    def _berkas_per_nama() -> dict[str, Sifat]:
        return {
            "berkas_identitas": Sifat.IDENTITAS,
            "berkas_kuasa": Sifat.SURAT_KUASA,
            "berkas_akta": Sifat.AKTA,
            "berkas_pengesahan": Sifat.PENGESAHAN,
        }

    def berkas(self) -> list[tuple[Sifat, UnggahanBersih]]:
        """The checked files of a valid form, each with what it is for."""
        return [
            (sifat, satu) for nama, sifat in self._berkas_per_nama().items() for satu in self.cleaned_data.get(nama, ())
        ]


class FormulirPelengkap(FormulirIdentitas):
    """What completes a case that exists: asks only for the papers that this kind of applicant must show."""

    def __init__(self, *args: Any, kasus: Permohonan, at: datetime, **kwargs: Any) -> None:
        super().__init__(*args, satker=kasus.satker, at=at, **kwargs)
        wajib = berkas_wajib(kasus.pemohon)
        for nama, sifat in self._berkas_per_nama().items():
            if sifat not in wajib:
                del self.fields[nama]
            else:
                self.fields[nama].help_text = "JPG, PNG, atau PDF, paling besar 5 MB."

    def pelengkap(self) -> dict[str, Any]:
        """What a valid form adds to the case."""
        return {
            "jenis_identitas": self.cleaned_data["jenis_identitas"],
            "nomor_identitas": self.cleaned_data["nomor_identitas"],
            "berkas": self.berkas(),
        }


class FormulirPermohonan(FormulirIdentitas):
    """Model PPID-B: who asks, for what, and how to reach him.

    Warnings that do not stop a filing are in `peringatan` after validation.
    """

    jenis_pemohon = Pilihan(
        label="Anda mengajukan sebagai",
        choices=JenisPemohon.choices,
        baku=JenisPemohon.PERORANGAN,
        widget=forms.RadioSelect,
    )
    nama = Teks(
        label="Nama lengkap",
        paling_panjang=150,
        wajib="Tulis nama lengkap Anda.",
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    instansi = Teks(
        label="Nama lembaga, kelompok, atau perusahaan",
        paling_panjang=150,
        help_text="Bila mengajukan atas namanya.",
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
    )
    alamat = Teks(
        label="Alamat",
        paling_panjang=300,
        wajib="Tulis alamat Anda: jalan atau desa, kecamatan, kabupaten atau kota.",
        widget=forms.TextInput(attrs={"autocomplete": "street-address"}),
    )
    pekerjaan = Pilihan(label="Pekerjaan", choices=Pekerjaan.choices, baku=Pekerjaan.TIDAK_DISEBUTKAN, required=False)
    jenis_kelamin = Pilihan(
        label="Jenis kelamin", choices=JenisKelamin.choices, baku=JenisKelamin.TIDAK_DISEBUTKAN, required=False
    )
    nama_kuasa = Teks(label="Nama yang diberi kuasa", paling_panjang=150)
    alamat_kuasa = Teks(label="Alamat yang diberi kuasa", paling_panjang=300)
    telepon_kuasa = Telepon(label="Telepon yang diberi kuasa", sendiri=False)

    rincian_informasi = Teks(
        label="Informasi yang diminta",
        paling_panjang=5000,
        baris=5,
        wajib="Tulis informasi yang Anda minta: dokumen apa, tahun berapa, wilayah mana.",
        help_text="Tulis dokumen apa, tahun berapa, wilayah mana. Contoh: hasil suara tiap TPS di Desa X, Pemilu 2024.",
    )
    tujuan_penggunaan = Teks(
        label="Tujuan penggunaan",
        paling_panjang=1000,
        baris=2,
        wajib="Tulis untuk apa informasinya. Satu kalimat cukup, misalnya: skripsi.",
        help_text="Untuk apa? Satu kalimat cukup, misalnya: skripsi.",
    )
    cara_akses = Pilihan(
        label="Cara mengakses informasi",
        choices=[
            (CaraAkses.MELIHAT, "Melihat, membaca, mendengarkan, atau mencatat"),
            (CaraAkses.SALINAN, "Mendapat salinannya"),
        ],
        wajib="Pilih: melihat saja atau mendapat salinannya.",
        widget=forms.RadioSelect,
    )
    bentuk = Pilihan(
        label="Bentuk salinan",
        choices=[(Bentuk.SOFTCOPY, "Berkas digital (softcopy)"), (Bentuk.HARDCOPY, "Kertas (hardcopy)")],
        required=False,
        widget=forms.RadioSelect,
    )
    cara_memperoleh = Pilihan(
        label="Cara memperoleh",
        choices=[
            (CaraMemperoleh.EMAIL, "E-mail"),
            (CaraMemperoleh.LANGSUNG, "Mengambil langsung di kantor"),
            (CaraMemperoleh.POS, "Pos"),
            (CaraMemperoleh.KURIR, "Kurir"),
            (CaraMemperoleh.FAKSIMILI, "Faksimili"),
        ],
        required=False,
        widget=forms.RadioSelect,
    )
    telepon = Telepon(label="Telepon atau WhatsApp")
    email = Surel(label="E-mail")

    def clean(self) -> dict[str, Any]:
        isi = super().clean()
        cara = isi.get("cara_memperoleh")
        if cara == CaraMemperoleh.EMAIL and not isi.get("email") and "email" not in self.errors:
            self.add_error("email", "Isi e-mail, karena Anda memilih jawaban lewat e-mail.")
        elif not (isi.get("telepon") or isi.get("email") or cara == CaraMemperoleh.LANGSUNG) and not (
            {"telepon", "email"} & self.errors.keys()
        ):
            self.add_error(
                "telepon",
                "Isi telepon atau e-mail supaya jawaban sampai, atau pilih “Mengambil langsung di kantor”.",
            )
        return isi

    def isian(self) -> Isian:
        """The valid form as the acts take it."""
        rincian = {nama: self.cleaned_data[nama] for nama in Isian.__dataclass_fields__ if nama in self.cleaned_data}
        return Isian(**rincian, berkas=self.berkas())


class FormulirPengajuan(FormulirPermohonan):
    """The same on the office's own pages, with the token that makes sending it twice harmless."""

    token = forms.CharField(required=False, widget=forms.HiddenInput)
