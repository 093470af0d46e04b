"""Pools: two voices become one, and neither can make the other's certainty vanish."""

from hypothesis import given
from hypothesis import strategies as st

from wenfeng_check.analysis.shares import Pool, Pools, Shares, pools_of

EVEN = Pool(0.5, 0.5, (0.0, 0.0, 0.0))
share = st.floats(0.0, 1.0)


def three(a: float, b: float, c: float) -> tuple[float, ...]:
    total = a + b + c or 1.0
    return (a / total, b / total, c / total)


@given(share, share, share, share, share, share)
def test_pooled_shares_add_up_to_one(a: float, b: float, c: float, d: float, e: float, f: float) -> None:
    pooled = EVEN(three(a, b, c), three(d, e, f))
    assert abs(sum(pooled) - 1) < 1e-9
    assert all(0 <= value <= 1 for value in pooled)


def test_voices_that_agree_are_kept_and_the_order_of_labels_too() -> None:
    pooled = EVEN((0.7, 0.2, 0.1), (0.7, 0.2, 0.1))
    assert [round(value, 6) for value in pooled] == [0.7, 0.2, 0.1]


def test_a_weight_of_nothing_silences_a_voice() -> None:
    assert Pool(0.0, 1.0, (0.0, 0.0))((0.99, 0.01), (0.3, 0.7))[1] > 0.69


def test_pools_are_read_from_a_card() -> None:
    pool = {"chains": 1.0, "encoder": 0.0, "bias": [0.0, 0.0]}
    three = {**pool, "bias": [0.0] * 3}
    pools = pools_of({"combination": {"task": pool, "pads": three, "roles": {**pool, "bias": [0.0] * 5}}})
    assert isinstance(pools, Pools)
    one = Shares(0.8, (0.1, 0.2, 0.7), (0.1, 0.1, 0.6, 0.1, 0.1))
    other = Shares(0.1, (0.8, 0.1, 0.1), (0.6, 0.1, 0.1, 0.1, 0.1))
    assert abs(pools(one, other).task - 0.8) < 1e-6
