"""The base of all rules: options, examples, and what a rule has to say about itself."""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any, ClassVar, Generic, NamedTuple, TypeVar, overload

from wenfeng_check.model.errors import SettingsError
from wenfeng_check.model.finding import Authority, Clause, Finding, Severity

if TYPE_CHECKING:
    from wenfeng_check.analysis.facts import Analysis

T = TypeVar("T")


class Example(NamedTuple):
    """A draft of our own writing. ``kind`` forces the kind of document, ``today`` the date of the check.

    ``units`` and ``persons`` are the names of the county's own list, where the rule needs one.
    """

    text: str
    kind: str = ""
    today: date | None = None
    options: Mapping[str, Any] = {}
    references: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    persons: tuple[str, ...] = ()


class Good(Example):
    """A draft on which the rule stays silent."""


class Bad(Example):
    """A draft on which the rule fires exactly at the places in 【】; without 【】, on the whole document (span None)."""


class Option(Generic[T]):
    """A setting of a rule: its default, and what it does in one line. The type of the default is the type allowed."""

    def __init__(self, default: T, doc: str) -> None:
        self.default = default
        self.doc = doc
        self.name = ""

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name

    @overload
    def __get__(self, rule: None, owner: type) -> "Option[T]": ...
    @overload
    def __get__(self, rule: "Rule", owner: type) -> T: ...
    def __get__(self, rule: "Rule | None", owner: type) -> "Option[T] | T":
        if rule is None:
            return self
        value: T = rule.options.get(self.name, self.default)
        return value

    def accept(self, value: object, *, where: str) -> object:
        """Return ``value`` in the default's type. Raises SettingsError that names ``where``."""
        if isinstance(self.default, tuple) and isinstance(value, list) and all(isinstance(v, str) for v in value):
            return tuple(value)
        if isinstance(self.default, bool) or isinstance(value, bool):
            if isinstance(self.default, bool) and isinstance(value, bool):
                return value
        elif isinstance(self.default, float) and isinstance(value, int | float):
            return float(value)
        elif isinstance(value, type(self.default)) and not isinstance(value, tuple):
            return value
        raise SettingsError(f"{where} 应是{_type_words(self.default)},现在是 {value!r}")


def _type_words(default: object) -> str:
    if isinstance(default, bool):
        return "true 或 false"
    if isinstance(default, int):
        return "整数"
    if isinstance(default, float):
        return "数字"
    return "字符串列表" if isinstance(default, tuple) else "字符串"


class Rule:
    """One rule; the module's name is its name, the package its group, the docstring its page."""

    code: ClassVar[str] = ""
    severity: ClassVar[Severity] = Severity.WARNING
    clause: ClassVar[Clause]
    enabled: ClassVar[bool] = True
    #: Runs after the waivers, on what they did (``Analysis.stale_waivers``); no waiver takes its findings out.
    after_waivers: ClassVar[bool] = False
    good: ClassVar[tuple[Good, ...]] = ()
    bad: ClassVar[tuple[Bad, ...]] = ()

    def __init__(self, options: Mapping[str, Any] | None = None) -> None:
        self.options: Mapping[str, Any] = options or {}

    def check(self, facts: "Analysis") -> Iterator[Finding]:
        """Yield what is wrong."""
        raise NotImplementedError

    @classmethod
    def rule_name(cls) -> str:
        """The rule's name, as in settings: the module's name with hyphens."""
        return _names(cls.__module__)[1]

    @classmethod
    def group(cls) -> str:
        """The rule's group, as in its code: the package's name in capitals."""
        return _names(cls.__module__)[0]

    @classmethod
    def option_table(cls) -> dict[str, "Option[Any]"]:
        """All options of the rule by name."""
        return {name: value for base in reversed(cls.__mro__) for name, value in vars(base).items() if isinstance(value, Option)}


@cache
def _names(module: str) -> tuple[str, str]:
    """The group and the name of the rule in ``module``."""
    *_, package, name = module.split(".")
    return package.upper(), name.replace("_", "-")


MEASURE_8_TASK = Clause(
    Authority.COUNTY_MEASURE,
    "《关于进一步改进作风提高政府系统工作质效若干措施》第8条",
    "安排工作原则上都要明确时间节点、责任单位和责任人，实行清单化、项目化、责任化管理",
)
MEASURE_8_STYLE = Clause(
    Authority.COUNTY_MEASURE,
    "《关于进一步改进作风提高政府系统工作质效若干措施》第8条",
    "坚持短、实、新文风，谈现状要简，谈问题要准，谈措施要实，坚决压缩篇幅，防止穿靴戴帽、冗长空洞",
)
BURDEN_1_2 = Clause(
    Authority.BURDEN_RULE,
    "《整治形式主义为基层减负若干规定》一、2",
    "开门见山、直奔主题；一般不必阐述形势背景、重要意义、主要原则；加强领导、落实责任、组织保障等内容应当精炼",
)
REGULATION_19 = Clause(
    Authority.REGULATION,
    "《党政机关公文处理工作条例》第十九条",
    "内容简洁，主题突出，观点鲜明，结构严谨，表述准确，文字精练",
)
