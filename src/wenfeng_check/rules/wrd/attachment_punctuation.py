"""Punctuation behind the names in the attachment note."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from wenfeng_check.analysis.structure import Function, Line, NumberStyle, Zone
from wenfeng_check.model.finding import Authority, Clause, Finding, Safety, Severity
from wenfeng_check.model.span import Span
from wenfeng_check.rules.base import Bad, Good, Rule
from wenfeng_check.rules.wrd._shared import replace

if TYPE_CHECKING:
    from wenfeng_check.analysis.facts import Analysis


class AttachmentPunctuation(Rule):
    """附件说明的附件名称后面加了标点。

    ## 查什么

    正文下方“附件：1.××”各行末尾的分号、句号、逗号、顿号。

    ## 为什么

    附件名称是标题不是句子，后面不加标点。

    ## 怎么改

    删去行末标点；可以用 --fix 改。

    ## 不算

    - 附件名称里的书名号、括号；
    - 附件正文里的句子。

    ## 依据

    GB/T 9704—2012《党政机关公文格式》7.3.4。
    """

    code = "WRD114"
    severity = Severity.INFO
    clause = Clause(
        Authority.STANDARD,
        "GB/T 9704—2012《党政机关公文格式》7.3.4",
        "如有多个附件，使用阿拉伯数字标注附件顺序号（如“附件：1. XXXXX”）；附件名称后不加标点符号",
    )
    good = (
        Good("关于做好防汛工作的通知\n各镇人民政府：\n请认真执行。\n附件：1.任务清单\n2.联系表（样式）\n清河县人民政府\n2023年5月1日"),
    )
    bad = (
        Bad("关于做好防汛工作的通知\n各镇人民政府：\n请认真执行。\n附件：1.任务清单【；】\n2.联系表【。】\n清河县人民政府\n2023年5月1日"),
    )

    def check(self, facts: "Analysis") -> Iterator[Finding]:
        for line in _note_lines(facts):
            found = re.search(r"[。；，、;,.]\s*$", line.text)
            if not found:
                continue
            at = facts.document.blocks[line.block].span.start + found.start()
            span = Span(at, at + 1)
            yield Finding(
                span,
                f"附件名称后面不加“{found.group().strip()}”。",
                "删去行末标点。",
                fix=replace("删去行末标点", (span, ""), safety=Safety.SAFE),
            )


def _note_lines(facts: "Analysis") -> Iterator[Line]:
    """Yield the lines of the attachment note: 附件：… and the numbered short lines behind it."""
    following = False
    for line in facts.structure.lines:
        if line.zone is Zone.ATTACHMENT or line.function is Function.BLANK:
            continue
        if line.function is Function.ATTACHMENT_NOTE and "：" in line.folded[:6] and len(line.folded.strip()) > 4:
            following = True
            yield line
        elif following and line.number and line.number.style is NumberStyle.DECIMAL and "。" not in line.folded.strip()[:-1]:
            yield line
        else:
            following = False
