"""The compare page: two to four clusters side by side."""

from pages.panels.compare import comparison

comparison.show()
