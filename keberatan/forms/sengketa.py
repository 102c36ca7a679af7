"""The forms of a dispute: what the Commission and the courts did, as it is written down by the office."""

from datetime import datetime
from typing import Any

from django import forms

from keberatan.models import BerkasSidang, HasilPutusan, JenisSidang, Sengketa, Sidang, TautanSidang
from keberatan.perbuatan.penyusunan_berkas import HARI_TAUTAN, HARI_TERLAMA
from keberatan.perbuatan.putusan import PIHAK, IsiPutusan
from permohonan.forms.meja import SaatSetempat
from ppid.medan import UKURAN, FormulirPerbuatan, Pilihan, Tanggal, Teks, Unggahan
from ppid.models import Pengguna, Penugasan

PILIHAN_PIHAK = [(PIHAK[0], "Pemohon informasi"), (PIHAK[1], "Kantor ini")]


class FormulirDaftarkan(FormulirPerbuatan):
    penjelasan = "Sejak dicatat, semua arsip perkara ini ditahan: tidak ada yang dapat dihapus."
    nomor_register = Teks(
        label="Nomor register sengketa",
        paling_panjang=80,
        wajib="Isi nomor register sengketa dari Komisi Informasi.",
        help_text="Sebagaimana tertulis pada surat Komisi Informasi.",
    )
    didaftarkan_pada = Tanggal(label="Didaftarkan di Komisi Informasi")
    diberitahukan_pada = Tanggal(label="Pemberitahuan diterima kantor", required=False)
    berkas = Unggahan(label="Surat Komisi Informasi", help_text=UKURAN)


class FormulirSidang(FormulirPerbuatan):
    jenis = Pilihan(label="Jenis sidang", choices=JenisSidang.choices)
    waktu = SaatSetempat(label="Waktu")
    tempat = Teks(label="Tempat", paling_panjang=200, wajib="Tulis tempat sidangnya, atau “daring”.")
    berkas = Unggahan(label="Surat panggilan", help_text=UKURAN)

    def siapkan(self, at: datetime) -> None:
        waktu = self.fields["waktu"]
        assert isinstance(waktu, SaatSetempat)
        waktu.zona = self.kasus.satker.zona
        waktu.label = f"Waktu ({self.kasus.satker.singkatan_zona})"
        waktu.error_messages["required"] = "Isi tanggal dan jam sidangnya."


class _PilihanSidang(forms.ModelChoiceField):
    """One session of this dispute."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            queryset=Sidang.objects.none(),
            empty_label=None,
            error_messages=dict.fromkeys(("required", "invalid_choice"), "Pilih sidangnya."),
            **kwargs,
        )


class FormulirHadir(FormulirPerbuatan):
    penjelasan = (
        "Atasan PPID hadir sendiri, atau menguasakan kepada PPID atau pejabat lain yang bertugas di kantor ini."
    )
    sidang = _PilihanSidang(label="Sidang")
    petugas = forms.ModelChoiceField(
        label="Yang hadir",
        queryset=Pengguna.objects.none(),
        error_messages=dict.fromkeys(("required", "invalid_choice"), "Pilih siapa yang hadir."),
    )
    nomor_surat_kuasa = Teks(
        label="Nomor surat kuasa", paling_panjang=80, help_text="Wajib bila yang hadir bukan Atasan PPID."
    )
    surat_kuasa = Unggahan(label="Surat kuasa", jamak=False, help_text=UKURAN)

    def siapkan(self, at: datetime) -> None:
        _isi_sidang(self, self.kasus)
        tugas = Penugasan.objects.berlaku(at).filter(satker=self.kasus.satker)
        petugas = self.fields["petugas"]
        assert isinstance(petugas, forms.ModelChoiceField)
        petugas.queryset = Pengguna.objects.filter(pk__in=tugas.values("petugas")).order_by("nama")

    def isi(self) -> dict[str, Any]:
        isi = dict(self.cleaned_data)
        return isi | {"surat_kuasa": next(iter(isi["surat_kuasa"]), None)}


def _isi_sidang(isian: FormulirPerbuatan, kasus: Sengketa) -> None:
    sidang = isian.fields["sidang"]
    assert isinstance(sidang, forms.ModelChoiceField)
    sidang.queryset = kasus.sidang.select_related("sengketa__satker").order_by("-waktu")


class FormulirHasilSidang(FormulirPerbuatan):
    sidang = _PilihanSidang(label="Sidang")
    hasil = Teks(label="Hasil", paling_panjang=5000, baris=4, wajib="Tulis hasil sidangnya.")
    berkas = Unggahan(label="Berita acara", help_text=UKURAN)

    def siapkan(self, at: datetime) -> None:
        _isi_sidang(self, self.kasus)


class FormulirPutusan(FormulirPerbuatan):
    hasil = Pilihan(label="Hasil", choices=HasilPutusan.choices, widget=forms.RadioSelect)
    nomor = Teks(label="Nomor putusan", paling_panjang=80, wajib="Isi nomor putusannya.")
    tanggal = Tanggal(label="Tanggal putusan")
    diterima_pada = Tanggal(label="Diterima kantor", help_text="Waktu melawan putusan dihitung dari sini.")
    amar = Teks(label="Amar", paling_panjang=10_000, baris=4, wajib="Isi amar putusannya.")
    perintah = Teks(label="Yang harus dilaksanakan kantor", paling_panjang=3000, baris=2)
    batas_pelaksanaan = Tanggal(label="Dilaksanakan paling lambat", required=False)
    berkas = Unggahan(label="Salinan putusan", help_text=UKURAN)

    def isi_putusan(self) -> IsiPutusan:
        return IsiPutusan(**{nama: self.cleaned_data[nama] for nama in IsiPutusan.__dataclass_fields__})


class FormulirPutusanLanjutan(FormulirPutusan):
    """Of a court: nothing is settled by mediation there."""

    def siapkan(self, at: datetime) -> None:
        self.pilihan("hasil", [p for p in HasilPutusan.choices if p[0] != HasilPutusan.MEDIASI])


class FormulirGugatan(FormulirPerbuatan):
    pengadilan = Teks(
        label="Pengadilan", paling_panjang=120, wajib="Tulis nama pengadilannya.", help_text="Contoh: PTUN Surabaya."
    )
    nomor = Teks(label="Nomor perkara", paling_panjang=80, wajib="Isi nomor perkaranya.")
    pada = Tanggal(label="Didaftarkan")
    pihak = Pilihan(label="Yang menggugat", choices=PILIHAN_PIHAK, widget=forms.RadioSelect)


class FormulirKasasi(FormulirPerbuatan):
    nomor = Teks(label="Nomor kasasi", paling_panjang=80, wajib="Isi nomor perkaranya.")
    pada = Tanggal(label="Didaftarkan")
    pihak = Pilihan(label="Yang mengajukan", choices=PILIHAN_PIHAK, widget=forms.RadioSelect)


class FormulirPelaksanaanPutusan(FormulirPerbuatan):
    tingkat = Pilihan(label="Putusan", choices=[])
    dilaksanakan_pada = Tanggal(label="Dilaksanakan pada")
    uraian = Teks(label="Pelaksanaan", paling_panjang=5000, baris=3, wajib="Tulis bagaimana putusan dilaksanakan.")
    berkas = Unggahan(label="Bukti pelaksanaan", help_text=UKURAN)

    def siapkan(self, at: datetime) -> None:
        belum = self.kasus.putusan.filter(dilaksanakan_pada=None)
        self.pilihan("tingkat", [(satu.tingkat, str(satu)) for satu in belum])


class FormulirPencabutan(FormulirPerbuatan):
    alasan = Teks(
        label="Diketahui dari",
        paling_panjang=300,
        wajib="Tulis dari mana pencabutannya diketahui, mis. penetapan Komisi Informasi.",
        help_text="Contoh: penetapan Komisi Informasi nomor … tanggal …",
    )


class FormulirTutup(FormulirPerbuatan):
    penjelasan = "Arsip perkara tetap ditahan sampai dua orang melepasnya."


class FormulirMintaLepas(FormulirPerbuatan):
    penjelasan = "Atasan PPID, orang lain daripada yang mengusulkan, melepasnya."
    alasan = Teks(label="Alasan", paling_panjang=300, baris=2, wajib="Tulis mengapa arsipnya tidak perlu ditahan lagi.")


class FormulirLepas(FormulirPerbuatan):
    penjelasan = "Sesudah dilepas, arsip perkara ini mengikuti jadwal retensi biasa."


class FormulirBagikan(FormulirPerbuatan):
    penjelasan = "Alamatnya hanya ditampilkan sekali. Setiap pembukaannya tercatat."
    berkas_sidang = forms.ModelChoiceField(
        label="Versi",
        queryset=BerkasSidang.objects.none(),
        empty_label=None,
        error_messages=dict.fromkeys(
            ("required", "invalid_choice"), "Susun berkas sidangnya dulu, lalu pilih versinya."
        ),
    )
    untuk = Teks(label="Untuk", paling_panjang=150, wajib="Tulis untuk siapa tautannya.")
    hari = forms.IntegerField(
        label="Berlaku (hari)",
        min_value=1,
        max_value=HARI_TERLAMA,
        initial=HARI_TAUTAN,
        error_messages={"required": "Isi berapa hari tautannya berlaku.", "invalid": "Tulis angka saja."},
    )

    def siapkan(self, at: datetime) -> None:
        versi = self.fields["berkas_sidang"]
        assert isinstance(versi, forms.ModelChoiceField)
        versi.queryset = self.kasus.berkas_sidang.select_related("sengketa")


class FormulirCabutTautan(FormulirPerbuatan):
    tautan = forms.ModelChoiceField(
        label="Tautan",
        queryset=TautanSidang.objects.none(),
        empty_label=None,
        error_messages=dict.fromkeys(("required", "invalid_choice"), "Pilih tautan yang masih berlaku."),
    )

    def siapkan(self, at: datetime) -> None:
        tautan = self.fields["tautan"]
        assert isinstance(tautan, forms.ModelChoiceField)
        berlaku = TautanSidang.objects.berlaku(at).filter(berkas_sidang__sengketa=self.kasus)
        tautan.queryset = berlaku.select_related("berkas_sidang__sengketa")
