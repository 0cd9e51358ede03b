"""What is said of a cell that breaks a rule by itself: the problem with what was expected, what to do."""

from ptce_data import formats, units
from ptce_data.i18n import gettext as _
from ptce_data.workbook.issues import Finding, Said, dated, quoted, written
from ptce_data.workbook.limits import FEW_PEOPLE, FIRST_YEAR, LENGTHS


def unreadable(finding: Finding) -> Said:
    expected = {
        "range": _("Écrivez une seule valeur, comme « env. 750 » ou « + de 700 »."),
        "share_of": _("Écrivez la part seule, et le total dans sa propre case."),
        "upper_bound": _(
            "Un maximum ne se publie pas : écrivez une valeur, comme « env. 700 », ou « n.c. »."
        ),
        "several_numbers": _("Écrivez un seul nombre dans la case."),
        "vague": _("Écrivez un nombre, comme « env. 20 », ou « n.c. » si le chiffre n'est pas connu."),
        "date": _("Si le tableur en a fait une date, retapez le nombre et mettez la case au format nombre."),
        "truth_value": _("Écrivez un nombre à la place de ce oui ou non."),
    }
    usual = _("Corrigez la cellule, ou écrivez « n.c. » si le chiffre n'est pas connu.")
    return Said(
        _(
            "{found} n'est pas un nombre lisible ; attendu : « 12 », « env. 700 »,"
            " « + de 700 » ou « 1,8 M€ »."
        ).format(found=dated(finding.found)),
        expected.get(finding.why, usual),
    )


def excel_error(finding: Finding) -> Said:
    return Said(
        _("{found} est une erreur de calcul du tableur, pas un nombre.").format(found=quoted(finding.found)),
        _("Réparez la formule, ou tapez la valeur à sa place."),
    )


def formula_without_value(_finding: Finding) -> Said:
    return Said(
        _("La formule n'a pas de valeur enregistrée ; attendu : un nombre."),
        _("Ouvrez le classeur dans votre tableur, enregistrez-le, puis déposez-le de nouveau."),
    )


def pole_missing(_finding: Finding) -> Said:
    return Said(
        _("Le pôle manque ; attendu : le nom d'un pôle sur chaque ligne qui porte un chiffre."),
        _("Indiquez le pôle, ou videz la ligne."),
    )


def unknown_pole(finding: Finding) -> Said:
    return Said(
        _("{found} n'est le nom d'aucun pôle connu.").format(found=quoted(finding.found)),
        _("Choisissez le pôle voulu, ou créez ce pôle."),
    )


def indicator_missing(_finding: Finding) -> Said:
    return Said(
        _("L'indicateur manque ; attendu : le nom ou le code d'un indicateur."),
        _("Indiquez l'indicateur, ou videz la ligne."),
    )


def unknown_indicator(finding: Finding) -> Said:
    return Said(
        _("{found} n'est le nom d'aucun indicateur connu.").format(found=quoted(finding.found)),
        _("Choisissez l'indicateur voulu ; le modèle de classeur en donne la liste."),
    )


def year_missing(_finding: Finding) -> Said:
    return Said(
        _("L'année manque ; attendu : l'année du chiffre, comme « 2024 »."),
        _("Indiquez l'année sur la ligne, dans l'en-tête de la colonne, ou pour tout le fichier."),
    )


def year_unreadable(finding: Finding) -> Said:
    advice = {
        "two_digit_year": _("Écrivez l'année avec ses quatre chiffres."),
        "several_years": _("Écrivez une seule année, celle du chiffre."),
    }
    return Said(
        _("{found} n'est pas une année ; attendu : « 2024 », « 2013-2014 » ou une date.").format(
            found=dated(finding.found)
        ),
        advice.get(finding.why, _("Corrigez l'année.")),
    )


def year_too_old(finding: Finding) -> Said:
    return Said(
        _("L'année {found} est trop ancienne ; attendu : une année depuis {first}.").format(
            found=dated(finding.found), first=FIRST_YEAR
        ),
        _("Corrigez l'année."),
    )


def year_to_come(finding: Finding) -> Said:
    return Said(
        _("L'année {found} n'est pas encore commencée ; seuls les chiffres constatés sont publiés.").format(
            found=dated(finding.found)
        ),
        _("Corrigez l'année, ou retirez cette prévision."),
    )


def unknown_unit(finding: Finding) -> Said:
    return Said(
        _("L'unité {found} n'est pas connue.").format(found=quoted(finding.found)),
        _("Écrivez l'unité de l'indicateur, ou laissez la case vide pour l'employer."),
    )


def wrong_unit(finding: Finding) -> Said:
    return Said(
        _("L'unité {found} ne convient pas à {label} ; attendu : {unit}.").format(
            found=quoted(finding.found), label=finding.label, unit=quoted(units.unit_name(finding.unit))
        ),
        _("Corrigez l'unité, ou choisissez un autre indicateur."),
    )


def percentage(finding: Finding) -> Said:
    return Said(
        _("{found} n'est pas un pourcentage possible pour {label} ; attendu : de 0 à 100.").format(
            found=written(finding.found), label=finding.label
        ),
        _("Corrigez la valeur."),
    )


def below_minimum(finding: Finding) -> Said:
    return Said(
        _("{found} est trop petit pour {label} ; attendu : au moins {limit}.").format(
            found=written(finding.found), label=finding.label, limit=_limit(finding)
        ),
        _("Corrigez la valeur."),
    )


def above_maximum(finding: Finding) -> Said:
    return Said(
        _("{found} est trop grand pour {label} ; attendu : au plus {limit}.").format(
            found=written(finding.found), label=finding.label, limit=_limit(finding)
        ),
        _("Corrigez la valeur."),
    )


def implausible(finding: Finding) -> Said:
    return Said(
        _("{found} paraît démesuré pour {label}, compris {figure} ; attendu : au plus {limit}.").format(
            found=written(finding.found), label=finding.label, figure=finding.figure, limit=_limit(finding)
        ),
        _("Corrigez la valeur ou l'unité, ou justifiez-la dans la note de la ligne."),
    )


def _limit(finding: Finding) -> str:
    return formats.amount(finding.other, finding.unit)


def fraction(finding: Finding) -> Said:
    meant = formats.amount(100 * (finding.value or 0), "%")
    return Said(
        _("{found} est moins de 1 % pour {label} ; sans doute {meant}.").format(
            found=written(finding.found), label=finding.label, meant=quoted(meant)
        ),
        _("Écrivez {meant}, ou {found} si c'est bien cela.").format(
            meant=quoted(meant), found=quoted(formats.amount(finding.value, "%"))
        ),
    )


def decimals(finding: Finding) -> Said:
    return Said(
        _("{found} n'est pas un nombre entier ; {label} se compte en {unit}.").format(
            found=written(finding.example), label=finding.label, unit=units.unit_name(finding.unit)
        ),
        _("Vérifiez la valeur ; des équivalents temps plein ont leur propre indicateur."),
    )


def few_people(finding: Finding) -> Said:
    return Said(
        _(
            "{found} pour {label} : un effectif de moins de {n} est confidentiel, il ne sera pas public."
        ).format(found=written(finding.example), label=finding.label, n=FEW_PEOPLE),
        _("Écrivez « public » dans la colonne de confidentialité pour le publier."),
    )


def unknown_visibility(finding: Finding) -> Said:
    return Said(
        _("{found} ne dit pas si le chiffre est public ; attendu : « public » ou « confidentiel ».").format(
            found=quoted(finding.found)
        ),
        _("Corrigez ce mot, ou videz la case pour un chiffre public."),
    )


def unknown_qualifier(finding: Finding) -> Said:
    return Said(
        _("{found} ne dit pas la précision ; attendu : « exact », « environ » ou « plus de ».").format(
            found=quoted(finding.found)
        ),
        _("Corrigez ce mot, ou videz la case pour un chiffre exact."),
    )


def link(finding: Finding) -> Said:
    return source_link(finding.found)


def source_link(url: str) -> Said:
    return Said(
        _("{found} n'est pas une adresse web ; attendu : une adresse qui commence par « https:// ».").format(
            found=quoted(url)
        ),
        _("Corrigez l'adresse de la source, ou videz la case."),
    )


def source_missing(_finding: Finding) -> Said:
    return no_source()


def no_source() -> Said:
    return Said(
        _("Aucune source n'est indiquée ; il sera écrit « Transmis au réseau, sans source indiquée »."),
        _("Indiquez la source sur la ligne ou pour tout le fichier."),
    )


def too_long(finding: Finding) -> Said:
    return long_text(finding.role, finding.example)


def long_text(role: str, text: str) -> Said:
    """For a note, a perimeter, the title or the address of a source."""
    limit = formats.number(LENGTHS[role], 0)
    problems = {
        "note": _("La note {found} est trop longue ; attendu : au plus {limit} caractères."),
        "perimeter": _("Le périmètre {found} est trop long ; attendu : au plus {limit} caractères."),
        "source_title": _("La source {found} est trop longue ; attendu : au plus {limit} caractères."),
        "source_url": _("L'adresse {found} est trop longue ; attendu : au plus {limit} caractères."),
    }
    return Said(problems[role].format(found=quoted(text), limit=limit), _("Raccourcissez ce texte."))


def hint_year_range(finding: Finding) -> Said:
    return Said(
        _("La période {found} est rattachée à l'année {year}.").format(
            found=dated(finding.found), year=finding.year
        ),
        _("Si c'est une autre année, écrivez-la seule."),
    )


def hint_from_serial(finding: Finding) -> Said:
    return Said(
        _("{found} est une date de tableur ; comprise : {year}.").format(
            found=dated(finding.found), year=finding.year
        ),
        _("Si ce n'est pas cela, écrivez l'année seule."),
    )


def hint_unit_converted(finding: Finding) -> Said:
    return Said(
        _("{unit} est converti dans l'unité de {label} ; {found} est compris : {figure}.").format(
            unit=quoted(finding.found),
            label=finding.label,
            found=written(finding.example),
            figure=formats.exact(finding.example_value, finding.unit),
        )
    )


def hint_own_unit(finding: Finding) -> Said:
    return Said(
        _("{found} a sa propre unité, qui l'emporte sur celle de sa colonne ; compris : {figure}.").format(
            found=quoted(finding.found), figure=finding.exactly
        ),
        _("Si ce n'est pas cela, corrigez la cellule."),
    )


def hint_pole_near(finding: Finding) -> Said:
    return Said(
        _("{found} est compris comme le pôle {pole}.").format(
            found=quoted(finding.found), pole=quoted(finding.pole)
        ),
        _("Si ce n'est pas lui, choisissez le bon."),
    )


def hint_indicator_near(finding: Finding) -> Said:
    return Said(
        _("{found} est compris comme l'indicateur {label}.").format(
            found=quoted(finding.found), label=finding.label
        ),
        _("Si ce n'est pas lui, choisissez le bon."),
    )


def hint_ambiguous_separator(finding: Finding) -> Said:
    return Said(
        _("{found} peut se lire de deux façons ; compris : {figure}.").format(
            found=quoted(finding.found), figure=finding.exactly
        ),
        _("Si ce n'est pas cela, retapez le nombre avec une virgule et sans point."),
    )


def hint_worded(finding: Finding) -> Said:
    return Said(
        _("{found} est écrit en mots ; compris : {figure}.").format(
            found=quoted(finding.found), figure=finding.exactly
        )
    )


def hint_negative_parentheses(finding: Finding) -> Said:
    return Said(
        _("{found} est entre parenthèses ; compris comme un nombre négatif : {figure}.").format(
            found=quoted(finding.found), figure=finding.exactly
        )
    )


def hint_nil(finding: Finding) -> Said:
    return Said(
        _("{found} est compris comme un chiffre non communiqué, rien n'est publié.").format(
            found=quoted(finding.found)
        ),
        _("Écrivez 0 si la valeur est zéro."),
    )


def hint_footnote(finding: Finding) -> Said:
    """The example is what the note says, where it was found."""
    words = (
        _("{found} renvoie à la note {note}, qui n'est pas reprise\u202f; compris\u00a0: {figure}.")
        if finding.example
        else _("{found} porte un renvoi, sans note trouvée\u202f; compris\u00a0: {figure}.")
    )
    return Said(
        words.format(found=quoted(finding.found), note=quoted(finding.example), figure=finding.exactly),
        _("Si un lecteur doit le savoir, écrivez-le sur la ligne, dans une colonne «\u202fRemarque\u202f»."),
    )


def hint_understood(finding: Finding) -> Said:
    """A comment or a fraction beside the number."""
    return Said(
        _("{found} est compris : {figure}.").format(found=quoted(finding.found), figure=finding.exactly)
    )
