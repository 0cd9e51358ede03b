"""Pieces of the method page as HTML; every text is escaped."""

from collections.abc import Iterable
from itertools import groupby

from ptce_data import formats, markup, search_text, units
from ptce_data.catalogue import Catalogue, Indicator, Sector
from ptce_data.charts import family_colour
from ptce_data.i18n import gettext as _
from ptce_data.i18n import ngettext
from ptce_data.sentences import claims, method
from ptce_data.sentences.method import Point


def contents(sections: dict[str, str]) -> str:
    """The table of contents: a link to each anchor."""
    links = "".join(
        f'<li><a href="#{markup.as_html(anchor)}">{markup.as_html(title)}</a></li>'
        for anchor, title in sections.items()
    )
    name = markup.as_html(_("Sommaire"))
    return f'<nav class="ptce-toc" aria-label="{name}"><ol>{links}</ol></nav>'


def points(entries: Iterable[Point], style: str = "ptce-points") -> str:
    """Terms with what is said of them."""
    pairs = "".join(
        f"<div><dt>{markup.as_html(entry.term)}</dt><dd>{markup.as_html(entry.text)}</dd></div>"
        for entry in entries
    )
    return f'<dl class="{style}">{pairs}</dl>'


def bullets(sentences: Iterable[str]) -> str:
    """Sentences one under the other."""
    return f"<ul>{''.join(f'<li>{markup.as_html(sentence)}</li>' for sentence in sentences)}</ul>"


def aims(lists: Catalogue) -> str:
    return points(Point(aim.label, method.aim(code)) for code, aim in lists.aims.items())


def specificities(lists: Catalogue) -> str:
    return points(Point(one.label, method.specificity(code)) for code, one in lists.specificities.items())


def found_definitions(lists: Catalogue, asked: str) -> tuple[Indicator, ...]:
    """The indicators whose name or definition holds every word of `asked`, without accents."""
    words = search_text.normalised(asked).split()
    return tuple(
        one
        for one in lists.indicators.values()
        if all(word in search_text.normalised(f"{one.label} {one.definition}") for word in words)
    )


def definitions(lists: Catalogue, shown: tuple[Indicator, ...], *, unfolded: bool) -> str:
    """One fold a specificity, each with its indicators; `lists` gives them in that order."""
    folds = []
    for code, of_one in groupby(shown, key=lambda indicator: indicator.specificity):
        members = tuple(of_one)
        count = ngettext("{n} indicateur", "{n} indicateurs", len(members)).format(
            n=formats.number(len(members), 0)
        )
        title = markup.as_html(lists.specificities[code].label)
        entries = "".join(_definition(one) for one in members)
        folds.append(
            f"<details{' open' if unfolded else ''}><summary>{title} "
            f'<span class="aside">{markup.as_html(count)}</span></summary>'
            f'<dl class="ptce-definitions">{entries}</dl></details>'
        )
    return f'<div class="ptce-folds">{"".join(folds)}</div>'


def _definition(one: Indicator) -> str:
    core_name = markup.as_html(_("socle commun"))
    core = f' <span class="mark">{core_name}</span>' if one.core else ""
    facts = " · ".join((units.unit_name(one.unit), claims.nature(one), _across(one)))
    return (
        f"<div><dt>{markup.as_html(one.label)}{core}</dt><dd>{markup.as_html(one.definition)}"
        f'<span class="facts">{markup.as_html(facts)}</span></dd></div>'
    )


def _across(one: Indicator) -> str:
    return _("entre pôles : {way}").format(way=method.aggregation(one.across_poles))


def families(lists: Catalogue) -> str:
    """Each family with its colour and its sectors."""
    of_family: dict[str, list[Sector]] = {code: [] for code in lists.families}
    for sector in lists.sectors.values():
        of_family[sector.family].append(sector)
    rows = "".join(
        f'<li><span class="swatch" style="background:{family_colour(code)}"></span>'
        f"<span><strong>{markup.as_html(family.label)}</strong>"
        f'<span class="facts">{markup.as_html(_sectors(of_family[code], family.label))}</span></span></li>'
        for code, family in lists.families.items()
    )
    return f'<ul class="ptce-families">{rows}</ul>'


def _sectors(sectors: list[Sector], family: str) -> str:
    return ", ".join(sector.label for sector in sectors if sector.label != family)
