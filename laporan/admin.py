"""Facilities, qualifications and budget: kept by the office's Atasan, read by its reports."""

from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import NON_FIELD_ERRORS
from django.db.models import Q, QuerySet
from django.utils import timezone

from laporan.models import Anggaran, Kualifikasi, Sarana
from laporan.periode import TAHUN_PERTAMA, TAHUN_TERAKHIR
from ppid.admin_satker import AdminSatker, satker_admin
from ppid.medan import ribuan
from ppid.models import Pengguna, Penugasan


class MasihBerlaku(admin.SimpleListFilter):
    title = "masa berlaku"
    parameter_name = "masa"

    def lookups(self, request: Any, model_admin: Any) -> list[tuple[str, str]]:
        return [("kini", "Masih berlaku"), ("lalu", "Sudah berakhir")]

    def queryset(self, request: Any, queryset: QuerySet[Any]) -> QuerySet[Any]:
        # One day for a list of several offices: near midnight it is off by a line, and decides nothing.
        hari_ini = timezone.localdate()
        if self.value() == "kini":
            return queryset.filter(Q(sampai=None) | Q(sampai__gte=hari_ini))
        return queryset.filter(sampai__lt=hari_ini) if self.value() == "lalu" else queryset


KANTOR = ("satker", admin.RelatedOnlyFieldListFilter)


class AdminSumberDaya(AdminSatker):
    dikelola_atasan = True

    def formfield_for_foreignkey(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        if db_field.name == "satker" and not request.user.is_superuser:
            kantor = list(satker_admin(request.user, at=timezone.now())[:2])
            if len(kantor) == 1:
                kwargs["initial"] = kantor[0]
        return super().formfield_for_foreignkey(db_field, request, **kwargs)


@admin.register(Sarana)
class SaranaAdmin(AdminSumberDaya):
    list_display = ["nama", "jumlah", "kondisi", "dari", "sampai", "keterangan", "satker"]
    list_filter = ["kondisi", MasihBerlaku, KANTOR]
    search_fields = ["nama", "keterangan"]


class FormulirKualifikasi(forms.ModelForm):
    class Meta:
        model = Kualifikasi
        fields = ("satker", "petugas", "pendidikan", "pelatihan", "dari", "sampai")

    def clean(self) -> dict[str, Any]:
        isi = super().clean() or {}
        satker, petugas, dari = isi.get("satker"), isi.get("petugas"), isi.get("dari")
        if satker is None or petugas is None:
            return isi
        if not Penugasan.objects.filter(satker=satker, petugas=petugas).exists():
            self.add_error("petugas", f"{petugas} belum pernah ditugaskan di {satker}. Catat penugasannya dulu.")
        elif dari is not None and (lain := self._bertindih(dari, isi.get("sampai"), satker, petugas)):
            self.add_error(
                "dari",
                f"Kualifikasi {petugas} sudah tercatat sejak {lain.dari:%d-%m-%Y}. "
                "Isi “berlaku sampai” pada catatan itu dulu, atau ubah catatan itu.",
            )
        return isi

    def _bertindih(self, dari: date, sampai: date | None, satker: Any, petugas: Any) -> Kualifikasi | None:
        """Another record of the same officer that holds on one of these days: the report prints one."""
        lain = Kualifikasi.objects.filter(satker=satker, petugas=petugas).exclude(pk=self.instance.pk)
        lain = lain.filter(Q(sampai=None) | Q(sampai__gte=dari))
        return (lain if sampai is None else lain.filter(dari__lte=sampai)).first()


@admin.register(Kualifikasi)
class KualifikasiAdmin(AdminSumberDaya):
    form = FormulirKualifikasi
    list_display = ["petugas", "pendidikan", "pelatihan", "dari", "sampai", "satker"]
    list_filter = [MasihBerlaku, KANTOR]
    list_select_related = ["petugas", "satker"]
    search_fields = ["petugas__nama", "pendidikan", "pelatihan"]

    def formfield_for_foreignkey(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        if db_field.name == "petugas":
            bertugas = Penugasan.objects.all()
            if not request.user.is_superuser:
                bertugas = bertugas.filter(satker__in=satker_admin(request.user, at=timezone.now()))
            kwargs["queryset"] = Pengguna.objects.filter(pk__in=bertugas.values("petugas")).order_by("nama")
        return super().formfield_for_foreignkey(db_field, request, **kwargs)


class FormulirAnggaran(forms.ModelForm):
    class Meta:
        model = Anggaran
        fields = ("satker", "tahun", "uraian", "pagu", "realisasi", "per_tanggal")
        error_messages = {
            NON_FIELD_ERRORS: {
                "unique_together": "Uraian ini sudah ada pada anggaran tahun itu. Ubah catatan yang sudah ada."
            }
        }

    def clean_tahun(self) -> int:
        tahun: int = self.cleaned_data["tahun"]
        if not TAHUN_PERTAMA <= tahun <= TAHUN_TERAKHIR:
            raise forms.ValidationError(f"Tahun {tahun} di luar jangkauan: paling awal {TAHUN_PERTAMA}.")
        return tahun

    def clean(self) -> dict[str, Any]:
        isi = super().clean() or {}
        pagu, realisasi = isi.get("pagu"), isi.get("realisasi")
        if pagu is not None and realisasi is not None and realisasi > pagu:
            self.add_error(
                "realisasi", "Realisasi melebihi pagunya. Periksa angkanya; bila pagu direvisi, ubah juga pagunya."
            )
        tahun, pada = isi.get("tahun"), isi.get("per_tanggal")
        if tahun is not None and pada is not None and pada.year != tahun:
            self.add_error("per_tanggal", f"Tanggal ini di luar tahun anggaran {tahun}.")
        return isi


@admin.register(Anggaran)
class AnggaranAdmin(AdminSumberDaya):
    form = FormulirAnggaran
    list_display = ["uraian", "tahun", "pagu_terbaca", "realisasi_terbaca", "per_tanggal", "satker"]
    list_filter = ["tahun", KANTOR]
    search_fields = ["uraian"]

    @admin.display(description="Pagu", ordering="pagu")
    def pagu_terbaca(self, satu: Anggaran) -> str:
        return _rupiah(satu.pagu)

    @admin.display(description="Realisasi", ordering="realisasi")
    def realisasi_terbaca(self, satu: Anggaran) -> str:
        return _rupiah(satu.realisasi)


def _rupiah(jumlah: Decimal) -> str:
    """ "Rp12.000.000", with sen only where there are any."""
    sen = f"{jumlah % 1:.2f}"[1:].replace(".", ",")
    return f"Rp{ribuan(int(jumlah))}{'' if sen == ',00' else sen}"
