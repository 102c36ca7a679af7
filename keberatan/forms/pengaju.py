"""Model PPID-F as a citizen fills it in, and as the desk does for him."""

from datetime import datetime
from typing import Any

from crispy_forms.helper import FormHelper
from django import forms

from keberatan.alasan import TANPA_PERMOHONAN, Alasan, Sikap
from keberatan.perbuatan.pendaftaran import PERLU_PERMOHONAN, IsianKeberatan
from permohonan.forms.meja import LEWAT_MEJA, SaatSetempat
from permohonan.forms.pemohon import FormulirIdentitas
from permohonan.models import Permohonan, Sifat
from permohonan.putusan import Kanal
from ppid import sandi
from ppid.medan import BanyakBerkas, Pilihan, Surel, Teks, Telepon
from ppid.models import JenisPemohon, Pekerjaan, Satker

TENTANG_PENGAJU = (
    *("jenis_pemohon", "nama", "instansi", "alamat", "pekerjaan", "jenis_identitas", "nomor_identitas"),
    *("berkas_identitas", "rincian_informasi", "tujuan_penggunaan"),
)


class FormulirKeberatan(FormulirIdentitas):
    """Grounds and story; who objects only where no request tells it."""

    alasan = forms.MultipleChoiceField(
        label="Alasan keberatan",
        choices=Alasan.choices,
        widget=forms.CheckboxSelectMultiple,
        help_text="Boleh lebih dari satu.",
        error_messages={
            "required": "Centang sedikitnya satu alasan keberatan.",
            "invalid_choice": "Alasan itu tidak ada dalam formulir. Pilih dari daftar.",
            "invalid_list": "Alasan itu tidak ada dalam formulir. Pilih dari daftar.",
        },
    )
    kasus_posisi = Teks(
        label="Ceritakan yang terjadi (kasus posisi)",
        paling_panjang=5000,
        baris=5,
        wajib="Ceritakan yang terjadi. Satu atau dua kalimat cukup.",
        help_text="Apa yang Anda minta atau cari, apa yang Anda terima, apa yang Anda harapkan. Jangan menulis NIK.",
    )
    berkas_pendukung = BanyakBerkas(
        label="Berkas pendukung", help_text="Bila ada. JPG, PNG, atau PDF, paling besar 5 MB."
    )
    nama_kuasa = Teks(label="Nama yang diberi kuasa", paling_panjang=150)
    alamat_kuasa = Teks(label="Alamat yang diberi kuasa", paling_panjang=300)
    pekerjaan_kuasa = Teks(label="Pekerjaan yang diberi kuasa", paling_panjang=100)
    telepon_kuasa = Telepon(label="Telepon yang diberi kuasa", sendiri=False)
    telepon = Telepon(label="Telepon atau WhatsApp")
    email = Surel(label="E-mail")
    jenis_pemohon = Pilihan(
        label="Anda mengajukan sebagai",
        choices=JenisPemohon.choices,
        baku=JenisPemohon.PERORANGAN,
        required=False,
        widget=forms.RadioSelect,
    )
    nama = Teks(label="Nama lengkap", paling_panjang=150, widget=forms.TextInput(attrs={"autocomplete": "name"}))
    instansi = Teks(label="Nama lembaga, kelompok, atau perusahaan", paling_panjang=150)
    alamat = Teks(label="Alamat", paling_panjang=300, widget=forms.TextInput(attrs={"autocomplete": "street-address"}))
    pekerjaan = Pilihan(label="Pekerjaan", choices=Pekerjaan.choices, baku=Pekerjaan.TIDAK_DISEBUTKAN, required=False)
    rincian_informasi = Teks(
        label="Informasi yang seharusnya disediakan",
        paling_panjang=5000,
        baris=3,
        help_text="Sebut dokumennya dan tahunnya. Contoh: laporan keuangan tahun lalu yang sudah diaudit.",
    )
    tujuan_penggunaan = Teks(label="Tujuan penggunaan informasi", paling_panjang=1000, baris=2)
    token = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(
        self, *args: Any, satker: Satker, at: datetime, permohonan: Permohonan | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, satker=satker, at=at, **kwargs)
        self.permohonan = permohonan
        del self.fields["berkas_akta"], self.fields["berkas_pengesahan"]
        self.siapkan()

    def siapkan(self) -> None:
        """Ask only what is not known: the request says who asks, without it only two grounds can be chosen."""
        if self.permohonan is not None:
            for nama in TENTANG_PENGAJU:
                del self.fields[nama]
            self.fields["email"].help_text = "Bila tanggapan harus dikirim ke alamat lain daripada permohonannya."
            return
        alasan = self.fields["alasan"]
        assert isinstance(alasan, forms.MultipleChoiceField)
        alasan.choices = [pilihan for pilihan in Alasan.choices if pilihan[0] in TANPA_PERMOHONAN]
        alasan.error_messages["invalid_choice"] = PERLU_PERMOHONAN
        for nama, pesan in (
            ("nama", "Tulis nama lengkap Anda."),
            ("alamat", "Tulis alamat Anda: jalan atau desa, kecamatan, kabupaten atau kota."),
            ("rincian_informasi", "Tulis informasi apa yang seharusnya disediakan."),
        ):
            self.fields[nama].required = True
            self.fields[nama].error_messages["required"] = pesan

    @staticmethod
    def _berkas_per_nama() -> dict[str, Sifat]:
        return FormulirIdentitas._berkas_per_nama() | {"berkas_pendukung": Sifat.PENDUKUNG}

    def _tercakup(self) -> Permohonan | None:
        """The request that this form is about."""
        return self.permohonan

    def clean(self) -> dict[str, Any]:
        isi = super().clean()
        terjangkau = self._tercakup() is not None or isi.get("telepon") or isi.get("email")
        if not terjangkau and not {"telepon", "email"} & self.errors.keys():
            self.add_error("telepon", "Isi telepon atau e-mail supaya tanggapan sampai kepada Anda.")
        return isi

    def isian(self) -> IsianKeberatan:
        """The valid form as the acts take it."""
        diminta = IsianKeberatan.__dataclass_fields__
        rincian = {nama: self.cleaned_data[nama] for nama in diminta if nama in self.cleaned_data}
        return IsianKeberatan(**rincian, berkas=self.berkas())


class FormulirPencatatan(FormulirKeberatan):
    """The same at the desk: by whatever channel it came, about a request of this office or about none."""

    kanal = Pilihan(label="Diterima lewat", choices=LEWAT_MEJA, baku=Kanal.LANGSUNG)
    diterima_at = SaatSetempat(
        label="Diterima pada",
        help_text="Saat sebenarnya keberatan sampai di kantor; jatuh tempo dihitung dari sini.",
    )
    alasan_terlambat = Teks(
        label="Alasan baru dicatat",
        paling_panjang=300,
        help_text="Wajib bila diterima lebih dari satu hari kerja yang lalu.",
    )
    nomor_permohonan = Teks(
        label="Nomor permohonan",
        paling_panjang=60,
        help_text="Kosongkan bila tentang informasi berkala atau serta merta yang tidak disediakan.",
    )
    token = forms.CharField(max_length=64, widget=forms.HiddenInput)
    surat_kuasa_diperlihatkan = forms.BooleanField(
        label="Surat kuasa asli diperlihatkan",
        required=False,
        help_text="Cukup diperlihatkan, atau unggah pindaiannya.",
    )
    KELOMPOK = (
        ("Kedatangan", "kanal diterima_at alasan_terlambat"),
        ("Keberatan", "nomor_permohonan alasan kasus_posisi berkas_pendukung"),
        (
            "Bila tanpa permohonan",
            "nama alamat pekerjaan jenis_pemohon instansi jenis_identitas nomor_identitas rincian_informasi "
            "tujuan_penggunaan",
        ),
        ("Kontak untuk tanggapan", "telepon email"),
        ("Kuasa", "nama_kuasa alamat_kuasa pekerjaan_kuasa telepon_kuasa surat_kuasa_diperlihatkan berkas_kuasa"),
    )

    def siapkan(self) -> None:
        del self.fields["berkas_identitas"]
        self.fields["telepon"].help_text = "Bila berbeda dari permohonannya."
        for nama in ("nama", "alamat", "telepon", "email"):
            # The browser would offer the officer's own particulars.
            self.fields[nama].widget.attrs["autocomplete"] = "off"
        diterima = self.fields["diterima_at"]
        assert isinstance(diterima, SaatSetempat)
        diterima.zona = self.satker.zona
        diterima.label = f"Diterima pada ({self.satker.singkatan_zona})"

    def clean_nomor_permohonan(self) -> Permohonan | None:
        nomor = self.cleaned_data["nomor_permohonan"].replace(" ", "").upper()
        if not nomor:
            return None
        kasus = Permohonan.objects.filter(satker=self.satker, nomor=nomor).select_related("satker").first()
        if kasus is None:
            raise forms.ValidationError(
                "Nomor itu tidak ada dalam register kantor ini. Periksa garis miring, bulan, dan tahunnya."
            )
        return kasus

    def _tercakup(self) -> Permohonan | None:
        return self.cleaned_data.get("nomor_permohonan") if "nomor_permohonan" not in self.errors else self.permohonan

    def clean(self) -> dict[str, Any]:
        isi = super().clean()
        if "nomor_permohonan" in self.errors:
            self.errors.pop("telepon", None)
        return isi

    def kelompok(self) -> list[tuple[str, list[Any]]]:
        return [(judul, [self[nama] for nama in isian.split()]) for judul, isian in self.KELOMPOK]

    def pencatatan(self) -> dict[str, Any]:
        """What registration takes besides the objector's form."""
        isi = {nama: self.cleaned_data[nama] for nama in ("kanal", "diterima_at", "alasan_terlambat")}
        token = sandi.sidik(self.satker.kode + self.cleaned_data["token"])
        return isi | {"permohonan": self.cleaned_data["nomor_permohonan"], "token": token}


class FormulirSikap(forms.Form):
    """What the objector says to the answer."""

    sikap = Pilihan(
        label="Bagaimana Anda menerima tanggapan ini?",
        choices=Sikap.choices,
        wajib="Pilih bagaimana Anda menerima tanggapan ini.",
        widget=forms.RadioSelect,
    )
    uraian = Teks(label="Keterangan, bila perlu", paling_panjang=2000, baris=3)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.disable_csrf = True
