"""What a scenario would change of the one it replaces, in a few sentences."""

from collections.abc import Hashable, Iterable, Sequence

from ptce_data import formats
from ptce_data.i18n import gettext as _
from ptce_data.i18n import ngettext
from ptce_data.scenarios import reading
from ptce_data.scenarios.model import Scenario, Step
from ptce_data.scenarios.vocabulary import quoted

MOST_NAMED = 5


def told(before: str, after: str) -> str:
    """The steps that go, come or change, their order, the language; both are texts of scenarios."""
    old, new = (reading.read(text, "", "").written for text in (before, after))
    if old is None or new is None or old == new:
        return ""
    gone = [step for step in old.steps if step.title not in _titles(new)]
    come = [step for step in new.steps if step.title not in _titles(old)]
    changed = [step for step in new.steps if step.title in _titles(old) and step not in old.steps]
    parts = [
        ngettext("Il a {n} étape", "Il a {n} étapes", len(old.steps)).format(n=len(old.steps)),
        _("le vôtre {n}").format(n=len(new.steps)),
    ]
    sentences = [f"{', '.join(parts)}."]
    sentences += [_("Disparaîtraient\u00a0: {steps}.").format(steps=_named(gone))] if gone else []
    sentences += [_("S'ajouteraient\u00a0: {steps}.").format(steps=_named(come))] if come else []
    sentences += [_("Changeraient\u00a0: {steps}.").format(steps=_named(changed))] if changed else []
    sentences += [_("L'ordre des étapes changerait.")] if _in_another_order(old, new) else []
    sentences += [_language(new)] if old.language != new.language else []
    return " ".join(sentences)


def _in_another_order(old: Scenario, new: Scenario) -> bool:
    """Of the titles in both, or of whole steps where several bear the same title."""
    titles = [step.title for step in old.steps], [step.title for step in new.steps]
    return _exchanged(*titles) or _exchanged(old.steps, new.steps)


def _exchanged(old: Sequence[Hashable], new: Sequence[Hashable]) -> bool:
    before = dict.fromkeys(one for one in old if one in new)
    after = dict.fromkeys(one for one in new if one in old)
    return list(before) != list(after)


def _language(new: Scenario) -> str:
    if new.language == "en":
        return _("La langue passerait du français à l'anglais.")
    return _("La langue passerait de l'anglais au français.")


def _titles(scenario: Scenario) -> set[str]:
    return {step.title for step in scenario.steps}


def _named(steps: Iterable[Step]) -> str:
    titles = [quoted(title) for title in dict.fromkeys(step.title for step in steps)]
    others = len(titles) - MOST_NAMED
    if others > 0:
        more = ngettext("{n} autre", "{n} autres", others).format(n=others)
        return formats.listing([*titles[:MOST_NAMED], more])
    return formats.listing(titles)
