"""Settings: what wenfeng.toml, [tool.wenfeng-check] and the command line ask for; parsing is pure."""

import contextlib
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from wenfeng_check.analysis.limits import CLASSES
from wenfeng_check.analysis.structure.kinds import KINDS
from wenfeng_check.inference.checkpoint import Checkpoint
from wenfeng_check.model.errors import SettingsError
from wenfeng_check.model.finding import Severity
from wenfeng_check.model.report import Waiver
from wenfeng_check.rules.base import Rule
from wenfeng_check.rules.selectors import ALL, EXACT, is_known, narrowest, nearest
from wenfeng_check.run_settings import KEYS as RUN_KEYS
from wenfeng_check.run_settings import RunOverrides, RunSettings, override_run, parse_run
from wenfeng_check.toml_table import TomlTable, syntax_words, unknown

KEYS = (
    "select", "extend-select", "ignore", "severity", "rules", "fail-on", "exit-zero", "kind", "today", "profile",
    "limits", "model", "checkpoint", "roster", "units", "persons", "waiver", "per-file-ignores", "baseline", "web", *RUN_KEYS,
)  # fmt: skip
PROFILES = ("ningqiang", "national")
#: What people say for a kind.
_KIND_SYNONYMS = {"汇报": "汇报材料"}


@dataclass(frozen=True, slots=True)
class RosterSettings:
    """The unit's own list of organisations and people, raw: names with their short names, and with their posts."""

    file: str = ""
    units: tuple[tuple[str, tuple[str, ...]], ...] = ()
    persons: tuple[tuple[str, tuple[str, ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class Settings:
    """All that a run can be asked for. ``source`` names the file that it comes from, ``""`` where there is none."""

    select: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severities: Mapping[str, Severity] = field(default_factory=dict)
    options: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    fail_on: Severity = Severity.WARNING
    exit_zero: bool = False
    kind: str = ""
    today: date | None = None
    profile: str = PROFILES[0]
    limits: Mapping[str, int] = field(default_factory=dict)
    roster: RosterSettings = RosterSettings()
    model: bool = True
    checkpoints: tuple[Checkpoint, ...] = ()
    waivers: tuple[Waiver, ...] = ()
    baseline: str = ""
    source: str = ""
    run: RunSettings = field(default_factory=RunSettings)

    def why_off(self, rule: type[Rule]) -> str:
        """Say why ``rule`` does not run, ``""`` where it runs; the narrower selector wins, ignore in a tie."""
        code, name = rule.code, rule.rule_name()
        wanted = narrowest((*(self.select or (ALL,)), *self.extend_select), code, name)
        if not wanted:
            return "没有选中"
        if narrowest(self.ignore, code, name) >= wanted:
            return "设置中关闭"
        return "" if rule.enabled or wanted == EXACT else "默认不开"

    def severity_of(self, code: str, name: str, default: Severity) -> Severity:
        """Return the severity set for the rule by code or name, by group, or ``default``."""
        best = max(self.severities, key=lambda selector: narrowest((selector,), code, name), default="")
        return self.severities[best] if best and narrowest((best,), code, name) else default

    def options_of(self, rule: type[Rule]) -> Mapping[str, object]:
        """Return the option values set for ``rule``."""
        return self.options.get(rule.rule_name(), {})


@dataclass(frozen=True, slots=True)
class Overrides:
    """What the command line sets over the file; None and empty mean not given."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fail_on: str = ""
    exit_zero: bool = False
    kind: str = ""
    today: date | None = None
    profile: str = ""
    model: bool = True
    run: RunOverrides = field(default_factory=RunOverrides)


def load_toml(text: str, *, source: str) -> Mapping[str, object]:
    """Return the tables of a TOML file; Chinese keys need no quotation marks. Raises SettingsError with the line."""
    with contextlib.suppress(tomllib.TOMLDecodeError):
        return tomllib.loads(text)
    quoted = _quote_chinese_keys(text)
    try:
        return tomllib.loads(quoted)
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"{source} {syntax_words(str(error), text=text, quoted=quoted)}") from None


def _quote_chinese_keys(text: str) -> str:
    """Put quotation marks round keys that plain TOML allows only quoted (``通知 = 3500``)."""
    return re.sub(r"""^([ \t]*)([^\s"'#=\[\]{},.]*[一-鿿][^\s"'#=\[\]{},.]*)(?=[ \t]*=)""", r'\1"\2"', text, flags=re.M)


def parse(values: Mapping[str, object], rules: Sequence[type[Rule]], *, source: str) -> Settings:
    """Return the settings of a wenfeng.toml or of the table [tool.wenfeng-check]. Raises SettingsError."""
    table = TomlTable(values, source=source)
    table.refuse_unknown(KEYS)
    return Settings(
        select=_selectors(table, "select", rules),
        extend_select=_selectors(table, "extend-select", rules),
        ignore=_selectors(table, "ignore", rules),
        severities=_severities(table.table("severity"), rules),
        options=_options(table.table("rules"), rules),
        fail_on=severity_named(table.text("fail-on", "warning"), where=table.where("fail-on")),
        exit_zero=table.flag("exit-zero"),
        kind=kind_named(table.text("kind"), where=table.where("kind")),
        today=table.day("today"),
        profile=profile_named(table.text("profile", PROFILES[0]), where=table.where("profile")),
        limits=_limits(table.table("limits")),
        model=table.flag("model", default=True),
        checkpoints=tuple(_checkpoint(item) for item in table.tables("checkpoint")),
        roster=RosterSettings(table.text("roster"), names_of(table.table("units")), names_of(table.table("persons"))),
        waivers=(
            *(_waiver(item, rules) for item in table.tables("waiver")),
            *_per_file(table.table("per-file-ignores"), rules),
        ),
        baseline=table.text("baseline"),
        source=source,
        run=parse_run(table),
    )


def override(settings: Settings, given: Overrides, rules: Sequence[type[Rule]]) -> Settings:
    """Return ``settings`` with the command line's wishes; --select replaces select and ignore of the file."""
    for option, selectors in (("--select", given.select), ("--ignore", given.ignore)):
        for selector in selectors:
            check_selector(selector, rules, where=option)
    if given.select:
        settings = replace(settings, select=given.select, extend_select=(), ignore=())
    if given.fail_on:
        settings = replace(settings, fail_on=severity_named(given.fail_on, where="--fail-on"))
    if given.profile:
        settings = replace(settings, profile=profile_named(given.profile, where="--profile"))
    return replace(
        settings,
        ignore=(*settings.ignore, *given.ignore),
        exit_zero=settings.exit_zero or given.exit_zero,
        kind=kind_named(given.kind, where="--kind") or settings.kind,
        today=given.today or settings.today,
        model=settings.model and given.model,
        run=override_run(settings.run, given.run),
    )


def severity_named(word: str, *, where: str) -> Severity:
    """Return the severity called ``word``. Raises SettingsError that names ``where``."""
    known = {severity.word: severity for severity in reversed(Severity)}
    if word not in known:
        raise unknown(f"{where} 的值 {word!r}", word, known)
    return known[word]


def profile_named(word: str, *, where: str) -> str:
    """Return ``word`` where it is a profile. Raises SettingsError that names ``where``."""
    if word not in PROFILES:
        raise unknown(f"{where} 的值 {word!r}", word, PROFILES)
    return word


def kind_named(word: str, *, where: str, besides: frozenset[str] = frozenset()) -> str:
    """Return the kind (文种) called ``word``, "" for none. Raises SettingsError that names ``where``."""
    word = _KIND_SYNONYMS.get(word.strip(), word.strip())
    if word and word not in KINDS | besides:
        raise unknown(f"{where} 的文种“{word}”", word, sorted(KINDS | besides), listed=True)
    return word


def check_selector(selector: str, rules: Sequence[type[Rule]], *, where: str) -> None:
    """Raise SettingsError where ``selector`` means no rule."""
    if not is_known(selector, rules):
        close = nearest(selector, rules)
        hint = f"是不是 {close}？" if close else "用 wenfeng-check rules 看全部规则。"
        raise SettingsError(f"{where} 里的 {selector} 不是规则的代码、名称或组名，{hint}")


def names_of(table: TomlTable) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return a table of names with a string or a list of strings each."""

    def values(key: str) -> tuple[str, ...]:
        return table.texts(key) if isinstance(table.values[key], list) else (table.text(key),)

    return tuple((key, tuple(value for value in values(key) if value)) for key in table.values)


def _selectors(table: TomlTable, key: str, rules: Sequence[type[Rule]]) -> tuple[str, ...]:
    selectors = table.texts(key)
    for selector in selectors:
        check_selector(selector, rules, where=table.where(key))
    return selectors


def _severities(table: TomlTable, rules: Sequence[type[Rule]]) -> dict[str, Severity]:
    for selector in table.values:
        check_selector(selector, rules, where=table.where(selector))
    return {selector: severity_named(table.text(selector), where=table.where(selector)) for selector in table.values}


def _options(table: TomlTable, rules: Sequence[type[Rule]]) -> dict[str, dict[str, object]]:
    by_key = {key: rule for rule in rules for key in (rule.rule_name(), rule.code)}
    found: dict[str, dict[str, object]] = {}
    for key in table.values:
        if key not in by_key:
            raise unknown(table.where(key), key, [rule.rule_name() for rule in rules])
        found.setdefault(by_key[key].rule_name(), {}).update(_rule_options(table.table(key), by_key[key]))
    return found


def _rule_options(table: TomlTable, rule: type[Rule]) -> dict[str, object]:
    options = {name.replace("_", "-"): option for name, option in rule.option_table().items()}
    values = {key.replace("_", "-"): value for key, value in table.values.items()}
    if not options and values:
        raise SettingsError(f"{table.where(next(iter(table.values)))} 不认识：规则 {rule.rule_name()} 没有可设的项。")
    TomlTable(values, source=table.source, path=table.path).refuse_unknown(options)
    return {options[key].name: options[key].accept(value, where=table.where(key)) for key, value in values.items()}


def _limits(table: TomlTable) -> dict[str, int]:
    """Return the limits by kind, or by class of document (专项报告)."""
    return {kind_named(kind, where=table.where(kind), besides=CLASSES): table.whole(kind) for kind in table.values}


def _checkpoint(table: TomlTable) -> Checkpoint:
    """Return the name and the weight of a model; its folder is looked at by who knows where the settings lie."""
    table.refuse_unknown(("path", "weight"))
    name = table.text("path")
    if not name.strip():
        raise SettingsError(f"{table.where('path')} 没有写：自备模型在哪个文件夹？")
    return Checkpoint(name, table.share("weight", 0.5))


def _waiver(table: TomlTable, rules: Sequence[type[Rule]]) -> Waiver:
    table.refuse_unknown(("rule", "text", "file", "reason"))
    waiver = Waiver(table.text("rule"), "", table.text("text"), table.text("file"))
    if not waiver.rule:
        raise SettingsError(f"{table.where('rule')} 没有写：允许哪条规则？")
    check_selector(waiver.rule, rules, where=table.where("rule"))
    return replace(waiver, reason=_reason(table), origin=f"{table.source} {table.path}")


def _per_file(table: TomlTable, rules: Sequence[type[Rule]]) -> Iterator[Waiver]:
    """Yield a waiver for each rule of ``"纪要/*" = { rules = ["TSK103"], reason = "…" }``."""
    for pattern in table.values:
        entry = table.table(pattern)
        entry.refuse_unknown(("rules", "reason"))
        selectors = _selectors(entry, "rules", rules)
        if not selectors:
            raise SettingsError(f"{entry.where('rules')} 没有写：这些文件允许哪几条规则？")
        origin = f"{table.source} {entry.path}"
        yield from (Waiver(selector, _reason(entry), file=pattern, origin=origin) for selector in selectors)


def _reason(table: TomlTable) -> str:
    reason = table.text("reason").strip()
    if not re.search(r"\w", reason):
        raise SettingsError(f"{table.where('reason')} 没有写：每一处例外都要写明理由。")
    return reason
