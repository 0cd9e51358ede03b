"""What is said of a figure that does not go with another one, of the file or published."""

import math

from ptce_data import formats
from ptce_data.i18n import gettext as _
from ptce_data.workbook.issues import Finding, Said, quoted, written
from ptce_data.workbook.limits import (
    HOURS_OF_A_YEAR,
    JUMPS,
    LEAST_PER_INVESTOR,
    MOST_PER_INVESTOR,
    WHOLE_UNITS,
)


def contradictory(finding: Finding) -> Said:
    if finding.why == "visibility":
        return Said(
            _("{found} est public à une ligne et confidentiel à l'autre, cellule {cell} ({subject}).").format(
                found=written(finding.found), cell=finding.other_cell, subject=_subject(finding)
            ),
            _("Décidez s'il est public, et écrivez-le de même aux deux lignes."),
        )
    return Said(
        _("{found}, mais la cellule {cell} dit {other} pour {subject}.").format(
            found=written(finding.found),
            cell=finding.other_cell,
            other=finding.other_figure,
            subject=_subject(finding),
        ),
        _("Gardez une seule des deux valeurs, ou donnez à chacune son périmètre ou sa source."),
    )


def rivals(finding: Finding) -> Said:
    return Said(
        _("{found}, mais la cellule {cell} dit {other} d'après une autre source, pour {subject}.").format(
            found=written(finding.found),
            cell=finding.other_cell,
            other=finding.other_figure,
            subject=_subject(finding),
        ),
        _("Les deux versions seront gardées ; une seule sera affichée d'abord."),
    )


def repeated(finding: Finding) -> Said:
    return Said(
        _("{found} répète la cellule {cell} ({subject}) : le chiffre est compté une fois.").format(
            found=written(finding.example), cell=finding.other_cell, subject=_subject(finding)
        )
    )


def repeated_fact(finding: Finding) -> Said:
    return Said(
        _("{found} répète la cellule {cell} ({subject}) : il est compté une fois.").format(
            found=written(finding.example), cell=finding.other_cell, subject=_subject(finding)
        ),
        _("Si ce sont deux faits distincts, distinguez-les par leur note."),
    )


def standing(finding: Finding) -> Said:
    return Said(
        _(
            "{found}, alors que la valeur déjà publiée est {other}, pour {subject} (source : {source})."
        ).format(
            found=written(finding.found),
            other=finding.other_figure,
            subject=_subject(finding),
            source=quoted(finding.other_source),
        ),
        _("Vérifiez lequel est juste ; l'ancien reste visible derrière le nouveau."),
    )


def far(finding: Finding) -> Said:
    """As `standing`, by as much as a jump from one year to the next."""
    return Said(standing(finding).problem, _justify(finding))


def same_source(finding: Finding) -> Said:
    return Said(
        _("{found}, alors que la même source ({source}) est publiée avec {other}, pour {subject}.").format(
            found=written(finding.found),
            other=finding.other_figure,
            subject=_subject(finding),
            source=quoted(finding.other_source),
        ),
        _(
            "Si la valeur vient d'ailleurs, changez sa source ou son lien\u202f; si la source elle-même a "
            "été corrigée, dites-le dans la remarque de la ligne\u00a0: les deux valeurs seront visibles."
        ),
    )


def added(finding: Finding) -> Said:
    """`why` is the number of the import that published the rest, other_source the name of its file."""
    return Said(
        _(
            "{found} s'ajouterait à {other}, déjà publié et absent du fichier, pour {subject} (import"
            " {batch}, {file})."
        ).format(**_beside(finding)),
        _("Dites si c'est une correction, qui le remplacera, ou une autre aide, qui s'y ajoutera."),
    )


def told_again(finding: Finding) -> Said:
    """As `added`; example is the title of the other source."""
    return Said(
        _(
            "{found} s'ajouterait au même montant, déjà publié d'après une autre source ({source}), pour"
            " {subject} (import {batch}, {file})."
        ).format(source=quoted(finding.example), **_beside(finding)),
        _("Dites si c'est la même aide, mieux sourcée, qui le remplacera, ou une autre, qui s'y ajoutera."),
    )


def another(finding: Finding) -> Said:
    """As `added`, once it was said to be another fact."""
    problem = _("{found} s'ajoutera à {other}, déjà publié pour {subject} (import {batch}, {file}).").format(
        **_beside(finding)
    )
    if finding.reason:
        return Said(
            problem, _("Les deux s'additionnent\u00a0: {reason}.").format(reason=quoted(finding.reason))
        )
    return Said(
        problem, _("Dites pourquoi c'est une autre aide, dans la raison donnée pour tout le fichier.")
    )


def corrected(finding: Finding) -> Said:
    """As `added`, once it was said to be a correction: other is what it replaces."""
    return Said(
        _("{found} remplacera {other}, publié pour {subject} (import {batch}, {file}).").format(
            **_beside(finding)
        ),
        _("L'ancien montant ne comptera plus, sauf si ce nouvel import est retiré un jour."),
    )


def _beside(finding: Finding) -> dict[str, str]:
    return {
        "found": written(finding.found),
        "other": finding.other_exactly,
        "subject": _subject(finding),
        "batch": finding.why,
        "file": quoted(finding.other_source),
    }


def jump(finding: Finding) -> Said:
    return Said(
        _("{found} pour {label} ({subject}), après {other} en {other_year} ; attendu : {expected}.").format(
            found=written(finding.found),
            label=finding.label,
            subject=_when(finding),
            other=finding.other_figure,
            other_year=finding.other_year,
            expected=_expected(finding),
        ),
        _justify(finding),
    )


def _expected(finding: Finding) -> str:
    """What needs no reason; what is counted one by one stays whole, and a running total does not fall."""
    factor = JUMPS.get(finding.kind, 1) * ((finding.year or 0) - (finding.other_year or 0))
    least, most = (finding.other or 0) / factor, (finding.other or 0) * factor
    if finding.unit in WHOLE_UNITS:
        least, most = math.ceil(least), math.floor(most)
    times, at_most = formats.number(factor, 0), formats.amount(most, finding.unit)
    if finding.kind == "cumulative":
        return _("au plus {most}, soit {n} fois plus").format(most=at_most, n=times)
    bare = formats.amount if finding.unit in {"EUR", "%"} else _without_unit
    return _("entre {least} et {most}, soit de {n} fois moins à {n} fois plus").format(
        least=bare(least, finding.unit), most=at_most, n=times
    )


def _without_unit(value: float, _unit: str) -> str:
    return formats.short(value)


def decrease(finding: Finding) -> Said:
    return Said(
        _(
            "{found} pour {label} ({subject}), après {other} en {other_year} ; attendu : un cumul"
            " ne baisse pas."
        ).format(
            found=written(finding.found),
            label=finding.label,
            subject=_when(finding),
            other=finding.other_figure,
            other_year=finding.other_year,
        ),
        _justify(finding),
    )


def part_above_total(finding: Finding) -> Said:
    return Said(
        _(
            "{found} pour {label} ne va pas avec {other} pour {other_label} : la partie dépasse le total"
            " ({subject})."
        ).format(**_both(finding)),
        _justify(finding),
    )


def energy_above_power(finding: Finding) -> Said:
    return Said(
        _(
            "{found} pour {label} ne va pas avec {other} pour {other_label} : c'est plus que {hours} heures"
            " à pleine puissance ({subject})."
        ).format(hours=formats.number(HOURS_OF_A_YEAR, 0), **_both(finding)),
        _justify(finding),
    )


def savings_per_investor(finding: Finding) -> Said:
    return Said(
        _(
            "{found} pour {label} ne va pas avec {other} pour {other_label} : attendu de {least} à {most} par"
            " investisseur ({subject})."
        ).format(
            least=formats.number(LEAST_PER_INVESTOR, 0),
            most=formats.euros(MOST_PER_INVESTOR),
            **_both(finding),
        ),
        _justify(finding),
    )


def _both(finding: Finding) -> dict[str, str]:
    other = finding.other_figure
    if finding.other_cell:
        other = _("{figure} (cellule {cell})").format(figure=other, cell=finding.other_cell)
    return {
        "found": written(finding.found),
        "label": finding.label,
        "other": other,
        "other_label": finding.other_label,
        "subject": _when(finding),
    }


def ratio_disagrees(finding: Finding) -> Said:
    return Said(
        _("{found} pour {label}, mais ses deux termes donnent {other} ({subject}).").format(
            found=written(finding.found),
            label=finding.label,
            other=finding.other_figure,
            subject=_when(finding),
        ),
        _("Vérifiez les trois valeurs ; c'est le rapport recalculé qui sera affiché."),
    )


def _subject(finding: Finding) -> str:
    """`« Pôle Ajonc », « Emplois créés », 2022`."""
    return f"{quoted(finding.pole)}, {finding.label}, {finding.year}"


def _when(finding: Finding) -> str:
    return f"{quoted(finding.pole)}, {finding.year}"


def _justify(finding: Finding) -> str:
    if finding.reason:
        return _("Justification donnée : {reason}.").format(reason=quoted(finding.reason))
    return _("Corrigez la valeur, ou donnez la raison dans la note de la ligne ou pour tout le fichier.")
