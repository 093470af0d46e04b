"""Settings: what is read, what is refused and with which words, what the command line overrides."""

import os
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.running import finder, make_rule
from wenfeng_check.analysis.structure.kinds import KINDS
from wenfeng_check.config_files import find, read_settings
from wenfeng_check.model.errors import SettingsError
from wenfeng_check.model.finding import Severity
from wenfeng_check.rules import load_rules
from wenfeng_check.rules.base import Option
from wenfeng_check.settings import Overrides, Settings, load_toml, override, parse

LONG = make_rule(
    "long-line",
    finder("长"),
    code="LEN901",
    limit=Option(80, "一句最多多少字"),
    share=Option(0.5, "占比"),
    strict=Option(False, "从严"),
    words=Option(("长",), "算作长的词"),
)
PLAIN = make_rule("plain-word", finder("素"), code="WRD901")
RESTING = make_rule("resting-word", finder("休"), code="WRD902", enabled=False)
for _name in ("limit", "share", "strict", "words"):
    LONG.option_table()[_name].name = _name
RULES = (LONG, PLAIN, RESTING)


def _parse(text: str) -> Settings:
    return parse(load_toml(text, source="wenfeng.toml"), RULES, source="wenfeng.toml")


def test_reads_everything_that_can_be_set() -> None:
    settings = _parse("""
        select = ["LEN", "plain-word"]
        extend-select = ["WRD902"]
        ignore = ["LEN901"]
        fail-on = "error"
        exit-zero = true
        kind = "通知"
        today = 2024-03-01
        profile = "national"
        roster = "名册.csv"
        [severity]
        WRD = "info"
        [limits]
        通知 = 3500
        [units]
        清河县农业农村局 = ["县农业农村局"]
        [persons]
        李明远 = "副县长"
        [rules.long-line]
        limit = 60
        share = 1
        strict = true
        words = ["冗长"]
        [[waiver]]
        rule = "WRD901"
        text = "素材"
        file = "*.docx"
        reason = "专有名词"
    """)
    assert settings.select == ("LEN", "plain-word")
    assert (settings.fail_on, settings.exit_zero) == (Severity.ERROR, True)
    assert (settings.kind, settings.today, settings.profile) == ("通知", date(2024, 3, 1), "national")
    assert settings.severities == {"WRD": Severity.INFO}
    assert settings.limits == {"通知": 3500}
    assert settings.roster.units == (("清河县农业农村局", ("县农业农村局",)),)
    assert settings.roster.persons == (("李明远", ("副县长",)),)
    assert settings.options == {"long-line": {"limit": 60, "share": 1.0, "strict": True, "words": ("冗长",)}}
    (waiver,) = settings.waivers
    assert (waiver.rule, waiver.text, waiver.file, waiver.reason) == ("WRD901", "素材", "*.docx", "专有名词")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('selct = ["LEN"]', "wenfeng.toml：selct 不认识，是不是 select？"),
        ("[rules.long-line]\nlimt = 3", "wenfeng.toml：rules.long-line.limt 不认识，是不是 limit？"),
        ("[rules.long-lime]\nlimit = 3", "wenfeng.toml：rules.long-lime 不认识，是不是 long-line？"),
        ("[rules.plain-word]\nwords = []", "wenfeng.toml：rules.plain-word.words 不认识：规则 plain-word 没有可设的项"),
        ('[rules.long-line]\nlimit = "60"', "wenfeng.toml：rules.long-line.limit 应是整数"),
        ("[rules.long-line]\nstrict = 1", "rules.long-line.strict 应是true 或 false"),
        ("[rules.long-line]\nwords = [1]", "rules.long-line.words 应是字符串列表"),
        ("rules = 3", "wenfeng.toml：rules 应是一节 [rules]"),
        ('select = "LEN"', "wenfeng.toml：select 应是字符串列表"),
        ('select = ["LEN90"]\nignore = ["LEM"]', "ignore 里的 LEM 不是规则的代码、名称或组名，是不是 LEN？"),
        ('select = ["完全不像"]', "用 wenfeng-check rules 看全部规则"),
        ('fail-on = "warn"', "fail-on 的值 'warn' 不认识，是不是 warning？"),
        ('[severity]\nWRD = "eror"', "severity.WRD 的值 'eror' 不认识，是不是 error？"),
        ('[severity]\nWRX = "error"', "severity.WRX 里的 WRX 不是规则"),
        ('profile = "ninqiang"', "profile 的值 'ninqiang' 不认识，是不是 ningqiang？"),
        ("[limits]\n通知 = 0", "limits.通知 应是大于 0 的整数"),
        ("[limits]\n通知 = true", "limits.通知 应是大于 0 的整数"),
        ("today = 2024-03-01T08:00:00", "today 应是日期"),
        ('today = "三月一日"', "today 应是日期"),
        ('exit-zero = "yes"', "exit-zero 应是 true 或 false"),
        ('[[waiver]]\nrule = "WRD901"', "waiver[1].reason 没有写"),
        ('[[waiver]]\nreason = "x"', "waiver[1].rule 没有写"),
        ('[[waiver]]\nrule = "WRD901"\nreason = " "', "waiver[1].reason 没有写"),
        ('[[waiver]]\nrule = "WRD901"\nreason = "x"\n[[waiver]]\nrul = "x"', "waiver[2].rul 不认识，是不是 rule？"),
        ("[units]\n县水利局 = [1]", "units.县水利局 应是字符串列表"),
        ('kind = "通志"', "wenfeng.toml：kind 的文种“通志” 不认识，是不是 通知？可以写："),
        ("[limits]\n通志 = 100", "wenfeng.toml：limits.通志 的文种“通志” 不认识，是不是 通知？可以写："),
        ("select = [", "wenfeng.toml 末尾写法有误，不是合法的 TOML：等号后面的值看不懂"),
        ("\n\nselect = = 3", "wenfeng.toml 第3行第10列写法有误，不是合法的 TOML：等号后面的值看不懂"),
        ('kind = "通知', "wenfeng.toml 末尾写法有误，不是合法的 TOML：引号没有配对。"),
        ("kind", "写法有误，不是合法的 TOML：键后面要有等号 =。"),
        ('kind = "通知"\nkind = "方案"\n', "wenfeng.toml 第2行第12列写法有误，不是合法的 TOML：这一项写了两次"),
        ("[limits]\n通知 = 一千", "wenfeng.toml 第2行第6列写法有误"),
        ("[limits", "不是合法的 TOML：节名的方括号没有写完。"),
    ],
)
def test_refuses_what_it_does_not_know_with_its_place_and_the_nearest_key(text: str, said: str) -> None:
    with pytest.raises(SettingsError) as error:
        _parse(text)
    assert said in str(error.value)
    assert "\n" not in str(error.value)
    assert not re.search("[a-z]+ [a-z]+ [a-z]+", str(error.value)), "a fragment of English"


def test_a_kind_is_one_that_the_analysis_knows() -> None:
    settings = _parse('kind = "汇报"\n[limits]\n纪要 = 2000\n汇报 = 3000\n专项报告 = 2500')
    assert (settings.kind, settings.limits) == ("汇报材料", {"纪要": 2000, "汇报材料": 3000, "专项报告": 2500})
    assert all(_parse(f'kind = "{kind}"').kind == kind for kind in KINDS)
    assert override(settings, Overrides(kind="汇报材料"), RULES).kind == "汇报材料"
    with pytest.raises(SettingsError, match="--kind 的文种“通志” 不认识，是不是 通知？"):
        override(settings, Overrides(kind="通志"), RULES)


def test_the_examples_of_rules_are_of_kinds_that_can_be_set() -> None:
    examples = [example for rule in load_rules() for example in (*rule.good, *rule.bad)]
    assert {example.kind for example in examples} <= KINDS | {""}


@pytest.mark.parametrize(
    ("settings", "running"),
    [
        (Settings(), ["LEN901", "WRD901"]),
        (Settings(select=("WRD",)), ["WRD901"]),
        (Settings(select=("WRD9",)), ["WRD901"]),
        (Settings(select=("resting-word",)), ["WRD902"]),
        (Settings(extend_select=("WRD902",)), ["LEN901", "WRD901", "WRD902"]),
        (Settings(select=("ALL",)), ["LEN901", "WRD901"]),
        (Settings(ignore=("ALL",)), []),
        (Settings(ignore=("WRD",)), ["LEN901"]),
        (Settings(ignore=("WRD",), extend_select=("WRD901",)), ["LEN901", "WRD901"]),
        (Settings(select=("WRD",), ignore=("WRD901",)), []),
    ],
)
def test_the_narrower_selector_wins(settings: Settings, running: list[str]) -> None:
    assert [rule.code for rule in RULES if not settings.why_off(rule)] == running


def test_the_command_line_overrides_the_file() -> None:
    base = Settings(select=("LEN",), ignore=("WRD",), kind="通知", fail_on=Severity.ERROR)
    given = Overrides(select=("WRD901",), fail_on="hint", kind="报告", today=date(2024, 1, 2), exit_zero=True)
    settings = override(base, given, RULES)
    assert [rule.code for rule in RULES if not settings.why_off(rule)] == ["WRD901"]
    assert (settings.fail_on, settings.kind, settings.today, settings.exit_zero) == (
        Severity.HINT,
        "报告",
        date(2024, 1, 2),
        True,
    )
    assert override(base, Overrides(), RULES) == base
    with pytest.raises(SettingsError, match="--select 里的 WRD909"):
        override(base, Overrides(select=("WRD909",)), RULES)


def _write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_finds_the_file_nearest_upward_from_what_is_checked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    far = _write(tmp_path / "wenfeng.toml", 'kind = "通知"')
    draft = _write(tmp_path / "甲" / "乙" / "草稿.txt", "x")
    assert find([str(draft)]) == far
    near = _write(tmp_path / "甲" / "pyproject.toml", '[tool.wenfeng-check]\nkind = "报告"')
    assert find([str(draft)]) == near
    assert read_settings("", [str(draft)], Overrides()).kind == "报告"
    assert find([str(draft), str(_write(tmp_path / "丙.txt", "x"))]) == far
    _write(tmp_path / "甲" / "乙" / "pyproject.toml", "[tool.other]\nx = 1")
    assert find([str(draft)]) == near


def test_uses_the_settings_of_the_working_folder_where_the_draft_has_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = _write(tmp_path / "办公" / "wenfeng.toml", "")
    draft = _write(tmp_path / "别处" / "草稿.txt", "x")
    monkeypatch.chdir(own.parent)
    assert find([str(draft)]) == own


def test_a_folder_that_may_not_be_entered_has_no_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    far = _write(tmp_path / "wenfeng.toml", 'kind = "通知"')
    draft = _write(tmp_path / "锁" / "草稿.txt", "x")
    stat = os.stat

    def refuse(path: Any, **options: Any) -> Any:
        if str(draft.parent) + os.sep in str(path):
            raise PermissionError(13, "Permission denied")
        return stat(path, **options)

    monkeypatch.setattr(os, "stat", refuse)
    assert find([str(draft)]) == far


def test_a_settings_file_that_cannot_be_read_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="打不开"):
        read_settings(str(tmp_path / "没有.toml"), [], Overrides())
    path = tmp_path / "国标.toml"
    path.write_bytes('kind = "方案"'.encode("gb18030"))
    with pytest.raises(SettingsError, match="UTF-8"):
        read_settings(str(path), [], Overrides())


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030"])
def test_the_roster_may_be_a_table_saved_by_a_spreadsheet(tmp_path: Path, encoding: str) -> None:
    rows = "单位,简称,姓名,职务\n清河县水利局,县水利局、水利局,李明远,局长\n清河县应急管理局,县应急局,,\n"
    (tmp_path / "名册.csv").write_bytes(rows.encode(encoding))
    config = _write(tmp_path / "wenfeng.toml", 'roster = "名册.csv"\n[units]\n石桥镇人民政府 = "石桥镇"')
    roster = read_settings(str(config), [], Overrides()).roster
    assert roster.units == (
        ("石桥镇人民政府", ("石桥镇",)),
        ("清河县水利局", ("县水利局", "水利局")),
        ("清河县应急管理局", ("县应急局",)),
    )
    assert roster.persons == (("李明远", ("局长", "清河县水利局")),)


def test_a_roster_without_its_columns_or_keys_is_refused(tmp_path: Path) -> None:
    config = _write(tmp_path / "wenfeng.toml", 'roster = "名册.csv"')
    _write(tmp_path / "名册.csv", "名称,电话\n甲,1\n")
    with pytest.raises(SettingsError, match="“单位”或“姓名”"):
        read_settings(str(config), [], Overrides())
    config = _write(tmp_path / "wenfeng.toml", 'roster = "名册.toml"')
    _write(tmp_path / "名册.toml", "[unit]\n甲 = []")
    with pytest.raises(SettingsError, match="是不是 units"):
        read_settings(str(config), [], Overrides())
