"""Forms of the officers' report pages: they parse shapes, the acts decide."""

from datetime import date, datetime
from typing import Any

from django import forms

from laporan.perbuatan.pengiriman import LAIN, SUREL
from laporan.periode import SEHARI, Periode, baca, bulan, tahun, triwulan
from ppid.galat import AturanDilanggar
from ppid.medan import FormulirPerbuatan, Pilihan, Surel, Tanggal, Teks
from ppid.models import Satker
from ppid.unggahan import FOTO, MIB, UnggahanBersih, periksa_foto, periksa_unggahan_petugas

URAIAN_TERPANJANG = 20_000


def masa_baku(satker: Satker, *, pada: date) -> list[tuple[str, str]]:
    """The periods that somebody who reports is likely to want, the nearest first: code and words."""
    bulan_lalu = bulan(bulan(pada).awal - SEHARI)
    lalu = [
        Periode(pada, pada),
        bulan(pada),
        bulan_lalu,
        triwulan(pada),
        tahun(pada),
        tahun(date(pada.year - 1, 1, 1)),
        tahun(date(pada.year - 2, 1, 1)),
    ]
    return [(satu.kode, satu.sebutan[0].upper() + satu.sebutan[1:]) for satu in dict.fromkeys(lalu)]


class FormulirMasa(forms.Form):
    """Which days: a code from the list, or two dates of one's own."""

    masa = Teks(label="Masa", paling_panjang=30, required=False)
    dari = Tanggal(label="Dari", required=False)
    sampai = Tanggal(label="Sampai dengan", required=False)

    def __init__(self, *args: Any, satker: Satker, at: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.hari_ini = satker.hari_ini(at)

    def clean(self) -> dict[str, Any]:
        isi = super().clean() or {}
        dari, sampai = isi.get("dari"), isi.get("sampai")
        try:
            if dari or sampai:
                if not (dari and sampai):
                    raise ValueError("Isi kedua tanggalnya: dari dan sampai dengan.")
                isi["periode"] = Periode(dari, sampai)
            else:
                isi["periode"] = baca(isi.get("masa") or str(self.hari_ini.year))
            if isi["periode"].awal > self.hari_ini:
                raise ValueError(f"Masa {isi['periode'].sebutan} belum mulai. Pilih masa yang sudah berjalan.")
        except ValueError as galat:
            raise forms.ValidationError(str(galat)) from galat
        return isi

    def periode(self) -> Periode:
        """The chosen days; this year when what was chosen cannot be."""
        if self.is_valid():
            return self.cleaned_data["periode"]
        return tahun(self.hari_ini)


class FormulirBagian(forms.Form):
    isi = Teks(label="Uraian", paling_panjang=URAIAN_TERPANJANG, baris=16, required=False)
    versi = forms.IntegerField(widget=forms.HiddenInput, min_value=0)


class FormulirAngka(forms.Form):
    kunci = Teks(label="Bagian", paling_panjang=40, wajib="Bagian tidak disebut.")
    angka = Teks(label="Angka", paling_panjang=40, wajib="Angka tidak disebut.")
    keterangan = Teks(label="Yang dimaksud", paling_panjang=200, wajib="Jelaskan angka apa itu.")


class _Foto(forms.FileField):
    """One photo, checked by what is in it and encoded anew, so that no place or camera is in it."""

    def clean(self, data: Any, initial: Any = None) -> UnggahanBersih:
        super().clean(data, initial)
        if (data.size or 0) > FOTO.ukuran:
            raise forms.ValidationError(f"Foto ini lebih dari {FOTO.ukuran // MIB} MB. Perkecil, lalu unggah lagi.")
        try:
            return periksa_foto(data.name or "", data.read())
        except AturanDilanggar as galat:
            raise forms.ValidationError(str(galat)) from galat


class _Bukti(forms.FileField):
    def clean(self, data: Any, initial: Any = None) -> UnggahanBersih | None:
        if not data:
            return None
        try:
            return periksa_unggahan_petugas(data.name or "", data.read())
        except AturanDilanggar as galat:
            raise forms.ValidationError(str(galat)) from galat


class FormulirFoto(FormulirPerbuatan):
    penjelasan = (
        f"JPG atau PNG, paling besar {FOTO.ukuran // MIB} MB. Keterangan tempat dan kamera dibuang dari fotonya."
    )
    foto = _Foto(label="Foto", error_messages={"required": "Pilih fotonya dulu.", "empty": "Berkas ini kosong."})
    keterangan = Teks(label="Apa yang tampak", paling_panjang=150, wajib="Tulis apa yang tampak pada foto ini.")


class FormulirBuangFoto(FormulirPerbuatan):
    kode = Pilihan(label="Foto")

    def siapkan(self, at: datetime) -> None:
        self.pilihan("kode", [(s.berkas.kode, s.keterangan) for s in self.kasus.foto.filter(dibuang_at=None)])


class FormulirSaja(FormulirPerbuatan):
    """An act that asks nothing but the decision to do it."""


class FormulirKembalikan(FormulirPerbuatan):
    catatan = Teks(
        label="Yang harus diperbaiki", paling_panjang=2000, baris=4, wajib="Tulis apa yang harus diperbaiki."
    )


class FormulirAlasan(FormulirPerbuatan):
    alasan = Teks(label="Alasan", paling_panjang=300, baris=3, wajib="Tulis alasannya.")


class FormulirPendapat(FormulirPerbuatan):
    pendapat = Teks(label="Pendapat", paling_panjang=2000, baris=4, required=False)


class FormulirTandaTangan(FormulirPerbuatan):
    penjelasan = "Angka dan uraian dibekukan seperti sekarang."
    nomor = Teks(label="Nomor laporan", paling_panjang=60, wajib="Isi nomor laporannya.")
    tanggal_laporan = Tanggal(label="Tanggal penandatanganan")


class FormulirPleno(FormulirTandaTangan):
    penjelasan = "Angka dan uraian dibekukan seperti sekarang: itulah yang disahkan pleno dan nanti terbit."
    nomor_berita_acara = Teks(label="Nomor berita acara pleno", paling_panjang=80, wajib="Isi nomor berita acaranya.")
    tanggal_berita_acara = Tanggal(label="Tanggal berita acara")
    field_order = ("nomor_berita_acara", "tanggal_berita_acara", "nomor", "tanggal_laporan")


class FormulirKirim(FormulirPerbuatan):
    penjelasan = (
        "Lewat surel: alamat laporan dan sidiknya dikirim dari sini, jawaban peladen penerima menjadi bukti. "
        "Cara lain: catat tanggal dan cara mengirimnya, dan unggah tanda terimanya."
    )
    cara = Pilihan(label="Cara mengirim", choices=[(SUREL, "Surel dari sini"), (LAIN, "Pos, kurir, atau diantar")])
    surel_komisi = Surel(label="E-mail Komisi Informasi")
    tanggal = Tanggal(label="Tanggal kirim (bila bukan surel)", required=False)
    keterangan = Teks(label="Cara kirim (bila bukan surel)", paling_panjang=60, required=False)
    bukti = _Bukti(label="Bukti kirim (bila bukan surel)", required=False)

    def siapkan(self, at: datetime) -> None:
        self.fields["surel_komisi"].initial = self.kasus.surel_komisi
