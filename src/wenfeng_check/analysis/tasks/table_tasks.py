"""Tasks in tables: columns found by their names, merged cells carried down, headers over several rows or pages."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from wenfeng_check.analysis.parties import Sort
from wenfeng_check.analysis.tables import Cell, Table
from wenfeng_check.analysis.tasks.unnamed_columns import unnamed_columns
from wenfeng_check.analysis.tasks.values import Reader, Values, missing
from wenfeng_check.lexicon import fold
from wenfeng_check.model.span import Span
from wenfeng_check.model.task import Clarity, Party, PartyRole, Slot, Source, Standard, Task

if TYPE_CHECKING:
    from wenfeng_check.analysis.facts import Analysis

#: Column names, tried in this order; the first that matches the (joined) header text decides.
_COLUMNS = (
    ("number", r"序号|编号|^号$"),
    ("contact", r"联系人|联系电话|联系方式|联络员"),
    ("aside", r"(?:验收|考核|审批|监督|督办|督查|交办|来文|填报|报送)(?:单位|部门)|(?:启动|开始|开工|起始|交办|来文|填报)(?:时间|日期)"),
    ("support", r"配合|协办|协同|参与|参加单位"),
    ("person", r"领导[及和、]责任人"),
    ("supervisor", r"(?:责任|牵头|分管|包联|包保|包抓|县级|市级|挂钩|督导|联系)(?:县|市|区)?领导|领导责任"),
    ("person", r"责任人|负责人|经办人|承办人|落实人|责任人员|具体人员|(?:负责|责任|承办)同志|谁负责|路长|河长|林长"),
    ("lead", r"牵头|主责|主办|承办|主管"),
    ("unit", r"单位|部门|机关|^镇|镇街|乡镇|责任主体|实施主体|落实主体|谁来?[干做办]"),
    ("time", r"时限|时间|期限|进度|节点|(?:完成|办结|竣工|完工|整改|销号)日期|截止|何时|[啥么]时候"),
    ("standard", r"标准|目标|成效|成果|要求达到|指标|完成情况要求"),
    ("task", r"任务|事项|措施|举措|工作内容|重点工作|主要工作|工作要求|职责|内容|项目|做法|安排|行动|工作$"),
)
#: A list of projects names its tasks so; they count beside a column for who and one for when or which person.
_PROJECT = r"(?:项目|工程|任务|工作|事项)名称$"
_SUM = r"(?:合|小|总)\s*计"
#: Marks that stand for the cell above.
_DITTO = ("同上", "同前", "〃", "″")
_NOT_TASK_HEADER = r"问题|现状|名称$|情况$|姓名|职务|电话|备注|金额|面积|地址"
_LONGEST_NAME, _LEAST_VALUES = 14, 2
_SPLIT = r"[、，；\n/]"


def table_tasks(facts: "Analysis", reader: Reader) -> Iterator[Task]:
    """Yield a task for each row of each table that has a task column and a column for who or when."""
    before: tuple[Table, dict[str, list[int]]] | None = None
    for table in facts.tables:
        header_rows, columns = read_header(table)
        if (form := read_form(table)) is not None:
            yield _task(facts, reader, form.task, _values(reader, form.cells, form.columns))
            continue
        if not columns and before is not None and _continues(before[0], table):
            columns = before[1]
        if not header_rows and not columns:
            columns = unnamed_columns(facts, reader, table)
        if "task" in columns and columns.keys() & {"unit", "lead", "time", "person", "supervisor"}:
            before = (table, columns)
            yield from _rows(facts, reader, table, columns, header_rows)


def _continues(first: Table, second: Table) -> bool:
    """A table split over pages goes on with as many columns and no header of its own."""
    return max(c.column for c in first.cells) == max(c.column for c in second.cells)


def read_header(table: Table) -> tuple[tuple[int, ...], dict[str, list[int]]]:
    """Return the header's rows and its columns by meaning; nothing where the table has no header that we know."""
    header: list[int] = []
    for row in table.rows[:4]:
        cells = table.row_cells(row)
        named = [cell for cell in cells if len(cell.text) <= 14 and _meaning(cell.text)]
        marked = bool(cells) and all(cell.header for cell in cells)
        if marked or len(named) >= 2 or (header and _under(table, header[-1], row)):
            header.append(row)
        elif header:
            break
    if not header:
        return (), {}
    columns = _columns(table, header)
    if "task" not in columns and columns.keys() & {"unit", "lead"} and columns.keys() & {"time", "person"}:
        headed = (cell for row in header for cell in table.row_cells(row))
        projects = [cell.column for cell in headed if re.search(_PROJECT, re.sub(r"\s+", "", cell.text))]
        columns |= {"task": projects} if projects else {}
    return tuple(header), columns


class Form(NamedTuple):
    """A table that is one task: names and values side by side (交办事项 | … | 办结时限 | …)."""

    task: Cell
    cells: tuple[Cell, ...]
    columns: dict[str, list[int]]


def read_form(table: Table) -> Form | None:
    """Read a table of names and values side by side; None where it is none or names no task."""
    pairs = [pair for row in table.rows for pair in pairwise(_own_cells(table, row))]
    named = [(_meaning(name.text), value) for name, value in pairs if len(name.text) <= _LONGEST_NAME and _meaning(name.text)]
    values = [(meaning, value) for meaning, value in named if not (len(value.text) <= _LONGEST_NAME and _meaning(value.text))]
    tasks = [value for meaning, value in values if meaning == "task" and _has_words(value.text)]
    rest = [(meaning, value) for meaning, value in values if meaning != "task"]
    if not tasks or len(rest) < _LEAST_VALUES or len(values) < len(named) or len({c.row for _, c in values}) < _LEAST_VALUES:
        return None
    numbered = {cell: cell._replace(column=at) for at, (_, cell) in enumerate(rest, 1)}
    columns: dict[str, list[int]] = {}
    for meaning, cell in rest:
        columns.setdefault(meaning, []).append(numbered[cell].column)
    return Form(tasks[0], tuple(numbered.values()), columns)


def _own_cells(table: Table, row: int) -> tuple[Cell, ...]:
    return tuple(cell for cell in table.row_cells(row) if cell.row == row)


def _under(table: Table, above: int, row: int) -> bool:
    """A second header row stands below a header cell that is merged over several columns."""
    wide = [cell for cell in table.row_cells(above) if cell.column_span > 1]
    cells = [cell for cell in table.row_cells(row) if cell.row == row]
    inside = all(any(w.column <= cell.column < w.column + w.column_span for w in wide) for cell in cells)
    return bool(wide) and bool(cells) and inside


def _columns(table: Table, header: Sequence[int]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    last = max(cell.column + cell.column_span - 1 for cell in table.cells)
    for column in range(1, last + 1):
        texts = [
            cell.text for row in header for cell in table.row_cells(row)
            if cell.column <= column < cell.column + cell.column_span
        ]  # fmt: skip
        bottom = texts[-1] if texts else ""
        meaning = _meaning(bottom) or _meaning("".join(dict.fromkeys(texts)))
        if meaning:
            found.setdefault(meaning, []).append(column)
    return found


def _meaning(header: str) -> str:
    text = re.sub(r"\s+|（[^（）]*）", "", fold(header))
    for name, pattern in _COLUMNS:
        if re.search(pattern, text) and not (name == "task" and re.search(_NOT_TASK_HEADER, text)):
            return name
    return ""


def _rows(
    facts: "Analysis", reader: Reader, table: Table, columns: Mapping[str, list[int]], header: Sequence[int]
) -> Iterator[Task]:
    titles = {cell.text.strip() for row in header for cell in table.row_cells(row)}
    task_column = columns["task"][-1]
    above: dict[int, Cell] = {}
    for row in table.rows:
        cells = table.row_cells(row)
        if row in header or (titles and {cell.text.strip() for cell in cells} <= titles):
            continue
        cells = tuple(above.get(cell.column, cell) if cell.text.strip() in _DITTO else cell for cell in cells)
        above.update((cell.column, cell) for cell in cells)
        cell = next((c for c in cells if c.column <= task_column < c.column + c.column_span), None)
        if any(re.fullmatch(_SUM, c.text.strip()) for c in cells[:2]):
            continue
        if cell is None or cell.row != row or not _has_words(cell.text) or len(cells) < 2 or cell.column_span > 2:
            continue
        yield _task(facts, reader, cell, _values(reader, cells, columns))


def _has_words(text: str) -> bool:
    """A task is said in words; a cell of figures is statistics."""
    return len(re.findall(r"[\u4e00-\u9fff]", text)) >= 4


def _task(facts: "Analysis", reader: Reader, cell: Cell, values: Values) -> Task:
    spans = [span for span in cell.spans if span.length]
    whole = Span(spans[0].start, spans[-1].end)
    if not values.deadlines:
        values = Values(reader.deadlines(whole), values.units, values.persons, values.standards)
    parts = tuple(
        Span(max(sentence.span.start, span.start), min(sentence.span.end, span.end))
        for span in spans for sentence in facts.sentences_in(span)
    )  # fmt: skip
    return Task(
        span=whole, parts=parts or (whole,), text=cell.text, deadline=values.deadlines, units=values.units,
        persons=values.persons, standard=values.standards, missing=_missing(values),
    )  # fmt: skip


def _missing(values: Values) -> tuple[Slot, ...]:
    """Who only helps does not answer for the row: an empty cell for the unit in charge is a gap."""
    in_charge = replace(values, units=tuple(unit for unit in values.units if unit.role is not PartyRole.SUPPORT))
    return missing(in_charge)


def _values(reader: Reader, cells: Sequence[Cell], columns: Mapping[str, list[int]]) -> Values:
    units: list[Party] = []
    persons: list[Party] = []
    for name, role in (("lead", PartyRole.LEAD), ("unit", PartyRole.OWNER), ("support", PartyRole.SUPPORT)):
        for cell in _of(cells, columns.get(name, ())):
            found, people = _parties(reader, cell, role)
            units += found
            persons += people
    for name, role in (("person", PartyRole.OWNER), ("supervisor", PartyRole.SUPERVISOR), ("contact", PartyRole.CONTACT)):
        for cell in _of(cells, columns.get(name, ())):
            persons += _persons(reader, cell, role)
    times = [span for cell in _of(cells, columns.get("time", ())) for span in cell.spans if span.length]
    deadlines = tuple(value for span in times for value in reader.slot_deadlines(span))
    standards = tuple(
        Standard(span, span.of(reader.text)) for cell in _of(cells, columns.get("standard", ())) for span in cell.spans if span.length
    )
    return Values(deadlines, tuple(units), tuple(persons), standards).at(Source.TABLE)


def _of(cells: Sequence[Cell], columns: Sequence[int]) -> Iterator[Cell]:
    found = [cell for column in columns for cell in cells if cell.column <= column < cell.column + cell.column_span]
    return iter(dict.fromkeys(found))


def _names(reader: Reader, cell: Cell) -> Iterator[Span]:
    """Yield the names of a cell, cut at enumeration marks and line ends."""
    for span in cell.spans:
        at = span.start
        for piece in re.split(f"({_SPLIT})", reader.folded[span.start : span.end]):
            body = re.sub(r"\s*[\d－-]{7,}$", "", piece.strip())  # a telephone number behind the name
            if body and not re.fullmatch(_SPLIT, piece):
                start = at + len(piece) - len(piece.lstrip())
                yield Span(start, start + len(body))
            at += len(piece)


def _parties(reader: Reader, cell: Cell, role: PartyRole) -> tuple[list[Party], list[Party]]:
    """What stands in a unit column is a unit, unless the words say that it is a person or filler."""
    units: list[Party] = []
    persons: list[Party] = []
    for span in _names(reader, cell):
        mentions = reader.mentions(span)
        vague = any(m.clarity is Clarity.VAGUE and m.span.length * 2 > span.length for m in mentions)
        collective = any(m.clarity is Clarity.COLLECTIVE for m in mentions)
        person = bool(mentions) and all(m.sort is Sort.PERSON for m in mentions)
        clarity = Clarity.VAGUE if vague else Clarity.COLLECTIVE if collective else Clarity.CLEAR
        if span.of(reader.folded).strip("-—/ ") == "":
            continue
        (persons if person else units).append(Party(span, span.of(reader.text), role, clarity))
    return units, persons


def _persons(reader: Reader, cell: Cell, role: PartyRole) -> list[Party]:
    found = []
    for span in _names(reader, cell):
        vague = any(m.clarity is Clarity.VAGUE for m in reader.mentions(span))
        if span.of(reader.folded).strip("-—/ "):
            found.append(Party(span, span.of(reader.text), role, Clarity.VAGUE if vague else Clarity.CLEAR))
    return found
