"""The model of the programme's history: every organisation that is known by name, listed in 2021 or not."""

from functools import cached_property

from data.model import (
    Award,
    AwardKind,
    Catalogue,
    Cluster,
    Confidence,
    Identifier,
    Level,
    Record,
    Text,
    Website,
    Year,
)

HUB_NODE = "hub-node"
"""The level of a hub node, a regional network tied to a cluster. The list of 2021 has no such level."""


class Rename(Record):
    """A change of an organisation's name, from ``before`` to ``after``; ``confidence`` is how sure its year is."""

    year: Year
    before: Text
    after: Text
    confidence: Confidence
    source: Website
    note: Text | None = None
    note_nb: Text | None = None


class Organisation(Record):
    """An organisation that the programme admitted. None means "not found", never "no".

    ``listings`` are the ids of its clusters in the catalogue; an organisation that is not listed has none.
    ``home_place`` is given only where a source carries a town. ``ended_year`` is the last year in the programme,
    where a source tells of the end; ``successor`` is the organisation that it merged into.
    """

    id: Identifier
    name: Text
    other_names: tuple[Text, ...] = ()
    listings: tuple[Identifier, ...] = ()
    sector_group: Text | None = None
    sector: Text | None = None
    home_place: Text | None = None
    municipality: Text | None = None
    county: Text | None = None
    home_confidence: Confidence | None = None
    home_note: Text | None = None
    home_note_nb: Text | None = None
    website: Website | None = None
    ended_year: Year | None = None
    ended_note: Text | None = None
    ended_note_nb: Text | None = None
    ended_source: Website | None = None
    successor: Identifier | None = None
    general_knowledge: tuple[Text, ...] = ()
    awards: tuple[Award, ...] = ()
    renames: tuple[Rename, ...] = ()
    sources: tuple[Website, ...] = ()


class History(Record):
    """All organisations of a programme that are known by name, those of its list first, and its levels.

    ``complete_from`` is the first year from which the admissions to at least one level are known completely; no
    earlier year can be shown. None: they are not known to be complete, and every year that has an award can.
    """

    organisations: tuple[Organisation, ...]
    levels: tuple[Level, ...]
    complete_from: Year | None = None

    @cached_property
    def organisations_by_id(self) -> dict[str, Organisation]:
        """Organisations by their id."""
        return {organisation.id: organisation for organisation in self.organisations}

    @cached_property
    def years(self) -> range:
        """The years that can be shown, from the first to the last one with an award; none if no award has a year."""
        known = [
            award.known_year
            for organisation in self.organisations
            for award in organisation.awards
            if award.known_year and award.kind is AwardKind.AWARD and award.level in self.ranks
        ]
        return range(max(min(known), self.complete_from or 0), max(known) + 1) if known else range(0)

    @cached_property
    def ranks(self) -> dict[str, int]:
        """The rank of each level, the lowest first; a hub node stands below them all."""
        return {level: rank for rank, level in enumerate((HUB_NODE, *(level.id for level in self.levels)))}


def listed_organisations(catalogue: Catalogue) -> tuple[Organisation, ...]:
    """The organisations behind the clusters of *catalogue*, each once, with the facts of its first listing."""
    listings: dict[str, list[Cluster]] = {}
    for cluster in catalogue.clusters:
        listings.setdefault(cluster.organisation, []).append(cluster)
    return tuple(_organisation(clusters) for clusters in listings.values())


def _organisation(clusters: list[Cluster]) -> Organisation:
    first = clusters[0]
    return Organisation(
        id=first.organisation,
        name=first.listed_name,
        other_names=first.names[1:],
        listings=tuple(cluster.id for cluster in clusters),
        sector_group=first.sector_group,
        sector=first.sector,
        home_place=first.home_place,
        municipality=first.municipality,
        county=first.county,
        home_confidence=first.home_confidence,
        website=first.website,
        general_knowledge=first.general_knowledge,
        awards=first.awards,
        sources=first.sources,
    )
