from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from dip.models import InformasiPublik, UjiKonsekuensi
from permohonan.models.permohonan import Permohonan
from ppid.models import Penugasan, Satker
from ppid.models.berkas import kode_acak
from ppid.peran import Peran


class UjiPermohonanQuerySet(models.QuerySet["UjiPermohonan"]):
    def terbuka(self) -> "UjiPermohonanQuerySet":
        """Parts that the standing answer left as still being tested, and that no supplementary one has settled."""
        return self.filter(ditangguhkan__tahap=F("permohonan__tahap"), susulan=None)


class UjiPermohonan(models.Model):
    """A consequence test that a request waits for. The request points at the test, never back.

    Dasar: UU 14/2008 Pasal 19.
    """

    permohonan = models.ForeignKey(Permohonan, models.PROTECT, related_name="pengujian")
    uji = models.ForeignKey(UjiKonsekuensi, models.PROTECT, related_name="untuk_permohonan")
    # The answer that named this part as still being tested.
    ditangguhkan = models.ForeignKey("permohonan.Keputusan", models.PROTECT, null=True, related_name="sisa")
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField("diminta")

    objects = UjiPermohonanQuerySet.as_manager()

    class Meta:
        verbose_name = "uji konsekuensi permohonan"
        verbose_name_plural = "uji konsekuensi permohonan"
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["permohonan", "uji"], name="uji_permohonan_tunggal")]

    def __str__(self) -> str:
        return f"{self.permohonan}: {self.uji}"


class NiatTolakQuerySet(models.QuerySet["NiatTolak"]):
    def untuk(self, petugas, *, at: datetime) -> "NiatTolakQuerySet":
        """What this officer is told: the PPID who refuses, those who publish, and who supervises either of them."""
        tugas = Penugasan.objects.berlaku(at).filter(petugas=petugas)
        if petugas.satker_aktif_id is not None:
            tugas = tugas.filter(satker=petugas.satker_aktif_id)
        ppid, wilayah = (tugas.filter(peran=peran).values("satker") for peran in (Peran.PPID, Peran.SUPERVISI))
        return self.filter(self._bagi_ppid(ppid) | self._bagi_wilayah(wilayah))

    def bagi_kantor(self, satker: Satker, peran: Peran) -> "NiatTolakQuerySet":
        """What whoever holds that role in the office is told: the PPID, or the supervisor of the offices below."""
        return self.filter((self._bagi_wilayah if peran == Peran.SUPERVISI else self._bagi_ppid)([satker.pk]))

    @staticmethod
    def _bagi_ppid(kantor: Any) -> Q:
        terbit = ItemSerupa.objects.filter(informasi__satker__in=kantor)
        return Q(permohonan__satker__in=kantor) | Q(pk__in=terbit.values("niat"))

    @staticmethod
    def _bagi_wilayah(kantor: Any) -> Q:
        terbit = ItemSerupa.objects.filter(Q(informasi__satker__in=kantor) | Q(informasi__satker__induk__in=kantor))
        return (
            Q(permohonan__satker__in=kantor) | Q(permohonan__satker__induk__in=kantor) | Q(pk__in=terbit.values("niat"))
        )

    def kantor_diberi_tahu(self) -> list[Any]:
        """The offices in which somebody is told of these, as queries of one column."""
        terbit = ItemSerupa.objects.filter(niat__in=self)
        return [
            baris.values(satker=F(kolom))
            for baris, letak in ((self.order_by(), "permohonan__satker"), (terbit.order_by(), "informasi__satker"))
            for kolom in (letak, f"{letak}__induk")
        ]

    def sejak(self, at: datetime) -> "NiatTolakQuerySet":
        return self.filter(at__gte=at)


class NiatTolak(models.Model):
    """An office is about to refuse what others publish: told to them and to the province before the letter leaves.

    Dasar: UU 14/2008 Pasal 19.
    """

    acuan = models.CharField(max_length=22, unique=True, default=kode_acak, editable=False)
    permohonan = models.ForeignKey(Permohonan, models.PROTECT, related_name="niat_tolak")
    uji = models.ForeignKey(UjiKonsekuensi, models.PROTECT, related_name="+")
    # What is to be refused, and why it differs from what is published elsewhere. For the office itself: either may
    # touch the request.
    pokok = models.TextField("yang hendak ditolak")
    perbedaan = models.TextField("mengapa yang di kantor ini berbeda")
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField("diumumkan")

    objects = NiatTolakQuerySet.as_manager()

    class Meta:
        verbose_name = "niat menolak"
        verbose_name_plural = "niat menolak"
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return str(self.uji)

    def get_absolute_url(self) -> str:
        return reverse("permohonan:niat", args=[self.acuan])


class ItemSerupa(models.Model):
    """What another office publishes of the same matter."""

    niat = models.ForeignKey(NiatTolak, models.PROTECT, related_name="serupa")
    informasi = models.ForeignKey(InformasiPublik, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "informasi serupa"
        verbose_name_plural = "informasi serupa"
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["niat", "informasi"], name="item_serupa_tunggal")]

    def __str__(self) -> str:
        return str(self.informasi)


class CatatanNiat(models.Model):
    """What the PPID of an office that publishes it, or the province, says of the intended refusal."""

    niat = models.ForeignKey(NiatTolak, models.PROTECT, related_name="catatan")
    satker = models.ForeignKey(Satker, models.PROTECT, related_name="+")
    teks = models.TextField("catatan")
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField("dicatat")

    class Meta:
        verbose_name = "catatan atas niat menolak"
        verbose_name_plural = "catatan atas niat menolak"
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.satker}: {self.niat}"
