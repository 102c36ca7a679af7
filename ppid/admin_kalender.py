"""The calendar and the periods in the admin: read freely, changed only by a staged proposal that a second person
applies.
"""

from datetime import date, datetime
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils import timezone

from ppid import penetapan
from ppid.admin_satker import AdminBacaSaja
from ppid.daftar_libur import UKURAN, BarisLibur, baca_daftar, baca_teks, catatan_akhir_pekan
from ppid.galat import AturanDilanggar
from ppid.models import HariLibur, JangkaWaktu, JenisUsul, Penugasan, Satker, TahunLibur, Tingkat, Usul
from ppid.peran import Peran

TAMPIL = 200


def kantor_diusulkan(pengguna: Any, *, at: datetime) -> tuple[bool, Any]:
    """Whether this person may change everybody's calendar, and in which offices the local one."""
    berlaku = Penugasan.objects.berlaku(at).filter(petugas=pengguna)
    nasional = pengguna.is_superuser or (berlaku.filter(peran=Peran.SUPERVISI, satker__tingkat=Tingkat.PUSAT).exists())
    setempat = berlaku.filter(peran__in=[Peran.PPID, Peran.ATASAN])
    return nasional, Satker.objects.filter(pk__in=setempat.values("satker"))


class AdminAturan(AdminBacaSaja):
    """Reference data that only a proposal changes: readable to whoever may propose."""

    jalan_satker = None

    def _boleh(self, request) -> bool:
        if not (request.user.is_active and request.user.is_staff):
            return False
        nasional, kantor = kantor_diusulkan(request.user, at=timezone.now())
        return nasional or kantor.exists()


@admin.register(TahunLibur)
class TahunLiburAdmin(AdminAturan):
    list_display = ["tahun", "pasti", "dasar"]


@admin.register(HariLibur)
class HariLiburAdmin(AdminAturan):
    list_display = ["tanggal", "nama", "jenis", "satker"]
    list_filter = ["jenis"]
    date_hierarchy = "tanggal"
    search_fields = ["nama"]

    def get_queryset(self, request):
        baris = super().get_queryset(request)
        if request.user.is_superuser:
            return baris
        _, kantor = kantor_diusulkan(request.user, at=timezone.now())
        return baris.filter(Q(satker=None) | Q(satker__in=kantor))


@admin.register(JangkaWaktu)
class JangkaWaktuAdmin(AdminAturan):
    """A new period is added by proposal; an old one stays for the cases received under it."""

    list_display = ["langkah", "jalur", "jumlah", "satuan", "dasar", "berlaku_dari", "terverifikasi"]
    list_filter = ["jalur", "terverifikasi"]

    def _boleh(self, request) -> bool:
        return super()._boleh(request) and kantor_diusulkan(request.user, at=timezone.now())[0]

    def has_add_permission(self, request) -> bool:
        return self._boleh(request)

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None) -> HttpResponse:
        satu_tombol = {"show_save_and_add_another": False, "show_save_and_continue": False}
        return super().changeform_view(request, object_id, form_url, satu_tombol | (extra_context or {}))

    def save_model(self, request, obj, form, change) -> None:
        self.usul = penetapan.usulkan_jangka(obj, oleh=request.user, at=timezone.now())

    def log_addition(self, request, obj, message) -> Any:
        """Nothing was added yet; the proposal keeps who staged it."""

    def response_add(self, request, obj, post_url_continue=None) -> HttpResponse:
        messages.info(request, "Usul disimpan. Periksa dampaknya; orang kedua menerapkannya.")
        return redirect("admin:ppid_usul_change", self.usul.pk)


class FormulirUsulLibur(forms.Form):
    """A year's list: uploaded, or edited line by line."""

    satker = forms.ModelChoiceField(
        label="Berlaku untuk", queryset=Satker.objects.none(), required=False, empty_label="Semua kantor (nasional)"
    )
    tahun = forms.IntegerField(label="Tahun", min_value=2024, max_value=2100)
    dasar = forms.CharField(label="Dasar", max_length=200, help_text="Contoh: SKB 3 Menteri Tahun 2027 Nomor …")
    pasti = forms.BooleanField(
        label="Sudah ditetapkan",
        required=False,
        initial=True,
        help_text="Kosongkan bila masih perkiraan; jatuh temponya tetap ditandai sementara.",
    )
    berkas = forms.FileField(
        label="Berkas CSV atau ICS", required=False, help_text="Kolom CSV: tanggal, nama, jenis. Paling besar 256 KB."
    )
    daftar = forms.CharField(
        label="Atau tulis di sini",
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 26, "cols": 90}),
        help_text="Satu hari satu baris: tanggal; nama; jenis. Daftar ini menggantikan daftar tahun itu seluruhnya.",
    )

    def __init__(self, *args: Any, nasional: bool, kantor: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        satker = self.fields["satker"]
        assert isinstance(satker, forms.ModelChoiceField)
        satker.queryset = kantor
        if not nasional:
            satker.required, satker.empty_label = True, None

    def clean(self) -> dict[str, Any]:
        isi = super().clean() or self.cleaned_data
        if "tahun" not in isi:
            return isi
        berkas = isi.get("berkas")
        if not berkas and not isi.get("daftar", "").strip():
            raise forms.ValidationError("Unggah berkasnya, atau tulis daftarnya.")
        try:
            if berkas and berkas.size > UKURAN:
                raise forms.ValidationError("Berkas lebih dari 256 KB; daftar libur setahun jauh lebih kecil.")
            if berkas:
                isi["baris"] = baca_daftar(berkas.read(), tahun=isi["tahun"])
            else:
                isi["baris"] = baca_teks(isi["daftar"], tahun=isi["tahun"])
        except AturanDilanggar as galat:
            raise forms.ValidationError(str(galat)) from galat
        return isi


@admin.register(Usul)
class UsulAdmin(AdminAturan):
    list_display = ["__str__", "dasar", "diajukan_oleh", "diajukan_at", "hasil", "diputuskan_oleh", "bergeser"]
    list_filter = ["jenis", "hasil"]
    change_list_template = "admin/ppid/usul/change_list.html"

    def get_queryset(self, request):
        baris = super().get_queryset(request)
        nasional, kantor = kantor_diusulkan(request.user, at=timezone.now())
        if request.user.is_superuser:
            return baris
        return baris.filter(Q(satker__in=kantor) | Q(satker=None)) if nasional else baris.filter(satker__in=kantor)

    def has_add_permission(self, request) -> bool:
        return self._boleh(request)

    def get_urls(self):
        bungkus = self.admin_site.admin_view
        return [
            path("<int:pk>/penerapan/", bungkus(self.penerapan), name="ppid_usul_penerapan"),
            path("<int:pk>/pembatalan/", bungkus(self.pembatalan), name="ppid_usul_pembatalan"),
            *super().get_urls(),
        ]

    def add_view(self, request: HttpRequest, form_url: str = "", extra_context: Any = None) -> HttpResponse:
        if not self.has_add_permission(request):
            raise PermissionDenied
        nasional, kantor = kantor_diusulkan(request.user, at=timezone.now())
        pilihan = {"nasional": nasional, "kantor": kantor}
        if request.method == "POST":
            isian = FormulirUsulLibur(request.POST, request.FILES, **pilihan)
            if isian.is_valid() and (usul := self._usulkan(request, isian)):
                messages.info(request, "Usul disimpan. Periksa dampaknya; orang kedua menerapkannya.")
                return redirect("admin:ppid_usul_change", usul.pk)
        else:
            isian = FormulirUsulLibur(initial=_awal(request, nasional, kantor), **pilihan)
        konteks = self.admin_site.each_context(request) | {"formulir": isian, "title": "Usulkan daftar libur"}
        return render(request, "admin/ppid/usul/usulkan.html", konteks, status=422 if isian.errors else 200)

    def _usulkan(self, request: Any, isian: FormulirUsulLibur) -> Usul | None:
        isi = {nama: isian.cleaned_data[nama] for nama in ("tahun", "dasar", "pasti", "satker")}
        try:
            return penetapan.usulkan_libur(isian.cleaned_data["baris"], **isi, oleh=request.user, at=timezone.now())
        except AturanDilanggar as galat:
            isian.add_error(None, str(galat))
            return None

    def change_view(self, request, object_id, form_url="", extra_context=None) -> HttpResponse:
        """What the proposal says, what would move, and the two buttons."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        usul = get_object_or_404(self.get_queryset(request), pk=_angka(str(object_id)))
        at = timezone.now()
        geseran = [] if usul.hasil else penetapan.ramalkan(usul, at=at)
        kantor = dict(Satker.objects.filter(pk__in={g.satker_id for g in geseran}).values_list("pk", "nama"))
        konteks = self.admin_site.each_context(request) | {
            "title": str(usul),
            "usul": usul,
            "jangka": penetapan.jangka_diusulkan(usul) if usul.jenis == JenisUsul.JANGKA else None,
            "hari": _hari(usul),
            "akhir_pekan": catatan_akhir_pekan(_hari(usul)),
            "banyak": len(geseran),
            "geseran": [(g, kantor[g.satker_id]) for g in geseran[:TAMPIL]],
            "selebihnya": max(0, len(geseran) - TAMPIL),
            "sendiri": usul.diajukan_oleh is not None and usul.diajukan_oleh.orang_yang_sama(request.user),
            "berwenang": bool(penetapan.peran_pengusul(request.user, usul.satker, at=at)),
        }
        return render(request, "admin/ppid/usul/periksa.html", konteks)

    def penerapan(self, request: Any, pk: int) -> HttpResponse:
        return self._putuskan(request, pk, penetapan.terapkan)

    def pembatalan(self, request: Any, pk: int) -> HttpResponse:
        return self._putuskan(request, pk, penetapan.batalkan)

    def _putuskan(self, request: Any, pk: int, perbuatan: Any) -> HttpResponse:
        if not self._boleh(request):
            raise PermissionDenied
        usul = get_object_or_404(self.get_queryset(request), pk=pk)
        if request.method != "POST":
            return redirect("admin:ppid_usul_change", pk)
        try:
            usul = perbuatan(usul, oleh=request.user, at=timezone.now())
        except AturanDilanggar as galat:
            messages.error(request, str(galat))
        else:
            messages.success(request, f"{usul} {usul.get_hasil_display().lower()}.")
        return redirect("admin:ppid_usul_change", pk)


def _angka(teks: str) -> int:
    return int(teks) if teks.isascii() and teks.isdecimal() and len(teks) < 10 else 0


def _hari(usul: Usul) -> list[BarisLibur]:
    if usul.jenis != JenisUsul.LIBUR:
        return []
    return [BarisLibur(date.fromisoformat(tanggal), nama, jenis) for tanggal, nama, jenis in usul.isi]


def _awal(request: Any, nasional: bool, kantor: Any) -> dict[str, Any]:
    """The list as it stands, to be edited."""
    tahun = _angka(request.GET.get("tahun", ""))
    tahun = tahun if 2024 <= tahun <= 2100 else timezone.now().year + 1
    satker = None if nasional else kantor.first()
    hari = HariLibur.objects.filter(tanggal__year=tahun, satker=satker).order_by("tanggal")
    daftar = "\n".join(f"{h.tanggal:%Y-%m-%d}; {h.nama}; {h.jenis}" for h in hari)
    return {"tahun": tahun, "daftar": daftar, "satker": satker, "pasti": True}
