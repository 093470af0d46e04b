"""Figures that must add up: a total and its parts in a sentence, shares of a whole, total rows and columns of a table."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from wenfeng_check.analysis.tables import Cell, Table
from wenfeng_check.lexicon import fold
from wenfeng_check.model.span import Span

if TYPE_CHECKING:
    from wenfeng_check.analysis.facts import Analysis

_UNIT = r"万亩|亩|公顷|平方公里|平方米|万元|亿元|元|公里|千米|万吨|吨|立方米|人次|人|名|户|个|家|项|件|处|所|座|台|辆|起|宗|篇|份|只|头"
#: Units of which one thing can count twice (35 women, 40 party members): parts must be named alike.
_COUNTED = frozenset(("人次", *"人名户个家项件处所座台辆起宗篇份只头"))
_NUMBER = r"\d+(?:\.\d+)?"
_PART = rf"([一-鿿（）]{{1,14}}?)({_NUMBER})({_UNIT})"
#: A last part that takes in all the rest: with it the parts make the whole.
_REST = r"其他|其它|其余|余下"
_TOTAL_WORDS = ("合计", "总计", "共计", "小计", "总合计")


class Mismatch(NamedTuple):
    """A total that its parts do not make; ``parts`` are where the parts stand."""

    total: Span
    parts: tuple[Span, ...]
    stated: Decimal
    found: Decimal
    exceeds: bool = False


def mismatches(facts: "Analysis") -> Iterator[Mismatch]:
    """Yield the totals of sentences and tables that do not add up."""
    for sentence in facts.sentences:
        words = sentence.span.of(facts.folded)
        for found in (*_among(words), *_summed(words), *_shares(words)):
            yield found._replace(
                total=found.total.shift(sentence.span.start),
                parts=tuple(part.shift(sentence.span.start) for part in found.parts),
            )
    for table in facts.tables:
        yield from _total_rows(table)


def _tolerance(numbers: Sequence[str]) -> Decimal:
    """How far rounded figures may be off: half a unit of the coarsest last digit for each of them; exact for integers."""
    digits = min(len(number.partition(".")[2]) for number in numbers)
    if digits == 0 and not any("." in number for number in numbers):
        return Decimal(0)
    return Decimal(len(numbers)) * Decimal(5) / Decimal(10) ** (digits + 1)


def _parts(words: str, start: int, unit: str) -> list["re.Match[str]"]:
    """Return the parts `name figure unit` that follow each other from ``start`` on, all in ``unit``."""
    found: list[re.Match[str]] = []
    at = start
    while match := re.compile(_PART).match(words, at):
        if match.group(3) != unit or re.search(r"合计|共计|总计", match.group(1)):
            break
        found.append(match)
        at = match.end()
        joint = re.match(r"[、，和]", words[at:])
        if joint is None:
            break
        at += joint.end()
    return found


def _among(words: str) -> Iterator[Mismatch]:
    """共N元，其中甲a元、乙b元: the parts may leave something out (not with 其他c元), but never exceed the total."""
    for total in re.finditer(rf"({_NUMBER})({_UNIT})[，（：]?其中[：，]?", words):
        unit = total.group(2)
        parts = _parts(words, total.end(), unit)
        numbers = [part.group(2) for part in parts]
        if (
            len(parts) < 2
            or _is_change(words[: total.start()])
            or (unit in _COUNTED and not _alike([part.group(1) for part in parts]))
        ):
            continue
        found, stated = sum(map(Decimal, numbers), Decimal(0)), Decimal(total.group(1))
        allowed = _tolerance([total.group(1), *numbers])
        if found > stated + allowed:
            yield _mismatch(Span(*total.span(1)), parts, stated, found)._replace(exceeds=True)
        elif re.match(_REST, parts[-1].group(1)) and found < stated - allowed:
            yield _mismatch(Span(*total.span(1)), parts, stated, found)


def _is_change(before: str) -> bool:
    """Whether the figure that follows is an increase or decrease, whose parts may be those of the whole."""
    clause = re.split(r"[，；。：]", before)[-1]
    return bool(re.search(r"比|同比|增加|减少|增长|下降|超过?|不足|高于|低于", clause))


def _alike(names: Sequence[str]) -> bool:
    """Whether the names of parts are of one sort: 石桥镇、柳河镇; 一级、二级."""
    return len({name[-1] for name in names}) == 1 and len(set(names)) == len(names)


def _summed(words: str) -> Iterator[Mismatch]:
    """甲a元、乙b元，合计N元: exactly the total."""
    for total in re.finditer(rf"[，、](?:合计|共计|总计)({_NUMBER})({_UNIT})", words):
        chain = _chain_before(words, total.start(), total.group(2))
        numbers = [part.group(2) for part in chain]
        if len(chain) < 2:
            continue
        found, stated = sum(map(Decimal, numbers), Decimal(0)), Decimal(total.group(1))
        if abs(found - stated) > _tolerance([total.group(1), *numbers]):
            yield _mismatch(Span(*total.span(1)), chain, stated, found)


def _chain_before(words: str, end: int, unit: str) -> list["re.Match[str]"]:
    """Return the parts of the list that ends at ``end``; nothing where the clause holds other figures."""
    begin = max(words.rfind(mark, 0, end) for mark in "：；。") + 1
    found = _parts(words, begin, unit)
    return found if found and found[-1].end() == end else []


def _mismatch(total: Span, parts: Sequence["re.Match[str]"], stated: Decimal, found: Decimal) -> Mismatch:
    return Mismatch(total, tuple(Span(*part.span(2)) for part in parts), stated, found)


def _shares(words: str) -> Iterator[Mismatch]:
    """占比分别为a%、b%、c%: three or more shares of one whole that make a little more than 100."""
    for found in re.finditer(
        rf"(?:分别占|占比分别为|比例分别为|各占)[一-鿿]{{0,8}}?((?:{_NUMBER}%[、，和]?){{3,}})", words
    ):
        begin = found.start(1)
        numbers = list(re.finditer(_NUMBER, found.group(1)))
        whole = sum((Decimal(number.group()) for number in numbers), Decimal(0))
        over = whole - 100 - _tolerance([number.group() for number in numbers] + ["0.0"])
        if Decimal(0) < over and whole <= 110:
            parts = tuple(Span(*number.span()).shift(begin) for number in numbers)
            yield Mismatch(parts[0], parts[1:], Decimal(100), whole)


def _total_rows(table: Table) -> Iterator[Mismatch]:
    """Check each total row against the rows between it and the total row (or the header) above it."""
    grid = {(cell.row, cell.column): cell for cell in table.cells}
    if any(cell.row_span > 1 or cell.column_span > 1 for cell in table.cells if _figure(cell) is not None):
        return
    above: list[int] = []
    for row in table.rows:
        cells = table.row_cells(row)
        if _is_total(cells):
            yield from _check_row(grid, cells, above)
            above = []
        elif any(_figure(cell) is not None for cell in cells):
            above.append(row)


def _is_total(cells: Sequence[Cell]) -> bool:
    return any(re.sub(r"\s", "", cell.text) in _TOTAL_WORDS for cell in cells[:2])


def _check_row(grid: dict[tuple[int, int], Cell], cells: Sequence[Cell], above: Sequence[int]) -> Iterator[Mismatch]:
    if len(above) < 2:
        return
    found, right = [], 0
    for cell in cells:
        stated = _figure(cell)
        column = [grid.get((row, cell.column)) for row in above]
        parts = [part for part in column if part is not None and part.text.strip() not in ("", "-", "—", "/")]
        figures = [_figure(part) for part in parts]
        if stated is None or len(parts) < 2 or None in figures or any("%" in part.text for part in parts):
            continue
        whole = sum((figure for figure in figures if figure is not None), Decimal(0))
        if abs(whole - stated) <= _tolerance([str(stated), *(str(figure) for figure in figures)]):
            right += 1
        else:
            found.append(Mismatch(cell.spans[0], tuple(part.spans[0] for part in parts), stated, whole))
    if right or len(found) == 1:
        yield from found


def _figure(cell: Cell) -> Decimal | None:
    """Return the figure of a cell that holds nothing else."""
    words = fold(cell.text).replace("，", "").strip()
    return Decimal(words) if re.fullmatch(r"-?\d+(?:\.\d+)?", words) else None
