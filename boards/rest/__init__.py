"""The frame of the API: who asks, what went wrong, pages of lists, versions, and requests sent twice."""
