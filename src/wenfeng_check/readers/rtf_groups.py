"""The destinations of RTF: what a group holds, and where what was read in it belongs."""

from dataclasses import dataclass, field

from wenfeng_check.model.document import Comment, Origin, Part
from wenfeng_check.readers.headings import named_level
from wenfeng_check.readers.rtf_charsets import WESTERN, of_charset, of_page
from wenfeng_check.readers.rtf_flow import Flow
from wenfeng_check.readers.rtf_state import Mode, State
from wenfeng_check.readers.sheet import Sheet, Side, Unread

_SKIPPED_WORDS = """
    colortbl info fldinst objdata nonshppict shprslt sp xe rxe tc tcn ftnsep ftnsepc ftncn aftnsep aftnsepc aftncn
    bkmkstart bkmkend private nonesttables pn pntxta pntxtb filetbl falt panose fname fontemb datafield formfield
    listtable listoverridetable revtbl rsidtbl background listpicture objclass objname
"""
_SKIPPED = frozenset(_SKIPPED_WORDS.split())
_QUIET = frozenset({"nonshppict", "shprslt", "background", "listpicture", "info"})
_PLAIN = frozenset({"shppict", "shpinst", "do", "shpgrp", "nesttableprops", "fldrslt", "result"})
_MARGINS = {"header": Part.HEADER, "footer": Part.FOOTER}
_CAPTURED = frozenset({"atnid", "atnauthor", "atnref", "atrfstart", "atrfend"})
_DEEPEST_BOX = 16
_PAGES = {"mac": 10000, "pc": 437, "pca": 850}


@dataclass(slots=True)
class Fonts:
    """The encodings of the fonts by their numbers."""

    page: str = WESTERN
    default: int = 0
    _codecs: dict[int, str] = field(default_factory=dict)
    _current: int = 0

    def word(self, word: str, number: int | None) -> None:
        """Follow a control word of the font table."""
        if word == "f":
            self._current = number or 0
        elif word == "fcharset":
            self._codecs[self._current] = of_charset(number or 0, self.page)
        elif word == "cpg" and number:
            self._codecs[self._current] = of_page(number)

    def codec(self, font: int | None) -> str:
        """Return the encoding of text in ``font``."""
        return self._codecs.get(self.default if font is None else font, self.page)


@dataclass(slots=True)
class StyleSheet:
    """Names and outline levels of the paragraph styles by their numbers."""

    names: dict[int, str] = field(default_factory=dict)
    levels: dict[int, int] = field(default_factory=dict)
    _current: int | None = None

    def word(self, word: str, number: int | None) -> None:
        """Follow a control word of the style sheet."""
        if word in ("s", "cs", "ds", "ts"):
            self._current = number if word == "s" else None
        elif word == "outlinelevel" and self._current is not None:
            self.levels[self._current] = (number or 0) + 1

    def text(self, text: str) -> None:
        """Take a piece of a style's name."""
        if self._current is not None:
            self.names[self._current] = self.names.get(self._current, "") + text

    def name(self, style: int | None) -> str:
        """Return a style's name."""
        return self.names.get(-1 if style is None else style, "").partition(";")[0].strip()

    def level(self, style: int | None) -> int:
        """Return the outline level of a style, 0 for body text."""
        level = self.levels.get(-1 if style is None else style)
        return named_level(self.name(style)) if level is None else level if level <= 9 else 0


class Groups:
    """All that stands beside the text of the body, and the body."""

    def __init__(self, body: Flow) -> None:
        self.body = body
        self.fonts = Fonts()
        self.styles = StyleSheet()
        self._notes: dict[Part, list[Flow]] = {Part.FOOTNOTE: [], Part.ENDNOTE: []}
        self._margins: list[Flow] = []
        self._comments: list[tuple[str, str, Flow]] = []
        self._author = ""
        self._reference = ""
        self._boxes = 0

    def codec(self, state: State) -> str:
        """Return the encoding of bytes in this state."""
        return self.fonts.codec(state.font)

    def begins(self, word: str, number: int | None, state: State, *, star: bool) -> bool:
        """Begin the destination ``word`` in the group of ``state``; False where it is none that is known."""
        if word == "pict":
            state.flow.sheet.unread[Unread.IMAGE] += not state.quiet
            state.mode, state.quiet = Mode.SKIPPED, True
        elif word == "upr":
            state.held, state.mode = state.mode, Mode.SKIPPED
        elif state.mode is Mode.SKIPPED and word != "ud":
            return True
        elif word in _SKIPPED:
            state.mode, state.quiet = Mode.SKIPPED, state.quiet or word in _QUIET
        elif word in ("fonttbl", "stylesheet"):
            state.mode = Mode.FONTS if word == "fonttbl" else Mode.STYLES
        elif word in ("listtext", "pntext"):
            state.mode = Mode.LABEL
        elif word == "ud":
            state.mode = state.held
        elif word in _CAPTURED:
            state.mode, state.kind, state.captured = Mode.CAPTURED, word, []
        elif not (self._begins_flow(word, state) or self._sets(word, number)):
            state.nested_row = state.nested_row or word == "nesttableprops"
            return star and word in _PLAIN
        return True

    def _sets(self, word: str, number: int | None) -> bool:
        """Follow a word of the file's head."""
        if word == "ansicpg" or word in _PAGES:
            self.fonts.page = of_page(number or 0) if word == "ansicpg" else of_page(_PAGES[word])
        elif word == "deff":
            self.fonts.default = number or 0
        else:
            return False
        return True

    def _begins_flow(self, word: str, state: State) -> bool:
        part = state.flow.origin.part
        margin = _MARGINS.get(word[:6]) if word[6:] in ("", "l", "r", "f") else None
        if word in ("shptxt", "dptxbxtext"):
            self._boxes += 1
            if self._boxes > _DEEPEST_BOX:
                state.mode = Mode.SKIPPED
                state.flow.sheet.unread[Unread.OBJECT] += 1
            self._turn(state, word, Origin(part=Part.TEXT_BOX if part is Part.BODY else part))
        elif word == "footnote":
            self._turn(state, word, Origin(part=Part.FOOTNOTE, paragraph=len(self._notes[Part.FOOTNOTE]) + 1))
        elif word == "ftnalt" and part is Part.FOOTNOTE:
            state.flow.origin = Origin(part=Part.ENDNOTE, paragraph=len(self._notes[Part.ENDNOTE]) + 1)
        elif word == "annotation":
            self._reference = ""
            self._turn(state, word, Origin())
        elif margin:
            self._turn(state, "margin", Origin(part=margin))
        elif word == "object":
            state.flow.sheet.unread[Unread.OBJECT] += not state.quiet
            state.quiet = True
        else:
            return False
        return True

    def _turn(self, state: State, kind: str, origin: Origin) -> None:
        state.flow, state.kind = Flow(origin, self.body.numbers), kind
        state.reset_paragraph()

    def end_paragraph(self, state: State, depth: int) -> None:
        """Close the paragraph of a state."""
        if state.listed and not state.flow.label and "".join(state.flow.pieces).strip():
            state.flow.sheet.unread[Unread.NUMBER] += 1
        level = self.styles.level(state.style) if state.level is None else state.level if state.level <= 9 else 0
        state.flow.end_paragraph(depth, level=level, style=self.styles.name(state.style))

    def close(self, closed: State, outer: State) -> None:
        """End a group."""
        if closed.kind in _CAPTURED:  # by kind, not by mode: a word further in may have changed the mode
            self._captured(closed.kind, "".join(closed.captured).strip(), outer.flow)
        elif closed.kind:
            self._close_flow(closed, outer)

    def _captured(self, kind: str, text: str, flow: Flow) -> None:
        if kind == "atnauthor":
            self._author = text
        elif kind == "atnref":
            self._reference = text
        elif kind != "atnid":
            flow.mark(Side.START if kind == "atrfstart" else Side.END, text)

    def _close_flow(self, closed: State, outer: State) -> None:
        flow = closed.flow
        if flow.pieces or flow.marks or flow.boxes:
            self.end_paragraph(closed, closed.depth)
        flow.to_depth(0)
        if closed.kind in ("shptxt", "dptxbxtext"):
            self._boxes -= 1
            outer.flow.boxes.append(flow.sheet)
        elif closed.kind == "footnote":
            self._notes[flow.origin.part].append(flow)
        elif closed.kind == "annotation":
            reference = self._reference or f"#{len(self._comments)}"
            outer.flow.mark(Side.ANCHOR, reference)
            self._comments.append((reference, self._author, flow))
        else:
            self._margins.append(flow)

    def finish(self, last: State) -> None:
        """End the body; ``last`` is the state at its end."""
        if self.body.pieces or self.body.marks or self.body.boxes:
            self.end_paragraph(last, last.depth)
        self.body.to_depth(0)

    def sheet(self) -> tuple[Sheet, tuple[Comment, ...]]:
        """Return all blocks in order, and the comments."""
        sheet = self.body.sheet
        margins = sorted(self._margins, key=lambda flow: flow.origin.part is Part.FOOTER)
        seen: set[tuple[Part, str]] = set()
        for flow in (*self._notes[Part.FOOTNOTE], *self._notes[Part.ENDNOTE], *margins):
            key = (flow.origin.part, "\n".join(flow.sheet.texts))
            if flow.origin.paragraph or key not in seen:
                sheet.extend(flow.sheet)
            seen.add(key)
        text = "\n".join(sheet.texts)
        return sheet, tuple(
            Comment(sheet.range(reference, text), author, "\n".join(flow.sheet.texts).strip())
            for reference, author, flow in self._comments
        )
