"""The door for gunicorn."""

import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ijb.settings")

application = get_wsgi_application()
# Every page's code, so that the first visitor does not wait for it.
_ = get_resolver().url_patterns
