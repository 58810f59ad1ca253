"""What can happen to who sits where, as the trail names it."""

from boards.events import event

PERSON_RECORDED = event("membership.person_recorded", "Person recorded")
MEMBER_APPOINTED = event("membership.member_appointed", "Member appointed")
APPOINTMENT_ENDED = event("membership.appointment_ended", "Appointment ended")
