"""Pages sent shrunk, to those who can read that: only pages on which nothing is private.

The length of a shrunk page tells whether words of its address stand in its text too, so a page that
shows what somebody wrote here is never shrunk. The token of its forms is no secret to be found like
that: without its signature, which is another one each second, it opens nothing.
"""

import gzip
from http import HTTPStatus
from typing import Final

from flask import Response, request

__all__ = ["shrink"]

_LEVEL: Final = 6
"""A page is shrunk each time it is asked for; more would take longer and save little."""


def shrink(answer: Response) -> Response:
    """Return an answer shrunk, if it is a page and its reader can read that.

    For `after_request` of a blueprint whose pages show what other towns released.
    """
    if answer.status_code != HTTPStatus.OK or answer.mimetype != "text/html":
        return answer
    answer.vary.add("Accept-Encoding")
    if request.accept_encodings.quality("gzip") > 0:
        answer.set_data(gzip.compress(answer.get_data(), compresslevel=_LEVEL, mtime=0))
        answer.headers["Content-Encoding"] = "gzip"
    return answer
