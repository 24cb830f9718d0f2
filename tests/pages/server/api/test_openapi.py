"""The OpenAPI document: valid, complete, and true of the answers."""

from collections.abc import Iterator
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from openapi_spec_validator import OpenAPIV31SpecValidator
from starlette.applications import Starlette
from starlette.routing import Mount, Route

from data.filters import Facet
from pages.panels.state import shared
from pages.server.api import routes
from tests.pages.server.client import ROOT, client

ASK = client()
DOCUMENT: dict[str, Any] = ASK.get("/api/openapi.json").json()


def operations() -> Iterator[tuple[str, dict[str, Any]]]:
    for path, item in DOCUMENT["paths"].items():
        assert set(item) == {"get"}
        yield path, item["get"]


def test_the_document_is_valid() -> None:
    assert [str(error) for error in OpenAPIV31SpecValidator(DOCUMENT).iter_errors()] == []


def test_it_describes_exactly_the_routes_that_there_are() -> None:
    mount = routes.mount()
    assert isinstance(mount, Mount)
    assert isinstance(mount.app, Starlette)
    there = {route.path for route in mount.app.routes if isinstance(route, Route)}
    assert set(DOCUMENT["paths"]) == there
    assert len(there) == len(mount.app.routes) == 7
    assert DOCUMENT["servers"] == [{"url": f"{ROOT}api"}]


@pytest.mark.parametrize(("path", "operation"), list(operations()))
def test_each_answer_is_what_the_document_says(path: str, operation: dict[str, Any]) -> None:
    answer = ASK.get("/api" + path.replace("{id}", "eyde"))
    ((media_type, content),) = operation["responses"]["200"]["content"].items()
    assert answer.status_code == 200
    assert answer.headers["content-type"].partition(";")[0] == media_type
    if "schema" in content:
        errors_in(answer.json(), content["schema"])


def test_a_problem_is_what_the_document_says() -> None:
    for path in ("/api/none", "/api/clusters/none.json"):
        errors_in(ASK.get(path).json(), {"$ref": "#/components/schemas/Problem"})


def errors_in(instance: Any, schema: dict[str, Any]) -> None:
    validator = Draft202012Validator(schema | {"components": DOCUMENT["components"]})
    assert [error.message for error in validator.iter_errors(instance)] == []


def test_the_parameters_name_the_values_that_there_are() -> None:
    parameters = {
        one["name"]: one["schema"] for one in DOCUMENT["paths"]["/clusters.csv"]["get"]["parameters"]
    }
    assert list(parameters) == ["level", "sector", "county", "path", "q", "near", "year", "lang"]
    for facet in Facet:
        values = [value.id for value in shared.programme().index.values[facet]]
        assert parameters[facet.value]["items"]["examples"] == values
        for value in values:
            assert ASK.get(f"/api/clusters.json?{facet.value}={value}").json()["count"] > 0
