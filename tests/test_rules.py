"""The list of rules: complete, documented, and true of the SQL that finds them."""

import re

from ptce_data import database
from ptce_data.i18n import speaking
from ptce_data.workbook import limits
from ptce_data.workbook.rules import BY_CODE, RULES

CHECKS = ("cells", "repeats", "added", "standing", "same_source", "course", "pairs")


def test_a_rule_has_one_code_and_says_itself_in_both_languages():
    assert len(BY_CODE) == len(RULES)
    for rule in RULES:
        french = rule.about()
        with speaking("en"):
            assert rule.about() not in {"", french}


def test_only_an_error_needs_a_reason_or_an_answer():
    assert [rule.code for rule in RULES if (rule.lifted or rule.asks) and rule.level != "error"] == []
    assert [rule.code for rule in RULES if rule.lifted] == [
        "implausible",
        "fraction",
        "jump",
        "decrease",
        "part_above_total",
        "energy_above_power",
        "savings_per_investor",
        "another",
        "far",
    ]
    assert [rule.code for rule in RULES if rule.asks] == ["added", "told_again"]


def test_each_rule_is_found_by_the_file_it_names():
    hints = {f"hint_{hint}" for hint in limits.TOLD_HINTS}
    for rule in RULES:
        statement = database.statement(f"check_{rule.check}")
        said = rule.code in hints or re.search(rf"'{rule.code}(?::[a-z_]+)?'", statement)
        assert said, f"check_{rule.check}.sql never finds {rule.code}"


def test_each_file_finds_declared_rules_only():
    told = {hint for hint in limits.TOLD_HINTS if hint != "unknown_qualifier"}
    assert {f"hint_{hint}" for hint in told} == {code for code in BY_CODE if code.startswith("hint_")}
    assert {rule.check for rule in RULES} == set(CHECKS)


def test_each_pair_and_each_kind_are_of_the_list_of_indicators(small_world):
    with database.workbench(small_world) as cursor:
        lines = cursor.execute("SELECT indicator, unit, kind FROM indicator").fetchall()
    indicators = {indicator for indicator, _unit, _kind in lines}
    units = {unit for _indicator, unit, _kind in lines}
    assert {one for pair in limits.PARTS for one in pair} <= indicators
    assert {*limits.WHOLE_UNITS, *limits.PEOPLE_UNITS, *limits.FLOORS} - {"dossiers", "m²"} <= units
    assert set(limits.JUMPS) <= {kind for _indicator, _unit, kind in lines}
