"""Double negation: detours, and negations that say the opposite of what is meant."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from wenfeng_check.analysis.prose import prose
from wenfeng_check.model.finding import Finding, Severity
from wenfeng_check.model.span import Span
from wenfeng_check.rules.base import Bad, Good, Rule
from wenfeng_check.rules.wrd._shared import PRACTICE_WORDING

if TYPE_CHECKING:
    from wenfeng_check.analysis.facts import Analysis

_REVERSED = (
    (
        r"(?:防止|避免|杜绝|严防|防范|谨防)(?:[^，。；\n\0不]{0,12}?)(?:不再|不)(?:发生|出现|反弹|扩散)",
        "“防止……不发生”把意思说反了：写“防止……发生”或“确保……不发生”",
    ),
    (r"切忌(?:不要|不能|不可|勿|不得)", "“切忌”已是不要，写“切忌……”或“不要……”，留一个"),
    (r"(?:严禁|禁止)(?:不得|不准|不许|不要|不能)", "“严禁”已是不准，写“严禁……”或“不得……”，留一个"),
    (r"(?:无时无刻|时时刻刻)(?!不)都?在", "“无时无刻”要和“不”连用，写“时刻都在”"),
)
_DETOURS = (
    (r"不得不(?!按|经|予|履|服|参|如|依|在|于|到|作|报|执|遵|以|同意)(?=[一-鿿])", "直接写“必须”，并写明原因"),
    (r"不能不(?!顾|管|问|讲|负|理|加|到|分|按|守)(?=[一-鿿])", "直接写“必须”或“应当”"),
    (r"(?<!密)不可不(?=[一-鿿])", "直接写“必须”或“应当”"),
    (r"不会不(?=[一-鿿])", "直接写“会”"),
    (r"不是没有(?=[一-鿿])", "直接写“有”"),
    (r"没有[^，。；\n\0]{1,8}不(?:参加|完成|落实|重视|知道|支持|赞成)的", "直接写“都……”"),
    (r"非[^，。；\n\0常法公]{1,8}不可(?=[，。；！])", "直接写“必须……”"),
)


class DoubleNegation(Rule):
    """双重否定绕弯，或否定词叠用把意思说反。

    ## 查什么

    - 说反了的：防止……不再发生、切忌不要、严禁不得；
    - 绕弯的：不得不、不能不、不可不、非……不可。

    ## 为什么

    公文要求一看就懂。多一层否定，读的人多转一个弯；叠错了，要求就成了相反的意思。

    ## 怎么改

    “防止事故不再发生”写成“防止事故再次发生”；“严禁不得外出”写成“严禁外出”；“不能不重视”写成“必须重视”。

    ## 不算

    - “不得”加否定动作的禁止性条款（不得不按规定报告，即不准不报告）；
    - “不可抗力”“不可逆”等词；
    - 引文、标题和规范表述。

    ## 依据

    《党政机关公文处理工作条例》第十九条要求“表述准确，文字精练”；绕弯的属写作惯例，只作建议。
    """

    code = "WRD104"
    severity = Severity.HINT
    clause = PRACTICE_WORDING
    good = (
        Good("防止同类事故再次发生，确保不发生重大事故。"),
        Good("严禁公车私用，各单位不得不按规定报告。"),
        Good("因不可抗力延期的，非本人原因不可归责。"),
        Good("不能不顾实际照搬照抄。"),
        Good("防止不合格产品流入市场，避免工作不到位。"),
    )
    bad = (
        Bad("各镇要采取措施【防止火灾事故不再发生】。"),
        Bad("值班期间【严禁不得】脱岗。"),
        Bad("这个问题【不能不】重视。"),
    )

    def check(self, facts: "Analysis") -> Iterator[Finding]:
        text = prose(facts)
        for patterns, severity in ((_REVERSED, Severity.WARNING), (_DETOURS, Severity.HINT)):
            for pattern, advice in patterns:
                for found in re.finditer(pattern, text):
                    span = Span(*found.span())
                    yield Finding(span, f"“{span.of(facts.text)}”：{advice}。", f"{advice}。", severity=severity)
