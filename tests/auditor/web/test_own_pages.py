"""Every page of the service, with something on it: it is known here, has its status, and speaks both languages."""

import offices
from fastapi.routing import iter_route_contexts
from filled import PAGES, Filled
from starlette.routing import compile_path

from auditor.web.team.gate import SIGN_IN

# What can be opened and is no page: files, pictures, figures, what is told piece by piece, and ways to another page.
NO_PAGES = {
    *("/healthz", "/readyz", "/metrics", "/robots.txt", "/favicon.ico", "/.well-known/security.txt"),
    *("/audits/{job_id}/events", "/audits/{job_id}/pictures/{number}", "/audits/{job_id}/{name}"),
    "/audits/{job_id}/findings/{rule}/{fingerprint}/picture",
    *("/team", "/team/batches/template.{ending}", "/team/batches/{number}/events"),
    *("/team/batches/{number}/review/{name:path}", "/team/batches/{number}/review/assets/{name}"),
    *("/team/exceptions/{domain}/exceptions.yaml", "/team/questions/{job_id}/{key}/picture"),
}


def test_every_page_that_can_be_opened_is_looked_at(filled: Filled) -> None:
    routes = {
        path: compile_path(path)[0]
        for route in iter_route_contexts(filled.app.routes)
        if "GET" in (route.methods or ()) and (path := route.path)
    }
    paths = [page.partition("?")[0] for page in PAGES]
    seen = {next((route for route, pattern in routes.items() if pattern.match(path)), "") for path in paths}
    of_programs = {path for path in routes if path.startswith("/api") and path not in seen}
    assert set(routes) - seen - of_programs == NO_PAGES


async def test_every_page_has_its_status_and_the_language_that_was_chosen(filled: Filled) -> None:
    async with (
        offices.browser_at(filled.app, filled.token, raises=False) as member,
        offices.browser_at(filled.app) as stranger,
    ):
        answers = {path: await (stranger if path.startswith(SIGN_IN) else member).get(path) for path in filled.pages}
    assert {path: answer.status_code for path, answer in answers.items()} == filled.pages
    assert all(f'<html lang="{path[-2:]}">' in answer.text for path, answer in answers.items())
