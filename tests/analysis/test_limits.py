"""The limit of length for a kind of document, and the clause that sets it."""

from collections.abc import Mapping

import pytest

from tests.builders import doc
from wenfeng_check.analysis.facts import Analysis, Context
from wenfeng_check.analysis.limits import Limit, limit_for, page_limit, time_limit
from wenfeng_check.model.finding import Authority, Severity

TASKS = "\n各镇人民政府：\n一、县水利局要在5月31日前排查全部塘坝，建立问题清单。\n二、县财政局要在6月10日前拨付防汛资金。"
TASK_NOTICE = "关于做好防汛工作的通知" + TASKS
COMPREHENSIVE = "清河县2024年政府工作要点" + TASKS


def limit_of(text: str, *, kind: str = "", profile: str = "ningqiang", own: Mapping[str, int] | None = None) -> Limit | None:
    context = Context(kind=kind, profile=profile, limits=tuple((own or {}).items()))
    return limit_for(Analysis(doc(text), context))


def test_a_notice_with_tasks_has_the_stricter_warning_and_the_national_error() -> None:
    limit = limit_of(TASK_NOTICE)
    assert limit is not None
    assert (limit.warning, limit.error) == (3500, 4000)
    assert "陕西" in limit.clause.source
    assert "不是对县级文件的硬性规定" in limit.note
    assert limit.error_clause is not None
    assert limit.error_clause.source == "《整治形式主义为基层减负若干规定》一、2"


def test_the_national_profile_knows_only_national_rules() -> None:
    limit = limit_of(TASK_NOTICE, profile="national")
    assert limit is not None
    assert (limit.warning, limit.error) == (4000, 5000)
    assert limit_of(COMPREHENSIVE, profile="national") is None


@pytest.mark.parametrize(
    ("title", "most"),
    [
        ("清河县2024年政府工作要点", 5000),
        ("清河县人民政府关于加快建设现代化县城的决定", 5000),
        ("关于2024年上半年经济社会发展情况的报告", 5000),
        ("关于防汛工作情况的报告", 3000),
    ],
)
def test_comprehensive_texts_and_reports_have_their_own_limits(title: str, most: int) -> None:
    limit = limit_of(title + TASKS)
    assert limit is not None
    assert (limit.warning, limit.error) == (most, 0)


def test_the_points_of_one_field_are_no_comprehensive_text() -> None:
    limit = limit_of("清河县深化营商环境改革2024年工作要点" + TASKS)
    assert limit is not None
    assert limit.warning == 3500


@pytest.mark.parametrize("kind", ["请示", "汇报材料", "简报", "信息"])
def test_limits_of_other_places_only_advise_and_say_so(kind: str) -> None:
    limit = limit_of(TASK_NOTICE, kind=kind)
    assert limit is not None
    assert limit.severity is Severity.INFO
    assert limit.authority is Authority.PRACTICE
    assert limit.note == "外地做法，非本县规定"


@pytest.mark.parametrize("kind", ["办法规定", "规划", "政府工作报告", "预案", "批复", "公告", "讲话"])
def test_kinds_without_a_clause_have_no_limit(kind: str) -> None:
    assert limit_of(TASK_NOTICE, kind=kind) is None


@pytest.mark.parametrize("name", ["通知", "部署专项工作或具体任务的文件"])
def test_an_own_limit_by_kind_or_class_goes_first(name: str) -> None:
    limit = limit_of(TASK_NOTICE, own={name: 2000})
    assert limit is not None
    assert (limit.warning, limit.error) == (2000, 0)
    assert "wenfeng.toml" in limit.clause.source


@pytest.mark.parametrize(
    ("use", "minutes"),
    [("county_meeting", 120), ("merged_meeting", 180), ("meeting", 60), ("county_talk", 5), ("talk", 3), ("main_speech", 60)],
)
def test_times_of_meetings_and_speeches_come_from_the_table(use: str, minutes: int) -> None:
    assert time_limit(use).minutes == minutes


def test_policy_documents_have_ten_pages() -> None:
    official = page_limit("ningqiang")
    assert official is not None
    assert official[0] == 10
