"""The rules of law, registered by import, in the order of the law."""

# isort: skip_file

from statute.rules import regime as regime
from statute.rules import nominees as nominees
from statute.rules import officers as officers
from statute.rules import professionals as professionals
from statute.rules import stakeholders as stakeholders
from statute.rules import chair as chair
from statute.rules import terms as terms
from statute.rules import endings as endings
from statute.rules import vacancies as vacancies
from statute.rules import monitoring_committee as monitoring_committee
