"""What is looked for in raw bytes: a name however it was written, nothing that chance writes."""

from base64 import b64encode, urlsafe_b64encode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from node.demo.evidence import spellings

SHORT = "Fenneke"


@given(st.binary(max_size=12), st.text(min_size=5, max_size=20), st.binary(max_size=12))
def test_a_name_is_found_inside_base64_wherever_it_stands(
    before: bytes, name: str, behind: bytes
) -> None:
    whole = before + name.encode("utf-8", "surrogatepass") + behind
    for code in (b64encode(whole), urlsafe_b64encode(whole)):
        assert any(word in code for word in spellings(name))


@pytest.mark.parametrize("name", [SHORT, "Idris T.", "Torenvonk"])
def test_no_part_of_a_name_is_so_short_that_chance_writes_it(name: str) -> None:
    # Four characters of base64 stand once in sixteen million places, eight in none.
    assert min(map(len, spellings(name))) >= len(SHORT)
