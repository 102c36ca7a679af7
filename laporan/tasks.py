from celery import shared_task
from django.utils import timezone

from laporan import undangan


@shared_task
def undang_survei() -> None:
    while undangan.undang(at=timezone.now()):
        pass
