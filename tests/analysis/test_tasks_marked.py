"""Units that the encoder sees, taken where the rules find none."""

import pytest

from wenfeng_check.analysis.dates import DateContext
from wenfeng_check.analysis.facts import Analysis, Context
from wenfeng_check.analysis.parties import Roster
from wenfeng_check.analysis.tasks.marked import with_marks
from wenfeng_check.analysis.tasks.statement import Statement
from wenfeng_check.analysis.tasks.values import Reader, Values
from wenfeng_check.analysis.unit_marks import UnitMarks
from wenfeng_check.inference import encoder
from wenfeng_check.inference.elements import PieceShare, unit_pieces
from wenfeng_check.inference.windows import Pieces
from wenfeng_check.lexicon import fold
from wenfeng_check.model.span import Span
from wenfeng_check.model.task import Clarity, Party, PartyRole, Source

from ..builders import doc

LEAD = Party(Span(0, 2), "县局", PartyRole.LEAD, Clarity.CLEAR)


def marks(text: str, *words: str) -> UnitMarks:
    """A piece for each character of ``words`` where they first stand in ``text``."""
    starts = [(text.index(word), len(word)) for word in words]
    return UnitMarks([PieceShare(at, at + 1, 0.9) for start, length in starts for at in range(start, start + length)])


def units(text: str, *words: str, stated: bool = False) -> list[str]:
    reader = Reader(fold(text), text, DateContext(), Roster())
    span = Span(0, len(text))
    tail = Statement(span, span, Source.TAIL, Values(units=(LEAD,)))
    own = with_marks(reader.own(span), span, reader, marks(fold(text), *words), (tail,) if stated else ())
    return [unit.text for unit in own.units if unit.clarity is not Clarity.VAGUE]


@pytest.mark.parametrize(
    ("text", "marked", "want"),
    [
        ("口岸收费主体公开收费目录和标准。", "口岸收费主体", ["口岸收费主体"]),
        ("全县二级公立医院均纳入调查平台。", "全县二级公立医院", ["全县二级公立医院"]),
        ("每个县（市、区）至少引进两个项目。", "每个县（市、区", ["每个县（市、区）"]),
        ("由各方当事人建立履约台账。", "由各方当事人", ["各方当事人"]),
    ],
)
def test_a_marked_body_is_the_unit(text: str, marked: str, want: list[str]) -> None:
    assert units(text) in ([], want)
    assert units(text, marked) == want


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("在重点监视防御区加强会商。", "重点监视防御区"),  # a place
        ("组织有关单位开展演练。", "有关单位"),  # nobody in particular
        ("建设资源共享平台，整合设备。", "建设"),  # no body at all
        ("推进粮食收储，备足仓容。", "粮食"),
        ("督促沿河企业完成隐患整改。", "沿河企业"),  # who urges them is not said
    ],
)
def test_what_is_no_body_is_not_taken(text: str, marked: str) -> None:
    assert units(text, marked) == []


def test_what_the_draft_states_goes_before_the_marks() -> None:
    assert units("县林业局要在口岸收费主体处公示目录。", "口岸收费主体") == ["县林业局"]
    assert units("口岸收费主体公开收费目录。", "口岸收费主体", stated=True) == []


def test_a_marked_stretch_ends_where_its_pieces_get_unlikely() -> None:
    pieces = [PieceShare(0, 2, 0.95), PieceShare(2, 4, 0.97), PieceShare(4, 6, 0.6), PieceShare(8, 10, 0.7)]
    assert UnitMarks(pieces).inside(Span(0, 12)) == (Span(0, 4), Span(8, 10))
    assert UnitMarks(pieces).inside(Span(5, 8)) == (Span(5, 6),)


def test_only_pieces_that_may_belong_to_a_unit_are_kept() -> None:
    pieces = Pieces((7, 8, 9), ((0, 2), (2, 3), (3, 3)))
    assert unit_pieces(pieces, (0.9, 0.01, 0.8)) == (PieceShare(0, 2, 0.9),)


@pytest.mark.skipif(bool(encoder.absence()), reason=f"句子模型用不上：{encoder.absence()}")
def test_the_shipped_encoder_sees_the_unit_that_a_sentence_names() -> None:
    text = "云台县粮食应急演练方案\n一、工作任务\n（一）备足仓容。县发改局9月20日前腾出仓容3万吨。"
    facts = Analysis(doc(text))
    assert "县发改局" in [mark.of(facts.text) for mark in facts.unit_marks.inside(Span(0, len(text)))]


@pytest.mark.skipif(bool(encoder.absence()), reason=f"句子模型用不上：{encoder.absence()}")
def test_a_body_that_only_the_model_knows_counts_as_said_as_TSK103_says() -> None:
    text = "云台县优化口岸营商环境办法\n第三章　收费管理\n第十条　口岸收费主体应当在6月底前公布收费目录和收费标准。"
    (with_model,) = Analysis(doc(text)).tasks
    assert [unit.text for unit in with_model.units] == ["口岸收费主体"]
    assert not any(task.units for task in Analysis(doc(text), Context(model=False)).tasks)
