"""Sessions for the tests of events, without Streamlit: two uploads, and a session after its address was written."""

from __future__ import annotations

from pages.shared.session import events
from pages.shared.session.uploaded_file import Upload

TOWNS, PRICES = Upload.of("towns.csv", b"a;b\n1;2\n"), Upload.of("prices.csv", b"a;b\n3;4\n")
TOWNS_KEY = TOWNS.reference.key


def after_write(session):
    """Return the session after its address was written."""
    return events.write_address(session)[0]


def take_upload(session, upload):
    """Return the session after a file was offered and read."""
    return events.take_table(events.offer_table(session, upload), upload)
