"""What an HTML page states of itself in meta tags, links and ld+json: address, site, title, dates."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from legation.pages.draft import Hint
from legation.pages.normal import clean
from legation.pages.tables import table


@dataclass(frozen=True, slots=True)
class Stated:
    """What a page says of itself; every field is None or empty where it says nothing."""

    title: str | None
    url: str | None
    site: str | None
    byline: str | None
    locale: str | None
    hints: tuple[Hint, ...]


def _metas(tree: Any) -> dict[str, str]:
    """Return the content of the first meta tag of each name, names in lower case."""
    found: dict[str, str] = {}
    for tag in tree.iter("meta"):
        name = (tag.get("property") or tag.get("name") or tag.get("itemprop") or "").lower()
        content = clean(tag.get("content") or "")
        if name and content:
            found.setdefault(name, content)
    return found


def _objects(loaded: object, depth: int = 0) -> Iterator[dict[str, object]]:
    """Give the objects of a parsed ld+json script, lists and @graph opened."""
    if depth > 4:
        return
    if isinstance(loaded, list):
        for one in loaded:
            yield from _objects(one, depth + 1)
    elif isinstance(loaded, dict):
        yield loaded
        yield from _objects(loaded.get("@graph"), depth + 1)


def _articles(tree: Any) -> list[dict[str, object]]:
    """Return the ld+json objects that are articles; scripts that do not parse are none."""
    kinds = tuple(table("metadata")["article_types"]["words"])
    found: list[dict[str, object]] = []
    for script in tree.xpath("//script[contains(@type, 'ld+json')]"):
        try:
            loaded = json.loads(script.text_content(), strict=False)
        except (ValueError, RecursionError):
            continue
        found += [one for one in _objects(loaded) if str(one.get("@type", "")).strip("[]'\"").endswith(kinds)]
    return found


def _name(value: object) -> str | None:
    """Return the name in an ld+json value: a string, an object with a name, or the first of a list."""
    if isinstance(value, list):
        return _name(value[0]) if value else None
    if isinstance(value, dict):
        return _name(value.get("name"))
    return clean(value) or None if isinstance(value, str) else None


def _hints(metas: dict[str, str], articles: list[dict[str, object]], tree: Any) -> tuple[Hint, ...]:
    """Return the publication dates stated, strongest first, each value once."""
    found: list[Hint] = []
    for article in articles:
        if stated := _name(article.get("datePublished")):
            found.append(Hint(stated, "metadata", f"ld+json datePublished {stated}"))
    for name in table("metadata")["date_metas"]["words"]:
        if name in metas:
            found.append(Hint(metas[name], "metadata", f"meta {name} {metas[name]}"))
    for tag in tree.xpath(
        "//time[@itemprop='datePublished' or @pubdate][@datetime] | //article//header//time[@datetime]"
    )[:1]:
        found.append(Hint(tag.get("datetime"), "metadata", f"time {tag.get('datetime')}"))
    days = {hint.value[:10]: hint for hint in reversed(found)}
    return tuple(hint for hint in found if days[hint.value[:10]] is hint)


def stated_in(tree: Any) -> Stated:
    """Return what a parsed page states of itself."""
    metas, articles = _metas(tree), _articles(tree)
    links = tree.xpath("//link[@rel='canonical']/@href")
    url = next(
        (
            one
            for one in (*links, metas.get("og:url", ""), *(str(a.get("url", "")) for a in articles))
            if one.startswith("http")
        ),
        None,
    )
    publisher = next((name for one in articles if (name := _name(one.get("publisher")))), None)
    headline = next((name for one in articles if (name := _name(one.get("headline")))), None)
    author = next((name for one in articles if (name := _name(one.get("author")))), None) or metas.get("author")
    return Stated(
        title=headline or metas.get("og:title") or metas.get("twitter:title"),
        url=url,
        site=metas.get("og:site_name") or publisher,
        byline=author if author and "://" not in author else None,
        locale=tree.get("lang") or metas.get("og:locale"),
        hints=_hints(metas, articles, tree),
    )
