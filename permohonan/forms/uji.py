"""Forms of a request that waits for a consequence test: asking for one, answering after it, and the notice before a
refusal of what others publish."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.formats import date_format

from dip import forms_uji
from dip.alur_uji import BERJALAN
from dip.forms_uji import IsiUji
from dip.models import InformasiPublik, Persetujuan, UjiKonsekuensi
from permohonan.forms.tindakan import PANJANG, RELEVAN, FormulirKeputusan, FormulirTindakan, PilihanUji
from permohonan.models import UjiPermohonan
from permohonan.pengujian import pengecualian_pribadi
from permohonan.perbuatan.keputusan import IsiKeputusan
from permohonan.putusan import SUSULAN, AlasanTidakDiberikan, Putusan
from permohonan.serupa import belum_diumumkan
from ppid.medan import Pilihan, Teks
from ppid.saring import bersihkan, sebaris


class FormulirMintaUji(IsiUji, FormulirTindakan):
    uji_berjalan = forms.ModelChoiceField(
        label="Kaitkan uji yang sedang berjalan",
        queryset=UjiKonsekuensi.objects.none(),
        to_field_name="acuan",
        required=False,
        empty_label="Tidak, minta uji baru",
        help_text="Bila dipilih, isian usulan di bawah tidak dipakai.",
    )
    KELOMPOK = (
        ("", "", "", ("uji_berjalan",)),
        (
            "Usulan uji baru",
            "Jangan menyebut pemohonnya: usulan dibaca kantor yang menguji.",
            "",
            tuple(IsiUji.base_fields),
        ),
    )

    def siapkan(self, at: datetime) -> None:
        self.penjelasan = (
            "Jatuh tempo permohonan ini tetap "
            f"{date_format(self.kasus.jatuh_tempo, PANJANG)}. Bila ujinya belum ditetapkan pada hari itu, berikan yang "
            "terbuka dan sebut selebihnya masih diuji."
        )
        berjalan = UjiKonsekuensi.objects.berjalan().filter(satker=self.kasus.satker)
        berjalan = berjalan.exclude(pk__in=self.kasus.pengujian.values("uji"))
        self.fields["uji_berjalan"].queryset = berjalan  # type: ignore[attr-defined]
        if not berjalan.exists():
            del self.fields["uji_berjalan"]
        elif self.data.get("uji_berjalan"):
            for nama in IsiUji.base_fields:
                self.fields[nama].required = False
        disposisi = self.kasus.disposisi.exclude(unit="").last()
        self.fields["unit"].initial = disposisi.unit if disposisi else ""

    def permintaan(self) -> dict[str, Any]:
        uji = self.cleaned_data.get("uji_berjalan")
        return {"uji": uji} if uji else {"isi": self.isi()}


class FormulirNiatTolak(FormulirTindakan):
    """What other offices publish of the matter stands above the form; it must have been read."""

    penjelasan = (
        "Kantor yang menerbitkannya dan provinsi diberi tahu: kantor ini, dasar pengecualian, dan pokok "
        "pengecualiannya. Pemohon dan isi permintaannya tidak disebut. Sesudah ini penolakan dapat langsung diputuskan."
    )
    uji = PilihanUji(
        label="Pengecualian yang akan dipakai",
        queryset=UjiKonsekuensi.objects.none(),
        to_field_name="acuan",
        empty_label="Pilih keputusan pengecualian",
        error_messages={"required": "Pilih keputusan pengecualiannya."},
    )
    pokok = Teks(
        label="Yang hendak ditolak",
        paling_panjang=5000,
        baris=3,
        wajib="Tulis apa yang hendak ditolak.",
        help_text="Hanya bagian yang ditolak. Dipakai mencari informasi serupa; tidak dikirim ke kantor lain.",
    )
    perbedaan = Teks(
        label="Mengapa yang di kantor ini berbeda",
        paling_panjang=2000,
        baris=3,
        help_text="Bila tidak ada bedanya, berikan saja informasinya.",
    )
    paham = forms.BooleanField(
        label="Saya sudah membaca informasi kantor lain yang tercantum di atas",
        required=False,
    )
    dibaca = forms.CharField(required=False, widget=forms.HiddenInput)

    def siapkan(self, at: datetime) -> None:
        berlaku = UjiKonsekuensi.objects.berlaku_bagi(self.kasus.satker, pada=self.hari_ini)
        self.fields["uji"].queryset = berlaku  # type: ignore[attr-defined]
        self.fields["pokok"].initial = self.kasus.rincian_informasi
        self.serupa: list[InformasiPublik] = []
        self.terbaca = {bagian for bagian in self.data.get("dibaca", "").split(",") if bagian}
        dipilih = sebaris((self.data if self.is_bound else self.initial).get("uji") or "")
        satu = berlaku.filter(acuan=dipilih).first() or (berlaku.first() if berlaku.count() == 1 else None)
        if satu is None:
            return
        self.fields["uji"].initial = satu.acuan
        self.serupa = belum_diumumkan(self.kasus, satu, bersihkan(self.data.get("pokok", self.kasus.rincian_informasi)))
        self.initial["dibaca"] = ",".join(informasi.acuan for informasi in self.serupa)

    def clean(self) -> dict[str, Any]:
        isi = super().clean() or self.cleaned_data
        belum = [satu for satu in self.serupa if satu.acuan not in self.terbaca] if isi.get("uji") else []
        # What is shown from here on counts as read when the form comes back.
        self.data = {**self.data.dict(), "dibaca": self.initial.get("dibaca", "")}  # type: ignore[attr-defined]
        if belum:
            raise forms.ValidationError("Periksa dulu informasi kantor lain pada daftar ini, lalu kirim lagi.")
        if self.serupa and not isi.get("paham"):
            self.add_error("paham", "Centang sesudah Anda membaca daftarnya.")
        return isi

    def niat(self) -> dict[str, Any]:
        isi = {nama: self.cleaned_data[nama] for nama in ("uji", "pokok", "perbedaan")}
        return isi | {"dibaca": self.serupa}


class _PilihanSisa(forms.ModelChoiceField):
    def label_from_instance(self, obj: Any) -> str:
        uji = obj.uji
        if uji.hasil:
            return f"{uji.perihal}: {uji.get_hasil_display().lower()}, keputusan {uji.nomor_keputusan}"
        return f"{uji.perihal}: {uji.get_status_display().lower()}"


class FormulirSusulan(FormulirKeputusan):
    """The answer to a part that was still being tested. The first answer stands."""

    putusan = Pilihan(
        label="Putusan untuk bagian ini", choices=[(p, p.label) for p in SUSULAN], widget=forms.RadioSelect
    )
    sisa = _PilihanSisa(
        label="Bagian yang dijawab",
        queryset=UjiPermohonan.objects.none(),
        empty_label=None,
        error_messages={"required": "Pilih bagian yang dijawab."},
    )
    alasan_tidak_diberikan = None  # type: ignore[assignment]
    badan_lain = None  # type: ignore[assignment]
    KELOMPOK: Sequence[tuple[str, str, str, Sequence[str]]] = (
        ("", "", "", ("sisa", "putusan")),
        *FormulirKeputusan.KELOMPOK[1:],
    )

    def siapkan(self, at: datetime) -> None:
        siap = self.kasus.pengujian.terbuka().exclude(uji__status__in=BERJALAN).select_related("uji")
        self.fields["sisa"].queryset = siap  # type: ignore[attr-defined]
        super().siapkan(at)
        self.penjelasan = (
            "Jawaban ini menyusul pemberitahuan tertulis yang sudah terbit dan tidak menggantikannya. Satu kali untuk "
            "setiap bagian; suratnya dibekukan saat Anda menekan tombol."
        )
        satu = siap.first()
        if satu is None:
            self.penjelasan = "Belum ada uji yang ditetapkan dan menunggu jawaban susulan."
            return
        self.initial.setdefault("sisa", satu.pk)
        berlaku = UjiKonsekuensi.objects.berlaku_bagi(self.kasus.satker, pada=self.hari_ini).filter(pk=satu.uji_id)
        if berlaku.exists():
            self.initial["putusan"], self.initial["uji"] = Putusan.DITOLAK, satu.uji_id
            self.initial["tidak_diberikan"] = satu.uji.bagian_dikecualikan
        else:
            self.initial["putusan"] = Putusan.SELURUHNYA

    def relevan(self, putusan: str) -> frozenset[str]:
        return (RELEVAN.get(putusan, frozenset()) - {"alasan_tidak_diberikan"}) | {"sisa"}

    def isi_keputusan(self) -> IsiKeputusan:
        isi = super().isi_keputusan()
        menutup = isi.putusan != Putusan.SELURUHNYA
        return replace(isi, alasan_tidak_diberikan=AlasanTidakDiberikan.DIKECUALIKAN if menutup else "")


class FormulirCatatanNiat(forms.Form):
    """What another office says of an intended refusal."""

    teks = Teks(
        label="Catatan untuk PPID yang akan menolak",
        paling_panjang=2000,
        baris=3,
        wajib="Tulis catatannya dulu.",
        help_text="Misalnya mengapa di kantor Anda informasi ini terbuka. Jangan menulis data pribadi.",
    )


class FormulirTanyaOrang(forms_uji.FormulirTanyaOrang, FormulirTindakan):
    uji = PilihanUji(
        label="Pengecualian yang melindunginya",
        queryset=UjiKonsekuensi.objects.none(),
        to_field_name="acuan",
        empty_label="Pilih pengecualian",
        error_messages={"required": "Pilih pengecualian yang melindungi orangnya."},
    )
    field_order = ("uji",)

    def siapkan(self, at: datetime) -> None:
        pilihan = pengecualian_pribadi(self.kasus, pada=self.hari_ini)
        self.fields["uji"].queryset = pilihan  # type: ignore[attr-defined]


class FormulirJawabanOrang(forms_uji.FormulirJawabanOrang, FormulirTindakan):
    def milik(self) -> QuerySet[Persetujuan]:
        return Persetujuan.objects.filter(acuan_permohonan=self.kasus.acuan)
