"""Loading the rules: walk the group packages, import every module, hold each rule against the laws."""

import importlib
import inspect
import pkgutil
import re
from collections.abc import Iterable
from functools import cache
from types import ModuleType

from wenfeng_check.model.errors import RuleError, WenfengError
from wenfeng_check.model.finding import Clause
from wenfeng_check.rules.base import Rule
from wenfeng_check.rules.groups import GROUPS
from wenfeng_check.rules.removed import REMOVED

_BROKEN = (
    ImportError, SyntaxError, NameError, TypeError, ValueError, AttributeError, LookupError, ArithmeticError,
    AssertionError, RuntimeError, OSError, WenfengError,
)  # fmt: skip


@cache
def load_rules() -> tuple[type[Rule], ...]:
    """Return all rules, sorted by code. Raises RuleError where a module cannot be imported or breaks a law."""
    return load_package(__package__, GROUPS)


def load_package(package: str, groups: Iterable[str]) -> tuple[type[Rule], ...]:
    """Return the rules of the group packages below ``package``; modules that start with _ are shared code."""
    rules = [_load_module(name) for group in groups for name in _module_names(f"{package}.{group.lower()}")]
    _check_unique(rules)
    return tuple(sorted(rules, key=lambda rule: rule.code))


def _module_names(package: str) -> list[str]:
    paths = _import(package).__path__
    return [f"{package}.{module.name}" for module in pkgutil.iter_modules(paths) if not module.name.startswith("_")]


def _import(name: str) -> ModuleType:
    try:
        return importlib.import_module(name)
    except _BROKEN as error:
        why = f"{type(error).__name__}：{error}"
        raise RuleError(f"规则模块 {name} 载入失败（{why}）。请改好或移走这个文件。") from error


def _load_module(name: str) -> type[Rule]:
    module = _import(name)
    found = [
        member
        for member in vars(module).values()
        if inspect.isclass(member) and issubclass(member, Rule) and member.__module__ == name
    ]
    if len(found) != 1:
        raise RuleError(f"规则模块 {name} 应恰好写一个 Rule 的子类，现在有 {len(found)} 个。")
    _check_laws(found[0])
    return found[0]


def _check_laws(rule: type[Rule]) -> None:
    where = f"规则 {rule.__module__}"
    if not re.fullmatch(rf"{rule.group()}\d{{3}}", rule.code):
        raise RuleError(f"{where} 的代码 {rule.code!r} 不对，应是 {rule.group()} 加三位数字。")
    if not isinstance(getattr(rule, "clause", None), Clause):
        raise RuleError(f"{where} 没有写依据 clause。")
    if not inspect.cleandoc(rule.__doc__ or ""):
        raise RuleError(f"{where} 没有写说明（docstring）。")


def _check_unique(rules: Iterable[type[Rule]]) -> None:
    owners = {removed.code: f"已停用的规则 {removed.name}" for removed in REMOVED}
    names: dict[str, str] = {}
    for rule in rules:
        if rule.code in owners:
            raise RuleError(f"规则 {rule.__module__} 的代码 {rule.code} 已给了{owners[rule.code]}，请换一个。")
        if rule.rule_name() in names:
            raise RuleError(f"规则名 {rule.rule_name()} 重复：{names[rule.rule_name()]} 与 {rule.__module__}。")
        owners[rule.code] = f"规则 {rule.rule_name()}"
        names[rule.rule_name()] = rule.__module__
