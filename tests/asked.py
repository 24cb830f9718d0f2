"""Which names of settings or parameters a piece of code reads."""

from collections.abc import Iterator, Mapping


class Asked(Mapping[str, str]):
    """An empty mapping that notes the names it is asked for."""

    def __init__(self) -> None:
        self.names: list[str] = []

    def __getitem__(self, name: str) -> str:
        self.names.append(name)
        raise KeyError(name)

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return 0
