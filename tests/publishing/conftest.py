from tests.cast import other_board, rhona
from tests.publishing.cast import ailsas, alba, calums, demonstration, secretary, today

__all__ = ["ailsas", "alba", "calums", "demonstration", "other_board", "rhona", "secretary", "today"]
