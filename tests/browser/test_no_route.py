"""The scenario is played where no other machine can be reached: server, browser and files together."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.browser import no_route

PLAYED = "tests/browser/test_whole_scenario.py"


@pytest.mark.skipif(no_route.why_not() is not None, reason=str(no_route.why_not()))
def test_beganne_is_played_in_a_namespace_with_no_route(tmp_path: Path) -> None:
    # By keys and from the plan B file, in a pytest of its own: server and Chromium start inside, where
    # only loopback answers.
    alone = ["-q", "-p", "no:xdist", "-p", "no:cacheprovider", f"--basetemp={tmp_path / 'inside'}"]
    ended = no_route.run([sys.executable, "-m", "pytest", *alone, PLAYED, "-k", "beganne and not address"])
    assert ended.returncode == 0, ended.stdout[-6000:] + ended.stderr[-2000:]
    assert "2 passed" in ended.stdout


@pytest.mark.skipif(no_route.why_not() is not None, reason=str(no_route.why_not()))
def test_the_namespace_is_alone_and_has_loopback() -> None:
    inside = "from tests.browser.no_route import is_alone; from tests.browser.driving import free_port"
    ended = no_route.run([sys.executable, "-c", f"{inside}; print(is_alone(), free_port() > 0)"])
    assert ended.stdout.split() == ["True", "True"], ended.stderr
