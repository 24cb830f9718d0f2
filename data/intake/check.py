"""Make a catalogue of the rows of a list that can be used, with remarks on all others. Never raises."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import count
from types import MappingProxyType

from pydantic import ValidationError

from data.columns import COLUMNS, EVIDENCE_COLUMNS, GEOCODING_COLUMNS, KEY_COLUMNS, Kind
from data.intake.ids import UniqueIds
from data.intake.levels import WHOLE_LIST, LevelMapping, map_levels
from data.intake.limits import MAX_EXTRA, MAX_LEVELS
from data.intake.mapping import FIELDS, PLACING, REQUIRED, missing_fields
from data.intake.remarks import WITHOUT_POINT, Code, Remark, Severity
from data.intake.rows import Fields, at_place, read_row, without_position
from data.intake.table import LONGEST_HEADING, RawRow, RawTable, clean
from data.intake.values import award, position
from data.model import Catalogue, Cluster, Confidence
from data.spelling import slug

# The remark on a value that the model refuses, by its kind; it is left out, and the row is used.
_REFUSED = {
    Kind.ADDRESS: Code.URL,
    Kind.YEAR: Code.YEAR,
    Kind.NUMBER: Code.NUMBER,
    Kind.CHOICE: Code.CHOICE,
    Kind.AWARD: Code.AWARD,
}
# Names that exports use themselves; an extra column of such a name would overwrite theirs.
_RESERVED = frozenset((*FIELDS, *GEOCODING_COLUMNS)) - {*EVIDENCE_COLUMNS}


@dataclass(frozen=True)
class Intake:
    """What became of a list. ``catalogue`` is None if no row can be used.

    ``rows`` gives the row of each cluster by its id; ``remarks`` are about the list first, then row by row.
    """

    catalogue: Catalogue | None
    remarks: tuple[Remark, ...]
    rows_read: int
    rows: Mapping[str, int] = field(default_factory=dict)

    @property
    def rows_used(self) -> int:
        """How many rows became clusters."""
        return len(self.rows)

    @property
    def errors(self) -> tuple[Remark, ...]:
        """The remarks that cost a row, or the list."""
        return tuple(remark for remark in self.remarks if remark.severity is Severity.ERROR)


@dataclass(frozen=True)
class _Draft:
    """A row that has a name and a home."""

    row: RawRow
    fields: Fields


def build(
    table: RawTable,
    mapping: Mapping[str, str],
    *,
    title: str,
    places: Mapping[int, str] = MappingProxyType({}),
) -> Intake:
    """Make a catalogue of *table*.

    Args:
        table: the list as it was read; rows with an error among its remarks are not used.
        mapping: the column of each field; unknown fields and columns are ignored.
        title: what the list is called.
        places: where a person says that rows are at home, by row number: the name of a place, or "latitude, longitude".
    """
    mapping = {name: column for name, column in mapping.items() if name in FIELDS and column in table.columns}
    remarks = list(table.remarks)
    if unmapped := missing_fields(mapping):
        remarks += [
            Remark(Code.HOME_UNMAPPED, Severity.ERROR)
            if name == "home_place"
            else Remark(Code.FIELD_UNMAPPED, Severity.ERROR, parameters={"field": name})
            for name in unmapped
        ]
        return Intake(None, tuple(remarks), len(table.rows))
    drafts = _drafts(table, mapping, places, remarks)
    remarks = _with_homes(remarks, drafts)
    levels = _levels(drafts, mapping, remarks)
    if levels.levels == (WHOLE_LIST,):
        mapping.pop("level", None)
    clusters, rows = _clusters(drafts, levels, mapping, _extra_columns(table, mapping, remarks), remarks)
    if not clusters:
        remarks.append(Remark(Code.NOTHING_USABLE, Severity.ERROR))
        return Intake(None, _in_order(remarks), len(table.rows))
    name = clean(title)[:LONGEST_HEADING].strip() or "List"
    catalogue = Catalogue(
        id=slug(name) or "list",
        title=name,
        grouped_by=None if levels.of_programme else mapping.get("level"),
        levels=levels.levels,
        clusters=tuple(clusters),
    )
    return Intake(catalogue, _in_order(remarks), len(table.rows), rows)


def _in_order(remarks: Iterable[Remark]) -> tuple[Remark, ...]:
    return tuple(sorted(remarks, key=lambda remark: remark.row or 0))


def _drafts(
    table: RawTable, mapping: Mapping[str, str], places: Mapping[int, str], remarks: list[Remark]
) -> list[_Draft]:
    broken = {remark.row for remark in table.remarks if remark.severity is Severity.ERROR}
    drafts = []
    for row in table.rows:
        if row.number in broken:
            continue
        fields, found = read_row(row, mapping)
        if row.number in places:
            fields, found = at_place(fields, places[row.number]), without_position(found)
        missing = [name for name in REQUIRED if name not in fields]
        if "level" in fields and len(fields["level"]) > LONGEST_HEADING:
            found.append(Remark(Code.INVALID, Severity.ERROR, row.number, mapping["level"], fields["level"]))
        elif not missing:
            drafts.append(_Draft(row, fields))
        remarks += [*found, *(_missing(name, row.number, mapping) for name in missing)]
    return drafts


def _missing(name: str, row: int, mapping: Mapping[str, str]) -> Remark:
    """The remark on a row that lacks its name or its home."""
    if name == "home_place" and "latitude" in mapping:
        return Remark(Code.HOME_MISSING, Severity.ERROR, row, mapping.get(name))
    return Remark(Code.VALUE_MISSING, Severity.ERROR, row, mapping.get(name), parameters={"field": name})


def _with_homes(remarks: Iterable[Remark], drafts: Iterable[_Draft]) -> list[Remark]:
    """The remarks, of which those on rows without a point tell which home is used instead, if the row names one."""
    remarks = list(remarks)
    without_point = {remark.row for remark in remarks if remark.code in WITHOUT_POINT}
    named = {
        draft.row.number: str(draft.fields["home_place"])
        for draft in drafts
        if draft.row.number in without_point and "latitude" not in draft.fields
    }
    homes = {row: home for row, home in named.items() if position(home) is None}
    return [
        replace(remark, parameters={**remark.parameters, "home": homes[remark.row]})
        if remark.code in WITHOUT_POINT and remark.row in homes
        else remark
        for remark in remarks
    ]


def _levels(drafts: Sequence[_Draft], mapping: Mapping[str, str], remarks: list[Remark]) -> LevelMapping:
    """The levels of the rows, with a remark on each that the programme does not know; one, if there are too many."""
    levels = map_levels(draft.fields.get("level", "") for draft in drafts)
    if len(levels.levels) > MAX_LEVELS:
        counts = {"n": len(levels.levels), "limit": MAX_LEVELS}
        remarks.append(Remark(Code.TOO_MANY_LEVELS, column=mapping["level"], parameters=counts))
        return LevelMapping((WHOLE_LIST,), dict.fromkeys(levels.ids, WHOLE_LIST.id))
    rows: dict[str, int] = {}
    for draft in drafts:
        rows.setdefault(draft.fields.get("level", ""), draft.row.number)
    remarks += [
        Remark(Code.LEVEL_UNKNOWN, row=rows[name], column=mapping["level"], value=name)
        for name in levels.unknown
    ]
    return levels


def _extra_columns(table: RawTable, mapping: Mapping[str, str], remarks: list[Remark]) -> dict[str, str]:
    """The list's own columns, each with the name that cards and exports show it by."""
    shown = (column for field, column in mapping.items() if field not in EVIDENCE_COLUMNS)
    mapped = {*shown, *GEOCODING_COLUMNS}
    extra = [column for column in table.columns if column not in mapped]
    if len(extra) > MAX_EXTRA:
        counts = {"n": len(extra) - MAX_EXTRA, "limit": MAX_EXTRA}
        remarks.append(Remark(Code.EXTRA_COLUMNS, value=", ".join(extra[MAX_EXTRA:]), parameters=counts))
    return {column: _free_name(column, {*extra, *_RESERVED}) for column in extra[:MAX_EXTRA]}


def _free_name(column: str, taken: Collection[str]) -> str:
    """A column's own name, numbered where exports have another column of that name."""
    if column not in _RESERVED:
        return column
    return next(name for number in count(2) if (name := f"{column} ({number})") not in taken)


def _clusters(
    drafts: Sequence[_Draft],
    levels: LevelMapping,
    mapping: Mapping[str, str],
    extra: Mapping[str, str],
    remarks: list[Remark],
) -> tuple[list[Cluster], dict[str, int]]:
    ids, names = UniqueIds(), _Names()
    is_of_places = mapping.get("listed_name") in [mapping[field] for field in PLACING if field in mapping]
    clusters = []
    rows = {}
    for draft in drafts:
        row, fields = draft.row, draft.fields
        given = fields.get("id")
        fields["id"] = ids.make(given or fields["listed_name"], f"cluster-{row.number}")
        if given and fields["id"] != slug(given):
            used = {"used": fields["id"]}
            remarks.append(
                Remark(Code.ID_TWICE, row=row.number, column=mapping["id"], value=given, parameters=used)
            )
        if is_of_places:  # which have namesakes
            fields.setdefault("organisation", fields["id"])
        else:
            remarks += names.add(fields, row.number, mapping.get("listed_name"))
        fields["level"] = levels.id_of(fields.get("level", ""))
        fields["extra"] = tuple(
            (name, text) for column, name in extra.items() if (text := clean(row.cells.get(column, "")))
        )
        if cluster := _validated(fields, levels, row.number, mapping, remarks):
            clusters.append(cluster)
            rows[cluster.id] = row.number
    return clusters, rows


class _Names:
    """Finds names that stand twice in a list; listings of one name get one organisation."""

    def __init__(self) -> None:
        self._first: dict[str, tuple[int, str]] = {}

    def add(self, fields: Fields, row: int, column: str | None) -> list[Remark]:
        """Set the organisation of *fields* and return a remark if an earlier row has its name."""
        name = " ".join(fields["listed_name"].casefold().split())
        given = slug(fields.get("organisation", ""))[:LONGEST_HEADING].strip("-")
        first_row, organisation = self._first.setdefault(name, (row, given or fields["id"]))
        fields["organisation"] = given or organisation
        # A list that gives two listings one organisation means both.
        if first_row == row or given == organisation:
            return []
        return [Remark(Code.NAME_TWICE, row=row, column=column, value=fields["listed_name"],
                       parameters={"first": str(first_row)})]  # fmt: skip


def _validated(
    fields: Fields, levels: LevelMapping, row: int, mapping: Mapping[str, str], remarks: list[Remark]
) -> Cluster | None:
    """The cluster, without the values that the model refuses; None if it cannot be without one of them."""
    texts = dict(fields)
    if "awards" in fields:
        level_ids = {level.id for level in levels.levels}
        # What is no award stays a text, for the model to refuse.
        fields["awards"] = tuple(award(text, level_ids) or text for text in fields["awards"])
    while True:
        try:
            return Cluster.model_validate(fields)
        except ValidationError as error:
            refused = _refused(error)
        for name, positions in refused.items():
            is_droppable = name in COLUMNS and name not in KEY_COLUMNS
            code = _REFUSED.get(COLUMNS[name].kind, Code.INVALID) if name in COLUMNS else Code.INVALID
            remarks += [
                Remark(
                    code,
                    Severity.WARNING if is_droppable else Severity.ERROR,
                    row,
                    mapping.get(name),
                    value,
                    {"choices": ", ".join(Confidence)} if code is Code.CHOICE else {},
                )
                for value in _take_out(fields, texts, name, positions)
            ]
            if not is_droppable:
                return None


def _refused(error: ValidationError) -> dict[str, set[int]]:
    """The fields that the model refuses, in its order, with the positions of refused entries of a list.

    No position means that the whole value is refused.
    """
    refused: dict[str, set[int]] = {}
    for detail in error.errors(include_url=False, include_context=False):
        name, *within = detail["loc"]
        refused.setdefault(str(name), set()).update(at for at in within[:1] if isinstance(at, int))
    return refused


def _take_out(fields: Fields, texts: Fields, name: str, positions: Collection[int]) -> list[str]:
    """Remove a field, or only its entries at *positions*, and return the texts that were written there.

    Args:
        fields: the values given to the model; changed in place.
        texts: the values as they were written, entry for entry; changed in place.
        name: the field.
        positions: places of entries in a list, from 0; none removes the whole field.
    """
    if not positions:
        return [str(fields.pop(name))]
    removed = [str(texts[name][at]) for at in sorted(positions)]
    for values in (fields, texts):
        values[name] = tuple(entry for at, entry in enumerate(values[name]) if at not in positions)
    return removed
