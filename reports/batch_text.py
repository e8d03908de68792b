"""What a batch says while it runs and when it has ended, a line each, for a terminal or a log."""

from rules.finding import N_, Message, counted, message

STARTED = N_("{name}: begun")
SCORED = N_("{place} of {total} · {name}: grade {grade}, {score} points · {time}")
NOT_MEASURED = N_("{place} of {total} · {name}: not measured ({detail}) · {time}")
BROKEN = N_("{place} of {total} · {name}: the auditor failed ({detail}) · {time}")
AGAIN = N_("{name}: the audit broke off and is tried again ({detail})")
LEFT = N_("about {time} left")
ALL = N_("All departments")
RESULTS = N_("Results: {folder}")
NEXT = N_("For the leaderboard and the certificates, run: auditor review {folder}")
GO_ON = N_("Stopped. What is done is kept. To go on, give the same command with --resume.")
REFUSED = (
    N_("{count} line of the list cannot be used and is left out:"),
    N_("{count} lines of the list cannot be used and are left out:"),
)
NOT_MEASURED_LIST = (N_("{count} department was not measured:"), N_("{count} departments were not measured:"))
RESUMED = (
    N_("{count} department is done already and is not visited again."),
    N_("{count} departments are done already and are not visited again."),
)
MEASURED = (
    N_("{count} department of {total} was measured, in {time}."),
    N_("{count} departments of {total} were measured, in {time}."),
)
AT_ONCE = (
    N_("{count} website to audit, {workers} at once."),
    N_("{count} websites to audit, up to {workers} at once."),
)
SECONDS = (N_("{count} second"), N_("{count} seconds"))
MINUTES = (N_("{count} minute"), N_("{count} minutes"))
HOURS = N_("{hours} h {minutes} min")


def duration(seconds: float) -> Message:
    """Return a time as people say it: seconds, minutes, or hours with minutes."""
    if seconds < 90:
        return counted(*SECONDS, round(seconds))
    minutes = round(seconds / 60)
    return counted(*MINUTES, minutes) if minutes < 90 else message(HOURS, hours=minutes // 60, minutes=minutes % 60)
