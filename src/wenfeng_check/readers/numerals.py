"""Numbers as Word writes them: every number format of Chinese documents and the common western ones."""

from collections.abc import Callable

_DIGITS = "〇一二三四五六七八九"
_CIRCLE_DIGITS = "○一二三四五六七八九"
_LEGAL_SIMPLIFIED = "零壹贰叁肆伍陆柒捌玖"
_LEGAL_TRADITIONAL = "零壹貳參肆伍陸柒捌玖"
_LEGAL_JAPANESE = "〇壱弐参四伍六七八九"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_ROMAN_TOP = 3999
_LETTERS_TOP = 780
"""Word repeats the letter (aa, bb) up to thirty times."""
_SMALL_WORDS = """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen
"""
_SMALL = _SMALL_WORDS.split()
_TENS = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_ORDINALS = {"one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth", "nine": "ninth"}


def numeral(value: int, form: str) -> str:
    """Write ``value`` in the number format ``form`` (a value of ST_NumberFormat); unknown ones as decimal.

    A custom format is given as Word stores it, by example (``001, 002, 003, ...``).
    """
    if form in ("none", "bullet"):
        return ""
    if "," in form:
        return str(value).zfill(len(form.partition(",")[0].strip()))
    writer = _WRITERS.get(form)
    return writer(value) if writer and value >= 0 else str(value)


def _counting(value: int, digits: str = _DIGITS, units: str = "十百千万", *, bare_ten: bool = True) -> str:
    """Write by place value, up to 99,999,999; one gap sign for any run of empty places."""
    if value == 0:
        return digits[0]
    high, low = divmod(value, 10_000)
    text = _thousands(low, digits, units) if low else ""
    if high:
        gap = digits[0] if 0 < low < 1000 else ""
        text = _thousands(high, digits, units) + units[3] + gap + text
    return text[1:] if bare_ten and text.startswith(digits[1] + units[0]) and value < 20 else text


def _thousands(value: int, digits: str, units: str) -> str:
    text, gap = "", False
    for place in (3, 2, 1, 0):
        digit = value // 10**place % 10
        if not digit:
            gap = bool(text)
            continue
        text += (digits[0] if gap else "") + digits[digit] + (units[place - 1] if place else "")
        gap = False
    return text


def _digits(value: int, digits: str) -> str:
    return "".join(digits[int(digit)] for digit in str(value))


def _up_to_99(value: int, digits: str) -> str:
    """Place value below a hundred, then digit by digit: what Word does for chineseCounting and taiwaneseCounting."""
    return _counting(value, digits) if value < 100 else _digits(value, digits)


def _listed(value: int, signs: str) -> str:
    return signs[value - 1] if 1 <= value <= len(signs) else str(value)


def _run(first: str, count: int) -> str:
    return "".join(chr(ord(first) + i) for i in range(count))


def _letters(value: int) -> str:
    if not 1 <= value <= _LETTERS_TOP:
        return str(value)
    times, place = divmod(value - 1, 26)
    return chr(ord("a") + place) * (times + 1)


def _roman(value: int) -> str:
    if not 1 <= value <= _ROMAN_TOP:
        return str(value)
    text = ""
    for worth, sign in _ROMAN:
        times, value = divmod(value, worth)
        text += sign * times
    return text


def _ordinal(value: int) -> str:
    ending = "th" if value % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")
    return f"{value}{ending}"


def _words(value: int) -> str:
    if value < 20:
        return _SMALL[value]
    if value < 100:
        return _TENS[value // 10] + (f"-{_SMALL[value % 10]}" if value % 10 else "")
    unit, name = (1000, "thousand") if value >= 1000 else (100, "hundred")
    rest = f" {_words(value % unit)}" if value % unit else ""
    return f"{_words(value // unit)} {name}{rest}"


def _ordinal_words(value: int) -> str:
    text = _words(value)
    cut = max(text.rfind(" "), text.rfind("-")) + 1
    head, last = text[:cut], text[cut:]
    if last in _ORDINALS:
        return head + _ORDINALS[last]
    return head + {"twelve": "twelfth"}.get(last, last[:-1] + "ieth" if last.endswith("y") else last + "th")


def _cycle(value: int) -> str:
    return _STEMS[(value - 1) % 10] + _BRANCHES[(value - 1) % 12] if 1 <= value <= 60 else str(value)


def _chicago(value: int) -> str:
    """Word repeats the four signs: ``**`` is five."""
    return "*†‡§"[(value - 1) % 4] * ((value - 1) // 4 + 1) if 1 <= value <= _LETTERS_TOP else str(value)


def _full_width(value: int) -> str:
    return "".join(chr(ord(digit) + 0xFEE0) for digit in str(value))


_CIRCLES = _run("①", 20)
_WRITERS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalHalfWidth": str,
    "decimalZero": lambda n: f"{n:02d}",
    "decimalFullWidth": _full_width,
    "decimalFullWidth2": _full_width,
    "decimalEnclosedCircle": lambda n: _listed(n, _CIRCLES),
    "decimalEnclosedCircleChinese": lambda n: _listed(n, _CIRCLES),
    "decimalEnclosedFullstop": lambda n: _listed(n, _run("⒈", 20)),
    "decimalEnclosedParen": lambda n: _listed(n, _run("⑴", 20)),
    "numberInDash": lambda n: f"- {n} -",
    "hex": lambda n: f"{n:X}",
    "ordinal": _ordinal,
    "chicago": _chicago,
    "cardinalText": lambda n: _words(n).capitalize(),
    "ordinalText": lambda n: _ordinal_words(n).capitalize(),
    "lowerLetter": _letters,
    "upperLetter": lambda n: _letters(n).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda n: _roman(n).upper(),
    "chineseCounting": lambda n: _up_to_99(n, _CIRCLE_DIGITS),
    "chineseCountingThousand": _counting,
    "chineseLegalSimplified": lambda n: _counting(n, _LEGAL_SIMPLIFIED, "拾佰仟萬", bare_ten=False),
    "ideographDigital": lambda n: _digits(n, _DIGITS),
    "ideographEnclosedCircle": lambda n: _listed(n, _run("㊀", 10)),
    "ideographTraditional": lambda n: _listed(n, _STEMS),
    "ideographZodiac": lambda n: _listed(n, _BRANCHES),
    "ideographZodiacTraditional": _cycle,
    "ideographLegalTraditional": lambda n: _counting(n, _LEGAL_TRADITIONAL, "拾佰仟萬", bare_ten=False),
    "taiwaneseCounting": lambda n: _up_to_99(n, _CIRCLE_DIGITS),
    "taiwaneseCountingThousand": lambda n: _counting(n, _CIRCLE_DIGITS, "十百千萬"),
    "taiwaneseDigital": lambda n: _digits(n, _CIRCLE_DIGITS),
    "japaneseCounting": _counting,
    "japaneseDigitalTenThousand": lambda n: _digits(n, _DIGITS),
    "japaneseLegal": lambda n: _counting(n, _LEGAL_JAPANESE, "拾百阡萬", bare_ten=False),
    "koreanDigital2": lambda n: _digits(n, "零一二三四五六七八九"),
}
