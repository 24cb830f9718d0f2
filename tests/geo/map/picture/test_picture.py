"""The view as a picture: what it shows, in words and symbols, and that any list gives a sound one."""

import gzip
import random
import re
import time
from dataclasses import replace
from typing import Any
from xml.etree import ElementTree

import pytest

from data.filters import Filters
from data.i18n import texts
from data.model import Catalogue, Cluster, Level
from geo.dataset import Dataset
from geo.locate import Located, locate
from geo.map.bundle import WEB
from geo.map.picture import FORMATS, PngError, draw, draw_bare, to_png, to_png_elsewhere
from geo.map.picture import picture as drawing
from geo.map.picture.formats import COLOURS
from geo.map.picture.labels import Anchor, Circle, place
from geo.map.picture.lettering import Lettering, letter
from geo.map.picture.projection import Box
from geo.map.picture.shading import fills
from geo.map.picture.writing import Style, Writing
from geo.map.position import Position
from geo.places import Chain
from tests.geo.map.picture.views import programme

SVG = "{http://www.w3.org/2000/svg}"
EN = texts("en")
HOSTILE = "</svg><script>alert(1)</script>`${1}{{ 7*7 }}\u2028\x00\x0b & \"'"


def picture(dataset: Dataset, filters: Filters | None = None, **options: Any) -> ElementTree.Element:
    selection = dataset.index.select(filters or Filters())
    return ElementTree.fromstring(draw(dataset, selection, options.pop("t", EN), **options))


def titles(svg: ElementTree.Element) -> list[str]:
    """What each symbol on the map stands for."""
    return [title.text or "" for title in svg.iter(f"{SVG}title")][1:]


def clusters_in(titles: list[str]) -> int:
    """How many clusters the symbols stand for together."""
    grouped = sum(int(number) for title in titles for number in re.findall(r": (\d+) clusters:", title))
    return grouped + sum(" clusters: " not in title for title in titles)


def written_in(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """The lines above or beside the map of each picture drawn from now on."""
    pictures: list[list[str]] = []
    lines: list[str] = []
    set_lines, render = Writing.lines, drawing.render

    def note(writing: Writing, text: str, style: Style) -> None:
        lines.append(text)
        set_lines(writing, text, style)

    def head(*of: Any, **options: Any) -> Writing:
        lines.clear()
        return make_head(*of, **options)

    def finish(template: str, **values: Any) -> str:
        pictures.append(list(lines))
        return render(template, **values)

    make_head = drawing._head
    monkeypatch.setattr(Writing, "lines", note)
    monkeypatch.setattr(drawing, "_head", head)
    monkeypatch.setattr(drawing, "render", finish)
    return pictures


def dataset_of(clusters: list[dict[str, Any]], levels: int = 1, **catalogue: Any) -> Dataset:
    made = Catalogue(
        **{"id": "x", "title": "X"} | catalogue,
        levels=tuple(Level(id=f"l{n}", name=f"L{n}") for n in range(levels)),
        clusters=tuple(
            Cluster(**{"id": f"c{n}", "organisation": "x", "listed_name": "C", "level": "l0"} | values)
            for n, values in enumerate(clusters)
        ),
    )
    return Dataset(made, locate(made, Chain()))


def scattered(count: int) -> Dataset:
    """Clusters at points all over the map."""
    somewhere = random.Random(1)
    data = dataset_of([{"home_place": "Oslo"}] * count)
    found = {
        cluster: replace(place, latitude=somewhere.uniform(58, 71), longitude=somewhere.uniform(4, 31))
        for cluster, place in data.located.found.items()
    }
    return Dataset(data.catalogue, Located(found, {}))


def test_each_cluster_is_in_one_symbol() -> None:
    found = titles(picture(programme()))
    single = [title for title in found if " clusters: " not in title]
    assert clusters_in(found) == 43
    assert "Concrete Innovation Cluster, Arena, Narvik" in single


def test_the_title_tells_how_many_of_how_many_and_the_words_are_the_readers() -> None:
    svg = picture(programme(), Filters(counties=frozenset({"rogaland"})), t=texts("nb"))
    title = next(svg.iter(f"{SVG}title")).text
    assert title == "Norwegian Innovation Clusters, 2021: 6 av 43 klynger vises"
    assert svg.get("lang") == "nb"


def test_the_chosen_cluster_is_brought_out_if_the_filters_leave_it() -> None:
    plain = draw(programme(), programme().index.select(Filters()), EN)
    chosen = draw(programme(), programme().index.select(Filters()), EN, chosen="gce-blue-maritime")
    nothing = Filters(levels=frozenset())
    hidden = draw(programme(), programme().index.select(nothing), EN, chosen="gce-blue-maritime")
    assert chosen != plain
    assert hidden == draw(programme(), programme().index.select(nothing), EN)


def labels_of(monkeypatch: pytest.MonkeyPatch, dataset: Dataset, **options: Any) -> list[str]:
    """What is lettered beside the symbols of a picture."""
    lettered: list[str] = []

    def note(text: str, size: float, weight: int) -> Lettering:
        lettered.append(text)
        return letter(text, size, weight)

    monkeypatch.setattr(drawing, "letter", note)
    picture(dataset, **options)
    return lettered


@pytest.mark.parametrize(
    ("chosen", "language", "label"),
    [
        ("sams", "en", "Oslo: SAMS (Kongsberg) and 10 more"),
        ("sams", "nb", "Oslo: SAMS (Kongsberg) og 10 til"),
        ("gce-blue-maritime", "en", "Ålesund: GCE Blue Maritime and 2 more"),
    ],
)
def test_a_group_with_the_chosen_cluster_keeps_the_name_of_its_place(
    monkeypatch: pytest.MonkeyPatch, chosen: str, language: str, label: str
) -> None:
    labels = labels_of(monkeypatch, programme(), chosen=chosen, t=texts(language))
    assert labels[0] == label
    assert label.split(":")[0] not in labels


def test_a_symbol_of_the_chosen_cluster_alone_has_its_name(monkeypatch: pytest.MonkeyPatch) -> None:
    labels = labels_of(monkeypatch, programme(), chosen="sams", position=Position(8, 59.9, 10.7))
    assert labels[0] == "SAMS"
    assert "Oslo" in labels


def test_the_name_of_the_chosen_cluster_keeps_clear_of_its_ring(monkeypatch: pytest.MonkeyPatch) -> None:
    placed: list[Anchor] = []

    def note(anchors: list[Anchor], symbols: list[Circle], frame: Box) -> list[Box | None]:
        placed[:] = anchors
        return place(anchors, symbols, frame)

    monkeypatch.setattr(drawing, "place", note)
    svg = picture(programme(), chosen="act")
    (ring,) = (one for one in svg.iter(f"{SVG}circle") if one.get("stroke") == COLOURS["light"].ink)
    assert placed[0].radius >= float(ring.attrib["r"]) + float(ring.attrib["stroke-width"]) / 2


def test_where_the_name_of_the_chosen_cluster_has_no_room_that_of_its_place_stands(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    data = dataset_of([{"home_place": "Oslo", "listed_name": "Long name " * 20}] * 2)
    assert labels_of(monkeypatch, data, chosen="c0")[1:] == ["Oslo"]


def test_numbers_are_explained_where_there_are_any(monkeypatch: pytest.MonkeyPatch) -> None:
    written = written_in(monkeypatch)
    together, apart = ([{"home_place": "Oslo"}, {"home_place": home}] for home in ("Oslo", "Bergen"))
    for homes in (together, apart):
        picture(dataset_of(homes))
    sentence = EN("picture.number")
    assert [sentence in lines for lines in written] == [True, False]


@pytest.mark.parametrize("form", FORMATS)
def test_each_format_has_its_size(form: str) -> None:
    svg = picture(programme(), form=form)
    assert (svg.get("width"), svg.get("height")) == (str(FORMATS[form].width), str(FORMATS[form].height))


@pytest.mark.parametrize("form", FORMATS)
def test_a_position_shows_its_part_of_the_map_and_no_symbol_outside_of_it(form: str) -> None:
    svg = picture(programme(), form=form, position=Position(10, 60.39, 5.32))
    assert [title.split(":")[0] for title in titles(svg)] == ["Bergen"]
    assert (
        next(svg.iter(f"{SVG}title")).text == "Norwegian Innovation Clusters, 2021: 43 of 43 clusters shown"
    )


def test_a_picture_says_how_many_clusters_lie_outside_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    written = written_in(monkeypatch)
    picture(programme(), position=Position(10, 60.39, 5.32))
    assert "37 clusters lie outside this part of the map" in written[-1]
    picture(programme(), position=Position(4, 65, 16))
    assert not any("outside" in line for line in written[-1])
    picture(programme())
    assert not any("outside" in line for line in written[-1])


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("zoom", [3, 14])
@pytest.mark.parametrize("corner", [(53.0, -6.0), (53.0, 42.0), (73.0, -6.0), (73.0, 42.0)])
def test_any_position_of_the_map_can_be_drawn(form: str, zoom: float, corner: tuple[float, float]) -> None:
    shown = titles(picture(programme(), form=form, position=Position(zoom, *corner)))
    assert clusters_in(shown) == (43 if zoom == 3 else 0)


def test_an_unknown_format_is_an_error() -> None:
    with pytest.raises(KeyError):
        picture(programme(), form="9x16")


def test_text_is_outlined_so_that_no_font_is_needed() -> None:
    assert list(picture(programme()).iter(f"{SVG}text")) == []


def test_text_of_any_kind_stays_text() -> None:
    svg = picture(
        dataset_of([{"listed_name": HOSTILE, "home_place": "Oslo"}], title=HOSTILE), chosen="c0", t=EN
    )
    assert list(svg.iter(f"{SVG}script")) == []
    assert titles(svg) == [re.sub("[\x00\x0b]", "\ufffd", f"{HOSTILE}, L0, Oslo")]


def test_a_list_without_clusters_and_one_beyond_the_map_can_be_drawn() -> None:
    assert titles(picture(dataset_of([]))) == []
    far = dataset_of([{"home_place": "Here", "latitude": -40.0, "longitude": 170.0}])
    assert titles(picture(far)) == []


def test_counties_are_shaded_if_asked_for_and_an_unknown_one_is_left_out() -> None:
    homes = [{"home_place": "Oslo", "county": "Oslo"}, {"home_place": "Oslo", "county": "Atlantis"}]
    plain, shaded = (ElementTree.tostring(picture(dataset_of(homes), shaded=on)) for on in (False, True))
    first_step = fills(COLOURS["light"], "light")[1].encode()
    assert (plain.count(first_step), shaded.count(first_step)) == (0, 2)  # one county, and the legend


def test_clusters_of_one_place_stand_in_one_group_with_their_levels() -> None:
    data = dataset_of([{"home_place": "Oslo", "level": f"l{n % 2}"} for n in range(30)], levels=2)
    assert titles(picture(data)) == ["Oslo: 30 clusters: 15 L0, 15 L1"]


def test_a_list_with_more_levels_than_the_legend_holds_can_be_drawn() -> None:
    data = dataset_of([{"home_place": "Oslo", "level": f"l{n}"} for n in range(40)], levels=40)
    used = {use.get("href") for use in picture(data).iter(f"{SVG}use")}
    assert {f"#level-{n}" for n in range(12)} <= used


def test_the_same_view_gives_the_same_text() -> None:
    selection = programme().index.select(Filters())
    assert draw(programme(), selection, EN) == draw(programme(), selection, EN)


def test_ten_thousand_clusters_are_drawn_in_bounded_time_and_size() -> None:
    data = scattered(10_000)
    before = time.process_time()
    svg = draw(data, data.index.select(Filters()), EN)
    assert time.process_time() - before < 3
    assert len(svg) < 700_000
    shown = titles(ElementTree.fromstring(svg))
    assert clusters_in(shown) == 10_000
    assert len(shown) < 700


def test_the_bare_map_is_small_and_has_no_names() -> None:
    selection = programme().index.select(Filters())
    bare = draw_bare(programme(), selection, EN)
    assert len(gzip.compress(bare.encode())) < 15_000
    assert "Bergen" not in bare
    assert ElementTree.fromstring(bare).get("aria-label") == "43 of 43 clusters shown"


def test_a_picture_becomes_a_png_of_the_width_asked_for() -> None:
    png = to_png(draw(programme(), programme().index.select(Filters()), EN), 320)
    assert png.startswith(b"\x89PNG")
    assert int.from_bytes(png[16:20], "big") == 320
    assert int.from_bytes(png[20:24], "big") == 180


def test_another_process_draws_the_same_png_or_says_that_it_could_not() -> None:
    svg = draw(programme(), programme().index.select(Filters()), EN)
    assert to_png_elsewhere(svg, 200) == to_png(svg, 200)
    with pytest.raises(PngError):
        to_png_elsewhere("no picture", 200)


def test_the_colours_are_those_of_the_maps_style_sheet() -> None:
    style = (WEB / "map.css").read_text(encoding="utf-8")
    for name in COLOURS["light"].__dataclass_fields__:
        light, dark = getattr(COLOURS["light"], name), getattr(COLOURS["dark"], name)
        assert f"--{name.replace('_', '-')}: light-dark({light}, {dark});" in style
