"""Problems and measures, paired by content words."""

from tests.builders import doc
from wenfeng_check.analysis.facts import Analysis
from wenfeng_check.analysis.problems import content_words, pair

REPORT = (
    "河道管理情况汇报\n一、存在问题\n一是巡查人员不足。柳河镇缺巡查员4名。\n二是非法采砂屡禁不止。\n"
    "二、下一步措施\n柳河镇5月10日前招聘巡查员4名。\n培育特色民宿品牌。"
)


def test_content_words_leave_out_stock_words() -> None:
    assert content_words("进一步加强河道保洁工作。") == {"河道", "道保", "保洁"}
    assert content_words("高度重视，狠抓落实。") == frozenset()


def test_pairs_a_problem_with_the_measure_that_speaks_of_it() -> None:
    found = pair(Analysis(doc(REPORT)))
    assert found is not None
    assert [item.span.of(REPORT)[:8] for item in found.problems_alone] == ["二是非法采砂屡禁"]
    assert [item.span.of(REPORT) for item in found.measures_alone] == ["培育特色民宿品牌。"]


def test_pairs_nothing_without_a_section_of_measures() -> None:
    assert pair(Analysis(doc(REPORT.split("二、下一步")[0]))) is None
