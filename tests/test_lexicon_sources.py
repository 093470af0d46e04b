"""Every word list and every source code in it is explained in lexicons/SOURCES.md."""

import csv
import re
from pathlib import Path

import pytest

LEXICONS = Path(__file__).resolve().parent.parent / "lexicons"
SOURCES = (LEXICONS / "SOURCES.md").read_text("utf-8")


@pytest.mark.parametrize("path", sorted(LEXICONS.glob("*.tsv")), ids=lambda path: path.stem)
def test_a_list_and_its_source_codes_are_explained(path: Path) -> None:
    assert path.name in SOURCES
    with path.open(encoding="utf-8", newline="") as file:
        cells = [row["source"] for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)]
    codes = {re.sub(r"-\d+$|\(.*\)$", "", code) for cell in cells for code in cell.split(";")}
    assert [code for code in sorted(codes) if code not in SOURCES] == []
