"""The columns of a cluster, declared once: what each holds, what people call it, and where it is kept.

From this table come the field list of ``datapackage.json`` (:mod:`data.descriptor`), the columns of exports
(:mod:`data.export`), and the fields, headings and template of people's own lists (:mod:`data.intake`). Types and
limits of the values are in :class:`data.model.Cluster`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

CLUSTERS_FILE, LEVELS_FILE, AWARDS_FILE = "clusters.csv", "levels.csv", "awards.csv"
PROGRAMME_FILE, SOURCES_FILE = "programme.csv", "sources.csv"
"""The CSV files of a catalogue."""

AWARD_DETAILS = ("month", "start_year", "confidence", "source")
"""What an award can say beside year, level and kind, as words such as "month=11"; its notes follow."""

NORWEGIAN_NOTE = "note_nb="
"""Stands before the Norwegian note of an award."""


class Kind(StrEnum):
    """What a cell, or each entry of a cell that holds a list, is read as."""

    IDENTIFIER = "identifier"
    TEXT = "text"
    CHOICE = "choice"
    ADDRESS = "address"
    """A web address, http or https."""
    NUMBER = "number"
    """A whole number."""
    YEAR = "year"
    DEGREES = "degrees"
    """Of latitude or longitude, WGS 84."""
    AWARD = "award"
    """Year or "?", level, kind, note: see :func:`data.intake.values.award`."""


@dataclass(frozen=True)
class Column:
    """One column of a cluster.

    Attributes:
        name: the field of :class:`data.model.Cluster`, and the heading in our own files and exports.
        description: what it holds, for people who use the data.
        headings: what people call it in their own lists, English first; the first one names it in the template.
        kind: what its cells are read as.
        is_list: whether a cell holds several entries, separated by :data:`data.csv_rows.LIST_SEPARATOR`.
        is_required: whether a cluster of our own files must have it. A reader's own list needs less
            (:mod:`data.intake.mapping`).
        file: the file of the catalogue's folder that keeps it; None: only people's own lists have it.
        example: its cell in the template's example row; None: the template lacks it.
    """

    name: str
    description: str
    headings: tuple[str, ...]
    kind: Kind = Kind.TEXT
    is_list: bool = False
    is_required: bool = False
    file: str | None = CLUSTERS_FILE
    example: str | None = None


_COLUMNS = (
    Column("id", "Identifier of the listing, used in URLs", ("Id", "Identifier", "Slug"), Kind.IDENTIFIER),
    Column(
        "organisation",
        "Identifier of the organisation; two listings of one organisation share it",
        ("Organisation", "Organization", "Organisasjon", "Organisation id"),
        Kind.IDENTIFIER,
    ),
    Column(
        "listed_name",
        "Name as the report prints it",
        (
            "Name", "Cluster", "Cluster name", "Name of cluster", "Name of the cluster", "Title",
            "Company", "Company name", "Business", "Firm", "Institution", "School", "Member", "Hub",
            "Navn", "Namn", "Klynge", "Klyngenavn", "Klyngenamn", "Klyngens navn", "Navn på klynge", "Tittel",
            "Bedrift", "Bedriftsnavn", "Virksomhet", "Virksomhetsnavn", "Verksemd", "Firma", "Firmanavn", "Foretak",
            "Foretaksnavn", "Selskap", "Selskapsnavn", "Institusjon", "Skole", "Skolenavn", "Skule", "Medlem",
            "Enhet", "Etat", "Aktør", "Stedsnavn", "Stadnamn",
        ),
        is_required=True,
        example="Example cluster (replace this row)",
    ),
    Column(
        "level",
        "Id of the level it is listed under",
        (
            "Level", "Cluster level", "Programme level", "Program level", "Level of programme", "Grouping", "Group",
            "Category", "Type", "Cluster type", "Programme", "Program", "Tier", "Stage", "Class",
            "Segment", "Member type", "Membership",
            "Nivå", "Klyngenivå", "Programnivå", "Gruppering", "Gruppe", "Kategori", "Klyngetype", "Ordning",
            "Klasse", "Medlemstype", "Organisasjonstype", "Virksomhetstype",
        ),
        is_required=True,
        example="Arena",
    ),
    Column(
        "full_name",
        "The organisation's own name",
        (
            "Full name", "Official name", "Organisation name", "Organization name", "Fullt navn", "Fullt namn",
            "Offisielt navn", "Juridisk navn",
        ),
    ),
    Column(
        "earlier_names",
        "Names before, separated by |",
        ("Earlier names", "Former names", "Former name", "Tidligere navn", "Tidlegare namn"),
        is_list=True,
    ),
    Column("later_name", "Name or fate after 2021", ("Later name", "Senere navn", "Seinare namn")),
    Column(
        "home_place",
        "Town or place of the home",
        (
            "Home place", "Home region", "Home", "Place", "Location", "City", "Town", "Region", "Based in", "Base",
            "Headquarters", "Post town", "Locality", "Hjemsted", "Hjemregion", "Heimstad", "Sted", "Stad", "By",
            "Lokasjon", "Lokalisering", "Beliggenhet", "Kontorsted", "Poststed", "Tettsted", "Hovedkontor", "Hovedsete",
            "Lokalitet", "Postal code and town", "Postal code and city", "Postal code, city", "Postal code, town",
            "Postcode and town", "Postcode and city", "Postcode, town", "Postcode, city", "Zip and city", "Zip, city",
            "City, municipality", "City, county", "Town, municipality", "Town, county", "Municipality, county",
            "Postnr og sted", "Postnr, sted", "Postnr og poststed", "Postnr, poststed", "Postnummer og sted",
            "Postnummer, sted", "Postnummer og poststed", "Postnummer, poststed", "Post sted", "Sted, kommune",
            "Sted, fylke", "By, sted", "By, kommune", "By, fylke", "Kommune, fylke", "Fylke, kommune",
            "Address", "Visiting address", "Street address", "Adresse", "Besøksadresse",
            "Forretningsadresse", "Kontoradresse", "Postadresse",
        ),
        is_required=True,
        example="Florø",
    ),
    Column(
        "municipality",
        "Municipality of 2024",
        (
            "Municipality", "Kommune", "Kommunenavn", "Kommunenamn", "Kommun", "Hjemkommune", "Vertskommune",
        ),
        example="Kinn",
    ),
    Column(
        "county",
        "County of 2024",
        (
            "County", "Fylke", "Fylkesnavn", "Fylkesnamn", "Fylkenavn", "Fylkeskommune", "County number",
            "County code", "Fylkesnummer", "Fylkesnr", "Fylkenr",
        ),
        example="Vestland",
    ),
    Column("home_confidence", "How sure the home is: high, medium or low", ("Home confidence",), Kind.CHOICE),
    Column("region_note", "What is known of the region it serves", ("Region note",)),
    Column("region_note_nb", "The region note in Norwegian Bokmål", ("Region note in Norwegian",)),
    Column(
        "sector_group",
        "Broad sector, the one to filter by",
        (
            "Sector", "Sector group", "Industry", "Theme", "Sektor", "Bransje", "Næring", "Næringsområde",
            "Fagområde", "Tema",
        ),
        example="Energy",
    ),
    Column(
        "sector",
        "Sector in more detail",
        ("Sector in detail", "Subsector", "Sub-sector", "Specialisation", "Delsektor", "Underbransje"),
    ),
    Column(
        "summary",
        "What it does, in one sentence of our own",
        (
            "Summary", "Description", "About", "What it does", "Beskrivelse", "Omtale", "Sammendrag", "Samandrag",
            "Om klyngen", "Om klynga", "Kort om", "Formål",
        ),
        example="One sentence that says what the cluster does.",
    ),
    Column(
        "summary_nb",
        "The same in Norwegian Bokmål",
        ("Summary in Norwegian", "Norwegian summary", "Norsk sammendrag", "Norsk omtale"),
    ),
    Column(
        "website",
        "Address, http or https",
        (
            "Website", "Web site", "Web page", "Webpage", "Web", "Homepage", "Home page", "URL", "Link",
            "Web address", "Nettsted", "Nettstad", "Nettside", "Hjemmeside", "Heimeside", "Webside", "Nettadresse",
            "Lenke", "Lenkje",
        ),
        Kind.ADDRESS,
        example="https://www.example.org",
    ),
    Column(
        "admitted_year",
        "First year in the programme",
        (
            "Admitted year", "Year admitted", "Admitted", "Year", "Since", "Start year", "Opptaksår", "Tatt opp",
            "Teke opp", "Opptak", "År", "Startår", "Oppstartsår", "Fra år",
        ),
        Kind.YEAR,
        example="2021",
    ),
    Column(
        "members",
        "Number of members",
        (
            "Members", "Number of members", "Member count", "Partners", "Number of partners", "Participants",
            "Medlemmer", "Medlemer", "Antall medlemmer", "Tal på medlemer", "Medlemsbedrifter", "Partnere",
            "Antall partnere", "Deltakere", "Antall bedrifter",
        ),
        Kind.NUMBER,
        example="25",
    ),
    Column("members_year", "Year of that number", ("Members year", "Year of members", "Medlemsår"), Kind.YEAR),
    Column("members_text", "The number in words", ("Members text", "Members in words")),
    Column("members_text_nb", "The number in words, in Norwegian Bokmål", ("Members in Norwegian words",)),
    Column(
        "host",
        "Organisation that hosts or runs it",
        (
            "Host", "Host organisation", "Host organization", "Operator", "Facilitator", "Project owner", "Vert",
            "Vertsorganisasjon", "Vertskap", "Operatør", "Fasilitator", "Prosjekteier", "Prosjekteigar",
        ),
        example="",
    ),
    Column("host_nb", "The host in Norwegian Bokmål", ("Host in Norwegian",)),
    Column(
        "notes",
        "What a careful reader should know",
        ("Notes", "Note", "Comment", "Comments", "Merknad", "Merknader", "Kommentar", "Notat"),
        example="",
    ),
    Column("notes_nb", "The notes in Norwegian Bokmål", ("Notes in Norwegian",)),
    Column("inferred", "Columns whose value is an inference, separated by |", ("Inferred",), is_list=True),
    Column(
        "general_knowledge",
        "Columns whose value is general knowledge without a source, separated by |",
        ("General knowledge",),
        is_list=True,
    ),
    Column(
        "awards",
        "Levels it was given, separated by |, each as year or ?, level, kind, note",
        ("Awards", "Tildelinger", "Tildelingar"),
        Kind.AWARD,
        is_list=True,
        file=AWARDS_FILE,
    ),
    Column(
        "sources",
        "Addresses of the sources, separated by |",
        ("Sources", "Source", "Kilder", "Kilde", "Kjelder", "Kjelde"),
        Kind.ADDRESS,
        is_list=True,
        file=SOURCES_FILE,
    ),
    Column(
        "latitude",
        "Latitude of the home in degrees, WGS 84",
        ("Latitude", "Lat", "Breddegrad", "Breiddegrad", "Breddegrader", "Y", "North", "Northing", "Nord"),
        Kind.DEGREES,
        file=None,
        example="",
    ),
    Column(
        "longitude",
        "Longitude of the home in degrees, WGS 84",
        ("Longitude", "Lon", "Lng", "Long", "Lengdegrad", "Lengdegrader", "X", "East", "Easting", "Øst", "Aust"),
        Kind.DEGREES,
        file=None,
        example="",
    ),
    Column(
        "country",
        "Country of the home, as the list writes it",
        ("Country", "Country name", "Country code", "Nation", "Land", "Landkode", "Landnavn", "Nasjon"),
        file=None,
    ),
    Column(
        "postal_code",
        "Postal code of the home, as the list writes it",
        (
            "Postal code", "Postcode", "Post code", "Zip", "Zip code", "Postnummer", "Postnr", "Post nr",
            "Postkode",
        ),
        file=None,
    ),
    Column(
        "municipality_number",
        "Number of the municipality of the home, as the list writes it",
        (
            "Municipality number", "Municipality code", "Municipality no", "Kommunenummer", "Kommunenr", "Kommune nr",
            "Kommunekode", "Komm nr",
        ),
        file=None,
    ),
)  # fmt: skip

COLUMNS: Mapping[str, Column] = MappingProxyType({column.name: column for column in _COLUMNS})
"""Every column of a cluster by its name: those of ``clusters.csv`` in its order, then the others."""

CLUSTERS_FILE_COLUMNS = tuple(column.name for column in _COLUMNS if column.file == CLUSTERS_FILE)
"""The columns of ``clusters.csv``, in their order."""

RELATED_COLUMNS = tuple(column.name for column in _COLUMNS if column.file not in (CLUSTERS_FILE, None))
"""What other files of the catalogue keep about a cluster, which exports write beside it."""

KEY_COLUMNS = tuple(
    column.name for column in _COLUMNS if column.is_required or column.kind is Kind.IDENTIFIER
)
"""The columns that ``clusters.csv`` must have. Identifiers that a person's own list lacks are made of its names."""

LIST_COLUMNS = frozenset(column.name for column in _COLUMNS if column.is_list)
"""The columns whose cells hold several entries."""

WHOLE_NUMBER_COLUMNS = tuple(column.name for column in _COLUMNS if column.kind in (Kind.NUMBER, Kind.YEAR))
"""The columns whose cells hold a whole number."""

POSITION_COLUMNS = tuple(column.name for column in _COLUMNS if column.kind is Kind.DEGREES)
"""Latitude and longitude."""

POSITION_HEADINGS = (
    "Coordinates", "Coordinate", "Position", "Lat lon", "Latlon", "Lat lng", "Lat long", "Latitude longitude", "GPS",
    "Geometry", "Geom", "WKT", "Point", "Koordinater", "Koordinat", "Posisjon", "Geometri", "Punkt",
)  # fmt: skip
"""What people call one column that holds both, as "59.91, 10.75" or "POINT (10.75 59.91)"."""

BRIEF_POSITION_HEADINGS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {"latitude": ("Bredde", "Breidde"), "longitude": ("Lengde", "Lengd")}
)
"""What people also call latitude and longitude, though it can mean a width and a length: the cells tell which."""

EVIDENCE_COLUMNS = ("country", "postal_code", "municipality_number")
"""What a reader's own list says of a home beside its place; shown and exported under the list's own headings."""

WRITTEN_COUNTY = "written_county"
"""The further column that keeps how a list wrote a county, where today's county is another text."""

LOCATED_BY = "located_by"
GEOCODING_COLUMNS: Mapping[str, str] = MappingProxyType(
    {
        "location_precision": "How near the coordinates are to the home: address, town, municipality, region or county",
        LOCATED_BY: "What found the coordinates: the gazetteer, an online service, or the list itself",
        "location_confidence": "How sure the coordinates are: high, medium or low",
    }
)
"""What exports say beside coordinates of how they were found, each with its description. Not facts of a list."""

LOCATED_BY_LIST = "list"
"""What :data:`LOCATED_BY` says of coordinates that the list itself gave."""
