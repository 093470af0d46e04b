"""Word files of other projects, where they lie beside the checkout: constructs, automatic numbers, no surprises."""

import json
from pathlib import Path

import pytest

from wenfeng_check.model.errors import ReadError
from wenfeng_check.readers import read_bytes
from wenfeng_check.readers.plain import visible_text

SHARED = Path(__file__).parents[2].parent / "shared"
PROBES = SHARED / "files" / "probes"
needs_probes = pytest.mark.skipif(not PROBES.is_dir(), reason="the public test files are not beside the checkout")


@needs_probes
@pytest.mark.parametrize("name", ["features.docx", "features_strict.docx"])
def test_every_construct_shows_what_it_must(name: str) -> None:
    shown = visible_text(read_bytes(name, (PROBES / name).read_bytes()))
    tight = shown.replace("\t", "").replace(" ", "")
    for line in (PROBES / "PROBES.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        _, token, construct, policy = line.split("\t")
        found = any(each in shown or each in tight for each in json.loads(token).split("|"))
        assert policy == "opt" or found == (policy == "must"), construct


@needs_probes
def test_automatic_numbers_are_those_expected() -> None:
    expected: dict[str, list[str]] = {}
    for line in (PROBES / "lir_expected.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        path, _, label = line.split("\t")
        expected.setdefault(path, []).append(label)
    for path, labels in expected.items():
        document = read_bytes(path, (SHARED / "files" / "public" / path).read_bytes())
        assert [block.label for block in document.blocks if block.label] == labels


@needs_probes
def test_every_file_is_read_or_refused() -> None:
    paths = [*SHARED.glob("files/public/**/*.docx"), *SHARED.glob("corpus/office/*.docx")]
    for path in paths:
        try:
            document = read_bytes(path.name, path.read_bytes())
        except ReadError:
            continue
        assert document.text == "\n".join(document.of(block.span) for block in document.blocks)
