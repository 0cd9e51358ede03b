"""A correction prepared before somebody else's: refused, never added."""

import pytest

from ptce_data import __main__ as command_line
from ptce_data import publication
from ptce_data.changes import Correction, Withdrawal
from ptce_data.errors import RefusedChangeError
from tests import test_page_corrections as pages
from tests.app import opened, staff
from tests.fixtures_checks import typed
from tests.publishing import asked, imported, public, publish
from tests.test_corrections import AID, NEW, number, shown
from tests.test_page_importing import press, published, texts
from tests.test_resent_workbooks import HEADER
from tests.worlds import claim

REPLACED = (
    "Le montant à corriger a été remplacé entre-temps par un autre import\u00a0: contrôlez de nouveau le "
    "classeur."
)
WITHDRAWN = (
    "Le montant à corriger n'est plus publié, son import a été retiré entre-temps\u00a0: contrôlez de "
    "nouveau le classeur."
)


def correcting(file, old, new, *place):
    return imported(new, corrections=(Correction(0, number(file, *(place or AID[:2]), old)),))


def meanwhile(monkeypatch, file, change):
    """Somebody else publishes `change` between a preview and its confirmation."""
    real, others = publication.publish, [change]

    def late(*args):
        if others:
            publish(file, others.pop()())
        return real(*args)

    monkeypatch.setattr(publication, "publish", late)


@pytest.mark.parametrize("made", [publication.preview, publish])
def test_a_correction_of_an_amount_replaced_meanwhile_is_refused_and_nothing_written(own_world, made):
    prepared = correcting(own_world, 100_000, NEW)
    publish(own_world, correcting(own_world, 100_000, claim(*AID, 121_000)))
    before = public(own_world)
    with pytest.raises(RefusedChangeError) as refused:
        made(own_world, prepared)
    assert str(refused.value) == REPLACED
    assert public(own_world) == before
    assert shown(own_world) == [(121_000.0, "exact", 1)]
    assert asked(own_world, "SELECT max(batch_id) FROM batch") == [(4,)]


def test_a_correction_of_an_amount_withdrawn_meanwhile_says_so(own_world):
    publish(own_world, imported(claim("chene", "public_support", 2020, 10)))
    prepared = correcting(
        own_world, 10, claim("chene", "public_support", 2020, 11), "chene", "public_support"
    )
    publish(own_world, Withdrawal(4))
    with pytest.raises(RefusedChangeError) as refused:
        publish(own_world, prepared)
    assert str(refused.value) == WITHDRAWN


def test_the_same_corrections_published_twice_change_nothing_more(own_world):
    old = number(own_world, "bruyere", "public_support", 100_000)
    change = imported(
        claim(*AID, 60_000, note="État"),
        claim(*AID, 45_000, note="région"),
        corrections=(Correction(0, old), Correction(1, old)),
    )
    publish(own_world, change)
    assert publish(own_world, change).batch_id is None
    assert shown(own_world) == [(105_000.0, "exact", 2)]


def test_the_command_line_says_that_the_amount_was_replaced_meanwhile(
    own_world, tmp_path, monkeypatch, capsys
):
    monkeypatch.setenv("PTCE_DATABASE", str(own_world))
    file, choices = tmp_path / "B.csv", tmp_path / "choix.toml"
    file.write_text(HEADER + "Pôle Bruyère;Soutien public;2021;120000;\n", "utf-8")
    old = number(own_world, "bruyere", "public_support", 100_000)
    choices.write_text(f'[amounts."B"]\nD2 = "replace {old}"\n', "utf-8")
    meanwhile(
        monkeypatch, own_world, lambda: imported(claim(*AID, 121_000), corrections=(Correction(0, old),))
    )
    code = command_line.main(["import", str(file), "--yes", "--decisions", str(choices)])
    assert (code, capsys.readouterr().err.splitlines()[-1]) == (1, REPLACED)
    assert shown(own_world) == [(121_000.0, "exact", 1)]


def test_the_page_says_that_the_amount_was_replaced_meanwhile(own_world, monkeypatch):
    monkeypatch.setenv("PTCE_DATABASE", str(own_world))
    page = staff(opened("importing"))
    pages.sent_again(page, ("État", 130000))
    pages.answers(page, "D2")[0].set_value((32,)).run()
    press(page, "Voir ce qui va changer")
    other = claim("chene", "public_support", 2023, 121_000)
    meanwhile(monkeypatch, own_world, lambda: imported(other, corrections=(Correction(0, 32),)))
    press(page, "Publier")
    assert [typed(one.value.replace("\\", "")) for one in page.error] == [typed(REPLACED)]
    assert published(own_world, "chene", "public_support", 2023) == [121000.0]
    # Checked again against what is published now: the answer holds no more.
    assert "1 montant s'ajouterait à ce qui est publié" in texts(page.run())
