"""What must hold for any draft: tails fill and deleting empties exactly their own slots; table, prose and width do not matter."""

from typing import NamedTuple

from hypothesis import given
from hypothesis import strategies as st

from tests.builders import doc, docx, row, table
from wenfeng_check.analysis.facts import Analysis
from wenfeng_check.model.task import Slot, Task
from wenfeng_check.readers import read_bytes

ITEMS = (
    "完成柳河灌区12公里渠道清淤，逐段组织验收",
    "建立抗旱物资储备台账，补足水泵40台、水带3000米",
    "对全县小型水库开展一次隐患排查，逐库建立问题清单",
    "修订山洪灾害防御预案，组织石桥镇、柳河镇开展转移避险演练",
    "更换石桥镇提灌站老旧闸门5套，完成设备调试",
)
UNITS = ("县水利局", "石桥镇人民政府", "县农业农村局、县财政局", "各镇人民政府")
PERSONS = ("李明远", "县水利局局长", "分管副县长", "王晓梅、陈静怡")
TIMES = ("2024年3月底前", "6月30日前", "每月25日前", "收文后5个工作日内", "2024年底前", "每季度末")
_TITLE, _HEADING = "清河县2024年农田水利工作方案", "一、工作任务"
_SIGNATURE = ("清河县人民政府", "2024年1月10日")
_TO_HALF = str.maketrans("，；：（）", ",;:()")


class Slots(NamedTuple):
    """What a draft says of a task; "" leaves a slot out."""

    unit: str = ""
    person: str = ""
    time: str = ""

    @property
    def tail(self) -> str:
        """The bracket that says it, "" where nothing is said."""
        named = (("责任单位", self.unit), ("责任人", self.person), ("完成时限", self.time))
        said = "；".join(f"{label}：{value}" for label, value in named if value)
        return f"（{said}）" if said else ""


class Item(NamedTuple):
    """An item of a draft."""

    text: str
    slots: Slots


def _some(values: tuple[str, ...]) -> st.SearchStrategy[str]:
    return st.sampled_from(("", *values))


FULL = st.builds(Slots, st.sampled_from(UNITS), st.sampled_from(PERSONS), st.sampled_from(TIMES))
WITH_UNIT = st.builds(Slots, st.sampled_from(UNITS), _some(PERSONS), _some(TIMES))


def _items(slots: st.SearchStrategy[Slots]) -> st.SearchStrategy[list[Item]]:
    return st.lists(st.builds(Item, st.sampled_from(ITEMS), slots), min_size=2, max_size=4, unique_by=lambda item: item.text)


def _prose(items: list[Item]) -> str:
    lines = (f"{number}.{item.text}。{item.slots.tail}" for number, item in enumerate(items, 1))
    return "\n".join((_TITLE, "各镇人民政府，县政府有关部门：", _HEADING, *lines, *_SIGNATURE, ""))


def _table(items: list[Item]) -> bytes:
    header = row("序号", "工作任务", "责任单位", "责任人", "完成时限")
    rows = (row(str(number), item.text, *item.slots) for number, item in enumerate(items, 1))
    return docx(_TITLE, *_SIGNATURE, "附件", table(header, *rows))


def _tasks(text: str) -> tuple[Task, ...]:
    return Analysis(doc(text)).tasks


def _of(item: Item, text: str) -> list[Task]:
    """Return the tasks of ``item`` in the draft ``text``."""
    at = text.translate(_TO_HALF).index(item.text.translate(_TO_HALF))
    return [task for task in _tasks(text) if any(part.start <= at < part.end for part in task.parts)]


def _said(task: Task) -> tuple[object, ...]:
    """What the ledger takes from a task: owners, persons, deadlines and what is missing."""
    owners = tuple(tuple(sorted(party.text for party in parties)) for parties in (task.units, task.persons))
    return (*owners, tuple((deadline.text, deadline.date) for deadline in task.deadline), task.missing)


@given(_items(WITH_UNIT))
def test_a_table_and_prose_with_tails_give_the_same_ledger(items: list[Item]) -> None:
    tabled = Analysis(read_bytes("任务清单.docx", _table(items))).tasks
    assert len(tabled) == len(items)
    for item, task in zip(items, tabled, strict=True):
        assert [_said(task)] == [_said(found) for found in _of(item, _prose(items))]


@given(_items(WITH_UNIT), FULL, st.integers(0, 3))
def test_a_tail_with_all_three_closes_its_own_item_and_touches_no_other(items: list[Item], full: Slots, at: int) -> None:
    at %= len(items)
    mended = [item._replace(slots=full) if index == at else item for index, item in enumerate(items)]
    before, after = _prose(items), _prose(mended)
    for index, item in enumerate(items):
        found = _of(item, after)
        if index == at:
            assert [task.missing for task in found] == [()]
        else:
            assert [_said(task) for task in found] == [_said(task) for task in _of(item, before)]


@given(_items(FULL), st.integers(0, 3), st.sampled_from((Slot.PERSON, Slot.TIME)))
def test_deleting_the_span_of_a_slot_brings_its_complaint_back(items: list[Item], at: int, slot: Slot) -> None:
    item, text = items[at % len(items)], _prose(items)
    (task,) = _of(item, text)
    assert task.missing == ()
    values = task.persons if slot is Slot.PERSON else task.deadline
    for value in sorted(values, key=lambda value: value.span, reverse=True):
        text = text[: value.span.start] + text[value.span.end :]
    assert [found.missing for found in _of(item, text)] == [(slot,)]


@given(_items(FULL), st.integers(0, 3), st.sampled_from(tuple(Slot)))
def test_emptying_a_cell_brings_its_complaint_back(items: list[Item], at: int, slot: Slot) -> None:
    at %= len(items)
    emptied = list(items)
    emptied[at] = Item(items[at].text, items[at].slots._replace(**{slot.value: ""}))
    missing = [task.missing for task in Analysis(read_bytes("任务清单.docx", _table(emptied))).tasks]
    assert missing == [(slot,) if index == at else () for index in range(len(items))]


@given(_items(WITH_UNIT))
def test_half_and_full_width_marks_give_the_same_tasks(items: list[Item]) -> None:
    full, half = _tasks(_prose(items)), _tasks(_prose(items).translate(_TO_HALF))
    assert [(_said(task), task.parts) for task in half] == [(_said(task), task.parts) for task in full]
