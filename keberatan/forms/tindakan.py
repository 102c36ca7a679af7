"""The form of each act on an objection. What the law asks stands beside the field that answers it."""

from datetime import datetime, timedelta
from typing import Any

from django import forms

from dip.forms import KeteranganInformasi
from keberatan.alasan import Hasil, Sikap
from keberatan.models import AlasanKeberatan, Keberatan
from keberatan.perbuatan.tanggapan import IsiTanggapan
from permohonan.forms.tindakan import FormulirPenyampaian
from permohonan.putusan import SebabTerlambat
from ppid.medan import FormulirPerbuatan, Pilihan, Tanggal, Teks, Unggahan
from ppid.models import HariLibur, Surat

# Working days that the form proposes for carrying out an order.
HARI_PERINTAH = 10


class FormulirTeruskanPPID(FormulirPerbuatan):
    penjelasan = "PPID diberi tahu. Jatuh tempo tidak berubah."


class FormulirTeruskanAtasan(FormulirPerbuatan):
    penjelasan = "Atasan PPID diberi tahu. Jatuh tempo tidak berubah."
    pandangan = Teks(
        label="Pandangan PPID",
        paling_panjang=5000,
        baris=4,
        help_text="Untuk Atasan PPID: mengapa permohonan dijawab demikian. Tidak dibaca pengaju keberatan.",
    )


class FormulirCatatPenyampaian(FormulirPenyampaian):
    penjelasan = "Surat yang diserahkan, diposkan, atau dikirim di luar e-mail otomatis."
    surat = forms.ModelChoiceField(label="Surat", queryset=Surat.objects.none(), empty_label=None)
    field_order = ["surat"]

    def siapkan(self, at: datetime) -> None:
        surat = Surat.objects.filter(untuk_keberatan__keberatan=self.kasus.pk).defer("pdf", "konteks")
        pilihan = self.fields["surat"]
        assert isinstance(pilihan, forms.ModelChoiceField)
        pilihan.queryset = surat.order_by("-pk")
        self.fields["penerima"].help_text = "Bila bukan pengaju sendiri."


class FormulirSikap(FormulirPerbuatan):
    penjelasan = "Kolom 14 register keberatan. Boleh diperbarui bila pengaju berubah pikiran."
    sikap = Pilihan(label="Tanggapan pengaju", choices=Sikap.choices, widget=forms.RadioSelect)
    uraian = Teks(label="Dengan kata-katanya sendiri", paling_panjang=2000, baris=3)


class FormulirCabut(FormulirPerbuatan):
    formulir = Unggahan(
        label="Formulir pencabutan yang ditandatangani pengaju",
        jamak=False,
        wajib="Unggah formulir pencabutan yang ditandatangani pengaju keberatan.",
    )


class FormulirTutup(FormulirPerbuatan):
    penjelasan = "Pengaju tetap dapat membaca suratnya dan mengajukan sengketa sampai batasnya."


class FormulirKeterlambatan(FormulirPerbuatan):
    penjelasan = "Masuk ke laporan layanan. Tanggapan kepada pengaju tetap harus diberikan."
    sebab = Pilihan(label="Sebab", choices=SebabTerlambat.choices, widget=forms.RadioSelect)
    uraian = Teks(
        label="Penjelasan",
        paling_panjang=1000,
        baris=3,
        wajib="Jelaskan sebabnya dengan satu atau dua kalimat.",
        help_text="Jangan menulis data pribadi di sini.",
    )


class FormulirPelaksanaan(KeteranganInformasi, FormulirPerbuatan):
    """What was done; and, where information was opened, its row for the list."""

    kasus: Keberatan
    uraian = Teks(
        label="Apa yang dilakukan",
        paling_panjang=5000,
        baris=4,
        wajib="Tulis apa yang sudah dilakukan.",
        help_text="Pengaju keberatan membacanya pada halaman keberatannya.",
    )
    KELOMPOK = (
        ("", "", "", ("uraian",)),
        (
            "Usulan Daftar Informasi Publik",
            "Informasi yang dibuka lewat keberatan menjadi informasi publik (UU 14/2008 Pasal 11 ayat (2)).",
            "",
            ("nama", "ringkasan", "unit", "pejabat", "tahun", "retensi", "bentuk", "jenis"),
        ),
    )
    DIUSULKAN = KELOMPOK[1][3]

    def siapkan(self, at: datetime) -> None:
        for nama in ("terbit_pada", "tempat", "tautan", "ditinjau_pada"):
            del self.fields[nama]
        dibuka = self.kasus.tanggapan.informasi_dibuka if hasattr(self.kasus, "tanggapan") else ""
        if not dibuka:
            for nama in self.DIUSULKAN:
                del self.fields[nama]
            return
        self.fields["nama"].initial = dibuka[:250]
        self.fields["tahun"].initial = self.hari_ini.year

    def usulan(self) -> dict[str, Any] | None:
        return self.isi() if "nama" in self.fields else None


class FormulirTanggapan(FormulirPerbuatan):
    """The Atasan's answer: an outcome and reasons for each ground, then the order."""

    kasus: Keberatan
    pertimbangan_umum = Teks(
        label="Pertimbangan bersama",
        paling_panjang=5000,
        baris=4,
        help_text="Bila ada yang berlaku bagi semua alasan. Ikut tercetak dalam surat.",
    )
    perintah = Teks(
        label="Perintah kepada PPID",
        paling_panjang=3000,
        baris=3,
        help_text="Wajib bila ada yang dikabulkan: apa yang harus diberikan atau dilakukan. Pengaju membacanya.",
    )
    batas_perintah = Tanggal(
        label="Dilaksanakan paling lambat", required=False, help_text="Permohonannya dibuka kembali dengan batas ini."
    )
    informasi_dibuka = Teks(
        label="Informasi yang dibuka",
        paling_panjang=250,
        help_text="Nama dokumennya, bila semula tertutup. Menjadi usulan Daftar Informasi Publik.",
    )
    URUT = ("pertimbangan_umum", "perintah", "batas_perintah", "informasi_dibuka")

    def siapkan(self, at: datetime) -> None:
        self.alasan: list[AlasanKeberatan] = list(self.kasus.alasan.all())
        pilihan = [p for p in Hasil.choices if p[0] != Hasil.TIDAK_DITERIMA or self.kasus.lewat_batas]
        for satu in self.alasan:
            self.fields[f"hasil_{satu.alasan}"] = Pilihan(
                label="Putusan", choices=pilihan, widget=forms.RadioSelect, wajib="Pilih putusannya."
            )
            self.fields[f"pertimbangan_{satu.alasan}"] = Teks(
                label="Pertimbangan",
                paling_panjang=5000,
                baris=3,
                help_text="Wajib bila ditolak atau dikabulkan sebagian (Pasal 36 ayat (3)).",
            )
        kalender = HariLibur.objects.kalender(self.kasus.satker)
        self.fields["batas_perintah"].widget.attrs["min"] = self.hari_ini.isoformat()
        self.fields["batas_perintah"].widget.attrs["max"] = (self.hari_ini + timedelta(days=365)).isoformat()
        usul = kalender.geser(self.hari_ini, HARI_PERINTAH)
        self.fields["batas_perintah"].help_text += f" Usul: {usul:%d-%m-%Y}, {HARI_PERINTAH} hari kerja."
        self.KELOMPOK = (
            *(
                (
                    f"{satu.get_alasan_display()} (huruf {satu.huruf})",
                    "",
                    "",
                    (f"hasil_{satu.alasan}", f"pertimbangan_{satu.alasan}"),
                )
                for satu in self.alasan
            ),
            ("Perintah", "Hanya bila ada yang dikabulkan.", "", self.URUT[1:]),
            ("Pertimbangan bersama", "", "", self.URUT[:1]),
        )

    def isi_tanggapan(self) -> IsiTanggapan:
        isi = self.cleaned_data
        return IsiTanggapan(
            hasil={satu.alasan: isi[f"hasil_{satu.alasan}"] for satu in self.alasan},
            pertimbangan={satu.alasan: isi[f"pertimbangan_{satu.alasan}"] for satu in self.alasan},
            **{nama: isi[nama] for nama in self.URUT},
        )
