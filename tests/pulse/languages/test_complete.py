"""Every language says as much as English does, within the same limits, and speaks to its reader formally."""

import re
from collections.abc import Iterator, Mapping
from typing import get_args

import pytest

from pulse.consent import Verdict, judge
from pulse.definition.catalogue import METRICS, Grain, LanguageCode
from pulse.languages import LANGUAGES, Form, Joint, Language
from pulse.languages.asking import HEARD
from pulse.text.claims import CLAIMS
from pulse.text.slots import slots_of
from pulse.whatsapp.messages import BUTTON_LIMIT, LIST_BUTTON_LIMIT
from pulse.wording import CAPTION_LIMIT, utf16_length
from tests.pulse.languages.oracle import INFORMAL

FORMS = (Form.SENTENCE, Form.CLAUSE, Form.NOUN)
ENGLISH = LANGUAGES["en"]
COMMON = (
    *("level", "record.scope", "share"),
    *(f"{kind}.{way}" for kind in ("change", "driver", "streak", "unusual", "trend") for way in ("up", "down")),
    "unusual.usual",
)
EVERYWHERE = {"measure", "grain", "grains"}
FOOTER_LIMIT, TEMPLATE_BUTTON_LIMIT = 60, 25
"""Units of a template's footer and of its button (Meta: business-management-api/message-templates/components)."""

every_language = pytest.mark.parametrize("language", LANGUAGES.values(), ids=[*LANGUAGES])
other_language = pytest.mark.parametrize("language", [*LANGUAGES.values()][1:], ids=[*LANGUAGES][1:])


def phrases(language: Language) -> Iterator[tuple[str, str]]:
    """Every phrase that says a fact, with what it is called."""
    for form in FORMS:
        for key, several in language.phrases(form).items():
            yield from ((f"{form}/{key}/{at}", phrase) for at, phrase in enumerate(several))


@every_language
def test_a_language_is_listed_by_its_own_letters(language: Language) -> None:
    assert LANGUAGES[language.code] is language  # type: ignore[index]
    assert set(LANGUAGES) == {*get_args(LanguageCode)}
    assert len({item.meta for item in LANGUAGES.values()}) == len({item.called for item in LANGUAGES.values()})


@other_language
@pytest.mark.parametrize(
    "of", ["sentences", "clauses", "nouns", "words", "asks", "relations", "holidays", "grains", "joints"]
)
def test_every_mapping_has_exactly_the_keys_of_english(language: Language, of: str) -> None:
    ours: Mapping[str, object] = getattr(ENGLISH, of)
    theirs: Mapping[str, object] = getattr(language, of)

    assert set(ours) - set(theirs) == set()
    assert set(theirs) - set(ours) == set()
    assert all(theirs.values() if of != "joints" else (said for key, said in theirs.items() if key))


@other_language
def test_every_metric_of_the_catalogue_is_defined(language: Language) -> None:
    assert {*language.definitions} == {f"{metric.source}/{metric.key}" for metric in METRICS}
    assert [said for said in language.definitions.values() if not said.endswith(".") or "  " in said] == []


@every_language
def test_every_length_of_time_and_every_joint_is_there(language: Language) -> None:
    assert set(language.grains) == {*get_args(Grain)}
    assert set(language.joints) == {*Joint} - {Joint.NONE}
    assert all(getattr(noun, field) for noun in language.grains.values() for field in noun.__dataclass_fields__)
    assert len(language.numbers.units) == 5
    assert len(language.row) == 2


@every_language
def test_every_claim_has_its_phrases_and_every_phrase_its_claim(language: Language) -> None:
    assert {key for form in FORMS for key in language.phrases(form)} == {*CLAIMS}


@every_language
def test_a_phrase_has_no_slot_that_english_does_not_fill_for_its_key(language: Language) -> None:
    known: dict[str, set[str]] = {}
    for called, phrase in phrases(ENGLISH):
        known.setdefault(called.split("/")[1], set(EVERYWHERE)).update(slots_of(phrase))

    surplus = {called: {*slots_of(phrase)} - known[called.split("/")[1]] for called, phrase in phrases(language)}
    assert {called: slots for called, slots in surplus.items() if slots} == {}
    assert [phrase for _, phrase in phrases(language) if re.search(r"[{}]", re.sub(r"\{[a-z_]+\}", "", phrase))] == []


@every_language
def test_words_have_the_slots_of_english(language: Language) -> None:
    said = {key: {*re.findall(r"\{(\w+|\{\d\})\}", text)} for key, text in language.words.items()}
    known = {key: {*re.findall(r"\{(\w+|\{\d\})\}", text)} for key, text in ENGLISH.words.items()}

    assert {key: slots - known[key] for key, slots in said.items() if not slots <= known[key] | EVERYWHERE} == {}
    named = ("title", "name", "place", "column", "system", "definition", "conditions", "base", "at")
    assert [key for key in said for slot in named if slot in known[key] and slot not in said[key]] == []


@every_language
@pytest.mark.parametrize("key", COMMON)
def test_what_is_said_often_has_eight_phrasings_over_all_three_forms(language: Language, key: str) -> None:
    found = [language.phrases(form).get(key, ()) for form in FORMS]

    assert all(found)
    assert sum(map(len, found)) >= 8


@every_language
def test_no_phrase_holds_a_figure_of_its_own(language: Language) -> None:
    assert [(called, phrase) for called, phrase in phrases(language) if re.search(r"\d", phrase)] == []


@every_language
def test_no_two_phrasings_of_a_key_are_the_same(language: Language) -> None:
    seen: dict[tuple[str, str], str] = {}
    for called, phrase in phrases(language):
        seen[called.rsplit("/", 1)[0], phrase.casefold().rstrip(".")] = called

    assert [called for called, _ in phrases(language) if called not in seen.values()] == []


@every_language
def test_sentences_end_and_clauses_and_nouns_do_not(language: Language) -> None:
    ended = {form: [phrase for several in language.phrases(form).values() for phrase in several] for form in FORMS}

    assert [item for item in ended[Form.SENTENCE] if not item.endswith((".", "?")) and item != "{said}"] == []
    assert [item for form in FORMS[1:] for item in ended[form] if item.endswith((".", "?", " ", ","))] == []
    assert [item for form in FORMS for item in ended[form] if item != item.strip() or "  " in item] == []
    # A sentence begins with a capital; what follows a joint with none, unless a noun has one.
    first = [item for item in ended[Form.SENTENCE] if item[0].isalpha() and not item[0].isupper()]
    assert first == []
    if language.code != "de":
        assert [item for form in FORMS[1:] for item in ended[form] if item[0].isupper()] == []


@every_language
def test_buttons_fit_and_are_told_apart(language: Language) -> None:
    words = language.words
    titles = [words["stop_button"], words["go_on_button"], *language.asks.values()]

    assert [title for title in titles if not 0 < utf16_length(title) <= BUTTON_LIMIT] == []
    assert len({title.casefold() for title in titles}) == len(titles)
    assert 0 < utf16_length(words["choose"]) <= LIST_BUTTON_LIMIT
    assert words["unsure"].endswith("?")
    assert len({words[key] for key in ("unsure", "going_on", "stopped", "resumed", "welcome", "code")}) == 6


@every_language
def test_the_template_is_what_meta_takes(language: Language) -> None:
    template = language.words["template"]

    assert re.findall(r"\{\{\d\}\}", template) == ["{{1}}", "{{2}}"]
    # A variable may be neither the first nor the last of it, and the text has to outweigh them.
    assert not re.match(r"\W*\{\{", template)
    assert not re.search(r"\}\}\W*$", template)
    assert utf16_length(template) + 2 * 400 < CAPTION_LIMIT
    assert 0 < utf16_length(language.words["template_footer"]) <= FOOTER_LIMIT
    assert 0 < utf16_length(language.words["template_button"]) <= TEMPLATE_BUTTON_LIMIT
    assert "\n" not in language.words["template_footer"] + language.words["template_example"]


@every_language
def test_every_question_that_is_offered_is_one(language: Language) -> None:
    offered = {key: said for key, said in language.words.items() if key.startswith("q_") and key != "q_when"}

    assert [key for key, said in offered.items() if not said.endswith("?") or "{subject}" not in said] == []


@every_language
def test_what_is_heard_is_written_as_it_is_looked_up(language: Language) -> None:
    heard = HEARD[language.code]  # type: ignore[index]
    assert {*HEARD["en"]} - {*heard} == set()
    assert [(key, said) for key, said in heard.items() if "||" in said or said != said.strip("| ")] == []


@every_language
@pytest.mark.parametrize(
    ("key", "verdict"),
    [
        ("welcome", Verdict.STOP),
        ("resumed", Verdict.STOP),
        ("going_on", Verdict.STOP),
        ("template_footer", Verdict.STOP),
        ("stopped", Verdict.START),
    ],
)
def test_the_word_that_a_text_tells_to_send_is_obeyed(language: Language, key: str, verdict: Verdict) -> None:
    told = re.findall(r"\b[A-Z]{4,}\b", language.words[key])

    assert len(told) == 1
    assert [judge(said) for said in (told[0], told[0].lower(), told[0].capitalize() + ".")] == [verdict] * 3


@every_language
def test_no_button_is_taken_for_its_opposite_where_it_is_typed(language: Language) -> None:
    assert judge(language.words["stop_button"]) is not Verdict.START
    assert judge(language.words["go_on_button"]) not in {Verdict.STOP, Verdict.UNCLEAR}


@every_language
def test_every_reader_is_spoken_to_formally(language: Language) -> None:
    informal = re.compile(INFORMAL[language.code], re.IGNORECASE if language.code != "de" else 0)  # type: ignore[index]
    spoken = {**language.words, **language.asks, **language.definitions, **dict(phrases(language))}

    assert [(key, text) for key, text in spoken.items() if informal.search(text)] == []
