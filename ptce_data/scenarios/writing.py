"""A scenario written as the TOML a person goes on writing."""

import tomlkit
from tomlkit.items import AoT, Item

from ptce_data.i18n import language
from ptce_data.scenarios.model import ChartView, FiguresView, MapView, Scenario, Step, StepView


def toml(scenario: Scenario) -> str:
    """The whole scenario, in the order of docs/scenarios.md."""
    return heading(scenario.title, scenario.language) + "".join(f"\n{step(one)}" for one in scenario.steps)


def heading(title: str, spoken: str = "") -> str:
    """The top of a scenario: its title and its language, the current one by default."""
    document = tomlkit.document()
    document["title"] = title
    document["language"] = spoken or language()
    return tomlkit.dumps(document)


def step(one: Step) -> str:
    """One step, ready to be put at the end of a scenario."""
    table = tomlkit.table()
    table["title"] = one.title
    table["sentence"] = one.sentence
    if one.notes:
        table["notes"] = tomlkit.string(f"{one.notes}\n", multiline=True)
    table["seconds"] = one.seconds
    key, value = _view(one.view)
    table[key] = value
    document = tomlkit.document()
    document["steps"] = AoT([table])
    return tomlkit.dumps(document)


def _view(view: StepView) -> tuple[str, Item]:
    if isinstance(view, FiguresView):
        listed = tomlkit.array()
        listed.extend(view.references)
        return "figures", listed.multiline(multiline=True)
    if isinstance(view, ChartView):
        return "chart", tomlkit.string(view.asked)
    if isinstance(view, MapView):
        return "map", _map(view)
    return "page", tomlkit.string(view.path)


def _map(view: MapView) -> Item:
    """Only what was asked: `{ of = "all", highlight = ["…"] }`."""
    described = tomlkit.inline_table()
    described["of"] = view.of
    if view.indicator:
        described["indicator"] = view.indicator
    if view.highlight:
        described["highlight"] = list(view.highlight)
    if view.around:
        described["around"] = view.around
    return described
