"""A document is not held to a rule that came after it: the finding stays, as advice."""

import pytest

from tests.builders import doc
from wenfeng_check.engine import check
from wenfeng_check.model.finding import Diagnostic, Severity
from wenfeng_check.settings import Settings

_LONG = "县水利局要在5月底前对全县水库逐座排查，建立问题台账。" * 170
_BURDEN = "请各镇于3月底前将贯彻落实情况报县农业农村局，并签订目标责任书，实行一票否决。"


def _found(body: str, date: str, code: str) -> Diagnostic:
    text = f"关于做好春耕生产的通知\n各镇人民政府：\n{body}\n清河县人民政府\n{date}\n"
    report = check(doc(text), Settings(), path="通知.txt")
    return next(diagnostic for diagnostic in report.diagnostics if diagnostic.code == code)


@pytest.mark.parametrize(
    ("date", "severity", "clause"),
    [
        ("2025年3月2日", Severity.ERROR, "整治形式主义"),
        ("2021年3月2日", Severity.WARNING, "陕西省减负十条措施"),
        ("2016年3月2日", Severity.INFO, "陕西省减负十条措施"),
    ],
)
def test_the_limit_of_length_is_that_of_the_day_of_issue(date: str, severity: Severity, clause: str) -> None:
    found = _found(_LONG, date, "LEN101")
    assert found.severity is severity
    assert clause in found.clause.source
    assert ("只作参考" in found.finding.message) is (severity is Severity.INFO)


@pytest.mark.parametrize("code", ["BUR101", "BUR103", "BUR104"])
def test_demands_made_before_the_burden_rule_are_told_as_advice(code: str) -> None:
    assert _found(_BURDEN, "2025年3月2日", code).severity is Severity.WARNING
    older = _found(_BURDEN, "2016年3月2日", code)
    assert older.severity is Severity.INFO
    assert "成文早于2024年的规定" in older.finding.message


def test_a_document_without_a_date_is_held_to_the_rules_of_today() -> None:
    assert _found(_BURDEN, "", "BUR101").severity is Severity.WARNING
