"""The laws that all rules keep, and that the loader holds against new ones."""

import ast
import inspect
import sys
from pathlib import Path

import pytest

from wenfeng_check.explain import SECTIONS, markdown, page_of
from wenfeng_check.model.errors import RuleError
from wenfeng_check.rules import load_rules
from wenfeng_check.rules.base import Rule
from wenfeng_check.rules.groups import GROUPS
from wenfeng_check.rules.loader import load_package
from wenfeng_check.rules.removed import REMOVED

RULES = load_rules()
_ADVISING = ("avoid", "use", "no", "check", "prefer", "dont", "do", "write", "fix", "find", "detect", "should")

each_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: f"{rule.code}-{rule.rule_name()}")


def _source(rule: type[Rule]) -> str:
    """Return the rule's module and the shared code of its group."""
    path = Path(inspect.getfile(rule))
    shared = [file.read_text(encoding="utf-8") for file in sorted(path.parent.glob("_*.py"))]
    return "\n".join([path.read_text(encoding="utf-8"), *shared])


@each_rule
def test_page_has_the_five_sections_in_order(rule: type[Rule]) -> None:
    page = page_of(rule)
    assert tuple(section.title for section in page.sections) == SECTIONS
    assert all(section.text for section in page.sections)
    assert page.summary.endswith("。")
    assert "\n" not in page.summary


@each_rule
def test_has_good_and_bad_examples(rule: type[Rule]) -> None:
    assert rule.good
    assert rule.bad
    assert len({example.text for example in (*rule.good, *rule.bad)}) == len(rule.good) + len(rule.bad)


@each_rule
def test_marks_of_examples_are_paired(rule: type[Rule]) -> None:
    assert all("【" not in example.text and "】" not in example.text for example in rule.good)
    assert all(example.text.count("【") == example.text.count("】") for example in rule.bad)


@each_rule
def test_name_says_the_fault_and_no_advice(rule: type[Rule]) -> None:
    assert rule.rule_name().split("-")[0] not in _ADVISING


@each_rule
def test_options_are_explained_and_used(rule: type[Rule]) -> None:
    attributes = {node.attr for node in ast.walk(ast.parse(_source(rule))) if isinstance(node, ast.Attribute)}
    for name, option in rule.option_table().items():
        assert option.doc.strip(), name
        assert name in attributes, f"{name} is never read"


@each_rule
def test_options_of_examples_exist_and_have_their_type(rule: type[Rule]) -> None:
    table = rule.option_table()
    for example in (*rule.good, *rule.bad):
        for name, value in example.options.items():
            given = list(value) if isinstance(value, tuple) else value
            assert table[name].accept(given, where=name) == value


@each_rule
def test_module_compiles_no_pattern_on_import(rule: type[Rule]) -> None:
    top_level = [node for node in ast.parse(_source(rule)).body if not isinstance(node, ast.FunctionDef | ast.ClassDef)]
    calls = [node for top in top_level for node in ast.walk(top) if isinstance(node, ast.Call)]
    assert not any(ast.unparse(call.func) == "re.compile" for call in calls)


@each_rule
def test_page_shows_clause_and_examples(rule: type[Rule]) -> None:
    page = markdown(rule)
    assert rule.clause.source in page
    assert rule.bad[0].text.split("\n")[0] in page


def test_codes_and_names_are_unique_and_removed_codes_stay_away() -> None:
    codes = [rule.code for rule in RULES] + [removed.code for removed in REMOVED]
    assert len(codes) == len(set(codes))
    assert len({rule.rule_name() for rule in RULES}) == len(RULES)
    assert {code[:3] for code in codes} <= set(GROUPS)


_RULE = '''"""x"""
from wenfeng_check.model.finding import Authority, Clause
from wenfeng_check.rules.base import Rule

class Trial(Rule):
    """试验。"""
    code = "WRD901"
    clause = Clause(Authority.PRACTICE, "x")
'''


def _package(folder: Path, name: str, **modules: str) -> str:
    group = folder / name / "wrd"
    group.mkdir(parents=True)
    (folder / name / "__init__.py").write_text("")
    (group / "__init__.py").write_text("")
    for module, source in modules.items():
        (group / f"{module}.py").write_text(source, encoding="utf-8")
    return name


@pytest.mark.parametrize(
    ("name", "modules", "said"),
    [
        ("trial_syntax", {"one": "class"}, "载入失败"),
        ("trial_import", {"one": "import no_such_package"}, "载入失败"),
        ("trial_lookup", {"one": "{}['x']"}, "载入失败"),
        ("trial_none", {"one": "x = 1"}, "恰好写一个"),
        ("trial_two", {"one": _RULE + "\nclass Other(Trial):\n    '''y'''\n"}, "恰好写一个"),
        ("trial_code", {"one": _RULE.replace("WRD901", "TSK901")}, "WRD 加三位数字"),
        ("trial_clause", {"one": _RULE.replace("    clause =", "    other =")}, "clause"),
        ("trial_page", {"one": _RULE.replace('"""试验。"""', "")}, "docstring"),
        ("trial_same", {"one": _RULE, "two": _RULE}, "WRD901"),
    ],
)
def test_loader_refuses_a_rule_that_breaks_a_law(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, modules: dict[str, str], said: str
) -> None:
    monkeypatch.syspath_prepend(str(tmp_path))
    with pytest.raises(RuleError, match=said):
        load_package(_package(tmp_path, name, **modules), ("WRD",))


def test_loader_finds_a_rule_without_registration_and_leaves_out_shared_code(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(str(tmp_path))
    package = _package(tmp_path, "trial_good", wordy_line=_RULE, _shared="raise RuntimeError")
    (rule,) = load_package(package, ("WRD",))
    assert (rule.code, rule.rule_name(), rule.group()) == ("WRD901", "wordy-line", "WRD")
    assert f"{package}.wrd._shared" not in sys.modules
