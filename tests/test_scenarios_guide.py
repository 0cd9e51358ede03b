"""The examples of docs/scenarios.md are sound scenarios, and what it says of forms is true."""

import re
from pathlib import Path

import pytest

from ptce_data.scenarios import checks, references

GUIDE = (Path(__file__).parents[1] / "docs" / "scenarios.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"```toml\n(.*?)```", GUIDE, re.DOTALL)


@pytest.mark.parametrize("example", EXAMPLES, ids=[text.splitlines()[0] for text in EXAMPLES])
def test_an_example_passes_the_check(real_cursor, example):
    report = checks.check(real_cursor, example, "exemple")
    assert [issue.sentence for issue in report.issues if issue.level == "error"] == []
    assert report.scenes


def test_there_are_examples():
    assert len(EXAMPLES) == 3


def test_every_form_and_every_fact_is_described():
    for word in (*references.FORMS, *references.FACTS):
        assert f"`{word}`" in GUIDE
