"""LibreOffice as the oracle: it opens what we write and shows every comment on the words that we put it on."""

import shutil
import subprocess
from collections import Counter
from pathlib import Path

import pytest

from tests.annotate.helpers import ours, read
from wenfeng_check.annotate import review
from wenfeng_check.engine import check
from wenfeng_check.model.document import Document
from wenfeng_check.settings import Settings

EXAMPLES = sorted(
    path
    for path in (Path(__file__).resolve().parents[2] / "examples").iterdir()
    if path.suffix in (".docx", ".txt", ".md") and path.name != "README.md"
)
SOFFICE = shutil.which("soffice")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with every example, annotated with tracked changes, and the .odt that LibreOffice writes of it."""
    if SOFFICE is None:
        pytest.skip("LibreOffice (soffice) is not installed")
    target = tmp_path_factory.mktemp("annotated")
    for path in EXAMPLES:
        content = path.read_bytes()
        report = check(read(content, path.name), Settings())
        _ours(target, path).write_bytes(review(content, report, suggest=True).content)
    command = [SOFFICE, f"-env:UserInstallation={(target / 'profile').as_uri()}", "--headless"]
    files = [str(_ours(target, path)) for path in EXAMPLES]
    done = subprocess.run(
        [*command, "--convert-to", "odt", "--outdir", str(target), *files],
        capture_output=True,
        timeout=300,
        check=False,
    )
    if not any(target.glob("*.odt")):
        pytest.skip(f"LibreOffice does not run here: {done.stderr.decode(errors='replace')[:200]}")
    return target


def _ours(target: Path, path: Path) -> Path:
    """Where the annotated copy of an example stands; examples of one stem keep apart by their formats."""
    return target / f"{path.stem}-{path.suffix[1:]}.docx"


def _comments(document: Document) -> Counter[tuple[str, str]]:
    """Our comments: the words that they stand on, and what they say, blanks left out."""
    return Counter(
        (_bare(document.of(comment.span)) if comment.span else "", _bare(comment.text)) for comment in ours(document)
    )


def _bare(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_libreoffice_shows_each_comment_on_the_words_that_it_is_about(path: Path, folder: Path) -> None:
    written = _ours(folder, path)
    exported = written.with_suffix(".odt")
    assert exported.exists(), "LibreOffice did not open the file"
    expected = _comments(read(written.read_bytes(), written.name))
    assert _comments(read(exported.read_bytes(), exported.name)) == expected


def test_the_examples_have_comments_to_compare(folder: Path) -> None:
    assert sum(len(ours(read(path.read_bytes(), path.name))) for path in folder.glob("*.odt")) >= 60
