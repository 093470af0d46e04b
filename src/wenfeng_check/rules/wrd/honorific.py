"""Honorific wording for leaders of the county and below: 亲自, 亲临, 重要讲话, 重要指示."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from wenfeng_check.analysis.prose import prose
from wenfeng_check.model.finding import Finding, Severity
from wenfeng_check.model.span import Span
from wenfeng_check.rules.base import Bad, Good, Rule
from wenfeng_check.rules.wrd._shared import AGENCY_STYLE

if TYPE_CHECKING:
    from wenfeng_check.analysis.facts import Analysis

_SUPERIOR = (
    r"习近平|总书记|中央|国务院|总理|国家主席|毛泽东|邓小平|江泽民|胡锦涛|省委|省政府|省长|省领导|部长"
    r"|市委|市政府|市人民政府|市长|市领导|自治区|省、市"
)
_TOLD = r"\d日|近日|日前|上午|下午|会上|会后|先后|多次|了|期间|以来|前往|来到|亲临|赶赴|奔赴|到现场|到一线|高度重视"
_LOCAL = r"县委|县政府|副?县长|县领导|县主要领导|镇长|乡长|局长|主任|书记|领导|负责人|负责同志"
_DUTY = r"要|应|须|需|必须|务必|坚持|做到|不得|确保|带头|主动|制度|督促|推动|实行|严禁|禁止|未|是否|建立|落实"
#: What a leader is charged with: 亲自抓、亲自过问.
_CHARGE = r"(?:抓|挂帅|撰写|协调|过问|督办|研究|审定|审核|把关|动手|起草|参与|部署)[、，]?(?:亲自|、)|抓|撰写|挂帅"
_WORDS = {
    "亲自": "删去“亲自”，写做了什么",
    "亲临": "写“到”，如“到石桥镇检查”",
    "莅临": "写“到”；邀请函件对外单位可用",
    "亲切慰问": "写“慰问”",
    "亲切看望": "写“看望”",
}


class Honorific(Rule):
    """对县级及以下领导用“亲自”“亲临”“重要讲话”等抬高的说法。

    ## 查什么

    - 叙述领导活动时的“亲自”“亲临”“莅临”“亲切慰问”；
    - 把县及以下领导的讲话、指示、批示称作“重要讲话”“重要指示”“重要批示”。

    ## 为什么

    新华社对各级领导的活动报道不使用“亲自”等形容词；“重要讲话”“重要指示”习惯上用于中央领导，下移就是抬高。

    ## 怎么改

    “县长亲自调研”写成“县长调研”；“作了重要讲话”写成“讲话”，最好写出讲了哪几条要求。

    ## 不算

    - 对责任人的要求：主要负责人要亲自抓、每年亲自撰写1篇调研报告；
    - 中央、省、市领导的讲话、指示、批示；
    - 引文、标题和规范表述。

    ## 依据

    《新华社新闻信息报道中的禁用词和慎用词》，写作惯例，公文参照。
    """

    code = "WRD105"
    severity = Severity.INFO
    clause = AGENCY_STYLE
    good = (
        Good("各镇主要负责人要亲自抓、亲自过问。"),
        Good("县政府领导班子成员每年至少亲自撰写1篇调研报告。"),
        Good("深入学习习近平总书记来陕考察重要讲话重要指示精神。"),
        Good("明确第一责任人，主要领导亲自部署抓落实。"),
        Good("近日，省、市领导亲自部署水站建设。"),
        Good("贯彻落实省委主要领导重要批示精神。"),
        Good("申请人应当亲自到场办理，县政务大厅主任负责解释。"),
    )
    bad = (
        Bad("1月5日，县长李明远【亲自】到石桥镇调研防汛工作。"),
        Bad("县领导高度重视，张县长【亲自】到现场指挥。"),
        Bad("县委书记【亲临】现场指挥，副县长作了【重要讲话】。"),
        Bad("会上，县委书记王志清发表【重要讲话】。"),
    )

    def check(self, facts: "Analysis") -> Iterator[Finding]:
        text = prose(facts)
        for sentence in facts.sentences:
            shown = text[sentence.span.start : sentence.span.end]
            if not re.search(_LOCAL, shown) or re.search(_SUPERIOR, sentence.span.of(facts.folded)):
                continue
            yield from self._manner(facts, shown, sentence.span.start)
            yield from self._important(facts, shown, sentence.span.start)

    def _manner(self, facts: "Analysis", shown: str, start: int) -> Iterator[Finding]:
        for found in re.finditer("|".join(_WORDS), shown):
            before = re.split("[。；]", shown[: found.start()])[-1]
            told = re.search(_LOCAL, before) and re.search(_TOLD, shown)
            if not told or re.search(rf"(?<!主)(?<!重)(?:{_DUTY})(?!求)", before):
                continue
            if re.match(_CHARGE, shown[found.end() :]):
                continue
            span = Span(*found.span()).shift(start)
            advice = _WORDS[found.group()]
            yield Finding(span, f"叙述县及以下领导的活动不用“{found.group()}”，{advice}。", f"{advice}。")

    def _important(self, facts: "Analysis", shown: str, start: int) -> Iterator[Finding]:
        for found in re.finditer(rf"(?:{_LOCAL})[^，。；\n\0]{{0,12}}?(重要(?:讲话|指示|批示))", shown):
            span = Span(*found.span(1)).shift(start)
            plain = found[1].removeprefix("重要")
            yield Finding(
                span,
                f"县及以下领导的{plain}不称“{found[1]}”，写“{plain}”。",
                f"改为“{plain}”，并写明讲了哪几条、要求谁做什么。",
            )
