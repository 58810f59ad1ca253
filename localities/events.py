"""What can happen to localities, as the trail names it."""

from boards.events import event

LOCALITY_RECORDED = event("localities.locality_recorded", "Locality recorded")
LOCALITY_CORRECTED = event("localities.locality_corrected", "Locality corrected")
LOCALITY_ENDED = event("localities.locality_ended", "Locality ended")
LOCALITY_WITHDRAWN = event("localities.locality_withdrawn", "Locality withdrawn from the record")
AREA_RECORDED = event("localities.area_recorded", "Area recorded")
AREA_CORRECTED = event("localities.area_corrected", "Area corrected")
AREA_WITHDRAWN = event("localities.area_withdrawn", "Area withdrawn from the record")
INVOLVEMENT_RECORDED = event("localities.involvement_recorded", "Part in a locality recorded")
INVOLVEMENT_ENDED = event("localities.involvement_ended", "Part in a locality ended")
INVOLVEMENT_CORRECTED = event("localities.involvement_corrected", "Part in a locality corrected")
INVOLVEMENT_WITHDRAWN = event(
    "localities.involvement_withdrawn", "Part in a locality withdrawn from the record"
)
ISSUE_RECORDED = event("localities.issue_recorded", "Issue of a locality recorded")
ISSUE_ANSWERED = event("localities.issue_answered", "Issue of a locality answered")
ISSUE_CORRECTED = event("localities.issue_corrected", "Issue of a locality corrected")
ISSUE_WITHDRAWN = event("localities.issue_withdrawn", "Issue of a locality withdrawn from the record")
