"""What the secretariat records."""

from boards.events import event

JOB_REQUESTED = event("secretariat.job_requested", "Work requested")
JOB_FINISHED = event("secretariat.job_finished", "Work finished")
JOB_FAILED = event("secretariat.job_failed", "Work failed")
FILE_RECEIVED = event("secretariat.file_received", "File received")
FILE_EMPTIED = event("secretariat.file_emptied", "Content of a file removed")
