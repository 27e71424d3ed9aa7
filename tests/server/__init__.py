"""Tests of the real server over its connections, without a browser."""
