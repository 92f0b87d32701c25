"""What every test shares: loopback alone, and no skip where everything is required.

Sockets are off. A test marked `enable_socket` may open some, to this machine only; tests that
start servers need that and nothing more. The order is random, by pytest-randomly, which prints its
seed. Reasons of skipped tests are printed; under `LINKPIN_REQUIRE_ALL` a skip is a failure,
whoever asked for it. Invented cases have no deadline: a slow machine is no fault of the code.
"""

import os
from collections.abc import Generator
from typing import TypeVar

import pytest
import pytest_socket
from hypothesis import HealthCheck, settings

__all__ = ["pytest_make_collect_report", "pytest_runtest_makereport", "pytest_runtest_setup"]

LOOPBACK = ["127.0.0.1", "::1", "localhost"]

settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")

Report = TypeVar("Report", pytest.TestReport, pytest.CollectReport)


@pytest.hookimpl(trylast=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Narrow an opened socket to this machine, after pytest-socket has opened it."""
    if item.get_closest_marker("enable_socket"):
        pytest_socket.socket_allow_hosts(LOOPBACK, allow_unix_socket=True)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Count a skipped test as failed where everything is required."""
    return _required((yield))


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """Count a skipped file as failed where everything is required."""
    return _required((yield))


def _required(report: Report) -> Report:
    # A skip by `xfail` has said that it expects to fail; strict markers keep those rare.
    if report.outcome == "skipped" and os.environ.get("LINKPIN_REQUIRE_ALL"):
        report.outcome = "failed"
        report.longrepr = f"skipped where everything is required: {report.longrepr}"
    return report
