from tests.api.cast import alba, council, nobody, own, partner, reader, stranger, today
from tests.cast import olaf, other_board, rhona
from tests.compliance.cast import broken_rule
from tests.membership.page_cast import ailsas, calums, secretary

__all__ = [
    "ailsas", "alba", "broken_rule", "calums", "council", "nobody", "olaf", "other_board", "own", "partner",
    "reader", "rhona", "secretary", "stranger", "today",
]  # fmt: skip
