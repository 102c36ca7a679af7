"""Institution data: offices, officials, calendar, periods, legal bases."""

from allauth.account.decorators import secure_admin_login
from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.forms import AdminUserCreationForm, UserChangeForm
from django.contrib.auth.models import Group
from django.utils import timezone

from ppid import admin_kalender  # noqa: F401  (registers its admins)
from ppid.admin_satker import AdminBacaSaja, AdminSatker, satker_admin
from ppid.models import (
    DasarHukum,
    JamLayanan,
    OutgoingMail,
    Pengguna,
    Penugasan,
    Satker,
    Surat,
    Tahapan,
    Tarif,
)
from ppid.peran import Peran

admin.site.site_header = "Pengelolaan PPID"
admin.site.site_title = "Pengelolaan PPID"
admin.site.index_title = "Data kelembagaan"
admin.site.unregister(Group)
# One login for everybody, with its limits and second factor.
admin.site.login = secure_admin_login(admin.site.login)  # type: ignore[method-assign]


class JamLayananInline(admin.TabularInline):
    model = JamLayanan
    extra = 0


class TarifInline(admin.TabularInline):
    model = Tarif
    extra = 0


@admin.register(Satker)
class SatkerAdmin(AdminSatker):
    jalan_satker = "pk"
    dikelola_atasan = True
    list_display = ["kode", "nama", "tingkat", "zona_waktu", "slug"]
    list_filter = ["tingkat", "zona_waktu"]
    search_fields = ["kode", "nama"]
    inlines = [JamLayananInline, TarifInline]
    autocomplete_fields = ["induk"]

    def get_readonly_fields(self, request, obj=None):
        # What addresses and numbers rest on is the maintenance's, not the office's.
        return [] if request.user.is_superuser else ["kode", "slug", "tingkat", "induk", "zona_waktu", "nama_host"]

    def has_add_permission(self, request):
        return request.user.is_superuser

    def has_delete_permission(self, request, obj=None):
        return False


@admin.register(Penugasan)
class PenugasanAdmin(AdminSatker):
    dikelola_atasan = True
    list_display = ["petugas", "satker", "peran", "jabatan", "pelaksana", "mulai", "sampai", "nomor_sk"]
    list_filter = ["peran", "pelaksana"]
    search_fields = ["petugas__nama", "petugas__email", "satker__nama"]

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name == "petugas" and not request.user.is_superuser:
            kantor = satker_admin(request.user, at=timezone.now())
            kwargs["queryset"] = Pengguna.objects.filter(penugasan__satker__in=kantor).distinct()
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_choice_field(self, db_field, request, **kwargs):
        # Supervision reaches beyond the office, so the office does not appoint to it.
        if db_field.name == "peran" and not request.user.is_superuser:
            kwargs["choices"] = [pilihan for pilihan in db_field.get_choices() if pilihan[0] != Peran.SUPERVISI]
        return super().formfield_for_choice_field(db_field, request, **kwargs)

    def has_delete_permission(self, request, obj=None):
        # An assignment ends by its date; what was signed under it keeps its signer.
        return False


class FormulirPenggunaBaru(AdminUserCreationForm):
    class Meta:
        model = Pengguna
        fields = ("email", "nama")


class FormulirPengguna(UserChangeForm):
    class Meta:
        model = Pengguna
        fields = ("email", "nama", "nip", "is_active", "is_staff", "is_superuser")


@admin.register(Pengguna)
class PenggunaAdmin(AdminSatker, UserAdmin):
    jalan_satker = None
    form = FormulirPengguna
    add_form = FormulirPenggunaBaru
    list_display = ["email", "nama", "is_active", "is_staff"]
    list_filter = ["is_active", "is_staff"]
    search_fields = ["email", "nama", "nip"]
    ordering = ["email"]
    filter_horizontal = []
    fieldsets = [
        (None, {"fields": ["email", "password", "nama", "nip"]}),
        ("Akses", {"fields": ["is_active", "is_staff", "is_superuser"]}),
    ]
    add_fieldsets = [(None, {"fields": ["email", "nama", "usable_password", "password1", "password2"]})]

    def has_delete_permission(self, request, obj=None):
        return False


@admin.register(DasarHukum)
class DasarHukumAdmin(AdminSatker):
    jalan_satker = None
    list_display = ["sebutan", "judul", "berlaku_dari", "berlaku_sampai", "terverifikasi"]
    search_fields = ["sebutan", "judul"]
    prepopulated_fields = {"kode": ["sebutan"]}


@admin.register(Tahapan)
class TahapanAdmin(AdminSatker):
    jalan_satker = None
    list_display = ["nama", "pemilihan", "mulai", "sampai"]


@admin.register(OutgoingMail)
class OutgoingMailAdmin(AdminBacaSaja):
    list_display = ["subject", "channel", "satker", "created_at", "sent_at", "attempts", "acceptance", "last_error"]
    list_filter = ["channel", "topic"]
    exclude = ["recipient", "text"]


@admin.register(Surat)
class SuratAdmin(AdminBacaSaja):
    list_display = ["jenis", "nomor", "satker", "tanggal", "dicetak_at"]
    list_filter = ["jenis"]
    search_fields = ["nomor"]
