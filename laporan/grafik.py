"""Charts: one picture for the page and for paper, drawn from a table of the report."""

import re
from functools import lru_cache
from typing import Any

# One dark blue on white: legible in grey, the same for every eye, and each bar carries its number.
WARNA = "#1D4E89"
TINTA = "#1F1B18"
HURUF = "Tinos, 'Plus Jakarta Sans', 'Liberation Sans', sans-serif"
LEBAR = 680
# The library's own rules, for pictures that move and for other kinds of charts, take longer to read than to draw; its
# comments, values and script name the picture anew each time, and equal figures shall give equal bytes.
SISIPAN = re.compile(r"<!--.*?-->|<script.*?</script>|<desc.*?</desc>|<title>[^<]*</title>", re.DOTALL)
GAYA_PUSTAKA = re.compile(r"<style.*?</style>", re.DOTALL)
GAYA = (
    f"<style>text{{font:13px {HURUF};fill:{TINTA}}}.background{{fill:#FFFFFF}}.reactive{{fill:{WARNA}}}"
    f".line{{fill:none;stroke:{TINTA}}}.guide.line{{stroke:#E7E1DA;stroke-dasharray:4,4}}"
    ".horizontal .axis.y .guide.line,.vertical .axis.x .guide.line{opacity:0}"
    ".axis.x text{text-anchor:middle}.axis.y text{text-anchor:end}</style>"
)
PENGENAL = re.compile(r"chart-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def svg(tabel: dict[str, Any], *, judul: str, lebar: int = LEBAR) -> bytes:
    """The table's numbers as bars: lying ones with their words beside them, standing ones for months.

    `lebar` is its width in pixels; a narrow one has larger letters where it is printed small.
    """
    label = [baris[0] for baris in tabel["baris"]]
    return _gambar(tuple(label), tuple(tabel["angka"]), bool(tabel.get("bulanan")), judul, lebar)


@lru_cache(maxsize=64)
def _gambar(label: tuple[str, ...], angka: tuple[int, ...], tegak: bool, judul: str, lebar: int) -> bytes:
    import pygal
    from pygal.style import Style

    # Only what the layout is measured by; the looks are GAYA's.
    gaya = Style(label_font_size=13, major_label_font_size=13, value_font_size=13)
    pilihan = {
        "js": [],
        "style": gaya,
        "width": lebar,
        "explicit_size": True,
        "show_legend": False,
        "print_values": True,
        "print_values_position": "top",
        "value_formatter": lambda n: f"{int(n):,}".replace(",", "."),
        "margin": 8,
        "spacing": 4,
        "disable_xml_declaration": True,
        "include_x_axis": True,
        "range": (0, max(max(angka), 1) * 1.12),
        "max_scale": 5,
    }
    if tegak:
        bagan = pygal.Bar(height=260, x_label_rotation=0, **pilihan)
        bagan.x_labels = [_singkat(satu) for satu in label]
        bagan.add("", angka)
    else:
        pilihan["value_formatter"] = lambda n: f"\u00a0{int(n):,}".replace(",", ".")
        bagan = pygal.HorizontalBar(height=60 + 26 * len(label), truncate_label=-1, **pilihan)
        # The library draws from below; a table is read from above.
        bagan.x_labels = list(reversed(label))
        bagan.add("", list(reversed(angka)))
    gambar = SISIPAN.sub("", bagan.render(is_unicode=True))
    if not tegak:
        # Beside the end of its bar a number can be read; the library sets it across the end.
        gambar = gambar.replace('text-anchor="middle"', 'text-anchor="start"')
    gambar = GAYA_PUSTAKA.sub(GAYA, PENGENAL.sub("bagan", gambar), count=1)
    return gambar.replace("<defs>", f"<title>{_aman(judul)}</title><defs>", 1).encode()


def _singkat(bulan: str) -> str:
    """ "Januari 2024" as "Jan"."""
    return bulan[:3]


def _aman(teks: str) -> str:
    return teks.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
