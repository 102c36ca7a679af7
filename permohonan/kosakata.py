"""The words in which registers say what we say, each with its meaning."""

from permohonan.alur import Status
from permohonan.putusan import Kanal, Putusan
from ppid.models import JenisKelamin, Pekerjaan

# "ü" is what the tick of Wingdings is without its font.
CENTANG = frozenset({"√", "✓", "✔", "☑", "v", "x", "1", "ya", "ada", "ü"})
GRATIS = frozenset({"gratis", "nihil", "tanpa biaya", "tidak ada", "tidak dipungut biaya", "bebas biaya", "nol"})
BULAN = (
    *("januari", "februari", "maret", "april", "mei", "juni"),
    *("juli", "agustus", "september", "oktober", "november", "desember"),
)
BULAN_SINGKAT = {
    "pebruari": "februari",
    "sept": "september",
    "agu": "agustus",
    "nopember": "november",
    "nop": "november",
}

KANAL = {
    "datang langsung": Kanal.LANGSUNG,
    "langsung": Kanal.LANGSUNG,
    "tatap muka": Kanal.LANGSUNG,
    "surat": Kanal.SURAT,
    "pos": Kanal.SURAT,
    "email": Kanal.EMAIL,
    "e-mail": Kanal.EMAIL,
    "surel": Kanal.EMAIL,
    "telepon": Kanal.TELEPON,
    "telpon": Kanal.TELEPON,
    "telp": Kanal.TELEPON,
    "faksimili": Kanal.FAKSIMILI,
    "faks": Kanal.FAKSIMILI,
    "fax": Kanal.FAKSIMILI,
    "whatsapp": Kanal.WHATSAPP,
    "wa": Kanal.WHATSAPP,
    "e-ppid": Kanal.EPPID,
    "eppid": Kanal.EPPID,
    "e-ppid kpu ri": Kanal.EPPID,
    "laman": Kanal.LAMAN,
    "laman ini": Kanal.LAMAN,
    "website": Kanal.LAMAN,
    "kotak pengaduan": Kanal.KOTAK,
    "media sosial": Kanal.MEDSOS,
    "medsos": Kanal.MEDSOS,
    "instagram": Kanal.MEDSOS,
    "facebook": Kanal.MEDSOS,
}
JENIS_KELAMIN = {
    "l": JenisKelamin.LAKI_LAKI,
    "laki-laki": JenisKelamin.LAKI_LAKI,
    "p": JenisKelamin.PEREMPUAN,
    "pria": JenisKelamin.LAKI_LAKI,
    "lk": JenisKelamin.LAKI_LAKI,
    "wanita": JenisKelamin.PEREMPUAN,
    "pr": JenisKelamin.PEREMPUAN,
    "perempuan": JenisKelamin.PEREMPUAN,
    "tidak disebutkan": JenisKelamin.TIDAK_DISEBUTKAN,
}
# By the words in it; what fits nowhere is "Lainnya" beside the word as written.
PEKERJAAN = (
    (r"pelajar|siswa|santri", Pekerjaan.PELAJAR),
    (r"pns|asn|pppk|pegawai negeri", Pekerjaan.ASN),
    (r"tni|polri|polisi", Pekerjaan.TNI_POLRI),
    (r"bumn|bumd", Pekerjaan.BUMN),
    (r"wiraswasta|wirausaha|pengusaha|pedagang", Pekerjaan.WIRASWASTA),
    (r"swasta", Pekerjaan.SWASTA),
    (r"dosen|guru|peneliti", Pekerjaan.PENDIDIK),
    (r"wartawan|jurnalis", Pekerjaan.WARTAWAN),
    (r"lsm|ormas", Pekerjaan.LSM),
    (r"partai|parpol", Pekerjaan.PARPOL),
    (r"advokat|pengacara", Pekerjaan.ADVOKAT),
    (r"petani|nelayan|buruh", Pekerjaan.TANI_NELAYAN_BURUH),
    (r"rumah tangga", Pekerjaan.RUMAH_TANGGA),
)
KEPUTUSAN: dict[str, Putusan | Status] = {
    "diberikan": Putusan.SELURUHNYA,
    "diberikan seluruhnya": Putusan.SELURUHNYA,
    "dikabulkan": Putusan.SELURUHNYA,
    "dikabulkan seluruhnya": Putusan.SELURUHNYA,
    "dikabulkan sepenuhnya": Putusan.SELURUHNYA,
    "diberikan semua": Putusan.SELURUHNYA,
    "diberikan sepenuhnya": Putusan.SELURUHNYA,
    "dipenuhi": Putusan.SELURUHNYA,
    "dipenuhi seluruhnya": Putusan.SELURUHNYA,
    "terpenuhi": Putusan.SELURUHNYA,
    "diberikan sebagian": Putusan.SEBAGIAN,
    "dikabulkan sebagian": Putusan.SEBAGIAN,
    "dipenuhi sebagian": Putusan.SEBAGIAN,
    "sebagian": Putusan.SEBAGIAN,
    "ditolak": Putusan.DITOLAK,
    "ditolak seluruhnya": Putusan.DITOLAK,
    "dikecualikan": Putusan.DITOLAK,
    "tidak dikuasai": Putusan.TIDAK_DIKUASAI,
    "belum dikuasai": Putusan.TIDAK_DIKUASAI,
    "tidak di bawah penguasaan": Putusan.TIDAK_DIKUASAI,
    "tidak dibawah penguasaan": Putusan.TIDAK_DIKUASAI,
    "belum didokumentasikan": Putusan.BELUM_DIDOKUMENTASIKAN,
    "dicabut": Status.DICABUT,
    "dicabut pemohon": Status.DICABUT,
    "tidak dilengkapi": Status.DITUTUP_TIDAK_LENGKAP,
    "ditutup tidak lengkap": Status.DITUTUP_TIDAK_LENGKAP,
}
