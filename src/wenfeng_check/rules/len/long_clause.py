"""Rule LEN202."""

from collections.abc import Iterator

from wenfeng_check.analysis.facts import Analysis
from wenfeng_check.analysis.structure import split_clauses
from wenfeng_check.model.finding import Authority, Clause, Finding, Severity
from wenfeng_check.rules.base import Bad, Good, Option, Rule
from wenfeng_check.rules.len._effective import effective_length, is_flattened, prose


class LongClause(Rule):
    """一个分句太长，中间没有停顿。

    ## 查什么
    两个标点之间（顿号不算停顿）超过45字的分句。

    ## 为什么
    定语套定语，读的人要回头找主语和宾语，容易读错、做错。

    ## 怎么改
    把长定语拿出来单说一句，或在动作之间加逗号。

    ## 不算
    并列的名单、文件名、括号里的内容和规范的政治表述不计入；表格、标题、附件不查。

    ## 依据
    没有条文规定句子长短，45字是写作惯例，只作建议。
    """

    code = "LEN202"
    severity = Severity.HINT
    clause = Clause(Authority.PRACTICE, "写作惯例：一个分句一般不超过45字")
    most = Option(45, "超过多少字建议")
    good = (
        Good("各镇3月底前排查塘坝隐患，县水利局4月底前复核。"),
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
                marks = facts.text[span.start : span.end]
                bare = span._replace(end=span.start + len(marks.rstrip("，；：。！？,;:!?”’》）)】」』\"'")))
                if bare.length <= self.most or is_flattened(facts, bare):
                    continue
                size = effective_length(facts, bare)
                if size > self.most:
                    message = f"这一分句{size}字，中间没有停顿。"
                    yield Finding(bare, message, "把长定语拿出来单说一句，或在动作之间断开。")
