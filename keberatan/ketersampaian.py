"""Whether what the Atasan answered has reached the objector, and whether the request was answered again."""

from typing import Any

from django.db.models import CharField, Exists, F, OuterRef, Q, Value
from django.db.models.functions import Cast, Concat

from keberatan.models import Keberatan, PenyampaianKeberatan
from keberatan.models.keberatan import KeberatanQuerySet
from permohonan.models import Keputusan
from ppid.models import Handling, JenisSurat, OutgoingMail

KUNCI = "keberatan-tanggapan:"


def dengan_ketersampaian(baris: KeberatanQuerySet) -> Any:
    """Each objection with `tersampai` and `dijawab_kembali`, in one query whatever the number of rows."""
    diserahkan = PenyampaianKeberatan.objects.filter(keberatan=OuterRef("pk"), surat__jenis=JenisSurat.TANGGAPAN)
    kunci = Concat(Value(KUNCI), Cast(OuterRef("pk"), CharField()))
    ditangani = Q(handled_at__isnull=False) & ~Q(handled_how=Handling.OTHER)
    kabar = OutgoingMail.objects.filter(Q(sent_at__isnull=False) | ditangani, key=kunci)
    jawaban = Keputusan.objects.filter(permohonan=OuterRef("permohonan"), tahap=OuterRef("tahap_perintah"))
    return baris.annotate(tahap_perintah=F("tanggapan__tahap")).annotate(
        tersampai=Exists(diserahkan) | Exists(kabar), dijawab_kembali=Q(tahap_perintah=None) | Exists(jawaban)
    )


def tanggapan_sampai(kasus: Keberatan) -> bool:
    """Apakah surat tanggapan sudah sampai: diterima peladen surat, ditangani meja, atau dicatat penyampaiannya.

    Dasar: Keputusan KPU Kabupaten Bengkayang 11/2022 Bab II.B angka 2 huruf h.
    """
    return dengan_ketersampaian(Keberatan.objects.filter(pk=kasus.pk)).get().tersampai
