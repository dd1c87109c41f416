"""`explainer check`: what it prints, in which form, and how it ends."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from generator.site_folder import open_site
from tests.commands.conftest import GUARDED

Run = Callable[..., Result]
PAYLOAD = "x\x1b[31m::error::forged"


def misspell(site: Path) -> None:
    """Change one letter of a quote."""
    claims = site / "content" / "claims.yml"
    words = claims.read_text("utf-8").replace("Nobody was hurt\n", "Nobody was hart\n", 1)
    claims.write_text(words, "utf-8")


@pytest.fixture
def site(site: Path, explainer: Run) -> Path:
    """The site with the lock of its guarded source, without which each check would warn."""
    assert explainer("lock", "--by", "desk", "--date", "2030-01-21").exit_code == 0
    return site


def closing(result: Result) -> str:
    """Return the last line, which holds the counts."""
    return str(result.output.splitlines()[-1])


def test_a_good_site_ends_with_counts_and_zero(site: Path, explainer: Run) -> None:
    result = explainer("check")
    assert result.exit_code == 0
    assert closing(result) == (
        "7 checked: 7 exact, 0 passages, 0 typographic, 0 edited, 0 failed. 0 errors, 0 warnings."
    )


def test_a_forgotten_lock_is_a_warning_and_a_problem_where_the_check_is_strict(
    site: Path, explainer: Run
) -> None:
    assert explainer("check", "--strict").exit_code == 0
    (site / "content" / "articles" / f"{GUARDED}.lock.yml").unlink()
    for arguments, code in (((), 0), (("--strict",), 1)):
        result = explainer("check", *arguments)
        assert result.exit_code == code
        assert f"content/articles/{GUARDED}.md:1:1: warning L109 no-lock: " in result.output
        assert f"Run `explainer lock {GUARDED}`" in result.output


def test_passages_are_counted_by_themselves(site: Path, explainer: Run) -> None:
    claims = site / "content" / "claims.yml"
    words = claims.read_text("utf-8").replace("quote: Nobody was hurt\n", "passage: p1\n", 1)
    claims.write_text(words, "utf-8")
    assert closing(explainer("check")).startswith("7 checked: 6 exact, 1 passage, 0 typographic")


def test_what_failed_is_one_error(site: Path, explainer: Run) -> None:
    misspell(site)
    line = closing(explainer("check"))
    assert line.startswith("7 checked: 6 exact, ")
    assert line.endswith(" 1 failed. 1 error, 0 warnings.")


def test_what_was_not_looked_at_has_not_failed(site: Path, explainer: Run) -> None:
    source = site / "content" / "articles" / f"{GUARDED}.md"
    source.write_text(source.read_text("utf-8").replace("outlet:", "outlett:"), "utf-8")
    line = closing(explainer("check"))
    assert " 0 failed. " in line
    checked, aside = int(line.split()[0]), int(line.split(" not checked")[0].split()[-1])
    assert (checked + aside, aside > 0) == (7, True)


def test_text_underlines_the_spot(site: Path, explainer: Run) -> None:
    misspell(site)
    result = explainer("check")
    lines = result.output.splitlines()
    assert result.exit_code == 1
    assert lines[0].startswith("content/claims.yml:47:16: error Q301 quote-not-in-source: ")
    assert lines[1].index("Nobody") == lines[2].index("^")
    assert "“hart” instead of “hurt”" in result.output
    assert "\x1b" not in result.output, "colour is for terminals only"


def test_github_is_told_the_other_places_too(site: Path, explainer: Run) -> None:
    actors = site / "content" / "actors.yml"
    words = actors.read_text("utf-8")
    actors.write_text(f"{words}  council:\n    name: Council\n    kind: person\n", "utf-8")
    [command] = [
        line
        for line in explainer("check", "--format", "github").output.splitlines()
        if "repeated-key" in line
    ]
    assert command.startswith("::error file=content/actors.yml,line=")
    assert command.endswith("%0Acontent/actors.yml:11:3: it stands here first")


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        ("rename ida-brant ida", 1, "there is no record ida-brant. Did you mean `ida-brandt`?"),
        ("explain verb-not-ner", 2, "no rule verb-not-ner. Did you mean `verb-not-near`?"),
        ("explain Q999", 2, "there is no rule Q999. `explainer check` prints codes and names."),
    ],
)
def test_a_mistyped_name_is_answered_with_the_nearest(
    arguments: str, code: int, words: str, site: Path, explainer: Run
) -> None:
    result = explainer(*arguments.split())
    assert result.exit_code == code
    assert words in result.output


def test_json_is_for_programs(site: Path, explainer: Run) -> None:
    misspell(site)
    (finding,) = json.loads(explainer("check", "--format", "json").output)
    assert (finding["file"], finding["line"], finding["column"]) == ("content/claims.yml", 47, 16)
    assert finding["rule"] == "quote-not-in-source"


def test_github_marks_the_line_by_itself(
    site: Path, explainer: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    misspell(site)
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    assert "::error file=content/claims.yml,line=47,col=16," in explainer("check").output


def test_github_is_told_files_from_the_root_of_the_repository(
    site: Path, explainer: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    misspell(site)
    deep = site.rename(site.parent / "repository") / "sites" / "frost"
    deep.mkdir(parents=True)
    for each in ("mkdocs.yml", "content", ".texts"):
        (deep.parents[1] / each).rename(deep / each)
    subprocess.run(["git", "init", "--quiet", str(deep.parents[1])], check=True)
    monkeypatch.chdir(deep)
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    told = [line for line in explainer("check").output.splitlines() if line.startswith("::")]
    assert told
    assert all(line.startswith("::error file=sites/frost/content/") for line in told), told


@pytest.mark.parametrize("form", ["text", "github", "json"])
def test_words_of_a_file_reach_no_terminal(site: Path, explainer: Run, form: str) -> None:
    (site / "content" / "bad.yml").write_text(f'actors:\n  "{PAYLOAD!r}": {{}}\n', "utf-8")
    (site / "content" / "worse.yml").write_text(
        'claims:\n  a: {text: "x\\e[31m\\n::error::forged", kind: "\\u202e"}\n', "utf-8"
    )
    output = explainer("check", "--format", form).output
    assert "\x1b" not in output
    assert not any(line.startswith("::error::forged") for line in output.splitlines())


def test_no_site_is_wrong_usage(
    tmp_path: Path, explainer: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = explainer("check")
    assert result.exit_code == 2
    assert "run this in a site's folder" in result.output


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("own_percent", "own_procent", "There is no option `own_procent`. Did you mean"),
        ("own_percent: ", "own_percent: many # ", "`own_percent` is “many”, and should be a whole"),
        ("own_percent: ", "severity: {no-lock: bad} # ", "cannot be “bad”. Write one of: error,"),
        ("own_percent: ", "language: ua # ", "no language's code. Did you mean `uk` (Ukrainian)?"),
        ("own_percent: ", "repository: github.com # ", "cannot be “github.com”. Write a full"),
        ("own_percent: ", "corrections: a@example.org # ", "or with mailto: for mail."),
        ("own_percent: ", "language: Ukrainian # ", "code, such as en or uk. Did you mean `uk`?"),
        (
            "docs_dir:",
            "docs_dir:\n\t",
            "mkdocs.yml:{line}:1 cannot be read as YAML: a tab stands here; use spaces",
        ),
    ],
    ids=[
        "a wrong name",
        "words for a number",
        "no such severity",
        "a country",
        "an address without https",
        "a mail address",
        "a language's name",
        "a tab",
    ],
)
def test_a_wrong_option_of_the_site_is_named(
    old: str, new: str, says: str, site: Path, explainer: Run
) -> None:
    config = site / "mkdocs.yml"
    words = config.read_text("utf-8")
    assert old in words
    config.write_text(words.replace(old, new), "utf-8")
    line = words[: words.index(old)].count("\n") + 2
    result = explainer("check")
    assert result.exit_code == 2
    assert says.format(line=line) in " ".join(result.output.split())


@pytest.mark.parametrize(
    ("plugins", "says"),
    [
        ("[search, explaner]", "mkdocs.yml names no plugin `explainer`: rename `explaner`"),
        ("{Explainer: {own_percent: 5}}", "no plugin `explainer`: rename `Explainer`"),
        ("[search]", "no plugin `explainer`: write `plugins: [explainer]`"),
        ("", "no plugin `explainer`: write `plugins: [explainer]`"),
        ("explainer", "`plugins` in mkdocs.yml is no list"),
        ("[explainer: [a]]", "`plugins: explainer` is no mapping of options"),
        ("[explainer: {enabled: false}]", "`explainer` in mkdocs.yml is not enabled"),
    ],
)
def test_a_site_without_the_plugin_is_no_site(
    plugins: str, says: str, site: Path, explainer: Run
) -> None:
    (site / "mkdocs.yml").write_text(f"site_name: A\ndocs_dir: content\nplugins: {plugins}\n")
    result = explainer("check")
    assert result.exit_code == 2
    assert says in " ".join(result.output.split())


def test_inherited_options_are_merged_as_mkdocs_merges_them(site: Path) -> None:
    parent = (
        "docs_dir: content\nplugins:\n  explainer: {language: uk, quote_words: 33}\n  tags: {}\n"
    )
    (site / "parent.yml").write_text(parent)
    own = "INHERIT: parent.yml\nplugins:\n  explainer: {enabled: true, quote_words: 44}\n"
    (site / "mkdocs.yml").write_text(own)
    options = open_site(site / "mkdocs.yml").options
    assert (options.language, options.quote_words) == ("uk", 44)


@pytest.mark.parametrize(
    ("given", "value", "words"),
    [
        ("!ENV [NO_SUCH, QUOTE_WORDS, 40]", "41", 41),
        ("!ENV [NO_SUCH, 40]", "41", 40),
        ("!ENV QUOTE_WORDS", "41", 41),
        ("!ENV [QUOTE_WORDS]", "41", 41),
    ],
)
def test_the_environment_is_read_as_mkdocs_reads_it(
    given: str, value: str, words: int, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QUOTE_WORDS", value)
    plugins = f"plugins:\n  - explainer:\n      quote_words: {given}\n"
    (site / "mkdocs.yml").write_text(f"docs_dir: content\n{plugins}")
    assert open_site(site / "mkdocs.yml").options.quote_words == words


def test_what_was_refused_is_not_opened_for_the_excerpt(
    site: Path, tmp_path_factory: pytest.TempPathFactory, explainer: Run
) -> None:
    secret = tmp_path_factory.mktemp("elsewhere") / "secret.yml"
    secret.write_text("a secret", "utf-8")
    (site / "content" / "link.yml").symlink_to(secret)
    os.mkfifo(site / "content" / "pipe.yml")
    result = explainer("check")
    assert result.output.count("unreadable-file") == 2
    assert "a secret" not in result.output


def test_a_missing_content_folder_is_wrong_usage(site: Path, explainer: Run) -> None:
    (site / "content").rename(site / "contents")
    result = explainer("check")
    assert result.exit_code == 2
    assert "there is no folder content" in result.output


def test_an_option_may_come_from_the_environment(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = site / "mkdocs.yml"
    words = config.read_text("utf-8") + '      repository: !ENV [NO_SUCH, REPOSITORY, ""]\n'
    config.write_text(words, "utf-8")
    assert open_site(config).options.repository == ""
    monkeypatch.setenv("REPOSITORY", "https://example.org/us/site")
    assert open_site(config).options.repository == "https://example.org/us/site"


def test_a_wrong_option_stands_in_the_file_that_was_named(site: Path, explainer: Run) -> None:
    other = "INHERIT: mkdocs.yml\nplugins:\n  - explainer: {severity: {no-such-rule: warning}}\n"
    (site / "other.yml").write_text(other, "utf-8")
    result = explainer("check", "-f", "other.yml")
    assert "other.yml:1:1: error K112 unknown-rule" in result.output


def test_write_prints_nothing_but_json_for_programs(site: Path, explainer: Run) -> None:
    result = explainer("write", "pages", "--dry-run", "--format", "json")
    assert json.loads(result.output) == []
    assert " pages would be in pages" in explainer("write", "pages", "--dry-run").output
