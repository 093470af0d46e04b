"""The kind of document (文种) and the level of its issuing body, with the reason."""

import re
from typing import NamedTuple

from wenfeng_check.lexicon import fold

#: The longest first, so that 工作要点 is not read as 要点 and 实施意见 not as 意见.
_TITLE_KINDS = (
    ("政府工作报告", "政府工作报告"),
    ("会议通知", "会议通知"),
    ("会议纪要", "纪要"),
    ("工作要点", "工作要点"),
    ("情况汇报", "汇报材料"),
    ("工作汇报", "汇报材料"),
    ("汇报材料", "汇报材料"),
    ("汇报提纲", "汇报材料"),
    ("汇报", "汇报材料"),
    ("调研报告", "调研报告"),
    ("任务分工", "任务分工"),
    ("责任分工", "任务分工"),
    ("责任分解", "任务分工"),
    ("任务清单", "任务分工"),
    ("职责清单", "任务分工"),
    ("工作台账", "任务分工"),
    ("应急预案", "预案"),
    ("预案", "预案"),
    ("实施细则", "办法规定"),
    ("细则", "办法规定"),
    ("办法", "办法规定"),
    ("规定", "办法规定"),
    ("条例", "办法规定"),
    ("规则", "办法规定"),
    ("规程", "办法规定"),
    ("规范", "办法规定"),
    ("章程", "办法规定"),
    ("制度", "办法规定"),
    ("准则", "办法规定"),
    ("指南", "办法规定"),
    ("指引", "办法规定"),
    ("标准", "办法规定"),
    ("方案", "方案"),
    ("行动计划", "方案"),
    ("计划", "方案"),
    ("规划", "规划"),
    ("纲要", "规划"),
    ("措施", "措施"),
    ("举措", "措施"),
    ("要点", "工作要点"),
    ("讲话", "讲话"),
    ("发言", "讲话"),
    ("致辞", "讲话"),
    ("总结", "总结"),
    ("决议", "决议"),
    ("决定", "决定"),
    ("公报", "公报"),
    ("公告", "公告"),
    ("公示", "公告"),
    ("通告", "通告"),
    ("意见", "意见"),
    ("通知", "通知"),
    ("通报", "通报"),
    ("请示", "请示"),
    ("批复", "批复"),
    ("答复", "批复"),
    ("报告", "报告"),
    ("议案", "议案"),
    ("纪要", "纪要"),
    ("命令", "命令"),
    ("令", "命令"),
    ("简报", "简报"),
    ("专报", "简报"),
    ("信息", "信息"),
    ("函", "函"),
    ("清单", "任务分工"),
    ("倡议书", "其他"),
)

#: What the text itself says it is, where the title was lost.
_BODY_KINDS = (
    (r"各位代表|向大会(?:报告|作).{0,10}工作", "政府工作报告"),
    (r"函(?:复|告|达)如下|特此(?:函|复)|来函收悉|收悉。.{0,20}函", "函"),
    (r"批复如下|此复", "批复"),
    (r"特此公告|公告如下|予以公告", "公告"),
    (r"特此通告|通告如下", "通告"),
    (r"通报如下|特此通报", "通报"),
    (r"(?:妥否|当否|是否妥当)，?请(?:批示|批复|审批)", "请示"),
    (r"会议(?:议定|明确|决定|研究|听取了|认为)", "纪要"),
    (r"制[定订](?:本|了本|以下|如下)?(?:实施|工作|行动)?方案|特制[定订]本?(?:实施|工作)?方案", "方案"),
    (r"制[定订]本(?:办法|规定|细则|条例|规程|制度)|第一条 ?为", "办法规定"),
    (r"(?:提出|制[定订])(?:以下|如下|本)?(?:实施|指导|工作)?意见", "意见"),
    (r"(?:提出|制[定订])(?:以下|如下|本)?(?:若干|工作|具体)?措施", "措施"),
    (r"通知如下|特此通知|现印发给你们|现转发给你们", "通知"),
    (r"^\s*(?:同志们|各位(?:领导|同志|代表))[，：!！]", "讲话"),
    (r"报告如下|特此报告|请审[议阅]", "报告"),
)

_LEVELS = (
    (r"国务院|中共中央|中央办公厅|中办|国办", "中央"),
    (r"(?:^|关于|〔|，|。|：|由)(?:[\u4e00-\u9fff]{2,8}部)(?:关于|办公厅|，|$)|国家[\u4e00-\u9fff]{2,8}局|国办|国发", "部委"),
    (r"省(?:人民)?政府|省委|自治区(?:人民)?政府|[\u4e00-\u9fff]{2,3}省[\u4e00-\u9fff]{0,10}厅", "省"),
    (r"镇(?:人民)?政府|乡(?:人民)?政府|街道办|村民?委员会|各村", "乡镇"),
    (r"县(?:人民)?政府|县委|县[\u4e00-\u9fff]{1,10}(?:局|办)|各镇|本县|我县|全县", "县"),
    (r"市(?:人民)?政府|市委|市[\u4e00-\u9fff]{1,10}(?:局|办)|本市|我市|全市|区(?:人民)?政府|全区", "市"),
)

#: All kinds that a document can be said to be.
KINDS = frozenset({"其他", *(kind for _, kind in _TITLE_KINDS), *(kind for _, kind in _BODY_KINDS)})


class KindGuess(NamedTuple):
    """A kind and why; ``kind`` is "" where nothing tells."""

    kind: str
    reason: str


def kind_of_title(title: str) -> str:
    """Return the kind that a title ends with (brackets like （试行） left out), "" where it ends with none."""
    bare = re.sub(r"（[^（）]{0,30}）|＂|》|\s|-|。", "", fold(title))
    for ending, kind in _TITLE_KINDS:
        if bare.endswith(ending):
            return kind
    found = re.search(r"关于.{2,60}的(决定|通知|意见|方案|办法|报告|通报|函|批复|公告)", bare)
    return dict(_TITLE_KINDS)[found.group(1)] if found else ""


def kind_of_body(folded: str) -> KindGuess:
    """Guess the kind from set phrases of the text (searched in its first 4,000 and last 600 code points)."""
    text = folded[:4000] + "\n" + folded[-600:]
    for pattern, kind in _BODY_KINDS:
        found = re.search(pattern, text, re.MULTILINE)
        if found:
            return KindGuess(kind, f"文中有“{found.group().strip()}”")
    return KindGuess("", "标题和正文都看不出文种")


def level_of(folded: str) -> str:
    """Guess the level of the issuing body from title, number and signature lines, "" where nothing tells."""
    for pattern, level in _LEVELS:
        if re.search(pattern, folded):
            return level
    return ""
