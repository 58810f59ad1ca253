"""Gunicorn's settings: `gunicorn -c python:ijb.web_server ijb.wsgi`."""

from typing import Any

from ijb import environment
from ijb.processes import end_with_parent

bind = environment.text("IJB_BIND", f"127.0.0.1:{environment.whole('PORT', 8000, least=1, most=65535)}")
workers = environment.whole("WEB_WORKERS", 2, least=1, most=64)
# Loaded once and shared, in half the time; ijb/wsgi.py opens nothing that must not be shared.
preload_app = True
# A long print document takes about a tenth of a second a page.
timeout = 60
graceful_timeout = 5
# The request's own line (ijb/logs.py) names the route; an access log would name the address.
accesslog = None
errorlog = "-"
loglevel = "warning"
control_socket_disable = True
# A second try at a port in use would only delay saying so.
backlog = 512


def post_fork(server: Any, worker: Any) -> None:
    """Tie each worker's life to the master's, so that killing the master leaves none behind."""
    end_with_parent(server.pid)
