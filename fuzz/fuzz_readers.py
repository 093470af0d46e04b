"""Coverage-guided fuzzing of the readers: python fuzz/fuzz_readers.py [options of libFuzzer] [corpus folder]."""

import sys
from collections.abc import Callable
from pathlib import Path

import atheris

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

with atheris.instrument_imports(include=["wenfeng_check.readers"]):
    from wenfeng_check.model.document import Document
    from wenfeng_check.model.errors import ReadError
    from wenfeng_check.readers import docx, html, markdown, odf, read_bytes, rtf, text

from tests.builders import docx as packed_docx  # noqa: E402
from tests.builders import level, lists, odt, para, row, run, table  # noqa: E402

_READERS = (docx, html, markdown, odf, rtf, text)
_NUMBERING = lists(level(0, "chineseCounting", "%1、") + level(1, "decimal", "%1.%2"))


def _in_docx(content: str) -> bytes:
    return packed_docx(f"<w:p>{content}</w:p>", numbering=_NUMBERING)


def _in_odt(content: str) -> bytes:
    return odt(f"<text:p>{content}</text:p>", flat=True)


_WRAPPED: tuple[tuple[str, Callable[[str], bytes]], ...] = (("a.docx", _in_docx), ("a.fodt", _in_odt))
_PLAIN = ("a.rtf", "a.html", "a.md", "a.txt", "a.docx", "a.odt")
_SEEDS = (
    b"\0</w:p>" + (para("甲", num=(1, 0)) + table(row("乙", table(row("丙")) + para()))).encode() + b"<w:p>",
    b"\0" + (run("甲") + '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:del/><w:sdt/>').encode(),
    "\1甲<text:note/></text:p><text:list><text:list-item><text:p>乙</text:p></text:list-item></text:list><text:p>".encode(),
    b"\1</text:p><table:table><table:table-row><table:table-cell/></table:table-row></table:table><text:p>",
    b"\2{\\rtf1\\ansi\\ansicpg936{\\fonttbl{\\f0\\fcharset134 S;}}\\trowd\\clvmgf\\cellx9\\intbl \\'d4\\'f0\\cell\\row\\u9?\\par}",
    b"\2{\\rtf1{\\listtext 1.\\tab}\\ls1 a{\\footnote b}{\\*\\shpinst{\\shptxt c\\par}}{\\v d}{\\deleted e}\\par}",
    "\3<html><ol start=2><li>甲<table><tr><th rowspan=2>乙<td colspan=2>丙</table><p hidden>丁<!-- --><pre>x".encode(),
    "\4# 甲\n\n|乙|丙|\n|-|-|\n|1|2|\n\n- 丁\n".encode(),
    "\5甲\n一、乙\n".encode("gb18030"),
)


def one_input(content: bytes) -> None:
    """Read one input; anything but a sound Document or one clear ReadError ends the run."""
    if not content:
        return
    choice, rest = content[0] % (len(_WRAPPED) + len(_PLAIN)), content[1:]
    if choice < len(_WRAPPED):
        name, wrap = _WRAPPED[choice]
        rest = wrap(rest.decode("utf-8", "ignore"))
    else:
        name = _PLAIN[choice - len(_WRAPPED)]
    outcome = _outcome(name, rest)
    if isinstance(outcome, ReadError):
        assert str(outcome).startswith(name), str(outcome)
        assert "\n" not in str(outcome), str(outcome)
        return
    joined = "\n".join(outcome.of(block.span) for block in outcome.blocks)
    assert outcome.format == "md" or outcome.text == joined
    ends = [end for block in outcome.blocks for end in block.span]
    assert ends == sorted(ends)
    outcome.text.encode("utf-8")


def _outcome(name: str, content: bytes) -> Document | ReadError:
    try:
        return read_bytes(name, content)
    except ReadError as error:
        return error


def main() -> None:
    """Fill an empty corpus folder with seeds, then fuzz."""
    folders = [
        Path(argument) for argument in sys.argv[1:] if not argument.startswith("-") and not Path(argument).is_file()
    ]
    for folder in folders[:1]:
        folder.mkdir(parents=True, exist_ok=True)
        if not any(folder.iterdir()):
            for number, seed in enumerate(_SEEDS):
                (folder / f"seed{number}").write_bytes(seed)
    atheris.Setup(sys.argv, one_input)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
