"""Who may be extracted, the rows of each study table, the operator's costs, and the linkage file opened again."""

from commonweal.service.interfaces.extract.queries.costs import read_costs
from commonweal.service.interfaces.extract.queries.outcomes import OutcomeRows
from commonweal.service.interfaces.extract.queries.people import excluded, included
from commonweal.service.interfaces.extract.queries.sealed import open_linkage

__all__ = ["OutcomeRows", "excluded", "included", "open_linkage", "read_costs"]
