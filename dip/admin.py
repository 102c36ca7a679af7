from django.contrib import admin

from dip.models import UjiKonsekuensi
from ppid.admin_satker import AdminSatker


@admin.register(UjiKonsekuensi)
class UjiKonsekuensiAdmin(AdminSatker):
    dikelola_atasan = True
    list_display = ["perihal", "huruf", "hasil", "nomor_keputusan", "tanggal_keputusan", "berlaku_sampai", "satker"]
    list_filter = ["hasil", "huruf", "nasional"]
    search_fields = ["perihal", "nomor_keputusan"]
    autocomplete_fields = ["satker", "penetap"]

    def get_readonly_fields(self, request, obj=None):
        # Only the national office rules for everybody.
        return [] if request.user.is_superuser else ["nasional", "penetap"]
