"""The accessibility statement, in the form that Norwegian authorities ask for."""

from pages.panels.stories import accessibility

accessibility.show()
