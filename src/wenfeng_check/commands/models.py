"""``wenfeng-check models``: the models that judge, what they do, how good they are, whether their files are sound."""

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from wenfeng_check.commands.chinese import ChineseCommand, OneOf
from wenfeng_check.commands.output import emit
from wenfeng_check.model.exit_status import ExitStatus
from wenfeng_check.reporters.style import columns

if TYPE_CHECKING:
    from wenfeng_check.inference.catalogue import ModelCard, OwnCard

_FIELDS = (("做什么", "task"), ("怎么算", "method"), ("来历", "base"), ("数据", "data"), ("许可", "licence"))
_SCORES = (("task", "任务"), ("padding", "空话"))


@click.command("models", cls=ChineseCommand, help="列出随软件带的和自备的模型：做什么、准不准、许可，并核对文件有没有损坏。")
@click.option("--config", default="", metavar="文件", help="写了自备模型的设置文件；不写就从当前文件夹向上找 wenfeng.toml。")
@click.option("--format", "format_name", type=OneOf(("table", "json")), default="table", help="默认 table。")
def command(config: str, format_name: str) -> int:
    """Print the cards; status 2 where a file is missing or damaged."""
    from wenfeng_check.config_files import read_settings
    from wenfeng_check.inference.catalogue import installed_models, own_card
    from wenfeng_check.settings import Overrides

    models = installed_models()
    own = tuple(own_card(checkpoint) for checkpoint in read_settings(config, [], Overrides()).checkpoints)
    emit(_as_json(models, own) if format_name == "json" else "".join((*_lines(models), *_own_lines(own))))
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


def _own_lines(own: tuple["OwnCard", ...]) -> Iterator[str]:
    for model in own:
        size = sum(file.size for file in model.files) / 1e6
        yield f"{model.checkpoint.name}（自备，{size:.1f} MB，文件齐全，标签相符）\n"
        rows = [
            ("  做什么", model.checkpoint.head.words),
            ("  标签", "、".join(model.checkpoint.outputs)),
            ("  占多重", f"{model.checkpoint.weight:g}"),
            ("  文件夹", model.checkpoint.folder),
            *(("  sha256", f"{file.digest}  {file.name}") for file in model.files),
        ]
        yield "".join(f"{line}\n" for line in columns(rows))


def _figures(scores: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Say the figures of each measurement in words."""
    names = {"cross_validation": "交叉验证", "held_out": "没有见过的文件", "sample": "随源码带的样稿"}
    for name, measured in scores.items():
        parts = [f"{words} F1 {measured[key][2]:.2f}" for key, words in _SCORES if key in measured]
        if "role_macro_f1" in measured:
            parts.append(f"作用 宏 F1 {measured['role_macro_f1']:.2f}")
        yield names.get(name, name), "，".join(parts)


def _as_json(models: tuple["ModelCard", ...], own: tuple["OwnCard", ...]) -> str:
    rows = [
        {**model.card, "files": [{"name": f.name, "bytes": f.size, "sound": f.sound} for f in model.files]}
        for model in models
    ]
    rows += [
        {
            "name": model.checkpoint.name,
            "own": True,
            "task": model.checkpoint.head.words,
            "head": str(model.checkpoint.head),
            "labels": list(model.checkpoint.outputs),
            "weight": model.checkpoint.weight,
            "sha256": {file.name: file.digest for file in model.files},
            "files": [{"name": file.name, "bytes": file.size, "sound": True} for file in model.files],
        }
        for model in own
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2) + "\n"
