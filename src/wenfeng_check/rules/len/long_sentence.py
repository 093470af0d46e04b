"""Rule LEN201."""

import re
from collections.abc import Iterator

from wenfeng_check.analysis.facts import Analysis
from wenfeng_check.analysis.structure import split_at, split_clauses
from wenfeng_check.model.finding import Finding, Label, Severity
from wenfeng_check.model.span import Span
from wenfeng_check.rules.base import REGULATION_19, Bad, Good, Option, Rule
from wenfeng_check.rules.len._effective import effective_length, is_flattened, prose, protected_in

_END = r"[。！？；!?;]+[”’》）\)】」』\"']*"
#: A clause that begins so starts another matter: who does it, by when, or what comes next.
_TURN = (
    r"(?:由|各|县|市|省|镇|街道|牵头|主管)\S{0,14}?(?:要|应|须|负责|牵头|组织|会同|做好|落实)"
    r"|(?:\d{4}年|\d{1,2}月|每[年季月周日半]|到\d{4}年|力争|年底前|近期)"
    r"|(?:同时|此外|另外|并(?!且)|对|其中|确保|此后|随后|凡|如)"
)
#: Spoken texts and articles of law have sentences of their own making.
_FREER = ("讲话", "政府工作报告", "办法规定")


class LongSentence(Rule):
    """一句话太长，一口气读不完。

    ## 查什么
    句号、问号、感叹号、分号之间超过100字的句子提示，超过130字的警告，并标出可以断开的地方。

    ## 为什么
    一句话里装几件事、几个单位、几个时间，承办人分不清哪件归自己。常见的规范文件，九成五的句子在100字以内。

    ## 怎么改
    按责任单位或时间拆成几句，一句说一件事；并列的几件事分条写。

    ## 不算
    并列的名单、文件名、括号里的内容和规范的政治表述不计入句长；写指导思想的长句（“以……为指导”）不查；
    表格、标题、附件不查。讲话稿、政府工作报告、法规条文只提示。

    ## 依据
    《党政机关公文处理工作条例》第十九条：内容简洁，文字精练。100字、130字是按实际文件统计定的，没有条文规定。
    """

    code = "LEN201"
    severity = Severity.WARNING
    clause = REGULATION_19
    most = Option(130, "超过多少字警告")
    notice = Option(100, "超过多少字提示")
    good = (
        Good("县林业局3月10日前完成巡护。各镇每周报送一次火情。"),
        Good(
            "县发改局、县财政局、县教育局、县民政局、县司法局、县人社局、县水利局、县林业局、县商务局、县文旅局、县卫健局、县审计局、"
            "县统计局、县医保局、县信访局、县乡村振兴局、县自然资源局、县住建局、县交通局、县农业农村局要在3月底前各报一名联络员。"
        ),
    )
    bad = (
        Bad(
            "【各镇要在3月底前完成辖区内所有水库塘坝的安全隐患排查并建立问题清单，由县水利局组织技术人员对排查出的问题逐一复核并提出"
            "处置意见，4月底前各镇按照处置意见完成病险塘坝的除险加固任务，同时县应急管理局要会同县气象局完善雨情水情会商机制，对达到"
            "预警标准的情形第一时间向镇村两级责任人发布转移避险的通知。】"
        ),
    )

    def check(self, facts: Analysis) -> Iterator[Finding]:
        """Yield long stretches between full stops and semicolons."""
        for sentence in prose(facts):
            for span in split_at(facts.text, sentence.span, _END):
                if span.length <= self.notice or _is_guiding(facts, span) or is_flattened(facts, span):
                    continue
                size = effective_length(facts, span)
                if size > self.notice:
                    yield self._finding(facts, span, size)

    def _finding(self, facts: Analysis, span: Span, size: int) -> Finding:
        cuts = tuple(_cuts(facts, span, wanted=min(3, max(1, size // 60))))
        where = "按责任单位、时间" if cuts else "按事项"
        number = len(cuts) + 1 if cuts else 2
        return Finding(
            span=span,
            message=f"这一句有{size}字（名单、文件名、括号不计），一口气读不完。",
            advice=f"{where}拆成{number}句，每句只说一件事。" + ("可断开的地方已标出。" if cuts else ""),
            labels=tuple(Label(cut, "可从这里另起一句") for cut in cuts),
            severity=Severity.WARNING if size > self.most and facts.kind not in _FREER else Severity.INFO,
        )


def _is_guiding(facts: Analysis, span: Span) -> bool:
    """Say whether the stretch is the guiding thought of the document, which is written in one sentence by custom."""
    text = facts.folded[span.start : span.end]
    return bool(re.search(r"为指导|指导思想|的指导下", text)) or len(protected_in(facts, span)) > 1


def _cuts(facts: Analysis, span: Span, *, wanted: int) -> Iterator[Span]:
    """Choose up to ``wanted`` clauses to start a new sentence, some 30 characters apart at least."""
    last = span.start
    for clause in split_clauses(facts.text, span)[1:]:
        far = clause.start - last >= 30 and span.end - clause.start >= 20
        if wanted and far and re.match(_TURN, facts.folded[clause.start : clause.end]):
            yield clause
            last, wanted = clause.start, wanted - 1
