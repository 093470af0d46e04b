"""Labels of sentences on drafts of our own, and what the shipped model must keep to."""

import hashlib
from itertools import pairwise

import pytest

from tests.builders import doc
from wenfeng_check.analysis.facts import Analysis, Context
from wenfeng_check.analysis.labels import PaddingPlace, Role, SentenceLabel, label_sentences, thresholds
from wenfeng_check.inference.linear import card, load
from wenfeng_check.resources import model_path

PLAN = """清河县2024年农田水利建设实施方案
为补齐农田水利短板，根据《清河县水利发展规划》，制定本方案。
一、工作目标
到2025年，全县新增灌溉面积2万亩，灌溉水利用系数达到0.58。
二、存在问题
一些渠道年久失修，渗漏严重，管护人员不足，末级渠系不配套的问题较为突出。
三、重点任务
（一）修复渠道。完成石桥镇、柳河镇12公里渠道清淤，更换闸门30处。建立渠道巡查台账，每月通报一次。
（二）建设泵站。在柳河镇新建泵站2座，6月底前完成招标。
四、保障措施
（一）加强组织领导。各镇各部门要充分认识农田水利建设的重大意义，切实提高政治站位，强化责任担当，形成工作合力，确保各项工作落到实处、取得实效。
（二）强化督查。县水利局每季度开展一次检查，检查结果纳入年度考核。
"""


def labelled(text: str) -> dict[str, SentenceLabel]:
    """The labels of the chains alone."""
    facts = Analysis(doc(text), Context(model=False))
    return {s.span.of(facts.text): label for s, label in zip(facts.sentences, facts.labels, strict=True)}


def starting(text: str, start: str) -> SentenceLabel:
    return next(label for sentence, label in labelled(text).items() if sentence.startswith(start))


@pytest.mark.parametrize("start", ["完成石桥镇", "建立渠道巡查", "在柳河镇新建", "县水利局每季度"])
def test_an_assignment_is_a_task_and_no_padding(start: str) -> None:
    label = starting(PLAN, start)
    assert label.task >= thresholds().task
    assert label.place is PaddingPlace.NONE


@pytest.mark.parametrize("start", ["为补齐", "到2025年", "一些渠道", "清河县2024年"])
def test_basis_aim_problem_and_title_are_no_tasks(start: str) -> None:
    assert starting(PLAN, start).task < thresholds().task


def test_a_slogan_of_the_closing_section_is_padding() -> None:
    label = starting(PLAN, "各镇各部门要充分认识")
    assert label.padding >= thresholds().padding
    assert label.place in (PaddingPlace.EMPTY, PaddingPlace.BOOT)


@pytest.mark.parametrize(
    ("start", "role"),
    [("到2025年", Role.GOAL), ("一些渠道", Role.PROBLEM), ("完成石桥镇", Role.MEASURE), ("为补齐", Role.OTHER)],
)
def test_a_sentence_gets_the_role_of_its_section(start: str, role: Role) -> None:
    assert starting(PLAN, start).role is role


def test_half_width_punctuation_gives_the_same_labels() -> None:
    narrow = PLAN.translate(str.maketrans("，；：（）", ",;:()"))
    assert list(labelled(narrow).values()) == list(labelled(PLAN).values())


def test_probabilities_lie_between_0_and_1() -> None:
    for label in labelled(PLAN).values():
        assert 0 <= label.task <= 1
        assert 0 <= label.padding <= 1


def test_padding_has_a_place_exactly_from_the_threshold_on() -> None:
    for label in labelled(PLAN).values():
        assert (label.place is not PaddingPlace.NONE) == (label.padding >= thresholds().padding)


def test_a_document_without_sentences_has_no_labels() -> None:
    assert label_sentences([]) == ()


def test_the_card_knows_its_files() -> None:
    for file, digest in card("sentences")["sha256"].items():
        assert hashlib.sha256((model_path("sentences") / file).read_bytes()).hexdigest() == digest


def test_the_weights_hold_no_wording_longer_than_four_characters() -> None:
    lines = (model_path("sentences") / "grams.tsv").read_text("utf-8").splitlines()[1:]
    assert max(len(line.split("\t")[0]) for line in lines) <= 4


def test_the_weights_stay_small_and_in_order() -> None:
    files = [model_path("sentences") / name for name in ("grams.tsv", "facts.tsv")]
    assert sum(path.stat().st_size for path in files) < 1_500_000
    for path in files:
        names = [line.split("\t")[0] for line in path.read_text("utf-8").splitlines()[1:]]
        assert all(a < b for a, b in pairwise(names))


def test_the_tables_give_every_label_of_the_chains() -> None:
    wanted = {f"{name}:{label}" for name, chain in card("sentences")["chains"].items() for label in chain["labels"]}
    assert set(load("sentences", "grams.tsv").outputs) == set(load("sentences", "facts.tsv").outputs) == wanted
