"""Inspection of cases, and the list of kinds of information."""

from django.contrib import admin

from permohonan.models import JenisInformasi, Permohonan
from ppid.admin_satker import AdminBacaSaja, AdminSatker


@admin.register(Permohonan)
class PermohonanAdmin(AdminBacaSaja):
    list_display = ["nomor", "satker", "status", "jalur", "diterima_at", "jatuh_tempo", "putusan"]
    list_filter = ["status", "jalur", "kanal"]
    search_fields = ["nomor", "nomor_asal"]
    list_select_related = ["satker"]
    # The applicant and what he asked stay on the case's own page; the code stays with the applicant.
    exclude = ["pemohon", "rincian_informasi", "tujuan_penggunaan", "token_kirim"]


@admin.register(JenisInformasi)
class JenisInformasiAdmin(AdminSatker):
    jalan_satker = None
    list_display = ["nama", "kata_kunci"]
    search_fields = ["nama"]
