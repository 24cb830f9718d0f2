"""Texts that several features show and that are made of more than one."""

from data.i18n import Texts
from data.model import Catalogue


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
