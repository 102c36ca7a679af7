"""Stories of the demonstration about applicants without e-mail, and about one who comes again."""

from datetime import timedelta
from typing import Any

from permohonan.kantor_demo import Kantor
from permohonan.models import Permohonan
from permohonan.pemohon_lama import isian_pemohon
from permohonan.perbuatan.kelengkapan import lengkapi, nyatakan_lengkap
from permohonan.perbuatan.penanganan_surel import tangani_surel
from permohonan.putusan import Kanal
from ppid.models import Handling, OutgoingMail


def dijawab_lewat_surat(kantor: Kantor, hari_lalu: int) -> None:
    """Asked by letter, with an address and nothing else: the answer waits to be posted."""
    topik = kantor.topik("biasa")
    ganti = {"email": "", "telepon": "", "bentuk": "hardcopy", "cara_memperoleh": "langsung"}
    kasus = kantor.catat(topik, kantor.saat(hari_lalu, 10), Kanal.SURAT, **ganti)
    lengkapi(kasus, diperlihatkan=True, oleh=kantor.desk, at=kantor.saat(hari_lalu, 10, 20))
    nyatakan_lengkap(kasus, oleh=kantor.desk, at=kantor.saat(hari_lalu, 10, 30))
    kantor.beri(kasus, topik, hari_lalu - 3, bentuk="hardcopy")


def dikabari_lewat_whatsapp(kantor: Kantor, hari_lalu: int) -> None:
    """Answered, and told by WhatsApp the same afternoon."""
    topik = kantor.topik("biasa")
    kasus = kantor.beri(kantor.diproses(topik, hari_lalu, 11, email=""), topik, hari_lalu - 2)
    tugas = OutgoingMail.objects.tugas().get(satker=kantor.satker, case_number=kasus.nomor, topic="jawaban")
    at = tugas.created_at + timedelta(minutes=20)
    tangani_surel(tugas, cara=Handling.WHATSAPP, oleh=kantor.desk, at=at)


def datang_lagi(kantor: Kantor, hari_lalu: int) -> None:
    """The same person asks once more; the desk found him and filled the form in."""
    dulu = Permohonan.objects.filter(satker=kantor.satker, asal="meja", pemohon__email="").exclude(pemohon__telepon="")
    acuan = dulu.order_by("-diterima_at").values_list("acuan", flat=True)[0]
    orang: dict[str, Any] = isian_pemohon(acuan, satker=kantor.satker) or {}
    kantor.catat(kantor.topik("biasa"), kantor.saat(hari_lalu, 14), nomor_identitas="", **orang)
