"""A link to a mailbox leads to that mailbox and does nothing else."""

from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from node.search.contact_links import call_link, letter_link


def test_a_letter_goes_to_the_mailbox_about_the_subject() -> None:
    link = letter_link("team@town.example", subject="Uw praktijk “Koffie & thee”")
    parts = urlsplit(link)
    assert parts.path == "team@town.example"
    assert parse_qs(parts.query) == {"subject": ["Uw praktijk “Koffie & thee”"]}


@pytest.mark.parametrize(
    "mailbox",
    ["a?bcc=b@evil.example", "a&cc=x@evil.example", "a%0d%0abcc:x@evil.example", "a#b@x.example"],
)
def test_no_sign_in_a_mailbox_adds_a_reader_or_a_line(mailbox: str) -> None:
    link = letter_link(mailbox)
    parts = urlsplit(link)
    assert (parts.query, parts.fragment) == ("", "")
    assert unquote(parts.path) == mailbox


def test_a_subject_is_one_line() -> None:
    assert letter_link("a@b.example", subject="x\r\nBcc: y") == (
        "mailto:a@b.example?subject=x%20Bcc%3A%20y"
    )


def test_a_number_is_called_as_it_is() -> None:
    assert call_link("+33199004455") == "tel:+33199004455"
