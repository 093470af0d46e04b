"""Names of institutions that a reform has replaced."""

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from wenfeng_check.analysis.prose import blank, quoted_spans, title_spans
from wenfeng_check.analysis.structure import Function
from wenfeng_check.lexicon import Entry, Lexicon, table
from wenfeng_check.model.finding import Authority, Clause, Finding, Severity
from wenfeng_check.model.span import Span
from wenfeng_check.rules.base import Bad, Good, Option, Rule
from wenfeng_check.rules.new._shared import before, told_of_then

if TYPE_CHECKING:
    from wenfeng_check.analysis.facts import Analysis



class _Renamed(NamedTuple):
    """An old name: what it is called now, since when (ISO date), and current names that contain it."""

    category: str
    now: str
    since: str
    longer: tuple[str, ...]


@cache
def _renamed() -> tuple[Lexicon, dict[str, _Renamed]]:
    """Return a lexicon of the old names (current names that contain one win as longer matches) and their details."""
    rows = [(*row, "", "", "")[:7] for row in table("renamed_institutions")]
    known = {row[0]: _Renamed(row[1], row[4], row[5], tuple(filter(None, row[6].split("|")))) for row in rows if row[4]}
    terms = [Entry(term, "old", "", "") for term in known]
    terms += [Entry(name, "current", "", "") for renamed in known.values() for name in renamed.longer]
    return Lexicon(terms), known


class OutdatedInstitution(Rule):
    """用了机构改革前的机构名称。

    ## 查什么

    词表 renamed_institutions.tsv 里的旧名：国土资源部、环保局、卫计局、国税局……给出现名和改名时间。国家机构报警告，地方机构报提示。

    ## 为什么

    机构没了，任务就没人接；也说明这段文字是从旧稿搬来的。

    ## 怎么改

    换成现名。地方机构名称各县不一，以本县机构表为准：把本县单位写进 wenfeng.toml 的单位表，表里有的名称不再报。

    ## 不算

    - 书名号、引号里的名称，以及旧文件的发文机关（国土资源部2015年印发的《……》）；
    - “原国土资源局”，以及讲改名前的事、讲改革本身的；
    - 改名以前印发的文件；
    - 单位表里列有的名称；
    - “环保部门”“农业部门”等统称。

    ## 依据

    《党政机关公文处理工作条例》第二十条：人名、地名、时间、数字、引文准确。改名依据见词表的来源列（2018年、2023年机构改革方案等）。
    """

    code = "NEW101"
    severity = Severity.WARNING
    clause = Clause(
        Authority.REGULATION,
        "《党政机关公文处理工作条例》第二十条；《深化党和国家机构改革方案》（2018年）、《党和国家机构改革方案》（2023年）",
    )
    allowed = Option((), "本地仍在使用、不必报的旧名")
    good = (
        Good("县自然资源局负责核查图斑。"),
        Good("按照国土资源部《土地复垦条例实施办法》执行。"),
        Good("原国土资源局移交的档案由县档案馆接收。"),
        Good("2016年，县国土资源局完成登记发证。"),
        Good("请县农业农村局会同各级农业部门落实。"),
        Good("关于做好防汛工作的通知\n请县国土资源局落实。\n清河县人民政府\n2016年5月1日"),
        Good("按照“国土资源局牵头”的要求执行。"),
        Good("将国土资源部的职责、水利部的水资源调查职责整合，组建自然资源部。"),
        Good("国土资源部门统筹选址，中外农业部长论坛在省城举办。"),
        Good("请县环保局落实。", options={"allowed": ("环保局",)}),
        Good("2019年，县工商局、县质监局合并组建县市场监督管理局。"),
    )
    bad = (
        Bad("请县【国土资源局】核查图斑，6月底前报县政府。"),
        Bad("图斑由县【国土资源局】核查，原则上县【环保局】配合。"),
        Bad("积极争取【国土资源部】、【农业部】支持。"),
        Bad("牵头单位：【县农业局】；配合单位：县卫生健康局、县【环保局】。"),
    )

    def check(self, facts: "Analysis") -> Iterator[Finding]:
        lexicon, known = _renamed()
        shown = blank(facts.folded, (*quoted_spans(facts.text), *title_spans(facts.text)))
        for match in lexicon.find(shown):
            renamed = known.get(match.entry.term)
            if match.entry.category != "old" or renamed is None or match.entry.term in self.allowed:
                continue
            if match.entry.term[-1] == "部" and shown.startswith(("门", "长", "署", "队"), match.span.end):
                continue
            if before(facts, renamed.since) or _in_number(facts, match.span) or _in_roster(facts, match.span):
                continue
            if not told_of_then(facts, match.span, renamed.since):
                yield _finding(match.span, match.entry.term, renamed)


def _in_number(facts: "Analysis", span: Span) -> bool:
    """Say whether the block is no wording of the draft's own (number, header, addressee of old)."""
    line = facts.structure.lines[facts.block_at(span.start)]
    return line.function in (Function.NUMBER, Function.FURNITURE)


def _in_roster(facts: "Analysis", span: Span) -> bool:
    """Say whether a name of the county's own list of units stands at this place."""
    for name in facts.context.roster.unit_names:
        begin = facts.text.find(name, max(0, span.start - len(name)), span.end + len(name))
        if begin >= 0 and Span(begin, begin + len(name)).overlaps(span):
            return True
    return False


def _finding(span: Span, term: str, renamed: _Renamed) -> Finding:
    year, month, _ = renamed.since.split("-")
    local = renamed.category.startswith("local")
    when = f"{year}年{int(month)}月"
    if local:
        message = f"“{term}”在机构改革后一般已改为“{renamed.now}”。"
        advice = f"核对本县机构名称，改为“{renamed.now}”或本县现用的名称；确仍使用的，写进单位表。"
        return Finding(span, message, advice, severity=Severity.INFO)
    return Finding(span, f"“{term}”已于{when}起改为“{renamed.now}”。", f"改为“{renamed.now}”；引述改名前的事，写“原{term}”。")
