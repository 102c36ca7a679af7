"""What an applicant fills in about a case that exists."""

from typing import Any

from crispy_forms.helper import FormHelper
from django import forms

from ppid.medan import Teks


class FormulirCek(forms.Form):
    """Number and code. What is ill-formed is answered like what is wrong, so nothing is required here."""

    nomor = Teks(
        label="Nomor pendaftaran",
        paling_panjang=60,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
    )
    kode = Teks(
        label="Kode cek",
        paling_panjang=40,
        help_text="Empat kelompok huruf dan angka, tertulis di bawah nomor pada tanda bukti.",
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false", "data-rahasia": ""}
        ),
    )

    def __init__(self, *args: Any, kode_satker: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["nomor"].help_text = f"Contoh: 014/PPID/{kode_satker}/XI/2026."
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.disable_csrf = True

    def clean_nomor(self) -> str:
        return self.cleaned_data["nomor"].replace(" ", "").upper()


class FormulirPesan(forms.Form):
    teks = Teks(
        label="Pesan untuk petugas",
        paling_panjang=2000,
        baris=3,
        wajib="Tulis pesannya dulu.",
        help_text="Jangan menulis nomor identitas di sini.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.disable_csrf = True
