"""Who an identity token names, and whether the secrets count them among the staff."""

from datetime import UTC, datetime

import pytest

from pages._ui import access_provider
from pages._ui.access_provider import StaffList
from ptce_data.staff import Member

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
LATER = 1772456400  # 13:00 that day
JEANNE = {
    "is_logged_in": True,
    "sub": "1",
    "email": "jeanne@ptce.example",
    "email_verified": True,
    "name": "Jeanne Martin",
    "exp": LATER,
}
BY_EMAIL = StaffList.read({"emails": ["Jeanne@PTCE.example"]})


def member(claims, staff=BY_EMAIL):
    return access_provider.member(claims, staff, NOW)


def test_a_member_is_named_and_ends_with_the_token():
    until = datetime(2026, 3, 2, 13, tzinfo=UTC)
    assert member(JEANNE) == Member("Jeanne Martin (jeanne@ptce.example)", until)


def test_by_default_nobody_is_staff():
    assert member(JEANNE, StaffList.read({})) is None
    assert member({**JEANNE, "email": ""}, StaffList.read({})) is None


@pytest.mark.parametrize(
    "change",
    [
        {"is_logged_in": False},
        {"is_logged_in": "true"},
        {"email": "jeanne@ptce.example.evil.example"},
        {"email": "evil@jeanne@ptce.example"},
        {"email": "paul@ptce.example"},
        {"email": ["jeanne@ptce.example"]},
        {"email": None},
        {"email_verified": False},
        {"email_verified": "false"},
        {"email_verified": None},
        {"exp": LATER - 3600},
        {"exp": str(LATER)},
        {"exp": True},
        {"exp": None},
        {"exp": float("inf")},
        {"exp": float("nan")},
        {"exp": 1e30},
    ],
    ids=str,
)
def test_anyone_else_is_not(change):
    assert member({**JEANNE, **change}) is None


@pytest.mark.parametrize("missing", ["is_logged_in", "email", "exp"])
def test_a_token_that_does_not_say_it_proves_nothing(missing):
    assert member({name: value for name, value in JEANNE.items() if name != missing}) is None


def test_a_provider_that_never_says_whether_an_address_is_verified_is_believed():
    assert member({name: value for name, value in JEANNE.items() if name != "email_verified"})


@pytest.mark.parametrize("domain", ["ptce.example", "@ptce.example", "PTCE.Example"])
def test_a_domain_names_its_addresses_and_no_other(domain):
    staff = StaffList.read({"domains": [domain]})
    assert member(JEANNE, staff)
    for email in ("jeanne@sub.ptce.example", "jeanne@notptce.example", "jeanne@ptce.example.evil", "x"):
        assert member({**JEANNE, "email": email}, staff) is None
    assert member({**JEANNE, "email_verified": False}, staff) is None


@pytest.mark.parametrize("section", [{"domains": ["@", ""]}, {"emails": [""]}, {"claims": {"role": ""}}])
def test_an_empty_entry_names_nobody(section):
    staff = StaffList.read(section)
    for email in ("", "jeanne", "jeanne@", "@ptce.example"):
        assert member({**JEANNE, "email": email, "role": ""}, staff) is None


@pytest.mark.parametrize(
    ("wanted", "claims"),
    [
        ({"role": "ptce-staff"}, {"role": "ptce-staff"}),
        ({"role": ["chef", "ptce-staff"]}, {"role": "ptce-staff"}),
        ({"groups": "/reseau"}, {"groups": ["/autre", "/reseau"]}),
        ({"realm_access.roles": "ptce-staff"}, {"realm_access": {"roles": ["ptce-staff"]}}),
        ({"https://ptce.example/role": "ptce-staff"}, {"https://ptce.example/role": "ptce-staff"}),
    ],
    ids=str,
)
def test_a_claim_names_staff_without_an_address(wanted, claims):
    staff = StaffList.read({"claims": wanted})
    anonymous = {"is_logged_in": True, "sub": "7", "exp": LATER}
    assert member({**anonymous, **claims}, staff).name == "7"
    assert member(anonymous, staff) is None


@pytest.mark.parametrize(
    "claims", [{"role": "ptce-staff2"}, {"role": "PTCE-STAFF"}, {"role": {"ptce-staff": 1}}, {"role": True}]
)
def test_a_claim_is_compared_whole(claims):
    assert member({**JEANNE, **claims}, StaffList.read({"claims": {"role": "ptce-staff"}})) is None


@pytest.mark.parametrize("claims", [["role"], "role", None, {"role": 1}])
def test_a_badly_written_section_names_nobody(claims):
    assert member({**JEANNE, "role": 1}, StaffList.read({"claims": claims})) is None


def test_two_sign_ins_of_one_person_are_two_tokens():
    token = access_provider.token(JEANNE)
    assert token == access_provider.token(dict(JEANNE))
    assert token != access_provider.token({**JEANNE, "exp": LATER + 1})
    assert "jeanne" not in token


@pytest.mark.parametrize(
    ("claims", "name"),
    [
        ({"name": "Jeanne", "email": "j@p.fr"}, "Jeanne (j@p.fr)"),
        ({"given_name": "Jeanne", "usual_name": "Martin", "email": "j@p.fr"}, "Jeanne Martin (j@p.fr)"),
        ({"email": "j@p.fr"}, "j@p.fr"),
        ({"preferred_username": "jeanne", "sub": "1"}, "jeanne"),
        ({"sub": "1"}, "1"),
    ],
)
def test_the_history_shows_the_name_and_the_address(claims, name):
    assert access_provider.display_name(claims) == name
