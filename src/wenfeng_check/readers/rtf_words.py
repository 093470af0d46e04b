"""Control words of RTF that stand for a character, format text or define a table row."""

from wenfeng_check.readers.rtf_state import State
from wenfeng_check.readers.rtf_tables import RowFormat

_WIDEST = 1000
"""Cells of one row."""
CHARACTERS = {
    "tab": "\t",
    "line": "\n",
    "emdash": "—",
    "endash": "–",
    "emspace": "\u2003",
    "enspace": "\u2002",
    "qmspace": "\u2005",
    "bullet": "•",
    "lquote": "‘",
    "rquote": "’",
    "ldblquote": "“",
    "rdblquote": "”",
    "zwj": "\u200d",
    "zwnj": "\u200c",
}


def format_word(state: State, word: str, number: int | None) -> bool:
    """Apply a word that formats characters or the paragraph; False for any other word."""
    on = number != 0
    if word == "pard":
        state.reset_paragraph()
    elif word == "plain":
        state.reset_characters()
    elif word == "f":
        state.font = number
    elif word == "uc":
        state.uc = max(0, min(number or 0, 100))
    elif word == "v":
        state.hidden = on
    elif word == "deleted":
        state.deleted = on
    elif word == "revised":
        state.revised = on
    elif word == "intbl":
        state.in_table = on
    elif word == "itap":
        state.itap = max(0, number or 0)
    elif word == "outlinelevel":
        state.level = (number or 0) + 1
    elif word == "s":
        state.style = number
    elif word == "ls":
        state.listed = bool(number)
    else:
        return False
    return True


def cell_word(state: State, word: str, number: int | None) -> None:
    """Apply a word that defines a row or its cells."""
    depth = max(2, state.depth) if state.nested_row else 1
    if word == "trowd":
        state.flow.rows[depth] = RowFormat()
        return
    form = state.flow.rows.get(depth)
    if form is None:
        return
    if word == "trleft":
        form.left = number or 0
    elif word == "trhdr":
        form.header = True
    elif word in ("clvmgf", "clvmrg"):
        form.next.down = "start" if word == "clvmgf" else "continue"
    elif word in ("clmgf", "clmrg"):
        form.next.across = "start" if word == "clmgf" else "continue"
    elif word == "cellx" and number is not None and len(form.cells) < _WIDEST:
        form.edge(number)
