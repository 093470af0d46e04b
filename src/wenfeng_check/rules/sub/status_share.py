"""Rule SUB101."""

from collections.abc import Iterator

from wenfeng_check.analysis.counts import length_of
from wenfeng_check.analysis.facts import Analysis
from wenfeng_check.analysis.labels import Role
from wenfeng_check.model.finding import Authority, Clause, Finding, Label, Severity
from wenfeng_check.model.span import Span
from wenfeng_check.rules.base import Bad, Good, Option, Rule
from wenfeng_check.rules.sub import _shared

_STATUS = (
    "县水利局今年完成河道清淤12公里，投入资金300万元，惠及群众2万人。各镇共组织巡查1200次，发现问题86个。"
    "全县修复塘坝15座，新增灌溉面积3000亩。石桥镇建成提水泵站2座。柳河镇加固堤防3公里。"
)


class StatusShare(Rule):
    """现状写得太长，问题和措施挤在后面。

    ## 查什么
    有现状、问题、措施的汇报材料、报告、调研报告、请示，现状（已做的工作、取得的成绩）的字数占比超过三分之一。
    可删的空话、标题、落款不算在内。

    ## 为什么
    听汇报的人要知道差在哪里、准备怎么办。现状占了大半篇，问题和措施就只剩几句。

    ## 怎么改
    现状只留几个主要数字，一项一句；开会、发文、调研的过程删去；省下的篇幅写问题和措施。

    ## 不算
    - 总结、政府工作报告、通报、简报、信息：现状就是正题；
    - 只报告结果、没有问题和措施部分的报告；
    - 正文不到300字的。

    ## 依据
    本县措施第8条“谈现状要简”；三分之一是写作惯例，没有条文，可以设。超过一半的作警告，其余作提示。
    """

    code = "SUB101"
    severity = Severity.INFO
    clause = Clause(Authority.PRACTICE, "写作惯例，落实本县措施第8条“谈现状要简”", "现状不超过三分之一")
    share = Option(1 / 3, "现状占多少（0到1）算长")
    most = Option(0.5, "现状占多少（0到1）作警告")
    least = Option(300, "正文不到多少字不查")
    kinds = Option(("汇报材料", "报告", "调研报告", "请示"), "查哪些文种")
    good = (
        Good(
            "河道管理情况汇报\n一、基本情况\n今年完成清淤12公里。\n二、存在问题\n石桥镇3公里河道淤积超过1米。柳河镇缺巡查员4名。\n"
            "三、下一步措施\n县水利局6月底前清淤3公里。柳河镇5月10日前配齐巡查员4名。",
            kind="汇报材料",
            options={"least": 30},
        ),
    )
    bad = (
        Bad(
            f"河道管理情况汇报\n一、基本情况\n{_STATUS}\n二、存在问题\n石桥镇3公里河道淤积超过1米，影响行洪。\n"
            "三、下一步措施\n县水利局要在6月底前清淤3公里。",
            kind="汇报材料",
            options={"least": 30},
        ),
    )

    def check(self, facts: Analysis) -> Iterator[Finding]:
        """Yield one finding on the whole document."""
        if facts.kind not in self.kinds:
            return
        sizes = {role: _size(facts, role) for role in (Role.STATUS, Role.PROBLEM, Role.MEASURE, Role.GOAL)}
        total = sum(sizes.values())
        if total < self.least or not sizes[Role.PROBLEM] or not sizes[Role.MEASURE]:
            return
        share = sizes[Role.STATUS] / total
        if share <= self.share:
            return
        yield Finding(
            None,
            f"现状{sizes[Role.STATUS]}字，占{share:.0%}；问题{sizes[Role.PROBLEM]}字，措施{sizes[Role.MEASURE]}字。",
            f"现状压到{round(total * self.share)}字以内：一项一句，只留主要数字，开会、发文、调研的过程删去。",
            labels=tuple(_paragraphs(facts))[:5],
            severity=Severity.WARNING if share > self.most else None,
        )


def _size(facts: Analysis, role: Role) -> int:
    return sum(length_of(sentence.span.of(facts.text)) for sentence in _shared.with_role(facts, role))


def _paragraphs(facts: Analysis) -> Iterator[Label]:
    """Yield the paragraphs with most status, longest first."""
    blocks: dict[int, list[Span]] = {}
    for sentence in _shared.with_role(facts, Role.STATUS):
        blocks.setdefault(sentence.block, []).append(sentence.span)
    spans = [Span(found[0].start, found[-1].end) for found in blocks.values()]
    for span in sorted(spans, key=lambda span: -span.length):
        yield Label(span, f"现状，约{length_of(span.of(facts.text))}字")
