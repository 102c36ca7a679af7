"""The forms about what was recorded wrongly, and about letters that are issued anew because of it."""

from collections.abc import Iterable
from datetime import datetime

from django import forms

from permohonan.alur import DITUTUP
from permohonan.forms.meja import LEWAT_MEJA, SaatSetempat
from permohonan.forms.tindakan import FormulirTindakan
from permohonan.koreksi import dapat_ditarik, pratinjau
from permohonan.models import Asal, BagianKoreksi
from permohonan.perbuatan.koreksi import IsiKoreksi
from permohonan.surat import perlu_perbaikan
from ppid.medan import UKURAN, Pilihan, Teks, Unggahan
from ppid.models import HariLibur
from ppid.templatetags.waktu import tanggal


class FormulirUsulKoreksi(FormulirTindakan):
    penjelasan = (
        "Yang tercatat berubah sesudah orang kedua menyetujui: PPID, atau Atasan PPID bila PPID yang mengusulkan. "
        "Surat yang sudah terbit tidak diubah."
    )
    KELOMPOK = (
        ("", "", "", ("keliru",)),
        ("Saat diterima yang benar", "Jatuh tempo dihitung lagi dari sini.", "untuk-diterima", ("diterima_at",)),
        ("Cara masuk yang benar", "", "untuk-kanal", ("kanal",)),
        ("Nama yang benar", "Seperti pada identitas pemohon.", "untuk-nama", ("nama",)),
        (
            "Berkas yang keliru",
            "Begitu diusulkan, berkas ini ditutup: hanya yang memutus usul ini dapat membukanya. Disetujui: ditarik "
            "dan disimpan. Ditolak: terbuka lagi.",
            "untuk-berkas",
            ("kode", "pengganti"),
        ),
        ("", "", "", ("alasan",)),
    )
    keliru = Pilihan(label="Apa yang keliru?", wajib="Pilih apa yang keliru.", widget=forms.RadioSelect)
    diterima_at = SaatSetempat(label="Diterima pada", required=False)
    kanal = Pilihan(label="Diterima lewat", choices=[("", "Pilih"), *LEWAT_MEJA], required=False)
    nama = Teks(
        label="Nama pemohon", paling_panjang=150, widget=forms.TextInput(attrs={"autocomplete": "off"}), required=False
    )
    kode = Pilihan(label="Berkas", required=False)
    pengganti = Unggahan(label="Berkas penggantinya", jamak=False, help_text=f"Boleh kosong. {UKURAN}")
    alasan = Teks(
        label="Mengapa dikoreksi",
        paling_panjang=500,
        baris=3,
        wajib="Tulis mengapa perlu dikoreksi.",
        help_text="Dibaca orang yang menyetujui. Sebut buktinya, misalnya cap terima pada surat. Jangan tulis NIK.",
    )

    def siapkan(self, at: datetime) -> None:
        kasus, satker = self.kasus, self.kasus.satker
        berkas = list(dapat_ditarik(kasus))
        tanpa = {
            BagianKoreksi.DITERIMA: kasus.asal != Asal.MEJA or bool(kasus.diperintahkan_at),
            BagianKoreksi.KANAL: kasus.asal != Asal.MEJA,
            BagianKoreksi.BERKAS: not berkas,
            BagianKoreksi.PENUTUPAN: kasus.status not in DITUTUP,
        }
        self.pilihan("keliru", [(b.value, b.label) for b in BagianKoreksi if not tanpa.get(b)])
        self.pilihan(
            "kode", [("", "Pilih"), *((s.berkas.kode, f"{s.berkas.nama} ({s.get_sifat_display()})") for s in berkas)]
        )
        diterima = self.fields["diterima_at"]
        assert isinstance(diterima, SaatSetempat)
        diterima.zona = satker.zona
        diterima.label = f"Diterima pada ({satker.singkatan_zona})"
        diterima.initial = kasus.diterima_at
        self.fields["nama"].initial = kasus.pemohon.nama

    def isi_koreksi(self) -> IsiKoreksi:
        isi = self.cleaned_data
        return IsiKoreksi(
            bagian=isi["keliru"],
            alasan=isi["alasan"],
            diterima_at=isi["diterima_at"],
            kanal=isi["kanal"],
            nama=isi["nama"],
            kode=isi["kode"],
            pengganti=next(iter(isi["pengganti"]), None),
        )


class FormulirKoreksiMenunggu(FormulirTindakan):
    """An act on one of the waiting proposals; what it would do stands beside the form."""

    BAGIAN: Iterable[str] = frozenset(BagianKoreksi)
    koreksi = Pilihan(
        label="Koreksi",
        wajib="Tidak ada koreksi yang menunggu. Muat ulang halaman permohonannya.",
        widget=forms.RadioSelect,
    )

    def siapkan(self, at: datetime) -> None:
        kalender = HariLibur.objects.kalender(self.kasus.satker)
        self.pratinjau = [s for s in pratinjau(self.kasus, kalender, at=at) if s.koreksi.bagian in self.BAGIAN]
        self.pilihan("koreksi", [(s.koreksi.acuan, s.sebutan) for s in self.pratinjau])
        self.fields["koreksi"].error_messages["invalid_choice"] = "Koreksi itu sudah diputus. Muat ulang halaman."
        if self.pratinjau:
            self.fields["koreksi"].initial = self.pratinjau[0].koreksi.acuan


class FormulirSetujuiKoreksi(FormulirKoreksiMenunggu):
    penjelasan = "Bacalah alasan dan akibatnya. Pemohon diberi tahu bila menyangkut dirinya."
    BAGIAN = frozenset(BagianKoreksi) - {BagianKoreksi.PENUTUPAN}


class FormulirBatalkanPenutupan(FormulirKoreksiMenunggu):
    penjelasan = (
        "Permohonan kembali ke keadaan sebelum ditutup. Waktu menjawab tetap dihitung sejak diterima, jadi dapat "
        "langsung lewat. Pemohon diberi tahu."
    )
    BAGIAN = frozenset({BagianKoreksi.PENUTUPAN})


class FormulirTolakKoreksi(FormulirKoreksiMenunggu):
    alasan = Teks(
        label="Mengapa ditolak",
        paling_panjang=500,
        baris=3,
        wajib="Tulis mengapa koreksi ini ditolak.",
        help_text="Dibaca yang mengusulkan.",
    )


class FormulirPerbaikiSurat(FormulirTindakan):
    penjelasan = (
        "Surat baru terbit hari ini dengan kode verifikasi baru dan menyebut surat yang digantinya. Isinya sama, "
        "kecuali yang dikoreksi. Surat lama tetap asli dan ditandai sudah diganti."
    )
    surat = Pilihan(label="Surat", wajib="Tidak ada surat yang perlu diperbaiki. Muat ulang halaman permohonannya.")

    def siapkan(self, at: datetime) -> None:
        menunggu = perlu_perbaikan(self.kasus)
        self.pilihan("surat", [(s.acuan, f"{s.get_jenis_display()}, {tanggal(s.tanggal)}") for s in menunggu])
        self.fields["surat"].error_messages["invalid_choice"] = "Surat itu sudah diganti. Muat ulang halaman."
