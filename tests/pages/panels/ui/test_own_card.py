"""The card of a row of a reader's own list tells what that list has, and asks for nothing that it never had."""

from data.i18n import texts
from geo.view import View
from pages.panels.ui import card
from pages.panels.ui.facts import details
from tests.pages.own_list import own_list

T = texts()


def test_columns_that_the_list_never_had_are_left_out() -> None:
    data = own_list("Bedrift;Poststed;Medlemmer;Ansatte\nA;Oslo;12;3\nB;Bergen;;4\n")
    terms = [[entry.term for entry in details(T, data, cluster)] for cluster in data.catalogue.clusters]
    assert terms == [[T("card.home"), T("card.pin"), T("card.members"), "Ansatte"]] * 2


def test_awards_and_sources_are_the_programmes_alone() -> None:
    data = own_list("Bedrift;Poststed\nA;Oslo\n")
    html = card.html(T, data, data.catalogue.clusters[0], View())
    assert T("card.path") not in html
    assert T("unknown.path") not in html
    assert "ic-sources" not in html


def test_a_county_of_another_text_is_shown_beside_todays() -> None:
    data = own_list("Bedrift;Poststed;Fylke\nA;Bergen;Hordaland\n")
    (cluster,) = data.catalogue.clusters
    told = {entry.term: entry.value for entry in details(T, data, cluster)}
    assert told[T("card.home")] == "Bergen, Vestland"
    assert told[T("card.written_county")] == "Hordaland"
