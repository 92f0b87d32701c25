"""A large network is asked for its own pages, and files are known apart from pages."""

from node.bench.network_samples import CROWD_SAMPLES, FILES, NETWORK_SAMPLES
from node.coordinator_app.network_endpoints import NETWORK_ENDPOINTS


def test_every_sample_is_of_the_network_or_of_meetings() -> None:
    assert {sample.endpoint for sample in NETWORK_SAMPLES} <= {*NETWORK_ENDPOINTS}


def test_every_file_is_measured() -> None:
    assert {sample.endpoint for sample in NETWORK_SAMPLES} >= FILES


def test_no_page_passes_for_a_file_because_a_list_of_it_is_long() -> None:
    assert {sample.endpoint for sample in CROWD_SAMPLES}.isdisjoint(FILES)
