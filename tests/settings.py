"""The settings of the tests: the real ones, with fixed secrets and fast, quiet edges."""

import os
import tempfile

os.environ.setdefault("PPID_ENV", os.devnull)
os.environ.setdefault("DEBUG", "false")
os.environ.setdefault("SECRET_KEY", "rahasia-khusus-pengujian-yang-cukup-panjang-dan-tidak-dipakai-di-mana-pun")
os.environ.setdefault("IDENTITAS_KUNCI", "dGlkYWstcmFoYXNpYS1oYW55YS11bnR1ay11amlhbiE=")
os.environ.setdefault("IDENTITAS_SIDIK_KUNCI", "sidik-khusus-pengujian")
os.environ.setdefault("DATABASE_URL", "postgresql://ppid@/ppid")
os.environ.setdefault("REDIS_URL", "redis://127.0.0.1:6379/0")
os.environ.setdefault("BERKAS_DIR", tempfile.mkdtemp(prefix="ppid-uji-"))
os.environ.setdefault("PUBLIK_DIR", tempfile.mkdtemp(prefix="ppid-uji-publik-"))

from ppid.settings import *  # noqa: F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": BERKAS_DIR}},  # noqa: F405
    "publik": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": PUBLIK_DIR}},  # noqa: F405
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_AUTOREFRESH = True
# It writes from a thread of its own, outside the transaction of a test.
MIDDLEWARE = [satu for satu in MIDDLEWARE if satu != "ppid.middleware.kunjungan"]  # noqa: F405
WAJIB_MFA = False
LOGGING_CONFIG = None
