"""What the sentence model sees of a sentence: character n-grams and named facts of wording, place and neighbours."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from wenfeng_check.analysis.outline import Marker, marker
from wenfeng_check.lexicon import Entry, Lexicon, fold, load

LEXICONS = (
    "empty_phrases", "padding_openers", "padding_closers", "vague_adverbs", "task_modals", "protected_formulations",
    "unit_suffixes", "person_titles", "vague_owners", "vague_times", "vague_quantities",
)  # fmt: skip
STOCK = ("empty_phrases", "padding_openers", "padding_closers", "vague_adverbs", "protected_formulations")
GRAM = 4

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
    ("number_of_document", r"（\d{4}）\d+号|〔\d{4}〕\d+号"),
    ("owner_tail", r"（[^（）]*(?:责任|牵头|负责|配合|时限|落实)[^（）]*）"),
    ("label", r"(?:责任单位|牵头单位|配合单位|责任领导|责任人|完成时限|时间节点|联系人|联系电话|附件)[：:]"),
    ("colon_end", r"[：:]$"),
    ("stop_end", r"[。！？](?:＂|）)?$"),
    ("bar", r"\|"),
    ("phone", r"\d{3,4}-\d{7,8}|1\d{10}"),
    ("already", r"已经?[^有]|了[^解]|近年来|以来|先后|累计|截至"),
    ("but", r"^(?:但|然而|同时|此外|另外|一些|部分|个别|有的|当前|目前)"),
    ("tetrad", r"(?:^|[，、；])[一-鿿]{4}(?=[，、；。])"),
    ("one_wants", r"(?:^|[，；。])[一二三四五六七八九十]+(?:是|要)"),
)  # fmt: skip


class SentenceInput(NamedTuple):
    """A sentence and where it stands; ``label`` is generated numbering, ``path`` the texts of the headings above."""

    text: str
    block_index: int
    first_in_block: bool
    last_in_block: bool
    label: str = ""
    kind: str = ""
    path: tuple[str, ...] = ()
    is_heading: bool = False
    in_table: bool = False


class SentenceContext(NamedTuple):
    """A sentence with what is read once: its folded text without numbering, its place among the sentences."""

    given: SentenceInput
    marker: Marker
    body: str
    order: int
    count: int
    item: str
    item_size: int


class SentenceFeatures(NamedTuple):
    """The n-grams of a sentence (each once) and its named facts."""

    grams: tuple[str, ...]
    facts: tuple[str, ...]


@cache
def _cues() -> Lexicon:
    return load("role_cues")


@cache
def _lexicon() -> Lexicon:
    """All lexicons in one, categories prefixed by the lexicon's name."""
    return Lexicon(
        Entry(entry.term, f"{name}.{entry.category}", "", "") for name in LEXICONS for entry in load(name).entries
    )


def contexts(lines: Sequence[SentenceInput]) -> tuple[SentenceContext, ...]:
    """Gather what the features of each sentence need from its block."""
    by_block: dict[int, list[SentenceInput]] = {}
    for line in lines:
        by_block.setdefault(line.block_index, []).append(line)
    found = []
    seen: Counter[int] = Counter()
    for line in lines:
        block = by_block[line.block_index]
        folded = re.sub(r"\d+", lambda m: m.group(), fold(line.label + line.text).strip())
        mark = marker(folded)
        order = seen[line.block_index]
        seen[line.block_index] += 1
        found.append(
            SentenceContext(line, mark, folded[mark.length :], order, len(block), fold(block[0].label + block[0].text), len(block))
        )
    return tuple(found)


def grams(body: str) -> tuple[str, ...]:
    """Character 1- to 4-grams with the start and the end marked; every run of digits is one 0."""
    text = "^" + re.sub(r"\d+(?:\.\d+)?", "0", body) + "$"
    return tuple({text[i : i + n] for n in range(1, GRAM + 1) for i in range(len(text) - n + 1)})


def _bucket(value: float, limits: Sequence[float]) -> int:
    return sum(value >= limit for limit in limits)


def wording(context: SentenceContext) -> Iterator[str]:
    """Name the facts of the sentence's own words."""
    body = context.body
    yield f"length{_bucket(len(body), (5, 10, 15, 20, 30, 45, 60, 90, 130, 200))}"
    for name, pattern in PATTERNS:
        hits = len(re.findall(pattern, body))
        if hits:
            yield name
        if hits > 1:
            yield f"{name}2"
    commas = body.count("，") + body.count("；")
    yield f"clauses{min(commas, 8)}"
    yield f"list{min(body.count('、'), 6)}"
    if not re.search(r"\d", body):
        yield "no_digit"
    yield from _lexical(body)
    yield from _cued(body)


def _cued(body: str) -> Iterator[str]:
    counts = Counter(match.entry.category for match in _cues().find(body))
    for name, hits in counts.items():
        yield f"cue.{name}"
        if hits > 1:
            yield f"cue.{name}2"
        if hits > 3:
            yield f"cue.{name}4"
    yield f"cue.most.{max(counts, key=lambda name: (counts[name], name), default='none')}"


def _lexical(body: str) -> Iterator[str]:
    counts: Counter[str] = Counter()
    stock = 0
    for match in _lexicon().find(body):
        name = match.entry.category
        counts[name] += 1
        counts[name.split(".")[0]] += 1
        if name.split(".")[0] in STOCK:
            stock += match.span.length
    for name, hits in counts.items():
        yield f"lex.{name}"
        if hits > 1:
            yield f"lex.{name}2"
    yield f"stock{_bucket(stock / max(1, len(body)), (0.01, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.6))}"


def place(context: SentenceContext, index: int, total: int) -> Iterator[str]:
    """Name the facts of the sentence's place in the document and its item."""
    given = context.given
    yield f"marker.{context.marker.name}"
    yield f"order{min(context.order, 4)}"
    yield f"block{min(context.count, 6)}"
    yield f"kind.{given.kind}"
    yield f"tenth{10 * index // total}"
    yield f"index{min(index, 9)}"
    yield f"from_end{min(total - 1 - index, 9)}"
    if given.first_in_block and given.last_in_block:
        yield "alone"
    elif given.last_in_block:
        yield "last_in_block"
    if given.is_heading:
        yield "heading"
    if given.in_table:
        yield "table"
    path = [text for text in given.path if text and fold(text) not in context.item[:60]]
    yield f"depth{min(len(given.path), 5)}"
    yield f"named{min(len(path), 4)}"
    for name, text in (("top", path[0] if path else ""), ("under", path[-1] if path else "")):
        clean = fold(text)[marker(text).length :]
        for gram in {clean[i : i + 2] for i in range(len(clean) - 1)}:
            yield f"{name}.{gram}"
    if context.order:
        mark = marker(context.item)
        head = context.item[mark.length :][:24]
        yield f"item.{mark.name}"
        for gram in {head[i : i + 2] for i in range(len(head) - 1)}:
            yield f"item.{gram}"


def neighbours(before: SentenceContext | None, after: SentenceContext | None) -> Iterator[str]:
    """Name a few facts of the sentences before and after."""
    for name, other in (("before", before), ("after", after)):
        if other is None:
            yield f"{name}.none"
            continue
        yield f"{name}.marker.{other.marker.name}"
        yield f"{name}.length{_bucket(len(other.body), (10, 20, 40, 80))}"
        yield f"{name}.starts.{other.body[:2]}"
        if other.given.is_heading:
            yield f"{name}.heading"


def features(lines: Sequence[SentenceInput]) -> tuple[SentenceFeatures, ...]:
    """Return the features of every sentence of a document."""
    every = contexts(lines)
    total = len(every)
    found = []
    for index, context in enumerate(every):
        before = every[index - 1] if index else None
        after = every[index + 1] if index + 1 < total else None
        facts = {*wording(context), *place(context, index, total), *neighbours(before, after)}
        found.append(SentenceFeatures(grams(context.body), tuple(sorted(facts))))
    return tuple(found)
