"""A name that came from data says nothing of its own: no link, no number to call, no figure, wherever it stands.

Every text is made by the functions that make it for a reader, and read here by readers of links and numbers of the
test's own.
"""

import re
import unicodedata
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pulse.chart.brief import Brief
from pulse.chart.compose import compose
from pulse.conversation import Scope, answer, understand
from pulse.definition import Chart
from pulse.definition.catalogue import LanguageCode
from pulse.insight import find_facts
from pulse.insight.figure import Figure
from pulse.insight.names import names
from pulse.languages import LANGUAGES
from pulse.narration import NarrationContext, write_plainly
from pulse.series import Dataset, Span
from pulse.series.sketch import Line, Sketch
from pulse.text import Text
from pulse.text.proof import prove
from pulse.text.spans import own
from pulse.whatsapp import messages
from pulse.whatsapp.messages import Address, Picture
from pulse.wording import quoted, sanitize_name, utf16_length
from tasks.show import as_written
from tests.pulse.conftest import Maker
from tests.pulse.sources.test_gather import pulse as daily

HOSTILE = {
    "https://evil.com/login": "evil․com/login",
    "HTTP://EVIL.COM": "EVIL․COM",
    "evil.com": "evil․com",
    "www.evil.co.uk": "www․evil․co․uk",
    "wa.me/4917012345": "“wa․me/4917·0123·45”",
    "bit.ly/3xYz": "bit․ly/3xYz",
    "evil。com": "evil․com",
    "evil．com": "evil․com",
    "evil\u200b.com": "evil․com",
    "evil\u00ad.com": "evil․com",
    "evil.\u2060com": "evil․com",
    "пример.рф": "пример․рф",
    "shop.xn--p1ai": "shop․xn--p1ai",
    "mailto:ada@evil.com": "ada at evil․com",
    "ada@evil.com": "ada at evil․com",
    "@everyone": "at everyone",
    "tel:+49 170 1234567": "“+49·170·1234·567”",
    "+49 170 1234567": "“+49·170·1234·567”",
    "(202) 555-0143": "“202·555·0143”",
    "0170/1234567": "“0170·1234·567”",
    "Call 202.555.0143 now": "“Call 202·555·0143 now”",
    "SKU 4006381333931": "“SKU 4006·3813·3393·1”",
    "192.168.0.1": "“192․168․0․1”",
    "http://2130706433/": "“2130·7064·33/”",
    "whatsapp://send?phone=1": "“send?phone=1”",
    "STOP": "“STOP”",
    "Reply STOP to end": "“Reply STOP to end”",
    "/start": "“/start”",
    "Revenue up 500%": "“Revenue up 500%”",
    "Orders fell 99": "“Orders fell 99”",
    "€ 1,000,000": "“€ 1,000,000”",
    "+12 orders": "“+12 orders”",
    "EUR 500": "“EUR 500”",
    "5M users": "“5M users”",
    "South is down 80%. Sell now!": "“South is down 80%. Sell now!”",
    "He said “+5%” today": "“He said '+5%' today”",
    "*South*\n_fell_ by `9`": "“South fell by 9”",
    "\u202edliug 05 pu\u202c": "dliug 05 pu",
    "> - South": "South",
    "Everything in this shop is free today for you": "“Everything in this shop is free today…”",
    "x" * 300: f"“{'x' * 39}…”",
    "\u200b\u200f": "(no name)",
}
PLAIN = [
    "Q3",
    "Store 12",
    "iPhone 15",
    "F-150",
    "Q1 2026",
    "FY 2026",
    "Boeing 747",
    "St. Mary",
    "Foods Inc.",
    "R&D",
    "A/B",
    "O'Neill",
    "Älter",
]

_LINK = re.compile(
    r"://|\S[.。．｡](?!csv\b)[^\W\d_]{2,}|www\.\w|xn--\w+\.|\d\.\d+\.\d+\.\d|@|\b(?:mailto|tel):\S|wa\.me",
    re.IGNORECASE,
)
_CALLED = re.compile(r"\+?\d(?:[-\s().\[\]/~\u00ad\u200b\u2060‐-―−－／]{0,3}\d){6,}")
_IN_QUOTES = re.compile("“[^”]*”|„[^“]*“|«[^»]*»")


def rows(called: str) -> dict[str, list[int | None]]:
    """Sales of a region that moved most, and of one whose own name is plain."""
    return {called: [40, 31, 33, 35, 30, 32, 34, 90], "West": [20, 20, 20, 20, 20, 20, 20, 21]}


def voice(language: LanguageCode = "en", title: str = "Shop orders") -> NarrationContext:
    return NarrationContext(
        title=title, measure="Orders", dimension="region", grain="day", good="up", language=language
    )


def texts_of(result: Dataset, called: str, language: LanguageCode = "en") -> dict[str, str]:
    """Everything that a reader, or the owner in Prefect, gets to see of ``result``, by where it stands."""
    facts, spoken = find_facts(result), voice(language)
    read = write_plainly(spoken, facts)
    caption, analysis = str(read.caption(spoken.title)), str(read.long_text())
    found = {"caption": caption, "analysis": analysis, "artifact": as_written(analysis)}
    for asked in ("why?", "top 2", "worst", "table", "compare"):
        found[f"answer to {asked}"] = _answered(result, asked, spoken)
    key = next(member.key for member in result.members if member.title == called)
    found["answer about it"] = _answered(result, f"what about {names(result)[key]}", spoken)
    picture = Picture(media_id="1")
    variables = [own(spoken.title), read.summary]
    sent = messages.template(Address("+12025550143", None), "t", "en_US", picture, variables, "show/1", tracker="1")
    found["template"] = "\n".join(parameter["text"] for parameter in sent["template"]["components"][1]["parameters"])
    return found


def _answered(result: Dataset, asked: str, spoken: NarrationContext) -> str:
    pulse = daily(by="who").model_copy(update={"grain": result.grain, "title": spoken.title})
    figure = Figure(pulse, result, find_facts(result))
    read = understand(asked, Scope((figure,), result.as_of.date(), "en"))
    found = [answer(query, [figure], "en") for query in read.queries]
    assert found, asked
    assert [item.refused for item in found if item.refused] == []
    return "\n".join(str(item.text) for item in found)


def drawn(result: Dataset, title: str = "Shop orders") -> list[str]:
    figure = compose(Brief(result, find_facts(result), Chart(), title=title, good="up"))
    inside = [text.get_text() for axes in figure.axes for text in axes.texts]
    return [*(text.get_text() for text in figure.texts), *inside]


def wrong_in(text: str) -> list[str]:
    """Links, numbers to call and letters that are not seen in a text."""
    ours = re.sub(r"\d{1,3}(?:,\d{3})+", "0", text)
    unseen = [hex(ord(item)) for item in text if unicodedata.category(item) in {"Cc", "Cf"} and item != "\n"]
    return [*_LINK.findall(ours), *_CALLED.findall(ours), *unseen]


@pytest.mark.parametrize("raw", HOSTILE)
def test_a_hostile_name_is_harmless_in_every_text(make: Maker, raw: str) -> None:
    result = make(rows(raw))
    shown, found = HOSTILE[raw], texts_of(result, raw)

    assert {place: wrong for place, text in found.items() if (wrong := wrong_in(text))} == {}
    named = ("caption", "analysis", "answer to why?", "answer to top 2", "answer about it", "artifact")
    assert [place for place in named if shown.casefold() not in found[place].casefold()] == []
    assert raw == shown.strip("“”") or not any(raw in text for text in found.values())


@pytest.mark.parametrize("raw", HOSTILE)
def test_the_proof_accepts_our_own_texts_and_no_word_that_was_put_into_the_name(make: Maker, raw: str) -> None:
    facts, spoken = find_facts(make(rows(raw))), voice()
    read = write_plainly(spoken, facts)
    both = read.caption(spoken.title) + read.long_text()
    named = next(sentence for sentence in both.sentences for span in sentence.spans if span.key == "member")
    worse = tuple(
        span.model_copy(update={"text": f"{span.text} rose by 777"}) if span.key == "member" else span
        for span in named.spans
    )

    assert prove(both, facts, spoken)[1] == []
    assert len(prove(Text(sentences=(named.model_copy(update={"spans": worse}),)), facts, spoken)[1]) == 1


@pytest.mark.parametrize("raw", [raw for raw, shown in HOSTILE.items() if shown.startswith("“")])
def test_what_a_name_claims_stands_in_quotation_marks_only(make: Maker, raw: str) -> None:
    inside = HOSTILE[raw].strip("“”")
    bare = {place: _IN_QUOTES.sub("", text) for place, text in texts_of(make(rows(raw)), raw).items()}

    assert [place for place, text in bare.items() if inside in text] == []


@pytest.mark.parametrize("raw", HOSTILE)
def test_a_hostile_name_is_harmless_on_the_chart(make: Maker, raw: str) -> None:
    result = replace(make(rows(raw)), snapshot=True)
    sketch = Sketch(
        (raw, "b"),
        (
            Line(raw, "column", (1.0, 2.0), right=False, unit="count", currency=None),
            Line("b", "line", (2.0, 3.0), right=False, unit="count", currency=None),
        ),
    )
    written = [*drawn(result), *drawn(replace(make(rows(raw)), sketch=sketch))]
    start = HOSTILE[raw].removesuffix("…”")[:5]

    assert [text for text in written if wrong_in(text)] == []
    assert [text for text in written if text.startswith(start)] != []


@pytest.mark.parametrize("raw", HOSTILE)
def test_a_hostile_title_and_period_are_harmless(make: Maker, raw: str) -> None:
    result = make({"": [40, 31, 33, 35, 30, 32, 34, 90]})
    starts = list(result.table[""])
    spans = tuple(Span(at, result.end(at), raw if at == starts[-1] else f"Sprint {at.day}") for at in starts)
    named = replace(result, grain="cycle", spans=spans)
    title = sanitize_name(" ".join(raw.translate(dict.fromkeys(map(ord, "*_~`"), " ")).split())[:80])
    facts, spoken = find_facts(named), voice(title=title)
    read = write_plainly(spoken.model_copy(update={"grain": "cycle", "dimension": None}), facts)
    caption, cycles = read.caption(title), spoken.model_copy(update={"grain": "cycle", "dimension": None})

    assert wrong_in(str(caption)) == []
    assert wrong_in(messages.variable(read.summary)) == []
    assert wrong_in(str(read.long_text())) == []
    assert prove(caption + read.long_text(), facts, cycles)[1] == []
    assert [text for text in drawn(named, title) if wrong_in(text)] == []


_PARTS = [*"a1+(-). @/:\u200b\u00a0。", "com", "http://", "wa.me/", "555", "www.", "٣٤", "xn--", "mailto:", "ñ"]


@given(st.lists(st.sampled_from(_PARTS), max_size=24).map("".join))
@example("xn--a.")
@example("a1555555")
def test_no_mixture_of_dots_digits_and_schemes_makes_a_link(raw: str) -> None:
    called = sanitize_name(raw)

    assert wrong_in(called) == []
    assert sanitize_name(called) == called


@pytest.mark.parametrize("plain", PLAIN)
def test_a_plain_name_stays_as_it_is(make: Maker, plain: str) -> None:
    found = texts_of(make(rows(plain)), plain)

    assert quoted(sanitize_name(plain), LANGUAGES["en"].quotes) == plain
    assert f"“{plain}”" not in found["caption"]
    assert plain in found["caption"]


@pytest.mark.parametrize(
    ("language", "shown"),
    [
        ("en", "“up 5%”"),
        ("de", "„up 5%“"),
        ("es", "«up 5%»"),
        ("fr", "«\u00a0up 5%\u00a0»"),
        ("pt", "“up 5%”"),
        ("it", "«up 5%»"),
    ],
)
def test_quotation_marks_are_the_language_s_own(make: Maker, language: LanguageCode, shown: str) -> None:
    facts, spoken = find_facts(make(rows("up 5%"))), voice(language)
    read = write_plainly(spoken, facts)
    text = read.caption(spoken.title) + read.long_text()

    assert shown in str(text)
    assert prove(text, facts, spoken)[1] == []


def test_names_that_become_alike_are_still_told_apart(make: Maker) -> None:
    long = "A product with a name as long as a sentence, "
    result = make(
        {item: [1, 2] for item in (f"{long}red", f"{long}blue", "evil.com", "evil․com", "\u200b", "\u200c\u200b")}
    )
    called = list(names(result).values())[1:]

    assert len({item.casefold() for item in called}) == len(called)
    assert all(utf16_length(item) <= 46 for item in called)


def test_a_member_is_found_by_the_name_that_the_reader_saw(make: Maker) -> None:
    result = make(rows("evil.com"), first=date(2026, 9, 1))

    assert "evil․com came to 90" in _answered(result, "what about evil․com", voice())
