from celery import shared_task
from django.utils import timezone

from permohonan import sapuan


@shared_task
def sapu() -> None:
    sapuan.sapu(at=timezone.now())


@shared_task
def kabarkan_pergeseran() -> None:
    while sapuan.kabarkan_pergeseran(at=timezone.now()):
        pass
