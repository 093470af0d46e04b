"""Half-width punctuation between Chinese characters."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from wenfeng_check.model.document import BlockKind
from wenfeng_check.model.finding import Finding, Label, Safety, Severity
from wenfeng_check.model.span import Span
from wenfeng_check.readers.markdown_inline import in_markup, markup
from wenfeng_check.rules.base import Bad, Good, Option, Rule
from wenfeng_check.rules.wrd._shared import PUNCTUATION, replace

if TYPE_CHECKING:
    from wenfeng_check.analysis.facts import Analysis

_WIDE = {",": "，", ";": "；", ":": "：", "!": "！", "?": "？", "(": "（", ")": "）", ".": "。"}
_HAN = "[一-鿿]"
_CHINESE = "[一-鿿，。；：！？、（）《》“”‘’〔〕]"
_BEFORE = "[一-鿿，。；：！？）》”’〕%]"
_MARK = (
    rf"(?<={_BEFORE})[,;:!?](?=[一-鿿\d“‘《（〔]|\s*$)"
    rf"|(?<=\d)[,;](?=[一-鿿“《])"
    rf"|(?<={_HAN})\.(?=\s*$)"
)
_PAIR = rf"\((?![一二三四五六七八九十]{{1,3}}\))(?=[^()\n]{{0,80}}{_HAN})[^()\n]{{1,80}}\)"


class HalfwidthPunctuation(Rule):
    """汉字之间用了半角（英文）标点。

    ## 查什么

    夹在汉字、中文标点之间或段末的半角逗号、分号、冒号、问号、叹号、句点，以及括着汉字的半角括号。每段报一处，注明本段共几处。

    ## 为什么

    公文标点按国家标准用全角；半角、全角混用，排版疏密不一，也妨碍检索和自动处理。

    ## 怎么改

    换成对应的全角标点；可以用 --fix 一次改完。

    ## 不算

    - 数字、西文、网址、邮箱、公式和时刻（9:30、3,000、v1.2）里的标点；
    - 只括序数的“(1)”“(一)”（归序号规则管）；
    - 西文词语旁的标点；
    - .md 里的代码、链接地址和标签。

    ## 依据

    GB/T 15834—2011《标点符号用法》；GB/T 9704—2012规定公文标点按其执行。
    """

    code = "WRD107"
    severity = Severity.INFO
    clause = PUNCTUATION
    shown = Option(5, "同一段最多标出几处")
    good = (
        Good("会议于9:30召开，补助3,000元，详见http://www.example.gov.cn。"),
        Good("(一)加强巡查。"),
        Good("系统版本为v1.2，联系邮箱bgs@example.cn。"),
        Good("全县（含2个街道）：共14个镇。"),
    )
    bad = (
        Bad("各镇要加强巡查【,】发现问题及时报告。"),
        Bad("各镇人民政府【:】\n请县水利局【(】含下属单位)6月底前报送清单。"),
        Bad("各镇要加强巡查【;】各村要落实责任,明确人员."),
    )

    def check(self, facts: "Analysis") -> Iterator[Finding]:
        kept_out = markup(facts.document)
        for block in facts.document.blocks:
            if block.kind is BlockKind.BLANK:
                continue
            marks = [mark for mark in _marks(facts.text, block.span) if not in_markup(kept_out, mark)]
            if marks:
                yield self._finding(facts, marks)

    def _finding(self, facts: "Analysis", marks: list[Span]) -> Finding:
        first = marks[0]
        mark = first.of(facts.text)
        count = f"，本段共{len(marks)}处" if len(marks) > 1 else ""
        return Finding(
            first,
            f"汉字之间用了半角“{mark}”{count}，应为全角“{_WIDE[mark]}”。",
            "换成全角标点；本段其余各处可一并改。",
            labels=tuple(Label(span, "半角标点") for span in marks[1 : self.shown]),
            fix=replace("换成全角标点", *((span, _WIDE[span.of(facts.text)]) for span in marks), safety=Safety.SAFE),
        )


def _marks(text: str, block: Span) -> list[Span]:
    """Return the half-width marks of a block, in order."""
    shown = block.of(text)
    if not re.search(r"[,;:!?().]", shown):
        return []
    found = [hit.start() for hit in re.finditer(_MARK, shown) if not _in_address(shown, hit.start())]
    for hit in re.finditer(_PAIR, shown):
        if (
            re.search(_CHINESE, shown[max(0, hit.start() - 1) : hit.start()] + shown[hit.end() : hit.end() + 1])
            or hit.start() == 0
        ):
            found += [hit.start(), hit.end() - 1]
    return [Span(at, at + 1).shift(block.start) for at in sorted(set(found))]


def _in_address(shown: str, at: int) -> bool:
    return re.search(r"(?:https?|www)[^一-鿿\s]*$", shown[:at]) is not None
