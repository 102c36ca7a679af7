from django.contrib import admin

from dip.models import DelegasiUji, UjiKonsekuensi, UrutanKantor
from ppid.admin_satker import AdminBacaSaja, AdminSatker


@admin.register(UjiKonsekuensi)
class UjiKonsekuensiAdmin(AdminBacaSaja):
    """A test goes its way by acts; here it is read."""

    dikelola_atasan = True
    list_display = ["perihal", "status", "huruf", "hasil", "nomor_keputusan", "tanggal_keputusan", "satker"]
    list_filter = ["status", "hasil", "huruf", "nasional"]
    search_fields = ["perihal", "nomor_keputusan"]


@admin.register(DelegasiUji)
class DelegasiUjiAdmin(AdminSatker):
    """Which provinces rule on tests in the place of KPU RI: kept by whoever keeps the rules of the installation."""

    list_display = ["satker", "nomor_sk", "mulai", "sampai"]
    autocomplete_fields = ["satker"]


@admin.register(UrutanKantor)
class UrutanKantorAdmin(AdminSatker):
    """An office's own way to an edition. Without rows it goes the common way; an edition keeps the way it began."""

    dikelola_atasan = True
    list_display = ["satker", "urut", "sebutan", "verba", "peran"]
    list_display_links = ["sebutan"]
    autocomplete_fields = ["satker"]
