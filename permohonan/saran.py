"""Suggestions from the words of a request. A person decides."""

from permohonan.models import JenisInformasi


def saran_jenis(teks: str) -> JenisInformasi | None:
    """The kind of information whose keywords occur most often in the text; None when none does."""
    rendah = teks.casefold()

    def cocok(jenis: JenisInformasi) -> int:
        kata = (k.strip().casefold() for k in jenis.kata_kunci.split(","))
        return sum(rendah.count(k) for k in kata if k)

    terbaik = max(JenisInformasi.objects.all(), key=cocok, default=None)
    return terbaik if terbaik and cocok(terbaik) else None
