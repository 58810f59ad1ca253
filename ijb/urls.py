"""Every address begins here; each room brings its own."""

from django.urls import URLPattern, URLResolver, include, path

from boards.api import IssueToken
from boards.views import closed
from ijb.health import health

urlpatterns: list[URLPattern | URLResolver] = [
    path("health", health, name="health"),
    # An address is changed by whoever invites, in the open; the library's own page for it is closed.
    path("accounts/email/", closed, name="account_email"),
    path("accounts/", include("allauth.urls")),
    path("oauth/token", IssueToken.as_view(), name="api_token"),
    path("api/", include("ijb.api")),
    path("operator/api-clients/", include("boards.client_pages.operator_urls")),
    path("operator/", include("boards.urls")),
    path("boards/<slug:slug>/people/", include("membership.urls")),
    path("boards/<slug:slug>/groups/", include("membership.groups.urls")),
    path("boards/<slug:slug>/planning-group/", include("membership.planning.urls")),
    path("boards/<slug:slug>/localities/", include("localities.urls")),
    path("boards/<slug:slug>/trail/", include("boards.trail_urls")),
    path("boards/<slug:slug>/users/", include("boards.board_urls")),
    path("boards/<slug:slug>/api-clients/", include("boards.client_pages.urls")),
    path("boards/<slug:slug>/publications/", include("publishing.urls")),
    path("boards/<slug:slug>/", include("secretariat.urls")),
    path("", include("compliance.urls")),
]

# Programs get a problem document, people a page.
handler400 = "ijb.api.bad_request"
handler403 = "ijb.api.forbidden"
handler404 = "ijb.api.not_found"
handler500 = "ijb.api.fault"
