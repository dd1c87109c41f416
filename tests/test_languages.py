"""Which language tags are taken, and what is answered to those that are not."""

from __future__ import annotations

import re

import pytest

from generator.languages import TAG_PATTERN, check_language


@pytest.mark.parametrize(
    "tag",
    [
        *("en", "uk", "sh", "bh", "iw"),
        *("prs", "cmn-Hans", "kmr", "cnr", "eng"),
        *("zh-Hans", "zh-hant-TW", "en-GB", "es-419", "de-DE-1996", "sl-rozaj-biske"),
    ],
)
def test_languages_are_taken(tag: str) -> None:
    assert re.match(TAG_PATTERN, tag)
    assert check_language(tag) == tag


@pytest.mark.parametrize(
    "tag",
    ["en-12", "de-DE-DE", "en-Latn-Latn", "ru-123456789", "EN", "english", "e", "en-", "en_GB"],
)
def test_what_is_no_tag_is_refused_by_its_form(tag: str) -> None:
    assert not re.match(TAG_PATTERN, tag)


@pytest.mark.parametrize(
    ("tag", "hint"),
    [
        ("ua", "did you mean `uk` (Ukrainian)?"),
        ("jp", "did you mean `ja` (Japanese)?"),
        ("dk", "did you mean `da` (Danish)?"),
        ("kz-Cyrl", "did you mean `ru` (Russian) or `kk` (Kazakh)?"),
        ("zq", "find it in the list of ISO 639"),
    ],
)
def test_a_country_is_answered_with_its_languages(tag: str, hint: str) -> None:
    with pytest.raises(ValueError, match=re.escape(hint)):
        check_language(tag)
