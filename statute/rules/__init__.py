"""The rules of law, registered by import, in the order of the law."""

# isort: skip_file

from statute.rules import regime as regime
from statute.rules import nominees as nominees
from statute.rules import officers as officers
from statute.rules import professionals as professionals
from statute.rules import stakeholders as stakeholders
from statute.rules import chair as chair
from statute.rules import chair_changes as chair_changes
from statute.rules import terms as terms
from statute.rules import resignations as resignations
from statute.rules import absences as absences
from statute.rules import removals as removals
from statute.rules import endings as endings
from statute.rules import joint_votes as joint_votes
from statute.rules import vacancies as vacancies
from statute.rules import disqualification as disqualification
from statute.rules import officers_appointed as officers_appointed
from statute.rules import committee_setting_up as committee_setting_up
from statute.rules import monitoring_committee as monitoring_committee
from statute.rules import committee_departures as committee_departures
from statute.rules import committee_proceedings as committee_proceedings
from statute.rules import committees as committees
from statute.rules import committee_decisions as committee_decisions
from statute.rules import planning_group as planning_group
from statute.rules import planning_group_members as planning_group_members
from statute.rules import planning_group_localities as planning_group_localities
from statute.rules import planning_group_procedure as planning_group_procedure
from statute.rules import planning_group_departures as planning_group_departures
from statute.rules import planning_group_working as planning_group_working
from statute.rules import localities as localities
from statute.rules import locality_decisions as locality_decisions
