"""What letters on paper need: letterhead lines, numbers in words, codes to scan."""

import re
from datetime import date, datetime
from decimal import Decimal

import segno
from django import template
from django.conf import settings
from django.utils.safestring import SafeString, mark_safe

register = template.Library()

LEMBAGA = {"KPU": "Komisi Pemilihan Umum", "KIP": "Komisi Independen Pemilihan"}
ANGKA = ["nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas"]


@register.filter
def baris_kop(nama: str) -> list[str]:
    """ "KPU Kabupaten Jombang" as the two lines of a letterhead; a name written out is parted the same way."""
    for singkatan, lembaga in LEMBAGA.items():
        for awal in (singkatan, lembaga):
            if nama == awal or nama.startswith(f"{awal} "):
                tempat = re.sub(r"^RI$", "Republik Indonesia", nama.removeprefix(awal).strip())
                return [lembaga, tempat] if tempat else [lembaga]
    return [nama]


def terbilang(n: int) -> str:
    """0 to 999 in words."""
    if n < 12:
        return ANGKA[n]
    if n < 20:
        return f"{ANGKA[n - 10]} belas"
    if n < 100:
        puluh, sisa = divmod(n, 10)
        return f"{ANGKA[puluh]} puluh {ANGKA[sisa] if sisa else ''}".strip()
    ratus, sisa = divmod(n, 100)
    awal = "seratus" if ratus == 1 else f"{ANGKA[ratus]} ratus"
    return f"{awal} {terbilang(sisa) if sisa else ''}".strip()


@register.filter
def bilangan(n: int) -> str:
    """ "30 (tiga puluh)", as letters write a number of days."""
    return f"{n} ({terbilang(n)})" if 0 <= n < 1000 else str(n)


@register.filter
def rupiah(nilai: str | Decimal | None) -> str:
    """ "Rp12.500"; nothing for no charge."""
    jumlah = Decimal(nilai or 0)
    if not jumlah:
        return ""
    bulat, _, sen = f"{jumlah:,.2f}".partition(".")
    return f"Rp{bulat.replace(',', '.')}{'' if sen == '00' else f',{sen}'}"


@register.filter
def ukuran(bita: int) -> str:
    """ "1,2 MB" """
    for satuan, besar in (("GB", 1024**3), ("MB", 1024**2), ("KB", 1024)):
        if bita >= besar:
            return f"{bita / besar:.1f}".replace(".", ",").removesuffix(",0") + f" {satuan}"
    return f"{bita} bita"


@register.filter
def sidik_pendek(sha256: str) -> str:
    """The beginning of a fingerprint, enough to compare by eye."""
    return f"{sha256[:16]}…" if sha256 else ""


@register.filter
def peraturan(sebutan: str) -> str:
    """ "PKPU 22/2023" as letters cite it: "Peraturan KPU Nomor 22 Tahun 2023"."""
    return re.sub(r"^PKPU (\d+)/(\d{4})$", r"Peraturan KPU Nomor \1 Tahun \2", sebutan)


@register.filter
def pasal(nomor: str) -> str:
    """An article with its word before it, written or not."""
    return nomor if nomor.lower().startswith("pasal") else f"Pasal {nomor}"


@register.filter
def dari_iso(teks: str) -> date | None:
    """The day a frozen context names."""
    return date.fromisoformat(teks[:10]) if teks else None


@register.filter
def jam_kantor(teks: str) -> str:
    """ "09.30" of a moment frozen on the office's own clock."""
    return f"{datetime.fromisoformat(teks):%H.%M}" if teks else ""


@register.inclusion_tag("surat/_centang.html")
def centang(label: str, nilai: object, pilihan: object = True) -> dict[str, object]:
    """A box before its label, ticked when the value is that choice."""
    return {"label": label, "ya": nilai == pilihan if pilihan is not True else bool(nilai)}


@register.simple_tag
def situs() -> str:
    return settings.SITUS


@register.simple_tag
def kode_qr(isi: str, judul: str) -> SafeString:
    """A QR code as inline SVG; `judul` is read to those who cannot see it."""
    kode = segno.make(isi, error="m", micro=False)
    return mark_safe(kode.svg_inline(border=2, omitsize=True, svgclass="qr", lineclass=None, title=judul))
