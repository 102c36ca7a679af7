"""The Atasan PPID's work: a queue of objections by due date, and the page on which one is answered."""

from collections.abc import Callable
from datetime import datetime
from functools import cache
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.text import Truncator

from keberatan.alur import ALUR_KEBERATAN, BELUM_DITANGGAPI
from keberatan.forms.tindakan import FormulirTanggapan
from keberatan.models import Keberatan, Sengketa
from keberatan.perbuatan.tanggapan import alasan_tidak_boleh_menanggapi, periksa_isi, tanggapi
from keberatan.pratinjau import pratinjau_tanggapan
from keberatan.views.isi_kasus import berkas_terlihat, riwayat
from keberatan.waktu import penjelasan_jatuh_tempo
from permohonan.models.berkas import SIFAT_PRIBADI
from permohonan.papan import sisa_waktu
from permohonan.views.isi_kasus import riwayat as riwayat_permohonan
from ppid.admin_satker import AdminBacaSaja
from ppid.galat import AturanDilanggar
from ppid.models import HariLibur
from ppid.peran import Peran
from ppid.perbuatan import peran_pelaku
from ppid.templatetags.waktu import hari_tanggal
from ppid.views.bingkai import lampiran


class Antrean(admin.SimpleListFilter):
    """What is still to be answered comes first; everything else one click away."""

    title = "antrean"
    parameter_name = "antrean"

    def lookups(self, request, model_admin):
        return [("semua", "Semua keberatan"), ("ditanggapi", "Sudah ditanggapi")]

    def choices(self, changelist):
        yield {
            "selected": self.value() is None,
            "query_string": changelist.get_query_string(remove=[self.parameter_name]),
            "display": "Menunggu tanggapan",
        }
        for nilai, label in self.lookup_choices:
            yield {
                "selected": self.value() == str(nilai),
                "query_string": changelist.get_query_string({self.parameter_name: nilai}),
                "display": label,
            }

    def queryset(self, request, queryset):
        if self.value() == "semua":
            return queryset
        if self.value() == "ditanggapi":
            return queryset.filter(ditanggapi_at__isnull=False)
        return queryset.belum_ditanggapi()


def _kolom_batas(at: datetime) -> Callable[[Keberatan], str]:
    """The column of dates for one page: its calendars are read once, whatever the number of rows."""
    kalender = cache(HariLibur.objects.kalender_kantor)

    @admin.display(description="ditanggapi paling lambat", ordering="jatuh_tempo")
    def batas(kasus: Keberatan) -> str:
        tanggal = hari_tanggal(kasus.jatuh_tempo)
        if kasus.status not in BELUM_DITANGGAPI:
            return tanggal
        sisa = sisa_waktu(kalender()[kasus.satker_id], kasus.satker.hari_ini(at), kasus.jatuh_tempo)
        return format_html("{}<br><strong>{}</strong>", tanggal, sisa.kata)

    return batas


@admin.register(Keberatan)
class KeberatanAdmin(AdminBacaSaja):
    dikelola_atasan = True
    list_display = ["jatuh_tempo", "perkara", "keadaan", "langkah"]
    list_filter = [Antrean]
    list_select_related = ["satker", "permohonan"]
    search_fields = ["nomor", "permohonan__nomor"]
    ordering = ["jatuh_tempo", "pk"]
    change_list_template = "admin/keberatan/keberatan/change_list.html"

    def get_list_display_links(self, request, list_display):
        return None

    def get_list_display(self, request):
        batas = _kolom_batas(timezone.now())
        if request.user.is_superuser:
            # Maintenance sees that there is one, not what it is about.
            return [batas, "nomor", "satker", "keadaan"]
        return [batas, *self.list_display[1:]]

    def changelist_view(self, request, extra_context=None) -> HttpResponse:
        judul = {"title": "Keberatan menurut batas tanggapan", "subtitle": None}
        return super().changelist_view(request, judul | (extra_context or {}))

    @admin.display(description="keberatan", ordering="nomor")
    def perkara(self, kasus: Keberatan) -> str:
        rincian = Truncator(kasus.rincian_informasi).chars(140)
        return format_html('<a href="{}">{}</a><br>{}', self._alamat(kasus), kasus.nomor, rincian)

    @admin.display(description="keadaan", ordering="status")
    def keadaan(self, kasus: Keberatan) -> str:
        tanda = [("diajukan lewat batas", kasus.lewat_batas), ("terlalu dini", kasus.terlalu_dini)]
        hasil = kasus.get_hasil_display() if kasus.hasil else kasus.get_status_display()
        return ", ".join([hasil, *(kata for kata, ya in tanda if ya)])

    @admin.display(description="")
    def langkah(self, kasus: Keberatan) -> str:
        kata = "Tanggapi" if kasus.status in BELUM_DITANGGAPI else "Baca"
        return format_html('<a href="{}">{}</a>', self._alamat(kasus), kata)

    @staticmethod
    def _alamat(kasus: Keberatan) -> str:
        return reverse("admin:keberatan_keberatan_tanggapan", args=[kasus.acuan])

    def get_urls(self):
        bungkus = self.admin_site.admin_view
        return [
            path(
                "<slug:acuan>/tanggapan/",
                bungkus(self.tanggapan_view),
                name="keberatan_keberatan_tanggapan",
            ),
            *super().get_urls(),
        ]

    def change_view(self, request, object_id, form_url="", extra_context=None) -> HttpResponse:
        """There is one page of an objection: the one on which it is answered."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        pk = int(object_id) if str(object_id).isascii() and str(object_id).isdecimal() and len(object_id) < 10 else 0
        return redirect(self._alamat(get_object_or_404(self.get_queryset(request), pk=pk)))

    def tanggapan_view(self, request: Any, acuan: str) -> HttpResponse:
        """The whole case beside the form; the letter previewed, then issued by one act."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        kasus = get_object_or_404(
            self.get_queryset(request).select_related("satker__induk", "pengaju", "permohonan__satker", "jangka"),
            acuan=acuan,
        )
        at = timezone.now()
        if Peran.ATASAN not in peran_pelaku(request.user, kasus.satker_id, at=at):
            raise PermissionDenied
        isian = FormulirTanggapan(*([request.POST] if request.method == "POST" else []), kasus=kasus, at=at)
        if request.method == "POST" and isian.is_valid():
            try:
                if jawaban := self._terima(request, kasus, isian, at=at):
                    return jawaban
            except AturanDilanggar as galat:
                isian.add_error(None, str(galat))
        konteks = self.admin_site.each_context(request) | self._isi(request, kasus, isian, at=at)
        templat = "admin/keberatan/keberatan/tanggapan.html"
        return render(request, templat, konteks, status=422 if isian.errors else 200)

    def _terima(self, request: Any, kasus: Keberatan, isian: FormulirTanggapan, *, at: Any) -> HttpResponse:
        """Show the letter as it would be, or issue it."""
        isi = isian.isi_tanggapan()
        if "pratinjau" in request.POST:
            periksa_isi(isi, kasus, pada=kasus.satker.hari_ini(at))
            cetakan = pratinjau_tanggapan(kasus, isi, oleh=request.user, at=at)
            return lampiran(cetakan, nama="pratinjau.pdf", mime="application/pdf", unduh=False)
        kasus = tanggapi(kasus, isi, oleh=request.user, at=at)
        messages.success(request, f"Tanggapan atas {kasus.nomor} terbit: {kasus.get_hasil_display().lower()}.")
        return redirect(self._alamat(kasus))

    def _isi(self, request: HttpRequest, kasus: Keberatan, isian: FormulirTanggapan, *, at: Any) -> dict[str, Any]:
        permohonan = kasus.permohonan
        kalender = HariLibur.objects.kalender(kasus.satker)
        menunggu = kasus.status in BELUM_DITANGGAPI
        halangan = alasan_tidak_boleh_menanggapi(kasus, request.user)  # type: ignore[arg-type]
        return {
            "title": f"Keberatan {kasus.nomor}",
            "kasus": kasus,
            "satker": kasus.satker,
            "permohonan": permohonan,
            # Answered meanwhile by somebody else: what was typed stays on the page, with the reason.
            "formulir": isian if (menunggu and not halangan) or isian.errors else None,
            "dapat_terbit": menunggu and not halangan,
            "halangan": halangan if menunggu else "",
            "tanggapan": getattr(kasus, "tanggapan", None),
            "alasan": kasus.alasan.all(),
            "tambahan": kasus.tambahan.all(),
            "sisa": sisa_waktu(kalender, kasus.satker.hari_ini(at), kasus.jatuh_tempo) if menunggu else None,
            "penjelasan": penjelasan_jatuh_tempo(kasus, kalender),
            "langkah": ALUR_KEBERATAN["tanggapi"],
            "riwayat": sorted(
                [*riwayat(kasus), *(riwayat_permohonan(permohonan) if permohonan else [])], key=lambda r: r["at"]
            ),
            "surat_kasus": kasus.surat.select_related("surat").defer("surat__pdf", "surat__konteks"),
            "berkas_kasus": berkas_terlihat(kasus),
            "keputusan": permohonan.keputusan.select_related("uji__penetap", "oleh") if permohonan else [],
            "surat_permohonan": permohonan.surat.select_related("surat").defer("surat__pdf", "surat__konteks")
            if permohonan
            else [],
            "berkas_permohonan": permohonan.berkas.exclude(sifat__in=SIFAT_PRIBADI).select_related("berkas")
            if permohonan
            else [],
        }


@admin.register(Sengketa)
class SengketaAdmin(AdminBacaSaja):
    dikelola_atasan = True
    list_display = ["nomor_register", "satker", "komisi", "status", "didaftarkan_pada"]
    list_filter = ["status"]
    search_fields = ["nomor_register", "keberatan__nomor"]
    list_select_related = ["satker"]
    fields = ["nomor_register", "satker", "komisi", "status", "didaftarkan_pada", "nomor_gugatan", "nomor_kasasi"]
