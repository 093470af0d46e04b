"""密级 marks: those of the standard and of typists are found at the head, words of secrecy elsewhere are not."""

import pytest

from tests.builders import doc, docx, para
from wenfeng_check.readers import read_bytes
from wenfeng_check.readers.secrecy import secrecy_mark

_REST = "清河县人民政府文件\n清政发〔2024〕3号\n清河县人民政府关于做好防汛工作的通知\n各镇人民政府：\n"


@pytest.mark.parametrize(
    ("line", "level", "period"),
    [
        ("机密★1年", "机密", "1年"),
        ("绝密", "绝密", ""),
        ("秘　密", "秘密", ""),
        ("机 密 ★ 10 年", "机密", "10年"),
        ("秘密★长期", "秘密", "长期"),
        ("绝密☆6个月", "绝密", "6个月"),
        ("机密*5年", "机密", "5年"),
        ("机密★", "机密", ""),
        ("绝密★启用前", "绝密", "启用前"),
        ("密级：秘密", "秘密", ""),
        ("密级和保密期限：机密★20年", "机密", "20年"),
        ("【机密】", "机密", ""),
        ("（秘密）", "秘密", ""),
        ("000012　机密★1年", "机密", "1年"),
        ("№000012 秘密 特急", "秘密", ""),
        ("特急 绝密★3年", "绝密", "3年"),
        ("机密 1年", "机密", "1年"),
        ("秘密★1年　　　　清政办〔2024〕5号", "秘密", "1年"),
        ("秘密★十年", "秘密", "十年"),
    ],
)
def test_finds_the_mark(line: str, level: str, period: str) -> None:
    document = doc(f"{line}\n{_REST}")
    mark = secrecy_mark(document)
    assert mark is not None
    assert (mark.level, mark.period) == (level, period)
    assert "密" in document.of(mark.span)
    assert document.of(mark.span) in line


@pytest.mark.parametrize("lines", ["000012\n机密★1年\n特急\n", "\n\n\n秘密\n\n", "特急\n秘密★5年\n"])
def test_finds_the_mark_among_the_lines_of_the_head(lines: str) -> None:
    assert secrecy_mark(doc(lines + _REST)) is not None


@pytest.mark.parametrize(
    "text",
    [
        "清河县国家保密局\n关于开展保密检查的通知\n",
        "内部资料　注意保存\n" + _REST,
        "内部文件\n" + _REST,
        "密级：公开\n" + _REST,
        "密级：□绝密 □机密 □秘密\n" + _REST,
        "关于加强秘密级文件管理的通知\n各镇：\n请管好秘密级、机密级文件。\n",
        "保密工作须知\n文件分为绝密、机密、秘密三级。\n标注“秘密★1年”的文件由专人保管。\n",
        "商业秘密\n" + _REST,
        "个人隐私和秘密\n" + _REST,
        "机密文件传阅单\n" + _REST,
        "密码\n" + _REST,
        "清河县委机要和保密局\n" + _REST,
        _REST + "请各镇于3月10日前报送台账。\n" * 20 + "秘密\n",
    ],
)
def test_is_silent_on_words_of_secrecy(text: str) -> None:
    assert secrecy_mark(doc(text)) is None


def test_finds_the_mark_in_a_header_and_in_a_text_box_of_the_first_page() -> None:
    header = {"header1.xml": ("header", para("机密★1年"))}
    section = '<w:sectPr><w:headerReference w:type="first" r:id="header1.xml"/><w:titlePg/></w:sectPr>'
    document = read_bytes("a.docx", docx("关于防汛的通知", "各镇：", section, parts=header))
    mark = secrecy_mark(document)
    assert mark is not None
    assert document.of(mark.span) == "机密★1年"
    box = f"<w:r><w:pict><v:shape><v:textbox><w:txbxContent>{para('秘密★5年')}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    document = read_bytes("a.docx", docx(para(box), "关于防汛的通知"))
    mark = secrecy_mark(document)
    assert mark is not None
    assert (mark.level, mark.period) == ("秘密", "5年")
