"""What the rules on wording share: the clauses that they rest on, and small makers of findings."""

from wenfeng_check.model.finding import Authority, Clause, Edit, Fix, Safety
from wenfeng_check.model.span import Span

PRACTICE_WORDING = Clause(
    Authority.PRACTICE,
    "公文用语惯例，落实《党政机关公文处理工作条例》第十九条“表述准确，文字精练”",
)
AGENCY_STYLE = Clause(Authority.PRACTICE, "《新华社新闻信息报道中的禁用词和慎用词》（2016年修订），公文写作参照")
PUNCTUATION = Clause(Authority.STANDARD, "GB/T 15834—2011《标点符号用法》；GB/T 9704—2012第9章：标点符号按其执行")
DIGITS = Clause(Authority.STANDARD, "GB/T 15835—2011《出版物上数字用法》；GB/T 9704—2012第9章：数字用法按其执行")
LEVELS = Clause(
    Authority.STANDARD,
    "GB/T 9704—2012《党政机关公文格式》7.3.3",
    "文中结构层次序数依次可以用“一、”“（一）”“1.”“（1）”标注",
)


def replace(title: str, *edits: tuple[Span, str], safety: Safety = Safety.SHOW) -> Fix:
    """Return a fix of the given edits."""
    return Fix(title, tuple(Edit(span, text) for span, text in edits), safety)
