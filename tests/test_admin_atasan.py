"""What the Atasan of an office cannot do or learn through the admin."""

from django.contrib.contenttypes.models import ContentType
from django.urls import reverse

from permohonan.models import Permohonan
from ppid.models import Pengguna, Penugasan
from ppid.peran import Peran
from tests.factories import kantor, permohonan_terdaftar, uji_konsekuensi


def test_atasan_membaca_uji_konsekuensi_tanpa_mengubahnya(client, atasan):
    uji = uji_konsekuensi()
    client.force_login(atasan)
    for aksi, harap in (("change", 200), ("delete", 403)):
        assert client.get(reverse(f"admin:dip_ujikonsekuensi_{aksi}", args=[uji.pk])).status_code == harap
    for alamat in (
        reverse("admin:dip_ujikonsekuensi_add"),
        reverse("admin:dip_ujikonsekuensi_change", args=[uji.pk]),
    ):
        assert client.post(alamat, {"satker": kantor().pk, "perihal": "Diubah"}).status_code == 403
    uji.refresh_from_db()
    assert uji.perihal != "Diubah"


def test_supervisi_tidak_diangkat_oleh_kantor_sendiri(client, atasan):
    isi = {
        "petugas": atasan.pk,
        "satker": kantor().pk,
        "peran": "supervisi",
        "nomor_sk": "1/SK/UJI",
        "mulai": "2026-01-01",
    }
    client.force_login(atasan)
    assert client.post(reverse("admin:ppid_penugasan_add"), isi).status_code == 200
    client.force_login(Pengguna.objects.create_superuser("super@uji.test", nama="Super (uji)"))
    assert client.post(reverse("admin:ppid_penugasan_add"), isi).status_code == 302
    assert Penugasan.objects.filter(peran=Peran.SUPERVISI).count() == 1


def test_pengalihan_bawaan_admin_tidak_membuka_adanya_objek_kantor_lain(client, atasan):
    lain = permohonan_terdaftar(satker=kantor("3673"))
    jenis = ContentType.objects.get_for_model(Permohonan).pk
    client.force_login(atasan)
    for alamat in (f"/admin/r/{jenis}/{lain.pk}/", f"/admin/r/{jenis}/999999999/", "/admin/r/1/%00/"):
        assert client.get(alamat).status_code == 404
