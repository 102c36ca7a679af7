"""Form fields that take what people really type and say what to do when it does not fit."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from ppid import unggahan
from ppid.galat import AturanDilanggar
from ppid.saring import bersihkan, sebaris

PALING_BANYAK_BERKAS = 3


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
