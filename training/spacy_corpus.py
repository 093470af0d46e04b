"""Write the elements of tasks in labelled documents as a spaCy corpus: spacy_corpus.py LABELLED OUTPUT [--folds N]

OUTPUT/train.spacy and OUTPUT/dev.spacy hold a Doc a document, cut into characters. Its span group ``elements`` has the
spans TIME, UNIT (lead or single), SUPPORT, OWNER; the group ``slots`` has TIME, UNIT, PERSON, and a span's id is the
role of a party (lead, support, owner). Documents, never sentences, are dealt into the two files.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import spacy
from held_out import split
from spacy.language import Language
from spacy.tokens import Doc, DocBin
from spacy.tokens import Span as TokenSpan
from spacy.util import filter_spans

from wenfeng_check.analysis.facts import Analysis, Context
from wenfeng_check.model.span import Span
from wenfeng_check.model.task import Party
from wenfeng_check.readers import read_bytes

SLOTS = ("TIME", "UNIT", "PERSON")
STATES = ("clear", "vague")
FOLDS = 5


class Quote(NamedTuple):
    """A value quoted by a labeller: its place in the document, TIME, UNIT or PERSON, and the role of a party."""

    span: Span
    slot: str
    role: str


def blank() -> Language:
    """Chinese cut into characters: the spans of labellers end inside words of any segmenter."""
    return spacy.blank("zh", config={"nlp": {"tokenizer": {"@tokenizers": "spacy.zh.ChineseTokenizer", "segmenter": "char"}}})


def quotes(path: Path) -> Iterator[Quote]:
    """Yield the quotes of one document, each at its occurrence nearest to its task."""
    facts = Analysis(read_bytes(path.name, path.read_bytes()), Context(model=False))
    rows = _table(path.with_suffix("") / "sentences.tsv")
    members: dict[str, list[Span]] = {}
    for row, sentence in zip(rows, facts.sentences, strict=True):
        members.setdefault(row[1], []).append(sentence.span)
    parties = [party for task in facts.tasks for party in (*task.units, *task.persons)]
    for group, *cells in _table(path.with_suffix("") / "tasks.tsv"):
        for slot, state, quote in zip(SLOTS, cells[::2], cells[1::2], strict=True):
            if state in STATES and quote not in ("", "-") and group in members:
                span = _nearest(facts.text, quote, members[group])
                if span is not None:
                    yield Quote(span, slot, _role(span, slot, parties))


def _table(path: Path) -> list[list[str]]:
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    return rows[1:] if rows and rows[0][0] in ("sid", "gid") else rows


def _nearest(text: str, quote: str, members: Sequence[Span]) -> Span | None:
    first, last = members[0], members[-1]
    found, at = [], text.find(quote)
    while at >= 0:
        found.append(Span(at, at + len(quote)))
        at = text.find(quote, at + 1)
    return min(found, key=lambda span: max(span.start - last.end, first.start - span.start, 0), default=None)


def _role(span: Span, slot: str, parties: Sequence[Party]) -> str:
    """The role that the program reads at the place (its labels name no roles), else the usual one of the slot."""
    if slot == "TIME":
        return ""
    said = next((str(party.role) for party in parties if party.span.overlaps(span)), "")
    return said or ("owner" if slot == "PERSON" else "lead")


def document(nlp: Language, path: Path) -> Doc:
    """Return the Doc of one document with its span groups; newlines are tokens of their own."""
    text = Analysis(read_bytes(path.name, path.read_bytes()), Context(model=False)).document.text
    doc = nlp.make_doc(text)
    found = sorted(set(quotes(path)))
    spans = [span for quote in found if (span := _tokens(doc, quote, quote.slot)) is not None]
    doc.spans["slots"] = spans
    doc.spans["elements"] = [TokenSpan(doc, span.start, span.end, _label(span)) for span in spans]
    doc.set_ents(filter_spans(doc.spans["elements"]))
    return doc


def _tokens(doc: Doc, quote: Quote, label: str) -> TokenSpan | None:
    return doc.char_span(quote.span.start, quote.span.end, label, span_id=quote.role, alignment_mode="expand")


def _label(span: TokenSpan) -> str:
    """TIME, or the role of a unit or person: the classes that a pipeline learns."""
    return span.label_ if span.label_ == "TIME" else f"{span.label_}_{span.id_.upper()}"


def main() -> int:
    """Write both files and count the spans."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("labelled", type=Path)
    arguments.add_argument("output", type=Path)
    arguments.add_argument("--folds", type=int, default=FOLDS, help="one document in N goes to dev.spacy")
    given = arguments.parse_args()
    nlp = blank()
    paths = [path for path in sorted(given.labelled.glob("*.txt")) if path.with_suffix("").is_dir()]
    held = set(split([path.stem for path in paths], given.folds)[0])
    given.output.mkdir(parents=True, exist_ok=True)
    for name, chosen in (
        ("train", [path for path in paths if path.stem not in held]),
        ("dev", [path for path in paths if path.stem in held]),
    ):
        docs = [document(nlp, path) for path in chosen]
        DocBin(docs=docs).to_disk(given.output / f"{name}.spacy")
        counts = Counter(span.label_ for doc in docs for span in doc.spans["elements"])
        print(f"{name}.spacy: {len(docs)} documents, {dict(sorted(counts.items()))}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
