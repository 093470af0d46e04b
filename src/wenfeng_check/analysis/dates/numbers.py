"""Numbers as official documents write them: 23, 二十三, 廿三, 二〇二三, 两."""

_DIGITS = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "两": 2}
_TENS = {"廿": 20, "卅": 30}
_UNITS = {"十": 10, "百": 100, "千": 1000}


def read_number(numeral: str) -> int | None:
    """Return the whole number that ``numeral`` writes (``十`` → 10, ``二〇二三`` → 2023), None where it is none."""
    numeral = numeral.strip()
    if numeral.isdecimal():
        return int(numeral)
    if not numeral:
        return None
    if all(c in _DIGITS for c in numeral):
        return int("".join(str(_DIGITS[c]) for c in numeral))
    return _with_units(numeral)


def _with_units(numeral: str) -> int | None:
    total = 0
    digit: int | None = None
    for c in numeral:
        if c in _DIGITS:
            digit = _DIGITS[c]
        elif c in _TENS:
            total += _TENS[c]
        elif c in _UNITS:
            total += (1 if digit is None else digit) * _UNITS[c]
            digit = None
        else:
            return None
    return total + (digit or 0)
