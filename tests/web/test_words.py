"""The citizen's words: all of them in both tongues, in a script that old phones understand."""

import re

import pytest

from infra.pages import WEB

CITIZEN = WEB / "citizen"
CHINESE = re.compile(r"[\u4e00-\u9fff]")
MODULES = [path for path in CITIZEN.glob("*.js") if path.name != "english.js"]
PAGES = [path for path in CITIZEN.glob("*.html") if path.name != "404.html"]


def without_comments(script: str) -> str:
    return re.sub(r"(?m)(^|\s)//.*$|/\*.*?\*/", "", script)


def in_english() -> set[str]:
    return set(re.findall(r"^  '(.*?)': ", (CITIZEN / "english.js").read_text(), re.MULTILINE))


def said_in_a_module(text: str) -> set[str]:
    return {
        said for said in re.findall(r"'([^'\n]*)'", without_comments(text)) if CHINESE.search(said)
    }


def said_on_a_page(html: str) -> set[str]:
    body = re.sub(r"<(noscript|style)>.*?</\1>|<meta[^>]*>", "", html, flags=re.DOTALL)
    body = re.sub(r"<(\w+)[^>]*translate=\"no\"[^>]*>.*?</\1>", "", body, flags=re.DOTALL)
    texts = re.findall(r">([^<]+)<", body)
    texts += re.findall(r"(?:placeholder|aria-label|alt)=\"([^\"]+)\"", body)
    return {text.strip() for text in texts if CHINESE.search(text)}


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.name)
def test_what_a_module_says_has_an_english_twin(module):
    said = said_in_a_module(module.read_text()) - {"中文"}

    assert said - in_english() == set()


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.name)
def test_what_a_page_says_has_an_english_twin(page):
    assert said_on_a_page(page.read_text()) - in_english() == set()


def test_no_english_is_kept_for_words_that_nobody_says():
    said = set().union(
        *(said_in_a_module(path.read_text()) for path in MODULES),
        *(said_on_a_page(path.read_text()) for path in PAGES),
    )

    assert in_english() - said == set()


@pytest.mark.parametrize("module", [*CITIZEN.glob("*.js")], ids=lambda path: path.name)
def test_modules_keep_to_what_old_web_views_understand(module):
    too_new = re.compile(
        r"\?\.(?!\d)|\?\?|\|\|=|&&=|replaceChildren|replaceAll|\.at\(|randomUUID|#\w+ =|static \{"
    )

    assert too_new.findall(without_comments(module.read_text())) == []
