"""A town in an address is one that can be, or the address is none of ours."""

import pytest
from werkzeug.routing import Map, ValidationError

from node.screens.record_addresses import origin_word
from node.search.addresses import OriginConverter

CONVERTER = OriginConverter(Map())


@pytest.mark.parametrize(
    "origin", ["https://sarcelles.example", "https://region.example/a", "http://127.0.0.1:8471"]
)
def test_a_town_is_read_back_from_its_address(origin: str) -> None:
    assert CONVERTER.to_python(CONVERTER.to_url(origin)) == origin


@pytest.mark.parametrize(
    "word",
    [
        pytest.param("x", id="no base64url"),
        pytest.param("____", id="no text"),
        pytest.param(origin_word("javascript:alert(1)"), id="another scheme"),
        pytest.param(origin_word("https://Sarcelles.example/"), id="another spelling"),
    ],
)
def test_what_names_no_town_is_no_address(word: str) -> None:
    with pytest.raises(ValidationError):
        CONVERTER.to_python(word)
