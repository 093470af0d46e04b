"""Remarks to the checker in .txt, .md and Word comments: what they allow, what they are not, and those without effect."""

import re
from pathlib import Path

import pytest

from tests.builders import doc, docx, para, run
from tests.running import finder, make_rule
from wenfeng_check.cli import main
from wenfeng_check.engine import check
from wenfeng_check.model.document import Document
from wenfeng_check.model.report import FileReport
from wenfeng_check.readers import read_bytes
from wenfeng_check.rules import load_rules
from wenfeng_check.rules.loader import load_rules as all_rules
from wenfeng_check.settings import Settings

SURELY = make_rule("surely", finder("切实"))
LATE = tuple(rule for rule in load_rules() if rule.after_waivers)
#: Words that many rules flag; as a reason they are no words of the draft.
NOISE = "切实尽快由有关部门2024.2.30前高度重视（一)进行调研,落实落地落细，不得不一票否决，签订责任书"


def _check(document: Document) -> FileReport:
    return check(document, Settings(), rules=(SURELY, *LATE))


def _left(report: FileReport) -> list[str]:
    """Return the words of each finding of the trial rule with the paragraph that they stand in."""
    assert report.document is not None
    spans = [d.finding.span for d in report.diagnostics if d.code == "WRD901"]
    owners = [next(b.span for b in report.document.blocks if span and b.span.contains(span)) for span in spans]
    return [report.document.of(owner) for owner in owners]


def _codes(report: FileReport) -> list[str]:
    return [d.code for d in report.diagnostics if d.group == "EXC"]


@pytest.mark.parametrize(
    ("name", "text", "left"),
    [
        ("a.txt", "一切实报。\n【文风检查：不改 WRD901，原话】\n二切实办。\n三切实查。", ["一切实报。", "三切实查。"]),
        ("a.txt", "一切实报。【文风检查：不改 WRD901，原话】\n二切实办。", ["二切实办。"]),
        ("a.txt", "【文风检查：不改，原话】\n\n一切实报。\n二切实办。", ["二切实办。"]),
        ("a.txt", "[wenfeng: ignore surely 原话]\n一切实报。\n二切实办。", ["二切实办。"]),
        ("a.txt", "〔文风检查：以下不改 WRD，原话〕\n一切实报。\n二切实办。\n〔文风检查：以上不改〕\n三切实查。", ["三切实查。"]),
        ("a.txt", "一切实报。\n【文风检查：以下不改，原话】\n二切实办。\n三切实查。", ["一切实报。"]),
        ("a.txt", "一切实报。\n二切实办。\n【文风检查：全文不改 WRD901，原话】", []),
        ("a.txt", "一切实报。\n二切实办。\n【文风检查：不改 WRD901，原话】", ["一切实报。"]),
        ("a.txt", "见【附件】。切实报。\n【文风检查】切实办。", ["见【附件】。切实报。", "【文风检查】切实办。"]),
        ("a.md", "一切实报。\n\n<!-- wenfeng: ignore WRD901 原话 -->\n\n二切实办。\n\n三切实查。", ["一切实报。", "三切实查。"]),
        ("a.md", "一切实报。<!-- 文风检查：不改，原话 -->\n\n二切实办。", ["二切实办。"]),
        ("a.md", "- 一切实报。\n- 二切实办。 <!-- wenfeng: ignore WRD901 原话 -->\n", ["一切实报。"]),
        ("a.md", "<!-- wenfeng: ignore WRD901 原话 -->\n| 甲 | 乙 |\n|---|---|\n| 切实 | 切实 |\n\n三切实查。", ["三切实查。"]),
        ("a.md", "| 甲 | 乙 |\n|---|---|\n| 切实一 | 二切实 <!-- wenfeng: ignore 原话 --> |\n| 切实三 | 丁 |", ["切实三"]),
        ("a.md", "<!-- wenfeng: ignore-start WRD901 原话 -->\n\n一切实报。\n\n<!-- wenfeng: ignore-end -->\n\n三切实查。", ["三切实查。"]),
        ("a.md", "<!-- wenfeng: ignore-file WRD901 原话 -->\n\n一切实报。\n\n二切实办。", []),
        ("a.md", "<!-- 请核对 -->\n\n一切实报。", ["一切实报。"]),
        ("a.md", "```\n<!-- wenfeng: ignore WRD901 原话 -->\n```\n\n一切实报。", ["一切实报。"]),
    ],
)  # fmt: skip
def test_a_remark_allows_what_it_says(name: str, text: str, left: list[str]) -> None:
    report = _check(doc(text, name=name))
    assert _left(report) == left
    assert len(report.waived) == text.count("切实") - len(left)
    assert _codes(report) == []


@pytest.mark.parametrize(
    ("words", "left", "codes"),
    [
        ("文风检查：不改，县委文件原话", 1, []),
        ("文风检查: 不改 WRD901，理由：县委文件原话", 1, []),
        ("wenfeng：允许 WRD901 县委文件原话", 1, []),
        ("文风检查：不改", 2, ["EXC102"]),
        ("文风检查：不改，理由……", 2, ["EXC102"]),
        ("文风检查：不改 WRD901，理由：", 2, ["EXC102"]),
        ("文风检查：不改 WRD99，县委文件原话", 2, ["EXC102"]),
        ("wenfeng：先放着", 2, ["EXC102"]),
        ("文风检查：这句太长", 2, []),
        ("这句太长", 2, []),
    ],
)
def test_a_word_comment_allows_what_it_says(words: str, left: int, codes: list[str]) -> None:
    start, end = '<w:commentRangeStart w:id="1"/>', '<w:commentRangeEnd w:id="1"/>'
    comments = f'<w:comment w:id="1" w:author="李明远">{para(words)}</w:comment>'
    body = (para(start + run("一切实报。") + end), para("二切实办。"))
    report = _check(read_bytes("稿.docx", docx(*body, parts={"comments.xml": ("comments", comments)})))
    assert (len(_left(report)), _codes(report)) == (left, codes)


def test_a_comment_of_the_checker_itself_is_no_waiver() -> None:
    comments = f'<w:comment w:id="1" w:author="文风检查">{para("文风检查：不改，原话")}</w:comment>'
    report = _check(read_bytes("稿.docx", docx("一切实报。", parts={"comments.xml": ("comments", comments)})))
    assert (len(_left(report)), report.waived) == (1, ())


@pytest.mark.parametrize(
    ("remark", "code", "words"),
    [
        ("文风检查：不改 WRD901", "EXC102", "没有写理由"),
        ("文风检查：不改 ABC123，原话", "EXC102", "没有 ABC123 这条规则"),
        ("文风检查：先放着", "EXC102", "看不懂"),
        ("文风检查：以上不改", "EXC102", "前面没有“以下不改”"),
        ("文风检查：不改 WRD901，原话", "EXC101", "WRD901 这里已经查不出来了（第2行的标记，理由：原话）"),
        ("文风检查：不改，原话", "EXC101", "所有规则 这里已经查不出来了"),
        ("文风检查：不改 WRD901、EXC101，原话", "EXC101", "WRD901、EXC101"),
    ],
)
def test_a_remark_without_effect_is_a_finding_on_its_paragraph(remark: str, code: str, words: str) -> None:
    report = _check(doc(f"关于防汛的通知\n【{remark}】\n请县水利局值班。"))
    (found,) = report.diagnostics
    assert report.document is not None
    assert found.finding.span is not None
    assert (found.code, report.document.of(found.finding.span)) == (code, "请县水利局值班。")
    assert words in found.finding.message


def test_a_waiver_of_a_rule_that_did_not_run_is_not_called_stale() -> None:
    document = doc("【文风检查：不改 WRD901，原话】\n请县水利局值班。")
    report = check(document, Settings(ignore=("WRD901",)), rules=(SURELY, *LATE))
    assert report.diagnostics == ()
    (stale,) = report.stale_waivers
    assert (stale.judged, stale.why) == (False, "这条规则这次没有运行，没有核对")


def test_a_remark_on_a_paragraph_does_not_allow_findings_about_the_whole_document() -> None:
    long = "\n".join(f"{n}．县水利局5月{n % 28 + 1}日前检查第{n}座水库的溢洪道、放水涵和通信设备。" for n in range(300))
    text = f"关于开展水库检查的通知\n【文风检查：不改，原话】\n{long}\n{long}"
    report = check(doc(text), Settings(kind="通知"))
    assert "LEN101" in [d.code for d in report.diagnostics if d.finding.span is None]


@pytest.mark.parametrize("name", ["稿.txt", "稿.md"])
def test_a_remark_is_no_text_of_the_draft(name: str) -> None:
    draft = ["关于报送台账的通知", "各镇人民政府：", "请于2024年3月10日前报送台账，联系人：李明远。", "清河县水利局", "2024年3月1日"]
    mark = f"【文风检查：不改 TSK102，{NOISE}】" if name.endswith("txt") else f"<!-- wenfeng: ignore TSK102 {NOISE} -->"
    gap = "\n" if name.endswith("txt") else "\n\n"
    bare = check(doc(gap.join(draft), name=name), Settings())
    for at in range(1, len(draft)):
        with_remark = check(doc(gap.join([*draft[:at], mark, *draft[at:]]), name=name), Settings())
        assert _known(with_remark) == _known(bare)
        assert (with_remark.counts, with_remark.scores) == (bare.counts, bare.scores)
        assert [task.text for task in with_remark.tasks] == [task.text for task in bare.tasks]


def _known(report: FileReport) -> list[tuple[str, str]]:
    return [(d.code, re.sub(r"第\d+行", "", d.finding.message)) for d in report.diagnostics if d.group != "EXC"]


def test_a_file_of_remarks_only_is_empty(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "空.txt").write_text("【文风检查：不改，原话】\n\n", encoding="utf-8")
    assert main([str(tmp_path / "空.txt")]) == 2
    assert "没有文字可查" in capsys.readouterr().err


def test_the_summary_counts_and_names_what_was_allowed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = "关于报送台账的通知\n【文风检查：不改 TSK102，县委文件原话】\n请县财政局尽快报送台账。\n"
    (tmp_path / "稿.txt").write_text(text, encoding="utf-8")
    main([str(tmp_path / "稿.txt"), "--select", "TSK102"])
    shown = capsys.readouterr().out
    assert "按写明的理由放行 1 处" in shown
    assert "理由：县委文件原话（第2行的标记）" in shown


def test_files_of_a_kind_are_let_off_a_rule_with_a_reason(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    entry = '[per-file-ignores]\n"纪要/*" = {{ rules = ["TSK102", "surely-not"], reason = "{}" }}\n'
    settings = tmp_path / "wenfeng.toml"
    for folder in ("纪要", "通知"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "稿.txt").write_text("请县财政局尽快报送台账。\n", encoding="utf-8")
    settings.write_text(entry.format(""), encoding="utf-8")
    assert main([str(tmp_path)]) == 2
    settings.write_text(entry.format("另列清单"), encoding="utf-8")
    assert main([str(tmp_path)]) == 2
    assert "surely-not 不是规则" in capsys.readouterr().err
    settings.write_text(entry.replace(', "surely-not"', "").format(""), encoding="utf-8")
    assert main([str(tmp_path)]) == 2
    assert "每一处例外都要写明理由" in capsys.readouterr().err
    settings.write_text(entry.replace(', "surely-not"', "").format("另列清单"), encoding="utf-8")
    assert main([str(tmp_path), "--select", "TSK102", "--format", "concise"]) == 1
    (line,) = capsys.readouterr().out.splitlines()
    assert "通知" in line


def test_a_stale_waiver_of_the_settings_is_a_finding_in_every_format(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    waiver = '[[waiver]]\nrule = "TSK102"\ntext = "没有这句"\nreason = "旧理由"\n'
    (tmp_path / "wenfeng.toml").write_text(waiver, encoding="utf-8")
    for name in ("甲.txt", "乙.txt"):
        (tmp_path / name).write_text("请县财政局于2024年3月10日前报送台账。\n", encoding="utf-8")
    main([str(tmp_path), "--format", "concise", "--select", "EXC,TSK102"])
    (line,) = capsys.readouterr().out.splitlines()
    assert re.search(r"乙\.txt:1:1: EXC101 info .*waiver\[1\] 允许不改的 TSK102（“没有这句”）", line)
    main([str(tmp_path / "甲.txt"), "--format", "concise", "--select", "EXC,TSK102"])
    assert capsys.readouterr().out == ""
    main([str(tmp_path / "甲.txt"), "--select", "EXC"])
    assert "设置里有 1 条例外这次没有核对：1 条的规则没有运行。" in capsys.readouterr().out


def test_rules_after_waivers_are_the_two_on_exceptions() -> None:
    assert {rule.code for rule in all_rules() if rule.after_waivers} == {"EXC101", "EXC102"}
