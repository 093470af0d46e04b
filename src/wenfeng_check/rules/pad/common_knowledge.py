"""Rule PAD111."""

import re
from collections import Counter
from collections.abc import Iterator

from wenfeng_check.analysis.facts import Analysis
from wenfeng_check.analysis.prose import prose
from wenfeng_check.analysis.structure import Function
from wenfeng_check.model.finding import Finding, Severity
from wenfeng_check.model.span import Span
from wenfeng_check.rules.base import REGULATION_19, Bad, Good, Rule

_FILLERS = r"众所周知|大家都?知道|毋庸置疑|毋庸讳言|不言而喻|不言自明|显而易见|无须赘述"
#: Kinds that define terms as a matter of course.
_DEFINING = frozenset({"办法规定", "规划", "预案", "公告", "通告", "批复", "函", "决定", "措施", "政府工作报告"})


class CommonKnowledge(Rule):
    """写常识、解释概念：“众所周知”“所谓……是指……”。

    ## 查什么
    - 众所周知、毋庸置疑、不言而喻、显而易见；
    - 通知、报告、请示等文件里给概念下定义的句子（“……是指……”“所谓……就是……”）。

    ## 为什么
    大家都知道的不必写；收文单位要的是办什么事，不是名词解释。

    ## 怎么改
    删去；收文单位可能不懂的新名词，在第一次出现处用括号注一句。

    ## 不算
    - 办法、规定、规划、预案里的定义；
    - “本通知所称……是指……”“……不包括……”这样划定范围的话，答复“《规定》中所说的……是指……”的话；
    - 指标口径、补贴对象的界定（带数字、条件的，或同一段里连着界定几个名词的）。

    ## 依据
    《党政机关公文处理工作条例》第十九条：内容简洁，文字精练。
    """

    code = "PAD111"
    severity = Severity.INFO
    clause = REGULATION_19
    good = (
        Good("本通知所称塘坝，是指库容1万立方米以上、10万立方米以下的蓄水工程。", kind="通知"),
        Good("本通知中的证明是指办事时需要由村委会开具盖章的书面材料。", kind="通知"),
        Good("村级公益岗位是指由村集体出资设置的岗位，不包括村干部岗位。", kind="通知"),
        Good("零星调整是指少数农户之间的适当调整，仅限于承包地因灾毁损的村组。", kind="通知"),
        Good("合法稳定住所，是指本人所有或者租赁备案的房屋。连续就读，是指取得学籍并就读。", kind="通知"),
        Good("第三条 应急响应是指启动预案后的处置行动。", kind="办法规定"),
    )
    bad = (
        Bad("【众所周知】，秋粮收购关系农民收入。", kind="通知"),
        Bad("【河长制是指由各级负责同志担任河长，负责组织河湖管理保护的工作制度。】", kind="通知"),
    )

    def check(self, facts: Analysis) -> Iterator[Finding]:
        """Yield fillers and definitions."""
        shown = prose(facts)
        for filler in re.finditer(_FILLERS, shown):
            words = filler.group()
            yield Finding(
                Span(*filler.span()), f"既然“{words}”，就不必写。", f"删去“{words}”，直接写要说的事实、数字或要求。"
            )
        if facts.kind in _DEFINING:
            return
        found = [
            s
            for s in facts.sentences
            if facts.structure.lines[s.block].function is Function.BODY and _defines(s.span.of(shown))
        ]
        blocks = Counter(sentence.block for sentence in found)
        for sentence in found:
            if blocks[sentence.block] == 1:
                yield Finding(
                    sentence.span,
                    "这句在解释概念，收文单位照文办事用不着。",
                    "删去；确是新名词，在第一次出现处用括号注一句。",
                )


def _defines(words: str) -> bool:
    if re.search(r"所称|所指|所说的|\d|适用|以下简称|口径|不包括|不含|不计入|仅限|限于|[本该此]\S{1,4}中|》中", words):
        return False
    return bool(re.match(r"(?:所谓)?[^，。；：]{2,16}，?(?:就?是指|指的是)", words)) or bool(
        re.match(r"所谓[^，。；]{2,16}，?就是", words)
    )
