"""Where an upload lies while its request is being read."""

from typing import Any

from django.conf import settings
from django.core.files.uploadhandler import MemoryFileUploadHandler

from ppid.unggahan import WARGA

# Officers' files may be large; those pages keep Django's own way.
RUANG_PETUGAS = ("/meja/", "/admin/")


class DalamMemori(MemoryFileUploadHandler):
    """Citizens' papers stay in memory, however large: no copy of an identity touches a temporary folder.

    What goes beyond the limit is cut off right behind it, so that the form still sees that it is too large.
    """

    request: Any

    def handle_raw_input(self, *args: Any, **kwargs: Any) -> None:
        self.activated = not self.request.path_info.startswith(RUANG_PETUGAS)
        self.sisa = settings.FILE_UPLOAD_MAX_MEMORY_SIZE

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        if not self.activated:
            return raw_data
        potongan = raw_data[: max(0, min(self.sisa, WARGA.ukuran + 1 - start))]
        self.sisa -= len(potongan)
        self.file.write(potongan)
        return None
