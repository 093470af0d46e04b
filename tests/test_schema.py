"""The JSON report keeps its schema, and says all that a report holds."""

import json
from dataclasses import replace
from importlib.resources import files
from typing import Any

import jsonschema
import pytest

from tests.builders import doc
from tests.running import finder, make_rule
from wenfeng_check.engine import check
from wenfeng_check.model.document import Comment
from wenfeng_check.model.finding import Edit, Finding, Fix, Label, Safety
from wenfeng_check.model.report import Failure, FileReport, Report, Score, StaleWaiver, Waiver
from wenfeng_check.model.span import Span
from wenfeng_check.reporters import render
from wenfeng_check.reporters.style import Style
from wenfeng_check.rules import load_rules
from wenfeng_check.settings import Settings

SCHEMA = json.loads((files("wenfeng_check") / "schema" / "report.schema.json").read_text(encoding="utf-8"))
DRAFT = """清河县防汛工作方案
为深入贯彻落实全县工作会议精神，切实提高政治站位，制定本方案。
一、现状
今年以来，全县排查隐患37处，整改29处。存在底数不清、责任不明等问题。
二、重点任务
（一）县水利局要于5月20日前完成水库隐患排查。（责任人：李明远）
（二）请有关部门尽快报送台账。
清河县人民政府
2024年3月1日
"""


def _json(report: Report) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(render(report, "json", Style()))
    jsonschema.Draft202012Validator(SCHEMA).validate(found)
    return found


def test_the_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def test_a_report_of_all_rules_keeps_the_schema() -> None:
    report = Report((check(doc(DRAFT), Settings(), path="方案.txt"),))
    (file,) = _json(report)["files"]
    assert (file["path"], file["format"], file["kind"]) == ("方案.txt", "txt", "方案")
    assert len(file["diagnostics"]) == len(report.files[0].diagnostics) > 0
    assert len(file["tasks"]) == len(report.files[0].tasks) > 0
    assert {sentence["role"] for sentence in file["sentences"]} > {"other"}


@pytest.mark.parametrize("rule", load_rules(), ids=lambda rule: rule.code)
def test_findings_of_each_rule_keep_the_schema(rule: Any) -> None:
    text = rule.bad[0].text.replace("【", "").replace("】", "")
    settings = Settings(select=(rule.code,), kind=rule.bad[0].kind)
    _json(Report((check(doc(text), settings, rules=(rule,)),)))


def test_every_kind_of_entry_keeps_the_schema() -> None:
    fix = Fix("改法", (Edit(Span(0, 2), "改"),), Safety.SAFE)
    rich = make_rule("rich", lambda r, f: [Finding(Span(0, 2), "错", labels=(Label(Span(3, 4), "又"),), fix=fix)])
    whole = make_rule("whole", lambda r, f: [Finding(None, "太长")], code="LEN901")
    allowed = make_rule("allowed", finder("排查"), code="SUB901")
    comments = (Comment(None, "李明远", "wenfeng: 允许 SUB901 照录"), Comment(None, "", "wenfeng: 允许 ABC 照录"))
    document = replace(doc(DRAFT), comments=comments)
    file = check(document, Settings(ignore=("WRD",)), rules=(rich, whole, allowed))
    file = replace(file, scores=(Score("短", 80, "……"), Score("实", 0, ""), Score("新", 100, "")))
    failed = FileReport("坏.docx", failures=(Failure("坏.docx", "read", "打不开。"),))
    stale = StaleWaiver(Waiver("SUB901", "照录", text="某句"), "没有用上")
    found = _json(Report((file, failed), stale_waivers=(stale,), failures=(Failure("旧稿", "read", "没有。"),)))
    assert set(found["files"][0]["scores"]) == {"duan", "shi", "xin"}
    assert len(found["files"][0]["waived"]) > 0
    assert len(found["files"][0]["stale_waivers"]) == 1
    assert found["files"][1]["failures"][0]["summary"] == "打不开。"
    assert (found["summary"]["failed"], found["summary"]["status"]) == (1, 2)
    again = _json(Report((check(document, Settings(), rules=(rich, whole)),)))
    whole_entry, rich_entry = again["files"][0]["diagnostics"]
    assert whole_entry["span"] is None
    assert rich_entry["fix"]["edits"] == [{"span": {"start": 0, "end": 2}, "text": "改"}]
    assert rich_entry["labels"][0]["span"] == {"start": 3, "end": 4}


def test_the_schema_refuses_a_report_that_lost_a_key() -> None:
    found = _json(Report((check(doc(DRAFT), Settings()),)))
    del found["files"][0]["diagnostics"][0]["span"]
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(SCHEMA).validate(found)
