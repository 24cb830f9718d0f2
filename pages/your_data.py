"""Your data page: bring a list, see what could not be read or located, mend it, show it."""

from pages.panels.own import page

page.show()
