"""Lists brought in from a file: read, understood column by column, held against the record row by row.

`reading` turns bytes into cells, `cells` a cell into a value, `columns` says what each list may hold, `plan`
holds the rows against the record. Nothing here writes: that is `membership.services.imports`.
"""
