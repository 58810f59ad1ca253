from tests.cast import other_board, rhona
from tests.compliance.cast import ailsas, alba, broken_rule, calums, secretary, today

__all__ = ["ailsas", "alba", "broken_rule", "calums", "other_board", "rhona", "secretary", "today"]
