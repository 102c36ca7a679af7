import os
from pathlib import Path

import pytest

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
