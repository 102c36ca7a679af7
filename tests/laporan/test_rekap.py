"""The rollup equals the register, whatever changed and however it was changed."""

import random
import re
import threading
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from django.db import IntegrityError, connection, connections, transaction
from django.db.models import F

from dip.models import BerkasInformasi, InformasiPublik, UjiKonsekuensi, UnduhanHarian
from keberatan.models import AlasanKeberatan, Keberatan, PutusanSengketa, Sengketa, Tanggapan
from laporan import dimensi, hitungan, rekap, tasks
from laporan.angka import Angka
from laporan.hitungan import hitung
from laporan.models import PeriksaRekap, Rekap, RekapUsang
from laporan.periode import baca
from permohonan.impor import impor
from permohonan.models import JenisInformasi, Keputusan, Keterlambatan, Permohonan
from permohonan.perbuatan.keterlambatan import catat_keterlambatan
from ppid.models import HariLibur, KunjunganHarian, Pemohon, Satker, Zona
from ppid.peran import Peran
from tests.factories import SENIN, berkas_teks, informasi_terbit, kantor, permohonan_terdaftar
from tests.keberatan.peraga import SESUDAH_LEWAT, TimKeberatan
from tests.test_impor import baris_csv, tulis_csv

# Between the terms of what is open: some of it is late and some is not.
SAAT = datetime(2026, 3, 25, 3, tzinfo=UTC)
# 35 hours later it is half past ten in the evening in Jakarta, and midnight has passed in Jayapura.
TUTUP_TAHUN = datetime(2024, 12, 29, 16, 30, tzinfo=UTC)
MASA = ("2024", "2024-Q4", "2024-12", "2025-01", "2025", "2026", "2026-Q1", "2026-03", "2025-11-01..2026-04-30")


def register_lama(satker: Satker, folder: Path) -> None:
    """A register of 2024 comes in: of every outcome, and some of it from the turn of the year."""
    ditolak = {"keputusan": "Ditolak", "tanggal_pemberian": "", "alasan_penolakan": "Pasal 17 huruf h"}
    beda: list[dict[str, str]] = [
        {},
        {"tanggal": "2024-01-02", "nama": "Budi Contoh", "pekerjaan": "PNS", "kanal": "Email"},
        {"tanggal": "2024-03-28", "tanggal_pemberitahuan": "2024-04-17", "tanggal_pemberian": "2024-04-17"},
        {"tanggal": "2024-06-30", "tanggal_pemberitahuan": "2024-07-01", "tanggal_pemberian": "2024-07-01"},
        ditolak,
        {"keputusan": "Diberikan sebagian", "alasan_penolakan": "Pasal 17 huruf i"},
        {"keputusan": "Dicabut", "tanggal_pemberitahuan": "", "tanggal_pemberian": ""},
        *({"tanggal": "2024-12-30", "tanggal_pemberitahuan": "2025-01-06", "tanggal_pemberian": ""} for _ in range(4)),
    ]
    baris = [baris_csv(no_pendaftaran=str(nomor), **satu) for nomor, satu in enumerate(beda, 1)]
    impor(satker, tulis_csv(folder / f"{satker.kode}.csv", *baris), oleh=Peran.SISTEM, at=SENIN)


@pytest.fixture
def negeri(db, tmp_path) -> list[Satker]:
    """One office on each clock, with requests, objections, a dispute, published items, and late takings-over."""
    satker = [Satker.objects.filter(zona_waktu=zona, tingkat="kabupaten").order_by("kode")[0] for zona in Zona.values]
    for nomor, satu in enumerate(satker):
        register_lama(satu, tmp_path)
        tim = TimKeberatan(satu)
        permohonan_terdaftar(satker=satu)
        permohonan_terdaftar(satker=satu, at=SENIN + timedelta(days=14))
        if nomor == 0:
            tim.di_pengadilan()
            tim.diputus()
            lambat = tim.diproses()
            sebab = {"langkah": "pemberitahuan", "sebab": "beban_tahapan", "uraian": "Tahapan berjalan"}
            catat_keterlambatan(lambat, **sebab, oleh=tim[Peran.PPID], at=SESUDAH_LEWAT)
        if nomor == 1:
            tim.ditanggapi()
            informasi_terbit(ppid=tim[Peran.PPID], atasan=tim[Peran.ATASAN], berkas=berkas_teks())
            UnduhanHarian.objects.hitung(BerkasInformasi.objects.get(), hari=SENIN.date())
        if nomor == 2:
            tim.keberatan()
            tim.tanpa_permohonan()
    # In Jakarta still the old year, further east the new one.
    for pk in Permohonan.objects.filter(diterima_at__gt=TUTUP_TAHUN, asal="impor").values_list("pk", flat=True):
        Permohonan.objects.filter(pk=pk).update(diterima_at=TUTUP_TAHUN + timedelta(hours=35 + pk % 3))
    return satker


@pytest.fixture
def register(db, tmp_path) -> list[Satker]:
    """Two offices with a register of 2024 and an open request each."""
    satker = [kantor("3517"), kantor("3673")]
    for satu in satker:
        register_lama(satu, tmp_path)
        permohonan_terdaftar(satker=satu)
    return satker


def segarkan_semua() -> None:
    while rekap.segarkan(at=SAAT):
        pass
    assert not RekapUsang.objects.exists()


def isi(angka: Angka) -> dict[tuple[str, str], int]:
    """Every cell with something in it."""
    return {(dimensi, nilai): n for dimensi, sel in angka.isi.items() for nilai, n in sel.items() if n}


def pastikan_sama(satker: list[Satker], masa: tuple[str, ...] = MASA, *, sesudah: object = "") -> None:
    """No office-month differs from the register, and neither does what is added up from them."""
    segarkan_semua()
    hasil = rekap.periksa(at=SAAT)
    assert (hasil.berbeda, hasil.contoh) == (0, []), sesudah
    for kode in masa:
        for beberapa in (satker, satker[:1], satker[1:] or satker):
            periode = baca(kode)
            angka, cepat = hitung(beberapa, periode, at=SAAT), rekap.dari_rekap(beberapa, periode, at=SAAT)
            assert isi(cepat) == isi(angka), (kode, sesudah)
            assert (cepat.dip_pada, cepat.pada) == (angka.dip_pada, angka.pada)


class Penyunting:
    """Changes of every kind, past every act: what the maintenance may do to a database."""

    def __init__(self, benih: int) -> None:
        self.acak = random.Random(benih)

    def satu(self, model: Any, **syarat: Any) -> Any:
        pk = list(model.objects.filter(**syarat).order_by("pk").values_list("pk", flat=True))
        return model.objects.filter(pk=self.acak.choice(pk)) if pk else model.objects.none()

    def beberapa(self, model: Any, **syarat: Any) -> Any:
        pk = list(model.objects.filter(**syarat).order_by("pk").values_list("pk", flat=True))
        return model.objects.filter(pk__in=self.acak.sample(pk, min(len(pk), 4)))

    def saat(self) -> datetime:
        """Often just where two months or years meet on one of the three clocks."""
        if self.acak.random() < 0.5:
            tepi = datetime(self.acak.choice([2025, 2026]), self.acak.choice([1, 3, 4]), 1, tzinfo=UTC)
            return tepi - timedelta(hours=self.acak.uniform(5, 11))
        return datetime(2024, 1, 1, tzinfo=UTC) + timedelta(hours=self.acak.uniform(0, 24 * 790))

    def hari(self) -> date:
        return self.saat().date()

    def semua(self) -> list[Callable[[], object]]:
        return [satu for nama in dir(self) if nama.startswith("ubah_") and callable(satu := getattr(self, nama))]

    def ubah_kanal(self) -> None:
        self.beberapa(Permohonan).update(kanal=self.acak.choice(["surat", "email", "langsung"]))

    def ubah_kolom_permohonan(self) -> None:
        kolom = {
            "jalur": ["umum", "pemilu"],
            "jenis_informasi": [None, *JenisInformasi.objects.all()],
            "alasan_perpanjangan": ["", "belum_dikuasai"],
            "kepuasan": ["", "Puas", "Lumayan"],
            "alasan_penolakan_asal": ["", "rahasia"],
            "alasan_tidak_diberikan_asal": ["", "belum_dikuasai"],
            "jatuh_tempo": [self.hari()],
        }
        nama = self.acak.choice(sorted(kolom))
        self.beberapa(Permohonan).update(**{nama: self.acak.choice(kolom[nama])})

    def ubah_penilaian(self) -> None:
        self.beberapa(Permohonan).update(jalur_penilaian="umum", jatuh_tempo_penilaian=self.hari())

    def ubah_diterima(self) -> None:
        self.beberapa(Permohonan).update(diterima_at=self.saat())

    def ubah_dijawab(self) -> None:
        self.beberapa(Permohonan).update(diputus_at=self.acak.choice([None, self.saat()]))

    def ubah_hasil(self) -> None:
        putusan = self.acak.choice(["seluruhnya", "sebagian", "ditolak", "tidak_dikuasai"])
        self.beberapa(Permohonan).update(putusan=putusan, diputus_at=self.saat())

    def ubah_keadaan(self) -> None:
        tertutup = self.acak.choice(["dicabut", "ditutup_tidak_lengkap", "selesai"])
        self.beberapa(Permohonan, putusan="").update(status=tertutup)

    def ubah_kantor(self) -> None:
        tujuan = self.acak.choice(list(Permohonan.objects.values_list("satker", flat=True)))
        nomor = f"pindah-{self.acak.random()}"
        self.satu(Permohonan, asal="impor").update(satker=tujuan, nomor=nomor, nomor_asal=nomor, urut=None)

    def ubah_pemohon(self) -> None:
        kolom = {
            "jenis_kelamin": ["L", "P", "-"],
            "pekerjaan": ["asn", "lsm", "-"],
            "jenis": ["perorangan", "badan_hukum"],
            "nama": ["Siti Contoh", "SITI contoh"],
            "identitas_sidik": ["", "sama"],
            "telepon": ["", "0812"],
            "email": ["", "siti@contoh.test"],
            "alamat": ["Jl. Contoh", "jl. contoh"],
        }
        nama = self.acak.choice(sorted(kolom))
        self.beberapa(Pemohon, ditahan_sejak=None).update(**{nama: self.acak.choice(kolom[nama])})

    def ubah_keputusan(self) -> None:
        self.beberapa(Keputusan).update(alasan_tidak_diberikan=self.acak.choice(["", "dikecualikan"]))

    def ubah_pasal(self) -> None:
        UjiKonsekuensi.objects.update(huruf=self.acak.choice("ghi"))

    def ubah_sebab(self) -> None:
        if not self.beberapa(Keterlambatan).update(sebab=self.acak.choice(["beban_tahapan", "lainnya"])):
            self.tambah_sebab()
        elif self.acak.random() < 0.4:
            Keterlambatan.objects.all().delete()

    def tambah_sebab(self) -> None:
        orang = Tanggapan.objects.all()[0].oleh
        Keterlambatan.objects.create(
            permohonan=self.satu(Permohonan).get(),
            langkah="pemberitahuan",
            batas=self.hari(),
            sebab="lainnya",
            uraian="x",
            oleh=orang,
            at=SAAT,
        )

    def ubah_keberatan(self) -> None:
        kolom = {
            "diterima_at": datetime(2025, 1, 1, tzinfo=UTC) - timedelta(hours=self.acak.uniform(5, 11)),
            "kanal": self.acak.choice(["surat", "email"]),
            "sikap": self.acak.choice(["", "menerima"]),
            "jatuh_tempo": self.hari(),
        }
        nama = self.acak.choice(sorted(kolom))
        self.beberapa(Keberatan).update(**{nama: kolom[nama]})

    def ubah_tanggapan_keberatan(self) -> None:
        self.beberapa(Keberatan).update(
            status="ditanggapi", hasil=self.acak.choice(["ditolak", "sebagian"]), ditanggapi_at=self.saat()
        )

    def ubah_alasan(self) -> None:
        self.beberapa(AlasanKeberatan).update(huruf=self.acak.choice("abcg"))
        if AlasanKeberatan.objects.count() > 2:
            self.satu(AlasanKeberatan).delete()
        self.satu(Keberatan).get().alasan.get_or_create(alasan="biaya", defaults={"huruf": "f"})

    def ubah_perintah(self) -> None:
        self.beberapa(Tanggapan).update(dilaksanakan_at=self.acak.choice([None, SAAT]))

    def ubah_sengketa(self) -> None:
        kolom = self.acak.choice(["didaftarkan_pada", "digugat_pada", "kasasi_pada"])
        self.beberapa(Sengketa).update(**{kolom: self.hari()})

    def ubah_kantor_sengketa(self) -> None:
        self.beberapa(Sengketa).update(satker=self.satu(Keberatan).get().satker_id, status="selesai")

    def ubah_putusan(self) -> None:
        kolom = {
            "tanggal": self.hari(),
            "hasil": self.acak.choice(["dikabulkan", "mediasi"]),
            "perintah": self.acak.choice(["", "Serahkan"]),
            "dilaksanakan_pada": self.acak.choice([None, self.hari()]),
            "tingkat": self.acak.choice(["komisi", "pengadilan"]),
        }
        nama = self.acak.choice(sorted(kolom))
        self.beberapa(PutusanSengketa).update(**{nama: kolom[nama]})

    def ubah_diumumkan(self) -> None:
        self.beberapa(InformasiPublik).update(diumumkan_at=self.saat())

    def ubah_berkas(self) -> None:
        self.beberapa(BerkasInformasi).update(terbit_at=self.acak.choice([None, self.saat()]))

    def ubah_unduhan(self) -> None:
        self.beberapa(UnduhanHarian).update(hari=self.hari(), jumlah=F("jumlah") + self.acak.randint(-1, 2))
        UnduhanHarian.objects.hitung(BerkasInformasi.objects.get(), hari=self.hari())

    def ubah_kunjungan(self) -> None:
        satker = self.satu(Permohonan).get().satker
        self.satu(KunjunganHarian).delete()
        KunjunganHarian.objects.update_or_create(satker=satker, hari=self.hari(), defaults={"jumlah": 7})

    def ubah_libur(self) -> None:
        for milik in (None, self.satu(Permohonan).get().satker):
            HariLibur.objects.get_or_create(tanggal=self.hari(), satker=milik, defaults={"nama": "uji"})
        self.satu(HariLibur, nama="uji").delete()
        self.satu(HariLibur).update(nama="uji")
        lama = self.satu(HariLibur).get()
        baru = self.hari()
        if not HariLibur.objects.filter(tanggal=baru, satker=lama.satker).exists():
            HariLibur.objects.filter(pk=lama.pk).update(tanggal=baru)

    def ubah_zona(self) -> None:
        self.satu(Satker, permohonan__isnull=False).update(zona_waktu=self.acak.choice(Zona.values))

    def ubah_pengajuan(self) -> None:
        permohonan_terdaftar(satker=self.satu(Permohonan).get().satker, at=SAAT)

    def ubah_impor(self) -> None:
        """An old register comes in late."""
        satker = Satker.objects.filter(permohonan=None).order_by("kode")[self.acak.randint(0, 300)]
        with TemporaryDirectory() as folder:
            register_lama(satker, Path(folder))


def test_sama_sesudah_setiap_macam_perubahan(negeri):
    pastikan_sama(negeri)
    penyunting = Penyunting(1)
    for ubah in penyunting.semua():
        ubah()
        pastikan_sama(negeri, ("2025-01", "2026"), sesudah=ubah)
    pastikan_sama(negeri)


@pytest.mark.lengkap
@pytest.mark.parametrize("benih", range(10))
def test_sama_sesudah_perubahan_acak(negeri, benih):
    penyunting = Penyunting(benih)
    semua = penyunting.semua()
    for _ in range(30):
        jejak = penyunting.acak.choices(semua, k=penyunting.acak.randint(1, 5))
        for ubah in jejak:
            # Where one change has made another impossible.
            with suppress(IntegrityError), transaction.atomic():
                ubah()
        pastikan_sama(negeri, tuple(penyunting.acak.sample(MASA, 2)), sesudah=(benih, jejak))
    pastikan_sama(negeri)


@pytest.mark.django_db
def test_setiap_kolom_yang_dibaca_angka_dijaga_pemicu():
    """A breakdown over a column that no trigger compares would never be added up again when that column changes."""
    tabel = {"o": "ppid_pemohon", "c": "permohonan_keputusan", "u": "dip_ujikonsekuensi"}
    dibaca = {
        "permohonan_permohonan": {*_kolom("p", dimensi.PERMOHONAN), *re.findall(r"\bp\.(\w+)", hitungan.PERMOHONAN)},
        "keberatan_keberatan": {*_kolom("p", dimensi.KEBERATAN), *re.findall(r"\bp\.(\w+)", hitungan.KEBERATAN)},
        "permohonan_keterlambatan": _kolom("t", dimensi.PERMOHONAN),
        "keberatan_tanggapan": _kolom("t", dimensi.KEBERATAN),
        **{nama: _kolom(alias, dimensi.PERMOHONAN) for alias, nama in tabel.items()},
        "keberatan_putusansengketa": set(re.findall(r"\bu\.(\w+)", hitungan.PERKARA)),
        "keberatan_sengketa": {"didaftarkan_pada", "digugat_pada", "kasasi_pada", "status", "satker_id"},
        "dip_berkasinformasi": set(re.findall(r"\bb\.(\w+)", hitungan.HARIAN)),
        "dip_informasipublik": set(re.findall(r"\bi\.(\w+)", hitungan.HARIAN)),
        "ppid_kunjunganharian": {"satker_id", "hari", "jumlah"},
        "dip_unduhanharian": {"informasi_id", "hari", "jumlah"},
    }
    dibaca["ppid_pemohon"] |= {satu.sql for satu in dimensi.ORANG} | set(re.findall(r"o\.(\w+)", hitungan.SEORANG))
    for nama, kolom in dibaca.items():
        with connection.cursor() as kursor:
            kursor.execute("SELECT prosrc FROM pg_proc WHERE proname = %s", [f"rekap_usang_{nama}"])
            beda = re.search(r"SELECT (.*?) FROM lama EXCEPT", kursor.fetchone()[0])
        assert beda and kolom - set(re.findall(r"\w+", beda[1])) == set(), nama


def _kolom(alias: str, semua: tuple[dimensi.Dimensi, ...]) -> set[str]:
    return {kolom for satu in semua for kolom in re.findall(rf"\b{alias}\.(\w+)", satu.sql)}


def test_yang_tidak_dibaca_angka_tidak_menandai(negeri):
    segarkan_semua()
    Permohonan.objects.update(tujuan_penggunaan="lain", dibuka_at=SAAT)
    Permohonan.objects.filter(diputus_at=None).update(jatuh_tempo=date(2026, 5, 1))
    Permohonan.objects.update(kanal=F("kanal"))
    Pemohon.objects.update(instansi="lain")
    HariLibur.objects.update(nama="lain")
    InformasiPublik.objects.update(nama="lain", ditinjau_pada=SAAT)
    Satker.objects.update(maklumat="lain")
    assert not RekapUsang.objects.exists()


def test_penetapan_libur_mencari_register_sekali_setiap_tahun(register):
    segarkan_semua()
    with transaction.atomic():
        for hari in range(1, 29):
            HariLibur.objects.get_or_create(tanggal=date(2024, 2, hari), satker=None, defaults={"nama": "uji"})
        satu_tahun = RekapUsang.objects.count()
    kantor_bulan = RekapUsang.objects.values_list("satker", "bulan").distinct().count()
    assert satu_tahun <= kantor_bulan + 2


def test_hitung_cepat_segar_tanpa_menunggu_pekerja(register, monkeypatch):
    monkeypatch.setattr(rekap, "KANTOR_DIHITUNG_LANGSUNG", 1)
    periode = baca("2024")
    assert isi(rekap.hitung_cepat(register, periode, at=SAAT)) == isi(hitung(register, periode, at=SAAT))
    assert rekap.keadaan_rekap()[0] > 0, "only the period's own months were added up"
    Permohonan.objects.filter(satker=register[0], tahun=2024).update(kanal="surat")
    assert isi(rekap.hitung_cepat(register, periode, at=SAAT)) == isi(hitung(register, periode, at=SAAT))

    # A rollup that is far behind is not read.
    monkeypatch.setattr(rekap, "SEDIKIT", 0)
    Permohonan.objects.filter(satker=register[0], tahun=2024).update(kanal="email")
    monkeypatch.setattr(rekap, "dari_rekap", None)
    assert isi(rekap.hitung_cepat(register, periode, at=SAAT)) == isi(hitung(register, periode, at=SAAT))


def test_beberapa_kantor_dihitung_dari_register_selama_ada_yang_menunggu(register, monkeypatch):
    baca_rekap, periode = rekap._baca, baca("2024")
    monkeypatch.setattr(rekap, "_baca", None)
    menunggu = rekap.keadaan_rekap()[0]
    assert isi(rekap.hitung_cepat(register, periode, at=SAAT)) == isi(hitung(register, periode, at=SAAT))
    assert rekap.keadaan_rekap()[0] == menunggu > 0
    monkeypatch.setattr(rekap, "_baca", baca_rekap)
    segarkan_semua()
    monkeypatch.setattr(hitungan, "permohonan", None)
    cepat = rekap.hitung_cepat(register, periode, at=SAAT)
    monkeypatch.undo()
    assert isi(cepat) == isi(hitung(register, periode, at=SAAT))


def test_hari_yang_bukan_bulan_penuh_dihitung_dari_register(register, monkeypatch):
    segarkan_semua()
    monkeypatch.setattr(rekap, "_baca", None)
    periode = baca("2024-01-05..2024-03-20")
    for fungsi in (rekap.hitung_cepat, rekap.dari_rekap):
        assert isi(fungsi(register, periode, at=SAAT)) == isi(hitung(register, periode, at=SAAT))


def test_yang_lewat_dihitung_pada_hari_dibaca(negeri):
    segarkan_semua()
    periode = baca("2026")
    sebelum = rekap.dari_rekap(negeri, periode, at=SENIN).banyak("ketepatan", "lewat")
    sesudah = rekap.dari_rekap(negeri, periode, at=SESUDAH_LEWAT)
    assert sebelum == 0 < sesudah.banyak("ketepatan", "lewat")
    assert sesudah.banyak("ketepatan_keberatan", "lewat") > 0
    assert isi(sesudah) == isi(hitung(negeri, periode, at=SESUDAH_LEWAT))
    assert not Rekap.objects.filter(nilai="lewat").exists()


def test_pemeriksaan_menemukan_dan_membetulkan(register):
    segarkan_semua()
    for masa in ("2024-01", "2024-Q1", "2024", "2019-07", "2019-Q3", "2019"):
        baris = Rekap.objects.filter(satker=register[1], masa=masa, dimensi="orang")
        if not baris.update(jumlah=F("jumlah") + 1):
            Rekap.objects.create(satker=register[1], masa=masa, dimensi="orang", nilai="semua", jumlah=3)
        assert rekap.keadaan_rekap()[0] == 0
        hasil = rekap.periksa(at=SAAT)
        assert (hasil.berbeda, hasil.contoh, hasil.at) == (1, [f"{register[1].kode} {masa}"], SAAT)
        kantor_bulan = Rekap.objects.filter(dimensi__in=["hasil", "hasil_keberatan", "kunjungan", "gugatan"])
        assert hasil.bulan >= kantor_bulan.values("satker", "masa").distinct().count()
        assert rekap.keadaan_rekap() == (0, hasil)
    pastikan_sama(register, ("2024", "2024-Q1", "2024-01"))


def test_sel_yang_hilang_dan_yang_berlebih_ditemukan(register):
    segarkan_semua()
    Rekap.objects.filter(satker=register[0], masa="2024-02", dimensi="kanal").delete()
    Rekap.objects.create(satker=register[1], masa="2024-02", dimensi="hasil", nilai="asing", jumlah=1)
    hasil = rekap.periksa(at=SAAT)
    assert hasil.contoh == sorted([f"{register[0].kode} 2024-02", f"{register[1].kode} 2024-02"])
    pastikan_sama(register, ("2024",))


def test_tugas_memanggil_keduanya(register):
    tasks.segarkan_rekap()
    assert rekap.keadaan_rekap() == (0, None)
    tasks.periksa_rekap()
    assert PeriksaRekap.objects.get().berbeda == 0


def test_terputus_di_tengah_meninggalkan_tandanya(register, monkeypatch):
    segarkan_semua()
    sebelum = list(Rekap.objects.order_by("pk").values_list())
    Permohonan.objects.update(kanal="surat")
    usang = rekap.keadaan_rekap()[0]
    tulis = rekap._tulis

    def putus(sel: Any) -> None:
        tulis(sel)
        raise RuntimeError

    with monkeypatch.context() as tambal, pytest.raises(RuntimeError):
        tambal.setattr(rekap, "_tulis", putus)
        rekap.segarkan(at=SAAT)
    assert rekap.keadaan_rekap()[0] == usang > 0
    assert list(Rekap.objects.order_by("pk").values_list()) == sebelum
    pastikan_sama(register, ("2024",))


@pytest.mark.django_db(transaction=True)
def test_dua_pekerja_dan_pengaju_sekaligus(tmp_path):
    satker = [kantor("3517"), kantor("3673")]
    for satu in satker:
        register_lama(satu, tmp_path)
    permohonan = list(Permohonan.objects.values_list("pk", flat=True))
    mulai, selesai = threading.Barrier(4), threading.Event()
    galat: list[BaseException] = []

    def bersama(kerja: Callable[[], object]) -> threading.Thread:
        def jalan() -> None:
            try:
                mulai.wait(30)
                kerja()
            except BaseException as satu:
                galat.append(satu)
            finally:
                connections.close_all()

        utas = threading.Thread(target=jalan)
        utas.start()
        return utas

    def rekapkan() -> None:
        while not selesai.is_set():
            rekap.segarkan(at=SAAT, paling_banyak=5)

    def sunting(benih: int) -> None:
        acak = random.Random(benih)
        for _ in range(60):
            saat = datetime(2024, acak.randint(1, 12), 28, tzinfo=UTC)
            with transaction.atomic():
                Permohonan.objects.filter(pk=acak.choice(permohonan)).update(
                    diterima_at=saat, kanal=acak.choice(["surat", "email"])
                )

    pekerja = [bersama(rekapkan), bersama(rekapkan)]
    penyunting = [bersama(lambda: sunting(1)), bersama(lambda: sunting(2))]
    for utas in penyunting:
        utas.join(60)
    selesai.set()
    for utas in pekerja:
        utas.join(60)
    assert galat == []
    pastikan_sama(satker, ("2024", "2024-Q2", "2024-07"))


@pytest.mark.django_db(transaction=True)
def test_pengaju_tidak_saling_menunggu_dan_tidak_menunggu_pekerja():
    """A filing that is not committed, and a worker in the middle of the same office, hold up no other filing."""
    satker = kantor("3517")
    permohonan_terdaftar(satker=satker)
    ditahan, lepas = threading.Barrier(3), threading.Event()

    def dalam_transaksi(kerja: Callable[[], object]) -> threading.Thread:
        def jalan() -> None:
            try:
                with transaction.atomic():
                    kerja()
                    ditahan.wait(30)
                    lepas.wait(30)
            finally:
                connections.close_all()

        utas = threading.Thread(target=jalan)
        utas.start()
        return utas

    pk = Permohonan.objects.get().pk
    utas = [
        dalam_transaksi(lambda: rekap.segarkan(at=SAAT)),
        dalam_transaksi(lambda: Permohonan.objects.filter(pk=pk).update(kanal="surat")),
    ]
    try:
        ditahan.wait(30)
        with connection.cursor() as kursor:
            kursor.execute("SET lock_timeout = '2s'")
        KunjunganHarian.objects.create(satker=satker, hari=SENIN.date(), jumlah=1)
        with transaction.atomic(), connection.cursor() as kursor:
            # The office's counter of numbers is another matter: here only what the rollup adds is looked at.
            kursor.execute("INSERT INTO laporan_rekapusang (satker_id, bulan) VALUES (%s, '2026-03-01')", [satker.pk])
        assert rekap.segarkan(at=SAAT, kantor=[]) == 0
    finally:
        lepas.set()
        for satu in utas:
            satu.join(30)
        with connection.cursor() as kursor:
            kursor.execute("RESET lock_timeout")
    pastikan_sama([satker], ("2026",))
