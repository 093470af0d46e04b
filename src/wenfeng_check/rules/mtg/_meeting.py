"""What the rules on meetings ask of a document: is it a notice or plan of a meeting, and of which class."""

import re
from typing import TYPE_CHECKING

from wenfeng_check.analysis.structure import Function, Line, Zone
from wenfeng_check.analysis.structure.numbers import chinese_number
from wenfeng_check.model.finding import Authority, Clause
from wenfeng_check.model.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wenfeng_check.analysis.facts import Analysis

_MEASURES = "《关于进一步改进作风提高政府系统工作质效若干措施》"
MEASURE_9 = Clause(
    Authority.COUNTY_MEASURE,
    f"{_MEASURES}第9条",
    "会期一般不超过半天；以县政府名义召开的全县性工作会议，时间一般控制在2小时左右；"
    "合并召开或套开的会议，时间一般控制在3小时左右；一般性会议，时间控制在1小时左右",
)
MEASURE_9_TALK = Clause(
    Authority.COUNTY_MEASURE,
    f"{_MEASURES}第9条",
    "全县性会议发言时间一般控制在5分钟左右；其他会议发言时间一般控制在3分钟左右",
)
MEASURE_9_FORM = Clause(
    Authority.COUNTY_MEASURE,
    f"{_MEASURES}第9条",
    "全县性会议优先采用视频会议形式召开，能合并套开的会议尽量合并套开",
)
MEASURE_6 = Clause(
    Authority.COUNTY_MEASURE,
    f"{_MEASURES}第6条",
    "较大突发事件发生后，认真执行15分钟内向县政府总值班室电话报告，30分钟内书面报告，最迟不超过2小时的时限规定",
)
_TITLE = (
    r"(?:召开|举行|筹备|举办|做好|组织).{0,50}(?:会议|大会|动员会|座谈会|推进会|部署会|调度会|协调会|例会|专题会|交流会|现场会|全会)"
    r"|(?:会议|大会|会务)(?:的)?(?:通知|方案|安排|预案|议程)"
)
_CALLS_ALL = r"(?:召开|举行)[^。；，]{0,12}全[县市区](?!级)[^。；，]{0,40}会"
#: A heading that only announces the time of the meeting, which stands in the next paragraph.
TIME_HEADING = r"^\s*(?:[一二三四五六七八九十]{1,2}、|（[一二三四五六七八九十]{1,2}）|\d{1,2}[.、．])?\s*(?:会议)?(?:召开)?时间(?:安排)?[：]?\s*$"
_NO_MEETING = r"纪要|会议精神|培训|会议费|讲话|批复|会议(?:的)?决[定议]"


def is_meeting(facts: "Analysis") -> bool:
    """Say whether the document calls or plans a meeting, by its title."""
    titles = (facts.structure.title, facts.structure.main_title)
    return any(re.search(_TITLE, title) and not re.search(_NO_MEETING, title) for title in titles)


def is_county_wide(facts: "Analysis") -> bool:
    """Say whether the meeting is for the whole county (city, district): by name, or called by its government for all below."""
    title = facts.structure.title + facts.structure.main_title
    if re.search(r"全[县市区](?!级)", title) or any(re.search(_CALLS_ALL, line.folded) for line in body(facts)):
        return True
    to = "".join(line.folded for line in facts.structure.of(Function.ADDRESSEE))
    issuers = title + "".join(line.folded for line in facts.structure.of(Function.SIGNATURE))
    everybody = re.search(r"各[^。；]{0,12}(?:镇|街道|乡)", to) and re.search(r"各[^。；镇乡]{0,8}部门", to)
    return bool(everybody and re.search(r"[县市区](?:委|人民政府|政府)(?:办公室)?(?:关于|$)", issuers))


def is_merged(facts: "Analysis") -> bool:
    """Say whether several meetings are held as one."""
    return any(re.search(r"套开|合并召开|合并套开|合并举行", line.folded) for line in body(facts))


def body(facts: "Analysis") -> "Iterator[Line]":
    """Yield the lines of text of the document itself, titles and attachments left out."""
    for line in facts.structure.lines:
        if line.function in (Function.BODY, Function.HEADING, Function.TABLE) and line.zone in (Zone.COVER, Zone.MAIN):
            yield line


def span_of(facts: "Analysis", line: Line, found: "re.Match[str]", group: int | str = 0) -> Span:
    """Return where a match in ``line.folded`` stands in the document."""
    start = facts.document.blocks[line.block].span.start
    return Span(start + found.start(group), start + found.end(group))


def number(word: str) -> float:
    """Read 两, 三, 15, 1.5, 半, 一个半."""
    if word == "半":
        return 0.5
    if word.endswith("半"):
        return number(word[:-1].removesuffix("个")) + 0.5
    return float(word) if re.fullmatch(r"\d+(?:\.\d+)?", word) else float(chinese_number(word))
