"""What a person sees: marks, order, repetition, summary; nothing dropped, nothing that drives the terminal."""

import json
import re
from collections.abc import Callable
from dataclasses import replace

import pytest

from tests.builders import doc
from tests.running import CLAUSE, finder, make_rule
from wenfeng_check.analysis.facts import Analysis
from wenfeng_check.engine import check
from wenfeng_check.explain import one_line
from wenfeng_check.model.document import Block, Document, Note
from wenfeng_check.model.finding import Finding, Label, Severity
from wenfeng_check.model.report import Failure, FileReport, LengthLimit, Report, Score, StaleWaiver, Waiver
from wenfeng_check.model.span import Span
from wenfeng_check.model.task import Slot
from wenfeng_check.reporters import render
from wenfeng_check.reporters.excerpt import excerpt, shorten
from wenfeng_check.reporters.style import Style, clean, columns, display_width, pad, wrap
from wenfeng_check.reporters.summary import summarise
from wenfeng_check.rules import load_rules
from wenfeng_check.rules.base import Rule
from wenfeng_check.settings import Settings

DRAFT = "关于报送台账的通知\n各镇人民政府：\n请于3月10日前切实报送台账。\n请切实负责。\n"
TASKS = "清河县防汛工作方案\n一、重点任务\n（一）5月20日前完成水库隐患排查，建立问题清单。\n"
SURELY = make_rule("surely", finder("切实"))
WHOLE = make_rule("whole", lambda rule, facts: [Finding(None, "太长", "删短")], code="LEN901", severity=Severity.ERROR)


def _file(text: str = DRAFT, *rules: type) -> FileReport:
    file = check(doc(text), Settings(), rules=rules or (WHOLE, SURELY), path="通知.txt")
    return replace(file, failures=(), scores=())


def _full(*files: FileReport, color: bool = False) -> str:
    return render(Report(files), "full", Style(color))


def test_full_shows_place_words_reason_authority_and_advice() -> None:
    lines = _full(_file()).split("\n")
    at = next(number for number, line in enumerate(lines) if "WRD901 surely" in line)
    assert lines[at].startswith("警告  ")
    assert lines[at + 1 : at + 5] == [
        "    请于3月10日前【切实】报送台账。",
        "    问题：写了不该写的词。",
        "    依据：《试验规定》第1条（写作惯例）",
        "    怎么改：删去“切实”。",
    ]
    assert lines[2:4] == ["错误  全文  LEN901 whole", "    问题：太长"]
    assert "    依据：《试验规定》第1条（写作惯例）：“不写多余的话”" in lines


def test_full_marks_words_by_colour_on_a_terminal_and_by_brackets_in_a_pipe() -> None:
    assert "\x1b[" not in _full(_file())
    coloured = _full(_file(), color=True)
    assert "【" not in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == _full(_file()).replace("【", "").replace("】", "")


def test_full_shortens_repetition_and_drops_nothing() -> None:
    text = "\n".join(f"第{number}件事切实办好。" for number in range(1, 9))
    lines = _full(_file(text, SURELY)).split("\n")
    assert sum(line.startswith("警告") and "WRD901 surely" in line for line in lines) == 8
    assert sum(line.startswith("    问题：") for line in lines) == 5
    assert sum(line.endswith("WRD901 surely  【切实】") for line in lines) == 3


def test_full_gathers_the_places_where_something_is_missing() -> None:
    rule = make_rule("missing-word", finder("切实"), code="TSK905")
    text = "关于报送台账的通知\n各镇人民政府：\n" + "".join(f"{number}.请切实负责。\n" for number in range(1, 9))
    output = _full(_file(text, rule))
    assert output.count("【切实】") == 5
    places = "警告  TSK905 missing-word  另有 3 处\n    第6项、第7项、第8项\n"
    assert f"{places}    逐项列出任务和缺项：wenfeng-check tasks 通知.txt\n" in output


def test_full_shows_findings_on_the_same_words_together() -> None:
    twin = make_rule("twin", finder("切实", "又一个毛病。"), code="WRD902")
    output = _full(_file("请切实负责。", SURELY, twin))
    assert output.count("【切实】") == 1
    assert output.index("WRD901") < output.index("WRD902") < output.index("【切实】") < output.index("又一个毛病")


def test_full_says_each_authority_and_each_second_place_once_at_the_same_words() -> None:
    def look(rule: object, facts: Analysis) -> list[Finding]:
        return [Finding(Span(0, 2), f"{rule.code}有毛病。", "改。", labels=(Label(Span(3, 5), "又一处"),))]  # type: ignore[attr-defined]

    bare = replace(CLAUSE, quote="")
    rules = (make_rule("one", look, code="WRD901", clause=bare), make_rule("two", look, code="WRD902"))
    lines = _full(_file("请切实负责。", *rules)).split("\n")
    assert [line for line in lines if "依据：" in line] == ["    依据：《试验规定》第1条（写作惯例）：“不写多余的话”"]
    assert sum("另见：" in line for line in lines) == 1
    assert sum("问题：" in line for line in lines) == 2


def test_full_gives_advice_that_begins_another_only_there() -> None:
    def advise(words: str) -> Callable[[Rule, Analysis], list[Finding]]:
        return lambda rule, facts: [Finding(Span(0, 2), f"{rule.code}有毛病。", words)]

    rules = (make_rule("one", advise("补上时限。")), make_rule("two", advise("补上时限。也可以统一写一句。"), code="WRD902"))
    lines = _full(_file("请切实负责。", *rules)).split("\n")
    assert [line.strip() for line in lines if "怎么改：" in line] == ["怎么改：补上时限。也可以统一写一句。"]


def test_the_first_steps_name_only_the_blanks_that_are_missing() -> None:
    file = check(doc(TASKS), Settings(select=("TSK",)), path="方案.txt")
    words = next(step for step in summarise(file).steps if "补齐要素" in step)
    missing = {slot for task in file.tasks for slot in task.missing}
    assert missing == {Slot.UNIT, Slot.PERSON}
    assert words.endswith("（缺责任单位 1 项、责任人 1 项），可在条目末尾写（责任单位：＿＿；责任人：＿＿）。")


def test_the_first_steps_count_what_the_findings_count_and_name_the_fault_in_chinese() -> None:
    rule = next(rule for rule in load_rules() if rule.code == "WRD103")
    words = re.sub("（.*?）", "", one_line(rule))
    hint = make_rule("hint-only", finder("负责"), code="WRD902", severity=Severity.HINT)
    file = _file(DRAFT, make_rule("surely", finder("切实"), code="WRD103"), hint)
    summary = summarise(file)
    assert summary.groups == (("WRD", 3),)
    assert summary.steps == (f"用词与格式：共 3 处，最多的是 WRD103（{words}），2 处。",)


def test_the_closing_names_the_rules_that_did_not_run() -> None:
    resting = [rule for rule in load_rules() if not rule.enabled]
    output = _full(replace(check(doc(DRAFT), Settings(), path="通知.txt"), scores=()))
    codes = "、".join(rule.code for rule in resting)
    assert f"没有运行  {len(resting)} 条规则（默认不开：{codes}）" in output


def test_closing_says_what_was_not_read_not_run_and_went_wrong() -> None:
    file = _file()
    assert file.document is not None
    file = replace(
        file,
        document=replace(file.document, notes=(Note("图片 2 张"),)),
        failures=(Failure("通知.txt", "rule", "规则 WRD902 出错。"),),
        scores=(Score("短", 88, "超得不多"),),
        stale_waivers=(StaleWaiver(Waiver("WRD", "惯例", text="某句", origin="某人的批注"), "没有用上"),),
    )
    output = _full(file)
    for words in ("图片 2 张", "规则 WRD902 出错", "88 分：超得不多", "WRD “某句”：没有用上（某人的批注）"):
        assert words in output


def test_closing_gives_length_tasks_and_first_steps() -> None:
    file = _file("清河县防汛工作方案\n一、重点任务\n（一）县水利局要完成水库隐患排查，建立问题清单。\n", WHOLE)
    limit = LengthLimit(20, "方案", file.diagnostics[0].clause)
    summary = summarise(replace(file, counts={"characters": 31, "pages": 0.1}, limit=limit))
    assert (summary.limit, summary.over, summary.tasks) == (20, 11, 1)
    output = _full(replace(file, counts={"characters": 31, "pages": 0.1}, limit=limit))
    assert "上限 20 字（《试验规定》第1条），超 11 字" in output
    assert "任务      1 项：缺" in output
    assert "1. 压缩篇幅：超出上限 11 字" in output


def test_padding_is_counted_once_where_findings_overlap() -> None:
    first = make_rule("hat-share", lambda r, f: [Finding(Span(0, 6), "帽")], code="PAD901")
    second = make_rule("empty-line", lambda r, f: [Finding(Span(4, 10), "空")], code="PAD902")
    hint = make_rule("maybe", lambda r, f: [Finding(Span(10, 20), "或")], code="PAD903", severity=Severity.HINT)
    assert summarise(_file("一二三四五六七八九十一二三四五六七八九十", first, second, hint)).padding == 10


def test_the_run_as_a_whole_has_a_line_of_its_own() -> None:
    failed = FileReport("坏.docx", failures=(Failure("坏.docx", "read", "打不开。"),))
    output = _full(_file(), _file("请负责。"), failed)
    assert "没有查成 1 份：坏.docx" in output
    assert "共检查 2 份，0 份没有需要改的；错误 2、警告 2、提示 0、建议 0。" in output


def test_concise_gives_a_line_for_each_finding_and_failure() -> None:
    failed = FileReport("坏.docx", failures=(Failure("坏.docx", "read", "打不开。"),))
    assert render(Report((_file(), failed)), "concise", Style()).split("\n") == [
        "通知.txt:1:1: LEN901 error 太长",
        "通知.txt:3:9: WRD901 warning 写了不该写的词。",
        "通知.txt:4:2: WRD901 warning 写了不该写的词。",
        "坏.docx: 打不开。",
        "",
    ]


@pytest.mark.parametrize("format_name", ["full", "concise"])
def test_control_characters_of_a_draft_never_reach_the_terminal(format_name: str) -> None:
    rule = make_rule("echo", lambda r, f: [Finding(Span(0, len(f.text)), f.text)])
    text = "请切实\x1b[31m负责\u202e\x07。"
    document = Document("通知.md", "md", text, (Block(Span(0, len(text))),))
    file = check(document, Settings(), rules=(rule,), path="通\x1b知.md")
    output = render(Report((file,)), format_name, Style())
    assert "请切实" in output
    assert not re.search("[\x00-\x09\x0b-\x1f\u202e]", output)


def test_an_excerpt_keeps_the_words_in_sight_of_a_long_sentence() -> None:
    text = "甲" * 50 + "切实" + "乙" * 50 + "。"
    part = excerpt(doc(text), Span(50, 52), ())
    assert (part.before, part.flagged, part.after) == ("……" + "甲" * 30, "切实", "乙" * 30 + "……")
    assert shorten("字" * 200).count("字") == 80


def test_an_excerpt_may_span_several_sentences_and_lines() -> None:
    file = _file("第一句。第二句，切实。\n第三行切实。")
    assert file.document is not None
    part = excerpt(file.document, Span(5, 16), file.sentences)
    assert part.before + part.flagged + part.after == "第二句，切实。 第三行切实。"


def test_widths_count_east_asian_characters_as_two() -> None:
    assert (display_width("任务a"), pad("任务", 6)) == (5, "任务  ")
    assert list(columns([("代码", "名"), ("A", "bc")])) == ["代码  名", "A     bc"]
    assert list(columns([])) == []
    assert clean("a\tb\nc\x1b") == "a b c"


def test_wrapping_keeps_width_words_and_closing_marks() -> None:
    lines = list(wrap("第一行文字，接着写wenfeng-check这个词。", 12))
    assert "".join(lines) == "第一行文字，接着写wenfeng-check这个词。"
    assert "wenfeng-check" in lines[2]
    assert all(display_width(line) <= 14 for line in lines)
    assert not any(line[0] in "，。" for line in lines)


def test_a_person_is_told_how_sure_the_models_are_where_they_ask() -> None:
    by_model = Finding(Span(0, 4), "没有责任人。", confidence=0.873, by_model=True)
    by_rule = Finding(Span(5, 8), "日期写法不对。")
    report = Report((_file("请于3月10日前报送台账。", make_rule("two", lambda rule, facts: [by_model, by_rule])),))
    assert "把握" not in render(report, "full", Style())
    assert render(report, "full", Style(verbose=True)).count("把握：模型参与判断，87%") == 1
    assert str(render(report, "html", Style())).count("模型参与判断，87%") == 1
    (first, second) = json.loads(render(report, "json", Style()))["files"][0]["diagnostics"]
    assert (first["by_model"], first["confidence"], second["by_model"]) == (True, 0.873, False)


@pytest.mark.parametrize(
    ("models", "why_not", "words"),
    [
        (("sentences", "encoder"), "", "用了 encoder"),
        (("sentences",), "按设置没有用", "没有用上：按设置没有用"),
        (("sentences", "模型/任务"), "全文太短", "用了 模型/任务；随软件带的没有用上：全文太短"),
    ],
)
def test_the_summary_says_which_models_judged(models: tuple[str, ...], why_not: str, words: str) -> None:
    file = FileReport("通知.txt", doc("请报送台账。"), models=models, no_model=why_not)
    for form in ("full", "html"):
        assert words in str(render(Report((file,)), form, Style()))
