"""Dates with padded months, two-digit years, or Chinese and Arabic figures mixed."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from wenfeng_check.analysis.prose import quoted_spans, title_spans
from wenfeng_check.analysis.structure import Function
from wenfeng_check.model.finding import Authority, Clause, Finding, Safety, Severity
from wenfeng_check.model.span import Span
from wenfeng_check.rules.base import Bad, Good, Rule
from wenfeng_check.rules.wrd._shared import DIGITS, replace

if TYPE_CHECKING:
    from wenfeng_check.analysis.facts import Analysis

_ISSUE_DATE = Clause(
    Authority.STANDARD,
    "GB/T 9704—2012《党政机关公文格式》7.3.5.4",
    "用阿拉伯数字将年、月、日标全，年份应标全称，月、日不编虚位（即1不编为01）",
)
_CHINESE_DIGITS = {c: str(i) for i, c in enumerate("〇一二三四五六七八九")} | {"零": "0", "○": "0", "Ｏ": "0", "O": "0"}
_YEAR = "[一二三四五六七八九〇零○ＯO]{4}"
_SMALL = "[一二三四五六七八九十]{1,3}"
_PADDED = r"(?<!\d)(?:(\d{4}年)(0?)([1-9]|1[0-2])月(0?)([1-9]|[12]\d|3[01])日|(\d{4}年)(0)([1-9])月(?!\d))"
_MIXED = (
    rf"(?<!\d)\d{{4}}年{_SMALL}月(?:(?:{_SMALL}|\d{{1,2}})日)?|{_YEAR}年\d{{1,2}}月(?:(?:{_SMALL}|\d{{1,2}})日)?"
    rf"|(?<!\d)\d{{4}}年\d{{1,2}}月{_SMALL}日"
)
_SHORT = r"(?<![\d.第〇一二三四五六七八九十近约前后满])([0-3]\d)年(?=(?:1[0-2]|0?[1-9])月(?:底|初|末|份|(?:[12]\d|3[01]|0?[1-9])日))"
_WHOLE = rf"({_YEAR})年({_SMALL})月({_SMALL})日"


class DateForm(Rule):
    """日期写法不规范：编虚位、年份不全、汉字与阿拉伯数字混写。

    ## 查什么

    - 月、日编了虚位：2023年05月01日；
    - 年份只写两位：23年5月10日；
    - 一个日期里两种数字混写：2023年五月1日；
    - 成文日期用汉字：二〇二三年五月一日（2012年7月以后的文件）。

    ## 为什么

    成文日期决定文件何时生效，时限决定何时办结，写法要统一、看一眼就准。

    ## 怎么改

    写成“2023年5月1日”。

    ## 不算

    - 书名号和引号里的原题原文；
    - “23年3个月”这样的时长，“第23年”；
    - 表格、编号里的20230501；
    - 2012年7月1日以前的文件按旧格式用汉字写成文日期。

    ## 依据

    成文日期：GB/T 9704—2012 7.3.5.4。正文日期：GB/T 15835—2011《出版物上数字用法》（同一场合写法一致，年份不简写为两位）。
    """

    code = "WRD110"
    severity = Severity.INFO
    clause = DIGITS
    good = (
        Good("关于做好防汛工作的通知\n请于2023年5月1日前报送。\n清河县人民政府\n2023年5月1日"),
        Good("服役23年3个月的干部名单见附件。"),
        Good("转发《关于2023年05月01日会议情况的通报》。"),
        Good("关于防汛工作的通知\n请执行。\n清河县人民政府\n二〇〇八年五月一日"),
    )
    bad = (
        Bad("请于【2023年05月01日】前报送。"),
        Bad("项目【23年】5月10日开工。"),
        Bad("项目【2023年五月1日】开工。"),
        Bad("关于做好防汛工作的通知\n各镇人民政府：\n请认真执行。\n清河县人民政府\n【二〇二〇年五月一日】"),
        Bad("关于做好防汛工作的通知\n各镇人民政府：\n请认真执行。\n清河县人民政府\n【2023年05月01日】"),
    )

    def check(self, facts: "Analysis") -> Iterator[Finding]:
        exempt = (*title_spans(facts.text), *quoted_spans(facts.text))
        dates = [facts.document.blocks[line.block].span for line in facts.structure.of(Function.DATE)]
        for finding in (*self._padded(facts.text), *self._mixed(facts.text), *self._short(facts), *self._whole(facts, dates)):
            span = finding.span
            if span is None or any(other.contains(span) for other in exempt):
                continue
            issued = any(block.contains(span) for block in dates)
            if issued:
                yield Finding(
                    span, finding.message, finding.advice, fix=finding.fix, clause=_ISSUE_DATE, severity=Severity.WARNING
                )
            else:
                yield finding

    def _padded(self, text: str) -> Iterator[Finding]:
        for found in re.finditer(_PADDED, text):
            if not (found[2] or found[4] or found[7]):
                continue
            better = f"{found[6]}{found[8]}月" if found[6] else f"{found[1]}{found[3]}月{found[5]}日"
            yield _finding(text, Span(*found.span()), better, "月、日不编虚位", Safety.SAFE)

    def _mixed(self, text: str) -> Iterator[Finding]:
        for found in re.finditer(_MIXED, text):
            better = _arabic(found.group())
            yield _finding(text, Span(*found.span()), better, "一个日期里汉字数字和阿拉伯数字混写", Safety.SHOW)

    def _short(self, facts: "Analysis") -> Iterator[Finding]:
        for found in re.finditer(_SHORT, facts.text):
            span = Span(found.start(), found.end())
            yield _finding(facts.text, span, f"20{found[1]}年", "年份应写全四位", Safety.SHOW)

    def _whole(self, facts: "Analysis", dates: list[Span]) -> Iterator[Finding]:
        """Dates of issue wholly in Chinese figures, from when GB/T 9704-2012 was in force."""
        for block in dates:
            for found in re.finditer(_WHOLE, facts.text[block.start : block.end]):
                better = _arabic(found.group())
                if better[:4] >= "2013":
                    yield _finding(facts.text, Span(*found.span()).shift(block.start), better, "成文日期用阿拉伯数字", Safety.SAFE)


def _finding(text: str, span: Span, better: str, why: str, safety: Safety) -> Finding:
    return Finding(
        span,
        f"“{span.of(text)}”：{why}，写“{better}”。",
        f"改为“{better}”。",
        fix=replace(f"改为“{better}”", (span, better), safety=safety),
    )


def _arabic(date: str) -> str:
    """Write the Chinese figures of a date in Arabic ones."""

    def small(found: re.Match[str]) -> str:
        tens, ten, ones = found.group().rpartition("十")
        return str((int(_CHINESE_DIGITS.get(tens, "1")) * 10 if ten else 0) + int(_CHINESE_DIGITS.get(ones, "0")))

    year, _, rest = date.partition("年")
    return "".join(_CHINESE_DIGITS.get(c, c) for c in year) + "年" + re.sub(_SMALL, small, rest)
