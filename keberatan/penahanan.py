"""What a legal hold keeps: every paper and every identity tied to a dispute."""

from datetime import datetime

from django.db import transaction
from django.db.models import Q, QuerySet
from django.db.models.fields.json import KT

from keberatan.models import (
    BerkasKeberatan,
    BerkasSengketa,
    BerkasSidang,
    Keberatan,
    Kehadiran,
    PenyampaianKeberatan,
    RiwayatKeberatan,
    Sengketa,
)
from permohonan.models import BerkasPermohonan, Penyampaian, Permohonan, RiwayatPermohonan
from ppid.models import Berkas, Pemohon


def _permohonan(keberatan: Keberatan) -> QuerySet[Permohonan]:
    """The request of the objection; none where there is none."""
    return (
        Permohonan.objects.filter(pk=keberatan.permohonan_id) if keberatan.permohonan_id else Permohonan.objects.none()
    )


def berkas_terkait(keberatan: Keberatan) -> QuerySet[Berkas]:
    """Every stored file of the objection, its request and its dispute."""
    permohonan = _permohonan(keberatan)
    # The histories name every photo of a signed letter, also one that a later photo replaced.
    riwayat = (
        RiwayatKeberatan.objects.filter(kasus=keberatan, rincian__has_key="foto"),
        RiwayatPermohonan.objects.filter(kasus__in=permohonan, rincian__has_key="foto"),
    )
    sengketa = Sengketa.objects.filter(keberatan=keberatan)
    sidang = BerkasSidang.objects.filter(sengketa__in=sengketa)
    return Berkas.objects.filter(
        Q(pk__in=BerkasKeberatan.objects.filter(keberatan=keberatan).values("berkas"))
        | Q(pk__in=BerkasPermohonan.objects.filter(permohonan__in=permohonan).values("berkas"))
        | Q(pk__in=BerkasPermohonan.objects.filter(permohonan__in=permohonan, bersih__isnull=False).values("bersih"))
        | Q(pk__in=BerkasSengketa.objects.filter(sengketa__in=sengketa).values("berkas"))
        | Q(pk__in=Kehadiran.objects.filter(sidang__sengketa__in=sengketa).values("surat_kuasa"))
        | Q(pk__in=Penyampaian.objects.filter(permohonan__in=permohonan).values("bukti"))
        | Q(pk__in=PenyampaianKeberatan.objects.filter(keberatan=keberatan).values("bukti"))
        | Q(kode__in=riwayat[0].values_list(KT("rincian__foto")))
        | Q(kode__in=riwayat[1].values_list(KT("rincian__foto")))
        | Q(pk__in=sidang.values("pdf"))
        | Q(pk__in=sidang.values("asli"))
    )


def _orang_terkait(keberatan: Keberatan) -> QuerySet[Pemohon]:
    # By their keys: a join across both tables would read every applicant there is.
    pemohon = _permohonan(keberatan).values("pemohon")
    return Pemohon.objects.filter(Q(pk=keberatan.pengaju_id) | Q(pk__in=pemohon))


def tahan(sengketa: Sengketa, *, at: datetime) -> None:
    """Hold everything tied to the dispute, unless it was released; what is held already keeps its day."""
    with transaction.atomic():
        if not Sengketa.objects.menahan().select_for_update().filter(pk=sengketa.pk).exists():
            return
        berkas_terkait(sengketa.keberatan).filter(ditahan_sejak=None).update(ditahan_sejak=at)
        _orang_terkait(sengketa.keberatan).filter(ditahan_sejak=None).update(ditahan_sejak=at)


def lepas(sengketa: Sengketa) -> None:
    """Release what no other dispute about the same request holds."""
    berkas, orang = berkas_terkait(sengketa.keberatan), _orang_terkait(sengketa.keberatan)
    lain = Sengketa.objects.menahan().exclude(pk=sengketa.pk).select_related("keberatan")
    for satu in lain.filter(keberatan__permohonan__in=_permohonan(sengketa.keberatan)):
        berkas = berkas.exclude(pk__in=berkas_terkait(satu.keberatan).values("pk"))
        orang = orang.exclude(pk__in=_orang_terkait(satu.keberatan).values("pk"))
    berkas.update(ditahan_sejak=None)
    orang.update(ditahan_sejak=None)
