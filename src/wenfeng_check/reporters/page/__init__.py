"""The report as a page: a draft shown as a document with its findings in place, its figures, its tasks; parts may be reused."""
