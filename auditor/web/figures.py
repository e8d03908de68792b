"""The figures of a server when somebody asks for them: its own, and those of the queue, which all servers share."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from auditor.errors import DatabaseError
from auditor.history.database import Database
from auditor.web import queue
from auditor.web.meters import REGISTRY
from auditor.web.runner import Runner


def figures(database: Database, runner: Runner | None) -> bytes:
    """Return all figures in the text format of Prometheus."""
    of_queue = CollectorRegistry()
    of_queue.register(_Queue(database, runner))
    return generate_latest(REGISTRY) + generate_latest(of_queue)


@dataclass(frozen=True, slots=True, eq=False)
class _Queue(Collector):
    database: Database
    runner: Runner | None

    def collect(self) -> Iterable[Metric]:
        """Yield the figures of now; those of the queue are missing while its database is away."""
        lost = self.runner.lost_workers if self.runner else 0
        yield CounterMetricFamily("auditor_workers_lost", "Workers that ended before their audit did.", value=lost)
        try:
            counts, oldest = queue.count_by_state(self.database), queue.oldest_waiting(self.database)
        except DatabaseError:
            yield _is_up(0)
            return
        yield _is_up(1)
        jobs = GaugeMetricFamily("auditor_jobs", "Jobs by where they stand, of all servers.", labels=("state",))
        for state, count in counts.items():
            jobs.add_metric([state.value], count)
        yield jobs
        waited_s = (datetime.now(UTC) - oldest).total_seconds() if oldest else 0.0
        yield GaugeMetricFamily(
            "auditor_oldest_waiting_job_seconds", "How long the job waits that waits longest.", value=waited_s
        )


def _is_up(value: int) -> Metric:
    return GaugeMetricFamily("auditor_database_up", "Whether the database answers.", value=value)
