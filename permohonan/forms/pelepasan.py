"""The forms about files that the release check holds back."""

from datetime import datetime
from typing import Any

from django import forms

from permohonan.forms.tindakan import FormulirTindakan
from permohonan.models.berkas import BerkasPermohonanQuerySet
from ppid.medan import UKURAN, PelepasanDibaca, Teks, Unggahan


class FormulirBerkas(FormulirTindakan):
    """An act on one of the files that the applicant cannot open yet; what was found stands beside the form."""

    kode = forms.ChoiceField(
        label="Berkas",
        error_messages={
            "required": "Tidak ada berkas yang menunggu tindakan ini. Muat ulang halaman permohonannya.",
            "invalid_choice": "Berkas itu sudah tidak menunggu tindakan ini. Muat ulang halaman.",
        },
    )

    def berkas(self) -> BerkasPermohonanQuerySet:
        """The files to choose from."""
        return self.kasus.berkas.tertahan()

    def siapkan(self, at: datetime) -> None:
        self.tertahan = list(self.berkas().select_related("berkas", "pelepasan_diminta_oleh"))
        self.pilihan("kode", [(satu.berkas.kode, satu.berkas.nama) for satu in self.tertahan])


class FormulirGantiBerkas(FormulirBerkas):
    penjelasan = "Berkas penggantinya diperiksa dulu, lalu dapat diunduh pemohon. Surat jawaban tidak berubah."
    unggahan = Unggahan(label="Berkas pengganti", jamak=False, wajib="Pilih berkas penggantinya.", help_text=UKURAN)

    def berkas(self) -> BerkasPermohonanQuerySet:
        return self.kasus.berkas.akan_keluar().exclude(pk__in=self.kasus.berkas.boleh_keluar())

    def isi(self) -> dict[str, Any]:
        return {"kode": self.cleaned_data["kode"], "unggahan": self.cleaned_data["unggahan"][0]}


class FormulirMintaPelepasan(FormulirBerkas):
    penjelasan = (
        "Pakai ini hanya bila yang ditemukan memang boleh dibaca pemohon. Orang kedua, PPID atau Atasan PPID, membaca "
        "alasan Anda dan menyetujuinya. Bila tidak boleh dibaca: ganti atau hitamkan berkasnya."
    )
    alasan = Teks(
        label="Mengapa boleh keluar",
        paling_panjang=300,
        baris=3,
        wajib="Tulis mengapa berkas ini boleh keluar meskipun ada temuannya.",
        help_text="Tersimpan dalam riwayat. Jangan tulis nama orang atau nomor identitas.",
    )

    def berkas(self) -> BerkasPermohonanQuerySet:
        return super().berkas().filter(bersih__isnull=False)


class FormulirLepaskanBerkas(PelepasanDibaca, FormulirBerkas):
    penjelasan = (
        "Bacalah temuan dan alasannya. Setelah Anda setujui, pemohon seketika dapat mengunduh berkas yang sudah "
        "diberikan; yang masih disiapkan menunggu jawaban."
    )

    def berkas(self) -> BerkasPermohonanQuerySet:
        return super().berkas().filter(pelepasan_diminta_oleh__isnull=False)
