"""The programme page: what the programme is, its levels, its effect, and the NCE clusters of 2018."""

from pages.panels.stories import programme

programme.show()
