"""The data hold no more of an article than the pages show."""

from __future__ import annotations

from typing import Any

import lxml.html

from generator.compile import Site


def shown(site: Site) -> str:
    """Return the words of all pages without those that only a screen reader hears."""
    found = []
    for page in site.pages:
        tree = lxml.html.fromstring(f"<div>{page.html}</div>")
        for hidden in tree.xpath("//*[@class='vh']"):
            hidden.drop_tree()
        found.append(" ".join(tree.text_content().split()))
    return "\n".join(found)


def quoted(data: Any) -> list[str]:
    """Return all words of articles in the data."""
    claims = data["claims"]
    evidence = [s for claim in claims for s in claim.get("statements", ())]
    evidence += [t for e in data["explainers"] for w in e.get("wording", ()) for t in w["terms"]]
    evidence += [i for actor in data["actors"] for i in actor.get("introduced", ())]
    found = [e["quote"] for e in evidence if "quote" in e]
    found += [p["text"] for e in evidence for p in e["pieces"] if "text" in p]
    found += [s[key] for s in evidence for key in ("hedge", "verb") if key in s]
    found += [w for c in claims for a in c.get("absences", ()) for w in a.get("none_of", ())]
    return found


def test_every_quoted_word_stands_on_a_page(site: Site, data: Any) -> None:
    pages = shown(site)
    assert quoted(data)
    assert [words for words in quoted(data) if " ".join(words.split()) not in pages] == []


def test_a_passage_has_no_words(data: Any) -> None:
    passages = [
        s for c in data["claims"] for s in c.get("statements", ()) if s["tier"] == "passage"
    ]
    assert passages
    assert not [s["id"] for s in passages if "quote" in s or any("text" in p for p in s["pieces"])]
