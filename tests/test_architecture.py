"""The plan of the house, held against the source: layers, adapters, purity, what an import may cost."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import wenfeng_check

ROOT = Path(wenfeng_check.__file__).parent
PACKAGE = "wenfeng_check"
LAYERS = {
    "": 0,
    "model": 0,
    "resources": 1,
    "remembered": 0,
    "lexicon": 1,
    "toml_table": 1,
    "readers": 2,
    "inference": 2,
    "analysis": 3,
    "rules": 4,
    "run_settings": 5,
    "settings": 5,
    "roster": 5,
    "explain": 5,
    "waivers": 5,
    "fingerprint": 5,
    "engine": 6,
    "fixes": 6,
    "runner": 7,
    "workers": 7,
    "sources": 7,
    "patterns": 7,
    "git_ignored": 7,
    "word_package": 7,
    "xml_characters": 1,
    "cache": 7,
    "plain_values": 7,
    "stale": 7,
    "baseline": 7,
    "git": 7,
    "paragraphs": 7,
    "since": 7,
    "config_files": 7,
    "reporters": 7,
    "ledger": 7,
    "annotate": 7,
    "bulletin": 7,
    "figures": 7,
    "api": 8,
    "cli": 8,
    "commands": 8,
    "web": 8,
    "lsp": 8,
    "spacy_component": 8,
    "__main__": 9,
}
ADAPTERS = {
    "jieba": ("analysis/words.py",),
    "rjieba": ("analysis/words.py",),
    "textstat": ("analysis/readability.py",),
    "datasketch": ("analysis/",),
    "chinese_calendar": ("analysis/dates/",),
    "markdown_it": ("readers/",),
    "openpyxl": ("reporters/", "readers/", "ledger/", "bulletin/"),
    "pypdfium2": ("readers/",),
    "numpy": ("inference/",),
    "onnxruntime": ("inference/",),
    "transformers": ("inference/",),
    "torch": ("inference/",),
    "safetensors": ("inference/",),
    "tokenizers": ("inference/",),
    "spacy": ("inference/", "spacy_component.py"),
    "starlette": ("web/",),
    "uvicorn": ("web/",),
    "pygls": ("lsp/",),
    "lsprotocol": ("lsp/",),
    "click": ("commands/", "cli.py"),
}
CORE = ("model", "analysis", "rules", "engine", "run_settings", "settings", "waivers", "fingerprint", "roster", "explain", "toml_table")
_WORLDLY_CALLS = {"print", "open", "input", "exec", "eval"}
_WORLDLY_ATTRIBUTES = {
    "environ", "getenv", "today", "now", "utcnow", "read_text", "read_bytes", "write_text", "write_bytes", "urlopen",
    "stdout", "stderr", "getcwd", "cwd", "iterdir",
}  # fmt: skip
_CLOCKS = ("today", "now", "utcnow")
LONGEST_FILE = 300
LONGEST_FUNCTION = 40
FILES = sorted(ROOT.rglob("*.py"))

each_file = pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))


@cache
def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def _top(path: Path) -> str:
    first = path.relative_to(ROOT).parts[0]
    return first.removesuffix(".py") if first != "__init__.py" else ""


def _imports(tree: ast.AST) -> Iterator[str]:
    """Yield the modules imported anywhere, those for type checkers left out; relative imports are not our style."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
            continue
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, ast.unparse(node)
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        else:
            yield from _imports(node)


@each_file
def test_a_module_imports_only_its_own_and_lower_layers(path: Path) -> None:
    own = LAYERS[_top(path)]
    for name in _imports(_tree(path)):
        parts = name.split(".")
        if parts[0] == PACKAGE:
            target = parts[1] if parts[1] in LAYERS else ""
            assert target or not (ROOT / parts[1]).exists(), f"{parts[1]} has no layer"
            assert LAYERS[target] <= own, f"{path.name} imports {name} from a higher layer"


@each_file
def test_only_the_named_adapter_imports_a_heavy_package(path: Path) -> None:
    place = path.relative_to(ROOT).as_posix()
    for name in _imports(_tree(path)):
        allowed = ADAPTERS.get(name.split(".")[0])
        assert allowed is None or place.startswith(allowed), f"{place} imports {name}; only {allowed} may"


@each_file
def test_the_model_imports_the_standard_library_only(path: Path) -> None:
    if _top(path) == "model":
        outside = {name.split(".")[0] for name in _imports(_tree(path))} - sys.stdlib_module_names - {PACKAGE}
        assert not outside


@each_file
def test_the_core_neither_prints_nor_reads_files_environment_or_clock(path: Path) -> None:
    if _top(path) not in CORE:
        return
    for node in ast.walk(_tree(path)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            assert node.func.id not in _WORLDLY_CALLS, f"line {node.lineno}: {node.func.id}()"
        if isinstance(node, ast.Attribute) and not _is_own(node):
            assert node.attr not in _WORLDLY_ATTRIBUTES, f"line {node.lineno}: {ast.unparse(node)}"


def _is_own(node: ast.Attribute) -> bool:
    """Say whether the attribute is a field of ours with a clock's name (``context.today`` is a setting, no clock)."""
    return node.attr in _CLOCKS and ast.unparse(node.value).split(".")[-1] not in ("date", "datetime")


@each_file
def test_any_exception_is_caught_in_the_guard_of_the_engine_only(path: Path) -> None:
    for node in ast.walk(_tree(path)):
        if isinstance(node, ast.ExceptHandler):
            caught = ast.unparse(node.type) if node.type else "everything"
            broad = caught in ("everything", "Exception", "BaseException")
            assert not broad or path.name == "engine.py", f"line {node.lineno} catches {caught}"


@each_file
def test_files_and_functions_keep_to_their_size(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST_FILE
    for node in ast.walk(_tree(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert node.end_lineno is not None
            assert node.end_lineno - node.lineno < LONGEST_FUNCTION, f"{node.name}, line {node.lineno}"


_HEAVY = (
    "jieba", "rjieba", "spacy", "transformers", "torch", "numpy", "onnxruntime", "textstat", "openpyxl", "markdown_it",
    "datasketch", "chinese_calendar", "wenfeng_check.analysis", "wenfeng_check.engine", "wenfeng_check.readers",
)  # fmt: skip


def _loaded_after(code: str) -> set[str]:
    script = f"import sys\n{code}\nprint('\\n'.join(sys.modules), file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=60)
    return set(done.stderr.split("\n"))


def test_importing_the_command_line_loads_nothing_heavy() -> None:
    assert not _loaded_after("import wenfeng_check.cli") & set(_HEAVY)


def test_showing_the_version_loads_nothing_heavy() -> None:
    assert not _loaded_after("from wenfeng_check.cli import main; main(['--version'])") & set(_HEAVY)


def test_checking_a_short_text_loads_no_model_library(tmp_path: Path) -> None:
    draft = tmp_path / "通知.txt"
    draft.write_text("关于报送台账的通知\n各镇人民政府：\n请于3月10日前报送台账。\n", encoding="utf-8")
    loaded = _loaded_after(f"from wenfeng_check.cli import main; main([{str(draft)!r}])")
    assert "wenfeng_check.engine" in loaded
    assert not loaded & {
        "jieba",
        "rjieba",
        "spacy",
        "transformers",
        "torch",
        "numpy",
        "onnxruntime",
        "textstat",
        "openpyxl",
    }
