"""What a server counts of itself, for Prometheus; it begins at nought when the process does."""

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, ProcessCollector

REGISTRY = CollectorRegistry()
ProcessCollector(registry=REGISTRY)
REQUESTS = Counter(
    "auditor_http_requests", "Requests that were answered.", ("route", "method", "status"), registry=REGISTRY
)
REQUEST_TIME = Histogram(
    "auditor_http_request_duration_seconds",
    "Time from a request to the end of its answer; event streams are not among them.",
    ("route",),
    buckets=(0.005, 0.01, 0.025, 0.05, 0.1, 0.2, 0.3, 0.5, 1, 2.5, 5, 10),
    registry=REGISTRY,
)
STREAMS = Gauge("auditor_event_streams_open", "Visitors who watch an audit just now.", registry=REGISTRY)
AUDIT_TIME = Histogram(
    "auditor_audit_duration_seconds",
    "Time that attempts at audits took, by how they ended: done, broken (to be tried again) or stopped.",
    ("ended",),
    buckets=(15, 30, 60, 120, 300, 600, 1200, 3600),
    registry=REGISTRY,
)
COMPARISONS_FAILED = Counter(
    "auditor_comparisons_failed", "Comparisons with the audit before that were not written.", registry=REGISTRY
)
