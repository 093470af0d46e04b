"""Where a document that is too long can lose characters: deletable sentences, 穿靴 sections, too much status."""

from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from wenfeng_check.analysis.counts import length_of
from wenfeng_check.analysis.labels import PaddingPlace, Role
from wenfeng_check.analysis.structure import Function, Sentence, Zone
from wenfeng_check.lexicon import load
from wenfeng_check.model.finding import Label
from wenfeng_check.model.span import Span
from wenfeng_check.rules.len._effective import protected_in

if TYPE_CHECKING:
    from wenfeng_check.analysis.facts import Analysis

#: Of a 保障措施 section, what names an organ, a person or a frequency stays; about half goes (our estimate, said so).
BOOT_SHARE = 0.5
#: 谈现状要简: status beyond this share of the text can be cut down to it.
STATUS_SHARE = 0.25
_PLACE_WORDS = {PaddingPlace.HAT: "开头的帽子", PaddingPlace.BOOT: "结尾的套话", PaddingPlace.EMPTY: "中间的空话"}


class Saving(NamedTuple):
    """One way to lose ``characters``; ``what`` names it in Chinese, ``labels`` show where."""

    characters: int
    what: str
    labels: tuple[Label, ...]


def savings(facts: "Analysis") -> tuple[Saving, ...]:
    """Return what can go from the issued text, largest saving first; no character is counted twice."""
    padded = _padded(facts)
    taken = {sentence.index for sentence in padded}
    found = [*_padding(facts, padded), *_boot_sections(facts, taken), *_status(facts, taken)]
    return tuple(sorted((saving for saving in found if saving.characters > 0), key=lambda saving: -saving.characters))


def _main(facts: "Analysis") -> Iterator[Sentence]:
    lines = facts.structure.lines
    for sentence in facts.sentences:
        line = lines[sentence.block]
        if line.zone is Zone.MAIN and line.function is Function.BODY:
            yield sentence


def _padded(facts: "Analysis") -> list[Sentence]:
    """Padding that may go; a sentence with a protected formulation is never offered for deletion."""
    chosen = (s for s in _main(facts) if facts.labels[s.index].place is not PaddingPlace.NONE)
    return [sentence for sentence in chosen if not protected_in(facts, sentence.span)]


def _padding(facts: "Analysis", padded: list[Sentence]) -> Iterator[Saving]:
    for place, words in _PLACE_WORDS.items():
        chosen = [s for s in padded if facts.labels[s.index].place is place]
        spans = list(_runs(chosen))
        size = sum(length_of(span.of(facts.text)) for span in spans)
        labels = tuple(Label(span, f"可删，约{length_of(span.of(facts.text))}字") for span in spans)
        yield Saving(size, f"{words}{len(chosen)}句", labels)


def _runs(sentences: list[Sentence]) -> Iterator[Span]:
    """Join neighbouring sentences of one block."""
    for _, group in groupby(enumerate(sentences), key=lambda pair: (pair[1].block, pair[1].index - pair[0])):
        run = [sentence for _, sentence in group]
        yield Span(run[0].span.start, run[-1].span.end)


def _boot_sections(facts: "Analysis", taken: set[int]) -> Iterator[Saving]:
    """Sections headed 加强组织领导 and the like: named to be shortened, not deleted."""
    headings = load("padding_closers").only("boot_heading").terms
    for section in facts.structure.sections:
        name = facts.structure.heading_text(section)
        if section.zone is not Zone.MAIN or section.depth > 1 or section.heading is None or name not in headings:
            continue
        blocks = set(section.blocks)
        rest = [s for s in _main(facts) if s.block in blocks and s.index not in taken]
        taken.update(sentence.index for sentence in rest)
        size = sum(length_of(s.span.of(facts.text)) for s in rest)
        saving = round(size * BOOT_SHARE)
        label = Label(section.heading, f"这一节还有{size}字，只留机构、人、频次，约可压{saving}字")
        yield Saving(saving, f"压缩“{name}”一节", (label,))


def _status(facts: "Analysis", taken: set[int]) -> Iterator[Saving]:
    if facts.kind in ("讲话", "总结", "报告", "汇报材料", "调研报告", "通报", "简报", "信息"):
        return
    status = [s for s in _main(facts) if facts.labels[s.index].role is Role.STATUS and s.index not in taken]
    size = sum(length_of(s.span.of(facts.text)) for s in status)
    surplus = size - round(facts.counts.main * STATUS_SHARE)
    labels = tuple(Label(span, f"现状，{length_of(span.of(facts.text))}字") for span in _runs(status))
    yield Saving(surplus, f"现状{size}字压到全文四分之一以内", labels)


def longest_parts(facts: "Analysis", number: int) -> list[tuple[str, int]]:
    """Return the ``number`` longest top-level parts of the issued text: heading and characters."""
    parts = []
    for section in facts.structure.sections:
        if section.zone is Zone.MAIN and section.depth == 1 and section.heading is not None:
            size = sum(length_of(facts.structure.lines[block].text) for block in section.blocks)
            parts.append((section.heading.of(facts.text).strip().rstrip("。")[:24], size))
    return sorted(parts, key=lambda part: -part[1])[:number]
