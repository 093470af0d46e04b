"""Rule SUB107."""

from collections.abc import Iterator

from wenfeng_check.analysis.facts import Analysis
from wenfeng_check.analysis.problems import pair
from wenfeng_check.model.finding import Finding, Severity
from wenfeng_check.model.span import Span
from wenfeng_check.rules.base import Bad, Good, Rule
from wenfeng_check.rules.sub import _shared

HEAD = "河道管理情况汇报\n一、存在问题\n"


class ProblemWithoutMeasure(Rule):
    """提了问题，没有对应的措施。

    ## 查什么
    同时有“存在问题”和“下一步措施”两部分的文件，某个问题的实词（去掉套话、泛指词）在措施部分一个也没有出现。

    ## 为什么
    问题和措施对不上，问题就没有人解决。

    ## 怎么改
    给这个问题补一条措施：谁、做什么、何时完成；不打算解决的，说明原因或者不写。

    ## 不算
    - 措施换了说法但实词相同的；
    - 只通报事实、没有措施部分的文件；
    - 需要上级解决的问题，在请求事项里写了的（请求事项算措施部分，标题写“建议”“请求”即可）。

    ## 依据
    本县措施第8条“谈问题要准，谈措施要实”。按实词比对，可能看漏同义说法，只作提示。
    """

    code = "SUB107"
    severity = Severity.INFO
    clause = _shared.PROBLEMS
    good = (
        Good(
            HEAD + "一是巡查人员不足。柳河镇缺巡查员4名。\n二是堤防老化。石桥镇3公里堤防漏水。\n"
            "二、下一步措施\n柳河镇5月10日前招聘巡查员4名。\n县水利局6月底前加固石桥镇堤防。",
            kind="汇报材料",
        ),
    )
    bad = (
        Bad(
            HEAD + "一是巡查人员不足。柳河镇缺巡查员4名。\n【二是非法采砂屡禁不止。】\n"
            "二、下一步措施\n柳河镇5月10日前招聘巡查员4名。\n县财政局6月底前安排巡查经费20万元。",
            kind="汇报材料",
        ),
    )

    def check(self, facts: Analysis) -> Iterator[Finding]:
        """Yield the problems that share no content word with any measure."""
        found = None if facts.kind in _shared.GENERAL else pair(facts)
        for item in found.problems_alone if found else ():
            yield Finding(
                _first_sentence(facts, item.span),
                "措施部分没有一处提到这个问题。",
                "补一条对应的措施：谁、做什么、何时完成；措施已有而说法不同的，把两处说法写一致。",
            )


def _first_sentence(facts: Analysis, span: Span) -> Span:
    """Return the first sentence of an item, cut to the item."""
    first = facts.sentences_in(span)[0].span
    return Span(max(first.start, span.start), min(first.end, span.end))
