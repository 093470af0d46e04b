"""Cost of a check by size: each kind of document at a size and at twice the size; the ratio is 2 where the cost is linear.

    python benchmarks/linear_cost.py [--kinds text,run-on,…] [--size N] [--profile]

Seconds are processor time of this process without the start (a small draft is checked first).
"""

import argparse
import cProfile
import io
import pstats
import time
import zipfile
from collections.abc import Callable

from wenfeng_check.engine import check
from wenfeng_check.readers import read_bytes
from wenfeng_check.settings import Settings

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_UNITS = ("县水利局", "县农业农村局", "石桥镇人民政府", "县财政局", "县应急管理局", "河东镇人民政府")
_ACTS = ("完成水库隐患排查", "报送防汛值班表", "建立问题整改台账", "兑现惠农补贴资金", "组织一次应急演练")

Made = tuple[str, bytes]


def text(size: int) -> Made:
    """An ordinary plan of ``size`` characters."""
    lines = ["清河县防汛工作方案"]
    length, number = 0, 0
    while length < size:
        number += 1
        if number % 12 == 1:
            line = f"（{number // 12 + 1}）加强第{number // 12 + 1}片区工作"
        else:
            unit, act = _UNITS[number % 6], _ACTS[number % 5]
            line = f"{unit}要高度重视，于{number % 12 + 1}月{number % 28 + 1}日前{act}{number}处，尽快形成第{number}份报告。（责任人：李明远）"
        lines.append(line)
        length += len(line) + 1
    return "方案.txt", "\n".join(lines).encode()


def run_on(size: int) -> Made:
    """One paragraph of ``size`` characters without a full stop."""
    piece = "县水利局要抓好水库隐患排查，县财政局要落实资金，各镇人民政府要尽快报送台账，"
    return "长.txt", (piece * (size // len(piece) + 1))[:size].encode()


def no_marks(size: int) -> Made:
    """``size`` characters without any mark."""
    return "无.txt", ("县水利局抓好水库隐患排查工作" * (size // 13 + 1))[:size].encode()


def paragraphs(size: int) -> Made:
    """``size`` short paragraphs."""
    return "短.txt", "\n".join(f"第{number}项工作已经完成。" for number in range(size)).encode()


def items(size: int) -> Made:
    """``size`` items of an automatic list."""
    item = '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>{}</w:t></w:r></w:p>'
    return _docx("".join(item.format(f"完成第{number}处排查。") for number in range(size)))


def nested_tables(size: int) -> Made:
    """``size`` tables, each in a cell of the one before."""
    start = "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>任务</w:t></w:r></w:p>"
    return _docx(start * size + "<w:p/></w:tc></w:tr></w:tbl>" * size + "<w:p><w:r><w:t>正文。</w:t></w:r></w:p>")


def table_rows(size: int) -> Made:
    """A table of tasks with ``size`` rows."""
    cell = "<w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>"
    rows = [("序号", "工作任务", "完成时限", "责任单位", "责任人")]
    rows += [(str(n), _ACTS[n % 5], f"{n % 12 + 1}月底前", _UNITS[n % 6], "李明远") for n in range(1, size)]
    return _docx("<w:tbl>" + "".join(f"<w:tr>{''.join(map(cell.format, row))}</w:tr>" for row in rows) + "</w:tbl>")


def headings(size: int) -> Made:
    """``size`` numbered headings with a sentence each."""
    lines = (f"{number}.抓好第{number}项\n请县水利局于3月10日前报送第{number}份台账。" for number in range(1, size + 1))
    return "题.txt", ("清河县防汛工作方案\n" + "\n".join(lines)).encode()


def brackets(size: int) -> Made:
    """``size`` opening brackets and quotation marks that nothing closes."""
    return "括.txt", ("（“" * (size // 2)).encode()


def digits(size: int) -> Made:
    """``size`` digits and date signs."""
    return "数.txt", ("2024年3月10日前" * (size // 10 + 1))[:size].encode()


KINDS: dict[str, tuple[Callable[[int], Made], int]] = {
    "text": (text, 65_000),
    "run-on": (run_on, 500_000),
    "no-marks": (no_marks, 500_000),
    "paragraphs": (paragraphs, 100_000),
    "items": (items, 50_000),
    "nested-tables": (nested_tables, 250),
    "table-rows": (table_rows, 5_000),
    "headings": (headings, 5_000),
    "brackets": (brackets, 500_000),
    "digits": (digits, 500_000),
}


def _docx(body: str) -> Made:
    levels = '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
    numbering = (
        f'<w:numbering xmlns:w="{_W}"><w:abstractNum w:abstractNumId="1">{levels}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num></w:numbering>'
    )
    link = '<Relationship Id="r{}" Type="{}/{}" Target="{}"/>'
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        root = link.format(1, _R, "officeDocument", "word/document.xml")
        archive.writestr("_rels/.rels", f'<Relationships xmlns="{space}">{root}</Relationships>')
        own = link.format(1, _R, "numbering", "numbering.xml")
        archive.writestr("word/_rels/document.xml.rels", f'<Relationships xmlns="{space}">{own}</Relationships>')
        archive.writestr("word/numbering.xml", numbering)
        archive.writestr("word/document.xml", f'<w:document xmlns:w="{_W}"><w:body>{body}</w:body></w:document>')
    return "稿.docx", target.getvalue()


def seconds(make: Callable[[int], Made], size: int, *, profile: bool) -> tuple[float, float, int]:
    """Return the seconds that reading and checking take, and the characters."""
    name, content = make(size)
    begin = time.process_time()
    document = read_bytes(name, content)
    middle = time.process_time()
    profiler = cProfile.Profile() if profile else None
    if profiler:
        profiler.enable()
    report = check(document, Settings())
    if profiler:
        profiler.disable()
        pstats.Stats(profiler).sort_stats("tottime").print_stats(18)
    end = time.process_time()
    for failure in report.failures:
        print(f"    {failure.summary}")
    return middle - begin, end - middle, len(document.text)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kinds", default=",".join(KINDS))
    parser.add_argument("--size", type=int, default=0, help="the smaller size; 0: the kind's own")
    parser.add_argument("--profile", action="store_true", help="once, at the smaller size, with a profile")
    options = parser.parse_args()
    check(read_bytes("热.txt", text(2000)[1]), Settings())
    print(f"{'kind':14} {'size':>9} {'characters':>11} {'read s':>8} {'check s':>8}   ratio")
    for kind in options.kinds.split(","):
        make, size = KINDS[kind]
        size = options.size or size
        before = 0.0
        for number in (size,) if options.profile else (size, 2 * size):
            read, checked, length = seconds(make, number, profile=options.profile)
            total = read + checked
            ratio = f"{total / before:6.2f}" if before else ""
            print(f"{kind:14} {number:9,} {length:11,} {read:8.2f} {checked:8.2f} {ratio}", flush=True)
            before = total


if __name__ == "__main__":
    main()
