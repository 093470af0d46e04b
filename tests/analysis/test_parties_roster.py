"""Mentions held against the county's own list of units and persons."""

import pytest

from wenfeng_check.analysis.parties import (
    EMPTY,
    PartyMention,
    Roster,
    RosterPerson,
    RosterUnit,
    find_parties,
    foreign_place,
    misspelt_unit,
    unknown_unit,
)
from wenfeng_check.lexicon import fold

ROSTER = Roster(
    units=(
        RosterUnit("清河县农业农村局", ("县农业农村局", "县农局")),
        RosterUnit("清河县葡萄小镇建设推进处", ("葡萄小镇推进处",)),
        RosterUnit("石桥镇人民政府", ("石桥镇",)),
    ),
    persons=(RosterPerson("单于飞", "局长", "清河县农业农村局"),),
)


def mentions(text: str, roster: Roster = ROSTER) -> list[PartyMention]:
    return list(find_parties(fold(text), text, start=0, end=len(text), roster=roster))


def only(text: str) -> PartyMention:
    (mention,) = mentions(text)
    return mention


def test_names_of_the_roster_are_found_though_no_pattern_knows_them() -> None:
    assert [m.text for m in mentions("由葡萄小镇推进处和单于飞负责。")] == ["葡萄小镇推进处", "单于飞"]


def test_the_longest_name_of_the_roster_wins() -> None:
    assert only("清河县农业农村局要落实。").text == "清河县农业农村局"


@pytest.mark.parametrize(
    ("text", "unknown"),
    [
        ("县农业农村局要落实。", False),
        ("县农局负责。", False),
        ("县商务局要落实。", True),
        ("各镇要落实。", False),
        ("有关部门要落实。", False),
    ],
)
def test_unknown_units(text: str, unknown: bool) -> None:
    assert unknown_unit(only(text), ROSTER) is unknown


def test_nothing_is_unknown_without_a_roster() -> None:
    assert not unknown_unit(mentions("县商务局要落实。", EMPTY)[0], EMPTY)


@pytest.mark.parametrize(
    ("text", "suggestion"),
    [
        ("县农业农林局要落实。", "县农业农村局"),
        ("县农业农村局要落实。", None),
        ("县商务局要落实。", None),
    ],
)
def test_a_name_one_character_off_is_suggested(text: str, suggestion: str | None) -> None:
    assert misspelt_unit(only(text), ROSTER) == suggestion


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("云岭县人民政府要落实。", ["云岭县"]),
        ("清河县人民政府要落实。", []),
        ("请柳河镇人民政府报送。", ["柳河镇"]),
        ("石桥镇人民政府要报送。", []),
        ("各镇人民政府要报送。", []),
        ("县人民政府要报送。", []),
    ],
)
def test_places_that_are_not_ours(text: str, want: list[str]) -> None:
    assert [span.of(text) for span in foreign_place(text, start=0, end=len(text), roster=ROSTER)] == want


def test_no_place_is_foreign_without_a_roster() -> None:
    text = "云岭县人民政府要落实。"
    assert foreign_place(text, start=0, end=len(text), roster=EMPTY) == ()
