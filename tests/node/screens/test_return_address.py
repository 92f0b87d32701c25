"""A person comes back to a path of this node, whatever a link or a form says."""

import pytest

from node.screens.return_address import local_address


@pytest.mark.parametrize("path", ["/", "/practices?q=a&q=b", "/left/3#bytes", "/a//b"])
def test_a_path_of_this_node_is_kept(path: str) -> None:
    assert local_address(path) == path


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="nothing"),
        pytest.param("https://elsewhere.example/", id="another host"),
        pytest.param("//elsewhere.example/", id="another host without scheme"),
        pytest.param("/\\elsewhere.example", id="a backslash that browsers turn round"),
        pytest.param("/\telsewhere", id="a control character that browsers drop"),
        pytest.param("javascript:alert(1)", id="a script"),
        pytest.param("practices", id="a path without a beginning"),
        pytest.param("/" + "a" * 2_001, id="longer than an address"),
        pytest.param("http://[::1", id="no address at all"),
    ],
)
def test_anything_else_leads_to_the_first_page(text: str) -> None:
    assert local_address(text) == "/"
