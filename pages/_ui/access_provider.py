"""Who the identity provider says has come, and whether this deployment's secrets name them as staff."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from ptce_data.staff import Member

Claims = Mapping[str, object]


@dataclass(frozen=True)
class StaffList:
    """The `[staff]` section of secrets.toml; nobody where it is empty."""

    emails: frozenset[str] = frozenset()
    domains: frozenset[str] = frozenset()
    claims: tuple[tuple[str, frozenset[str]], ...] = ()

    @classmethod
    def read(cls, section: Mapping[str, object]) -> "StaffList":
        claims = section.get("claims")
        return cls(
            emails=frozenset(email.casefold() for email in _texts(section.get("emails"))),
            domains=frozenset(name.casefold().removeprefix("@") for name in _texts(section.get("domains"))),
            claims=tuple((str(name), _texts(wanted)) for name, wanted in claims.items())
            if isinstance(claims, Mapping)
            else (),
        )

    def names(self, claims: Claims) -> bool:
        """Whether one of the three ways names this person."""
        email = verified_email(claims)
        return (email != "" and (email in self.emails or email.partition("@")[2] in self.domains)) or any(
            _texts(_claim(claims, name)) & wanted for name, wanted in self.claims
        )


def verified_email(claims: Claims) -> str:
    """The address in lower case; empty where there is none, or the provider says it is not verified."""
    email = claims.get("email")
    if not isinstance(email, str) or email.count("@") != 1 or email.startswith("@") or email.endswith("@"):
        return ""
    if "email_verified" in claims and claims["email_verified"] not in {True, "true"}:
        return ""
    return email.strip().casefold()


def expiry(claims: Claims) -> datetime | None:
    """When the identity token ends (UTC); None where it does not say, and then it is worth nothing."""
    exp = claims.get("exp")
    if isinstance(exp, bool) or not isinstance(exp, int | float):
        return None
    try:
        return datetime.fromtimestamp(exp, UTC)
    except (OverflowError, ValueError, OSError):
        return None


def token(claims: Claims) -> str:
    """What tells this identity token from any other, and says nothing of its owner."""
    parts = [str(claims.get(name, "")) for name in ("iss", "sub", "iat", "exp", "nonce")]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def display_name(claims: Claims) -> str:
    """What the history shows: the name and the address, whichever are known."""
    given = " ".join(_text(claims, part) for part in ("given_name", "usual_name")).strip()
    name = _text(claims, "name") or given or _text(claims, "preferred_username")
    email = _text(claims, "email")
    if name and email and name != email:
        return f"{name} ({email})"
    return name or email or _text(claims, "sub")


def is_signed_in(claims: Claims, now: datetime) -> bool:
    """Whether the provider vouches for someone, until later than now."""
    until = expiry(claims)
    return claims.get("is_logged_in") is True and until is not None and now < until


def member(claims: Claims, staff: StaffList, now: datetime) -> Member | None:
    """The member of staff these claims prove, None for anyone else and once the token has ended."""
    if not is_signed_in(claims, now) or not staff.names(claims):
        return None
    return Member(display_name(claims), expiry(claims))


def _text(claims: Claims, name: str) -> str:
    value = claims.get(name)
    return value.strip() if isinstance(value, str) else ""


def _claim(claims: Claims, name: str) -> object:
    """A claim by name; `realm_access.roles` looks inside one, unless a claim bears that whole name."""
    if name in claims:
        return claims[name]
    value: object = claims
    for part in name.split("."):
        value = value.get(part) if isinstance(value, Mapping) else None
    return value


def _texts(value: object) -> frozenset[str]:
    """One text, or the texts of a list; anything else is nothing."""
    if isinstance(value, str):
        return frozenset({value}) if value else frozenset()
    if isinstance(value, list | tuple):
        return frozenset(item for item in value if isinstance(item, str) and item)
    return frozenset()
