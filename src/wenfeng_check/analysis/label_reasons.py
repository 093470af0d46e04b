"""Why the model takes a sentence for padding, in words, strongest reason first."""

from collections.abc import Iterator

from wenfeng_check.analysis.label_features import SentenceInput, contexts
from wenfeng_check.analysis.label_words import MODEL, STOCK_SHARES
from wenfeng_check.inference.linear import load

MOST = 4
STOCK_FROM = 0.2

_ABSENT = (
    ("无主体", ("lex.unit_suffixes", "lex.person_titles", "cue.assign4", "owner_tail", "label")),
    ("无数字", ("amount", "growth")),
    ("无时间", ("year", "day", "until", "period", "within", "lex.vague_times")),
    ("无文件、无专名", ("book", "quoted", "document_number")),
)
_PRESENT = (
    ("口号用语多", "cue.slogan2"),
    ("口号用语", "cue.slogan"),
    ("只讲意义", "cue.meaning"),
    ("只讲目标、原则", "cue.goal2"),
    ("开头套语", "lex.padding_openers"),
    ("结尾套语", "lex.padding_closers"),
    ("空话用语", "lex.empty_phrases"),
    ("空泛副词叠用", "lex.vague_adverbs2"),
    ("四字格堆叠", "tetrad2"),
)


def _pull(facts: tuple[str, ...]) -> int:
    """How strongly ``facts`` speak for padding and against substance, in hundredths."""
    table = load(MODEL, "facts.tsv")
    padding, substance = table.outputs.index("padding:padding"), table.outputs.index("padding:substance")
    return sum(table.row(fact)[padding] - table.row(fact)[substance] for fact in facts)


def _candidates(facts: set[str]) -> Iterator[tuple[int, str]]:
    for words, names in _ABSENT:
        if not facts.intersection(names):
            yield -_pull(names), words
    for words, name in _PRESENT:
        if name in facts and f"{name}2" not in facts:
            yield _pull((name,)), words
    for step, share in enumerate(STOCK_SHARES, 1):
        if share >= STOCK_FROM and f"stock{step}" in facts:
            yield max(1, _pull((f"stock{step}",))), f"套话占{share:.0%}以上"


def padding_reasons(line: SentenceInput) -> tuple[str, ...]:
    """The strongest reasons why ``line`` looks like padding, such as 无主体 or 口号用语多; () where nothing does."""
    (context,) = contexts([line])
    facts = set(context.read.facts)
    ranked = sorted(_candidates(facts), key=lambda pair: -pair[0])
    return tuple(words for pull, words in ranked if pull > 0)[:MOST]
