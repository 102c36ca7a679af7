from celery import shared_task
from django.utils import timezone

from dip import gudang, pemeriksaan, pencarian
from dip.perbuatan.pembukaan_uji import rapikan_uji


@shared_task
def periksa_berkas() -> None:
    while pemeriksaan.periksa_berikut(at=timezone.now()):
        pass


@shared_task
def rapikan_gudang() -> None:
    gudang.rapikan(at=timezone.now())


@shared_task
def rapikan_pengecualian() -> None:
    rapikan_uji(at=timezone.now())


@shared_task
def buang_hampa() -> None:
    pencarian.buang_hampa(pada=timezone.localdate())
