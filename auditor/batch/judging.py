"""From the evidence of a task to its scorecard and its reports, without a browser but for printing."""

from auditor.answers import read_answers
from auditor.batch.task import Task
from auditor.judge import judge
from auditor.store import Bundle
from auditor.write import write_reports
from reports.letterhead import Letterhead
from rules.registry import rules_at
from rules.scorecard import Scorecard


def judged(task: Task, bundle: Bundle) -> Scorecard:
    """Judge what was captured, by the answers in the folder of a task."""
    orders = task.orders
    return judge(bundle, orders.weights, read_answers(task.output), rules_at(orders.rupees_per_gb))


def reported(task: Task, bundle: Bundle, scorecard: Scorecard) -> None:
    """Write the reports of a task."""
    orders = task.orders
    department = task.department if task.department.name else None  # an address alone names none
    letterhead = Letterhead(sender=orders.sender, department=department)
    write_reports(bundle, scorecard, task.output, orders.formats, orders.language, orders.manner.browser, letterhead)
