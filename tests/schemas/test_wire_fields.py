"""Each kind of value has one spelling, and nothing is coerced."""

from enum import StrEnum
from typing import Any, TypeAlias
from uuid import UUID

import pytest
from marshmallow import ValidationError

from schemas.errors import RecordInvalidError
from schemas.strict_field import WireField
from schemas.wire_fields import (
    Code,
    ConceptId,
    Constant,
    Digest,
    EntityId,
    FixedBytes,
    HttpsUrl,
    LanguageTag,
    MailBox,
    Month,
    PhoneNumber,
    StrictBoolean,
    StrictInteger,
    Text,
    UuidField,
    base64url,
    check_url,
)

AnyField: TypeAlias = WireField[Any]


class Colour(StrEnum):
    """A closed list."""

    RED = "red"
    BLUE = "blue"


ACCEPTED: list[tuple[AnyField, object, object]] = [
    (Text(max_characters=5), "a\nb", "a\nb"),
    (StrictInteger(minimum=-1, maximum=3), -1, -1),
    (StrictInteger(minimum=-1, maximum=3), 3, 3),
    (StrictInteger(), 0, 0),
    (StrictBoolean(), False, False),
    (Code(Colour), "red", Colour.RED),
    (Constant("practice-summary/1"), "practice-summary/1", "practice-summary/1"),
    (LanguageTag(), "en", "en"),
    (LanguageTag(), "fr-BE", "fr-BE"),
    (LanguageTag(), "sr-Latn", "sr-Latn"),
    (LanguageTag(), "zgh", "zgh"),
    (ConceptId(), "case-consultation", "case-consultation"),
    (Month(), "1999-12", "1999-12"),
    (UuidField(), "00000000-0000-4000-8000-00000000002a", UUID(int=0x40008000000000000000 + 42)),
    (Digest(), "_" * 42 + "8", b"\xff" * 32),
    (FixedBytes(16), "A" * 22, b"\0" * 16),
    (EntityId(), "https://linden.example", "https://linden.example"),
    (HttpsUrl(), "https://a.b-c.example:8443/x/y_~.z", "https://a.b-c.example:8443/x/y_~.z"),
    (HttpsUrl(), "http://127.0.0.1:8080/exchange", "http://127.0.0.1:8080/exchange"),
    (HttpsUrl(), "https://a.example:65535", "https://a.example:65535"),
    (MailBox(), "preventie+a.b@stad.linden.example", "preventie+a.b@stad.linden.example"),
    (PhoneNumber(), "+3225550100", "+3225550100"),
]  # fmt: skip

REFUSED: list[tuple[AnyField, object, str]] = [
    (Text(max_characters=5), 1, "not_a_string"),
    (Text(max_characters=5), ["a"], "not_a_string"),
    (Text(max_characters=5), "abcdef", "too_long"),
    (StrictInteger(), "1", "not_an_integer"),
    (StrictInteger(), True, "not_an_integer"),
    (StrictInteger(), 1.0, "not_an_integer"),
    (StrictInteger(), -1, "out_of_range"),
    (StrictInteger(maximum=3), 4, "out_of_range"),
    (StrictBoolean(), 1, "not_a_boolean"),
    (StrictBoolean(), 0, "not_a_boolean"),
    (StrictBoolean(), "true", "not_a_boolean"),
    (Code(Colour), "Red", "not_one_of"),
    (Code(Colour), "RED", "not_one_of"),
    (Code(Colour), 1, "not_a_string"),
    (Constant("a.b"), "axb", "wrong_shape"),
    (LanguageTag(), "EN", "wrong_shape"),
    (LanguageTag(), "fr-be", "wrong_shape"),
    (LanguageTag(), "fr_BE", "wrong_shape"),
    (LanguageTag(), "e", "wrong_shape"),
    (LanguageTag(), "en\n", "wrong_shape"),
    (ConceptId(), "Case", "wrong_shape"),
    (ConceptId(), "a--b", "wrong_shape"),
    (ConceptId(), "-a", "wrong_shape"),
    (ConceptId(), "a" * 65, "too_long"),
    (Month(), "2026-00", "wrong_shape"),
    (Month(), "2026-1", "wrong_shape"),
    (Month(), "٢٠٢٦-01", "wrong_shape"),
    (Month(), 202601, "not_a_string"),
    (UuidField(), "3f0c9a525c1e4a0e9d570a5b1c2d3e4f", "wrong_shape"),
    (UuidField(), "3F0C9A52-5C1E-4A0E-9D57-0A5B1C2D3E4F", "wrong_shape"),
    (UuidField(), "urn:uuid:3f0c9a52-5c1e-4a0e-9d57-0a5b1c2d3e4f", "wrong_shape"),
    (UuidField(), 5, "not_a_string"),
    (Digest(), "_" * 43, "wrong_shape"),
    (Digest(), "A" * 43 + "=", "wrong_shape"),
    (Digest(), "A" * 44, "wrong_shape"),
    (Digest(), "A" * 42 + "+", "wrong_shape"),
    (Digest(), "A" * 42 + "é", "wrong_shape"),
    (Digest(), "A" * 42 + "\n", "wrong_shape"),
    (Digest(), None, "null"),
    (HttpsUrl(), "https://linden.example/", "wrong_shape"),
    (HttpsUrl(), "HTTPS://linden.example", "wrong_shape"),
    (HttpsUrl(), "https://linden.example//a", "wrong_shape"),
    (HttpsUrl(), "https://linden.example/./a", "wrong_shape"),
    (HttpsUrl(), "https://linden.example/..", "wrong_shape"),
    (HttpsUrl(), "https://linden.example/%41", "wrong_shape"),
    (HttpsUrl(), "https://linden.example:443/a", "wrong_shape"),
    (HttpsUrl(), "https://linden.example:0", "wrong_shape"),
    (HttpsUrl(), "https://linden.example:08443", "wrong_shape"),
    (HttpsUrl(), "https://linden.example:65536", "wrong_shape"),
    (HttpsUrl(), "https://linden.example.", "wrong_shape"),
    (HttpsUrl(), "https://-linden.example", "wrong_shape"),
    (HttpsUrl(), "https://lindén.example", "wrong_shape"),
    (HttpsUrl(), "https://[::1]", "wrong_shape"),
    (HttpsUrl(), "https://a:b@linden.example", "wrong_shape"),
    (HttpsUrl(), "https://linden.example#a", "wrong_shape"),
    (HttpsUrl(), "http://127.0.0.1", "wrong_shape"),
    (HttpsUrl(), "http://127.0.0.2:80", "wrong_shape"),
    (HttpsUrl(), "http://localhost:80", "wrong_shape"),
    (HttpsUrl(), "https://linden.example\n", "wrong_shape"),
    (HttpsUrl(), "https://linden.example/" + "a" * 512, "too_long"),
    (MailBox(), "a@b", "wrong_shape"),
    (MailBox(), ".a@b.example", "wrong_shape"),
    (MailBox(), "a@b.example\nBcc: c@d.example", "wrong_shape"),
    (MailBox(), "a@b@c.example", "wrong_shape"),
    (PhoneNumber(), "+0123456789", "wrong_shape"),
    (PhoneNumber(), "+12345", "wrong_shape"),
    (PhoneNumber(), "+1234567890123456", "too_long"),
]


def _case(case: tuple[AnyField, object, object]) -> str:
    return f"{type(case[0]).__name__} {str(case[1])[:40]!r}"


@pytest.mark.parametrize(("field", "raw", "value"), ACCEPTED, ids=map(_case, ACCEPTED))
def test_the_one_spelling_is_read_and_written_again(
    field: AnyField, raw: object, value: object
) -> None:
    assert field.accept(raw) == value
    assert field.write(field.accept(raw)) == raw
    assert type(field.write(field.accept(raw))) is type(raw)


@pytest.mark.parametrize(("field", "raw", "reason"), REFUSED, ids=map(_case, REFUSED))
def test_any_other_spelling_is_refused(field: AnyField, raw: object, reason: str) -> None:
    with pytest.raises(ValidationError) as refused:
        field.accept(raw)
    assert refused.value.messages == [reason]


def test_base64url_has_no_padding() -> None:
    # RFC 4648, section 10, with the alphabet of section 5.
    assert base64url(b"") == ""
    assert base64url(b"f") == "Zg"
    assert base64url(b"foob") == "Zm9vYg"
    assert base64url(b"\xfb\xff") == "-_8"


def test_a_url_can_be_checked_by_itself() -> None:
    check_url("https://linden.example")
    with pytest.raises(RecordInvalidError) as refused:
        check_url("https://linden.example/")
    assert refused.value.reasons == {"": ("wrong_shape",)}
