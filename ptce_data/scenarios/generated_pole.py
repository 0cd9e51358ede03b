"""A scenario made of one pole."""

import duckdb

from ptce_data import i18n
from ptce_data.i18n import gettext as _
from ptce_data.i18n import ngettext
from ptce_data.leaflets.importance import by_importance
from ptce_data.queries import claims, compare
from ptce_data.queries import pole as poles
from ptce_data.queries.pole import Identity
from ptce_data.scenarios import references, vocabulary
from ptce_data.scenarios.generated_parts import (
    MOST_FIGURES,
    holds,
    name,
    network,
    no_pole,
    placed,
    reference,
)
from ptce_data.scenarios.model import ChartView, FiguresView, MapView, Scenario, Step
from ptce_data.scenarios.saying import said
from ptce_data.scenarios.vocabulary import Vocabulary

MOST_SERIES = 3


def of_pole(cursor: duckdb.DuckDBPyConnection, pole_id: str) -> Scenario:
    """Where a pole is, what it does, what it published, its territory, the network.

    Raises UnknownScenarioError where there is no such pole.
    """
    identity = poles.identity(cursor, pole_id)
    if identity is None:
        raise no_pole(cursor, pole_id)
    words = vocabulary.load(cursor)
    codes = by_importance((one.indicator for one in poles.glance(cursor, pole_id, None)), words.lists)
    told = (
        _where(identity),
        _what(identity, codes),
        *_series(cursor, identity, codes),
        *_rivals(cursor, words, pole_id, codes),
        *(() if codes else (_silent(identity),)),
        _region(cursor, words, identity),
        network(cursor, words),
    )
    return Scenario(f"pole:{pole_id}", name(pole_id), i18n.language(), told)


def _where(identity: Identity) -> Step:
    place = reference("place", identity.pole_id)
    sentences = [_("{name}\u00a0: {place}.").format(name=name(identity.pole_id), place=place)]
    if identity.founded_year:
        founded = reference("founded", identity.pole_id)
        sentences.append(_("Le pôle existe depuis {year}.").format(year=founded))
    notes = _("Situer le pôle, puis ses voisins. Le point est au centre de la commune du siège.")
    view = MapView(highlight=(identity.pole_id,), around=identity.pole_id)
    if not placed(identity):
        sentences.append(_("Sa commune n'est pas connue\u00a0: ce pôle n'a pas de point sur la carte."))
        notes = _("Les points sont ceux d'autres pôles. Demander la commune de celui-ci, pour le placer.")
        view = MapView(around=f"region {identity.region_code}")
    return Step(title=_("Où nous sommes"), sentence=" ".join(sentences), view=view, notes=notes, seconds=30)


def _what(identity: Identity, codes: tuple[str, ...]) -> Step:
    """What the pole does, beside its main figures, or in its région where it published none."""
    described = identity.description or name(identity.pole_id)
    sentence = reference("description", identity.pole_id) if identity.description else name(identity.pole_id)
    main = tuple(reference(code, identity.pole_id) for code in codes[:MOST_FIGURES])
    around = f"region {identity.region_code}"
    other = (
        MapView(highlight=(identity.pole_id,), around=around)
        if placed(identity)
        else ChartView("poles by sector")
    )
    view = FiguresView(main) if main else other
    notes = _("Laisser lire les chiffres. Sous chacun\u00a0: son année et la partie du pôle qu'il couvre.")
    return Step(
        title=_("Ce que fait le pôle"),
        sentence=sentence,
        view=view,
        notes=notes if main else "",
        seconds=45 if described else 30,
    )


def _series(
    cursor: duckdb.DuckDBPyConnection, identity: Identity, codes: tuple[str, ...]
) -> tuple[Step, ...]:
    """The indicators known for several years, the most important first."""
    shown = claims.ledger(cursor, identity.pole_id).observations
    last = {one.indicator: one for one in poles.glance(cursor, identity.pole_id, None)}
    years = {code: {one.year for one in shown if one.indicator == code} for code in codes}
    followed = [code for code in codes if len(years[code]) > 1]
    return tuple(
        _one_series(identity.pole_id, code, overtaken=max(years[code]) > last[code].year)
        for code in followed[:MOST_SERIES]
    )


def _one_series(pole_id: str, code: str, *, overtaken: bool) -> Step:
    """The figure a pole is known by beside its chart; `overtaken` where another perimeter has a later one."""
    sentence = (
        _(
            "Dernier chiffre publié sur ce périmètre ({perimeter})\u00a0: {figure}. Le graphique en montre "
            "un plus récent sur un autre périmètre\u00a0: l'un ne prolonge pas l'autre."
        )
        if overtaken
        else _("Dernier chiffre publié ({perimeter})\u00a0: {figure}.")
    ).format(
        figure=reference(code, pole_id, "with unit and year"),
        perimeter=reference(code, pole_id, "perimeter"),
    )
    return Step(
        title=_("Au fil du temps\u00a0: {label}").format(label=reference(code, pole_id, "label")),
        sentence=sentence,
        view=ChartView(f"{code} of {pole_id}"),
        notes=_(
            "Lire le graphique de gauche à droite. Un point creux\u00a0: année estimée. Des périmètres "
            "différents ne forment pas une série."
        ),
        seconds=45,
    )


def _rivals(
    cursor: duckdb.DuckDBPyConnection, words: Vocabulary, pole_id: str, codes: tuple[str, ...]
) -> tuple[Step, ...]:
    """The most important indicator of which several versions were published for one year."""
    found = claims.ledger(cursor, pole_id).claims
    rivals = [
        (code, one.year) for code in codes for one in found if (one.indicator, one.fate) == (code, "rival")
    ]
    for code, year in rivals:
        kept = reference(code, pole_id, "with unit and year", year)
        others = reference(code, pole_id, "others", year)
        if holds(cursor, words, kept) and holds(cursor, words, others):
            perimeter = said(cursor, words, references.parse(kept)).perimeter
            place = (code, year, perimeter, "rival")
            amounts = {
                (one.value, one.qualifier)
                for one in found
                if (one.indicator, one.year, one.perimeter, one.fate) == place
            }
            told = _versions(len(amounts)).format(
                label=reference(code, pole_id, "label"), kept=kept, others=others
            )
            return (_rival(pole_id, code, told),)
    return ()


def _versions(others: int) -> str:
    return ngettext(
        "{label}\u00a0: {kept} est retenu\u202f; une autre source dit {others}.",
        "{label}\u00a0: {kept} est retenu\u202f; d'autres versions disent {others}.",
        others,
    )


def _rival(pole_id: str, code: str, sentence: str) -> Step:
    return Step(
        title=_("Un chiffre, plusieurs versions"),
        sentence=sentence,
        view=ChartView(f"{code} of {pole_id}"),
        notes=_(
            "Les croix grises sont les versions non retenues. La fiche du pôle dit pourquoi l'une est "
            "gardée, et donne toutes les sources."
        ),
        seconds=40,
    )


def _silent(identity: Identity) -> Step:
    return Step(
        title=_("Aucun chiffre publié à ce jour"),
        sentence=_(
            "{name} n'a encore publié aucun chiffre\u00a0: rien n'est estimé à sa place, et c'est l'occasion "
            "d'en demander."
        ).format(name=name(identity.pole_id)),
        view=ChartView("poles by region"),
        notes=_(
            "Non communiqué ne veut pas dire zéro. Dire quels chiffres seraient les plus utiles\u00a0: "
            "emplois, structures membres, soutien public."
        ),
        seconds=30,
    )


def _region(cursor: duckdb.DuckDBPyConnection, words: Vocabulary, identity: Identity) -> Step:
    of = f"region {identity.region_code}"
    selection = words.scope(cursor, of).selection(None)
    alone = compare.network_size(cursor, selection) == 1
    view = (
        MapView(of=of, highlight=(identity.pole_id,), around=of)
        if alone and placed(identity)
        else ChartView(f"poles by sector of {of}")
    )
    return Step(
        title=name(of),
        sentence=_("{region}\u00a0: {poles} recensés dans la région.").format(
            region=name(of), poles=reference("poles", of, "with unit")
        )
        if not alone
        else _("{name} est le seul pôle recensé dans la région ({region}).").format(
            name=name(identity.pole_id), region=name(of)
        ),
        view=view,
        notes=_("Un pôle compte dans chacun de ses secteurs."),
        seconds=40,
    )
