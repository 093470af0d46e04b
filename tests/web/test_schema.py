"""The OpenAPI description holds against the running server, for requests made up from it."""

import httpx
import pytest
from hypothesis import HealthCheck, given, settings

schemathesis = pytest.importorskip("schemathesis", reason="schemathesis is not installed")
openapi_checks = pytest.importorskip("schemathesis.specs.openapi.checks")


CHECKS = [
    schemathesis.checks.not_a_server_error,
    openapi_checks.status_code_conformance,
    openapi_checks.response_schema_conformance,
]


def test_no_request_made_from_the_description_breaks_the_server(server: str) -> None:
    described = schemathesis.openapi.from_url(f"{server}/api/openapi.json")
    operations = [found.ok() for found in described.get_all_operations()]
    for operation in operations:

        @given(case=operation.as_strategy())
        @settings(max_examples=8, suppress_health_check=list(HealthCheck), deadline=None)
        def run(case: "schemathesis.Case") -> None:
            case.validate_response(case.call(), checks=CHECKS)

        run()
    assert len(operations) == 5


def test_a_real_report_fits_the_description(server: str) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    description = httpx.get(f"{server}/api/openapi.json").json()
    report = httpx.post(f"{server}/api/check", json={"text": "请县水利局尽快报送台账。"}, timeout=30).json()
    reference = {"$ref": "#/components/schemas/Report", "components": description["components"]}
    jsonschema.Draft202012Validator(reference).validate(report)
