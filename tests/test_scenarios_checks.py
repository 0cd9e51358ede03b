"""One fault a scenario, from the text to the exact sentence; all the faults of a text at once."""

from dataclasses import dataclass

import pytest

from ptce_data.scenarios import checks
from ptce_data.scenarios.model import ChartView, FiguresView, MapView, PageView

SOUND = """\
title = "Essai"
language = "fr"

[[steps]]
title = "Un pôle"
sentence = "Ils sont {citizen_investors of ajonc in 2013 | with unit} au parc A."
figures = ["{citizen_investors of ajonc in 2013}"]
"""
EXAMPLE = "«\u202f{local_savings of eoliennes-pays-de-vilaine in 2013}\u202f»"
BY_HAND = (
    "est un nombre écrit à la main\u00a0: il ne suivra pas les données. Mettez à sa place une référence, par "
    "exemple «\u202f{jobs_created of all}\u202f»."
)
OF_ITS_SUBJECT = BY_HAND.replace("jobs_created of all", "jobs_created of ajonc")
HEDGED = "est écrit à la main devant un chiffre, qui porte déjà sa propre précision\u00a0: retirez-le."


@dataclass(frozen=True)
class Fault:
    """What replaces what in the sound text, and the one sentence that follows."""

    before: str
    after: str
    sentence: str


FAULTS = {
    "no title": Fault('title = "Essai"\n', "", 'Essai.toml\u00a0: il manque title = "…".'),
    "an unknown key": Fault(
        'language = "fr"',
        'language = "fr"\nlangue = "fr"',
        "Essai.toml, ligne 3\u00a0: «\u202flangue\u202f» n'est pas un nom attendu ici. Vouliez-vous dire "
        "«\u202flanguage\u202f»\u202f? Noms possibles\u00a0: title, language, steps.",
    ),
    "an unknown language": Fault(
        '"fr"',
        '"de"',
        "Essai.toml, ligne 2\u00a0: la langue «\u202fde\u202f» n'est pas connue\u202f; écrivez "
        "«\u202ffr\u202f» ou «\u202fen\u202f».",
    ),
    "no language": Fault(
        'language = "fr"\n', "", 'Essai.toml\u00a0: il manque la langue\u00a0: language = "fr".'
    ),
    "an unknown key of a step": Fault(
        "figures =",
        "second = 30\nfigures =",
        "Essai.toml, ligne 7, étape 1\u00a0: «\u202fsecond\u202f» n'est pas un nom attendu ici. Vouliez-vous "
        "dire «\u202fseconds\u202f»\u202f? Noms possibles\u00a0: title, sentence, notes, seconds, figures, "
        "chart, map, page.",
    ),
    "a sentence that is a number": Fault(
        '"Ils sont {citizen_investors of ajonc in 2013 | with unit} au parc A."',
        "12",
        "Essai.toml, ligne 6, étape 1\u00a0: «\u202fsentence\u202f» doit être un texte entre guillemets "
        'droits ".',
    ),
    "a duration in words": Fault(
        "figures",
        'seconds = "une minute"\nfigures',
        "Essai.toml, ligne 7, étape 1\u00a0: la durée «\u202fune minute\u202f» n'est pas un nombre entier de "
        "secondes entre 5 et 900\u202f; écrivez seconds = 45.",
    ),
    "two things to see": Fault(
        "figures",
        'chart = "poles by sector"\nfigures',
        "Essai.toml, ligne 7, étape 1\u00a0: il faut une seule chose à voir, pas 2 (figures, chart).",
    ),
    "an unknown chart": Fault(
        'figures = ["{citizen_investors of ajonc in 2013}"]',
        'chart = "poles by colour"',
        "Essai.toml, ligne 7, étape 1\u00a0: le graphique «\u202fpoles by colour\u202f» n'existe pas\u202f; "
        "écrivez par exemple «\u202fpoles by sector of region Bretagne\u202f» ou «\u202fpoles by "
        "region\u202f».",
    ),
    "a chart of nobody": Fault(
        'figures = ["{citizen_investors of ajonc in 2013}"]',
        'chart = "poles by sector of sector habitat"',
        "Essai.toml, ligne 7, étape 1\u00a0: «\u202fpoles by sector of sector habitat\u202f»\u00a0: aucun "
        "pôle à compter.",
    ),
    "a map that is a text": Fault(
        'figures = ["{citizen_investors of ajonc in 2013}"]',
        'map = "all"',
        "Essai.toml, ligne 7, étape 1\u00a0: «\u202fmap\u202f» est une description entre accolades, par "
        'exemple { of = "all", highlight = ["eoliennes-pays-de-vilaine"] }.',
    ),
    "an unknown part of a map": Fault(
        'figures = ["{citizen_investors of ajonc in 2013}"]',
        'map = { off = "all" }',
        "Essai.toml, ligne 7, étape 1\u00a0: «\u202foff\u202f» n'est pas un nom attendu ici. Vouliez-vous "
        "dire «\u202fof\u202f»\u202f? Noms possibles\u00a0: of, indicator, highlight, around.",
    ),
    "an unknown pole on a map": Fault(
        'figures = ["{citizen_investors of ajonc in 2013}"]',
        'map = { highlight = ["ajoncs"] }',
        "Essai.toml, ligne 7, étape 1\u00a0: aucun pôle n'a l'identifiant «\u202fajoncs\u202f». Vouliez-vous "
        "dire «\u202fajonc\u202f»\u202f?",
    ),
    "a map of one pole": Fault(
        'figures = ["{citizen_investors of ajonc in 2013}"]',
        'map = { of = "ajonc" }',
        "Essai.toml, ligne 7, étape 1\u00a0: «\u202fof\u202f» dit quels pôles la carte montre\u00a0: "
        "«\u202fall\u202f», une région, un secteur… Pour un pôle, «\u202fhighlight\u202f».",
    ),
    "a page elsewhere": Fault(
        'figures = ["{citizen_investors of ajonc in 2013}"]',
        'page = "https://exemple.fr"',
        "Essai.toml, ligne 7, étape 1\u00a0: «\u202fpage\u202f» est l'adresse d'une page de ce tableau de "
        'bord, à partir de sa racine, par exemple "/pole?pole=eoliennes-pays-de-vilaine".',
    ),
    "a figure that is a fact": Fault(
        'figures = ["{citizen_investors of ajonc in 2013}"]',
        'figures = ["{place of ajonc}"]',
        "Essai.toml, ligne 7, étape 1\u00a0: «\u202f{place of ajonc}\u202f» n'est pas un chiffre\u00a0: il "
        "ne se montre pas ainsi.",
    ),
    "a misspelt indicator": Fault(
        "{citizen_investors of ajonc in 2013 | with unit}",
        "{citizen_investor of ajonc in 2013 | with unit}",
        "Essai.toml, ligne 6, étape 1\u00a0: «\u202fcitizen_investor\u202f» n'est ni le code d'un "
        "indicateur, ni «\u202fpoles\u202f», ni un fait (name, place, region, founded, sectors, "
        "description). Vouliez-vous dire «\u202fcitizen_investors\u202f»\u202f?",
    ),
    "a brace alone": Fault(
        "au parc A.",
        "au parc A}.",
        f"Essai.toml, ligne 6, étape 1\u00a0: une accolade est seule\u00a0: une référence s'écrit {EXAMPLE}.",
    ),
    "an amount": Fault(
        "au parc A.",
        "au parc A, soit 700 personnes.",
        f"Essai.toml, ligne 6, étape 1\u00a0: «\u202f700 personnes\u202f» "
        f"{BY_HAND.replace('jobs_created of all', 'citizen_investors of ajonc in 2013')}",
    ),
    "an amount in the title": Fault(
        '"Essai"',
        '"Essai : 1,8 M€"',
        f"Essai.toml, ligne 1\u00a0: «\u202f1,8 M\u202f» {BY_HAND}",
    ),
    "an amount in words": Fault(
        "au parc A.",
        "au parc A, soit sept cents.",
        f"Essai.toml, ligne 6, étape 1\u00a0: «\u202fcents\u202f» {OF_ITS_SUBJECT}",
    ),
    "a year nobody spoke of": Fault(
        "au parc A.",
        "au parc A en 2014.",
        "Essai.toml, ligne 6, étape 1\u00a0: l'année «\u202f2014\u202f» n'est celle d'aucun chiffre cité "
        "dans cette étape\u00a0: écrivez-la par une référence, par exemple «\u202f{jobs_created of ajonc | "
        "year}\u202f», ou retirez-la.",
    ),
    "a minimum typed twice": Fault(
        "Ils sont {",
        "Ils sont plus de {",
        f"Essai.toml, ligne 6, étape 1\u00a0: «\u202fplus de\u202f» {HEDGED}",
    ),
    "a text that is never closed": Fault(
        '"Essai"',
        '"Essai',
        'Essai.toml, ligne 1\u00a0: il manque le guillemet droit " qui ferme le texte.',
    ),
    "curly quotation marks": Fault(
        '"Essai"',
        "“Essai”",
        'Essai.toml, ligne 1\u00a0: le texte doit être entre guillemets droits ", pas entre guillemets '
        "typographiques.",
    ),
    "the same key twice": Fault(
        'title = "Un pôle"',
        'title = "Un pôle"\ntitle = "Un pôle"',
        "Essai.toml, ligne 6\u00a0: ce nom est écrit deux fois au même endroit\u202f; gardez-en un.",
    ),
    "straight quotation marks within": Fault(
        '"Un pôle"',
        '"Un "pôle" à part"',
        "Essai.toml, ligne 5\u00a0: il y a quelque chose de trop après la valeur\u202f; dans un texte, "
        'mettez des guillemets français à la place de ".',
    ),
}

# What replaces « au parc A » in the sentence and is no fault.
ALLOWED = (
    "au parc A en 2013",
    "au parc A, le 19 juin 2013",
    "au parc A, le 1er janvier 2014",
    "au parc A, dans le 2e pôle",
    "au parc A, sans CO2, à Neo56",
    "au parc A, en huit étapes et cinq minutes",
    "au parc A, sur des m²",
)

# Each is one amount too many.
AMOUNTS = (
    "au parc A, 12M€",
    "au parc A, 12 %",
    "au parc A, 1\u202f000\u202f000 €",
    "au parc A, ½",
    "au parc A, ٣ personnes",
    "au parc A, deux millions",
    "au parc A, une vingtaine",
    "au parc A, 2013 personnes et plus",
)


def report(cursor, text: str, file_name: str = "Essai.toml") -> checks.Report:
    return checks.check(cursor, text, "essai", file_name)


def sentences(cursor, text: str) -> list[str]:
    return [issue.sentence for issue in report(cursor, text).issues]


def test_a_sound_scenario_has_no_fault_and_tells_its_steps(small_cursor):
    found = report(small_cursor, SOUND)
    assert found.issues == ()
    assert [scene.sentence for scene in found.scenes] == ["Ils sont plus de 700\u00a0personnes au parc A."]


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_one_sentence(small_cursor, fault):
    one = FAULTS[fault]
    assert one.before in SOUND
    assert sentences(small_cursor, SOUND.replace(one.before, one.after, 1)) == [one.sentence]


@pytest.mark.parametrize("words", ALLOWED)
def test_what_is_no_amount_may_be_typed(small_cursor, words):
    assert sentences(small_cursor, SOUND.replace("au parc A", words)) == []


@pytest.mark.parametrize("words", AMOUNTS)
def test_an_amount_may_not_be_typed(small_cursor, words):
    found = report(small_cursor, SOUND.replace("au parc A", words))
    assert found.refused
    assert found.scenes == ()


def test_every_fault_is_told_at_once_from_the_top_down(small_cursor):
    text = SOUND.replace('"fr"', '"de"').replace("ajonc in 2013 | with unit", "ajoncs").replace("A.", "12.")
    found = report(small_cursor, text.replace("figures = [", 'seconds = 1\nfigures = ["{poles of all}", '))
    assert [(issue.line, issue.step, issue.found) for issue in found.issues] == [
        (2, 0, "de"),
        (6, 1, "ajoncs"),
        (6, 1, "12"),
        (7, 1, "1"),
    ]


def test_a_sentence_that_hides_the_part_of_the_pole_is_warned_of(small_cursor):
    found = report(small_cursor, SOUND.replace("au parc A", "ici"))
    assert not found.refused
    assert [issue.level for issue in found.issues] == ["warning"]
    assert found.issues[0].sentence == (
        "Essai.toml, ligne 6, étape 1\u00a0: ce chiffre ne porte que sur «\u202fparc A\u202f»\u00a0: "
        "dites-le dans la phrase. Ce sera de toute façon écrit sous le chiffre."
    )


def test_a_long_sentence_is_warned_of_as_the_room_reads_it(small_cursor):
    found = report(small_cursor, SOUND.replace("au parc A", "au parc A" + ", oui" * 40))
    (issue,) = found.issues
    assert issue.sentence == (
        "Essai.toml, ligne 6, étape 1\u00a0: la phrase est longue (241 caractères)\u00a0: de loin, on ne la "
        "lira pas."
    )


def test_without_a_file_the_place_starts_with_the_line(small_cursor):
    found = report(small_cursor, SOUND.replace("A.", "A, 12."), file_name="")
    assert found.issues[0].sentence.startswith("Ligne 6, étape 1\u00a0: «\u202f12\u202f» est un nombre")


def test_an_empty_text_and_a_text_of_another_kind_are_refused(small_cursor):
    assert report(small_cursor, "").refused
    assert report(small_cursor, "\0").refused
    assert report(small_cursor, "x = " + "[" * 5000).refused
    assert report(small_cursor, "steps = 3").refused
    assert report(small_cursor, "steps = [1, 2]").refused


def test_lines_are_found_under_long_notes(small_cursor):
    notes = 'notes = """\n[[steps]]\ntitle = "faux"\n"""\n'
    found = report(small_cursor, SOUND.replace("figures =", notes + "seconds = 1\nfigures =", 1))
    assert [(issue.line, issue.step) for issue in found.issues] == [(11, 1)]


def test_each_kind_of_view_is_read(small_cursor):
    start = SOUND.split("figures", maxsplit=1)[0]
    views = {
        'figures = "{poles of all}"': FiguresView(("{poles of all}",)),
        'chart = "jobs_created of ajonc"': ChartView("jobs_created of ajonc"),
        'map = { of = "region Bretagne", indicator = "jobs_created", around = "ajonc" }': MapView(
            "region Bretagne", "jobs_created", (), "ajonc"
        ),
        "map = {}": MapView(),
        'page = "/pole?pole=ajonc"': PageView("/pole?pole=ajonc"),
    }
    for line, view in views.items():
        found = report(small_cursor, start + line)
        assert found.scenario.steps[0].view == view
