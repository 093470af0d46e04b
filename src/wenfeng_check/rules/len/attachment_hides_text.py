"""Rule LEN111."""

import re
from collections.abc import Iterator

from wenfeng_check.analysis.counts import length_of
from wenfeng_check.analysis.facts import Analysis
from wenfeng_check.analysis.structure import Function, Zone
from wenfeng_check.model.finding import Authority, Clause, Finding, Severity
from wenfeng_check.model.span import Span
from wenfeng_check.rules.base import Bad, Good, Option, Rule


class AttachmentHidesText(Rule):
    """附件比正文长，任务要求写进了附件。

    ## 查什么
    附件里成段的文字（不算表格、名单）超过正文，而且其中有布置工作的句子。

    ## 为什么
    正文压短了，任务挪到附件，总篇幅没有变；几件事并成一个文件发，也是同样的办法。

    ## 怎么改
    布置工作的内容放回正文；附件只放表格、名单、格式样本。附件本身是一个完整方案的，单独印发或删并。

    ## 不算
    名单、申报表、评分标准、操作规程、技术规范等资料性附件；附件没有正文长的；
    附件就是这份通知印发的文件（“现将《……方案》印发给你们”）。

    ## 依据
    《整治形式主义为基层减负若干规定》一、1：防止以多文合一等方式规避发文数量管理。附件多少字没有条文规定，只作提示。
    """

    code = "LEN111"
    severity = Severity.INFO
    clause = Clause(
        Authority.BURDEN_RULE,
        "《整治形式主义为基层减负若干规定》一、1",
        "防止以“红头”变“白头”、正式改便笺、多文合一等方式规避发文数量管理",
    )
    least = Option(500, "附件里成段文字不到多少字不报")
    tasks = Option(5, "附件里至少几句布置工作的话才报")
    good = (
        Good(
            "关于做好防汛工作的通知\n各镇人民政府：\n请各镇5月31日前备齐编织袋。\n清河县水利局\n2024年5月6日\n附件\n物资清单"
        ),
    )
    bad = (
        Bad(
            "关于做好防汛工作的通知\n各镇人民政府：\n现将防汛任务分解表发给你们，请抓好落实。\n清河县水利局\n2024年5月6日\n【附件】\n"
            "防汛备汛工作安排\n一、各镇要在5月31日前完成塘坝排查，建立问题清单。\n二、县水利局要在6月5日前复核，限期整改。\n"
            "三、县财政局要在6月10日前拨付物资购置资金。",
            options={"least": 30, "tasks": 2},
            kind="通知",
        ),
    )

    def check(self, facts: Analysis) -> Iterator[Finding]:
        """Yield the head of the attachments where their prose outweighs the main text and assigns tasks."""
        lines = [line for line in facts.structure.lines if line.zone is Zone.ATTACHMENT]
        prose = [line for line in lines if line.function is Function.BODY and re.search(r"[。；]", line.folded)]
        size = sum(length_of(line.text) for line in prose)
        if size < self.least or size <= facts.counts.main or _issues_it(facts):
            return
        blocks = {line.block for line in prose}
        said = {sentence for task in facts.tasks for span in task.body for sentence in facts.sentences_in(span)}
        assigned = sum(1 for sentence in said if sentence.block in blocks)
        if assigned < self.tasks:
            return
        first = lines[0]
        start = facts.document.blocks[first.block].span.start + len(first.text) - len(first.text.lstrip())
        yield Finding(
            span=Span(start, start + len(first.text.strip())),
            message=f"附件里成段的文字有{size}字，比正文（{facts.counts.main}字）还长，其中{assigned}句在布置工作。",
            advice="布置工作的内容放回正文并压缩；附件只留表格、名单、样式。",
        )


def _issues_it(facts: Analysis) -> bool:
    """Say whether the document hands over what is attached."""
    own = [line.folded for line in facts.structure.lines if line.zone in (Zone.COVER, Zone.MAIN)]
    hands_over = r"(?:印发|转发|批转|下发|发布)给?你?们?[，。]|现(?:将|予).{0,60}(?:印发|转发|公布|发布)"
    return any(re.search(hands_over, text) for text in own)
