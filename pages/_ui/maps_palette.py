"""The colours of the maps, in both themes."""

from dataclasses import dataclass

from ptce_data.charts import family_colour

Colour = tuple[int, int, int]


@dataclass(frozen=True)
class Palette:
    """The colours of a map's ground; classes go from the lowest to the highest."""

    sea: Colour
    neighbour: Colour
    ground: Colour
    line: Colour
    border: Colour
    text: Colour
    classes: tuple[Colour, ...]
    lightening: float  # how far families' colours go towards white, to stand out from the ground

    def of_family(self, family: str) -> Colour:
        """The family's colour on this ground."""
        red, green, blue = (
            round(part + (255 - part) * self.lightening) for part in rgb(family_colour(family))
        )
        return red, green, blue


LIGHT = Palette(
    sea=(229, 238, 242),
    neighbour=(240, 240, 236),
    ground=(255, 255, 253),
    line=(211, 214, 213),
    border=(139, 149, 155),
    text=(52, 64, 70),
    classes=((205, 229, 229), (150, 202, 204), (88, 165, 171), (27, 116, 128)),
    lightening=0,
)
DARK = Palette(
    sea=(21, 32, 38),
    neighbour=(30, 40, 45),
    ground=(44, 57, 63),
    line=(70, 85, 92),
    border=(128, 145, 153),
    text=(226, 233, 236),
    classes=((38, 84, 92), (42, 117, 128), (62, 155, 167), (126, 208, 218)),
    lightening=0.35,
)


def rgb(colour: str) -> Colour:
    """`#2a7f8e` as three numbers."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def ink(colour: Colour) -> Colour:
    """Black or white, whichever reads best on the colour (WCAG relative luminance)."""
    red, green, blue = (_linear(part / 255) for part in colour)
    return (20, 26, 29) if 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.2 else (255, 255, 255)  # noqa: PLR2004


def _linear(part: float) -> float:
    return float(part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4)  # noqa: PLR2004
