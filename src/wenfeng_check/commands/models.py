"""``wenfeng-check models``: the models that are installed, what they do, how good they are, whether their files are sound."""

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from wenfeng_check.commands.chinese import ChineseCommand, OneOf
from wenfeng_check.commands.output import emit
from wenfeng_check.model.exit_status import ExitStatus
from wenfeng_check.reporters.style import columns

if TYPE_CHECKING:
    from wenfeng_check.inference.catalogue import ModelCard

_FIELDS = (("做什么", "task"), ("怎么算", "method"), ("来历", "base"), ("数据", "data"), ("许可", "licence"))
_SCORES = (("task", "任务"), ("padding", "空话"))


@click.command("models", cls=ChineseCommand, help="列出随软件带的模型：做什么、准不准、许可，并核对文件有没有损坏。")
@click.option("--format", "format_name", type=OneOf(("table", "json")), default="table", help="默认 table。")
def command(format_name: str) -> int:
    """Print the cards; status 2 where a file is missing or damaged."""
    from wenfeng_check.inference.catalogue import installed_models

    models = installed_models()
    emit(_as_json(models) if format_name == "json" else "".join(_lines(models)))
    for model in models:
        for file in model.files:
            if not file.sound:
                click.echo(f"wenfeng-check：模型文件 {model.name}/{file.name} 缺失或已损坏，请重新安装。", err=True)
    return ExitStatus.CLEAN if all(model.sound for model in models) else ExitStatus.FAILED


def _lines(models: tuple["ModelCard", ...]) -> Iterator[str]:
    from wenfeng_check.inference.encoder import absence

    for model in models:
        size = sum(file.size for file in model.files) / 1e6
        yield f"{model.name}（{size:.1f} MB，文件{'完好' if model.sound else '缺失或已损坏'}）\n"
        rows = [(f"  {words}", str(model.card[key])) for words, key in _FIELDS if key in model.card]
        rows += [("  得分", f"{words}：{scores}") for words, scores in _figures(model.card.get("scores", {}))]
        yield "".join(f"{line}\n" for line in columns(rows))
    why = absence()
    yield f"句子模型没有用上：{why}。\n" if why else "检查时两个模型一起用；--no-model 只用 sentences。\n"


def _figures(scores: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Say the figures of each measurement in words."""
    names = {"cross_validation": "交叉验证", "held_out": "没有见过的文件", "sample": "随源码带的样稿"}
    for name, measured in scores.items():
        parts = [f"{words} F1 {measured[key][2]:.2f}" for key, words in _SCORES if key in measured]
        if "role_macro_f1" in measured:
            parts.append(f"作用 宏 F1 {measured['role_macro_f1']:.2f}")
        yield names.get(name, name), "，".join(parts)


def _as_json(models: tuple["ModelCard", ...]) -> str:
    rows = [
        {**model.card, "files": [{"name": f.name, "bytes": f.size, "sound": f.sound} for f in model.files]}
        for model in models
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2) + "\n"
