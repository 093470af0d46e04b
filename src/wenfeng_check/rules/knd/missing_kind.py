"""Rule KND301."""

import re
from collections.abc import Iterator

from wenfeng_check.analysis.facts import Analysis
from wenfeng_check.analysis.structure import Function
from wenfeng_check.analysis.structure.kinds import kind_of_title
from wenfeng_check.model.finding import Finding, Severity
from wenfeng_check.rules.base import Bad, Good, Rule
from wenfeng_check.rules.knd._upward import ARTICLE_9_7, joined, strip, title_lines

#: The kinds whose title always has 关于…的.
_WITH_ABOUT = r"(?:通知|意见|请示|报告|通报|批复|决定|函)$"
_SET_NAMES = r"会议通知|放假通知|工作报告|调研报告|调查报告|总结报告|考察报告|评估报告|审计报告|年度报告|意见函|述职报告|邀请函|复函|贺信"


class MissingKind(Rule):
    """标题没有文种，或没有“关于……的”。

    ## 查什么
    有主送机关的公文，标题末尾没有文种（警告）；有“通知”“请示”等文种却没有“关于……的”（提示）。

    ## 为什么
    收文的人看标题分办：通知要办，请示要批，函要复。看不出文种就会办错。

    ## 怎么改
    标题写成“发文机关＋关于……的＋文种”，如“清河县水利局关于做好防汛工作的通知”。

    ## 不算
    讲话稿、简报、信息、批示；没有主送机关的材料；“放假通知”“政府工作报告”这类固定名称。

    ## 依据
    《党政机关公文处理工作条例》第九条（七）：标题由发文机关名称、事由和文种组成。
    """

    code = "KND301"
    clause = ARTICLE_9_7
    good = (
        Good("关于做好防汛工作的通知\n各镇人民政府：\n请备齐编织袋。\n清河县水利局\n2024年5月6日"),
        Good("清河县水利局\n关于做好防汛工作的通知\n各镇人民政府：\n请备齐编织袋。\n清河县水利局\n2024年5月6日"),
        Good("在全县防汛会议上的讲话\n同志们：\n请备齐编织袋。", kind="讲话"),
    )
    bad = (
        Bad("【关于进一步做好防汛备汛工作】\n各镇人民政府：\n请备齐编织袋。\n清河县水利局\n2024年5月6日"),
        Bad("【防汛备汛工作通知】\n各镇人民政府：\n请备齐编织袋。\n清河县水利局\n2024年5月6日"),
    )

    def check(self, facts: Analysis) -> Iterator[Finding]:
        """Yield the title's last line."""
        lines = title_lines(facts)
        addressees = facts.structure.of(Function.ADDRESSEE)
        if not lines or not addressees or not facts.structure.of(Function.SIGNATURE, Function.DATE):
            return
        if facts.kind in ("讲话", "简报", "信息", "政府工作报告") or addressees[0].block < lines[0].block:
            return
        title = joined(lines)
        span = strip(facts, lines[-1].block)
        if not kind_of_title(title):
            if re.match(r"关于", title) or "关于" in title[:30]:
                yield Finding(span, "标题没有文种，看不出是通知、请示还是函。", "末尾加上“的通知”“的请示”等文种。")
        elif re.search(_WITH_ABOUT, title) and "关于" not in title and not re.search(_SET_NAMES + r"|[印转]发", title):
            advice = "写成“关于……的通知”的形式，前面写发文机关。"
            yield Finding(span, "标题没有“关于……的”，事由和文种没有分开。", advice, severity=Severity.INFO)
