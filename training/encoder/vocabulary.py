"""The vocabulary: the pieces of multilingual-e5-small that Chinese official text needs, as a tokenizers file."""

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from tokenizers import Tokenizer, models, normalizers, pre_tokenizers

STOP, UNKNOWN = 2, 3
SPECIAL = 4
MARKS = ("[PARAGRAPH]", "[FOLLOWING]", "[HEADING]", "[TABLE]")  # in the order of wenfeng_check.inference.windows.Mark
Piece = tuple[str, float]


def tokenizer(pieces: Sequence[Piece]) -> Tokenizer:
    """A unigram tokenizer over ``pieces``; blanks are ▁, nothing is put in front."""
    made = Tokenizer(models.Unigram([(text, score) for text, score in pieces], unk_id=UNKNOWN, byte_fallback=False))
    made.normalizer = normalizers.NFKC()
    made.pre_tokenizer = pre_tokenizers.Metaspace(prepend_scheme="never")
    return made


def is_candidate(text: str) -> bool:
    """Whether a piece holds nothing but Chinese characters of GB 2312, digits and punctuation (single ones: any CJK)."""
    bare = text.replace("▁", "")
    if len(bare) <= 1:
        return not bare or bare.isascii() or "一" <= bare <= "鿿" or "　" <= bare <= "〿" or "＀" <= bare <= "￯"
    try:
        bare.encode("gb2312")
    except UnicodeError:
        return False
    return not any(character.isascii() and character.isalpha() for character in bare)


def chosen(pieces: Sequence[Piece], texts: Iterable[str], *, least: int = 3) -> list[int]:
    """Rows of ``pieces`` to keep: the special ones, single characters of GB 2312, and pieces seen ``least`` times."""
    rows = [row for row, (text, _) in enumerate(pieces) if row < SPECIAL or is_candidate(text)]
    trial = tokenizer([pieces[row] for row in rows])
    seen: Counter[int] = Counter()
    for text in texts:
        seen.update(trial.encode(text).ids)
    kept = []
    for at, row in enumerate(rows):
        bare = pieces[row][0].replace("▁", "")
        if row < SPECIAL or seen[at] >= least or (len(bare) <= 1 and _in_gb2312(bare)):
            kept.append(row)
    return kept


def _in_gb2312(text: str) -> bool:
    try:
        text.encode("gb2312")
    except UnicodeError:
        return False
    return True


def write(pieces: Sequence[Piece], path: Path) -> None:
    """Write the tokenizer; the marks are rows after the pieces and never come out of a text."""
    tokenizer(pieces).save(str(path), pretty=False)

