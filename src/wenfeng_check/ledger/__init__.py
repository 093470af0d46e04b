"""The ledger (清单化): tasks of drafts as rows, written out, compared with another ledger, checked when filled in by hand."""
