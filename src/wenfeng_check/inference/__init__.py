"""Statistical models; the only place that touches inference libraries."""
