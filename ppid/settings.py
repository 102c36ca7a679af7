"""Settings of the one installation. Every value that differs between places comes from the environment."""

from pathlib import Path

import environ
from csp.constants import NONE, SELF

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = BASE_DIR / "var"

env = environ.Env()
environ.Env.read_env(env("PPID_ENV", default=str(VAR_DIR / "env")))

# --- What must be given -----------------------------------------------------
SECRET_KEY = env("SECRET_KEY")
DATABASES = {"default": env.db("DATABASE_URL")}
REDIS_URL = env("REDIS_URL")
# Fernet keys, newest first: the first encrypts, all decrypt.
IDENTITAS_KUNCI = env.list("IDENTITAS_KUNCI")
# Keys the HMAC index that finds an identity number without storing it readable.
IDENTITAS_SIDIK_KUNCI = env("IDENTITAS_SIDIK_KUNCI")

# --- What may be given ------------------------------------------------------
DEBUG = env.bool("DEBUG", default=False)
DEMO = env.bool("DEMO", default=DEBUG)
SITUS = env("SITUS", default="http://127.0.0.1:8000")
TLS = SITUS.startswith("https://")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["127.0.0.1", "localhost", "[::1]"])
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])
BERKAS_DIR = Path(env("BERKAS_DIR", default=str(VAR_DIR / "berkas")))
PUBLIK_DIR = Path(env("PUBLIK_DIR", default=str(VAR_DIR / "publik")))
WAJIB_MFA = env.bool("WAJIB_MFA", default=not DEMO)

# The operator's chat channels by office code ("*" for all), as apprise addresses: 3517=tgram://…,*=json://…
SALURAN_OBROLAN = env.dict("SALURAN_OBROLAN", default={})
# Stands where a mail's template names a value that it was not given.
KOSONG = "⟦tanpa nilai⟧"

# --- Application ------------------------------------------------------------
INSTALLED_APPS = [
    "ppid",
    "dip",
    "permohonan",
    "keberatan",
    "laporan",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.postgres",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "crispy_forms",
    "crispy_bootstrap5",
    "csp",
    "pgtrigger",
    "pghistory",
]

MIDDLEWARE = [
    "ppid.middleware.saat",
    "django.middleware.security.SecurityMiddleware",
    # Pages are compressed here; static files come compressed already, except in the demonstration.
    "ppid.middleware.Mampat",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "ppid.middleware.nama_host_satker",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "ppid.middleware.wajib_mfa",
    # Innermost: it counts what a view answered.
    "ppid.middleware.kunjungan",
]

ROOT_URLCONF = "ppid.urls"
WSGI_APPLICATION = "ppid.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.debug",
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]
# Mail is rendered strictly: a value that a template lacks leaves this mark, and what carries it is not sent.
TEMPLATES.append(
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "NAME": "surel",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {"string_if_invalid": KOSONG},
    }
)
CRISPY_ALLOWED_TEMPLATE_PACKS = "bootstrap5"
CRISPY_TEMPLATE_PACK = "bootstrap5"

# --- Data -------------------------------------------------------------------
DATABASES["default"]["CONN_MAX_AGE"] = 60
DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
# Limits and one-time tokens must work with Redis down, so the default cache is PostgreSQL.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "cache_ppid",
    },
}
# Three papers of five megabytes stay in memory: a copy of somebody's identity never touches a temporary folder.
FILE_UPLOAD_MAX_MEMORY_SIZE = 16 * 1024 * 1024
FILE_UPLOAD_HANDLERS = [
    "ppid.penampung.DalamMemori",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]

# --- Language and time ------------------------------------------------------
LANGUAGE_CODE = "id"
LANGUAGES = [("id", "Bahasa Indonesia")]
USE_I18N = True
USE_TZ = True
# Every date a person reads is computed in the office's own zone; this is only the admin's default.
TIME_ZONE = "Asia/Jakarta"

# --- Accounts ---------------------------------------------------------------
AUTH_USER_MODEL = "ppid.Pengguna"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/meja/"
LOGOUT_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "ppid.akun.AkunAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_FORMS = {"login": "ppid.forms.FormulirMasuk", "reset_password": "ppid.forms.FormulirLupaSandi"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_ON_GET = False
# Identity papers and letters to be signed ask for the password again after half an hour.
ACCOUNT_REAUTHENTICATION_TIMEOUT = 1800
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("PROXY_TEPERCAYA", default=0)
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes", "webauthn"]
MFA_PASSKEY_LOGIN_ENABLED = False

# --- Security ---------------------------------------------------------------
SECURE_SSL_REDIRECT = TLS
SECURE_HSTS_SECONDS = 31536000 if TLS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = TLS
SECURE_HSTS_PRELOAD = TLS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if ALLAUTH_TRUSTED_PROXY_COUNT else None
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_SECURE = TLS
SESSION_COOKIE_NAME = "__Host-sesi" if TLS else "sesi"
SESSION_COOKIE_AGE = 12 * 3600
CSRF_COOKIE_SECURE = TLS
CSRF_COOKIE_NAME = "__Host-csrf" if TLS else "csrf"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "ppid.views.galat.csrf_gagal"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    },
}

# --- Files ------------------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = Path(env("STATIC_ROOT", default=str(VAR_DIR / "static")))
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": BERKAS_DIR}},
    # What is published is copied here; a public address reads nothing else.
    "publik": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": PUBLIK_DIR}},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if not DEBUG
        else "django.contrib.staticfiles.storage.StaticFilesStorage",
    },
}
WHITENOISE_USE_FINDERS = DEBUG

# --- Wiring of the floors, from below to above ------------------------------
# What number and code may open, each (satker, nomor=, kode=, at=) → a row with `acuan` and `url_lacak()`, or None.
PEMBUKA_KODE = ["permohonan.pencarian.cari_dengan_kode", "keberatan.pencarian.cari_dengan_kode"]
# Modules that add to the morning's sweep and digest: kantor_berpekerjaan(), kunci(satker),
# lewatkan(satker, tanpa_menahan, at=), bagian(peran, pagi).
PAGI = ["keberatan.pagi", "laporan.pagi"]
# Modules whose people the desk tells by hand what no mail can: perkara(nomor, petugas, satker=, at=), tujuan(kabar).
TUJUAN_KABAR = ["permohonan.tujuan", "keberatan.tujuan"]

# --- Mail and queue ---------------------------------------------------------
_mail = env.email_url("EMAIL_URL", default="filemail:///" + str(VAR_DIR / "surel"))
vars().update(_mail)
if _mail["EMAIL_BACKEND"] == "django.core.mail.backends.smtp.EmailBackend":
    # The same, keeping the server's answer as evidence.
    EMAIL_BACKEND = "ppid.surel.SmtpBerbukti"
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = env("DEFAULT_FROM_EMAIL", default="Layanan PPID <ppid@localhost>")
SERVER_EMAIL = DEFAULT_FROM_EMAIL

CELERY_BROKER_URL = REDIS_URL
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_SERIALIZER = "json"
CELERY_TASK_ACKS_LATE = True
CELERY_TIMEZONE = "Asia/Jakarta"
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BEAT_SCHEDULE = {
    "antar-surel": {"task": "ppid.tasks.antar_surel", "schedule": 10.0},
    "cetak-surat": {"task": "ppid.tasks.cetak_surat", "schedule": 15.0},
    "kerjakan-latar": {"task": "ppid.tasks.kerjakan_latar", "schedule": 5.0},
    "buang-yang-usang": {"task": "ppid.tasks.buang_yang_usang", "schedule": 3600.0},
    "periksa-berkas-permohonan": {"task": "permohonan.tasks.periksa_berkas", "schedule": 5.0},
    "buang-rancangan-impor": {"task": "permohonan.tasks.buang_rancangan_usang", "schedule": 86400.0},
    "periksa-berkas-dip": {"task": "dip.tasks.periksa_berkas", "schedule": 5.0},
    "rapikan-gudang-publik": {"task": "dip.tasks.rapikan_gudang", "schedule": 600.0},
    "akhiri-pengecualian": {"task": "dip.tasks.rapikan_pengecualian", "schedule": 300.0},
    "buang-pencarian-hampa": {"task": "dip.tasks.buang_hampa", "schedule": 86400.0},
    "sapu": {"task": "permohonan.tasks.sapu", "schedule": 60.0},
    "kabarkan-pergeseran": {"task": "permohonan.tasks.kabarkan_pergeseran", "schedule": 60.0},
    "ingatkan-laporan-tahunan": {"task": "laporan.tasks.ingatkan_tahunan", "schedule": 3600.0},
    "undang-survei": {"task": "laporan.tasks.undang_survei", "schedule": 3600.0},
    "segarkan-rekap": {"task": "laporan.tasks.segarkan_rekap", "schedule": 15.0},
    "periksa-rekap": {"task": "laporan.tasks.periksa_rekap", "schedule": 86400.0},
}

# --- Logs (no personal data: paths carry opaque ids only) -------------------
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"konsol": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["konsol"], "level": env("LOG_LEVEL", default="INFO")},
    # Whatever LOG_LEVEL says: statements and template contexts hold what people wrote.
    "loggers": {
        "django.db.backends": {"level": "INFO"},
        "django.template": {"level": "INFO"},
        "fontTools": {"level": "WARNING"},
        "weasyprint": {"level": "ERROR"},
    },
}
