import os
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from playwright.sync_api import Page

# Playwright keeps an event loop in this thread; Django's database calls here are still ordinary, blocking ones.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

AXE = Path(__file__).with_name("axe.min.js").read_text()
PONSEL = {"width": 390, "height": 844}
MEJA = {"width": 1280, "height": 800}


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    tanpa = ["gpu", "quic", "background-networking", "component-update", "sync"]
    return {
        **browser_type_launch_args,
        "executable_path": os.environ.get("CHROMIUM", "/usr/bin/chromium"),
        "args": ["--no-sandbox", "--no-first-run", *[f"--disable-{nama}" for nama in tanpa]],
    }


@pytest.fixture
def buka_peramban(browser, live_server):
    """A context of the wished kind; every page in it refuses scripts and requests from elsewhere silently failing."""
    konteks = []

    def buka(*, ukuran=PONSEL, js=True, gelap=False):
        satu = browser.new_context(
            base_url=live_server.url,
            viewport=ukuran,
            java_script_enabled=js,
            color_scheme="dark" if gelap else "light",
            locale="id-ID",
        )
        konteks.append(satu)
        return satu.new_page()

    yield buka
    for satu in konteks:
        satu.close()


@pytest.fixture
def periksa_aksesibilitas():
    """Run axe on what is shown now; no violation of any rule may remain."""

    def periksa(page):
        page.evaluate(AXE)
        hasil = page.evaluate("axe.run()")
        ringkas = [
            (langgar["id"], simpul["html"][:160], simpul["failureSummary"][:200])
            for langgar in hasil["violations"]
            for simpul in langgar["nodes"]
        ]
        assert ringkas == [], page.url

    return periksa


@pytest.fixture
def masuk(page: Page, live_server):
    """Log an officer in and open a page as him."""

    def buka(orang, alamat: str) -> Page:
        sesi = SessionStore()
        sesi[SESSION_KEY] = str(orang.pk)
        sesi[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
        sesi[HASH_SESSION_KEY] = orang.get_session_auth_hash()
        sesi.create()
        page.context.clear_cookies()
        page.context.add_cookies(
            [{"name": settings.SESSION_COOKIE_NAME, "value": sesi.session_key or "", "url": live_server.url}]
        )
        page.goto(live_server.url + alamat)
        return page

    return buka


@pytest.fixture
def tanpa_galat_peramban(page: Page):
    """No page may break its own security policy or its script."""
    galat: list[str] = []
    page.on("console", lambda pesan: galat.append(pesan.text) if pesan.type == "error" else None)
    page.on("pageerror", lambda pesan: galat.append(str(pesan)))
    yield
    assert [g for g in galat if "422" not in g] == []
