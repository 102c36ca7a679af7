"""The child process that sets one volume of the register: JSON on standard input, a tagged PDF on standard output.

It has no settings, no secrets and no database, and nothing here imports Django.
"""

import io
import sys
import tempfile
from pathlib import Path

HURUF = Path(__file__).resolve().parent.parent / "static" / "vendor" / "tinos"
TATA = Path(__file__).with_name("tata_register.typ")


def _huruf(folder: str) -> str:
    """The letters' own typeface, unpacked: the typesetter reads no web fonts."""
    from fontTools.ttLib import woff2

    for berkas in HURUF.glob("tinos-latin-?00-normal.woff2"):
        woff2.decompress(str(berkas), str(Path(folder, berkas.stem + ".ttf")))
    return folder


def cetak(bahan: bytes) -> bytes:
    """The PDF of one volume."""
    import pikepdf
    import typst

    with tempfile.TemporaryDirectory(prefix="ppid-huruf-") as folder:
        cetakan: bytes = typst.compile(  # type: ignore[assignment, misc]
            TATA.read_bytes(),
            font_paths=[_huruf(folder)],
            ignore_system_fonts=True,
            sys_inputs={"bahan": bahan.decode()},
        )
    # The tags of so many cells lie uncompressed: packed, the file is a fifth as large.
    with pikepdf.open(io.BytesIO(cetakan)) as dokumen, io.BytesIO() as padat:
        dokumen.save(padat, object_stream_mode=pikepdf.ObjectStreamMode.generate)
        return padat.getvalue()


if __name__ == "__main__":
    sys.stdout.buffer.write(cetak(sys.stdin.buffer.read()))
