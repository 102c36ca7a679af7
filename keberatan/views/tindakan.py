"""The acts an officer performs on an objection: one row each, one view for all."""

from functools import partial
from typing import Any

from keberatan.alur import ALUR_KEBERATAN
from keberatan.forms import tindakan as formulir
from keberatan.models import Keberatan
from keberatan.perbuatan.keterlambatan import catat_keterlambatan
from keberatan.perbuatan.pelaksanaan import catat_pelaksanaan
from keberatan.perbuatan.pencabutan import cabut
from keberatan.perbuatan.penerusan import teruskan_ke_atasan, teruskan_ke_ppid
from keberatan.perbuatan.penutupan import tutup
from keberatan.perbuatan.penyampaian import catat_penyampaian
from keberatan.perbuatan.pernyataan_sikap import nyatakan_sikap
from ppid.views.tindakan import Tindakan, dengan_isi


def _catat_penyampaian(kasus: Keberatan, isian: formulir.FormulirCatatPenyampaian, **siapa: Any) -> None:
    catat_penyampaian(kasus, isian.cleaned_data["surat"], isian.cara_penyerahan(), **siapa)


def _catat_pelaksanaan(kasus: Keberatan, isian: formulir.FormulirPelaksanaan, **siapa: Any) -> None:
    catat_pelaksanaan(kasus, uraian=isian.cleaned_data["uraian"], usulan=isian.usulan(), **siapa)


def _cabut(kasus: Keberatan, isian: formulir.FormulirCabut, **siapa: Any) -> None:
    cabut(kasus, formulir=isian.cleaned_data["formulir"][0], **siapa)


_tindakan = partial(Tindakan, ALUR_KEBERATAN)
TINDAKAN = [
    _tindakan("teruskan_ke_ppid", "penerusan-ppid", formulir.FormulirTeruskanPPID, dengan_isi(teruskan_ke_ppid)),
    _tindakan(
        "teruskan_ke_atasan", "penerusan-atasan", formulir.FormulirTeruskanAtasan, dengan_isi(teruskan_ke_atasan)
    ),
    _tindakan("catat_penyampaian", "penyampaian", formulir.FormulirCatatPenyampaian, _catat_penyampaian),
    _tindakan("catat_pelaksanaan", "pelaksanaan", formulir.FormulirPelaksanaan, _catat_pelaksanaan),
    _tindakan("nyatakan_sikap", "sikap", formulir.FormulirSikap, dengan_isi(nyatakan_sikap)),
    _tindakan("catat_keterlambatan", "keterlambatan", formulir.FormulirKeterlambatan, dengan_isi(catat_keterlambatan)),
    _tindakan("tutup", "penutupan", formulir.FormulirTutup, dengan_isi(tutup)),
    _tindakan("cabut", "pencabutan", formulir.FormulirCabut, _cabut),
]
MENURUT_AKSI = {baris.aksi: baris for baris in TINDAKAN}
