from celery import shared_task
from django.utils import timezone

from permohonan import pemeriksaan, sapuan


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
