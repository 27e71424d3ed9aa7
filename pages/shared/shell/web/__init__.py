"""The web: who may open a session, which addresses there are, and what every answer carries."""

from __future__ import annotations

from starlette.middleware import Middleware

from pages.shared.live_chart import assets
from pages.shared.shell.sessions import Sessions
from pages.shared.shell.upload_sum import UploadSum
from pages.shared.shell.web import routes, uploads
from pages.shared.shell.web.compression import Compression
from pages.shared.shell.web.headers import Headers
from pages.shared.shell.web.origins import Origins

MIDDLEWARE = [Middleware(each) for each in (Headers, Origins, routes.Addresses, Compression, Sessions, UploadSum)]
"""From the outside in: refusals carry the headers too."""
ROUTES = [routes.home_route(), assets.route()]
prepare = uploads.keep_in_memory
