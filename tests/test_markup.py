"""Untrusted text can neither become HTML, nor Markdown, nor a link elsewhere than http(s)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ptce_data import markup
from tests.worlds import HOSTILE_NAME


def test_html_keeps_nothing_active():
    assert markup.as_html("<img src=x onerror=\"alert('1')\"> & co") == (
        "&lt;img src=x onerror=&quot;alert(&#x27;1&#x27;)&quot;&gt; &amp; co"
    )


@given(st.text())
def test_no_text_opens_a_tag_or_closes_an_attribute(text):
    escaped = markup.as_html(text)
    assert not set(escaped) & set("<>\"'")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("**gras** et _italique_", r"\*\*gras\*\* et \_italique\_"),
        ("[a](https://b.fr)", "\\[a\\]\\(https\\:\u2060//b\\.fr\\)"),
        ("$x^2$", r"\$x\^2\$"),
        ("<b>", r"\<b\>"),
        ("`code`", r"\`code\`"),
        ("# Titre", r"\# Titre"),
        ("a | b ~~c~~", r"a \| b \~\~c\~\~"),
        ("${1+1}", r"\$\{1\+1\}"),
        ("L'Accordeur d'Éole", "L'Accordeur d'Éole"),
    ],
)
def test_markdown_is_shown_as_it_is_written(text, expected):
    assert markup.as_markdown(text) == expected


def test_a_bare_address_or_an_arrow_is_kept_from_becoming_one():
    assert "://" not in markup.as_markdown("https://evil.example")
    assert "www\\." not in markup.as_markdown("www.evil.example")
    assert "->" not in markup.as_markdown("a -> b").replace("\\", "")


def test_signs_nobody_sees_cannot_turn_a_text_around():
    assert markup.as_html("a\u202egpj.exe\x00") == "agpj.exe"
    assert markup.as_markdown("a\u202eb") == "ab"


def test_an_icon_or_an_emoji_is_cut_from_its_name():
    assert ":material" not in markup.as_markdown(":material/home: :tada:")
    assert ":tada" not in markup.as_markdown(":material/home: :tada:")


def test_line_breaks_cannot_start_a_new_block():
    assert markup.as_markdown("un\n\n# deux\r\n- trois\t4") == r"un \# deux \- trois 4"


@given(st.text())
def test_every_special_character_of_a_text_is_escaped(text):
    escaped = markup.as_markdown(text)
    unescaped = escaped.replace("\\\\", "")
    for place, character in enumerate(unescaped):
        if character in "`*_[]<>$|~#{}":
            assert unescaped[place - 1] == "\\"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("CA (k€) 2022", "CA (k€) 2022"),
        ("nb_emplois *2022*", "nb emplois 2022"),
        ("[a](https://b.fr)", "a (https //b.fr)"),
        ("www.evil.example -> :tada:", "evil.example tada"),
        ("<b>$x$</b>\\", "b x /b"),
    ],
)
def test_a_label_is_read_aloud_without_escapes(text, expected):
    assert markup.as_label(text) == expected


@given(st.text())
def test_a_label_holds_no_sign_that_markdown_acts_on(text):
    assert not set(markup.as_label(text)) & set("\\`*_[]{}<>$|~#:^@&")


def test_the_hostile_name_is_escaped_whole():
    assert "<img" not in markup.as_html(HOSTILE_NAME)
    assert "](" not in markup.as_markdown(HOSTILE_NAME)


@pytest.mark.parametrize(
    "address",
    ["https://exemple.fr", "http://exemple.fr/a?b=c&d=é", "HTTPS://EXEMPLE.FR/", "https://a.fr:8080/x#y"],
)
def test_a_web_address_is_a_link(address):
    assert markup.safe_link(address) == address


@pytest.mark.parametrize(
    "address",
    [
        None,
        "",
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        " javascript:alert(1)",
        "java\nscript:alert(1)",
        "data:text/html,<script>",
        "vbscript:x",
        "file:///etc/passwd",
        "ftp://exemple.fr",
        "//exemple.fr",
        "exemple.fr",
        "https:exemple.fr",
        "https://",
        "https://exemple.fr/a b",
        "https://exemple.fr/\u202egpj.exe",
        "https://exemple.fr/\x00",
        "http://[",
    ],
)
def test_anything_else_is_not(address):
    assert markup.safe_link(address) is None
