"""The bulletin: whose a document is, sums and comparisons, files written, history kept; every figure can be traced."""

import io
import json
import re
import sqlite3
import zipfile
from collections import Counter
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import docx as python_docx
import openpyxl
import pytest

from tests.builders import doc
from wenfeng_check.bulletin import as_docx, as_html, as_xlsx, history, tally
from wenfeng_check.bulletin.model import UNKNOWN, Bulletin, Earlier, Entry, Place
from wenfeng_check.bulletin.units import By, compiled, unit_of
from wenfeng_check.bulletin.words import Line, body, group_grid, place_rows, unit_grid
from wenfeng_check.cli import main
from wenfeng_check.model.errors import SettingsError, WenfengError
from wenfeng_check.model.report import Failure
from wenfeng_check.model.task import Slot
from wenfeng_check.readers import read_bytes

DRAFT = "关于做好防汛工作的通知\n各镇人民政府：\n一、工作任务\n县应急局要适时开展隐患排查，建立问题清单。\n{signature}\n2026年3月1日\n"
QUIET = "关于报送台账的函\n云岭县人民政府：\n现函告台账三份，请查收。\n清河县财政局\n2026年3月1日\n"


def _entry(unit: str, name: str, codes: Sequence[str] = (), *, characters: int = 1000) -> Entry:
    places = tuple(
        Place(code, code[:3], "warning", f"第{n}段", f"原文{n}", f"问题{n}", f"f{n}") for n, code in enumerate(codes)
    )
    return Entry(
        unit,
        f"稿/{unit}/{name}.docx",
        "通知",
        characters,
        2,
        ((Slot.TIME, 1), (Slot.UNIT, 0), (Slot.PERSON, 2)),
        places,
    )


def _bulletin(**members: object) -> Bulletin:
    entries = (
        *(_entry("石桥镇", f"{n}", ("TSK105", "TSK105", "PAD105")) for n in range(3)),
        *(_entry("柳河镇", f"{n}", ("TSK105",)) for n in range(3)),
        *(_entry("白杨镇", f"{n}") for n in range(3)),
        *(_entry("县财政局", f"{n}", ("LEN101", "WRD103")) for n in range(3)),
        _entry("县水利局", "一", ("KND101",), characters=500),
    )
    given = {"failures": (Failure("坏.docx", "read", "打不开。"),), "silent": ("县林业局",), **members}
    return Bulletin("2026年第一季度", "清河县人民政府办公室", entries, **given)  # type: ignore[arg-type]


def _text(bulletin: Bulletin) -> str:
    return "\n".join(item.text for item in body(bulletin) if isinstance(item, Line))


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        (DRAFT.format(signature="清河县人民政府办公室"), "清河县人民政府办公室"),
        (DRAFT.format(signature="　　　清 河 县 财 政 局"), "清河县财政局"),
        (DRAFT.format(signature="清河县财政局\n清河县水利局"), "清河县财政局"),
        ("没有落款的稿子。\n就这么两句。\n", UNKNOWN),
    ],
)
def test_the_signature_names_the_unit(text: str, unit: str) -> None:
    assert unit_of("稿/通知.txt", doc(text), by=By.SIGNATURE, roots=("稿",)) == unit


@pytest.mark.parametrize(
    ("path", "unit"),
    [("稿/石桥镇/通知.txt", "石桥镇"), ("稿/石桥镇/三月/通知.txt", "石桥镇"), ("稿/通知.txt", "稿")],
)
def test_the_first_folder_below_the_one_given_names_the_unit(path: str, unit: str) -> None:
    assert unit_of(path, doc("正文。"), by=By.FOLDER, roots=("稿",)) == unit


@pytest.mark.parametrize(
    ("name", "pattern", "unit"),
    [
        ("石桥镇-防汛方案.docx", "", "石桥镇"),
        ("石桥镇2026年总结.docx", "", "石桥镇"),
        ("防汛方案（石桥镇）.docx", "（(.+?)）", "石桥镇"),
        ("2026总结.docx", "", UNKNOWN),
    ],
)
def test_a_pattern_finds_the_unit_in_the_name(name: str, pattern: str, unit: str) -> None:
    extra = {"pattern": compiled(pattern)} if pattern else {}
    assert unit_of(name, doc("正文。"), by=By.NAME, roots=(), **extra) == unit


@pytest.mark.parametrize("pattern", ["(", "没有括号"])
def test_a_pattern_that_cannot_name_a_unit_is_refused(pattern: str) -> None:
    with pytest.raises(SettingsError, match="--pattern"):
        compiled(pattern)


def test_sums_repeats_and_comparisons() -> None:
    bulletin = _bulletin()
    rates = {row.unit: (row.documents, row.findings, row.rate) for row in tally.by_unit(bulletin)}
    assert rates["石桥镇"] == (3, 9, 3.0)
    assert rates["县水利局"] == (1, 1, 2.0)
    whole = tally.total(bulletin)
    assert (whole.documents, whole.characters, whole.findings, whole.rate) == (13, 12500, 19, 1.5)
    assert next((r.unit, r.code, r.documents, r.times) for r in tally.repeats(bulletin)) == ("石桥镇", "TSK105", 3, 6)
    assert [row.unit for row in tally.fewest(bulletin)] == ["白杨镇", "柳河镇", "县财政局"]
    assert "县水利局" not in [row.unit for row in tally.compared(bulletin)]


def test_improvement_counts_units_with_documents_enough_in_both_periods() -> None:
    before = Earlier(
        "2025年第四季度", 2.0, (("石桥镇", 5.0, 4), ("柳河镇", 9.0, 2), ("白杨镇", 0.0, 3), ("县财政局", 1.0, 3))
    )
    bulletin = _bulletin(earlier=before)
    assert [(change.unit, change.before, change.now) for change in tally.improved(bulletin)] == [("石桥镇", 5.0, 3.0)]
    words = _text(bulletin)
    assert "（2025年第四季度为2处，减少0.5处）" in words
    assert "石桥镇（由5处降到3处）" in words
    assert unit_grid(bulletin).header[-1] == "2025年第四季度每千字"


def test_the_words_are_neutral_and_tell_limits_and_appeals() -> None:
    words = _text(_bulletin())
    assert words.startswith("关于2026年第一季度\n文稿文风检查情况的通报")
    assert "共检查5个单位的文稿13份、12,500字，发现问题19处，平均每千字1.5处。" in words
    for part in ("程序会有误报", "“申诉”栏", "另有1份没有查成", "没有文稿的单位1个", "不足3份的单位只列数字"):
        assert part in words
    assert not re.search("最差|落后|点名|批评|敷衍|不重视", words)


def test_every_figure_can_be_traced_to_file_and_place() -> None:
    bulletin = _bulletin()
    rows = list(place_rows(bulletin))
    counts = Counter(row[1] for row in rows)
    assert {row.unit: row.findings for row in tally.by_unit(bulletin) if row.findings} == dict(counts)
    assert len(rows) == tally.total(bulletin).findings
    assert all(row[2] and row[3] and row[-1] == "" for row in rows)
    shares = group_grid(bulletin)
    assert [row[0] for row in shares.rows][-1] == "合计"


def test_the_columns_of_the_word_file_are_each_set_one_way() -> None:
    tables = python_docx.Document(io.BytesIO(as_docx.render(_bulletin()))).tables
    for column in (column for table in tables for column in table.columns):
        assert len({cell.paragraphs[0].alignment for cell in column.cells[1:]}) == 1


def test_the_word_file_is_read_back_as_a_bulletin() -> None:
    content = as_docx.render(_bulletin())
    document = read_bytes("通报.docx", content)
    assert "发现问题19处" in document.text
    assert "附件2　问题清单" in document.text
    tables = {block.origin.table for block in document.blocks if block.origin.table}
    assert tables == {1, 2, 3, 4}
    inside = zipfile.ZipFile(io.BytesIO(content)).read("word/document.xml").decode()
    assert inside.count('w:orient="landscape"') == 1
    long = _bulletin()
    many = tuple(_entry("石桥镇", f"{n}", ["TSK105"] * 200) for n in range(6))
    assert "逐处清单见表格文件" in read_bytes("通报.docx", as_docx.render(Bulletin(long.period, "", many))).text


def test_the_workbook_holds_units_chart_places_and_appeals() -> None:
    odd = Bulletin("一季度", "", (_entry("=1+1", "=cmd", ("TSK105",)),))
    for bulletin in (_bulletin(), odd):
        book = openpyxl.load_workbook(io.BytesIO(as_xlsx.render(bulletin)))
        assert book.sheetnames == ["各单位", "分类每千字", "文件", "清单", "重复", "没有计入的"]
        assert [cell.value for cell in book["清单"][1]][-1] == "申诉"
        assert book["清单"].max_row == 1 + tally.total(bulletin).findings
        assert all(cell.data_type != "f" for sheet in book for row in sheet.iter_rows() for cell in row)
    assert len(openpyxl.load_workbook(io.BytesIO(as_xlsx.render(_bulletin())))["各单位"]._charts) == 1


def test_the_page_loads_nothing_and_escapes_what_documents_say() -> None:
    evil = "<script>alert(1)</script>"
    html = as_html.render(Bulletin("一季度", evil, (_entry(evil, evil, ("TSK105",)),))).decode()
    assert "<script" not in html
    assert "script-src &#x27;none&#x27;" in html
    assert not re.search(r"https?://", html)


# --- history --------------------------------------------------------------------------------------------------------


def _recorded(path: Path, period: str, entries: tuple[Entry, ...]) -> None:
    history.record(str(path), Bulletin(period, "", entries), made=date(2026, 4, 1), ruleset="1")


def test_periods_compare_and_a_period_recorded_again_replaces_itself(tmp_path: Path) -> None:
    store = tmp_path / "历史.sqlite"
    assert history.earlier(str(store), "一季度") is None
    _recorded(store, "一季度", (_entry("石桥镇", "1", ("TSK105", "TSK105")),))
    _recorded(store, "二季度", (_entry("石桥镇", "1"), _entry("柳河镇", "1", ("TSK105",))))
    _recorded(store, "一季度", (_entry("石桥镇", "1", ("TSK105",) * 4),))
    assert history.earlier(str(store), "二季度") == Earlier("一季度", 4.0, (("石桥镇", 4.0, 1),))
    assert history.earlier(str(store), "三季度") == Earlier("二季度", 0.5, (("柳河镇", 1.0, 1), ("石桥镇", 0.0, 1)))
    assert history.earlier(str(store), "一季度") is None
    assert history.earlier(str(store), "三季度", wanted="一季度") == Earlier("一季度", 4.0, (("石桥镇", 4.0, 1),))
    with pytest.raises(WenfengError, match="没有“四季度”；有：一季度、二季度"):
        history.earlier(str(store), "三季度", wanted="四季度")
    with sqlite3.connect(store) as raw:
        assert raw.execute("SELECT count(*) FROM place").fetchone() == (5,)


def test_the_history_is_its_owners_and_holds_no_more_of_a_draft_than_short_quotes(tmp_path: Path) -> None:
    draft = tmp_path / "稿" / "通知.txt"
    draft.parent.mkdir()
    long = "县应急局要认真组织对全县所有在册水库和山塘以及重点河段险工险段适时开展隐患排查并建立问题清单和整改台账"
    draft.write_text(
        DRAFT.format(signature="清河县应急管理局").replace("一、工作任务", f"一、工作任务\n{long}。"), encoding="utf-8"
    )
    store = tmp_path / "历史.sqlite"
    assert main(["bulletin", str(draft.parent), "--period", "一季度", "--history", str(store)]) == 0
    assert store.stat().st_mode & 0o777 == 0o600
    kept = store.read_bytes().decode("utf-8", "replace")
    assert "清河县应急管理局" in kept
    assert long not in kept
    with sqlite3.connect(store) as raw:
        assert max(len(quote) for (quote,) in raw.execute("SELECT quote FROM place")) <= 34


def test_a_file_that_is_no_history_is_refused_and_left_alone(tmp_path: Path) -> None:
    other = tmp_path / "别的.sqlite"
    with sqlite3.connect(other) as raw:
        raw.execute("CREATE TABLE own (x)")
    text = tmp_path / "草稿.txt"
    text.write_text("这不是数据库。" * 200, encoding="utf-8")
    for path in (other, text):
        before = path.read_bytes()
        with pytest.raises(WenfengError, match="历史文件"):
            _recorded(path, "一季度", ())
        assert path.read_bytes() == before


# --- the command ----------------------------------------------------------------------------------------------------


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder of drafts of two units, with an empty folder and a file that cannot be read."""
    monkeypatch.chdir(tmp_path)
    for name, text in (("石桥镇/一.txt", DRAFT.format(signature="石桥镇人民政府")), ("县财政局/二.txt", QUIET)):
        path = tmp_path / "稿" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (tmp_path / "稿" / "县林业局").mkdir()
    return tmp_path


def test_the_command_writes_what_was_asked_for(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    outputs = ["通报.docx", "通报.xlsx", "通报.html"]
    arguments = [part for name in outputs for part in ("--output", name)]
    assert main(["bulletin", "稿", "--by", "文件夹", *arguments]) == 0
    told = capsys.readouterr().out
    assert re.search(r"石桥镇 +1 +", told)
    assert "县林业局：本期没有文稿" in told
    assert sorted(path.name for path in folder.iterdir()) == sorted(["稿", *outputs])


def test_an_unreadable_file_is_listed_and_ends_with_status_2(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "稿" / "坏.docx").write_bytes(b"PK\x03\x04")
    assert main(["bulletin", "稿", "--by", "文件夹", "--output", "通报.html"]) == 2
    captured = capsys.readouterr()
    assert "坏.docx" in captured.err
    assert "没有查成 1 份" in captured.out
    assert "坏.docx" in (folder / "通报.html").read_text(encoding="utf-8")


def test_expected_units_without_documents_are_listed(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "名单.txt").write_text("石桥镇人民政府\n柳河镇人民政府\n\n", encoding="utf-8")
    assert main(["bulletin", "稿", "--units", "名单.txt"]) == 0
    told = capsys.readouterr().out
    assert "柳河镇人民政府：本期没有文稿" in told
    assert "石桥镇人民政府：" not in told
    assert "清河县财政局" in told


def test_a_second_period_is_compared_with_the_first(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    common = ["bulletin", "稿", "--by", "文件夹", "--history", "历史.sqlite", "--least", "1"]
    assert main([*common, "--period", "一季度"]) == 0
    (folder / "稿" / "石桥镇" / "一.txt").write_text(QUIET, encoding="utf-8")
    assert main([*common, "--period", "二季度", "--output", "通报.docx"]) == 0
    assert "一季度每千字" in capsys.readouterr().out
    text = read_bytes("通报.docx", (folder / "通报.docx").read_bytes()).text
    assert re.search("与一季度相比，每千字问题减少较多的：石桥镇（由[0-9.]+处降到0处）", text)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--output", "通报.pdf"], "后缀应是"),
        (["--output", "没有/通报.docx"], "文件夹还没有"),
        (["--pattern", "(x)"], "--by 文件名"),
        (["--by", "文件名", "--pattern", "("], "正则表达式"),
        (["--compare", "一季度"], "--history"),
        (["--history", "历史.sqlite"], "--period"),
        (["--history", "历史.sqlite", "--period", "二季度", "--compare", "一季度"], "还没有"),
        (["--units", "没有.txt"], "没有.txt"),
        (["--by", "部门"], "不认识"),
    ],
)
def test_bad_options_are_one_clear_line(
    folder: Path, arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["bulletin", "稿", *arguments]) == 2
    error = capsys.readouterr().err
    assert words in error
    assert error.count("\n") == 1
    assert sorted(path.name for path in folder.iterdir()) == ["稿"]


def test_nothing_is_stored_that_was_not_asked_for(folder: Path) -> None:
    before = sorted(folder.rglob("*"))
    assert main(["bulletin", "稿"]) == 0
    assert sorted(folder.rglob("*")) == before


def test_findings_of_the_command_are_those_of_the_check(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["稿", "--format", "json", "--exit-zero"])
    checked = json.loads(capsys.readouterr().out)
    counts = checked["summary"]["diagnostics"]
    main(["bulletin", "稿", "--output", "通报.xlsx"])
    sheet = openpyxl.load_workbook(folder / "通报.xlsx")["清单"]
    assert sheet.max_row - 1 == counts["error"] + counts["warning"]


@pytest.mark.parametrize(
    ("company", "creator", "unit"), [("石桥镇人民政府", "李明远", "石桥镇人民政府"), ("", "县水利局", "县水利局"), ("", "", UNKNOWN)]
)
def test_a_unit_may_stand_in_the_properties_of_a_word_file(tmp_path: Path, company: str, creator: str, unit: str) -> None:
    path = tmp_path / "方案.docx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("docProps/app.xml", f"<Properties><Company>{company}</Company></Properties>")
        archive.writestr("docProps/core.xml", f'<c:p xmlns:c="c" xmlns:d="d"><d:creator>{creator}</d:creator></c:p>')
    assert unit_of(str(path), doc("正文。"), by=By.PROPERTY, roots=()) == unit


def test_a_file_without_properties_belongs_to_nobody_known(tmp_path: Path) -> None:
    path = tmp_path / "方案.txt"
    path.write_text("正文。", encoding="utf-8")
    assert unit_of(str(path), doc("正文。"), by=By.PROPERTY, roots=()) == UNKNOWN
