from typing import Any

from django import forms

from permohonan.cetak import BAKU, DAPAT_DICETAK
from ppid.medan import Tanggal
from ppid.models import JenisSurat


class FormulirCetak(forms.Form):
    """Which letters are printed in a row: of ticked cases, of a bundle, or of one day."""

    tanggal = Tanggal(label="Surat bertanggal", required=False, help_text="Kosongkan untuk surat semua hari.")
    jenis = forms.MultipleChoiceField(
        label="Jenis surat",
        choices=[(satu.value, satu.label) for satu in DAPAT_DICETAK],
        initial=[satu.value for satu in BAKU],
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": "Pilih paling sedikit satu jenis surat.",
            "invalid_choice": "Jenis surat ini tidak dicetak di sini.",
        },
    )

    def __init__(self, *args: Any, banyak: dict[str, int] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if banyak is not None:
            self.fields["jenis"].choices = [  # type: ignore[attr-defined]
                (satu.value, f"{satu.label} ({banyak.get(satu, 0)})") for satu in DAPAT_DICETAK
            ]

    def clean_jenis(self) -> list[JenisSurat]:
        return [JenisSurat(satu) for satu in self.cleaned_data["jenis"]]
