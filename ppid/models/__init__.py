from ppid.models.berkas import Berkas, Kelas
from ppid.models.dasar_hukum import DasarHukum, Tahapan
from ppid.models.jangka_waktu import Jalur, JangkaWaktu, LangkahWaktu, Satuan
from ppid.models.libur import HariLibur, JenisLibur, TahunLibur
from ppid.models.outbox import OutgoingMail
from ppid.models.pembatas import Pembatas
from ppid.models.pemohon import JenisIdentitas, JenisKelamin, JenisPemohon, Pekerjaan, Pemohon
from ppid.models.pengguna import Pengguna
from ppid.models.penomoran import Penomoran, susun_nomor
from ppid.models.penugasan import Pelaksana, Penugasan
from ppid.models.riwayat import RiwayatDasar
from ppid.models.satker import Hari, JamLayanan, Satker, Tarif, Tingkat, Zona
from ppid.models.surat import JenisSurat, Surat

__all__ = [
    "Berkas",
    "DasarHukum",
    "Hari",
    "HariLibur",
    "Jalur",
    "JamLayanan",
    "JangkaWaktu",
    "JenisIdentitas",
    "JenisKelamin",
    "JenisLibur",
    "JenisPemohon",
    "JenisSurat",
    "Kelas",
    "LangkahWaktu",
    "OutgoingMail",
    "Pekerjaan",
    "Pelaksana",
    "Pembatas",
    "Pemohon",
    "Pengguna",
    "Penomoran",
    "Penugasan",
    "RiwayatDasar",
    "Satker",
    "Satuan",
    "Surat",
    "Tahapan",
    "TahunLibur",
    "Tarif",
    "Tingkat",
    "Zona",
    "susun_nomor",
]
