from datetime import date

from django.db import IntegrityError, models, transaction

from ppid.models.satker import Satker


class SapuanManager(models.Manager["Sapuan"]):
    def ambil(self, satker: Satker, nama: str, *, pada: date) -> bool:
        """Whether this call is the one that does the office's sweep of that day. Call it inside the transaction.

        The row stays locked until commit, so a second caller waits and is then told no; a rollback gives it back.
        """
        milik = self.filter(satker=satker, nama=nama)
        if milik.filter(pada__lt=pada).update(pada=pada):
            return True
        if milik.exists():
            return False
        try:
            with transaction.atomic():
                self.create(satker=satker, nama=nama, pada=pada)
        except IntegrityError:
            return False
        return True

    def tandai(self, kantor: models.QuerySet[Satker], nama: str, *, pada: date) -> None:
        """Offices in which there is nothing to sweep are done, all at once."""
        baris = [Sapuan(satker=satker, nama=nama, pada=pada) for satker in kantor.only("pk")]
        self.bulk_create(baris, update_conflicts=True, update_fields=["pada"], unique_fields=["satker", "nama"])

    def belum(self, nama: str, *, zona: str, pada: date) -> models.QuerySet[Satker]:
        """Offices of that zone whose sweep of that day is still to be done."""
        sudah = self.filter(nama=nama, pada__gte=pada)
        return Satker.objects.filter(zona_waktu=zona).exclude(pk__in=sudah.values("satker"))


class Sapuan(models.Model):
    """The latest day for which an office was swept: a clock that was down catches up once, two do it once."""

    satker = models.ForeignKey(Satker, models.CASCADE, related_name="+")
    nama = models.CharField(max_length=20)
    pada = models.DateField()

    objects = SapuanManager()

    class Meta:
        verbose_name = "sapuan"
        verbose_name_plural = "sapuan"
        constraints = [
            models.UniqueConstraint(fields=["satker", "nama"], name="sapuan_satu_per_kantor"),
        ]

    def __str__(self) -> str:
        return f"{self.nama} {self.satker} {self.pada}"
