"""Texts that several features show and that are made of more than one."""

from data.i18n import Texts
from data.model import Catalogue
from geo.dataset import Dataset


def counts_text(t: Texts, catalogue: Catalogue) -> str:
    """How many listings and organisations there are, and what the report says if it says otherwise."""
    stated = catalogue.facts_by_id.get("served-2021")
    key = "footer.counts_and_report" if stated else "footer.counts"
    return t(
        key,
        n=len(catalogue.clusters),
        organisations=catalogue.organisation_count,
        report=int(stated.value or 0) if stated else 0,
    )


def status_text(t: Texts, data: Dataset, shown: int) -> str:
    """How many of how many clusters are *shown*, and at which year."""
    total = len(data.catalogue.clusters)
    if data.year:
        return t("panel.status_at_year", n=shown, total=total, year=str(data.year))
    return t("panel.status", n=shown, total=total)


def title_text(t: Texts, data: Dataset) -> str:
    """The title of the list, with the year that it stands at."""
    title = data.catalogue.title
    return t("years.title_at", title=title, year=str(data.year)) if data.year else title
