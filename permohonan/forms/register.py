from datetime import datetime
from typing import Any

from django import forms
from django.db.models import Min, Model
from django.utils.dates import MONTHS

from permohonan.models import Permohonan
from ppid.medan import Pilihan, Teks
from ppid.models import Satker

TERBARU, TERLAMA = "baru", "lama"


class FormulirSaring(forms.Form):
    """What of the register is to be seen. A field that does not fit is left out, and says so."""

    model: type[Model] = Permohonan

    tahun = forms.TypedChoiceField(label="Tahun", coerce=int, empty_value=None, required=False)
    bulan = forms.TypedChoiceField(
        label="Bulan", coerce=int, empty_value=None, required=False, choices=[("", "Semua bulan"), *MONTHS.items()]
    )
    teks = Teks(label="Nomor, nama, atau isi", paling_panjang=100)
    urut = Pilihan(
        label="Urutan",
        required=False,
        baku=TERBARU,
        choices=[(TERBARU, "Terbaru lebih dahulu"), (TERLAMA, "Terlama lebih dahulu")],
    )
    sesudah = forms.CharField(required=False, max_length=22, widget=forms.HiddenInput)
    sebelum = forms.CharField(required=False, max_length=22, widget=forms.HiddenInput)

    def __init__(self, *args: Any, satker: Satker, at: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        terakhir = satker.hari_ini(at).year
        awal = self.model._default_manager.filter(satker=satker).aggregate(awal=Min("diterima_at"))["awal"]
        pertama = satker.hari_ini(awal).year if awal else terakhir
        tahun = self.fields["tahun"]
        assert isinstance(tahun, forms.TypedChoiceField)
        tahun.choices = [("", "Semua tahun"), *((n, str(n)) for n in range(terakhir, pertama - 1, -1))]
        for medan in self.visible_fields():
            pilihan = isinstance(medan.field, forms.ChoiceField)
            medan.field.widget.attrs["class"] = "form-select" if pilihan else "form-control"

    def isian(self) -> dict[str, Any]:
        """What could be understood of it; the rest as if it had not been filled in."""
        self.is_valid()
        return {nama: self.cleaned_data.get(nama) or self.fields[nama].initial for nama in self.fields}
