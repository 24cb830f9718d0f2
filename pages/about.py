"""The about page: where everything is from, how sure it is, licences and privacy."""

from pages.panels.stories import about

about.show()
