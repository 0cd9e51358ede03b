"""What the viewer looks at: one frozen value that travels whole."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Selection:
    """Filters of the dashboard; an empty tuple or None means "no restriction", never "nothing".

    regions and departements hold official codes; sectors and statuses hold codes of the closed
    lists. year asks for "situation à fin AAAA"; None asks for the last value each pole is known for.
    """

    regions: tuple[str, ...] = ()
    departements: tuple[str, ...] = ()
    sectors: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    year: int | None = None

    def parameters(self) -> dict[str, list[str] | int | None]:
        """The SQL parameters $regions, $departements, $sectors, $statuses and $year."""
        return {
            "regions": list(self.regions),
            "departements": list(self.departements),
            "sectors": list(self.sectors),
            "statuses": list(self.statuses),
            "year": self.year,
        }

    @property
    def restricts_poles(self) -> bool:
        """Whether some poles are left out."""
        return bool(self.regions or self.departements or self.sectors or self.statuses)


EVERYTHING = Selection()
