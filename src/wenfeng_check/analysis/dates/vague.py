"""Words in place of a time: 尽快, 适时, 按期, 立即, 必要时, 另行通知; and 长期坚持 where a time is asked for."""

import re
from collections.abc import Iterator
from functools import cache

from wenfeng_check.analysis.dates.token import Token
from wenfeng_check.lexicon import Lexicon, load
from wenfeng_check.model.task import Clarity, DeadlineKind

_KINDS = {
    "vague": DeadlineKind.VAGUE,
    "frequency_vague": DeadlineKind.VAGUE,
    "phase_vague": DeadlineKind.VAGUE,
    "immediate": DeadlineKind.IMMEDIATE,
    "anaphoric": DeadlineKind.ANAPHORIC,
    "conditional": DeadlineKind.CONDITIONAL,
    "standing": DeadlineKind.STANDING,
    "deferred": DeadlineKind.DEFERRED,
}
_DENIED = r"(?:[未不没]|没有|不能|无法|不够|是否|能否|有无|难以)在?$"
_NOUN_AFTER = r"性|度(?!过)|率|的(?!时间|期限)"
_BRACKET_REACH = 160


@cache
def _lexicon() -> Lexicon:
    return load("vague_times").without("deictic")


@cache
def _phrases() -> re.Pattern[str]:
    return re.compile(
        r"(?P<deferred>(?:具体)?(?:报送|培训|会议|考核|检查|召开|开展)?(?:时间|日期|时限)(?:、地点)?(?:将|再|由[^，。；]{1,12})?另行?(?:通知|确定|安排|定)"
        r"|具体(?:时间|日期)由[^，。；]{1,15}(?:通知|确定|另定)|(?<=：)待定)"
        r"|(?P<conditional>(?<![自从])(?:接到|收到|发现|发生)[^，。；、]{1,12}后(?=，|立即|第一时间|马上|迅速|及时|要|应|须))"
        r"|(?P<anaphoric>(?:在|于)?(?:规定|要求|承诺|法定|约定)(?:的?(?:时间|时限|期限))(?:要求|节点)?(?:以?内|前)"
        r"|按(?:照)?(?:规定|要求|既定|方案|计划|上级|承诺|法定)?(?:的)?(?:时间|时限|期限|序时|进度)(?:节点|进度|要求|安排)*(?=完成|推进|报送|上报|办结|，|。|；|抓好|落实))"
    )


def find_vague(folded: str, start: int, end: int, *, slot: bool) -> Iterator[Token]:
    """Yield words that are no node of time; standing ones only where a time is asked for."""
    for match in _phrases().finditer(folded, start, end):
        if re.search(_DENIED, folded[max(0, match.start() - 3) : match.start()]):
            continue
        spoken = DeadlineKind(match.lastgroup or "vague")
        yield Token(*match.span(), spoken, clarity=Clarity.VAGUE)
    for found in _lexicon().find(folded, start, end):
        kind = _KINDS.get(found.entry.category)
        if kind is None or not _stands_alone(folded, found.span.start, found.span.end, end):
            continue
        if kind is DeadlineKind.STANDING:
            if slot or asks_for_time(folded, found.span.start, found.span.end, end):
                yield Token(*found.span, kind)
        else:
            yield Token(*found.span, kind, clarity=Clarity.VAGUE)


def _stands_alone(folded: str, start: int, stop: int, end: int) -> bool:
    if re.search(_DENIED, folded[max(0, start - 3) : start]):
        return False
    return not re.match(_NOUN_AFTER, folded[stop : min(end, stop + 3)])


def asks_for_time(folded: str, start: int, stop: int, end: int) -> bool:
    """Say whether the place start..stop is a value of its own: after a time label, or in a bracket of owners."""
    line = folded.rfind("\n", 0, start) + 1
    before = folded[max(line, start - _BRACKET_REACH) : start]
    if re.search(r"(?:时限|时间|期限|进度|节点|周期)(?:要求|安排|节点)?： ?(?:[^：；。（）]{0,20}[，、并])?$", before):
        return True
    after = folded[stop : min(end, stop + 1)]
    opened = before.rfind("（")
    if opened <= before.rfind("）") or after not in ("）", "；", "，", "、", ""):
        return False
    return before[-1:] in "（，；、：" and re.search("负责|牵头|单位|配合|责任", before[opened:]) is not None
