"""The spaCy component in real pipelines: found by name, places right, several Docs, processes, written and read again."""

import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

pytest.importorskip("spacy", reason="the extra spacy is not installed")

import spacy
from spacy.tokens import Doc, DocBin

import wenfeng_check.spacy_component  # noqa: F401  (registers the factory)
from wenfeng_check import SettingsError, check_text, tasks

ROOT = Path(__file__).parents[1]
DRAFT = (
    "关于做好汛期值守工作的通知\n各镇人民政府：\n请县应急局尽快补足救生衣，请县水利局于4月30日前检修水泵。\n"
    "清河县人民政府办公室\n2024年3月1日\n"
)


def _pipeline(segmenter: str = "char", **config: object) -> "spacy.language.Language":
    nlp = spacy.blank("zh", config={"nlp": {"tokenizer": {"@tokenizers": "spacy.zh.ChineseTokenizer", "segmenter": segmenter}}})
    nlp.add_pipe("wenfeng_check", config=config)
    return nlp


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("segmenter", ["char", "jieba"])
def test_a_finding_covers_the_tokens_of_its_words(segmenter: str, newline: str) -> None:
    doc = _pipeline(segmenter, select=["TSK102"])(DRAFT.replace("请县应急局", "请𠮷某、县应急局").replace("\n", newline))
    (span,) = doc.spans["wenfeng_check"]
    assert (span.text, span.label_) == ("尽快", "TSK102")
    diagnostic = span._.wenfeng_finding
    assert diagnostic.code == "TSK102"
    assert diagnostic.finding.span.of(doc._.wenfeng_report.document.text) == "尽快"


def test_the_report_and_the_tasks_are_those_of_the_python_interface() -> None:
    doc = _pipeline()(DRAFT)
    assert doc._.wenfeng_report.diagnostics == check_text(DRAFT).diagnostics
    assert doc._.wenfeng_tasks == tasks(DRAFT)
    assert [span._.wenfeng_task for span in doc.spans["wenfeng_tasks"]] == list(tasks(DRAFT))
    assert [span.text for span in doc.spans["wenfeng_tasks"]][1] == "请县水利局于4月30日前检修水泵。"


def test_a_place_inside_a_token_takes_the_whole_token() -> None:
    nlp = spacy.blank("xx")  # splits at blanks only: a line is a token
    nlp.add_pipe("wenfeng_check", config={"select": ["TSK102"]})
    doc = nlp(DRAFT)
    (span,) = doc.spans["wenfeng_check"]
    assert "尽快" in span.text
    assert len(span.text) > 2


def test_many_documents_one_of_them_empty_keep_their_own_findings() -> None:
    nlp = _pipeline(select=["TSK102"])
    texts = [DRAFT, "", DRAFT.replace("尽快", "适时"), " \n "]
    docs = list(nlp.pipe(texts))
    assert [[span.text for span in doc.spans["wenfeng_check"]] for doc in docs] == [["尽快"], [], ["适时"], []]
    assert [len(doc._.wenfeng_report.failures) for doc in docs] == [0, 1, 0, 1]
    assert docs[1]._.wenfeng_tasks == ()


def test_documents_come_back_from_other_processes_and_from_a_file() -> None:
    nlp = _pipeline(select=["TSK102"])
    doc = next(iter(nlp.pipe([DRAFT, DRAFT], n_process=2)))
    stored = DocBin(store_user_data=True, docs=[doc]).to_bytes()
    (back,) = DocBin().from_bytes(stored).get_docs(nlp.vocab)
    for each in (doc, back):
        (span,) = each.spans["wenfeng_check"]
        assert span._.wenfeng_finding.finding.span.of(each._.wenfeng_report.document.text) == "尽快"
        assert [d.code for d in each._.wenfeng_report.diagnostics] == ["TSK102"]


def test_the_configuration_is_saved_with_the_pipeline(tmp_path: Path) -> None:
    wishes = {"select": ["TSK", "WRD107"], "kind": "通知", "profile": "national", "today": "2024-03-01", "model": False}
    _pipeline(**wishes).to_disk(tmp_path / "model")
    again = spacy.load(tmp_path / "model")
    assert again.config["components"]["wenfeng_check"].items() >= wishes.items()
    doc = again(DRAFT)
    assert doc.spans["wenfeng_check"]
    assert doc._.wenfeng_report.no_model == "按设置没有用"


@pytest.mark.parametrize(
    ("config", "words"),
    [({"select": ["TSK1O2"]}, "TSK102"), ({"profile": "县"}, "profile"), ({"today": "明天"}, "today"), ({"config": "无.toml"}, "打不开")],
)
def test_a_configuration_that_is_not_understood_is_refused_at_once(config: dict[str, object], words: str) -> None:
    with pytest.raises(SettingsError, match=words):
        _pipeline(**config)


def test_a_doc_that_the_component_did_not_see_has_no_report() -> None:
    doc = Doc(spacy.blank("zh").vocab, words=["尽快"])
    assert doc._.wenfeng_report is None
    assert doc._.wenfeng_tasks == ()
    assert doc[0:1]._.wenfeng_finding is None
    assert doc[0:1]._.wenfeng_task is None


def test_the_component_is_found_by_name_without_an_import(tmp_path: Path) -> None:
    """The entry points of pyproject.toml, laid out as an installation does, lead spaCy to the factory."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    folder = tmp_path / "wenfeng_trial-1.dist-info"
    folder.mkdir()
    folder.joinpath("METADATA").write_text("Metadata-Version: 2.1\nName: wenfeng-trial\nVersion: 1\n", encoding="utf-8")
    lines = [f"{name} = {value}" for name, value in project["entry-points"]["spacy_factories"].items()]
    folder.joinpath("entry_points.txt").write_text("\n".join(["[spacy_factories]", *lines]), encoding="utf-8")
    script = "import spacy; nlp = spacy.blank('zh'); nlp.add_pipe('wenfeng_check'); print(nlp.pipe_names)"
    paths = os.pathsep.join([str(tmp_path), str(ROOT / "src"), os.environ.get("PYTHONPATH", "")])
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, timeout=120, env=os.environ | {"PYTHONPATH": paths}
    )
    assert done.stdout.strip() == "['wenfeng_check']", done.stderr
