"""Weight tables: reading, scoring, what a damaged installation says."""

from pathlib import Path

import pytest

from wenfeng_check.inference.linear import LinearModel, read_table
from wenfeng_check.model.errors import ResourceError

TABLE = LinearModel(("task", "padding"), {"落实": "150\t", "切实": "\t250", "alone": "-50\t25"})


def test_an_empty_cell_is_zero() -> None:
    assert TABLE.row("落实") == (150, 0)


def test_scores_are_the_sum_of_the_rows_in_hundredths_times_the_factor() -> None:
    assert TABLE.scores(("落实", "切实", "alone"), 0.5) == pytest.approx((0.5, 1.375))


def test_an_unknown_feature_weighs_nothing() -> None:
    assert TABLE.scores(("没见过",)) == (0.0, 0.0)


def test_a_table_is_read_with_features_that_begin_or_end_in_a_space(tmp_path: Path) -> None:
    path = tmp_path / "grams.tsv"
    path.write_text("feature\ttask\n 县\t7\n县 \t9\n", encoding="utf-8")
    table = read_table(path)
    assert (table.row(" 县"), table.row("县 ")) == ((7,), (9,))


def test_a_missing_table_is_said_in_words_that_help(tmp_path: Path) -> None:
    with pytest.raises(ResourceError, match=r"grams\.tsv.*重新安装"):
        read_table(tmp_path / "grams.tsv")
