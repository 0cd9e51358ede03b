"""Charts and maps as pictures: the same bytes everywhere, every sign, no request, readable in grey."""

import hashlib
import io
import json
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
import vl_convert
from PIL import Image

from ptce_data.charts import Bar, Bars, Chart, Lines, Point, Series
from ptce_data.exports import pictures
from ptce_data.exports.vega import Look, chart_spec
from ptce_data.geography import Bounds
from tests.drawings import BARS, BEGANNE, LINES, MAP, NBSP, TABLE

IN_A_NEW_PROCESS = """
import hashlib, json
from ptce_data.exports import pictures
from tests.drawings import BARS, LINES, MAP
drawn = [pictures.map_svg(MAP).encode(), pictures.chart_png(LINES), pictures.chart_svg(BARS).encode()]
print(json.dumps([hashlib.sha256(one).hexdigest() for one in drawn]))
"""


def written(svg: str) -> list[str]:
    """Every text drawn, in order."""
    texts = ET.fromstring(svg).iter("{http://www.w3.org/2000/svg}text")  # noqa: S314 (we drew it)
    return ["".join(text.itertext()) for text in texts]


def digests() -> list[str]:
    drawn = [pictures.map_svg(MAP).encode(), pictures.chart_png(LINES), pictures.chart_svg(BARS).encode()]
    return [hashlib.sha256(one).hexdigest() for one in drawn]


def test_a_picture_writes_the_names_and_the_values() -> None:
    texts = written(pictures.chart_svg(BARS))
    assert {"12 pôles", "7 pôles", "non communiqué", "Alimentation"} <= set(texts)


def test_the_legend_and_the_values_of_a_series_are_drawn() -> None:
    texts = written(pictures.chart_svg(LINES))
    assert {"le pôle entier", "le parc seul", f"≈\u00a01,8{NBSP}M€", "2014", f"2{NBSP}M€"} <= set(texts)


def test_the_sentence_is_the_text_alternative() -> None:
    root = ET.fromstring(pictures.chart_svg(LINES))  # noqa: S314 (we drew it)
    assert root.get("role") == "img"
    assert root.get("aria-label") == LINES.sentence
    assert root.findtext("{http://www.w3.org/2000/svg}title") == "Épargne locale"


def test_a_png_is_three_times_its_size_in_pixels() -> None:
    with Image.open(io.BytesIO(pictures.chart_png(BARS, Look(width=200, height=120)))) as image:
        assert image.size == (600, 360)


def test_the_same_drawing_gives_the_same_bytes_again_and_in_a_new_process() -> None:
    first = digests()
    assert digests() == first
    again = subprocess.run([sys.executable, "-c", IN_A_NEW_PROCESS], capture_output=True, check=True)
    assert json.loads(again.stdout) == first


def test_threads_draw_together_and_get_their_own_drawing() -> None:
    expected = pictures.chart_svg(BARS), pictures.chart_svg(LINES)
    with ThreadPoolExecutor(8) as threads:
        drawn = list(threads.map(pictures.chart_svg, [BARS, LINES] * 12))
    assert drawn == [*expected] * 12


def test_every_sign_of_french_has_its_own_drawing_in_the_typeface() -> None:
    unknown = _one_text("\ue123")
    for sign in "éèêëàâçùûüîïôœŒæÉÀÇ«»’…–—≈≥≤€²×−%":
        assert _one_text(sign) != unknown, sign
    assert _one_text("1\u202f8") != _one_text("18")


def _one_text(text: str) -> bytes:
    chart = replace(BARS, drawn=Bars((Bar("a", 1, text),)))
    return pictures.chart_png(chart, Look(width=80, height=30))


def test_the_typeface_is_the_one_that_comes_with_the_project() -> None:
    weights = {path.name for path in pictures.FONTS_FOLDER.glob("*.otf")}
    assert weights == {f"SourceSans3-{name}.otf" for name in ("Regular", "It", "Semibold", "Bold")}
    assert "SIL Open Font License" in (pictures.FONTS_FOLDER / "LICENSE.md").read_text(encoding="utf-8")


def test_nothing_can_be_fetched_even_where_a_specification_asks() -> None:
    spec = chart_spec(BARS) | {"data": {"url": "http://127.0.0.1:9/x.json"}}
    with pytest.raises(ValueError, match=r"127\.0\.0\.1"):
        pictures.drawn(spec)
    assert "http" not in re.sub(r'xmlns(:\w+)?="[^"]+"', "", pictures.map_svg(MAP))


def test_hostile_text_is_written_as_it_is() -> None:
    hostile = "</text><script>alert(1)</script>&amp; \"' {datum}\u0000\u202e"
    svg = pictures.chart_svg(
        replace(BARS, title=hostile, sentence=hostile, drawn=Bars((Bar(hostile, 1, hostile),)))
    )
    assert "</text><script>alert(1)</script>&amp; \"' {datum}" in written(svg)
    assert "<script" not in svg
    pictures.map_svg(replace(MAP, title=hostile, points=(replace(BEGANNE, name=hostile),)))


def test_a_drawing_can_be_read_in_grey() -> None:
    """Marks and texts are darker than the paper, and two series at one place do not look the same."""
    grey = [_grey(pictures.chart_png(chart)) for chart in (BARS, LINES)]
    grey.append(_grey(pictures.map_png(MAP)))
    for image in grey:
        pixels = image.tobytes()
        assert min(pixels) < 70
        assert max(pixels) == 255
    circle, square = (_grey(pictures.chart_png(_series(symbol))) for symbol in ("circle", "square"))
    assert circle.tobytes() != square.tobytes()


def _grey(png: bytes) -> Image.Image:
    with Image.open(io.BytesIO(png)) as image:
        return image.convert("L")


def _series(symbol: str) -> Chart:
    points = (Point(2014, 1, "1"), Point(2015, 2, "2"))
    return Chart("c", "C", "C.", Lines((Series("", points, symbol=symbol),)), TABLE, "")


def test_colours_of_the_ground_of_a_map_stay_apart_in_grey() -> None:
    image = _grey(pictures.map_png(MAP, scale=1))
    pixels = image.tobytes()
    sea, land = pixels[200 * image.width + 130], pixels[330 * image.width + 300]
    assert land - sea >= 10


def test_a_close_map_is_drawn() -> None:
    texts = written(pictures.map_svg(replace(MAP, bounds=Bounds(-5, 47, -1, 49))))
    assert {"Quimper", "Éoliennes en Pays de Vilaine"} <= set(texts)


def test_empty_drawings_are_drawn() -> None:
    for chart in (replace(BARS, drawn=Bars(())), replace(LINES, drawn=Lines(()))):
        assert written(pictures.chart_svg(chart)) is not None
    assert "Paris" in written(pictures.map_svg(replace(MAP, points=())))


def test_the_engine_is_the_one_the_specifications_are_written_for() -> None:
    assert "6.4" in vl_convert.get_vegalite_versions()
