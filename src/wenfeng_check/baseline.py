"""The baseline: fingerprints of findings that are known already, by file; it holds no text of a draft."""

import json
import os
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from wenfeng_check.model.errors import SettingsError, system_words
from wenfeng_check.model.finding import Diagnostic
from wenfeng_check.model.report import FileReport, Report
from wenfeng_check.rules import load_rules
from wenfeng_check.settings import Settings

NAME = ".wenfeng-baseline.json"
_VERSION = 1


class Known(NamedTuple):
    """One finding; the code tells a person what it was, the fingerprint knows it again."""

    code: str
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Baseline:
    """Known findings by path; paths are relative to the folder of ``file``, with ``/`` between their parts."""

    file: Path
    entries: Mapping[str, frozenset[Known]] = field(default_factory=dict)

    @property
    def size(self) -> int:
        """How many findings are known."""
        return sum(map(len, self.entries.values()))

    def key(self, path: str) -> str:
        """Return ``path`` as the baseline writes it."""
        whole = os.path.realpath(path)
        try:
            near = os.path.relpath(whole, os.path.realpath(self.file.parent))
        except ValueError:  # another drive on Windows
            near = whole
        return unicodedata.normalize("NFC", near.replace(os.sep, "/"))

    def of(self, path: str) -> frozenset[Known]:
        """Return what is known of the document at ``path``."""
        return self.entries.get(self.key(path), frozenset())


class Update(NamedTuple):
    """A baseline after an update, and how many findings left it or came in."""

    baseline: Baseline
    removed: int
    added: int


def locate(settings: Settings, named: str = "") -> Path:
    """Return where the baseline lies: as named, as the settings say, beside the settings file, or in the working folder."""
    if named:
        return Path(named)
    home = Path(settings.source).parent if settings.source else Path()
    return home / (settings.baseline or NAME)


def load(file: Path) -> Baseline:
    """Read a baseline. Raises SettingsError for a file that cannot be opened or understood."""
    try:
        content = file.read_bytes().decode("utf-8-sig")
        values = json.loads(content)
    except OSError as error:
        hint = "先用 wenfeng-check baseline 文件夹 写一份" if isinstance(error, FileNotFoundError) else "请检查这个文件"
        raise SettingsError(f"基线文件 {file} 打不开（{system_words(error)}），{hint}。") from error
    except UnicodeDecodeError:
        raise _broken(file, "不是 UTF-8 编码") from None
    except json.JSONDecodeError as error:
        why = "有合并冲突的标记，" if "<<<<<<<" in error.doc else ""
        raise _broken(file, f"{why}第{error.lineno}行第{error.colno}列起不是合法的 JSON") from None
    except RecursionError:
        raise _broken(file, "嵌套过深") from None
    return Baseline(file, _entries(values, file))


def _entries(values: object, file: Path) -> dict[str, frozenset[Known]]:
    match values:
        case {"version": int(version)} if version > _VERSION:
            raise SettingsError(f"基线文件 {file} 是更新的版本写的，请升级 wenfeng-check 再用。")
        case {"version": 1, "files": dict(files)} if all(map(_is_list_of_words, files.values())):
            found = {path: [Known(*words.split(" ")) for words in known] for path, known in files.items()}
            return {path: frozenset(known) for path, known in found.items()}
    raise _broken(file, "内容不是基线的格式")


def _is_list_of_words(value: object) -> bool:
    """Say whether ``value`` is a list like ``["TSK102 0123456789abcdef"]``."""
    return isinstance(value, list) and all(isinstance(item, str) and len(item.split(" ")) == 2 for item in value)


def _broken(file: Path, why: str) -> SettingsError:
    return SettingsError(f"基线文件 {file} 读不懂（{why}）。请从版本库恢复，或删掉后用 wenfeng-check baseline 重写。")


def render(baseline: Baseline) -> str:
    """Return the file: sorted, a finding a line, so that a difference shows what came and went."""
    ordered = sorted(baseline.entries.items())
    files = {path: sorted(" ".join(known) for known in entries) for path, entries in ordered if entries}
    return json.dumps({"version": _VERSION, "files": files}, ensure_ascii=False, indent=2) + "\n"


def without_known(report: Report, baseline: Baseline) -> Report:
    """Return ``report`` without the findings that ``baseline`` knows; each file says how many they were."""
    files = tuple(_without(file, {known.fingerprint for known in baseline.of(file.path)}) for file in report.files)
    gone = sum(len(baseline.of(file.path) - _present(file) - _unjudged(file, baseline)) for file in report.files)
    hidden = sum(file.known for file in files)
    words = [f"{hidden} 处发现记在基线 {baseline.file.name} 里，没有重复列出"] * bool(hidden)
    words += [f"基线里有 {gone} 处已经改好，可用 wenfeng-check baseline --update 去掉"] * bool(gone)
    return replace(report, files=files, notes=(*report.notes, *(f"{each}。" for each in words)))


def _without(file: FileReport, known: set[str]) -> FileReport:
    kept = tuple(diagnostic for diagnostic in file.diagnostics if diagnostic.fingerprint not in known)
    return replace(file, diagnostics=kept, known=len(file.diagnostics) - len(kept))


def updated(baseline: Baseline, report: Report, *, only_remove: bool = False) -> Update:
    """Bring ``baseline`` to what ``report`` found: what was repaired leaves, what is new comes in (unless ``only_remove``).

    What was not judged stays: files that were not checked but exist, files and rules that failed or did not run.
    """
    entries = {path: known for path, known in baseline.entries.items() if _exists(baseline, path)}
    for file in report.files:
        old, present = baseline.of(file.path), _present(file)
        entries[baseline.key(file.path)] = (old & present if only_remove else present) | _unjudged(file, baseline)
    now = replace(baseline, entries={path: known for path, known in entries.items() if known})
    return Update(now, removed=len(_all(baseline) - _all(now)), added=len(_all(now) - _all(baseline)))


def _exists(baseline: Baseline, path: str) -> bool:
    return os.path.exists(os.path.join(baseline.file.parent, path))


def _all(baseline: Baseline) -> set[tuple[str, Known]]:
    return set(chain.from_iterable(((path, each) for each in known) for path, known in baseline.entries.items()))


def _present(file: FileReport) -> frozenset[Known]:
    return frozenset(map(_known, file.diagnostics))


def _known(diagnostic: Diagnostic) -> Known:
    return Known(diagnostic.code, diagnostic.fingerprint)


def _unjudged(file: FileReport, baseline: Baseline) -> frozenset[Known]:
    """Return the entries that this check of ``file`` cannot have seen."""
    old = baseline.of(file.path)
    if file.document is None or file.failures:
        return old
    skipped = _codes(skipped.rule for skipped in file.skipped)
    return frozenset(known for known in old if known.code in skipped)


def _codes(names: Iterable[str]) -> set[str]:
    wanted = set(names)
    return {rule.code for rule in load_rules() if rule.rule_name() in wanted}
