"""Settings, read once and strictly from the environment.

With neither DATABASE_URL nor IJB_PRODUCTION everything needed is kept under `var/` and the system is a
demonstration. With either it is production and refuses to start on a guessed secret or address.
"""

from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import django_stubs_ext
from django.core.exceptions import ImproperlyConfigured

from ijb import embedded, environment

# Lets Django's generic classes be written as the type checker wants them, `FormView[MyForm]`.
django_stubs_ext.monkeypatch()

BASE_DIR = Path(__file__).resolve().parent.parent
DATABASE_URL = environment.secret("DATABASE_URL")
REDIS_URL = environment.secret("REDIS_URL")
PRODUCTION = environment.flag("IJB_PRODUCTION", default=bool(DATABASE_URL))
DEMONSTRATION = not DATABASE_URL and not PRODUCTION
if DATABASE_URL and not PRODUCTION:
    raise ImproperlyConfigured(
        "DATABASE_URL is set, which is production; IJB_PRODUCTION must then be 1 or absent."
    )

VAR = Path(environment.text("IJB_VAR", str(BASE_DIR / "var"))).absolute()
embedded.private_folder(VAR)

DEBUG = False
if PRODUCTION:
    SECRET_KEY = environment.secret("SECRET_KEY")
    if not SECRET_KEY:
        raise ImproperlyConfigured("SECRET_KEY or SECRET_KEY_FILE must be set in production.")
    if not environment.text("SITE_URL"):
        raise ImproperlyConfigured("SITE_URL must be set in production, such as https://ijb.example.scot.")
else:
    SECRET_KEY = environment.secret("SECRET_KEY") or embedded.kept_secret(VAR / "secret_key")

PORT = environment.whole("PORT", 8000, least=1, most=65535)
SITE_URL = environment.origin("SITE_URL", environment.text("SITE_URL", f"http://127.0.0.1:{PORT}"))
HTTPS = SITE_URL.startswith("https://")
BEHIND_PROXY = environment.flag("BEHIND_PROXY", default=False)
ALLOWED_HOSTS = [
    *environment.words("ALLOWED_HOSTS"),
    urlsplit(SITE_URL).hostname or "",
    # Health checks inside the machine and the embedded server.
    *["127.0.0.1", "localhost", "[::1]"],
]
CSRF_TRUSTED_ORIGINS = [SITE_URL]

INSTALLED_APPS = [
    "ijb.apps.IjbConfig",
    "compliance",
    "localities",
    "membership",
    "publishing",
    "secretariat",
    "boards",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.idp.oidc",
    "rest_framework",
    "drf_spectacular",
    "simple_history",
    "django_htmx",
    "django.forms",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "ijb.apps.StaticFilesWeUse",
]

MIDDLEWARE = [
    "ijb.logs.log_requests",
    "ijb.headers.security_headers",
    "ijb.unavailable.Unavailable",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "ijb.sign_in.session_limits",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]

ROOT_URLCONF = "ijb.urls"
WSGI_APPLICATION = "ijb.wsgi.application"
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "ijb.assets.page_assets",
            ],
        },
    },
]

# A service is the transaction (`@act`); ATOMIC_REQUESTS would take SQLite's write lock for every page read.
DATABASES: dict[str, dict[str, Any]] = {
    "default": environment.postgresql("DATABASE_URL", DATABASE_URL, environment.secret("DATABASE_PASSWORD"))
    if DATABASE_URL
    else embedded.sqlite(VAR / "db.sqlite3"),
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Shared between processes, because sign-in attempts are counted here.
CACHES: dict[str, dict[str, Any]] = {
    "default": {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": REDIS_URL,
        "KEY_PREFIX": "ijb",
    }
    if REDIS_URL
    else {"BACKEND": "django.core.cache.backends.filebased.FileBasedCache", "LOCATION": VAR / "cache"},
}

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_I18N = True
USE_TZ = True

# Signing in

AUTH_USER_MODEL = "boards.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "ijb.sign_in.ClosedSignUp"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_FORMS = {
    "login": "ijb.sign_in_forms.SignIn",
    "reauthenticate": "ijb.sign_in_forms.Confirm",
    "change_password": "ijb.sign_in_forms.ChangePassword",
    "set_password": "ijb.sign_in_forms.SetPassword",
    "reset_password": "ijb.sign_in_forms.AskForLink",
    "reset_password_from_key": "ijb.sign_in_forms.ChoosePassword",
}
# A session lasts hours, whatever one would ask it to remember; see SESSION_LONGEST.
ACCOUNT_SESSION_REMEMBER = False
# Else anybody could have this system write to any address in the world.
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
# People are invited by the operator, who knows the address; there is no sign-up to confirm.
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if HTTPS else "http"
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if BEHIND_PROXY else 0
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Integration board governance"

SESSION_COOKIE_AGE = 2 * 60 * 60
SESSION_LONGEST = 12 * 60 * 60
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_NAME = "__Host-session" if HTTPS else "ijb-session"
CSRF_COOKIE_NAME = "__Host-csrf" if HTTPS else "ijb-csrf"

# Headers (the rest are in ijb/headers.py)

SECURE_SSL_REDIRECT = HTTPS
# The machine's own health checks speak plain HTTP.
SECURE_REDIRECT_EXEMPT = [r"^health$"]
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_PROXY else None
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000
FILE_UPLOAD_HANDLERS = [
    "secretariat.files.StopsWhenTooLarge",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]

# Assets

VENDOR = VAR / "vendor"
STATIC_URL = "/static/"
STATIC_ROOT = Path(environment.text("STATIC_ROOT", str(VAR / "static")))
STATICFILES_DIRS: list[Path | tuple[str, Path]] = [
    BASE_DIR / "static",
    *([("sgds", VENDOR / "sgds")] if (VENDOR / "sgds").is_dir() else []),
]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_SKIP_COMPRESS_EXTENSIONS = ["map", "png", "jpg", "jpeg", "webp", "woff2", "gz", "br"]
MEDIA_ROOT = VAR / "files"

# Mail

SERVER_EMAIL = DEFAULT_FROM_EMAIL = environment.text("DEFAULT_FROM_EMAIL", "no-reply@localhost")
EMAIL_HOST = environment.text("EMAIL_HOST")
EMAIL_PORT = environment.whole("EMAIL_PORT", 25, least=1, most=65535)
EMAIL_HOST_USER = environment.text("EMAIL_HOST_USER")
EMAIL_HOST_PASSWORD = environment.secret("EMAIL_HOST_PASSWORD")
EMAIL_USE_TLS = environment.flag("EMAIL_USE_TLS", default=False)
EMAIL_TIMEOUT = 20
EMAIL_FILE_PATH = VAR / "mail"
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if EMAIL_HOST else 'filebased'}.EmailBackend"

# Background work: Celery says "look now", the rows are the truth

CELERY_BROKER_URL = REDIS_URL or "filesystem://"
CELERY_BROKER_TRANSPORT = None if REDIS_URL else "ijb.folder_broker:Transport"
CELERY_BROKER_TRANSPORT_OPTIONS: dict[str, Any] = (
    # A page that asks for work does not wait for a broker that is away; the next tick finds what it saved.
    {"visibility_timeout": 3600, "max_retries": 0, "socket_connect_timeout": 2}
    if REDIS_URL
    else embedded.filesystem_broker(VAR / "broker")
)
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
# For ever: Celery's own hundred tries end worker and beat, and the pages with them, within the hour.
CELERY_BROKER_CONNECTION_MAX_RETRIES = None
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_DEFAULT_QUEUE = "ijb"
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_SERIALIZER = "json"
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_TIMEZONE = "UTC"
CELERY_BEAT_SCHEDULE_FILENAME = str(VAR / "beat-schedule")
TICK_SECONDS = environment.whole("IJB_TICK_SECONDS", 60, least=1, most=60)
CELERY_BEAT_SCHEDULE = {
    # A tick nobody fetched before the next is worthless: that one looks at the same rows.
    "tick": {
        "task": "secretariat.tasks.tick",
        "schedule": float(TICK_SECONDS),
        "options": {"expires": TICK_SECONDS},
    },
}

# API

API_TOKEN_SECONDS = 15 * 60
# The longest body that is read, and how often a client (or, without a token, an address) may ask in a minute.
API_LONGEST_BODY = 256 * 1024
API_REQUESTS_A_MINUTE = 1200
API_PUBLIC_REQUESTS_A_MINUTE = 120
API_TOKENS_A_MINUTE = 20
IDP_OIDC_ACCESS_TOKEN_EXPIRES_IN = API_TOKEN_SECONDS
IDP_OIDC_AUTH_METHODS = ["client_secret_basic", "client_secret_post"]
REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": ["boards.rest.tokens.ClientTokens"],
    # A view says which scope it needs; see boards/rest/views.py.
    "DEFAULT_PERMISSION_CLASSES": [],
    "DEFAULT_RENDERER_CLASSES": ["boards.rest.json.Json"],
    "DEFAULT_PARSER_CLASSES": ["boards.rest.json.StrictJson"],
    "DEFAULT_THROTTLE_CLASSES": [],
    "DEFAULT_SCHEMA_CLASS": "boards.rest.describing.Described",
    "DEFAULT_METADATA_CLASS": None,
    "EXCEPTION_HANDLER": "boards.rest.problems.answer_to",
    "UNAUTHENTICATED_USER": None,
    "URL_FORMAT_OVERRIDE": None,
    "NUM_PROXIES": 1 if BEHIND_PROXY else 0,
}
SPECTACULAR_SETTINGS: dict[str, Any] = {
    "TITLE": "IJB record",
    "VERSION": "1.0.0",
    "OAS_VERSION": "3.1.0",
    "SERVE_INCLUDE_SCHEMA": False,
    "SCHEMA_PATH_PREFIX": r"/api/v1",
    "SERVERS": [{"url": SITE_URL}],
    "COMPONENT_SPLIT_REQUEST": True,
    # What a PATCH needs, such as why, it needs like any other body.
    "COMPONENT_SPLIT_PATCH": False,
    "ENUM_GENERATE_CHOICE_DESCRIPTION": False,
    "POSTPROCESSING_HOOKS": ["boards.rest.describing.finished"],
}

# Logs name routes, never people: see ijb/logs.py

LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"impersonal": {"()": "ijb.logs.ImpersonalFormatter"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "impersonal"}},
    "root": {"handlers": ["stderr"], "level": "INFO"},
    "loggers": {
        "django": {"handlers": ["stderr"], "level": "INFO", "propagate": False},
        # The request's own line says the same with the route in place of the address.
        "django.request": {"level": "ERROR"},
        "kombu.connection": {"level": "ERROR"},
        # Its line of success prints what the task returned.
        "celery.app.trace": {"level": "WARNING"},
        "weasyprint": {"level": "ERROR"},
        "fontTools": {"level": "ERROR"},
    },
}
