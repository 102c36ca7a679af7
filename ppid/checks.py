"""System checks that hold the rules of the house."""

from django.apps import apps
from django.conf import settings
from django.core.checks import Error, register

APP_KITA = frozenset({"ppid", "dip", "permohonan", "keberatan", "laporan"})
NAMA_TANPA_ISI = frozenset({"services.py", "utils.py", "util.py", "helpers.py", "helper.py", "misc.py", "common.py"})


@register()
def admin_terbatas(app_configs, **kwargs) -> list[Error]:
    """ppid.E001: an admin of our own models that is not scoped to the officer's office."""
    from django.contrib import admin

    from ppid.admin_satker import AdminSatker

    return [
        Error(
            f"{type(kelas).__name__} tidak mewarisi AdminSatker.",
            hint="Turunkan dari ppid.admin_satker.AdminSatker agar barisnya dibatasi pada satker petugas.",
            obj=model,
            id="ppid.E001",
        )
        for model, kelas in admin.site._registry.items()
        if model._meta.app_label in APP_KITA and not isinstance(kelas, AdminSatker)
    ]


@register()
def berkas_bernama(app_configs, **kwargs) -> list[Error]:
    """ppid.E002: a module named after nothing it does."""
    return [
        Error(
            f"{berkas.relative_to(settings.BASE_DIR)} tidak menyebut isinya.",
            hint="Namai berkas menurut perbuatan atau bendanya.",
            id="ppid.E002",
        )
        for label in sorted(APP_KITA)
        for berkas in (settings.BASE_DIR / apps.get_app_config(label).name).rglob("*.py")
        if berkas.name in NAMA_TANPA_ISI
    ]
