"""Admins scoped to the offices in which the officer acts as Atasan PPID or PPID; status is never editable."""

from django.contrib import admin
from django.utils import timezone

from ppid.models import Penugasan, Satker
from ppid.peran import Peran


def satker_admin(pengguna, *, at):
    """Offices this person may look after in the admin: all for maintenance, else those where he is Atasan."""
    if pengguna.is_superuser:
        return Satker.objects.all()
    berlaku = Penugasan.objects.berlaku(at).filter(petugas=pengguna, peran=Peran.ATASAN)
    return Satker.objects.filter(pk__in=berlaku.values("satker"))


class AdminSatker(admin.ModelAdmin):
    """Base of every admin of ours. `jalan_satker` is the lookup from the row to its office (None: shared data)."""

    jalan_satker: str | None = "satker"
    list_per_page = 50
    view_on_site = False
    # Shared reference data is the superuser's; office data may be kept by the office's Atasan.
    dikelola_atasan = False

    def changelist_view(self, request, extra_context=None):
        # No filter can ask for a NUL: PostgreSQL stores none, and refuses to compare with one.
        request.GET = request.GET.copy()
        for nama in [n for n, isi in request.GET.lists() if "\0" in "".join([n, *isi])]:
            del request.GET[nama]
        return super().changelist_view(request, extra_context)

    def _boleh(self, request) -> bool:
        if not request.user.is_active or not request.user.is_staff:
            return False
        if request.user.is_superuser:
            return True
        return self.dikelola_atasan and satker_admin(request.user, at=timezone.now()).exists()

    def has_module_permission(self, request):
        return self._boleh(request)

    def has_view_permission(self, request, obj=None):
        return self._boleh(request)

    def has_change_permission(self, request, obj=None):
        return self._boleh(request)

    def has_add_permission(self, request):
        return self._boleh(request)

    def has_delete_permission(self, request, obj=None):
        return self._boleh(request)

    def get_queryset(self, request):
        baris = super().get_queryset(request)
        if self.jalan_satker is None or request.user.is_superuser:
            return baris
        return baris.filter(**{f"{self.jalan_satker}__in": satker_admin(request.user, at=timezone.now())})

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.remote_field.model is Satker and not request.user.is_superuser:
            kwargs["queryset"] = satker_admin(request.user, at=timezone.now())
        return super().formfield_for_foreignkey(db_field, request, **kwargs)


class AdminBacaSaja(AdminSatker):
    """For rows that only acts may change: everything is read-only, nothing is added or deleted."""

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False
