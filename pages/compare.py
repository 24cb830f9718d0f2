"""The compare page: two to six clusters side by side."""

from pages.panels.compare import comparison
from pages.panels.history import years

years.show()
comparison.show()
