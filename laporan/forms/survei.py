"""The nine questions of the survey as a form."""

from typing import Any

from crispy_forms.helper import FormHelper
from django import forms
from django.forms.boundfield import BoundField

from laporan.skm import UNSUR
from ppid.medan import Pilihan, Teks


class FormulirSurvei(forms.Form):
    catatan = Teks(
        label="Saran untuk kami",
        paling_panjang=1000,
        baris=4,
        help_text="Boleh dikosongkan, paling banyak 1.000 huruf. Jangan menulis nama atau nomor identitas di sini.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for nomor, unsur in enumerate(UNSUR, start=1):
            self.fields[unsur.kunci] = Pilihan(
                label=f"{nomor}. {unsur.pertanyaan}",
                choices=[(str(nilai), kata) for nilai, kata in enumerate(unsur.pilihan, start=1)],
                wajib="Belum dijawab. Pilih salah satu.",
                widget=forms.RadioSelect,
            )
        self.order_fields([*(unsur.kunci for unsur in UNSUR), "catatan"])
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.disable_csrf = True

    def pertanyaan(self) -> list[BoundField]:
        return [self[unsur.kunci] for unsur in UNSUR]

    def isian(self) -> dict[str, Any]:
        """What the act takes."""
        return {
            "nilai": [int(self.cleaned_data[unsur.kunci]) for unsur in UNSUR],
            "catatan": self.cleaned_data["catatan"],
        }
