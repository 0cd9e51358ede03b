"""Who may import, withdraw, choose and read what is confidential; asked again at every action."""

from dataclasses import dataclass
from datetime import UTC, datetime

from ptce_data.errors import NotStaffError
from ptce_data.i18n import gettext as _


@dataclass(frozen=True)
class Member:
    """A member of staff who signed in; `name` is what the history shows. `until` (UTC) ends the right."""

    name: str
    until: datetime | None = None


def check(member: Member | None) -> Member:
    """The member, if the right to act still holds. Raises NotStaffError."""
    if member is None:
        raise NotStaffError(_("Cette action est réservée aux membres du réseau\u00a0: identifiez-vous."))
    if member.until is not None and datetime.now(UTC) >= member.until:
        raise NotStaffError(_("Votre identification a expiré\u00a0: identifiez-vous de nouveau."))
    return member
