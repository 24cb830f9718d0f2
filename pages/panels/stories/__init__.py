"""The pages that are read: the programme, the sources, the accessibility statement."""
