from django.contrib import admin

from dip.models import UjiKonsekuensi, UrutanKantor
from ppid.admin_satker import AdminSatker


@admin.register(UjiKonsekuensi)
class UjiKonsekuensiAdmin(AdminSatker):
    dikelola_atasan = True
    list_display = ["perihal", "huruf", "hasil", "nomor_keputusan", "tanggal_keputusan", "berlaku_sampai", "satker"]
    list_filter = ["hasil", "huruf", "nasional"]
    search_fields = ["perihal", "nomor_keputusan"]
    autocomplete_fields = ["satker", "penetap"]

    # A ruling is made in plenary; the Atasan reads it here and changes nothing.
    def has_add_permission(self, request):
        return request.user.is_superuser

    def has_change_permission(self, request, obj=None):
        return request.user.is_superuser

    def has_delete_permission(self, request, obj=None):
        return request.user.is_superuser


@admin.register(UrutanKantor)
class UrutanKantorAdmin(AdminSatker):
    """An office's own way to an edition. Without rows it goes the common way; an edition keeps the way it began."""

    dikelola_atasan = True
    list_display = ["satker", "urut", "sebutan", "verba", "peran"]
    list_display_links = ["sebutan"]
    autocomplete_fields = ["satker"]
