"""Names of another county's places that were left over from its document."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from wenfeng_check.analysis.overlap import issuer_places
from wenfeng_check.analysis.parties.boundaries import place_start
from wenfeng_check.analysis.parties.roster import own_places
from wenfeng_check.analysis.prose import prose
from wenfeng_check.lexicon import fold
from wenfeng_check.model.finding import Authority, Clause, Finding
from wenfeng_check.model.span import Span
from wenfeng_check.remembered import forgettable
from wenfeng_check.rules.base import Bad, Good, Rule

if TYPE_CHECKING:
    from wenfeng_check.analysis.facts import Analysis

_TOGETHER = r"学习|借鉴|考察|协作|合作|帮扶|对口|交界|接壤|毗邻|联合|互助|共建|先进|经验|调研|参观|结对|会同"
_COUNTY = "县区旗"
#: 各镇, 离开本镇, 到我乡: no names.
_NO_NAME = r"^[各全本我该乡城每所一二三两多]|[各全本我该贵你每](?:镇|乡|街道)$|^(?:离开|前往|来到|返回|驻|在|到|赴)"


class ForeignPlace(Rule):
    """留下了别的县、镇的地名。

    ## 查什么

    --against 给的参照文件是别的县（区）印发的，文稿里还留着那个县的县名，或那份文件里的镇、乡、街道名。

    ## 为什么

    套用外地文稿没有改净，是照搬照抄的铁证，也会把任务派错地方。

    ## 怎么改

    换成本县的地名；这项任务本县没有的，整条删去。

    ## 不算

    - 与外县协作、学习、交界等确实要提到的；
    - 本县和上级的地名，单位表里有的地名；
    - 参照文件是上级或本县的；
    - 看不出本县是哪个县时不查（标题、落款、单位表都没有）。

    ## 依据

    《党政机关公文处理工作条例》第二十条：地名准确；《整治形式主义为基层减负若干规定》一、2：不得简单照搬照抄。
    """

    code = "NEW109"
    clause = Clause(
        Authority.REGULATION,
        "《党政机关公文处理工作条例》第二十条",
        "人名、地名、时间、数字、段落顺序、引文等是否准确",
    )
    _CLOUD = "云岭县人民政府关于防汛工作的通知\n一、任务\n云岭县白沙镇、柳河镇完成清淤。\n云岭县人民政府\n2022年5月1日"
    good = (
        Good("清河县人民政府关于防汛工作的通知\n石桥镇6月底前完成清淤。\n清河县人民政府\n2023年5月1日", references=(_CLOUD,)),
        Good("清河县人民政府关于防汛工作的通知\n各镇学习云岭县白沙镇经验。\n清河县人民政府\n2023年5月1日", references=(_CLOUD,)),
        Good(
            "清河县人民政府关于防汛工作的通知\n安江市防汛办统一调度，石桥镇完成清淤。\n清河县人民政府\n2023年5月1日",
            references=("安江市人民政府关于防汛工作的通知\n石桥镇、白沙镇完成清淤。\n安江市人民政府\n2022年5月1日",),
        ),
    )
    bad = (
        Bad(
            "清河县人民政府关于防汛工作的通知\n石桥镇、【白沙镇】6月底前完成清淤，报【云岭县】防汛办。\n清河县人民政府\n2023年5月1日",
            references=(_CLOUD,),
        ),
    )

    def check(self, facts: "Analysis") -> Iterator[Finding]:
        roster = own_places(facts.context.roster)
        own = issuer_places(facts.text) | roster
        if not facts.references or not any(place[-1] in _COUNTY for place in own):
            return
        sources: dict[str, str] = {}
        for reference in facts.references:
            counties = {place for place in issuer_places(reference.text) if place[-1] in _COUNTY}
            if counties and not counties & own:
                for place in (*counties, *_towns(reference.text)):
                    sources.setdefault(place, reference.name)
        yield from self._left(facts, {place: name for place, name in sources.items() if place not in own})

    def _left(self, facts: "Analysis", sources: dict[str, str]) -> Iterator[Finding]:
        if not sources:
            return
        text = prose(facts)
        for found in re.finditer("|".join(sorted(sources, key=lambda name: (-len(name), name))), text):
            sentence = facts.sentence_at(found.start())
            if sentence and re.search(_TOGETHER, sentence.span.of(facts.folded)):
                continue
            place, name = found.group(), sources[found.group()]
            yield Finding(
                Span(*found.span()),
                f"“{place}”不是本县地名，见于外县文件“{name}”，可能是套用时没有改净。",
                "换成本县地名；本县没有这项任务的，整条删去。",
            )


@forgettable
@lru_cache(maxsize=1024)
def _towns(text: str) -> frozenset[str]:
    """Return the names of towns and townships in ``text``."""
    folded = fold(text)
    found = set()
    for match in re.finditer(r"(?:镇|(?<!城)乡)(?!村|镇|长|级|政府|人民|党|街|土)|街道(?!办|社区)", folded):
        start = place_start(folded, max(0, match.start() - 8), match.start())
        if start is not None:
            name = folded[start : match.end()]
            found.add(re.split("[县区市旗]", name)[-1])
    return frozenset(name for name in found if len(name) >= 3 and not re.search(_NO_NAME, name))
