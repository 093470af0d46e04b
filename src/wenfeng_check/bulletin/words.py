"""The words of the bulletin: a draft in neutral terms, whose figures all come from the tables behind it."""

import re
from collections.abc import Iterator, Sequence
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from wenfeng_check.bulletin import tally
from wenfeng_check.bulletin.model import UNKNOWN, Bulletin, Sums
from wenfeng_check.explain import one_line
from wenfeng_check.ledger.columns import short_names
from wenfeng_check.ledger.row import SLOT_WORDS
from wenfeng_check.rules import load_rules
from wenfeng_check.rules.groups import GROUPS

_MOST_REPEATS = 8
_TITLE_LINE = 20
SEVERITIES = {"error": "错误", "warning": "警告"}


class Role(StrEnum):
    """What a line of the draft is."""

    TITLE = "title"
    BODY = "body"
    HEADING = "heading"
    SIGNATURE = "signature"
    DATE = "date"
    ANNEX = "annex"


class Line(NamedTuple):
    """A paragraph."""

    role: Role
    text: str


Cell = str | int | float


class Grid(NamedTuple):
    """A table; ``shares`` say how wide each column is."""

    header: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    shares: tuple[int, ...]


Item = Line | Grid


@cache
def _faults() -> dict[str, str]:
    return {rule.code: re.sub("（.*?）", "", one_line(rule)) for rule in load_rules()}


def fault(code: str) -> str:
    """Return what a rule looks for, in a few words."""
    return _faults().get(code, "")


def group_words(group: str) -> str:
    """Return the short name of a group of rules."""
    return GROUPS[group].split("：")[0]


def body(bulletin: Bulletin) -> Iterator[Item]:
    """Yield the draft itself, without its annexes."""
    yield Line(Role.TITLE, _title(bulletin))
    yield Line(Role.BODY, f"按照差错通报制度，对{bulletin.period}文稿作了文风检查，现将情况通报如下。")
    yield Line(Role.HEADING, "一、总体情况")
    yield from (Line(Role.BODY, text) for text in _whole(bulletin))
    yield Line(Role.HEADING, "二、各单位情况")
    yield unit_grid(bulletin)
    yield from (Line(Role.BODY, text) for text in _units(bulletin))
    yield Line(Role.HEADING, "三、重复出现的问题")
    yield from (Line(Role.BODY, text) for text in _repeated(bulletin))
    yield Line(Role.HEADING, "四、核对和申诉")
    yield Line(
        Role.BODY,
        "以上数字由程序检查得出，只计“错误”和“警告”，已写明理由的例外不计；程序会有误报，每一处的文件和位置见附件清单。"
        "对列出的问题有不同意见的，请在清单“申诉”栏写明理由，于＿月＿日前反馈＿＿＿（单位、联系人）。核实有误的，从本期数字中减去。",
    )
    yield Line(Role.SIGNATURE, bulletin.issuer or "＿＿＿＿＿＿")
    yield Line(Role.DATE, "＿＿＿＿年＿月＿日")


def _title(bulletin: Bulletin) -> str:
    """Return the title, on two lines where one (20 characters of size 2) does not hold it; no word is cut."""
    title = bulletin.title
    return title if len(title) <= _TITLE_LINE else title.replace(bulletin.period, f"{bulletin.period}\n", 1)


def _whole(bulletin: Bulletin) -> Iterator[str]:
    row = tally.total(bulletin)
    units = len([each for each in tally.by_unit(bulletin) if each.unit != UNKNOWN])
    yield (
        f"共检查{units}个单位的文稿{row.documents}份、{row.characters:,}字，发现问题{row.findings:,}处，"
        f"平均每千字{row.rate:g}处{_since(bulletin, row.rate)}。"
    )
    parts = [f"{group_words(group)}{count:,}处" for group, count in sorted(row.groups, key=lambda g: -g[1]) if count]
    if parts:
        yield f"分类看：{'，'.join(parts)}。"
    lacking = [f"缺{SLOT_WORDS[slot]}的{count:,}项" for slot, count in row.missing if count]
    if row.tasks:
        yield f"文稿共安排任务{row.tasks:,}项，" + ("，".join(lacking) if lacking else "要素齐全") + "。"
    if bulletin.silent:
        yield f"本期没有文稿的单位{len(bulletin.silent)}个，见附件3。"
    if bulletin.failures:
        yield f"另有{len(bulletin.failures)}份没有查成，不在上述数字之内，见附件3。"


def _since(bulletin: Bulletin, rate: float) -> str:
    if bulletin.earlier is None:
        return ""
    change = round(rate - bulletin.earlier.rate, 1)
    words = "持平" if not change else f"{'增加' if change > 0 else '减少'}{abs(change):g}处"
    return f"（{bulletin.earlier.period}为{bulletin.earlier.rate:g}处，{words}）"


def _units(bulletin: Bulletin) -> Iterator[str]:
    if few := tally.fewest(bulletin):
        yield "每千字问题较少的：" + "、".join(f"{row.unit}（{row.rate:g}处）" for row in few) + "。"
    if better := tally.improved(bulletin):
        assert bulletin.earlier is not None
        changes = (f"{change.unit}（由{change.before:g}处降到{change.now:g}处）" for change in better)
        yield f"与{bulletin.earlier.period}相比，每千字问题减少较多的：" + "、".join(changes) + "。"
    yield f"文稿不足{bulletin.least}份的单位只列数字，不作比较：一两份文稿说明不了一个单位的情况。"


def _repeated(bulletin: Bulletin) -> Iterator[str]:
    found = tally.repeats(bulletin)
    if not found:
        yield "没有同一单位两份以上文稿出现同样问题的情况。"
        return
    yield "同一单位两份以上文稿出现同样问题的，次数较多的有："
    for number, repeat in enumerate(found[:_MOST_REPEATS], 1):
        yield f"{number}.{repeat.unit}：{fault(repeat.code)}，{repeat.documents}份、{repeat.times}处（{repeat.code}）。"
    if len(found) > _MOST_REPEATS:
        yield f"全部{len(found)}项见表格文件（.xlsx）的“重复”一页。"


def unit_grid(bulletin: Bulletin) -> Grid:
    """Return the table of units."""
    before = {unit: rate for unit, rate, _ in bulletin.earlier.rates} if bulletin.earlier else {}
    rows = [*tally.by_unit(bulletin), tally.total(bulletin)]
    cells = tuple(_unit_row(row, number) for number, row in enumerate(rows, 1))
    header = (
        "序号",
        "单位",
        "份数",
        "字数",
        "问题",
        "每千字",
        "任务",
        *(f"缺{words}" for words in SLOT_WORDS.values()),
    )
    shares = (3, 9, 3, 5, 4, 4, 4, 4, 4, 4)
    if bulletin.earlier is None:
        return Grid(header, cells, shares)
    last = [before.get(row.unit, "—") for row in rows[:-1]] + [bulletin.earlier.rate]
    wider = tuple((*row, rate) for row, rate in zip(cells, last, strict=True))
    return Grid((*header, f"{bulletin.earlier.period}每千字"), wider, (*shares, 5))


def _unit_row(row: Sums, number: int) -> tuple[Cell, ...]:
    place = "" if row.unit == "合计" else number
    lacking = (count for _, count in row.missing)
    return (place, row.unit, row.documents, row.characters, row.findings, row.rate, row.tasks, *lacking)


def group_grid(bulletin: Bulletin) -> Grid:
    """Return findings per 1,000 characters by group, a unit a row."""
    rows = [*tally.by_unit(bulletin), tally.total(bulletin)]
    header = ("单位", *(group_words(group) for group in GROUPS), "合计")
    return Grid(header, tuple(_group_row(row) for row in rows), (9, *([4] * (len(GROUPS) + 1))))


def _group_row(row: Sums) -> tuple[Cell, ...]:
    size = row.characters
    return (row.unit, *(round(1000 * count / size, 1) if size else 0.0 for _, count in row.groups), row.rate)


PLACES_HEADER = ("序号", "单位", "文件", "位置", "原文", "问题", "规则", "级别", "申诉")


def place_rows(bulletin: Bulletin) -> Iterator[tuple[Cell, ...]]:
    """Yield a row for each finding, by unit and file (named from the common folder on); the last cell is for the unit's answer."""
    entries = sorted(bulletin.entries, key=lambda entry: (entry.unit == UNKNOWN, entry.unit, entry.path))
    names = short_names(entry.path for entry in entries)
    found = ((entry, place) for entry in entries for place in entry.places)
    for number, (entry, place) in enumerate(found, 1):
        severity = SEVERITIES.get(place.severity, place.severity)
        yield (number, entry.unit, names[entry.path], place.place, place.quote, place.message, place.code, severity, "")


def rest(bulletin: Bulletin) -> Sequence[tuple[str, str]]:
    """Return what is in no figure: units without documents, files that failed, notes."""
    return (
        *((unit, "本期没有文稿") for unit in bulletin.silent),
        *((failure.path, f"没有查成：{failure.summary}") for failure in bulletin.failures),
        *((note, "要留意") for note in bulletin.notes),
    )
