"""Structure: one reading of the whole document, made once and asked by everybody."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from wenfeng_check.analysis.dates import find_issue_date
from wenfeng_check.analysis.structure.kinds import KindGuess, kind_of_body, kind_of_title, level_of
from wenfeng_check.analysis.structure.layout import Function, Line, Zone, classify
from wenfeng_check.analysis.structure.sentences import Sentence
from wenfeng_check.analysis.structure.tree import Section, build
from wenfeng_check.lexicon import fold
from wenfeng_check.model.document import Document
from wenfeng_check.model.report import KindFact
from wenfeng_check.model.span import Span


@dataclass(frozen=True)
class Structure:
    """The document's lines with their functions, its sections, and what follows from them."""

    document: Document
    lines: tuple[Line, ...]
    sections: tuple[Section, ...]
    forced_kind: str = ""

    def section_of(self, block: int) -> Section | None:
        """Return the innermost section that holds ``block``."""
        index = self._section_by_block.get(block, -1)
        return self.sections[index] if index >= 0 else None

    def path(self, block: int) -> tuple[Section, ...]:
        """Return the sections that hold ``block``, outermost first."""
        index = self._section_by_block.get(block, -1)
        return self._paths[index] if index >= 0 else ()

    def heading_text(self, section: Section) -> str:
        """Return the heading of ``section`` without its number; "" where it has none."""
        return self._headings[section.index]

    @cached_property
    def _paths(self) -> tuple[tuple[Section, ...], ...]:
        """For each section, the sections that hold it and itself; a parent comes before its children."""
        found: list[tuple[Section, ...]] = []
        for section in self.sections:
            found.append((*(found[section.parent] if section.parent >= 0 else ()), section))
        return tuple(found)

    @cached_property
    def _headings(self) -> tuple[str, ...]:
        return tuple(map(self._heading_text, self.sections))

    def _heading_text(self, section: Section) -> str:
        if section.heading is None:
            return ""
        text = self.document.of(section.heading)
        cut = section.number.end if section.number else 0
        return text[cut:].strip().rstrip("。：:")

    @cached_property
    def _section_by_block(self) -> dict[int, int]:
        return {block: section.index for section in self.sections for block in section.own}

    @cached_property
    def places(self) -> dict[int, int]:
        """The number of each block among the written blocks of its section itself, counted from 0."""
        found: dict[int, int] = {}
        for section in self.sections:
            written = (block for block in section.own if self.lines[block].function is not Function.BLANK)
            found.update((block, place) for place, block in enumerate(written))
        return found

    @cached_property
    def loose_counts(self) -> tuple[int, ...]:
        """For each block, how many paragraphs of its zone up to it stand in no section."""
        counts: dict[Zone, int] = {}
        found = []
        for line in self.lines:
            told = line.function in (Function.BODY, Function.HEADING, Function.TABLE)
            if told and self._section_by_block.get(line.block, -1) < 0:
                counts[line.zone] = counts.get(line.zone, 0) + 1
            found.append(counts.get(line.zone, 0))
        return tuple(found)

    def of(self, *functions: Function, zone: Zone | None = None) -> tuple[Line, ...]:
        """Return the lines with one of ``functions``, in ``zone`` if given."""
        return tuple(line for line in self.lines if line.function in functions and zone in (None, line.zone))

    @cached_property
    def title(self) -> str:
        """The title of the document itself (of the covering notice, where there is one)."""
        return self._title(Zone.COVER) or self._title(Zone.MAIN)

    @cached_property
    def main_title(self) -> str:
        """The title of the issued text; the document's own where nothing is issued."""
        return self._title(Zone.MAIN) or self._title(Zone.COVER)

    def _title(self, zone: Zone) -> str:
        return "".join(re.sub(r"\s+", "", line.text) for line in self.of(Function.TITLE, zone=zone))

    @cached_property
    def has_cover(self) -> bool:
        """Whether a covering notice precedes the issued text."""
        return any(line.zone is Zone.COVER for line in self.lines)

    @cached_property
    def issue_date(self) -> date | None:
        """The date of issue: of the covering notice first, else the last date line outside attachments."""
        lines = [line for line in self.of(Function.DATE) if line.zone is not Zone.ATTACHMENT]
        for line in [entry for entry in lines if entry.zone is Zone.COVER] + lines[::-1]:
            found = find_issue_date(line.text.strip().strip("（）()"))
            if found:
                return found
        return None

    @cached_property
    def title_year(self) -> int | None:
        """The year that the title names (2023年工作要点)."""
        for text in (self.main_title, self.title):
            found = re.search(r"(20\d\d)年", fold(text))
            if found:
                return int(found.group(1))
        return None

    @cached_property
    def year(self) -> int | None:
        """The year that the document speaks of: from its title, its date of issue or its number."""
        if self.title_year:
            return self.title_year
        if self.issue_date:
            return self.issue_date.year
        for line in self.of(Function.NUMBER):
            found = re.search(r"（(\d{4})）", line.folded)
            if found:
                return int(found.group(1))
        return None

    @cached_property
    def kind_fact(self) -> KindFact:
        """The kind of the text that counts (the issued one), the issuer's level, and why."""
        level = self._level
        if self.forced_kind:
            return KindFact(self.forced_kind, level, "由 --kind 指定")
        main_title, cover_title = self._telling_title(Zone.MAIN), self._telling_title(Zone.COVER)
        main, cover = kind_of_title(main_title), kind_of_title(cover_title)
        if main:
            issued = f"，由{cover}印发" if cover and cover != main else ""
            return KindFact(main, level, f"标题以“{_ending(main_title)}”结尾{issued}")
        guess = kind_of_body(self._body(Zone.MAIN))
        if not guess.kind and cover:
            return KindFact(self._cover_kind(cover), level, f"标题“{_ending(cover_title)}”")
        if not guess.kind or (guess.kind == "通知" and self.has_cover):
            guess = self._named_in_cover() or guess
        return KindFact(guess.kind or "其他", level, guess.reason)

    def _telling_title(self, zone: Zone) -> str:
        """The title up to the line that names the kind: the speaker's name may stand below it."""
        lines = [re.sub(r"\s+", "", line.text) for line in self.of(Function.TITLE, zone=zone)]
        for end in range(len(lines), 0, -1):
            if kind_of_title("".join(lines[:end])):
                return "".join(lines[:end])
        return "".join(lines)

    def _cover_kind(self, cover: str) -> str:
        named = self._named_in_cover()
        return named.kind if named else cover

    def _named_in_cover(self) -> KindGuess | None:
        """The kind of the text that the covering notice names: 《…实施方案》已经…同意，现印发给你们."""
        for line in self.of(Function.BODY, Function.TITLE, zone=Zone.COVER):
            for name in re.findall(r"《([^《》]{4,80})》", line.text):
                kind = kind_of_title(name)
                if kind:
                    return KindGuess(kind, f"通知印发的是《{name}》")
        return None

    def _body(self, zone: Zone) -> str:
        return "\n".join(line.folded for line in self.lines if line.zone is zone and line.function is not Function.TABLE)

    @cached_property
    def _level(self) -> str:
        functions = (Function.TITLE, Function.SIGNATURE, Function.NUMBER)
        head = "\n".join(line.folded for line in self.of(*functions))
        addressee = "\n".join(line.folded for line in self.of(Function.ADDRESSEE))
        return level_of(head) or level_of(addressee) or level_of(self._body(Zone.MAIN)[:1500])


def _ending(title: str) -> str:
    bare = re.sub(r"（[^（）]*）$", "", title)
    return bare[-6:]


def read_structure(document: Document, sentences: Sequence[Sentence], *, kind: str = "") -> Structure:
    """Read the structure of ``document``; ``kind`` overrides the kind found."""
    lines = classify(document)
    first: dict[int, Sentence] = {}
    for sentence in sentences:
        first.setdefault(sentence.block, sentence)
    spans: list[Span] = [block.span for block in document.blocks]
    levels = [block.level for block in document.blocks]
    return Structure(document, lines, build(lines, levels, first, spans), kind)
