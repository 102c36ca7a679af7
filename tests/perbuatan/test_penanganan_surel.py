"""Messages that did not arrive, which an officer has dealt with in another way."""

import pytest

from permohonan.models import Permohonan
from permohonan.perbuatan.penanganan_surel import tangani_surel
from ppid import outbox
from ppid.models import Channel, Handling, OutgoingMail
from ppid.peran import Peran
from tests.factories import SEHARI
from tests.perbuatan.peraga import SEJAM_LAGI, Tim, ditolak, terakhir, tim_lain


@pytest.fixture
def gagal(tim: Tim) -> OutgoingMail:
    return tim.surel_gagal()


@pytest.mark.parametrize("cara", [Handling.CALLED, Handling.COLLECTED, Handling.OTHER])
def test_yang_ditangani_hilang_dari_daftar_dan_tidak_dikirim_lagi(tim, gagal, cara):
    tangani_surel(gagal, cara=cara, catatan="Diberi tahu lewat telepon", oleh=tim[Peran.DESK], at=SEJAM_LAGI)
    gagal.refresh_from_db()
    assert (gagal.handled_at, gagal.handled_by, gagal.handled_how) == (SEJAM_LAGI, tim[Peran.DESK], cara)
    assert gagal not in OutgoingMail.objects.gagal()
    assert gagal not in OutgoingMail.objects.menunggu(SEJAM_LAGI)


def test_alamat_lain_menerima_salinannya_dan_kabar_berikutnya(tim, gagal):
    tangani_surel(gagal, cara=Handling.READDRESSED, alamat="siti.baru@contoh.test", oleh=tim[Peran.DESK], at=SEJAM_LAGI)
    salinan = OutgoingMail.objects.get(recipient="siti.baru@contoh.test")
    assert (salinan.text, salinan.case_number) == (gagal.text, gagal.case_number)
    assert salinan in OutgoingMail.objects.menunggu(SEJAM_LAGI)
    kasus = Permohonan.objects.get()
    assert kasus.pemohon.email == "siti.baru@contoh.test"
    # What runs from the arrival of the event's message runs from the copy's.
    gagal.refresh_from_db()
    assert (salinan.key, gagal.key) == (f"tanda-bukti:{kasus.pk}", f"tanda-bukti:{kasus.pk}:lama:{gagal.pk}")
    catatan = terakhir(kasus)
    assert (catatan.aksi, catatan.rincian["medan"]) == ("tangani_surel", "email")
    assert "siti" not in str(catatan.rincian)


def test_alamat_lain_tanpa_alamat_ditolak(tim, gagal):
    with ditolak("Isi alamat e-mail yang lain"):
        tangani_surel(gagal, cara=Handling.READDRESSED, oleh=tim[Peran.DESK], at=SEJAM_LAGI)


def test_yang_sedang_dikirim_ditunggu_dan_yang_belum_lengkap_tidak_dialihkan(tim, gagal, settings):
    OutgoingMail.objects.update(claimed_until=SEJAM_LAGI + SEHARI)
    tim[Peran.DESK]
    with ditolak("sedang dikirim"):
        tangani_surel(gagal, cara=Handling.CALLED, oleh=tim[Peran.DESK], at=SEJAM_LAGI)
    OutgoingMail.objects.update(claimed_until=None, text=f"Batas {settings.KOSONG}")
    with ditolak("belum lengkap"):
        tangani_surel(gagal, cara=Handling.READDRESSED, alamat="a@b.test", oleh=tim[Peran.DESK], at=SEJAM_LAGI)


def test_hanya_satu_kali(tim, gagal):
    tangani_surel(gagal, cara=Handling.CALLED, oleh=tim[Peran.DESK], at=SEJAM_LAGI)
    tim[Peran.PPID]
    with ditolak("sudah ditangani"):
        tangani_surel(gagal, cara=Handling.COLLECTED, oleh=tim[Peran.PPID], at=SEJAM_LAGI)


def test_yang_sudah_terkirim_tidak_tersentuh(tim, gagal):
    OutgoingMail.objects.update(sent_at=SEJAM_LAGI)
    tim[Peran.DESK]
    with ditolak("sudah terkirim"):
        tangani_surel(gagal, cara=Handling.CALLED, oleh=tim[Peran.DESK], at=SEJAM_LAGI)


def test_kabar_tanpa_kasus_pun_hanya_ditangani_petugas_kantornya(tim):
    outbox.deposit(
        "ringkasan:uji",
        satker=tim.satker,
        recipient="desk@contoh.test",
        template="ringkasan",
        context={"bagian": [], "peran": "Desk", "hari_ini": SEJAM_LAGI.date(), "jumlah": 0},
        at=SEJAM_LAGI,
    )
    OutgoingMail.objects.update(last_error="OSError: x")
    surel = OutgoingMail.objects.get()
    with ditolak("tidak berwenang"):
        tangani_surel(surel, cara=Handling.CALLED, oleh=tim_lain()[Peran.DESK], at=SEJAM_LAGI)
    tangani_surel(surel, cara=Handling.CALLED, oleh=tim[Peran.DESK], at=SEJAM_LAGI)
    assert not OutgoingMail.objects.gagal().exists()


def test_pemohon_tanpa_surel_menjadi_tugas_meja(tim):
    kasus = tim.diputus(email="")
    tugas = OutgoingMail.objects.gagal().get(case_number=kasus.nomor)
    assert (tugas.channel, tugas.topic, tugas.recipient) == (Channel.DESK, "jawaban", "")
    assert not outbox.deliver_next(at=SEJAM_LAGI)
    tangani_surel(tugas, cara=Handling.COLLECTED, oleh=tim[Peran.DESK], at=SEJAM_LAGI)
    assert not OutgoingMail.objects.gagal().exists()
