"""Our own marked drafts: each can be read, and one is read as it was marked."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parent.parent
DRAFTS = sorted((ROOT / "training" / "drafts").glob("*.mark"))


@pytest.fixture(scope="module")
def drafts() -> ModuleType:
    spec = importlib.util.spec_from_file_location("drafts", ROOT / "training" / "drafts.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _write(folder: Path, text: str) -> Path:
    path = folder / "a.mark"
    path.write_text(text, encoding="utf-8")
    return path


MARKED = (
    "{-OO}青岚县植树方案\n{-OC}一、分工\n{t1SC}1.县林业局调运树苗。{t1SC}3月8日前运到。\n{-EC}要高度重视。\n===\n"
    "t1 | time clear 3月8日前 | unit clear 县林业局 | person none\n"
)


def test_a_marked_draft_becomes_a_text_and_two_tables(drafts: ModuleType, tmp_path: Path) -> None:
    draft = drafts.read_draft(_write(tmp_path, MARKED))
    assert draft.text == "青岚县植树方案\n一、分工\n1.县林业局调运树苗。3月8日前运到。\n要高度重视。\n"
    assert draft.rows[2:4] == (("L3.1", "t1", "S", "C"), ("L3.2", "t1", "S", "C"))
    assert draft.tasks == (("t1", "clear", "3月8日前", "clear", "县林业局", "none", "-"),)
    drafts.write_draft(draft, tmp_path / "out", "a")
    assert (tmp_path / "out" / "a" / "sentences.tsv").read_text(encoding="utf-8").splitlines()[0] == "sid\ttask\tpad\trole"


@pytest.mark.parametrize(
    ("right", "wrong"),
    [("{-EC}要", "要"), ("clear 县林业局", "clear 县水利局"), ("t1 | time", "t2 | time"), ("{t1SC}3月", "3{t1SC}月")],
    ids=["a sentence without a mark", "words that are not there", "a group that is not there", "a mark inside a sentence"],
)
def test_what_does_not_fit_is_refused(drafts: ModuleType, tmp_path: Path, right: str, wrong: str) -> None:
    with pytest.raises(ValueError, match=r"a\.mark"):
        drafts.read_draft(_write(tmp_path, MARKED.replace(right, wrong)))


@pytest.mark.parametrize("path", DRAFTS[::12], ids=lambda path: path.stem)
def test_the_drafts_can_be_read(drafts: ModuleType, path: Path) -> None:
    draft = drafts.read_draft(path)
    assert len(draft.rows) >= 10


def test_those_kept_for_testing_and_the_rest_are_all(drafts: ModuleType) -> None:
    kept = set(drafts.picked(DRAFTS[0].parent, 4, rest=False))
    rest = set(drafts.picked(DRAFTS[0].parent, 4, rest=True))
    assert kept | rest == set(DRAFTS)
    assert not kept & rest
    assert len(kept) == len(DRAFTS) // 4
