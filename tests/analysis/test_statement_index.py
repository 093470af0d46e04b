"""The index of statements answers as a search through all of them would."""

from hypothesis import given
from hypothesis import strategies as st

from wenfeng_check.analysis.tasks.statement import Statement
from wenfeng_check.analysis.tasks.statement_index import StatementIndex
from wenfeng_check.analysis.tasks.values import Values
from wenfeng_check.model.span import Span
from wenfeng_check.model.task import Source

_BLOCK = 10
_spans = st.tuples(st.integers(0, 60), st.integers(0, 25)).map(lambda pair: Span(pair[0], pair[0] + pair[1]))
_statements = st.lists(
    st.builds(Statement, _spans, _spans, st.just(Source.TAIL), st.just(Values()), st.booleans()), max_size=12
).map(lambda found: tuple(sorted(found, key=lambda statement: statement.span)))


@given(_statements, st.integers(0, 90), _spans)
def test_it_answers_as_a_search_would(statements: tuple[Statement, ...], at: int, span: Span) -> None:
    index = StatementIndex(statements, lambda offset: offset // _BLOCK)
    assert list(index) == list(statements)
    assert index.covering(at // _BLOCK, at) == tuple(s for s in statements if s.scope.start <= at < s.scope.end)
    assert list(index.bracketed_at(at)) == [s for s in statements if s.bracketed and s.span.start == at]
    tails = [s.span for s in statements if s.bracketed]
    assert index.in_tail(span) == any(tail.contains(span) and tail != span for tail in tails)
