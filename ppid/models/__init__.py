from ppid.models.berkas import Berkas, Kelas
from ppid.models.berkas_keluar import BerkasBersih, BerkasKeluar
from ppid.models.dasar_hukum import DasarHukum, Tahapan
from ppid.models.formulir import FormulirKosong
from ppid.models.jangka_waktu import DaftarJangka, Jalur, JangkaWaktu, LangkahWaktu, Satuan
from ppid.models.kunjungan import KunjunganHarian
from ppid.models.libur import HariLibur, JenisLibur, KalenderKantor, TahunLibur
from ppid.models.outbox import Channel, Handling, OutgoingMail, Unsubscription
from ppid.models.pekerjaan_latar import PekerjaanLatar
from ppid.models.pembatas import Pembatas
from ppid.models.pemohon import JenisIdentitas, JenisKelamin, JenisPemohon, Pekerjaan, Pemohon
from ppid.models.pengguna import Pengguna
from ppid.models.penomoran import Penomoran, susun_nomor
from ppid.models.penugasan import Pelaksana, Penugasan
from ppid.models.riwayat import RiwayatDasar
from ppid.models.sapuan import Sapuan
from ppid.models.satker import Hari, JamLayanan, Satker, Tarif, Tingkat, Zona
from ppid.models.surat import JenisSurat, Surat
from ppid.models.usul import HasilUsul, JenisUsul, Usul

__all__ = [
    "Berkas",
    "BerkasBersih",
    "BerkasKeluar",
    "Channel",
    "DaftarJangka",
    "DasarHukum",
    "FormulirKosong",
    "Handling",
    "Hari",
    "HariLibur",
    "HasilUsul",
    "Jalur",
    "JamLayanan",
    "JangkaWaktu",
    "JenisIdentitas",
    "JenisKelamin",
    "JenisLibur",
    "JenisPemohon",
    "JenisSurat",
    "JenisUsul",
    "KalenderKantor",
    "Kelas",
    "KunjunganHarian",
    "LangkahWaktu",
    "OutgoingMail",
    "Pekerjaan",
    "PekerjaanLatar",
    "Pelaksana",
    "Pembatas",
    "Pemohon",
    "Pengguna",
    "Penomoran",
    "Penugasan",
    "RiwayatDasar",
    "Sapuan",
    "Satker",
    "Satuan",
    "Surat",
    "Tahapan",
    "TahunLibur",
    "Tarif",
    "Tingkat",
    "Unsubscription",
    "Usul",
    "Zona",
    "susun_nomor",
]
