"""Handshakes of a WebSocket, as a browser on any page sends them."""

from __future__ import annotations

import http.client

from tests.browser.server import Server

UPGRADE = {
    "Connection": "Upgrade",
    "Upgrade": "websocket",
    "Sec-WebSocket-Version": "13",
    "Sec-WebSocket-Key": "bmVvbiBuZW9uIG5lb24gLg==",
}


def shake_hands(server: Server, origin: str | None, host: str | None = None, path: str = "/_stcore/stream") -> int:
    """Return the status: 101 where a session is opened, 403 where it is refused."""
    connection = http.client.HTTPConnection("localhost", server.port, timeout=10)
    headers = {**UPGRADE, "Host": host or f"localhost:{server.port}", **({"Origin": origin} if origin else {})}
    try:
        connection.request("GET", path, headers=headers)
        return connection.getresponse().status
    finally:
        connection.close()
