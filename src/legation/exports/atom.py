"""What a watch tells as an Atom feed (RFC 4287), and as the text of a mail."""

from collections.abc import Sequence
from xml.etree import ElementTree as Tree

from legation.register.people.watches import News, Watch

NAMESPACE = "http://www.w3.org/2005/Atom"


def feed(watch: Watch, news: Sequence[News], address: str, own: str) -> str:
    """The feed; `address` is that of the reading room, without a slash at the end, `own` the feed's."""
    root = Tree.Element("feed", xmlns=NAMESPACE)
    _text(root, "id", f"{address}/watches/{watch.name}")
    _text(root, "title", f"Legation: {watch.name}")
    _text(root, "updated", news[0].at if news else watch.made_at)
    Tree.SubElement(_text(root, "author", ""), "name").text = "Legation"
    Tree.SubElement(root, "link", rel="self", href=own, type="application/atom+xml")
    Tree.SubElement(root, "link", rel="alternate", href=f"{address}/watches/{watch.name}", type="text/html")
    for one in news:
        entry = Tree.SubElement(root, "entry")
        _text(entry, "id", f"{address}/watches/{watch.name}#n{one.number}")
        _text(entry, "title", f"{one.kind}: {one.title}")
        _text(entry, "updated", one.at)
        Tree.SubElement(entry, "link", rel="alternate", href=f"{address}/events/{one.event_id}", type="text/html")
        Tree.SubElement(entry, "category", term=one.kind)
        _text(entry, "summary", one.detail or one.title)
    Tree.indent(root)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + Tree.tostring(root, encoding="unicode") + "\n"


def digest(watch: Watch, news: Sequence[News], address: str) -> str:
    """What a watch has to tell, in plain text, by kind."""
    lines = [f"What the watch “{watch.name}” has to tell:", ""]
    for kind in dict.fromkeys(one.kind for one in news):
        some = [one for one in news if one.kind == kind]
        lines += [f"{kind} ({len(some)})", ""]
        for one in some:
            lines.append(f"  {one.title}")
            lines += [f"    {one.detail}"] if one.detail else []
            lines += [f"    {address}/events/{one.event_id}", ""]
    return "\n".join(lines)


def _text(parent: Tree.Element, name: str, text: str) -> Tree.Element:
    made = Tree.SubElement(parent, name)
    # signs that XML cannot hold stand for nothing
    made.text = "".join(sign if sign >= " " or sign in "\n\t" else " " for sign in text) or None
    return made
