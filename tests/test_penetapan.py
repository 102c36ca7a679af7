"""Decrees and rules: staged by one, applied by another, and what then moves."""

import itertools
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse

from permohonan.models import Pergeseran, Permohonan
from permohonan.perbuatan.penetapan_jalur import tetapkan_jalur
from permohonan.perbuatan.perpanjangan import perpanjang
from permohonan.sapuan import kabarkan_pergeseran
from ppid.daftar_libur import DaftarBermasalah, baca_daftar, baca_teks
from ppid.galat import AturanDilanggar
from ppid.models import HariLibur, JangkaWaktu, OutgoingMail, Pengguna, TahunLibur, Usul
from ppid.penetapan import batalkan, ramalkan, terapkan, usulkan_jangka, usulkan_libur
from ppid.peran import Peran
from tests.factories import (
    SEHARI,
    SENIN,
    kantor,
    permohonan_diproses,
    permohonan_diputus,
    permohonan_terdaftar,
    petugas,
)
from tests.perbuatan.peraga import ditolak, libur_baru, peristiwa

BESOK = SENIN + SEHARI


@pytest.fixture
def supervisi(db) -> Pengguna:
    return petugas(Peran.SUPERVISI, kantor("00"))


@pytest.fixture
def supervisi_dua(db) -> Pengguna:
    return petugas(Peran.SUPERVISI, kantor("00"), email="supervisi.dua@ri.uji")


# What moves


def test_hari_libur_baru_menggeser_yang_terbuka_dan_tercatat(desk, ppid, supervisi):
    kasus = permohonan_diproses(oleh=desk)
    lama = permohonan_diproses(oleh=desk, at=SENIN - 28 * SEHARI)
    dijawab = permohonan_diputus(desk=desk, ppid=ppid)
    usul = libur_baru(oleh=Pengguna.objects.create_superuser("super@uji.test", nama="Super"))
    assert [(g.nomor, g.sebelum, g.sesudah) for g in ramalkan(usul, at=BESOK)] == [
        (kasus.nomor, date(2026, 3, 30), date(2026, 3, 31))
    ]
    assert Permohonan.objects.get(pk=kasus.pk).jatuh_tempo == date(2026, 3, 30)
    usul = terapkan(usul, oleh=supervisi, at=BESOK)
    assert (usul.hasil, usul.bergeser, usul.diputuskan_oleh) == ("diterapkan", 1, supervisi)
    kasus.refresh_from_db()
    assert (kasus.jatuh_tempo, kasus.jatuh_tempo_awal) == (date(2026, 3, 31), date(2026, 3, 31))
    catatan = kasus.riwayat.last()
    assert (catatan.aksi, catatan.peran) == ("hitung_ulang", "sistem")
    assert catatan.rincian["jatuh_tempo"] == ["2026-03-30", "2026-03-31"]
    for tetap in (lama, dijawab):
        sebelum = tetap.jatuh_tempo
        tetap.refresh_from_db()
        assert tetap.jatuh_tempo == sebelum
        assert "hitung_ulang" not in [p[0] for p in peristiwa(tetap)]


def test_yang_sudah_lewat_tidak_bergerak_dan_yang_tepat_waktu_tidak_menjadi_lewat(desk, supervisi):
    kasus = permohonan_diproses(oleh=desk)
    terapkan(libur_baru(), oleh=supervisi, at=SENIN)
    # The same day is taken back on the very due date: counting again would make it late since yesterday.
    kembali = usulkan_libur(
        [b for b in _daftar_2026() if b.tanggal != date(2026, 3, 11)],
        tahun=2026,
        dasar="SKB perubahan",
        pasti=True,
        oleh=None,
        at=SENIN,
    )
    terapkan(kembali, oleh=supervisi, at=datetime(2026, 3, 31, 9, tzinfo=SENIN.tzinfo))
    kasus.refresh_from_db()
    assert kasus.jatuh_tempo == date(2026, 3, 31)


def _daftar_2026():
    from ppid.daftar_libur import BarisLibur

    hari = HariLibur.objects.filter(tanggal__year=2026, satker=None)
    return [BarisLibur(h.tanggal, h.nama, h.jenis) for h in hari]


def test_perpanjangan_dihitung_dari_akhir_pertama_yang_baru(desk, ppid, supervisi):
    kasus = perpanjang(permohonan_diproses(oleh=desk), alasan="belum_dikuasai", uraian="Menunggu", oleh=ppid, at=SENIN)
    assert kasus.jatuh_tempo == date(2026, 4, 9)
    terapkan(libur_baru(), oleh=supervisi, at=BESOK)
    kasus.refresh_from_db()
    assert (kasus.jatuh_tempo_awal, kasus.jatuh_tempo) == (date(2026, 3, 31), date(2026, 4, 10))


def test_tanggal_penilaian_dihitung_menurut_jalur_yang_semula(desk, ppid, supervisi):
    pemilu = {"jalur": "pemilu", "alasan": "Rekapitulasi", "oleh": ppid}
    kasus = tetapkan_jalur(permohonan_diproses(oleh=desk), at=SENIN + 4 * SEHARI, **pemilu)
    diperpanjang = tetapkan_jalur(
        perpanjang(permohonan_diproses(oleh=desk), alasan="belum_dikuasai", uraian="Menunggu", oleh=ppid, at=SENIN),
        at=SENIN + 4 * SEHARI,
        **pemilu,
    )
    assert (kasus.jatuh_tempo, kasus.jatuh_tempo_penilaian) == (date(2026, 3, 12), date(2026, 3, 30))
    assert (diperpanjang.jatuh_tempo, diperpanjang.jatuh_tempo_penilaian) == (date(2026, 3, 16), date(2026, 4, 9))
    # The short term has passed and stands; the date by which lateness is judged is still ahead and moves.
    at = datetime(2026, 3, 17, 9, tzinfo=SENIN.tzinfo)
    terapkan(libur_baru(tanggal=date(2026, 3, 26)), oleh=supervisi, at=at)
    for satu, tempo, penilaian in (
        (kasus, date(2026, 3, 12), date(2026, 3, 31)),
        (diperpanjang, date(2026, 3, 16), date(2026, 4, 10)),
    ):
        satu.refresh_from_db()
        assert (satu.jatuh_tempo, satu.jatuh_tempo_penilaian) == (tempo, penilaian)
        assert satu.riwayat.last().rincian["jatuh_tempo_penilaian"][1] == penilaian.isoformat()
    assert not Pergeseran.objects.exists()


def test_penilaian_yang_sudah_lewat_tidak_bergerak(desk, ppid, supervisi):
    kasus = permohonan_diproses(oleh=desk)
    kasus = tetapkan_jalur(kasus, jalur="pemilu", alasan="Rekapitulasi", oleh=ppid, at=SENIN)
    kasus = tetapkan_jalur(kasus, jalur="umum", alasan="Keliru", oleh=ppid, at=SENIN + 4 * SEHARI)
    assert (kasus.jatuh_tempo, kasus.jatuh_tempo_penilaian) == (date(2026, 3, 30), date(2026, 3, 12))
    terapkan(libur_baru(tanggal=date(2026, 3, 26)), oleh=supervisi, at=datetime(2026, 3, 17, 9, tzinfo=SENIN.tzinfo))
    kasus.refresh_from_db()
    assert (kasus.jatuh_tempo, kasus.jatuh_tempo_penilaian) == (date(2026, 3, 31), date(2026, 3, 12))


def test_libur_setempat_hanya_menggeser_kantornya(desk, ppid, atasan, jombang):
    sini = permohonan_diproses(oleh=desk)
    sana = permohonan_diproses(oleh=petugas(Peran.DESK, kantor("3673")))
    usul = usulkan_libur(
        baca_teks("2026-03-12; Hari jadi Jombang; libur setempat", tahun=2026),
        tahun=2026,
        dasar="Keputusan Bupati",
        pasti=True,
        satker=jombang,
        oleh=ppid,
        at=BESOK,
    )
    terapkan(usul, oleh=atasan, at=BESOK)
    sini.refresh_from_db()
    sana.refresh_from_db()
    assert (sini.jatuh_tempo, sana.jatuh_tempo) == (date(2026, 3, 31), date(2026, 3, 30))


def test_kedua_pihak_diberi_tahu_sekali_dari_baris_yang_tertinggal(desk, ppid, supervisi):
    kasus = permohonan_diproses(oleh=desk)
    tanpa = permohonan_diproses(oleh=desk, email="")
    terapkan(libur_baru(), oleh=supervisi, at=BESOK)
    assert Pergeseran.objects.filter(diberitahukan_at=None).count() == 2
    assert kabarkan_pergeseran(at=BESOK) == 2
    assert kabarkan_pergeseran(at=BESOK) == 0
    kabar = OutgoingMail.objects.filter(topic__in=["geser", "geser-kantor"])
    assert sorted(kabar.values_list("case_number", "topic", "channel")) == sorted(
        [
            (kasus.nomor, "geser", "mail"),
            (kasus.nomor, "geser-kantor", "mail"),
            (tanpa.nomor, "geser", "desk"),
            (tanpa.nomor, "geser-kantor", "mail"),
        ]
    )
    isi = kabar.get(case_number=kasus.nomor, topic="geser").text
    assert "Semula: Senin, 30 Maret 2026" in isi and "Menjadi: Selasa, 31 Maret 2026" in isi


def test_aturan_baru_berlaku_bagi_yang_diterima_sejak_tanggalnya(desk, supervisi):
    lama = permohonan_diproses(oleh=desk, at=SENIN)
    baru = permohonan_diproses(oleh=desk, at=BESOK)
    jangka = JangkaWaktu(
        langkah="pemberitahuan",
        jalur="umum",
        jumlah=8,
        satuan="hari_kerja",
        dihitung_dari="permohonan diterima",
        dasar="PerKI contoh",
        berlaku_dari=date(2026, 3, 10),
    )
    usul = usulkan_jangka(jangka, oleh=None, at=BESOK)
    terapkan(usul, oleh=supervisi, at=BESOK)
    lama.refresh_from_db()
    baru.refresh_from_db()
    assert lama.jatuh_tempo == date(2026, 3, 30)
    assert baru.jatuh_tempo == date(2026, 3, 27)
    assert baru.jangka.jumlah == 8
    # 8 working days from 10 March, counted by hand: 11, 12, 13, 16, 17, 25, 26, 27.


def test_tahun_yang_ditetapkan_menghapus_tanda_sementara(desk, supervisi):
    at = datetime(2026, 12, 21, 9, tzinfo=SENIN.tzinfo)
    kasus = permohonan_diproses(oleh=desk, at=at)
    assert kasus.jatuh_tempo_sementara
    hari = [b for b in HariLibur.objects.filter(tanggal__year=2027)]
    teks = "\n".join(f"{h.tanggal}; {h.nama}; {h.jenis}" for h in hari)
    baris = baca_teks(teks, tahun=2027)
    terapkan(usulkan_libur(baris, tahun=2027, dasar="SKB 2027", pasti=True, oleh=None, at=at), oleh=supervisi, at=at)
    kasus.refresh_from_db()
    assert not kasus.jatuh_tempo_sementara
    assert not Pergeseran.objects.exists()
    assert TahunLibur.objects.get(tahun=2027).pasti


# Who


def test_orang_kedua_yang_menerapkan_juga_bila_akunnya_dua(supervisi, supervisi_dua):
    usul = libur_baru(oleh=supervisi)
    with ditolak("ajukan sendiri"):
        terapkan(usul, oleh=supervisi, at=BESOK)
    Pengguna.objects.filter(pk__in=[supervisi.pk, supervisi_dua.pk]).update(nip="198001012005011001")
    supervisi_dua.refresh_from_db()
    with ditolak("ajukan sendiri"):
        terapkan(usul, oleh=supervisi_dua, at=BESOK)
    Pengguna.objects.filter(pk=supervisi_dua.pk).update(nip="198002022006022002")
    supervisi_dua.refresh_from_db()
    assert terapkan(usul, oleh=supervisi_dua, at=BESOK).hasil == "diterapkan"
    with pytest.raises(AturanDilanggar, match="sudah diterapkan oleh"):
        terapkan(usul, oleh=supervisi_dua, at=BESOK)
    with pytest.raises(AturanDilanggar, match="sudah diterapkan oleh"):
        batalkan(usul, oleh=supervisi, at=BESOK)


def test_peran_lain_tidak_mengusulkan_dan_tidak_menerapkan(desk, ppid, atasan, jombang):
    for orang in (desk, ppid, atasan):
        with pytest.raises(AturanDilanggar, match="tidak berwenang"):
            libur_baru(oleh=orang)
    usul = libur_baru()
    for orang in (desk, ppid, atasan, petugas(Peran.SUPERVISI, kantor("35"))):
        with pytest.raises(AturanDilanggar, match="tidak berwenang"):
            terapkan(usul, oleh=orang, at=BESOK)
    with pytest.raises(AturanDilanggar, match="tidak berwenang"):
        usulkan_libur(
            baca_teks("2026-03-12; X; libur setempat", tahun=2026),
            tahun=2026,
            dasar="x",
            pasti=True,
            satker=kantor("3673"),
            oleh=ppid,
            at=BESOK,
        )


def test_dua_penerapan_sekaligus_hanya_satu_dan_yang_rusak_tidak_meninggalkan_apa_pun(desk, supervisi, monkeypatch):
    permohonan_diproses(oleh=desk)
    usul = libur_baru()
    monkeypatch.setattr("permohonan.perbuatan.penghitungan_ulang._tulis", lambda *a: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        terapkan(usul, oleh=supervisi, at=BESOK)
    monkeypatch.undo()
    assert not HariLibur.objects.filter(nama="Libur tambahan").exists()
    assert Usul.objects.get().hasil == ""
    assert terapkan(usul, oleh=supervisi, at=BESOK).bergeser == 1


# Bad lists


@pytest.mark.parametrize(
    ("isi", "kata"),
    [
        (b"tanggal,nama,jenis\n2026-01-01,Tahun Baru,libur nasional\n", "bukan tahun 2027"),
        (b"tanggal,nama,jenis\n2027-01-01,A,libur nasional\n2027-01-01,B,libur nasional\n", "sudah disebut"),
        (b"tanggal,nama\n" + b"".join(b"2027-01-01,X\n" for _ in range(400)), "lebih dari 120 baris"),
        (b"tanggal,nama,jenis\n2027-01-01,A,libur nasional,lebih,lagi\n", "5 kolom, seharusnya 3"),
        (b"tanggal,nama,jenis\n31 Desember,A,libur nasional\n", "bukan tanggal"),
        (b"tanggal,nama,jenis\n2027-01-01,A,libur galaksi\n", "tidak dikenal"),
        (b"tanggal,nama,jenis\n2027-01-01,,libur nasional\n", "tanpa nama"),
        (b"hari,sebab\n2027-01-01,A\n", "judul kolom"),
        (b"", "judul kolom"),
        (b"tanggal,nama,jenis\n", "Tidak ada satu baris pun"),
        (b"\xff\xfe\x00tanggal", "bukan teks CSV"),
        (b"x" * 300_000, "256 KB"),
        (b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nrusak", "ICS ini rusak"),
        (
            b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTAMP:20260101T000000Z\r\n"
            b"DTSTART;VALUE=DATE:20270817\r\nSUMMARY:HUT RI\r\nRRULE:FREQ=YEARLY\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
            "berulang",
        ),
    ],
)
def test_daftar_yang_salah_ditolak_dengan_kalimat_dan_tidak_tersimpan(db, isi, kata):
    with pytest.raises(DaftarBermasalah, match=kata):
        baca_daftar(isi, tahun=2027)


def test_ics_dan_csv_yang_benar_terbaca_dan_hari_minggu_hanya_disebut(db):
    from ppid.daftar_libur import catatan_akhir_pekan

    ics = (
        b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTAMP:20260101T000000Z\r\n"
        b"DTSTART;VALUE=DATE:20270310\r\nDTEND;VALUE=DATE:20270312\r\nSUMMARY:Idulfitri\r\nEND:VEVENT\r\n"
        b"BEGIN:VEVENT\r\nUID:2\r\nDTSTAMP:20260101T000000Z\r\nDTSTART;VALUE=DATE:20270309\r\n"
        b"SUMMARY:Cuti bersama Idulfitri\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    )
    assert [(b.tanggal.day, b.jenis) for b in baca_daftar(ics, tahun=2027)] == [
        (9, "cuti bersama"),
        (10, "libur nasional"),
        (11, "libur nasional"),
    ]
    csv = "\ufefftanggal;nama;jenis\n28/03/2027;Paskah;libur nasional\n26-03-2027;Wafat Yesus Kristus;\n".encode()
    baris = baca_daftar(csv, tahun=2027)
    assert [b.tanggal.day for b in baris] == [26, 28]
    assert catatan_akhir_pekan(baris) == ["28-03-2027 Paskah"]


# The command


def test_perintah_memeriksa_mengusulkan_dan_menerapkan_pada_pemasangan_baru(db, desk, tmp_path: Path, capsys):
    berkas = tmp_path / "libur.csv"
    berkas.write_text("tanggal,nama,jenis\n2027-01-01,Tahun Baru,libur nasional\n2027-08-17,HUT RI,libur nasional\n")
    call_command("muat_libur", "2027", "--berkas", berkas, "--periksa")
    assert "2 hari." in capsys.readouterr().out and not Usul.objects.exists()
    call_command("muat_libur", "2027", "--berkas", berkas)
    assert Usul.objects.get().hasil == "" and HariLibur.objects.filter(tanggal__year=2027).count() > 2
    call_command("muat_libur", "2027", "--berkas", berkas, "--terapkan")
    assert HariLibur.objects.filter(tanggal__year=2027).count() == 2
    assert TahunLibur.objects.get(tahun=2027).pasti
    berkas.write_text("tanggal,nama,jenis\n2026-01-01,Tahun Baru,libur nasional\n")
    with pytest.raises(CommandError, match="bukan tahun 2027"):
        call_command("muat_libur", "2027", "--berkas", berkas)
    with pytest.raises(CommandError, match="Tidak dapat membaca"):
        call_command("muat_libur", "2027", "--berkas", tmp_path / "tiada.csv")


# The page


def test_halaman_admin_dari_unggah_sampai_diterapkan_orang_kedua(client, desk, supervisi, supervisi_dua):
    Pengguna.objects.filter(pk__in=[supervisi.pk, supervisi_dua.pk]).update(is_staff=True)
    kasus = permohonan_terdaftar(at=datetime(2026, 12, 21, 9, tzinfo=SENIN.tzinfo))
    client.force_login(supervisi)
    isi = client.get(reverse("admin:ppid_usul_add") + "?tahun=2027").content.decode()
    assert "2027-12-25; Kelahiran Yesus Kristus (Natal); libur nasional" in isi
    kirim = {"tahun": "2027", "dasar": "SKB 2027", "pasti": "on", "daftar": "2027-01-04; Cuti; cuti bersama"}
    jawab = client.post(reverse("admin:ppid_usul_add"), kirim | {"daftar": "2026-01-04; Cuti; cuti bersama"})
    assert jawab.status_code == 422 and "bukan tahun 2027" in jawab.content.decode()
    jawab = client.post(reverse("admin:ppid_usul_add"), kirim)
    usul = Usul.objects.get()
    assert jawab.url == reverse("admin:ppid_usul_change", args=[usul.pk])
    halaman = client.get(jawab.url).content.decode()
    assert "Orang kedua yang menerapkannya" in halaman and "Terapkan" not in halaman
    assert client.post(reverse("admin:ppid_usul_penerapan", args=[usul.pk])).status_code == 302
    assert Usul.objects.get().hasil == ""
    client.force_login(supervisi_dua)
    assert "Terapkan" in client.get(jawab.url).content.decode()
    client.post(reverse("admin:ppid_usul_penerapan", args=[usul.pk]))
    assert Usul.objects.get().hasil == "diterapkan"
    assert kasus.nomor.endswith("/2026")


def test_kantor_lain_tidak_melihat_usul_setempat(client, ppid, atasan, jombang):
    usul = usulkan_libur(
        baca_teks("2026-03-12; X; libur setempat", tahun=2026),
        tahun=2026,
        dasar="x",
        pasti=True,
        satker=jombang,
        oleh=ppid,
        at=BESOK,
    )
    lain = petugas(Peran.ATASAN, kantor("3673"))
    client.force_login(lain)
    for alamat in ("change", "penerapan", "pembatalan"):
        assert client.get(reverse(f"admin:ppid_usul_{alamat}", args=[usul.pk])).status_code == 404
    client.force_login(atasan)
    assert client.get(reverse("admin:ppid_usul_change", args=[usul.pk])).status_code == 200


# Many edits


def test_dua_belas_perubahan_berturut_turut_selalu_sama_dengan_menghitung_dari_awal(desk, supervisi):
    """Each case, after each change, as if it had been counted by that calendar from the start."""
    kasus = [permohonan_diproses(oleh=desk, at=SENIN - n * SEHARI) for n in range(8)]
    for n in range(12):
        libur = date(2026, 3, 11) + timedelta(days=n % 5)
        ada = HariLibur.objects.filter(tanggal=libur, satker=None).exists()
        baris = [b for b in _daftar_2026() if b.tanggal != libur] if ada else None
        usul = (
            usulkan_libur(baris, tahun=2026, dasar="SKB", pasti=True, oleh=None, at=SENIN)
            if baris
            else libur_baru(libur)
        )
        terapkan(usul, oleh=supervisi, at=SENIN)
        kalender = HariLibur.objects.kalender()
        for satu in kasus:
            satu.refresh_from_db()
            assert satu.jatuh_tempo == satu.jangka.tenggat(kalender, satu.diterima_pada).tanggal
            geser = [c.rincian["jatuh_tempo"] for c in satu.riwayat.filter(aksi="hitung_ulang")]
            assert all(a[1] == b[0] for a, b in itertools.pairwise(geser))
            assert not geser or geser[-1][1] == satu.jatuh_tempo.isoformat()


def test_jangka_waktu_baru_dari_admin_menjadi_usul(client, supervisi):
    Pengguna.objects.filter(pk=supervisi.pk).update(is_staff=True)
    client.force_login(supervisi)
    isi = {
        "langkah": "pemberitahuan",
        "jalur": "umum",
        "jumlah": "9",
        "satuan": "hari_kerja",
        "dihitung_dari": "diterima",
        "dasar": "PerKI contoh",
        "berlaku_dari": "2027-01-01",
    }
    alamat = reverse("admin:ppid_jangkawaktu_add")
    # No rule may give the office more than the statute.
    assert client.post(alamat, isi | {"jumlah": "20"}).status_code == 200
    assert not Usul.objects.exists()
    jawab = client.post(alamat, isi)
    usul = Usul.objects.get()
    assert jawab.url == reverse("admin:ppid_usul_change", args=[usul.pk])
    assert not JangkaWaktu.objects.filter(jumlah=9).exists()
    assert "PerKI contoh" in client.get(jawab.url).content.decode()
    client.post(reverse("admin:ppid_usul_pembatalan", args=[usul.pk]))
    assert Usul.objects.get().hasil == "dibatalkan"


def test_usul_yang_sudah_tersusul_tidak_menghapus_yang_lebih_baru(supervisi):
    lama = libur_baru(date(2026, 3, 11))
    baru = libur_baru(date(2026, 3, 12), at=SENIN + timedelta(hours=1))
    terapkan(baru, oleh=supervisi, at=BESOK)
    with pytest.raises(AturanDilanggar, match="sudah diterapkan sesudah usul ini diajukan"):
        terapkan(lama, oleh=supervisi, at=BESOK)
    assert HariLibur.objects.filter(tanggal=date(2026, 3, 12)).exists()


def test_aturan_sementara_membawa_tanggal_akhirnya(supervisi):
    jangka = JangkaWaktu(
        langkah="pemberitahuan",
        jalur="umum",
        jumlah=8,
        satuan="hari_kerja",
        dihitung_dari="diterima",
        dasar="PerKI contoh",
        berlaku_dari=date(2026, 3, 10),
        berlaku_sampai=date(2026, 6, 30),
    )
    usul, kembar = (usulkan_jangka(jangka, oleh=None, at=SENIN) for _ in range(2))
    terapkan(usul, oleh=supervisi, at=BESOK)
    assert JangkaWaktu.objects.get(jumlah=8).berlaku_sampai == date(2026, 6, 30)
    with pytest.raises(AturanDilanggar, match="sudah diterapkan"):
        terapkan(kembar, oleh=supervisi, at=BESOK)


def test_alamat_dan_tahun_yang_dikarang_bukan_galat(client, supervisi):
    Pengguna.objects.filter(pk=supervisi.pk).update(is_staff=True)
    client.force_login(supervisi)
    assert client.get("/admin/ppid/usul/²/change/").status_code == 404
    assert client.get(reverse("admin:ppid_usul_add") + "?tahun=²").status_code == 200
