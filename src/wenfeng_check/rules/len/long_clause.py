"""Rule LEN202."""

from collections.abc import Iterator

from wenfeng_check.analysis.facts import Analysis
from wenfeng_check.analysis.structure import split_clauses
from wenfeng_check.model.finding import Authority, Clause, Finding, Severity
from wenfeng_check.rules.base import Bad, Good, Option, Rule
from wenfeng_check.rules.len._effective import effective_length, is_flattened, prose

_MARKS = "，；：。！？,;:!?"
_PAIRS = {"”": "“", "’": "‘", "》": "《", "）": "（", ")": "(", "】": "【", "」": "「", "』": "『"}


class LongClause(Rule):
    """一个分句太长，中间没有停顿。

    ## 查什么
    两个标点之间（顿号不算停顿）超过45字的分句。

    ## 为什么
    定语套定语，读的人要回头找主语和宾语，容易读错、做错。

    ## 怎么改
    把长定语拿出来单说一句，或在动作之间加逗号。

    ## 不算
    条文序号、并列的名单、文件名、括号里的内容和规范的政治表述不计入；表格、标题、附件不查。

    ## 依据
    没有条文规定句子长短，45字是写作惯例，只作建议。
    """

    code = "LEN202"
    severity = Severity.HINT
    clause = Clause(Authority.PRACTICE, "写作惯例：一个分句一般不超过45字")
    most = Option(45, "超过多少字建议")
    good = (
        Good("各镇3月底前排查塘坝隐患，县水利局4月底前复核。"),
        Good("第二十四条　县水利局和各镇人民政府应当组织管水员定期清理辖区内全部小型水库溢洪道和放水涵洞前的杂物淤泥。"),
        Good("县水利局会同县财政局、县农业农村局联合制定《清河县农村饮水安全工程运行管护和维修养护资金使用管理暂行办法》。"),
        Good("根据《清河县人民政府办公室关于进一步加强全县农村饮用水水源地保护和水质监测工作的若干措施》开展检查。"),
    )
    bad = (
        Bad(
            "【对已经完成主体工程建设但因前期手续不齐全而迟迟没有通过有关部门组织的竣工验收的农村供水项目要限期补办】，逾期通报。"
        ),
    )

    def check(self, facts: Analysis) -> Iterator[Finding]:
        """Yield clauses without a pause."""
        for sentence in prose(facts):
            for span in split_clauses(facts.text, sentence.span):
                bare = span._replace(end=span.start + _end(span.of(facts.text)))
                if bare.length <= self.most or is_flattened(facts, bare):
                    continue
                size = effective_length(facts, bare)
                if size > self.most:
                    message = f"这一分句{size}字，中间没有停顿。"
                    yield Finding(bare, message, "把长定语拿出来单说一句，或在动作之间断开。")


def _end(clause: str) -> int:
    """Return where the clause ends: before its mark and before closing brackets that were opened outside of it."""
    end = len(clause.rstrip(_MARKS))
    while end and (opening := _PAIRS.get(clause[end - 1])) and clause.count(clause[end - 1]) > clause.count(opening):
        end = len(clause[: end - 1].rstrip(_MARKS))
        clause = clause[:end]
    return end
