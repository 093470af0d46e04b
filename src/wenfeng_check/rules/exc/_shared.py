"""Where a waiver without effect is shown: inside one block of the draft, once for all rules that it names."""

from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from wenfeng_check.model.finding import Authority, Clause
from wenfeng_check.model.report import StaleWaiver, Waiver
from wenfeng_check.model.span import Span
from wenfeng_check.rules.selectors import ALL

if TYPE_CHECKING:
    from wenfeng_check.analysis.facts import Analysis

REASONED = Clause(Authority.PRACTICE, "本工具的约定", "例外要写明规则和理由；用不上了就删掉")


def by_place(facts: "Analysis", stale: list[StaleWaiver]) -> Iterator[tuple[Span | None, list[StaleWaiver]]]:
    """Yield the waivers that share a remark or comment, with the first piece of the draft that it is attached to."""

    def key(each: StaleWaiver) -> tuple[str, Span]:
        return each.waiver.origin, each.waiver.span or Span(-1, -1)

    for _, group in groupby(stale, key=key):
        members = list(group)
        yield _piece(facts, members[0].waiver.span), members


def names(stale: list[StaleWaiver]) -> str:
    """Name the rules."""
    return "、".join("所有规则" if each.waiver.rule == ALL else each.waiver.rule for each in stale)


def quoted(waiver: Waiver) -> str:
    """Return the remark's origin and reason in words."""
    return f"{waiver.origin}，理由：{waiver.reason}"


def _piece(facts: "Analysis", span: Span | None) -> Span | None:
    if span is None:
        return None
    wanted = Span(span.start, max(span.end, span.start + 1))
    for block in facts.document.blocks:
        if block.span.overlaps(wanted):
            return Span(max(span.start, block.span.start), min(wanted.end, block.span.end))
    return None
