"""The office's answer texts: written on a form of their own; offered on others and inserted by choice."""

from datetime import datetime
from typing import Any

from django import forms

from dip.models import InformasiPublik
from permohonan.models import TeksJawaban
from permohonan.perbuatan.penyimpanan_teks import IsiTeks
from permohonan.teks_jawaban import teks_untuk
from ppid.medan import FormulirPerbuatan, Pilihan, Teks
from ppid.models import Satker
from ppid.saring import sebaris


class DenganTeksJawaban(FormulirPerbuatan):
    """A decision into which a text may be inserted: the button sends the form back with the text in its field.

    So it works without a script, and what was typed stays, except chosen files, which no form can give back.
    """

    def __init__(
        self, data: Any = None, files: Any = None, *, kasus: Any, at: datetime, initial: Any = None, **kwargs: Any
    ) -> None:
        self.tersisip = self.tidak_tersisip = ""
        if data is not None and "sisipkan" in data:
            initial, data, files = self._sisipkan(data, kasus, initial or {}), None, None
        super().__init__(data, files, kasus=kasus, at=at, initial=initial, **kwargs)
        self.teks_jawaban = teks_untuk(kasus)

    def _sisipkan(self, data: Any, kasus: Any, initial: dict[str, Any]) -> dict[str, Any]:
        jamak = {nama for nama, medan in self.base_fields.items() if isinstance(medan, forms.MultipleChoiceField)}
        terketik = {nama: data.getlist(nama) if nama in jamak else data[nama] for nama in data}
        teks = TeksJawaban.objects.filter(satker=kasus.satker_id, acuan=sebaris(data.get("teks", ""))).berlaku().first()
        if teks is None or teks.bagian not in self.base_fields:
            self.tidak_tersisip = "Pilih dulu teks yang disisipkan."
            return initial | terketik
        terketik[teks.bagian] = "\n\n".join(filter(None, [str(terketik.get(teks.bagian, "")).strip(), teks.isi]))
        self.tersisip = f"“{teks.judul}” disisipkan pada “{teks.get_bagian_display()}”. Baca dan sesuaikan dulu."
        return initial | {nama: [] for nama in jamak} | terketik


class FormulirTeks(forms.Form):
    judul = Teks(label="Judul", paling_panjang=120, wajib="Beri judul, supaya mudah dipilih.")
    bagian = Pilihan(label="Disisipkan pada", choices=TeksJawaban.Bagian.choices, baku=TeksJawaban.Bagian.DIBERIKAN)
    isi = Teks(
        label="Teks",
        paling_panjang=2000,
        baris=6,
        wajib="Tulis teksnya.",
        help_text="Tulis tanpa nama dan nomor: keduanya sudah ada dalam surat.",
    )
    informasi = forms.ModelChoiceField(
        label="Disarankan bila permohonan cocok dengan",
        queryset=InformasiPublik.objects.none(),
        to_field_name="acuan",
        required=False,
        empty_label="Tidak dikaitkan",
        help_text="Butir Daftar Informasi Publik kantor ini. Tanpa itu teks tetap dapat dipilih.",
        error_messages={"invalid_choice": "Butir itu tidak sedang terbit di kantor ini. Pilih yang lain."},
    )
    # The state that is being changed, so that nobody overwrites what he has not read.
    dibaca_at = forms.DateTimeField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, satker: Satker, teks: TeksJawaban | None = None, **kwargs: Any) -> None:
        if teks is not None:
            kwargs["initial"] = {
                "judul": teks.judul,
                "bagian": teks.bagian,
                "isi": teks.isi,
                "informasi": teks.informasi.acuan if teks.informasi else "",
                "dibaca_at": teks.diubah_at.isoformat(),
            }
        super().__init__(*args, **kwargs)
        # One that was withdrawn since stays chosen until somebody chooses another.
        butir = InformasiPublik.objects.filter(satker=satker).terbit()
        if teks is not None and teks.informasi_id:
            butir = butir | InformasiPublik.objects.filter(satker=satker, pk=teks.informasi_id)
        self.fields["informasi"].queryset = butir.only("acuan", "nama", "tahun").order_by(  # type: ignore[attr-defined]
            "nama", "-tahun"
        )

    def isi_teks(self) -> IsiTeks:
        return IsiTeks(**{nama: self.cleaned_data[nama] for nama in ("judul", "bagian", "isi", "informasi")})
