"""The data of a view for programs, below ``/api/``: of the served catalogue alone, never of a reader's own list."""
