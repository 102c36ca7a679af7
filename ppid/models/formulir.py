from django.db import models

from ppid.models.satker import Satker


class FormulirKosong(models.Model):
    """A blank form of the annex as it was last printed for an office; printed anew when what stands on it changes."""

    satker = models.ForeignKey(Satker, models.CASCADE, related_name="+")
    model = models.CharField("model", max_length=6)
    # Of everything that the paper is made of: text, office, hours, periods, tariffs, style.
    sidik = models.CharField("sidik", max_length=64, blank=True)
    pdf = models.BinaryField(null=True, editable=False)

    class Meta:
        verbose_name = "formulir kosong"
        verbose_name_plural = "formulir kosong"
        constraints = [models.UniqueConstraint(fields=["satker", "model"], name="formulir_kosong_satu_per_model")]

    def __str__(self) -> str:
        return f"{self.model.upper()} {self.satker}"
