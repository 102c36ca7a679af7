"""Form fields that take what people really type and say what to do when it does not fit."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from crispy_forms.helper import FormHelper
from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.forms.boundfield import BoundField

from ppid import unggahan
from ppid.galat import AturanDilanggar
from ppid.saring import bersihkan, sebaris

PALING_BANYAK_BERKAS = 3
ISO = "%Y-%m-%d"
UKURAN = "Paling besar 200 MB."


def ribuan(angka: int) -> str:
    return f"{angka:,}".replace(",", ".")


class Teks(forms.CharField):
    """Text without invisible characters. `paling_panjang` is checked here, never by the browser, which would cut
    off what somebody pastes without a word."""

    def __init__(self, *, paling_panjang: int, baris: int = 1, wajib: str = "", **kwargs: Any) -> None:
        self.paling_panjang, self.baris = paling_panjang, baris
        if baris > 1:
            kwargs.setdefault("widget", forms.Textarea)
        kwargs.setdefault("required", bool(wajib))
        super().__init__(error_messages={"required": wajib or "Isi bagian ini."}, **kwargs)
        if baris > 1:
            self.widget.attrs["rows"] = baris

    def to_python(self, value: Any) -> str:
        return (bersihkan if self.baris > 1 else sebaris)(super().to_python(value) or "")

    def validate(self, value: str) -> None:
        super().validate(value)
        if len(value) > self.paling_panjang:
            raise forms.ValidationError(
                f"Terlalu panjang: {ribuan(len(value))} huruf, paling banyak {ribuan(self.paling_panjang)}. "
                f"Ringkas dulu; tulisan Anda masih ada di sini."
            )


class Pilihan(forms.ChoiceField):
    """A choice; left out altogether it takes `baku`, when there is one."""

    def __init__(self, *, baku: str = "", wajib: str = "Pilih salah satu.", **kwargs: Any) -> None:
        self.baku = baku
        kwargs.setdefault("initial", baku or None)
        super().__init__(
            error_messages={"required": wajib, "invalid_choice": "Pilihan ini tidak ada. Pilih dari daftar."}, **kwargs
        )

    def to_python(self, value: Any) -> str:
        return super().to_python(value) or self.baku


class Surel(forms.EmailField):
    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            required=False,
            max_length=254,
            error_messages={
                "invalid": "Alamat e-mail ini tidak lengkap. Contoh: nama@contoh.id.",
                "max_length": "Alamat e-mail terlalu panjang. Periksa lagi.",
            },
            widget=forms.EmailInput(attrs={"autocomplete": "email"}),
            **kwargs,
        )


class Telepon(Teks):
    """A number that somebody can dial; the browser offers the reader's own (`sendiri`)."""

    POLA = re.compile(r"[0-9+() ./,;xX-]+")

    def __init__(self, *, sendiri: bool = True, **kwargs: Any) -> None:
        atribut = {"inputmode": "tel"} | ({"autocomplete": "tel"} if sendiri else {})
        super().__init__(paling_panjang=60, widget=forms.TextInput(attrs=atribut), **kwargs)

    def validate(self, value: str) -> None:
        super().validate(value)
        if value and not (self.POLA.fullmatch(value) and sum(huruf.isdigit() for huruf in value) >= 6):
            raise forms.ValidationError("Nomor ini tidak dapat dihubungi. Tulis angkanya, contoh: 0812-3456-7890.")


class _BanyakBerkasInput(forms.ClearableFileInput):
    allow_multiple_selected = True
    template_name = "django/forms/widgets/file.html"


class BanyakBerkas(forms.FileField):
    """Several files, each checked by what is in it. Gives a list of clean files."""

    widget = _BanyakBerkasInput

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"required": False} | kwargs)
        self.widget.attrs["accept"] = "image/jpeg,image/png,application/pdf"

    def clean(self, data: Any, initial: Any = None) -> list[unggahan.UnggahanBersih]:
        berkas: Sequence[UploadedFile] = [b for b in data or [] if b]
        if self.required and not berkas:
            raise forms.ValidationError("Pilih berkasnya dulu.")
        if len(berkas) > PALING_BANYAK_BERKAS:
            raise forms.ValidationError(f"Paling banyak {PALING_BANYAK_BERKAS} berkas. Pilih lagi yang terpenting.")
        try:
            return [unggahan.periksa_unggahan(satu.name or "", satu.read()) for satu in berkas]
        except AturanDilanggar as galat:
            raise forms.ValidationError(str(galat)) from galat


class Unggahan(forms.FileField):
    """Officers' files, each checked by what is in it. Gives a list of clean files, at most one unless `jamak`."""

    widget = _BanyakBerkasInput

    def __init__(self, *, jamak: bool = True, wajib: str = "", **kwargs: Any) -> None:
        super().__init__(required=bool(wajib), error_messages={"required": wajib}, **kwargs)
        self.jamak = jamak
        self.widget.attrs |= {"accept": ",".join(f".{jenis}" for jenis in unggahan.PETUGAS.jenis)}
        self.widget.attrs["multiple"] = jamak

    def clean(self, data: Any, initial: Any = None) -> list[unggahan.UnggahanBersih]:
        berkas: Sequence[UploadedFile] = [b for b in data or [] if b]
        if self.required and not berkas:
            raise forms.ValidationError(self.error_messages["required"])
        if len(berkas) > 1 and not self.jamak:
            raise forms.ValidationError("Pilih satu berkas saja.")
        if any((satu.size or 0) > unggahan.PETUGAS.ukuran for satu in berkas):
            raise forms.ValidationError("Berkas lebih dari 200 MB. Bagi atau mampatkan, lalu unggah lagi.")
        try:
            return [unggahan.periksa_unggahan_petugas(satu.name or "", satu.read()) for satu in berkas]
        except AturanDilanggar as galat:
            raise forms.ValidationError(str(galat)) from galat


class Tanggal(forms.DateField):
    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            widget=forms.DateInput(format=ISO, attrs={"type": "date"}),
            error_messages={"required": "Isi tanggalnya.", "invalid": "Tanggal ini tidak ada. Periksa lagi."},
            **kwargs,
        )


@dataclass(frozen=True, slots=True)
class Kelompok:
    """Fields that stand together under one heading."""

    judul: str
    panduan: str
    kelas: str
    isian: list[BoundField]


class FormulirPerbuatan(forms.Form):
    """Base of the forms of acts: knows the case and the office's day. `KELOMPOK` names headings and their fields."""

    KELOMPOK: Sequence[tuple[str, str, str, Sequence[str]]] = ()
    # Said above the fields.
    penjelasan = ""

    def __init__(self, *args: Any, kasus: Any, at: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kasus, self.hari_ini = kasus, kasus.satker.hari_ini(at)
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.siapkan(at)

    def siapkan(self, at: datetime) -> None:
        """Offer only what this case allows."""

    def pilihan(self, nama: str, isi: list[Any]) -> None:
        """Set what may be chosen in that field."""
        medan = self.fields[nama]
        assert isinstance(medan, forms.ChoiceField)
        medan.choices = isi

    def bagian(self) -> Iterator[Kelompok]:
        for judul, panduan, kelas, nama in self.KELOMPOK or [("", "", "", list(self.fields))]:
            tampak = [self[n] for n in nama if n in self.fields and not self[n].is_hidden]
            yield Kelompok(judul, panduan, kelas, tampak)


class PelepasanDibaca(FormulirPerbuatan):
    """Beside a form about files that are held: signed is the request that was shown, not one that came after it."""

    # The files shown, set by siapkan() of the form beside it.
    tertahan: Any
    dibaca = forms.CharField(required=False, widget=forms.HiddenInput)

    def siapkan(self, at: datetime) -> None:
        super().siapkan(at)
        self.initial["dibaca"] = ",".join(satu.permintaan for satu in self.tertahan)

    def clean(self) -> dict[str, Any]:
        isi = super().clean() or self.cleaned_data
        # What is shown from here on counts as read when the form comes back.
        self.data = {**self.data.dict(), "dibaca": self.initial["dibaca"]}  # type: ignore[attr-defined]
        return isi | {"dibaca": isi.get("dibaca", "").split(",")}
