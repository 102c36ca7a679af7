"""Failed mail that an officer has dealt with in another way."""

from permohonan.perbuatan.penanganan_surel import tangani_surel
from ppid.models import OutgoingMail
from ppid.peran import Peran
from tests.factories import kantor
from tests.perbuatan.peraga import SEJAM_LAGI, tanpa_bekas


def gagal(tim) -> OutgoingMail:
    tim.terdaftar()
    OutgoingMail.objects.update(last_error="SMTPRecipientsRefused: x")
    return OutgoingMail.objects.earliest("pk")


def test_surel_gagal_yang_ditangani_hilang_dari_daftar(tim):
    surel = gagal(tim)
    assert tangani_surel(surel.key, satker=tim.satker, oleh=tim[Peran.DESK], at=SEJAM_LAGI)
    surel.refresh_from_db()
    assert (surel.handled_at, surel.handled_by) == (SEJAM_LAGI, tim[Peran.DESK])
    assert surel not in OutgoingMail.objects.gagal()


def test_hanya_satu_kali(tim):
    surel = gagal(tim)
    assert tangani_surel(surel.key, satker=tim.satker, oleh=tim[Peran.DESK], at=SEJAM_LAGI)
    with tanpa_bekas():
        assert not tangani_surel(surel.key, satker=tim.satker, oleh=tim[Peran.DESK], at=SEJAM_LAGI)


def test_surel_kantor_lain_atau_yang_tidak_gagal_tidak_tersentuh(tim):
    surel, desk = gagal(tim), tim[Peran.DESK]
    with tanpa_bekas():
        assert not tangani_surel(surel.key, satker=kantor("3506"), oleh=desk, at=SEJAM_LAGI)
        assert not tangani_surel("tidak-ada", satker=tim.satker, oleh=desk, at=SEJAM_LAGI)
    OutgoingMail.objects.update(last_error="")
    with tanpa_bekas():
        assert not tangani_surel(surel.key, satker=tim.satker, oleh=tim[Peran.DESK], at=SEJAM_LAGI)
