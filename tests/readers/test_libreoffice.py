"""LibreOffice as the oracle: what it shows of our example drafts is what the reader shows, automatic numbers included."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from wenfeng_check.readers import read_bytes
from wenfeng_check.readers.plain import visible_text

EXAMPLES = sorted((Path(__file__).resolve().parents[2] / "examples").glob("*.docx"))
SOFFICE = shutil.which("soffice")


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The text of every example as LibreOffice exports it, by file name."""
    if SOFFICE is None:
        pytest.skip("LibreOffice (soffice) is not installed")
    folder = tmp_path_factory.mktemp("office")
    command = [
        SOFFICE,
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--headless",
        "--convert-to",
        "txt:Text (encoded):UTF8",
    ]
    done = subprocess.run(
        [*command, "--outdir", str(folder), *map(str, EXAMPLES)], capture_output=True, timeout=180, check=False
    )
    texts = {path.stem: path.read_text(encoding="utf-8-sig") for path in folder.glob("*.txt")}
    if len(texts) != len(EXAMPLES):
        pytest.skip(f"LibreOffice did not convert the examples: {done.stderr.decode(errors='replace')[:200]}")
    return texts


def _numbered(text: str) -> list[str]:
    """The lines that begin with a number of a 公文, blanks left out, their first twelve characters."""
    lines = (re.sub(r"\s", "", line) for line in text.splitlines())
    return [
        line[:12]
        for line in lines
        if re.match(r"[一二三四五六七八九十]、|（[一二三四五六七八九十]+）|\d+\.(?!\d)|（\d+）", line)
    ]


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_numbers_paragraphs_as_libreoffice_does(path: Path, shown: dict[str, str]) -> None:
    ours = _numbered(visible_text(read_bytes(path.name, path.read_bytes())))
    assert ours == _numbered(shown[path.stem])


def test_the_examples_have_numbers_to_compare(shown: dict[str, str]) -> None:
    assert sum(len(_numbered(text)) for text in shown.values()) >= 40
