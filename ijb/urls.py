"""Every address begins here; each room brings its own."""

from django.urls import URLPattern, URLResolver, include, path

from boards.views import closed
from ijb.health import health

urlpatterns: list[URLPattern | URLResolver] = [
    path("health", health, name="health"),
    # An address is changed by whoever invites, in the open; the library's own page for it is closed.
    path("accounts/email/", closed, name="account_email"),
    path("accounts/", include("allauth.urls")),
    path("operator/", include("boards.urls")),
    path("boards/<slug:slug>/people/", include("membership.urls")),
    path("boards/<slug:slug>/", include("secretariat.urls")),
    path("", include("compliance.urls")),
]
