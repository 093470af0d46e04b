"""Document numbers whose year is not in 〔〕, or with 第 or a leading zero."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from wenfeng_check.model.finding import Authority, Clause, Finding, Safety
from wenfeng_check.model.span import Span
from wenfeng_check.rules.base import Bad, Good, Rule
from wenfeng_check.rules.wrd._shared import replace

if TYPE_CHECKING:
    from wenfeng_check.analysis.facts import Analysis

_NUMBER = (
    r"(?<=[发办字函呈令任通报告批复议规电传评审行监纪组宣统法公安财政教科人社资环建交水农商文卫应审国市体林医信扶乡金])"
    r"([\[（(【［﹝〔{｛])\s?((?:19|20)\d\d)\s?([\]）)】］﹞〕}｝])\s?(第?)\s?(0*)(\d{1,5})\s?(?=号)"
)


class DocumentNumberBrackets(Rule):
    """发文字号的年份没有用六角括号〔〕，或加了“第”、编了虚位。

    ## 查什么

    发文字号写成 [2023]、（2023）、【2023】，顺序号前加“第”，或写成“05号”。

    ## 为什么

    发文字号是查找文件的依据，写法不一就检索不到。

    ## 怎么改

    写成“清政办发〔2023〕5号”：年份用六角括号〔〕，不加“第”，不编虚位。

    ## 不算

    - 法院案号“（2023）陕0726民初12号”，年份本来就用圆括号；
    - 公告号、令号、标准号、身份证号等不带年份括号的编号。

    ## 依据

    GB/T 9704—2012《党政机关公文格式》7.2.5。
    """

    code = "WRD109"
    clause = Clause(
        Authority.STANDARD,
        "GB/T 9704—2012《党政机关公文格式》7.2.5",
        "年份应标全称，用六角括号“〔〕”括入；发文顺序号不加“第”字，不编虚位（即1不编为01）",
    )
    good = (
        Good("清政办发〔2023〕5号"),
        Good("依据（2023）陕0726民初12号判决执行。"),
        Good("农业农村部公告2023年第5号。"),
    )
    bad = (
        Bad("清政办发【[2023]5】号"),
        Bad("按照《关于做好防汛工作的通知》（清政发【（2023）第05】号）要求办理。"),
        Bad("清政办发【〔2023〕第5】号"),
    )

    def check(self, facts: "Analysis") -> Iterator[Finding]:
        for found in re.finditer(_NUMBER, facts.text):
            if found[1] == "〔" and found[3] == "〕" and not found[4] and not found[5]:
                continue
            span = Span(found.start(), found.end())
            better = f"〔{found[2]}〕{found[6]}"
            yield Finding(
                span,
                f"发文字号写成了“{span.of(facts.text)}号”，应为“{better}号”。",
                f"改为“{better}号”：年份用六角括号〔〕，顺序号不加“第”、不编虚位。",
                fix=replace(f"改为“{better}号”", (span, better), safety=Safety.SAFE),
            )
