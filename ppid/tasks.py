from celery import shared_task
from django.utils import timezone

from ppid import outbox, pekerjaan_latar, surat


@shared_task
def antar_surel() -> None:
    while outbox.deliver_next(at=timezone.now()):
        pass


@shared_task
def cetak_surat() -> None:
    # A few seconds' work a round, so that a worker told to stop soon does.
    surat.cetak_yang_menunggu(at=timezone.now(), paling_banyak=20)


@shared_task
def buang_yang_usang() -> None:
    pekerjaan_latar.buang_yang_usang(at=timezone.now())


@shared_task
def kerjakan_latar() -> None:
    while pekerjaan_latar.kerjakan_berikut(at=timezone.now()):
        pass
