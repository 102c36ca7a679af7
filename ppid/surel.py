"""How mail leaves: as plain text and HTML, strict about its template, the server's own words kept as evidence."""

import smtplib
from typing import Any

from django.conf import settings
from django.core import signing
from django.core.mail import EmailMultiAlternatives
from django.core.mail.backends.smtp import EmailBackend
from django.template import TemplateDoesNotExist, engines
from django.template.loader import render_to_string
from django.urls import reverse

GARAM = "ppid.langganan"


class SmtpBerbukti(EmailBackend):
    """Django's SMTP backend that remembers what the server answered when it accepted a message."""

    @property
    def connection_class(self) -> type[smtplib.SMTP]:
        dasar: Any = super().connection_class

        class Percakapan(dasar):
            jawaban = ""

            def data(self, msg: Any) -> tuple[int, bytes]:
                kode, kata = super().data(msg)
                type(self).jawaban = f"{kode} {kata.decode(errors='replace')}"
                return kode, kata

        self.percakapan = Percakapan
        return Percakapan

    @property
    def bukti(self) -> str:
        """The answer to the last message, e.g. ``250 2.0.0 Ok: queued as 4B1D2``."""
        return getattr(getattr(self, "percakapan", None), "jawaban", "")


def isi(templat: str, konteks: dict[str, Any]) -> tuple[str, str]:
    """Subject and text of a message; settings.KOSONG stands where the template asks for a value that is missing."""
    mesin = engines["surel"]
    perihal = mesin.get_template(f"surel/{templat}-subject.txt").render(konteks)
    return " ".join(perihal.split())[:200], mesin.get_template(f"surel/{templat}.txt").render(konteks)


def ringkas(templat: str, konteks: dict[str, Any]) -> str:
    """The message in a few words, without greeting and link; empty where the desk never tells it."""
    try:
        ringkasan = engines["surel"].get_template(f"pesan/{templat}.txt")
    except TemplateDoesNotExist:
        return ""
    return ringkasan.render(konteks).strip()


def tautan_berhenti(surel: int) -> str:
    """The address that ends messages like this one to its recipient. It names the message, never the person."""
    return settings.SITUS + reverse("berhenti_langganan", args=[signing.dumps(surel, salt=GARAM)])


def baca_berhenti(tanda: str) -> int:
    """The message that such a link names. Raises django.core.signing.BadSignature when altered."""
    return signing.loads(tanda, salt=GARAM)


def susun(
    *, perihal: str, teks: str, penerima: str, message_id: str, satker: str, berhenti: str
) -> EmailMultiAlternatives:
    """The message as it goes out: plain text first, the same words as HTML."""
    kepala = {"Message-ID": message_id, "Auto-Submitted": "auto-generated"}
    if berhenti:
        kepala |= {"List-Unsubscribe": f"<{berhenti}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}
        teks = f"{teks.rstrip()}\n\nTidak ingin menerima e-mail seperti ini lagi: {berhenti}\n"
    pesan = EmailMultiAlternatives(subject=perihal, body=teks, to=[penerima], headers=kepala)
    konteks = {"perihal": perihal, "teks": teks.strip(), "satker": satker}
    pesan.attach_alternative(render_to_string("surel/_bingkai.html", konteks), "text/html")
    return pesan
