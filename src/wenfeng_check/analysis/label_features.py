"""What the sentence model sees of a sentence: character n-grams, and named facts of wording, place and neighbours."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from sys import intern
from typing import NamedTuple

from wenfeng_check.analysis.outline import Marker, OutlineLine, marker, outline
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
WINDOW = 6
LENGTHS = (5, 10, 15, 20, 30, 45, 60, 90, 130, 200)
STOCK_SHARES = (0.01, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.6)
NEIGHBOUR_LENGTHS = (10, 20, 40, 80)
AROUND_SHARES = (0.25, 0.5, 0.75)

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
    """What is read of a sentence once: its folded text without numbering, its cues, its place in its block.

    ``order`` counts the sentences of the block from 0, ``size`` says how many it has, ``item`` is its first one.
    """

    given: SentenceInput
    marker: Marker
    body: str
    order: int
    size: int
    item: str
    outline: OutlineLine
    cues: Counter[str]


class SentenceFeatures(NamedTuple):
    """The n-grams of a sentence (each once) and its named facts."""

    grams: tuple[str, ...]
    facts: tuple[str, ...]


@cache
def _lexicon() -> Lexicon:
    """All lexicons in one, categories prefixed by the lexicon's name."""
    return Lexicon(
        Entry(entry.term, f"{name}.{entry.category}", "", "") for name in LEXICONS for entry in load(name).entries
    )


def contexts(lines: Sequence[SentenceInput]) -> tuple[SentenceContext, ...]:
    """Read every sentence of a document once."""
    blocks: dict[int, list[SentenceInput]] = {}
    for line in lines:
        blocks.setdefault(line.block_index, []).append(line)
    texts = [block[0].label + "".join(line.text for line in block) for block in blocks.values()]
    outlines = dict(zip(blocks, outline(texts), strict=True))
    found = []
    for index, block in blocks.items():
        item = fold(block[0].label + block[0].text)
        for order, line in enumerate(block):
            mark, body, cued = _read((line.label if line.first_in_block else "") + line.text)
            found.append(SentenceContext(line, mark, body, order, len(block), item, outlines[index], cued))
    return tuple(found)


@remembered(8192)
def _read(text: str) -> tuple[Marker, str, Counter[str]]:
    """Read the numbering, the folded text without it, and the cues of a sentence."""
    folded = re.sub(r"\s", " ", fold(text).strip())
    mark = marker(folded)
    body = folded[mark.length :]
    return mark, body, Counter(match.entry.category for match in cues(MODEL).find(body))


def grams(body: str) -> tuple[str, ...]:
    """Character 1- to 4-grams with the start and the end marked; every number is one 0."""
    text = "^" + re.sub(r"\d+(?:\.\d+)?", "0", body) + "$"
    return tuple(sorted({text[i : i + n] for n in range(1, GRAM + 1) for i in range(len(text) - n + 1)}))


def _step(value: float, limits: Sequence[float]) -> int:
    return sum(value >= limit for limit in limits)


def _bigrams(name: str, text: str) -> Iterator[str]:
    for start in range(len(text) - 1):
        yield f"{name}.{text[start : start + 2]}"


def wording(context: SentenceContext) -> Iterator[str]:
    """Name the facts of the sentence's own words."""
    yield from _wording(context.body)
    yield from _cued(context.cues)


@remembered(8192)
def _wording(body: str) -> tuple[str, ...]:
    return tuple(map(intern, _worded(body)))


def _worded(body: str) -> Iterator[str]:
    yield f"length{_step(len(body), LENGTHS)}"
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


@remembered(8192)
def lexical(body: str) -> tuple[str, ...]:
    """Name the lexicon categories met in ``body``, and the share of it that stock words cover."""
    return tuple(map(intern, _looked_up(body)))


def _looked_up(body: str) -> Iterator[str]:
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
    yield f"stock{_step(stock / max(1, len(body)), STOCK_SHARES)}"


def place(context: SentenceContext, index: int, total: int) -> Iterator[str]:
    """Name the facts of the sentence's place in the document and in its item."""
    given = context.given
    yield f"marker.{context.marker.name}"
    yield f"order{min(context.order, 4)}"
    yield f"block{min(context.size, 6)}"
    yield f"kind.{given.kind}"
    yield f"title_kind.{context.outline.kind}"
    yield f"tenth{10 * index // total}"
    yield f"index{min(index, 9)}"
    yield f"from_end{min(total - 1 - index, 9)}"
    if context.size == 1:
        yield "alone"
    elif given.last_in_block:
        yield "last_in_block"
    if given.is_heading:
        yield "heading"
    if context.outline.is_heading:
        yield "heading_line"
    if given.in_table:
        yield "table"
    yield from _above(context)


def _above(context: SentenceContext) -> Iterator[str]:
    path = context.outline.path
    yield f"depth{len(path)}"
    for name, text in (("top", path[0] if path else ""), ("under", path[-1] if path else "")):
        yield from _headed(text, name)
    if context.order:
        mark = marker(context.item)
        yield f"item.{mark.name}"
        yield from _bigrams("item", context.item[mark.length :][:24])


@remembered(1024)
def _headed(text: str, name: str) -> tuple[str, ...]:
    return tuple(_bigrams(name, fold(text)[marker(text).length :]))


def neighbours(every: Sequence[SentenceContext], index: int) -> Iterator[str]:
    """Name a few facts of the sentences before and after."""
    for name, at in (("before2", index - 2), ("before", index - 1), ("after", index + 1), ("after2", index + 2)):
        if not 0 <= at < len(every):
            yield f"{name}.none"
            continue
        other = every[at]
        for cue in other.cues:
            yield f"{name}.cue.{cue}"
        if abs(at - index) == 1:
            yield f"{name}.marker.{other.marker.name}"
            yield f"{name}.length{_step(len(other.body), NEIGHBOUR_LENGTHS)}"
            yield f"{name}.starts.{other.body[:2]}"
            yield f"{name}.heading{int(other.outline.is_heading)}"


def around(every: Sequence[SentenceContext], index: int) -> Iterator[str]:
    """Name the cues that many of the sentences within ``WINDOW`` places share."""
    window = [*every[max(0, index - WINDOW) : index], *every[index + 1 : index + 1 + WINDOW]]
    counts: Counter[str] = Counter()
    for other in window:
        counts.update(other.cues.keys())
    for cue, hits in counts.items():
        for share in AROUND_SHARES:
            if hits > share * len(window):
                yield f"around.{cue}.{share:.0%}"


def features(lines: Sequence[SentenceInput]) -> tuple[SentenceFeatures, ...]:
    """Return the features of every sentence of a document, in order."""
    every = contexts(lines)
    total = len(every)
    found = []
    for index, context in enumerate(every):
        facts = {*wording(context), *lexical(context.body), *place(context, index, total)}
        facts.update(neighbours(every, index), around(every, index))
        found.append(SentenceFeatures(grams(context.body), tuple(sorted(facts))))
    return tuple(found)
