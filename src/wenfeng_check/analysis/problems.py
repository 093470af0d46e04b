"""Problems and measures of a report, item by item, and which of them speak of the same thing (by content words)."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from wenfeng_check.analysis.remains import remains
from wenfeng_check.analysis.structure import Function, Section, Zone
from wenfeng_check.model.span import Span
from wenfeng_check.remembered import forgettable

if TYPE_CHECKING:
    from wenfeng_check.analysis.facts import Analysis

_PROBLEM_HEADING = r"问题|不足|短板|薄弱环节|困难|差距"
_MEASURE_HEADING = r"措施|打算|下一步|下步|对策|建议|整改|工作安排|工作计划|重点工作|主要任务|解决"
_ORDINAL = r"(?:^|(?<=[。；：，]))(?:[一二三四五六七八九十]是|第[一二三四五六七八九十]，)"
#: Words of praise or blame and of any measure: they say nothing of the matter.
_COMMON = (
    "不够", "不足", "不强", "不高", "不到", "到位", "滞后", "薄弱", "偏低", "偏高", "偏慢", "较低", "较慢", "较少", "缺乏", "缺少", "存在", "欠缺",
    "不平", "平衡", "不均", "有待", "亟待", "尚未", "还需", "仍然", "仍有", "依然", "较大", "较多", "一些", "部分", "个别", "少数", "问题", "进行",
    "建立", "制定", "开展", "加快", "加大", "全县", "全市", "全镇", "我县", "我市", "全省", "我省", "年底", "之前",
)  # fmt: skip


class Item(NamedTuple):
    """One problem or measure: where it stands and its content words."""

    span: Span
    words: frozenset[str]


class Pairing(NamedTuple):
    """The problems and measures of a document that has a section for each; ``words`` of a whole section in ``*_words``."""

    problems: tuple[Item, ...]
    measures: tuple[Item, ...]
    problem_words: frozenset[str]
    measure_words: frozenset[str]

    @property
    def problems_alone(self) -> tuple[Item, ...]:
        """The problems that no measure speaks of."""
        return tuple(item for item in self.problems if item.words and not item.words & self.measure_words)

    @property
    def measures_alone(self) -> tuple[Item, ...]:
        """The measures that no problem speaks of."""
        return tuple(item for item in self.measures if item.words and not item.words & self.problem_words)


def content_words(text: str) -> frozenset[str]:
    """Return the pairs of characters of what is left of ``text`` without stock words: they stand for its words."""
    found: set[str] = set()
    for sentence in re.split(r"(?<=[。！？；])", text):
        for piece in remains(sentence).left:
            han = re.sub(r"[^一-鿿]", "", piece)
            found.update(han[at : at + 2] for at in range(len(han) - 1))
    return frozenset(found.difference(_COMMON))


@forgettable
@lru_cache(maxsize=4)
def pair(facts: "Analysis") -> Pairing | None:
    """Return problems and measures, None for a document that has no section of each."""
    problem = [section for section in _top(facts) if _is_problem(facts.structure.heading_text(section))]
    measure = [section for section in _top(facts) if _is_measure(facts.structure.heading_text(section))]
    if not problem or not measure:
        return None
    problems = tuple(item for section in problem for item in _items(facts, section))
    measures = tuple(item for section in measure for item in _items(facts, section))
    if len(problems) < 2 or not measures:
        return None
    return Pairing(problems, measures, _union(problems), _union(measures))


def problem_sections(facts: "Analysis") -> tuple[Section, ...]:
    """Return the sections that are headed by problems (and by no measures)."""
    return tuple(
        s for s in facts.structure.sections if s.zone is Zone.MAIN and _is_problem(facts.structure.heading_text(s))
    )


def _is_problem(heading: str) -> bool:
    return (
        bool(re.search(_PROBLEM_HEADING, heading)) and not re.search(_MEASURE_HEADING, heading) and len(heading) <= 30
    )


def _is_measure(heading: str) -> bool:
    return bool(re.search(_MEASURE_HEADING, heading)) and len(heading) <= 30


def _top(facts: "Analysis") -> Iterator[Section]:
    """Yield the outermost sections headed by problems or measures."""
    taken: set[int] = set()
    for section in facts.structure.sections:
        heading = facts.structure.heading_text(section)
        if section.zone is not Zone.MAIN or section.head in taken or not (_is_problem(heading) or _is_measure(heading)):
            continue
        taken.update(section.blocks)
        yield section


def _items(facts: "Analysis", section: Section) -> Iterator[Item]:
    """Yield the sub-sections of ``section``; where there are none, its 一是、二是, else its paragraphs."""
    structure = facts.structure
    children = [structure.sections[index] for index in section.children]
    if len(children) > 1:
        for child in children:
            spans = [facts.document.blocks[block].span for block in child.blocks]
            head = child.heading or spans[0]
            yield Item(head, content_words("\n".join(span.of(facts.text) for span in spans)))
        return
    for block in section.blocks:
        span = facts.document.blocks[block].span
        if structure.lines[block].function is Function.BODY and block != section.head:
            yield from _parts(facts, span)


def _parts(facts: "Analysis", span: Span) -> Iterator[Item]:
    """Yield the 一是…二是… of a paragraph; the whole paragraph where there are none."""
    cuts = [found.start() + span.start for found in re.finditer(_ORDINAL, span.of(facts.folded))]
    if len(cuts) < 2:
        yield Item(span, content_words(span.of(facts.text)))
        return
    for start, end in zip(cuts, [*cuts[1:], span.end], strict=True):
        words = facts.text[start:end].rstrip()
        yield Item(Span(start, start + len(words)), content_words(words))


def _union(items: Iterable[Item]) -> frozenset[str]:
    return frozenset().union(*(item.words for item in items))
