"""The office's answer texts on a form: offered, inserted where somebody chose one, and read before it goes out."""

from datetime import datetime
from typing import Any

from django import forms

from permohonan.models import TeksJawaban
from permohonan.teks_jawaban import teks_untuk
from ppid.medan import FormulirPerbuatan
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
