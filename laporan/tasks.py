from celery import shared_task
from django.utils import timezone

from laporan import pengingat, rekap, undangan


@shared_task
def undang_survei() -> None:
    while undangan.undang(at=timezone.now()):
        pass


@shared_task
def segarkan_rekap() -> None:
    while rekap.segarkan(at=timezone.now()):
        pass


@shared_task
def periksa_rekap() -> None:
    rekap.periksa(at=timezone.now())


@shared_task
def ingatkan_tahunan() -> None:
    pengingat.ingatkan_tahunan(at=timezone.now())
