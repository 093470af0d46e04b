"""Demands that a downward document adds to those below: where they stand, and when they are no fault."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from wenfeng_check.analysis.labels import Role
from wenfeng_check.analysis.structure import Function, Zone, split_at
from wenfeng_check.lexicon import Lexicon, Match, load
from wenfeng_check.model.finding import Authority, Clause, Finding, Severity
from wenfeng_check.model.span import Span
from wenfeng_check.remembered import forgettable, remembered

if TYPE_CHECKING:
    from wenfeng_check.analysis.facts import Analysis

BURDEN_1_3_DEMANDS = Clause(
    Authority.BURDEN_RULE,
    "《整治形式主义为基层减负若干规定》一、3",
    "地方和部门制发文件……一般不提出报送贯彻落实情况、制定配套文件的要求",
)
BURDEN_1_3_MATTERS = Clause(
    Authority.BURDEN_RULE,
    "《整治形式主义为基层减负若干规定》一、3",
    "除专门文件外，文件原则上不对机构编制、干部配备、工资福利待遇、创建示范、达标、“一票否决”和签订责任状等事项提出具体要求",
)
MEASURE_17 = Clause(
    Authority.COUNTY_MEASURE,
    "《关于进一步改进作风提高政府系统工作质效若干措施》第17条",
    "不得简单将开会发文、台账记录、工作笔记等作为工作是否落实的标准，不得以微信工作群、政务APP上传工作场景截图或录制视频来代替对实际工作的评价",
)

_DOWNWARD = ("通知", "会议通知", "意见", "方案", "措施", "工作要点", "任务分工", "决定", "通报")
_PIECE_END = r"[。；！？;!?]+[”’》）\)】」』\"']*"
_NOT_WANTED = (
    r"不得|不再|不搞|不以|不能|不要|不得以|不准|不许|不作|严禁|禁止|避免|防止|取消|清理|精简|减少|压减|杜绝|纠治|整治|纠正|解决|破除"
    r"|从严控制|严格控制|严控|规范|免于|无需|无须|不需|不必|力戒|反对|过度|过多|过频|变相|随意|不$|不另$"
)
_CUT_BACK_AFTER = r"[^，。；]{0,16}(?:事项|要求|项目)?(?:清理|清单|泛化|过多|过滥|精简)"
_BY_LAW = r"依法|依照|法律|法规|按照《[^》]*(?:法|条例|办法|规定)》|根据《[^》]*(?:法|条例|办法|规定)》|按规定|按照有关规定|按照国家有关规定"
_EMERGENCY = r"应急|防汛|抗旱|防火|火灾|疫情|疫病|事故|地震|抢险|救灾|灾害|安全生产|汛期|维稳"


#: The years of the burden rule and of the measures: a document issued earlier could not keep them.
_BURDEN_RULE, MEASURES_YEAR = 2024, 2022


def in_its_time(facts: "Analysis", finding: Finding, since: int = _BURDEN_RULE) -> Finding:
    """Return ``finding``; as a hint for today where the document was issued before the clause."""
    if not facts.issued_before(since):
        return finding
    message = f"{finding.message.removesuffix('。')}（文件成文早于{since}年的规定，只作参考）。"
    return replace(finding, message=message, severity=Severity.INFO)


def is_downward(facts: "Analysis") -> bool:
    """Say whether the document goes to those below: by kind, and not addressed to one superior alone."""
    if facts.kind not in _DOWNWARD:
        return False
    addressees = "".join(line.folded for line in facts.structure.of(Function.ADDRESSEE))
    upward = re.fullmatch(r"\s*[^各、，]{0,12}(?:县|市|区|省)(?:委|人民政府|政府|委员会)(?:办公室)?：\s*", addressees)
    return not upward


def is_emergency(facts: "Analysis") -> bool:
    """Say whether the document deals with emergencies, where reports and signed duties have their own rules."""
    return bool(re.search(_EMERGENCY, facts.structure.title + facts.structure.main_title))


@forgettable
@lru_cache(maxsize=4)
def pieces(facts: "Analysis") -> tuple[Span, ...]:
    """Return the stretches between full stops and semicolons that demand something (no account of what was done)."""
    return tuple(_pieces(facts))


def _pieces(facts: "Analysis") -> Iterator[Span]:
    for sentence, label in zip(facts.sentences, facts.labels, strict=True):
        line = facts.structure.lines[sentence.block]
        if line.function not in (Function.BODY, Function.TABLE) or line.zone is Zone.OUTSIDE:
            continue
        if label.role not in (Role.STATUS, Role.PROBLEM):
            yield from split_at(facts.text, sentence.span, _PIECE_END)


def wanted(facts: "Analysis", piece: Span, at: int) -> bool:
    """Say whether what stands at ``at`` is demanded, not forbidden or cut back, and not called for by law."""
    before, after = facts.folded[piece.start : at], facts.folded[at : piece.end]
    cut_back = re.search(_NOT_WANTED, before) or re.match(_CUT_BACK_AFTER, after)
    return not cut_back and not re.search(_BY_LAW, before + after)


def found(facts: "Analysis", *categories: str) -> Iterator[tuple[Span, Match]]:
    """Yield each demanded term of ``categories`` in burden_demands.tsv with the stretch that it stands in."""
    for piece in pieces(facts):
        for met in _met(piece.of(facts.folded), categories):
            match = Match(met.span.shift(piece.start), met.entry)
            if wanted(facts, piece, match.span.start) and not _quoted(facts, match.span):
                yield piece, match


@remembered(16384)
def _met(words: str, categories: tuple[str, ...]) -> tuple[Match, ...]:
    return tuple(_terms(*categories).find(words))


@cache
def _terms(*categories: str) -> Lexicon:
    return load("burden_demands").only(*categories)


def _quoted(facts: "Analysis", span: Span) -> bool:
    """Say whether the term stands inside a document title."""
    before = facts.folded[max(0, span.start - 60) : span.start]
    return before.rfind("《") > before.rfind("》")
