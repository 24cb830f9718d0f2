"""The fields that a list can have, and the headings that people give them in English and Norwegian."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from data.spelling import fold

FIELDS: Mapping[str, tuple[str, ...]] = {
    "listed_name": (
        "Name", "Cluster", "Cluster name", "Name of cluster", "Name of the cluster", "Title",
        "Navn", "Namn", "Klynge", "Klyngenavn", "Klyngenamn", "Klyngens navn", "Navn på klynge", "Tittel",
    ),
    "level": (
        "Level", "Cluster level", "Programme level", "Program level", "Level of programme", "Grouping", "Group",
        "Category", "Type", "Cluster type", "Programme", "Program", "Tier", "Stage",
        "Nivå", "Klyngenivå", "Programnivå", "Gruppering", "Gruppe", "Kategori", "Klyngetype", "Ordning",
    ),
    "home_place": (
        "Home place", "Home region", "Home", "Place", "Location", "City", "Town", "Region", "Based in", "Base",
        "Headquarters", "Hjemsted", "Hjemregion", "Heimstad", "Sted", "Stad", "By", "Lokasjon", "Lokalisering",
        "Beliggenhet", "Kontorsted", "Poststed", "Tettsted", "Hovedkontor", "Hovedsete",
    ),
    "municipality": ("Municipality", "Kommune", "Kommunenavn", "Kommunenamn", "Kommun"),
    "county": ("County", "Fylke", "Fylkesnavn", "Fylkesnamn", "Fylkeskommune"),
    "sector_group": (
        "Sector", "Sector group", "Industry", "Theme", "Sektor", "Bransje", "Næring", "Næringsområde",
        "Fagområde", "Tema",
    ),
    "sector": ("Sector in detail", "Subsector", "Sub-sector", "Specialisation", "Delsektor", "Underbransje"),
    "summary": (
        "Summary", "Description", "About", "What it does", "Beskrivelse", "Omtale", "Sammendrag", "Samandrag",
        "Om klyngen", "Om klynga", "Kort om", "Formål",
    ),
    "summary_nb": ("Summary in Norwegian", "Norwegian summary", "Norsk sammendrag", "Norsk omtale"),
    "website": (
        "Website", "Web site", "Web page", "Webpage", "Web", "Homepage", "Home page", "URL", "Link", "Web address",
        "Nettsted", "Nettstad", "Nettside", "Hjemmeside", "Heimeside", "Webside", "Nettadresse", "Lenke", "Lenkje",
    ),
    "members": (
        "Members", "Number of members", "Member count", "Partners", "Number of partners", "Participants",
        "Medlemmer", "Medlemer", "Antall medlemmer", "Tal på medlemer", "Medlemsbedrifter", "Partnere",
        "Antall partnere", "Deltakere", "Antall bedrifter",
    ),
    "members_year": ("Members year", "Year of members", "Medlemsår"),
    "members_text": ("Members text", "Members in words"),
    "members_text_nb": ("Members in Norwegian words",),
    "admitted_year": (
        "Admitted year", "Year admitted", "Admitted", "Year", "Since", "Start year", "Opptaksår", "Tatt opp",
        "Teke opp", "Opptak", "År", "Startår", "Oppstartsår", "Fra år",
    ),
    "host": (
        "Host", "Host organisation", "Host organization", "Operator", "Facilitator", "Project owner", "Vert",
        "Vertsorganisasjon", "Vertskap", "Operatør", "Fasilitator", "Prosjekteier", "Prosjekteigar",
    ),
    "host_nb": ("Host in Norwegian",),
    "full_name": (
        "Full name", "Official name", "Organisation name", "Organization name", "Fullt navn", "Fullt namn",
        "Offisielt navn", "Juridisk navn",
    ),
    "earlier_names": ("Earlier names", "Former names", "Former name", "Tidligere navn", "Tidlegare namn"),
    "later_name": ("Later name", "Senere navn", "Seinare namn"),
    "notes": ("Notes", "Note", "Comment", "Comments", "Merknad", "Merknader", "Kommentar", "Notat"),
    "notes_nb": ("Notes in Norwegian",),
    "latitude": ("Latitude", "Lat", "Breddegrad", "Breiddegrad", "Y", "North", "Northing", "Nord"),
    "longitude": ("Longitude", "Lon", "Lng", "Long", "Lengdegrad", "X", "East", "Easting", "Øst", "Aust"),
    "region_note": ("Region note",),
    "region_note_nb": ("Region note in Norwegian",),
    "home_confidence": ("Home confidence",),
    "id": ("Id", "Identifier", "Slug"),
    "organisation": ("Organisation", "Organization", "Organisasjon", "Organisation id"),
    "awards": ("Awards", "Tildelinger", "Tildelingar"),
    "sources": ("Sources", "Source", "Kilder", "Kilde", "Kjelder", "Kjelde"),
    "inferred": ("Inferred",),
    "general_knowledge": ("General knowledge",),
}  # fmt: skip
"""Each field of :class:`data.model.Cluster` that a list can have, with its headings; the first names it."""

REQUIRED = ("listed_name", "level", "home_place")
"""The fields without which a row cannot be used."""

LOCATED_BY = "located_by"
LOCATION_COLUMNS = ("location_precision", LOCATED_BY, "location_confidence")
"""What our own exports add to coordinates: how they were found. Not facts of the list."""

OWN_COORDINATES = "list"
"""What :data:`LOCATED_BY` says of coordinates that the list itself gave."""

# A required field that has no column of its own can be read from one that also says it.
_STAND_INS = {"listed_name": ("full_name", "organisation"), "home_place": ("municipality", "county")}


def guess_mapping(columns: Iterable[str]) -> dict[str, str]:
    """Find the column of each field by its heading; a field without a column is left out.

    A column that bears a field's own name, as in our exports, is that field's.
    """
    columns = list(columns)
    by_key: dict[str, str] = {}
    for column in columns:
        by_key.setdefault(_key(column), column)
    mapping = {field: field for field in FIELDS if field in columns}
    if "sector" in mapping and "sector_group" not in mapping:
        # Only beside the broad sector of our own exports is "sector" the detailed one.
        mapping["sector_group"] = mapping.pop("sector")
    for field, keys in _field_keys().items():
        free = [by_key[key] for key in keys if key in by_key and by_key[key] not in mapping.values()]
        if field not in mapping and free:
            mapping[field] = free[0]
    for field, others in _STAND_INS.items():
        stand_ins = [mapping[other] for other in others if other in mapping]
        if field not in mapping and stand_ins:
            mapping[field] = stand_ins[0]
    return {field: mapping[field] for field in FIELDS if field in mapping}


def recognised(cells: Sequence[str]) -> int:
    """How many fields *cells* name, if they are a header."""
    known = _fields_by_key()
    return len({known[key] for cell in cells if (key := _key(cell)) in known})


@lru_cache
def _field_keys() -> dict[str, tuple[str, ...]]:
    return {field: (_key(field), *map(_key, headings)) for field, headings in FIELDS.items()}


@lru_cache
def _fields_by_key() -> dict[str, str]:
    return {key: field for field, keys in _field_keys().items() for key in keys}


def _key(heading: str) -> str:
    """A heading as it is compared: without accents, case, punctuation and what stands in brackets."""
    bare = re.sub(r"\([^()]*\)", " ", heading[:200])
    return " ".join(re.findall(r"[^\W_]+", fold(bare)))
