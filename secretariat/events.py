"""What the secretariat records."""

from boards.events import event

JOB_REQUESTED = event("secretariat.job_requested", "Work requested")
JOB_FINISHED = event("secretariat.job_finished", "Work finished")
JOB_FAILED = event("secretariat.job_failed", "Work failed")
