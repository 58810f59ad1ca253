from tests.cast import ailsa, board, calum, morag, olaf, other_board, rhona

__all__ = ["ailsa", "board", "calum", "morag", "olaf", "other_board", "rhona"]
