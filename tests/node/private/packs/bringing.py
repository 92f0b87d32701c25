"""What tests of lists do again and again: bring a file, say what its columns are, store it."""

import io
import re
from collections.abc import Mapping, Sequence

from openpyxl import Workbook
from werkzeug.datastructures import FileStorage
from werkzeug.test import TestResponse, encode_multipart

from tests.node.private.network_stage import NetworkStage
from tests.node.private.writers import text_of
from tests.screens import token_of

__all__ = ["bring", "faults_of", "number_of", "store", "through", "workbook"]

PAGE = "/network/import"


def bring(
    stage: NetworkStage, data: bytes | str, *, name: str = "list.csv", handle: str = "an"
) -> TestResponse:
    """Upload a file."""
    sent = data.encode() if isinstance(data, str) else data
    client = stage.browsers[handle]
    # Written here, because the client of the tests would put a large form into a file.
    kind, body = encode_multipart(
        {
            "csrf_token": token_of(client),
            "file": FileStorage(io.BytesIO(sent), filename=name, content_type="text/csv"),
        }
    )
    return client.post(PAGE, data=body, content_type=f'multipart/form-data; boundary="{kind}"')


def number_of(answer: TestResponse) -> str:
    """Return the address of a list that was taken in."""
    assert answer.status_code == 303, text_of(answer)
    return answer.headers["Location"]


def through(
    stage: NetworkStage, data: bytes | str, *, name: str = "list.csv", handle: str = "an"
) -> str:
    """Bring a file, agree to its columns as proposed, and return the address of its preview."""
    address = number_of(bring(stage, data, name=name, handle=handle))
    page = stage.get(address, handle)
    html = page.get_data(as_text=True)
    chosen = dict(
        re.findall(
            r'<select[^>]*name="(column_\d+)".*?<option value="([^"]*)" selected', html, re.DOTALL
        )
    )
    answer = stage.post(address, chosen, handle=handle)
    assert answer.status_code == 303, text_of(answer)
    return answer.headers["Location"]


def store(
    stage: NetworkStage,
    preview: str,
    choices: Mapping[str, str | Sequence[str]] | None = None,
    *,
    handle: str = "an",
) -> None:
    """Store a list."""
    answer = stage.post(preview, choices or {}, handle=handle)
    assert answer.status_code == 303, text_of(answer)


def faults_of(answer: TestResponse) -> str:
    """Return what a page says is wrong."""
    assert answer.status_code == 422, answer.status
    found = re.search(r"govuk-error-summary__list.*?</ul>", text_of(answer), re.DOTALL)
    assert found is not None
    return found[0]


def workbook(*rows: Sequence[object], merged: Sequence[str] = ()) -> bytes:
    """Return a workbook of one sheet."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(list(row))
    for area in merged:
        sheet.merge_cells(area)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()
