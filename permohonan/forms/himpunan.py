"""Forms of what is done to several cases at once."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django import forms

from permohonan.forms.tindakan import FormulirKeputusan
from permohonan.himpunan import Anggota, KelompokTeks
from permohonan.models import Himpunan, Permohonan
from permohonan.putusan import Putusan
from permohonan.tindakan_bersama import TANPA_BERKAS
from ppid.medan import UKURAN, FormulirPerbuatan, Pilihan, Teks, Unggahan

TIDAK_ADA = "Ada yang dicentang tetapi tidak ada lagi di sini. Muat ulang halaman, lalu centang lagi."


class Centang(forms.MultipleChoiceField):
    """Ticks of rows that the page itself lays out."""

    def __init__(self, *, wajib: str = "", **kwargs: Any) -> None:
        super().__init__(
            required=bool(wajib),
            widget=forms.CheckboxSelectMultiple,
            error_messages={"required": wajib, "invalid_choice": TIDAK_ADA},
            **kwargs,
        )


class FormulirHimpun(forms.Form):
    kasus = Centang(label="Permohonan", wajib="Centang permohonan yang dihimpun.")
    ke = Pilihan(label="Masukkan ke", required=False, widget=forms.RadioSelect)
    judul = Teks(
        label="Nama himpunan baru",
        paling_panjang=150,
        help_text="Yang ditanyakan, tanpa nama orang. Contoh: DPT per desa Pemilihan 2024.",
    )

    def __init__(self, *args: Any, calon: Sequence[Permohonan], himpunan: Sequence[Himpunan], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.calon, self.himpunan = {k.acuan: k for k in calon}, {h.acuan: h for h in himpunan}
        self.fields["kasus"].choices = [(k, k) for k in self.calon]  # type: ignore[attr-defined]
        self.fields["ke"].choices = [  # type: ignore[attr-defined]
            ("", "Himpunan baru"),
            *((h.acuan, h.judul) for h in himpunan),
        ]

    def clean(self) -> dict[str, Any]:
        isi = super().clean() or self.cleaned_data
        if not isi.get("ke") and not isi.get("judul") and "judul" not in self.errors:
            self.add_error("judul", "Beri nama himpunannya: apa yang ditanyakan.")
        return isi

    def dipilih(self) -> list[Permohonan]:
        return [self.calon[acuan] for acuan in self.cleaned_data["kasus"]]

    def tujuan(self) -> Himpunan | None:
        """The bundle that they are added to; None for a new one."""
        return self.himpunan.get(self.cleaned_data["ke"])


class FormulirKeputusanBersama(FormulirKeputusan):
    """The decision of one case, taken for several: which they are, and that the text of each was read."""

    dijawab = Centang(label="Permohonan yang dijawab", wajib="Centang paling sedikit satu permohonan.")
    dibaca = Centang(label="Isi yang sudah dibaca", wajib="Baca isi permohonannya, lalu centang di bawahnya.")

    def __init__(self, *args: Any, kelompok: Sequence[KelompokTeks], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kelompok = kelompok
        self.siap = {a.kasus.acuan: a.kasus for satu in kelompok for a in satu.anggota if not a.halangan}
        self.fields["dijawab"].choices = [(acuan, acuan) for acuan in self.siap]  # type: ignore[attr-defined]
        self.fields["dibaca"].choices = [(satu.kunci, satu.kunci) for satu in kelompok]  # type: ignore[attr-defined]
        self.initial.setdefault("dijawab", list(self.siap))
        self.initial.setdefault("dibaca", [])

    def siapkan(self, at: datetime) -> None:
        super().siapkan(at)
        self.penjelasan = (
            "Setiap permohonan mendapat surat dengan nomornya sendiri, yang dibekukan saat terbit. Yang gagal tidak "
            "menahan yang lain, dan disebut sesudahnya."
        )
        # A part that is tested, and what was blackened, belong to one case.
        self._tanpa(Putusan.MASIH_DIUJI)
        self.fields["penghitaman"].initial = ""

    def clean(self) -> dict[str, Any]:
        semua = self.cleaned_data
        isi = super().clean() | {nama: semua[nama] for nama in ("dijawab", "dibaca") if nama in semua}
        if "dijawab" in isi and "dibaca" in isi:
            dipilih = set(isi["dijawab"])
            belum = [
                satu.anggota[0].kasus.nomor
                for satu in self.kelompok
                if satu.kunci not in isi["dibaca"] and any(a.kasus.acuan in dipilih for a in satu.anggota)
            ]
            if belum:
                self.add_error(
                    "dibaca",
                    f"Belum dicentang sudah dibaca: isi permohonan {', '.join(belum)}. Baca dan centang, atau lepas "
                    "centang permohonannya.",
                )
        return isi

    def dipilih(self) -> list[Permohonan]:
        return [self.siap[acuan] for acuan in self.cleaned_data["dijawab"]]


class FormulirPenyerahanBersama(FormulirPerbuatan):
    """Hand-over to those who wished it by e-mail."""

    diserahkan = Centang(label="Permohonan yang diserahkan", wajib="Centang paling sedikit satu permohonan.")
    berkas = Unggahan(
        label="Berkas yang disertakan",
        help_text=f"Hanya bila berkasnya belum ada pada permohonan; setiap pemohon menerima salinannya. {UKURAN}",
    )
    KELOMPOK = (("", "", "", ("berkas",)),)

    def __init__(self, *args: Any, anggota: Sequence[Anggota], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        siap = [satu for satu in anggota if satu.halangan in {"", TANPA_BERKAS}]
        self.siap = {satu.kasus.acuan: satu.kasus for satu in siap}
        self.tanpa_berkas = {satu.kasus.acuan for satu in siap if satu.halangan}
        self.fields["diserahkan"].choices = [(acuan, acuan) for acuan in self.siap]  # type: ignore[attr-defined]
        self.initial.setdefault("diserahkan", [acuan for acuan in self.siap if acuan not in self.tanpa_berkas])

    def clean(self) -> dict[str, Any]:
        isi = super().clean() or self.cleaned_data
        if "berkas" in isi and not isi["berkas"]:
            tanpa = [self.siap[acuan].nomor for acuan in isi.get("diserahkan", ()) if acuan in self.tanpa_berkas]
            if tanpa:
                self.add_error(
                    "berkas",
                    f"Belum ada berkas pada permohonan {', '.join(tanpa)}. Sertakan di sini, atau lepas centangnya.",
                )
        return isi

    def dipilih(self) -> list[Permohonan]:
        return [self.siap[acuan] for acuan in self.cleaned_data["diserahkan"]]
