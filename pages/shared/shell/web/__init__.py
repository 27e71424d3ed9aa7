"""The web: who may open a session, which addresses there are, and what every answer carries."""

from __future__ import annotations

from starlette.middleware import Middleware

from pages.shared.live_chart import assets
from pages.shared.shell.web import page, routes, uploads
from pages.shared.shell.web.compression import Compression
from pages.shared.shell.web.headers import Headers
from pages.shared.shell.web.origins import Origins
from pages.shared.shell.web.sessions import Sessions
from pages.shared.shell.web.upload_sum import UploadSum

LAYERS = (Headers, Origins, routes.Addresses, page.HostConfig, Compression, Sessions, UploadSum)
MIDDLEWARE = [Middleware(layer) for layer in LAYERS]
"""From the outside in: refusals carry the headers too."""
ROUTES = [routes.home_route(), *page.page_routes(), assets.route()]
prepare = uploads.keep_in_memory
