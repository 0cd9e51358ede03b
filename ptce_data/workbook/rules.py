"""Every rule a file is held to, in one place: what it looks at, how grave it is, what lifts it, what it says.

`python -m ptce_data check --rules` prints this list. A rule is found by one SQL file (ptce_data/sql), and
said by one function (ptce_data/sentences). The numbers it uses are in limits.py.
"""

from collections.abc import Callable
from dataclasses import dataclass

from ptce_data.i18n import gettext as _
from ptce_data.sentences import checks as said
from ptce_data.sentences import checks_about as about
from ptce_data.sentences import checks_compared as compared
from ptce_data.workbook import limits
from ptce_data.workbook.issues import Finding, Level, Said


@dataclass(frozen=True)
class Rule:
    """One rule. An error refuses the entry; `lifted` by the row's note or the reason given with the file.

    check is the SQL file that finds it (sql/check_<check>.sql); role the column whose cell is at fault, ""
    for the value's. about says the rule to an employee of the network, in the current language. `noted`:
    the row's note lifts it, not only the reason given for the whole file. `asks`: an answer lifts it.
    """

    code: str
    level: Level
    say: Callable[[Finding], Said]
    about: Callable[[], str]
    role: str = ""
    check: str = "cells"
    lifted: bool = False
    noted: bool = True
    asks: bool = False

    def level_of(self, finding: Finding) -> Level:
        """An error that a reason lifts is left as a remark that quotes it."""
        return "remark" if self.lifted and finding.reason else self.level


RULES: tuple[Rule, ...] = (
    Rule(
        "unreadable",
        "error",
        said.unreadable,
        lambda: _("La valeur se lit comme un nombre, avec ou sans unité, « environ » ou « plus de »."),
    ),
    Rule(
        "excel_error",
        "error",
        said.excel_error,
        lambda: _("La valeur n'est pas une erreur du tableur (#DIV/0!, #N/A…)."),
    ),
    Rule(
        "formula_without_value",
        "error",
        said.formula_without_value,
        lambda: _("Une formule a une valeur enregistrée."),
    ),
    Rule(
        "pole_missing",
        "error",
        said.pole_missing,
        lambda: _("Chaque ligne qui porte un chiffre nomme son pôle."),
        role="pole",
    ),
    Rule(
        "unknown_pole",
        "error",
        said.unknown_pole,
        lambda: _("Le pôle est connu, ou sa création a été décidée."),
        role="pole",
    ),
    Rule(
        "indicator_missing",
        "error",
        said.indicator_missing,
        lambda: _("Chaque chiffre a son indicateur."),
        role="indicator",
    ),
    Rule(
        "unknown_indicator",
        "error",
        said.unknown_indicator,
        lambda: _("L'indicateur est de la liste."),
        role="indicator",
    ),
    Rule("year_missing", "error", said.year_missing, lambda: _("Chaque chiffre a son année."), role="year"),
    Rule(
        "year_unreadable",
        "error",
        said.year_unreadable,
        lambda: _("L'année se lit : une année, une période ou une date."),
        role="year",
    ),
    Rule(
        "year_too_old",
        "error",
        said.year_too_old,
        lambda: _("L'année n'est pas avant {year}.").format(year=limits.FIRST_YEAR),
        role="year",
    ),
    Rule(
        "year_to_come",
        "error",
        said.year_to_come,
        lambda: _("L'année est commencée : une prévision n'est pas un chiffre constaté."),
        role="year",
    ),
    Rule(
        "unknown_unit",
        "error",
        said.unknown_unit,
        lambda: _("L'unité est connue, ou laissée vide."),
        role="unit",
    ),
    Rule(
        "wrong_unit",
        "error",
        said.wrong_unit,
        lambda: _("L'unité est celle de l'indicateur, ou s'y convertit (k€, kWh…)."),
        role="unit",
    ),
    Rule("percentage", "error", said.percentage, lambda: _("Un pourcentage est entre 0 et 100.")),
    Rule(
        "below_minimum",
        "error",
        said.below_minimum,
        lambda: _("La valeur n'est pas sous le minimum de l'indicateur (0 le plus souvent)."),
    ),
    Rule(
        "above_maximum",
        "error",
        said.above_maximum,
        lambda: _("La valeur n'est pas au-dessus du maximum de l'indicateur."),
    ),
    Rule(
        "implausible",
        "error",
        said.implausible,
        about.ceilings,
        lifted=True,
    ),
    Rule(
        "fraction",
        "error",
        said.fraction,
        lambda: _("Un pourcentage n'est pas écrit comme une fraction (0,12 pour 12 %)."),
        lifted=True,
    ),
    Rule(
        "unknown_visibility",
        "error",
        said.unknown_visibility,
        lambda: _("Le mot qui rend un chiffre public ou confidentiel est compris."),
        role="visibility",
    ),
    Rule(
        "unknown_qualifier",
        "error",
        said.unknown_qualifier,
        lambda: _("Le mot de la précision est compris (exact, environ, plus de)."),
        role="qualifier",
    ),
    Rule(
        "link",
        "error",
        said.link,
        lambda: _("Le lien de la source est une adresse http ou https."),
        role="source_url",
    ),
    Rule(
        "too_long",
        "error",
        said.too_long,
        about.long_texts,
        role="note",
    ),
    Rule(
        "contradictory",
        "error",
        compared.contradictory,
        lambda: _("Le fichier ne donne pas deux valeurs pour le même pôle, indicateur, année et périmètre."),
        check="repeats",
    ),
    Rule("jump", "error", compared.jump, about.jumps, check="course", lifted=True),
    Rule(
        "decrease",
        "error",
        compared.decrease,
        lambda: _("Un cumul ne baisse pas ; à justifier."),
        check="course",
        lifted=True,
    ),
    Rule("part_above_total", "error", compared.part_above_total, about.parts, check="pairs", lifted=True),
    Rule(
        "energy_above_power",
        "error",
        compared.energy_above_power,
        lambda: _("L'énergie produite ne dépasse pas la puissance installée × 8 760 heures ; à justifier."),
        check="pairs",
        lifted=True,
    ),
    Rule(
        "savings_per_investor",
        "error",
        compared.savings_per_investor,
        about.per_investor,
        check="pairs",
        lifted=True,
    ),
    Rule(
        "added",
        "error",
        compared.added,
        lambda: _(
            "Un montant sans source, ou de la même source, ne s'ajoute pas à un autre, publié pour la même"
            " année et absent du fichier, sans qu'on dise si c'est une correction ou une autre aide."
        ),
        check="added",
        asks=True,
    ),
    Rule(
        "told_again",
        "error",
        compared.told_again,
        lambda: _(
            "Un montant déjà publié d'après une autre source, pour la même année, ne compte pas deux fois"
            " sans qu'on dise si c'est la même aide ou une autre."
        ),
        check="added",
        asks=True,
    ),
    Rule(
        "another",
        "error",
        compared.another,
        lambda: _(
            "Une autre aide, ajoutée à un montant déjà publié\u202f; à justifier pour tout le fichier."
        ),
        check="added",
        lifted=True,
        noted=False,
    ),
    Rule(
        "corrected",
        "remark",
        compared.corrected,
        lambda: _("Un montant corrigé est montré avec celui qu'il remplace."),
        check="added",
    ),
    Rule("far", "error", compared.far, about.far, check="standing", lifted=True),
    Rule(
        "same_source",
        "warning",
        compared.same_source,
        lambda: _("La valeur contredit un chiffre déjà publié d'après la même source."),
        check="same_source",
    ),
    Rule(
        "standing",
        "warning",
        compared.standing,
        lambda: _("La valeur contredit un chiffre déjà publié pour la même année et le même périmètre."),
        check="standing",
    ),
    Rule(
        "rivals",
        "warning",
        compared.rivals,
        lambda: _("Deux sources du fichier donnent deux valeurs pour le même chiffre."),
        check="repeats",
    ),
    Rule(
        "ratio_disagrees",
        "warning",
        compared.ratio_disagrees,
        lambda: _("Un rapport ne correspond pas à ses deux termes, donnés aussi."),
        check="pairs",
    ),
    Rule(
        "decimals",
        "warning",
        said.decimals,
        lambda: _("Ce qui se compte un par un (personnes, structures…) est un nombre entier."),
    ),
    Rule(
        "hint_pole_near",
        "warning",
        said.hint_pole_near,
        lambda: _("Un pôle reconnu à peu près est montré comme il a été compris."),
        role="pole",
    ),
    Rule(
        "hint_indicator_near",
        "warning",
        said.hint_indicator_near,
        lambda: _("Un indicateur reconnu à peu près est montré comme il a été compris."),
        role="indicator",
    ),
    Rule(
        "hint_pole_remembered",
        "remark",
        said.hint_pole_near,
        lambda: _("Un pôle reconnu d'après un import précédent est montré comme il a été compris."),
        role="pole",
    ),
    Rule(
        "repeated_fact",
        "warning",
        compared.repeated_fact,
        lambda: _(
            "Deux lignes disent le même fait (une aide publique) dans les mêmes mots : compté une fois."
        ),
        check="repeats",
    ),
    Rule(
        "repeated",
        "remark",
        compared.repeated,
        lambda: _("Deux lignes disent la même chose : comptées une fois."),
        check="repeats",
    ),
    Rule(
        "few_people",
        "remark",
        said.few_people,
        about.few_people,
    ),
    Rule(
        "source_missing",
        "remark",
        said.source_missing,
        lambda: _("Chaque chiffre a sa source ; à défaut, il est écrit qu'il n'en a pas."),
    ),
    Rule(
        "hint_year_range",
        "remark",
        said.hint_year_range,
        lambda: _("Une période est rattachée à sa dernière année."),
        role="year",
    ),
    Rule(
        "hint_from_serial",
        "remark",
        said.hint_from_serial,
        lambda: _("Une date de tableur écrite comme un nombre donne son année."),
        role="year",
    ),
    Rule(
        "hint_unit_converted",
        "remark",
        said.hint_unit_converted,
        lambda: _("Une valeur convertie d'unité est montrée comme elle a été comprise."),
    ),
    Rule(
        "hint_own_unit",
        "remark",
        said.hint_own_unit,
        lambda: _(
            "Une cellule qui porte une autre unité que sa colonne est montrée comme elle a été comprise."
        ),
    ),
    Rule(
        "hint_ambiguous_separator",
        "remark",
        said.hint_ambiguous_separator,
        lambda: _("Un séparateur ambigu (1.800) est montré comme il a été compris."),
    ),
    Rule(
        "hint_worded",
        "remark",
        said.hint_worded,
        lambda: _("Un nombre en mots (une vingtaine) est montré comme il a été compris."),
    ),
    Rule(
        "hint_negative_parentheses",
        "remark",
        said.hint_negative_parentheses,
        lambda: _("Un nombre entre parenthèses est lu comme négatif."),
    ),
    Rule("hint_footnote", "warning", said.hint_footnote, about.footnotes),
    Rule("hint_nil", "remark", said.hint_nil, lambda: _("« Néant » n'est pas zéro : rien n'est publié.")),
    *(
        Rule(
            f"hint_{hint}",
            "remark",
            said.hint_understood,
            lambda: _("Un nombre suivi d'un commentaire est montré comme il a été compris."),
        )
        for hint in ("fraction", "comment")
    ),
)
BY_CODE = {rule.code: rule for rule in RULES}
