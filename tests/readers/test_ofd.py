"""OFD files, and with them what PDF shares: lines to paragraphs, margins dropped, ruled tables, honest refusals."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import doc, docx, zipped
from tests.readers.fixed_files import LEFT, SIZE, image_at, line_at, ofd, ruled, text_at, typeset
from wenfeng_check.engine import check
from wenfeng_check.model.document import BlockKind, Document
from wenfeng_check.model.errors import ReadError
from wenfeng_check.readers import read_bytes
from wenfeng_check.readers.location import place
from wenfeng_check.readers.ofd_page import steps
from wenfeng_check.settings import Settings

PARAGRAPHS = (
    "为切实做好全县防汛抗旱工作，保障人民群众生命财产安全，根据省、市有关部署，现就做好2024年防汛抗旱工作通知如下。",
    "一、开展隐患排查",
    "县应急局牵头，县水利局、各镇人民政府配合，4月底前完成小型水库隐患排查，逐库建立问题清单，明确整改责任人和整改时限。",
    "二、落实物资储备",
    "有关部门要尽快补足水泵40台、水带3000米。",
)


def read(content: bytes, name: str = "稿.ofd") -> Document:
    return read_bytes(name, content)


def texts(document: Document) -> list[str]:
    return [document.of(block.span) for block in document.blocks]


def test_lines_are_joined_into_paragraphs_with_page_and_place() -> None:
    document = read(ofd([typeset(PARAGRAPHS)]))
    assert texts(document) == list(PARAGRAPHS)
    assert place(document, 2) == "第1页第3段"
    assert document.format == "ofd"
    assert not document.notes


def test_a_paragraph_goes_on_over_the_page_and_page_numbers_are_dropped() -> None:
    objects = typeset([PARAGRAPHS[0]], first=60)
    pages = [
        [*typeset(["一、总体要求"]), objects[0], text_at("—　1　—", 150, 275)],
        [text_at(PARAGRAPHS[0][26:], LEFT, 37), text_at("—　2　—", 150, 275)],
    ]
    assert texts(read(ofd(pages)))[-1] == PARAGRAPHS[0]


def test_headers_that_repeat_are_dropped_with_a_note() -> None:
    pages = [[text_at("清河县人民政府公报", 80, 15), *typeset([paragraph])] for paragraph in PARAGRAPHS]
    document = read(ofd(pages))
    assert texts(document) == list(PARAGRAPHS)
    assert [note.message for note in document.notes] == ["每页重复的页眉、页脚没有检查。"]


def test_the_documents_of_a_package_follow_one_another() -> None:
    document = read(ofd([typeset([PARAGRAPHS[1]])], [typeset([PARAGRAPHS[3]])]))
    assert texts(document) == [PARAGRAPHS[1], PARAGRAPHS[3]]
    assert [block.origin.page for block in document.blocks] == [1, 2]


def test_a_ruled_table_gives_cells_with_rows_and_columns() -> None:
    table = ruled([["任务", "责任单位"], ["修路", ""]], 60)
    document = read(ofd([[*typeset([PARAGRAPHS[1]]), *table, text_at("特此通知。", LEFT + 2 * SIZE, 120)]]))
    cells = [(document.of(b.span), b.origin.row, b.origin.column) for b in document.blocks if b.kind is BlockKind.CELL]
    assert cells == [("任务", 1, 1), ("责任单位", 1, 2), ("修路", 2, 1), ("", 2, 2)]
    assert texts(document)[0] == PARAGRAPHS[1]
    assert texts(document)[-1] == "特此通知。"
    assert place(document, 2) == "表1第1行第2列"


def test_a_missing_wall_merges_cells() -> None:
    rows = [line_at(LEFT, y, LEFT + 100, y) for y in (60, 72, 84)]
    walls = [
        line_at(LEFT, 60, LEFT, 84),
        line_at(LEFT + 100, 60, LEFT + 100, 84),
        line_at(LEFT + 50, 72, LEFT + 50, 84),
    ]
    words = [text_at("任务", LEFT + 40, 62), text_at("修路", LEFT + 2, 74), text_at("县交通局", LEFT + 52, 74)]
    cells = [block.origin for block in read(ofd([rows + walls + words])).blocks]
    assert [(cell.row, cell.column, cell.column_span) for cell in cells] == [(1, 1, 2), (2, 1, 1), (2, 2, 1)]


def test_a_table_goes_on_over_the_page_without_its_repeated_head() -> None:
    head = ["任务", "责任单位"]
    document = read(ofd([ruled([head, ["修路", "县交通局"]], 200), ruled([head, ["修桥", "县水利局"]], 37)]))
    assert {block.origin.table for block in document.blocks} == {1}
    assert [block.origin.row for block in document.blocks] == [1, 1, 2, 2, 3, 3]
    assert texts(document).count("任务") == 1


def test_two_columns_are_read_one_after_the_other() -> None:
    words = "清河县石桥镇柳河镇青岩镇白杨镇县水利局县交通局县应急局"
    left = [text_at(f"左{words[n]}" + "防汛工作报告", 28, 40 + n * 10, size=7) for n in range(12)]
    right = [text_at(f"右{words[n]}" + "抗旱工作报告", 115, 40 + n * 10, size=7) for n in range(12)]
    text = read(ofd([[piece for pair in zip(left, right, strict=True) for piece in pair]])).text
    assert text.rindex("左") < text.index("右")


def test_bold_by_printing_twice_is_read_once_and_order_in_the_file_does_not_matter() -> None:
    objects = typeset(PARAGRAPHS)
    again = [each.replace('Boundary="', 'Boundary=" ') for each in objects]
    assert texts(read(ofd([[*reversed(objects), *again]]))) == list(PARAGRAPHS)


def test_the_same_findings_as_the_same_paragraphs_in_docx_and_txt() -> None:
    found = [_codes(read(ofd([typeset(PARAGRAPHS)]))), _codes(read_bytes("稿.docx", docx(*PARAGRAPHS)))]
    assert found[0] == found[1] == _codes(doc("\n".join(PARAGRAPHS)))
    assert found[0]


def _codes(document: Document) -> list[tuple[str, str]]:
    report = check(document, Settings())
    return [(each.code, document.of(each.finding.span) if each.finding.span else "") for each in report.diagnostics]


def test_scanned_pages_are_named() -> None:
    scan = [image_at(0, 0, 210, 297)]
    document = read(ofd([typeset(PARAGRAPHS), scan, scan, typeset(PARAGRAPHS)]))
    assert document.notes[0].message == "第2—3页是扫描图片，读不出文字，没有检查。"
    with pytest.raises(ReadError, match="全是扫描图片"):
        read(ofd([scan, scan]))


def test_private_characters_are_counted_and_too_many_refused() -> None:
    document = read(ofd([[*typeset(PARAGRAPHS), text_at("\ue001\ue002县", LEFT, 150)]]))
    assert "2个字的字体没有文字编码" in document.notes[0].message
    with pytest.raises(ReadError, match="乱码"):
        read(ofd([[text_at("\ue001\ue002\ue003县", LEFT, 50)]]))


def test_slanted_watermarks_are_left_out() -> None:
    mark = text_at("内部资料", 60, 100, more='CTM="0.7 0.7 -0.7 0.7 0 0"')
    document = read(ofd([[*typeset(PARAGRAPHS), mark]]))
    assert texts(document) == list(PARAGRAPHS)
    assert "4个斜排的字" in document.notes[0].message


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (ofd([[]]), "没有文字"),
        (ofd(), "没有页面"),
        (ofd([typeset(PARAGRAPHS)], extra={"Encryptions.xml": "<x/>"}), "加了密"),
        (
            ofd([typeset(PARAGRAPHS)], extra={"Doc_0/Document.xml": '<!DOCTYPE a [<!ENTITY b "b">]><a>&b;</a>'}),
            "DOCTYPE",
        ),
        (ofd([typeset(PARAGRAPHS)], extra={"Doc_0/Pages/Page_0/Content.xml": "<x"}), "已损坏"),
        (zipped({"OFD.xml": "<OFD><DocBody><DocRoot>../../etc/passwd</DocRoot></DocBody></OFD>"}), "没有页面"),
        (zipped({"OFD.xml": "<OFD/>", "x": b" " * (80 << 20)}), "大得不正常"),
        (zipped({"OFD.xml": "<a>" * 3000 + "</a>" * 3000}), "嵌套过深"),
    ],
)
def test_what_cannot_be_read_is_one_clear_line(content: bytes, words: str) -> None:
    with pytest.raises(ReadError) as caught:
        read(content)
    assert words in str(caught.value)
    assert "\n" not in str(caught.value)
    assert "请" in str(caught.value)


def test_a_page_that_is_missing_is_no_half_result() -> None:
    document = "<Document><Pages><Page ID='1' BaseLoc='a.xml'/></Pages></Document>"
    with pytest.raises(ReadError, match="缺一页"):
        read(zipped({"OFD.xml": "<OFD><DocRoot>/D/d.xml</DocRoot></OFD>", "D/d.xml": document}))


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("g 3 5", [5, 5, 5]),
        ("1 g 2 4 7", [1, 4, 4]),
        ("g 999999999 2", [2, 2, 2]),
        ("x", []),
        ("g 1e400 1", []),
        ("nan", []),
    ],
)
def test_distances_may_be_given_as_groups(words: str, expected: list[float]) -> None:
    assert steps(words, 3) == expected


GOOD = ofd([[*typeset(PARAGRAPHS), *ruled([["任务", "单位"], ["修路", "县交通局"]], 200)]])


@given(st.lists(st.tuples(st.integers(0, len(GOOD) - 1), st.integers(0, 255)), max_size=8), st.integers(100, len(GOOD)))
def test_a_damaged_file_gives_a_document_or_a_read_error(changes: list[tuple[int, int]], length: int) -> None:
    content = bytearray(GOOD)
    for at, byte in changes:
        content[at] = byte
    try:
        document = read(bytes(content[:length]))
    except ReadError:
        return
    assert document.text == "\n".join(texts(document))


@given(
    st.text(max_size=60),
    st.text(alphabet="g 0123456789.-e", max_size=40),
    st.lists(st.floats(), min_size=4, max_size=4),
)
def test_any_text_object_gives_a_document_or_a_read_error(text: str, words: str, box: list[float]) -> None:
    safe = "".join(char for char in text if char.isprintable())
    hostile = text_at(safe, 30, 50).replace("DeltaX=", f'DeltaY="{words}" DeltaX=')
    placed = text_at(safe, 30, 80).replace('Boundary="30.00', f'Boundary="{box[0]}')
    document = read(ofd([[*typeset(PARAGRAPHS), hostile, placed]]))
    assert document.text == "\n".join(texts(document))
