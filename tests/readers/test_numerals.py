"""Number formats of Word."""

import pytest

from wenfeng_check.readers.numerals import numeral

CASES = [
    ("chineseCounting", {1: "一", 10: "十", 11: "十一", 20: "二十", 99: "九十九", 100: "一○○", 110: "一一○"}),
    ("chineseCountingThousand", {12: "十二", 101: "一百〇一", 110: "一百一十", 1010: "一千〇一十", 10005: "一万〇五"}),
    ("japaneseCounting", {5: "五", 15: "十五", 120: "一百二十"}),
    ("chineseLegalSimplified", {1: "壹", 10: "壹拾", 23: "贰拾叁", 105: "壹佰零伍"}),
    ("ideographLegalTraditional", {3: "參", 12: "壹拾貳"}),
    ("ideographDigital", {5: "五", 10: "一〇", 25: "二五"}),
    ("taiwaneseDigital", {10: "一○"}),
    ("taiwaneseCountingThousand", {21: "二十一", 205: "二百○五"}),
    ("ideographTraditional", {1: "甲", 10: "癸", 11: "11"}),
    ("ideographZodiac", {1: "子", 12: "亥", 13: "13"}),
    ("ideographZodiacTraditional", {1: "甲子", 60: "癸亥", 61: "61"}),
    ("ideographEnclosedCircle", {1: "㊀", 10: "㊉"}),
    ("decimal", {7: "7"}),
    ("decimalZero", {7: "07", 12: "12"}),
    ("decimalFullWidth", {12: "１２"}),
    ("decimalEnclosedCircleChinese", {1: "①", 20: "⑳", 21: "21"}),
    ("decimalEnclosedCircle", {10: "⑩"}),
    ("decimalEnclosedParen", {3: "⑶"}),
    ("decimalEnclosedFullstop", {3: "⒊"}),
    ("lowerLetter", {1: "a", 26: "z", 27: "aa", 53: "aaa", 0: "0"}),
    ("upperLetter", {2: "B"}),
    ("lowerRoman", {4: "iv", 1999: "mcmxcix", 0: "0"}),
    ("upperRoman", {9: "IX", 30000: "30000"}),
    ("ordinal", {1: "1st", 2: "2nd", 3: "3rd", 11: "11th", 112: "112th"}),
    ("cardinalText", {21: "Twenty-one", 105: "One hundred five"}),
    ("ordinalText", {2: "Second", 12: "Twelfth", 20: "Twentieth", 21: "Twenty-first"}),
    ("numberInDash", {3: "- 3 -"}),
    ("001, 002, 003, ...", {7: "007"}),
    ("none", {7: ""}),
    ("unheard-of", {7: "7"}),
]


@pytest.mark.parametrize(("form", "expected"), CASES, ids=[form for form, _ in CASES])
def test_writes_numbers_as_word_does(form: str, expected: dict[int, str]) -> None:
    assert {value: numeral(value, form) for value in expected} == expected


def test_huge_and_negative_numbers_stay_short() -> None:
    for form, _ in CASES:
        assert len(numeral(32767, form)) < 80
        assert len(numeral(-3, form)) < 10
