from celery import shared_task
from django.utils import timezone

from permohonan import pemeriksaan, pengambilalihan, sapuan


@shared_task
def sapu() -> None:
    sapuan.sapu(at=timezone.now())


@shared_task
def kabarkan_pergeseran() -> None:
    while sapuan.kabarkan_pergeseran(at=timezone.now()):
        pass


@shared_task
def periksa_berkas() -> None:
    while pemeriksaan.periksa_berikut(at=timezone.now()):
        pass


@shared_task
def buang_rancangan_usang() -> None:
    pengambilalihan.buang_yang_usang(at=timezone.now())
