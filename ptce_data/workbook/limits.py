"""The limits the rules of a file use: change one here, and the check, its sentence and the list change."""

FIRST_YEAR = 1900
LENGTHS = {"note": 2_000, "perimeter": 200, "source_title": 500, "source_url": 2_000}
POLE_LENGTHS = {"name": 120, "description": 600, "website": 2_000}
# Units counted one by one: a decimal there deserves a look. « Repas par jour » is a mean.
PEOPLE_UNITS = (
    "personnes",
    "emplois",
    "membres",
    "abonnés",
    "actionnaires",
    "agriculteurs",
    "clients",
    "familles",
    "visiteurs",
    "ETP",
)
WHOLE_UNITS = (
    *(unit for unit in PEOPLE_UNITS if unit != "ETP"),
    "ateliers",
    "boulangeries",
    "bouteilles",
    "clubs",
    "commerces",
    "couverts",
    "dossiers",
    "idées",
    "partenaires",
    "points",
    "postes",
    "projets",
    "restaurants",
    "sites",
    "structures",
    "thématiques",
    "éoliennes",
)
# From 1 to 4 people, someone may be recognised.
FEW_PEOPLE = 5
# Beyond, a SIREN, a telephone number or euros in place of millions: more than all the poles together.
CEILINGS = dict.fromkeys(WHOLE_UNITS, 1e6) | {
    "visiteurs": 1e8,
    "bouteilles": 1e9,
    "ETP": 1e6,
    "EUR": 1e10,
    "MW": 1e4,
    "MWh": 1e8,
    "m²": 1e8,
    "ha": 1e6,
    "tonnes": 1e7,
    "paniers": 1e6,
    "repas par jour": 1e6,
}
# How many times a figure may grow or shrink in a year without a reason; nothing is said of small ones.
JUMPS = {"stock": 3.0, "cumulative": 3.0, "flow": 5.0}
FLOORS = {"EUR": 20_000.0, "m²": 500.0, "ha": 10.0, "MW": 1.0, "MWh": 1_000.0, "tonnes": 20.0}
FLOOR = 20.0
# A part, and the total it belongs to; the last two are held to their own limits, below.
# Intermittents are not a part: the poles' own figures have more of them than jobs.
PARTS = (
    ("integration_employees", "jobs_members"),
    ("permanent_employees", "jobs_members"),
    ("employees_core", "jobs_members"),
    ("jobs_fte", "jobs_members"),
    ("new_members", "members_cumulative"),
    ("visitors", "visitors_cumulative"),
    ("turnover", "turnover_members"),
    ("energy_produced", "installed_power"),
    ("local_savings", "citizen_investors"),
)
HOURS_OF_A_YEAR = 8_760.0
LEAST_PER_INVESTOR, MOST_PER_INVESTOR = 50.0, 20_000.0
TOLERANCE, LOOSE_TOLERANCE = 0.02, 0.15
# Codes of the reading (numbers.py, years.py): those said back, and those that say why it could not read.
TOLD_HINTS = (
    "unknown_qualifier",
    "pole_near",
    "pole_remembered",
    "indicator_near",
    "year_range",
    "from_serial",
    "unit_converted",
    "own_unit",
    "ambiguous_separator",
    "worded",
    "negative_parentheses",
    "nil",
    "fraction",
    "comment",
    "footnote",
)
# Those that quote the value as it was understood.
VALUE_HINTS = (
    "own_unit",
    "ambiguous_separator",
    "worded",
    "negative_parentheses",
    "fraction",
    "comment",
    "footnote",
)
WHY = (
    "range",
    "share_of",
    "upper_bound",
    "several_numbers",
    "vague",
    "date",
    "truth_value",
    "two_digit_year",
    "several_years",
)
