from datetime import date, datetime
from typing import Any

from django import forms

from laporan.forms.laporan import FormulirMasa
from laporan.kegiatan import bertugas
from laporan.periode import SEHARI, Periode, bulan
from ppid.models import Pengguna, Satker

BULAN_LALU = 12


def bulan_terakhir(pada: date) -> list[tuple[str, str]]:
    """This month and the twelve before it: code and words."""
    hasil, hari = [], pada
    for _ in range(BULAN_LALU + 1):
        satu = bulan(hari)
        hasil.append((satu.kode, satu.sebutan))
        hari = satu.awal - SEHARI
    return hasil


class FormulirKegiatan(FormulirMasa):
    """Whose acts, and of which days: this month unless said otherwise. `sendiri` leaves no choice but oneself."""

    petugas = forms.ModelChoiceField(
        label="Petugas",
        queryset=Pengguna.objects.none(),
        required=False,
        empty_label="Semua petugas",
        error_messages={"invalid_choice": "Petugas ini tidak pernah bertugas di kantor ini."},
        widget=forms.Select(attrs={"class": "form-select"}),
    )

    def __init__(self, data: Any, *, satker: Satker, at: datetime, sendiri: Pengguna | None = None) -> None:
        self.sendiri = sendiri
        if not any(data.get(nama) for nama in ("masa", "dari", "sampai")):
            data = data.copy()
            data["masa"] = bulan(satker.hari_ini(at)).kode
        super().__init__(data, satker=satker, at=at)
        if sendiri is not None:
            del self.fields["petugas"]
        else:
            pilihan = self.fields["petugas"]
            assert isinstance(pilihan, forms.ModelChoiceField)
            pilihan.queryset = bertugas(satker)

    def periode(self) -> Periode:
        """The chosen days; this month when what was chosen cannot be."""
        return self.cleaned_data["periode"] if self.is_valid() else bulan(self.hari_ini)

    def oleh(self) -> Pengguna | None:
        """Whose acts; None is everybody's."""
        return self.sendiri or (self.cleaned_data["petugas"] if self.is_valid() else None)
