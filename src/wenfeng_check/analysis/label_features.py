"""What the sentence model sees of a sentence: character n-grams, and named facts of wording, place and neighbours."""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from wenfeng_check.analysis.label_words import Reading, each_once, grams, read, step
from wenfeng_check.analysis.outline import OutlineLine, marker, outline
from wenfeng_check.lexicon import fold
from wenfeng_check.remembered import forgettable, remembered

WINDOW = 6
NEIGHBOUR_LENGTHS = (10, 20, 40, 80)
AROUND_SHARES = (0.25, 0.5, 0.75)


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
    """What is read of a sentence once: its own words, and its place in its block.

    ``text`` is the sentence behind its generated numbering; ``order`` counts the sentences of the block from 0, ``size``
    says how many it has, ``item`` is its first one.
    """

    given: SentenceInput
    text: str
    read: Reading
    order: int
    size: int
    item: str
    outline: OutlineLine


class SentenceFeatures(NamedTuple):
    """The words of a sentence, and its named facts in groups; no fact stands in two of them."""

    body: str
    groups: tuple[tuple[str, ...], ...]

    @property
    def grams(self) -> tuple[str, ...]:
        """The n-grams, each once, in order."""
        return grams(self.body)

    @property
    def facts(self) -> tuple[str, ...]:
        """All facts, each once, in order."""
        return tuple(sorted({fact for group in self.groups for fact in group}))


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
            text = (line.label if line.first_in_block else "") + line.text
            found.append(SentenceContext(line, text, read(text), order, len(block), item, outlines[index]))
    return tuple(found)


class Place(NamedTuple):
    """Where a sentence stands in the document, in its block, and in the outline."""

    marker: str
    order: int
    size: int
    kind: str
    title_kind: str
    tenth: int
    from_start: int
    from_end: int
    last_in_block: bool
    is_heading: bool
    heading_line: bool
    in_table: bool
    depth: int


def _place_of(context: SentenceContext, index: int, total: int) -> Place:
    given, outlined = context.given, context.outline
    return Place(
        context.read.marker.name, min(context.order, 4), min(context.size, 6), given.kind, outlined.kind,
        10 * index // total, min(index, 9), min(total - 1 - index, 9), given.last_in_block, given.is_heading,
        outlined.is_heading, given.in_table, len(outlined.path),
    )  # fmt: skip


@forgettable
@lru_cache(maxsize=8192)
def _placed(place: Place) -> tuple[str, ...]:
    return each_once(_place_facts(place))


def _place_facts(place: Place) -> Iterator[str]:
    """Name the facts of the sentence's place in the document and in its item."""
    yield f"marker.{place.marker}"
    yield f"order{place.order}"
    yield f"block{place.size}"
    yield f"kind.{place.kind}"
    yield f"title_kind.{place.title_kind}"
    yield f"tenth{place.tenth}"
    yield f"index{place.from_start}"
    yield f"from_end{place.from_end}"
    if place.size == 1:
        yield "alone"
    elif place.last_in_block:
        yield "last_in_block"
    if place.is_heading:
        yield "heading"
    if place.heading_line:
        yield "heading_line"
    if place.in_table:
        yield "table"
    yield f"depth{place.depth}"


def _above(context: SentenceContext) -> Iterator[tuple[str, ...]]:
    """Yield the facts of the headings above, and of the first sentence of the item."""
    path = context.outline.path
    yield _headed(path[0] if path else "", "top")
    yield _headed(path[-1] if path else "", "under")
    if context.order:
        yield _begun(context.item)


def _bigrams(name: str, text: str) -> Iterator[str]:
    for start in range(len(text) - 1):
        yield f"{name}.{text[start : start + 2]}"


@remembered(1024)
def _headed(text: str, name: str) -> tuple[str, ...]:
    return each_once(_bigrams(name, fold(text)[marker(text).length :]))


@remembered(4096)
def _begun(item: str) -> tuple[str, ...]:
    mark = marker(item)
    return each_once((f"item.{mark.name}", *_bigrams("item", item[mark.length :][:24])))


def _neighbours(every: Sequence[SentenceContext], index: int) -> Iterator[tuple[str, ...]]:
    """Yield a few facts of each of the sentences before and after."""
    for name, at in (("before2", index - 2), ("before", index - 1), ("after", index + 1), ("after2", index + 2)):
        if 0 <= at < len(every):
            yield _beside(every[at].text, name, every[at].outline.is_heading)
        else:
            yield (f"{name}.none",)


@remembered(8192)
def _beside(text: str, name: str, is_heading: bool) -> tuple[str, ...]:
    other = read(text)
    facts = [f"{name}.cue.{cue}" for cue in other.cues]
    if not name.endswith("2"):
        facts.append(f"{name}.marker.{other.marker.name}")
        facts.append(f"{name}.length{step(len(other.body), NEIGHBOUR_LENGTHS)}")
        facts.append(f"{name}.starts.{other.body[:2]}")
        facts.append(f"{name}.heading{int(is_heading)}")
    return each_once(facts)


@forgettable
@lru_cache(maxsize=8192)
def _around(cued: tuple[tuple[str, ...], ...]) -> tuple[str, ...]:
    """Name the cues that many of the sentences within ``WINDOW`` places share; ``cued`` are the cues of each."""
    counts = Counter(cue for cues in cued for cue in cues)
    return each_once(
        f"around.{cue}.{share:.0%}"
        for cue, hits in counts.items()
        for share in AROUND_SHARES
        if hits > share * len(cued)
    )


def features(lines: Sequence[SentenceInput]) -> tuple[SentenceFeatures, ...]:
    """Return the features of every sentence of a document, in order."""
    every = contexts(lines)
    cued = tuple(context.read.cues for context in every)
    found = []
    for index, context in enumerate(every):
        groups = (
            context.read.facts,
            _placed(_place_of(context, index, len(every))),
            *_above(context),
            *_neighbours(every, index),
            _around(cued[max(0, index - WINDOW) : index] + cued[index + 1 : index + 1 + WINDOW]),
        )
        found.append(SentenceFeatures(context.read.body, groups))
    return tuple(found)
