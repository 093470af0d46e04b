"""Rule LEN401."""

import re
from collections.abc import Iterator, Sequence

from wenfeng_check.analysis.counts import length_of
from wenfeng_check.analysis.facts import Analysis
from wenfeng_check.analysis.structure import Function, Line, Zone
from wenfeng_check.analysis.structure.kinds import kind_of_title
from wenfeng_check.model.finding import Authority, Clause, Finding, Severity
from wenfeng_check.model.span import Span
from wenfeng_check.rules.base import Bad, Good, Option, Rule

#: A document number that a printed collection puts behind the title.
_NUMBER = r"[（(][^（）()]{1,12}[〔\[［]\d{4}[〕\]］]\s*\d+\s*号[）)]\s*$"


class LongTitle(Rule):
    """标题太长。

    ## 查什么
    超过50字的标题（几行标题合起来算）。

    ## 为什么
    标题要让人一眼看出谁、为什么事、发什么文。层层“转发……关于转发……”、一口气列出几个机关，读不出要点。

    ## 怎么改
    机关用规范简称或“等部门”；转发文件只引最初的文件名；事由只留核心词，去掉“进一步、切实、扎实做好”一类的词。

    ## 不算
    标题后面括号里的发文字号不计；引用的法规、项目全称本身就长，去不掉的；没有文种结尾、看不出是不是标题的行。

    ## 依据
    《党政机关公文处理工作条例》第九条（七）只规定标题由发文机关名称、事由和文种组成，没有规定字数；
    50字是写作惯例，只作提示。
    """

    code = "LEN401"
    severity = Severity.INFO
    clause = Clause(Authority.PRACTICE, "写作惯例：标题一般不超过50字")
    most = Option(50, "超过多少字提示")
    good = (
        Good("清河县人民政府办公室关于做好防汛工作的通知\n各镇人民政府：\n请各镇5月底前备齐编织袋。"),
        Good(
            "清河县人民政府办公室关于对抗旱保苗和农村饮水安全工作成绩突出的镇人民政府予以表扬的通报（清政办发〔2024〕17号）\n"
            "各镇人民政府：\n县政府决定对石桥镇予以表扬。"
        ),
    )
    bad = (
        Bad(
            "【清河县人民政府办公室关于转发县水利局关于贯彻落实上级进一步加强水库塘坝安全度汛工作会议精神"
            "扎实做好当前防汛备汛各项工作的通知】\n"
            "各镇人民政府：\n请各镇5月底前备齐编织袋。"
        ),
    )

    def check(self, facts: Analysis) -> Iterator[Finding]:
        """Yield the title's first line where the whole title is long; covering notice and issued text each for itself."""
        for zone in (Zone.COVER, Zone.MAIN):
            lines = _title(facts.structure.of(Function.TITLE, zone=zone))
            size = sum(length_of(re.sub(_NUMBER, "", line.text)) for line in lines)
            if size <= self.most:
                continue
            block = facts.document.blocks[lines[0].block].span
            first = lines[0].text
            span = Span(block.start + len(first) - len(first.lstrip()), block.start + len(first.rstrip()))
            advice = "机关用简称或“等部门”，事由只留核心词，转发件只引最初的文件名。"
            yield Finding(span, f"标题{size}字，超过{self.most}字。", advice)


def _title(lines: Sequence[Line]) -> Sequence[Line]:
    """Return the lines up to the one that ends with a kind of document; none where no line does.

    A menu of a web page (words set apart by blanks) or a signature in front of the title is left out.
    """
    while lines and re.search(r"\S\s+\S+\s+\S|（代章）\s*$", lines[0].folded):
        lines = lines[1:]
    for number in range(1, min(4, len(lines)) + 1):
        if kind_of_title("".join(line.text.strip() for line in lines[:number])):
            return lines[:number]
    return ()
