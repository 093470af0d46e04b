"""Rule LEN101."""

from collections.abc import Iterator
from itertools import accumulate, islice

from wenfeng_check.analysis.facts import Analysis
from wenfeng_check.analysis.limits import OWN_LIMIT, Limit, limit_for
from wenfeng_check.model.finding import Authority, Clause, Finding, Label, Severity
from wenfeng_check.rules.base import Bad, Good, Option, Rule
from wenfeng_check.rules.len._savings import Saving, longest_parts, savings

_COUNTING = "汉字和标点各算1，一串数字或字母算1；标题、落款、附件不计"


class TotalLength(Rule):
    """全文超过这一类文件的字数上限。

    ## 查什么
    印发的正文（不是前面的印发通知）有多少字，超过这一类文件的上限多少，并给出压到上限以内的办法：
    可整句删去的空话套话、“加强组织领导”一类的保障段落、过长的现状，从省字最多的说起。
    部署专项工作或具体任务的文件（通知、方案、意见、措施）：3500字起警告，4000字起算错误。部署综合性工作的（含决定）：5000字起警告。
    综合报告5000字、专项报告3000字。设置 profile = "national" 时只按国家规定：专项4000字，一般文件5000字。
    请示、汇报材料、简报、信息只有外地的数字，只提示。自己的上限写在 wenfeng.toml 的 [limits] 里。

    ## 为什么
    文件长，落实的人找不到要办的事。国家和省里都给了上限，县里的要求是“坚决压缩篇幅”。

    ## 怎么改
    按提示从省字最多的地方删起；具体名单、指标、分工移到附件表格；一个文件部署几件不相干的事，拆开或删去次要的。

    ## 不算
    附件和附表里的字（另有 LEN111 查附件是否藏了正文）；
    法规、办法、规划、应急预案、政府工作报告、批复、函、公告、纪要：没有条文规定上限；
    讲话稿按分钟算（LEN103）；国家规定里“一般”不超过，确需超过的，写明理由用豁免放行。

    ## 依据
    《整治形式主义为基层减负若干规定》一、2：除部署综合性工作外，地方和部门文件一般不超过5000字，
    部署专项工作或者具体任务的文件一般不超过4000字。
    3500字是陕西对省委、省政府文件的要求，县里从严把握，不是硬性规定。
    """

    code = "LEN101"
    clause = Clause(
        Authority.BURDEN_RULE,
        "《整治形式主义为基层减负若干规定》一、2",
        "除部署综合性工作外，地方和部门文件一般不超过5000字，部署专项工作或者具体任务的文件一般不超过4000字",
    )
    limit = Option(0, "对所有文种用同一个上限（字），0 表示按文种")
    places = Option(12, "最多标出多少处可以压缩的地方")
    good = (
        Good("关于做好森林防火工作的通知\n各镇人民政府：\n请各镇于3月10日前落实护林员，县林业局每周抽查一次。"),
        Good("批复\n县教育局：\n同意新建石桥镇中心幼儿园。", kind="批复", options={"limit": 0}),
    )
    bad = (
        Bad(
            "关于做好防汛工作的通知\n各镇人民政府：\n防汛工作意义重大，各级各部门要切实提高政治站位，高度重视，狠抓落实。\n"
            "各镇于5月31日前备齐编织袋5000条，县水利局6月5日前检查一次。",
            options={"limit": 30},
        ),
    )

    def check(self, facts: Analysis) -> Iterator[Finding]:
        """Yield one finding with the plan to get under the limit."""
        limit = Limit(facts.kind, self.limit, OWN_LIMIT) if self.limit else limit_for(facts)
        size = facts.counts.main
        if limit is None or size <= limit.warning:
            return
        grave = 0 < limit.error < size
        bound = limit.error if grave else limit.warning
        clause = limit.error_clause if grave and limit.error_clause else limit.clause
        plan = savings(facts)
        yield Finding(
            span=None,
            message=_message(limit, size, bound=bound, clause=clause, grave=grave),
            advice=_advice(plan, size - limit.warning, longest_parts(facts, 2)),
            labels=tuple(_labels(plan, self.places)),
            clause=clause,
            severity=Severity.ERROR if grave else limit.severity,
        )


def _message(limit: Limit, size: int, *, bound: int, clause: Clause, grave: bool) -> str:
    origin = clause.source if clause is OWN_LIMIT else f"{clause.source}，{clause.authority.words}"
    words = f"正文{size}字，超过“{limit.kind}”{bound}字的上限{size - bound}字（{origin}）"
    if grave:
        words += f"；比从严把握的{limit.warning}字多{size - limit.warning}字"
    elif limit.before:
        words += f"；文件成文早于这一规定（{limit.before}年），只作参考"
    elif limit.note:
        words += f"；{limit.note}"
    return f"{words}。计字：{_COUNTING}。"


def _advice(plan: tuple[Saving, ...], over: int, parts: list[tuple[str, int]]) -> str:
    where = "、".join(f"“{name}”（{size}字）" for name, size in parts)
    more = f"篇幅主要在{where}，" if where else ""
    more += "把名单、指标、分工一类的细目移到附件表格，或把次要事项拆出去"
    if not plan:
        return f"要压{over}字。没有找到可整句删去的空话。{more}。"
    steps = "；".join(f"{n}. {saving.what}，约省{saving.characters}字" for n, saving in enumerate(plan, 1))
    total = list(accumulate(saving.characters for saving in plan))
    enough = next((n for n, size in enumerate(total, 1) if size >= over), 0)
    tail = f"做到第{enough}步就够了" if enough else f"合计约{total[-1]}字，还差{over - total[-1]}字：{more}"
    return f"要压{over}字，从省得最多的做起：{steps}。{tail}。标出的是可压缩的位置，删前请过目。"


def _labels(plan: tuple[Saving, ...], places: int) -> Iterator[Label]:
    """The places of the largest saving first, the longest place of each first."""
    in_order = (label for saving in plan for label in sorted(saving.labels, key=lambda label: -label.span.length))
    yield from islice(in_order, places)
