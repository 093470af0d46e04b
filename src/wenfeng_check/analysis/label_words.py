"""What a sentence says by itself: character n-grams, its numbering, cues, and named facts of its wording."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from sys import intern
from typing import NamedTuple

from wenfeng_check.analysis.outline import Marker, marker
from wenfeng_check.inference.linear import cues
from wenfeng_check.lexicon import Entry, Lexicon, fold, load
from wenfeng_check.remembered import remembered

MODEL = "sentences"
LEXICONS = (
    "empty_phrases", "padding_openers", "padding_closers", "vague_adverbs", "task_modals", "protected_formulations",
    "unit_suffixes", "person_titles", "vague_owners", "vague_times", "vague_quantities",
)  # fmt: skip
STOCK = ("empty_phrases", "padding_openers", "padding_closers", "vague_adverbs", "protected_formulations")
GRAM = 4
LENGTHS = (5, 10, 15, 20, 30, 45, 60, 90, 130, 200)
STOCK_SHARES = (0.01, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.6)

PATTERNS = (
    ("year", r"(?:19|20)\d\d年"),
    ("day", r"\d+月\d+日"),
    ("until", r"(?:底|末|日|月|年|前)(?:以前|之前|前)|(?:年|月|季度)[底末]"),
    ("period", r"每(?:年|季度?|月|周|日|半年|天)"),
    ("within", r"\d+个?(?:工作日|日|天|小时|月|年)(?:之?内|以内)"),
    ("amount", r"\d(?:\.\d+)?(?:万|亿|元|个|项|家|户|人|名|件|次|公里|亩|吨|平方|处|条|所|台|座|批|场|%|倍|分)"),
    ("growth", r"(?:增长|下降|提高|达到?|增加|减少|完成|超过)了?[^，。]{0,6}\d"),
    ("book", r"《[^》]+》"),
    ("quoted", r"＂[^＂]+＂"),
    ("document_number", r"（\d{4}）\d+号"),
    ("owner_tail", r"（[^（）]*(?:责任|牵头|负责|配合|时限|落实)[^（）]*）"),
    ("label", r"(?:责任单位|牵头单位|配合单位|责任领导|责任人|完成时限|时间节点|联系人|联系电话|附件)："),
    ("colon_end", r"：$"),
    ("stop_end", r"[。！？](?:＂|）)?$"),
    ("bar", r"\|"),
    ("phone", r"\d{3,4}-\d{7,8}|1\d{10}"),
    ("already", r"已经?[^有]|了[^解]|近年来|以来|先后|累计|截至"),
    ("turn", r"^(?:但|然而|同时|此外|另外|一些|部分|个别|有的|当前|目前)"),
    ("tetrad", r"(?:^|[，、；])[一-鿿]{4}(?=[，、；。])"),
    ("ordinal", r"(?:^|[，；。])[一二三四五六七八九十]+(?:是|要)"),
)  # fmt: skip


class Reading(NamedTuple):
    """What a sentence says by itself: its numbering, its folded text without it, its cues, and the facts of its words."""

    marker: Marker
    body: str
    cues: tuple[str, ...]
    facts: tuple[str, ...]


@cache
def _lexicon() -> Lexicon:
    """All lexicons in one, categories prefixed by the lexicon's name."""
    return Lexicon(
        Entry(entry.term, f"{name}.{entry.category}", "", "") for name in LEXICONS for entry in load(name).entries
    )


@remembered(8192)
def read(text: str) -> Reading:
    """Read a sentence by itself."""
    folded = re.sub(r"\s", " ", fold(text).strip())
    mark = marker(folded)
    body = folded[mark.length :]
    cued = Counter(match.entry.category for match in cues(MODEL).find(body))
    return Reading(mark, body, tuple(cued), each_once((*_worded(body), *_cued(cued), *_looked_up(body))))


def each_once(facts: Iterable[str]) -> tuple[str, ...]:
    """One object a name: the names are few, the sentences many."""
    return tuple(dict.fromkeys(map(intern, facts)))


def grams(body: str) -> tuple[str, ...]:
    """Character 1- to 4-grams with the start and the end marked; every number is one 0."""
    text = "^" + re.sub(r"\d+(?:\.\d+)?", "0", body) + "$"
    return tuple(sorted({text[i : i + n] for n in range(1, GRAM + 1) for i in range(len(text) - n + 1)}))


def step(value: float, limits: Sequence[float]) -> int:
    return sum(value >= limit for limit in limits)


def _worded(body: str) -> Iterator[str]:
    """Name the facts of the sentence's own words."""
    yield f"length{step(len(body), LENGTHS)}"
    for name, pattern in PATTERNS:
        hits = len(re.findall(pattern, body))
        if hits:
            yield name
        if hits > 1:
            yield f"{name}2"
    yield f"clauses{min(body.count('，') + body.count('；'), 8)}"
    yield f"list{min(body.count('、'), 6)}"
    if not re.search(r"\d", body):
        yield "no_digit"


def _cued(counts: Counter[str]) -> Iterator[str]:
    for name, hits in counts.items():
        yield f"cue.{name}"
        if hits > 1:
            yield f"cue.{name}2"
        if hits > 3:
            yield f"cue.{name}4"
    yield f"cue.most.{max(counts, key=lambda name: (counts[name], name), default='none')}"


def _looked_up(body: str) -> Iterator[str]:
    """Name the lexicon categories met in ``body``, and the share of it that stock words cover."""
    counts: Counter[str] = Counter()
    stock = 0
    for match in _lexicon().find(body):
        group = match.entry.category.partition(".")[0]
        counts.update((match.entry.category, group))
        stock += match.span.length if group in STOCK else 0
    for name, hits in counts.items():
        yield f"lex.{name}"
        if hits > 1:
            yield f"lex.{name}2"
    yield f"stock{step(stock / max(1, len(body)), STOCK_SHARES)}"
