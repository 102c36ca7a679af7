"""Registration at the desk: Model PPID-B as it is asked and answered at the counter."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from crispy_forms.helper import FormHelper
from django import forms
from django.utils import timezone

from permohonan.alur import Status
from permohonan.forms.pemohon import FormulirPermohonan
from permohonan.models import JenisInformasi, LangkahMeja, Permohonan
from permohonan.putusan import Bentuk, CaraAkses, CaraMemperoleh, Kanal
from permohonan.tujuan import Tujuan
from permohonan.waktu_meja import catat_waktu, stempel
from ppid import sandi
from ppid.medan import Pilihan, Surel, Teks, Unggahan
from ppid.models import Handling, OutgoingMail
from ppid.models.outbox import IN_WRITING

LEWAT_MEJA = [pilihan for pilihan in Kanal.choices if pilihan[0] != Kanal.LAMAN]


class SaatSetempat(forms.DateTimeField):
    """A moment as read on the office's own clock."""

    zona: Any = None

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            widget=forms.DateTimeInput(format="%Y-%m-%dT%H:%M", attrs={"type": "datetime-local"}),
            error_messages={"required": "Isi tanggal dan jamnya.", "invalid": "Tanggal atau jam ini tidak ada."},
            **kwargs,
        )

    def to_python(self, value: Any) -> datetime | None:
        with timezone.override(self.zona):
            return super().to_python(value)

    def prepare_value(self, value: Any) -> Any:
        with timezone.override(self.zona):
            return super().prepare_value(value)


class FormulirPencatatan(FormulirPermohonan):
    """The applicant's form, filled in by the desk in the order of speaking; who typed it is recorded."""

    kanal = Pilihan(label="Diterima lewat", choices=LEWAT_MEJA, baku=Kanal.LANGSUNG)
    diterima_at = SaatSetempat(
        label="Diterima pada",
        help_text="Saat sebenarnya permohonan sampai di kantor; jatuh tempo dihitung dari sini.",
    )
    nomor_asal = Teks(
        label="Nomor pada kotak asal",
        paling_panjang=60,
        help_text="Misalnya nomor permohonan pada e-PPID KPU RI, atau nomor surat pemohon.",
    )
    alasan_terlambat = Teks(
        label="Alasan baru dicatat",
        paling_panjang=300,
        help_text="Wajib bila diterima lebih dari satu hari kerja yang lalu.",
    )
    identitas_diperlihatkan = forms.BooleanField(
        label="KTP asli diperlihatkan", required=False, help_text="Cukup diperlihatkan: jangan menyimpan fotonya."
    )
    jenis_informasi = forms.ModelChoiceField(
        label="Jenis informasi",
        queryset=JenisInformasi.objects.all(),
        required=False,
        empty_label="Menurut kata kunci dalam permintaan",
    )
    token = forms.CharField(max_length=64, widget=forms.HiddenInput)
    mulai = forms.CharField(required=False, widget=forms.HiddenInput)

    LABEL = {
        "jenis_pemohon": "Pemohon",
        "nama": "Nama pemohon",
        "instansi": "Lembaga atau perusahaan",
        "telepon": "Telepon atau WhatsApp pemohon",
        "email": "E-mail pemohon",
    }
    KELOMPOK = (
        ("Kedatangan", "kanal nomor_asal diterima_at alasan_terlambat"),
        ("Pemohon", "nama alamat telepon email identitas_diperlihatkan jenis_identitas nomor_identitas"),
        ("Permintaan", "rincian_informasi tujuan_penggunaan cara_akses bentuk cara_memperoleh"),
        ("Bila perlu", "jenis_pemohon instansi pekerjaan jenis_kelamin jenis_informasi"),
        ("Kuasa dan berkas", "nama_kuasa alamat_kuasa telepon_kuasa berkas_identitas berkas_kuasa berkas_akta"),
    )

    def __init__(
        self,
        *args: Any,
        at: datetime,
        token: str,
        kanal: str = "",
        tertulis: Mapping[str, str] | None = None,
        **kwargs: Any,
    ) -> None:
        awal = {"diterima_at": at, "token": token, "cara_akses": CaraAkses.SALINAN, "bentuk": Bentuk.SOFTCOPY}
        if kanal in dict(LEWAT_MEJA):
            awal["kanal"] = kanal
        awal["cara_memperoleh"] = CaraMemperoleh.LANGSUNG
        awal["mulai"] = stempel(LangkahMeja.FORMULIR, token, at=at)
        # What was typed before a step aside stands in the form again.
        super().__init__(*args, at=at, initial=awal | dict(tertulis or {}), **kwargs)
        diterima = self.fields["diterima_at"]
        assert isinstance(diterima, SaatSetempat)
        diterima.zona = self.satker.zona
        diterima.label = f"Diterima pada ({self.satker.singkatan_zona})"
        for nama, label in self.LABEL.items():
            self.fields[nama].label = label
        for nama in ("nama", "instansi", "alamat", "telepon", "email"):
            # The browser would offer the officer's own particulars.
            self.fields[nama].widget.attrs["autocomplete"] = "off"
        self.fields["nama"].widget.attrs["autofocus"] = True
        self.fields["nama"].error_messages["required"] = "Tulis nama pemohon."
        self.fields["alamat"].error_messages["required"] = "Tulis alamat pemohon."

    def kelompok(self) -> list[tuple[str, list[Any]]]:
        return [(judul, [self[nama] for nama in isian.split()]) for judul, isian in self.KELOMPOK]

    def catat_waktu(self, kasus: Permohonan, *, at: datetime) -> None:
        """Keep how long it took to fill in this form; what was registered before is not registered again."""
        if kasus.dicatat_at == at:
            isi = self.cleaned_data
            catat_waktu(kasus, LangkahMeja.FORMULIR, isi["mulai"], sasaran=isi["token"], at=at)

    def pencatatan(self) -> dict[str, Any]:
        """What registration takes besides the applicant's form."""
        isi = {nama: self.cleaned_data[nama] for nama in ("kanal", "nomor_asal", "diterima_at", "alasan_terlambat")}
        # Of this office only: the same form sent after changing offices is another registration.
        return isi | {"token": sandi.sidik(self.satker.kode + self.cleaned_data["token"])}


class FormulirCari(forms.Form):
    """The desk's list: words in number, name or text, and a state."""

    q = forms.CharField(label="Nomor, nama, atau isi permohonan", required=False, max_length=100)
    keadaan = forms.ChoiceField(label="Keadaan", required=False, choices=[("", "Semua keadaan"), *Status.choices])
    sesudah = forms.SlugField(required=False)
    sebelum = forms.SlugField(required=False)


class FormulirKabar(forms.Form):
    """How a message that no mail brings was told, when, and to whom. Without `tujuan` it was no applicant's."""

    cara = Pilihan(label="Cara", choices=[], widget=forms.RadioSelect, wajib="Pilih cara kabar ini disampaikan.")
    disampaikan_at = SaatSetempat(label="Disampaikan pada", required=False)
    penerima = Teks(
        label="Disampaikan kepada", paling_panjang=150, help_text="Nama yang menerima, bila bukan pemohon sendiri."
    )
    nomor_resi = Teks(
        label="Nomor resi", paling_panjang=60, help_text="Wajib untuk pos dan kurir, atau unggah bukti kirimnya."
    )
    bukti = Unggahan(label="Foto bukti kirim", jamak=False)
    alamat = Surel(label="Alamat e-mail lain")
    catatan = Teks(label="Catatan", paling_panjang=300, help_text="Wajib bila tidak perlu disampaikan lagi.")
    KELOMPOK = (
        ("", "", "cara"),
        ("Bukti kirim", "untuk-resi", "nomor_resi bukti"),
        ("E-mail lain", "untuk-alamat", "alamat"),
        ("", "", "disampaikan_at penerima catatan"),
    )

    def __init__(self, *args: Any, kabar: OutgoingMail, tujuan: Tujuan | None, at: datetime, **kwargs: Any) -> None:
        bertelepon = bool(tujuan and tujuan.nomor)
        chat = any(satu.whatsapp for satu in tujuan.nomor) if tujuan else False
        tertulis = bool(tujuan and tujuan.tertulis)
        cara = Handling.WHATSAPP if chat else Handling.CALLED if bertelepon and not tertulis else Handling.POSTED
        awal = {"cara": cara if tujuan else Handling.OTHER, "disampaikan_at": at, "penerima": ""}
        super().__init__(*args, **{"initial": awal} | kwargs)
        self.helper = FormHelper()
        self.helper.form_tag = False
        saat = self.fields["disampaikan_at"]
        assert isinstance(saat, SaatSetempat)
        saat.zona = kabar.satker.zona
        saat.label = f"Disampaikan pada ({kabar.satker.singkatan_zona})"
        if kabar.topic == "tidak-lengkap":
            saat.help_text = "Tanpa resi atau foto bukti, hari pemohon melengkapi dihitung sejak Anda mencatatnya."
        tanpa = {Handling.PRINTED} | (set() if tujuan else IN_WRITING)
        if tujuan and not bertelepon:
            tanpa |= {Handling.CALLED, Handling.WHATSAPP}
        medan = self.fields["cara"]
        assert isinstance(medan, Pilihan)
        medan.choices = [satu for satu in Handling.choices if satu[0] not in tanpa]
        if tertulis:
            medan.help_text = (
                "Kabar ini harus sampai tertulis. Telepon dicatat, tetapi suratnya tetap harus disampaikan."
            )

    def kelompok(self) -> list[tuple[str, str, list[Any]]]:
        return [(judul, kelas, [self[nama] for nama in isian.split()]) for judul, kelas, isian in self.KELOMPOK]

    def penanganan(self) -> dict[str, Any]:
        """The valid form as the act takes it."""
        isi = self.cleaned_data
        bukti = next(iter(isi["bukti"]), None)
        return isi | {"cara": Handling(isi["cara"]), "bukti": bukti}
