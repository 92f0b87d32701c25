"""What a browser says about where a request comes from.

Source: W3C Fetch Metadata Request Headers, section 2.4 (`Sec-Fetch-Site`); RFC 6454, section 7
(`Origin`).
"""

from flask import Request

__all__ = ["is_from_own_page"]


def is_from_own_page(request: Request) -> bool:
    """Say whether the browser sent `request` from a page of this very node."""
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site == "same-origin"
    origin = request.headers.get("Origin")
    return origin is not None and origin == request.host_url.rstrip("/")
