"""What was announced at once, as a feed that programs may follow."""

from datetime import datetime
from typing import Any

from django.contrib.syndication.views import Feed
from django.utils.feedgenerator import Atom1Feed
from django.views.decorators.http import require_safe

from dip.kategori import Kategori
from dip.models import InformasiPublik
from ppid.akses import satker_dari_alamat
from ppid.models import Satker

TAMPIL = 50


class UmpanSertaMerta(Feed):
    """Newest first."""

    feed_type = Atom1Feed

    def get_object(self, request: Any, *args: Any, **kwargs: Any) -> Satker:
        return satker_dari_alamat(kwargs["slug"])

    def title(self, satker: Satker) -> str:
        return f"Informasi serta merta, {satker.nama}"

    def link(self, satker: Satker) -> str:
        return f"/{satker.slug}/informasi/?kategori={Kategori.SERTA_MERTA}"

    def subtitle(self, satker: Satker) -> str:
        return "Diumumkan segera begitu ada."

    def items(self, satker: Satker) -> Any:
        baris = InformasiPublik.objects.filter(satker=satker, kategori=Kategori.SERTA_MERTA).terbit()
        return baris.select_related("satker").defer("teks_terbit", "vektor").order_by("-diumumkan_at", "-pk")[:TAMPIL]

    def item_title(self, item: Any) -> str:
        return str(item.nama)

    def item_description(self, item: Any) -> str:
        return str(item.ringkasan)

    def item_link(self, item: Any) -> str:
        return str(item.url_publik())

    def item_pubdate(self, item: Any) -> datetime | None:
        return item.diumumkan_at  # type: ignore[no-any-return]

    def item_updateddate(self, item: Any) -> datetime | None:
        return item.terakhir_berubah  # type: ignore[no-any-return]


umpan = require_safe(UmpanSertaMerta())
