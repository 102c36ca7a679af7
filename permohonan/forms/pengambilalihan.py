"""Forms of taking over an earlier register."""

from collections.abc import Mapping, Sequence
from typing import Any

from crispy_forms.helper import FormHelper
from django import forms
from django.utils.datastructures import MultiValueDict

from permohonan.pengenalan import ISI_KOLOM
from ppid.lembar import PALING_BESAR, Lembar, huruf_kolom
from ppid.medan import Pilihan

JENIS = ("xlsx", "xls", "ods", "csv")
PILIHAN_KOLOM = [("", "Tidak diambil"), *ISI_KOLOM.items()]
TERPANJANG = 2000
BARIS_TERJAUH = 20_100


class FormulirBerkas(forms.Form):
    """The file itself; what is in it is told by opening it."""

    berkas = forms.FileField(
        label="Berkas register",
        help_text="XLSX, XLS, ODS, atau CSV. Paling besar 10 MB.",
        error_messages={
            "required": "Pilih berkas registernya dulu.",
            "empty": "Berkas ini kosong. Pilih berkas lain.",
            "invalid": "Pilih berkas registernya dulu.",
        },
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["berkas"].widget.attrs["accept"] = ",".join(f".{jenis}" for jenis in JENIS)
        self.helper = FormHelper()
        self.helper.form_tag = False

    def clean_berkas(self) -> Any:
        berkas = self.cleaned_data["berkas"]
        if (berkas.size or 0) > PALING_BESAR:
            raise forms.ValidationError("Berkas terlalu besar: paling besar 10 MB. Ambil alih per tahun.")
        return berkas


class FormulirTabel(forms.Form):
    """Which sheet, and where its rows begin."""

    lembar = forms.TypedChoiceField(
        label="Lembar",
        coerce=int,
        error_messages={
            "required": "Pilih lembarnya dulu.",
            "invalid_choice": "Lembar itu tidak ada. Pilih dari daftar.",
        },
    )
    awal = forms.IntegerField(
        label="Baris pertama yang berisi permohonan",
        required=False,
        min_value=2,
        max_value=BARIS_TERJAUH,
        help_text="Kosongkan agar dicari sendiri.",
        error_messages={
            "invalid": "Tulis nomor barisnya dengan angka.",
            "min_value": "Baris pertama permohonan ada di bawah judul kolom: paling kecil 2.",
            "max_value": "Baris itu di luar lembar.",
        },
    )

    def __init__(self, *args: Any, lembar: Sequence[Lembar], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        pilihan = self.fields["lembar"]
        assert isinstance(pilihan, forms.TypedChoiceField)
        pilihan.choices = [(n, satu.nama or f"Lembar {n + 1}") for n, satu in enumerate(lembar)]
        self.helper = FormHelper()
        self.helper.form_tag = False


class FormulirKolom(forms.Form):
    """What each column of the register holds, beside what is written in it."""

    def __init__(
        self, *args: Any, judul: Sequence[str], kolom: Mapping[str, str], contoh: Mapping[int, str], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.contoh = contoh
        for n, satu in enumerate(judul):
            if not satu and not contoh.get(n):
                continue
            self.fields[f"kolom-{n}"] = Pilihan(
                label=f"{huruf_kolom(n)}: {satu or 'tanpa judul'}",
                choices=PILIHAN_KOLOM,
                required=False,
                initial=kolom.get(str(n), ""),
                widget=forms.Select(attrs={"class": "form-select"}),
            )

    def baris(self) -> list[dict[str, Any]]:
        """Each column with an example of what is in it."""
        return [{"medan": self[nama], "contoh": self.contoh.get(int(nama[6:]), "")} for nama in self.fields]

    def kolom(self) -> dict[int, str]:
        """What was chosen, by column. Only after is_valid()."""
        return {int(nama[6:]): kunci for nama, kunci in self.cleaned_data.items()}


class FormulirPerbaikan(forms.Form):
    """Cells `sel-BARIS-KOLOM` as typed, and rows to leave out (`lewati`); which cells there are, the draft knows."""

    def __init__(self, data: MultiValueDict[str, str]) -> None:
        super().__init__(data)
        self.dilewati = data.getlist("lewati")
        self.sel: dict[tuple[int, int], str] = {}
        self.lewati: set[int] = set()

    def clean(self) -> dict[str, Any]:
        for nama, teks in self.data.items():
            bagian = nama.split("-")
            if bagian[0] == "sel" and len(bagian) == 3 and all(_angka(satu) for satu in bagian[1:]):
                if len(teks) > TERPANJANG:
                    raise forms.ValidationError(f"Baris {bagian[1]}: terlalu panjang, paling banyak 2.000 huruf.")
                self.sel[int(bagian[1]), int(bagian[2])] = teks
        for satu in self.dilewati:
            self.lewati |= {int(n) for n in satu.split(",") if _angka(n)}
        return self.cleaned_data


def _angka(teks: str) -> bool:
    return teks.isascii() and teks.isdecimal() and len(teks) < 7
