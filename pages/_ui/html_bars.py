"""Bars as HTML: text that scales, wraps, prints and is read aloud, drawn without Plotly's 4.7 MB."""

from ptce_data import markup
from ptce_data.charts import Bar, Bars, widest

LONGEST_WORD = 16  # beside its bar on a phone


def of(bars: Bars) -> str:
    """The bars as an escaped HTML list; a missing value has its text and no bar, not an empty one."""
    full = widest(bars.items)
    room = max((len(item.text) for item in bars.items), default=0)
    rows = "".join(_row(item, full) for item in bars.items)
    words = (word for item in bars.items for word in item.label.split())
    shape = "ptce-bars long-words" if any(len(word) > LONGEST_WORD for word in words) else "ptce-bars"
    return f'<ul class="{shape}" style="--room:{room}ch">{rows}</ul>'


def told(sentence: str, bars: Bars, source: str) -> str:
    """The bars between their sentence and the line that says where they come from."""
    return (
        f'<div class="ptce-told"><p>{markup.as_html(sentence)}</p>{of(bars)}'
        f'<p class="source">{markup.as_html(source)}</p></div>'
    )


def _row(item: Bar, full: float) -> str:
    bar = ""
    if item.value is not None:
        share = 100 * item.value / full
        bar = f'<i style="width:{share:.1f}%;background:{markup.as_html(item.colour)}"></i>'
    return (
        f"<li><b>{markup.as_html(item.label)}</b><span>{bar}<em>{markup.as_html(item.text)}</em></span></li>"
    )
