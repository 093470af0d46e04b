"""Rule PAD109."""

import re
from collections.abc import Iterator

from wenfeng_check.analysis.facts import Analysis
from wenfeng_check.analysis.prose import prose
from wenfeng_check.model.finding import Finding, Severity
from wenfeng_check.model.span import Span
from wenfeng_check.rules.base import REGULATION_19, Bad, Good, Rule

_PATTERNS = (
    r"([一-鿿]{2})(?:好|解决|那些)?(?:需要|应该|应当|必须|值得|要)\1的(?:问题|事项|工作|事情|内容)",
    r"问题的关键(?:是|在于)(?:要)?(?:抓住|抓好|解决)?关键(?:问题|环节)?",
    r"以([一-鿿]{2,4})(?:促进?|推动|推进|带动)\1(?=[，。；、])",
    r"(?:要|为了?)(?:切实)?(?:加强|做好|抓好|搞好)([一-鿿]{4,14})，(?:就)?(?:必须|要)(?:加强|做好|抓好|搞好)\1(?=[，。；])",
    r"([一-鿿]{3,10})是(?:我们)?(?:必须|需要|应当)(?:做好|抓好|重视)的\1(?=[，。；])",
    r"(?:落实|压实)([一-鿿]{0,4})责任，?(?:就)?(?:要|必须)(?:落实|压实)\1责任",
)


class Tautology(Rule):
    """同义反复：主语说了什么，谓语又说一遍。

    ## 查什么
    “研究需要研究的问题”“问题的关键是抓住关键”“要做好某项工作，就必须做好某项工作”“以发展促发展”一类的句子。

    ## 为什么
    说了等于没说，读的人还以为漏看了什么。

    ## 怎么改
    删去；或者写出到底是哪几个问题、哪一个环节、做哪一件事。

    ## 不算
    - 下定义、解释名词；
    - “该管的管住、该放的放开”这类分清情形的话；
    - 引文、规范表述。

    ## 依据
    《党政机关公文处理工作条例》第十九条：内容简洁，表述准确，文字精练。
    """

    code = "PAD109"
    severity = Severity.INFO
    clause = REGULATION_19
    good = (
        Good("县水利局要研究12座病险塘坝的除险方案。"),
        Good("以开放促改革，以改革促发展。"),
        Good("该管的管住，该放的放开。"),
    )
    bad = (
        Bad("各单位要认真【研究需要研究的问题】。"),
        Bad("【要做好秋粮收购工作，就必须做好秋粮收购工作】。"),
    )

    def check(self, facts: Analysis) -> Iterator[Finding]:
        """Yield each stretch that says the same twice."""
        shown = prose(facts)
        for pattern in _PATTERNS:
            for found in re.finditer(pattern, shown):
                yield Finding(
                    Span(*found.span()),
                    "前后说的是同一件事，等于没有说。",
                    "删去；或者写出是哪几个问题、哪一个环节、谁来做哪一件事。",
                )
