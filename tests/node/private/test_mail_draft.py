"""A mail has the headers it was given and no other, whatever its texts say."""

from email import message_from_bytes, policy
from email.message import EmailMessage

import pytest

from node.private.mail_draft import MailDraft, draft_file, is_mailbox

__all__: list[str] = []

HEADERS = [
    *("Subject", "From", "To", "Bcc", "X-Unsent"),
    *("Content-Type", "Content-Transfer-Encoding", "MIME-Version"),
]


def written(subject: str = "Hi", hidden: tuple[str, ...] = ("office@akker.example",)) -> bytes:
    draft = MailDraft(sender="an@town.example", hidden=hidden, subject=subject, text="Hi.")
    return draft_file(draft)


def read_mail(data: bytes) -> EmailMessage:
    mail = message_from_bytes(data, policy=policy.default)
    assert isinstance(mail, EmailMessage)
    return mail


@pytest.mark.parametrize("feed", ["=0A", "=0D=0A", "=0D", "=0A=0A", "=00"])
def test_an_encoded_word_in_a_title_stays_a_text(feed: str) -> None:
    mail = read_mail(written(f"Title =?utf-8?q?x{feed}Bcc=3A_evil=40evil.com?="))
    assert sorted(mail.keys()) == sorted(HEADERS)
    assert mail["Bcc"] == "office@akker.example"
    assert f"x{feed}Bcc=3A_evil=40evil.com" in mail["Subject"]
    assert mail.get_content().strip() == "Hi."


@pytest.mark.parametrize("sign", ["\r\n", "\n", "\r", "\x00", "\x0b", "\x85", "\u2028"])
def test_a_sign_that_ends_a_line_becomes_a_space(sign: str) -> None:
    mail = read_mail(written(f"Scholen{sign}Bcc: evil@evil.example, één"))
    assert mail["Subject"] == "Scholen Bcc: evil@evil.example, één"
    assert mail["Bcc"] == "office@akker.example"


@pytest.mark.parametrize(
    "text",
    [
        "=?utf-8?q?x=2C_evil=40evil=2Ecom?=@x.nl",
        "x@=?utf-8?q?evil?=.nl",
        "a\x00b@x.nl",
        "a\x1bb@x.nl",
        "a\nb@x.nl",
        "a,b@x.nl",
        "a b@x.nl",
        "één@x.nl",
    ],
)
def test_what_is_more_or_less_than_one_address_gets_no_mail(text: str) -> None:
    assert not is_mailbox(text)
    mail = read_mail(written(hidden=(text, "office@akker.example")))
    assert mail["Bcc"] == "office@akker.example"


def test_a_mail_of_nobody_has_no_sender() -> None:
    mail = read_mail(draft_file(MailDraft(subject="Hi", text="Hi.")))
    assert (mail["From"], mail["To"], mail["Bcc"]) == (None, None, None)
