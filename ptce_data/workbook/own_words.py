"""What an issue says in one of its cells: of its own value, where the line quotes that of another."""

from dataclasses import replace

from ptce_data.workbook.issues import Finding, Issue, Said, did_you_mean
from ptce_data.workbook.rules import BY_CODE

CONTRADICTORY = "contradictory"


def problem(issue: Issue, cell: str) -> str:
    """What is wrong with the cell."""
    own = _own(issue, cell)
    return own.problem if own else issue.problem


def whole(issue: Issue, cell: str) -> str:
    """What is said in the cell itself, whose place is known: what is wrong, the nearest names, what to do."""
    own = _own(issue, cell) or Said(issue.problem, issue.action)
    parts = (own.problem, did_you_mean(issue.proposals), own.action)
    return " ".join(part for part in parts if part) if own.problem else issue.sentence


def _own(issue: Issue, cell: str) -> Said | None:
    """None where the line says it as it is."""
    finding = issue.finding
    if finding is None:
        return None
    if issue.rule == CONTRADICTORY and cell == finding.other_cell:
        return BY_CODE[issue.rule].say(_seen_from_the_other(finding))
    for one in finding.examples:
        if one["cell"] == cell and one["text"] != finding.example:
            seen = replace(finding, example=one["text"], example_value=one["value"])
            return BY_CODE[issue.rule].say(seen)
    return None


def _seen_from_the_other(finding: Finding) -> Finding:
    """A contradiction as its first cell sees it."""
    return replace(
        finding,
        found=finding.other_figure,
        other=finding.value,
        other_qualifier=finding.qualifier,
        other_cell=finding.cells[0],
    )
