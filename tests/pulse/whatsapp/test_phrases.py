"""The fixed sentences of consent, in every language we speak."""

import pytest

from pulse.consent import Verdict, judge
from pulse.whatsapp import phrases
from pulse.whatsapp.messages import BUTTON_LIMIT
from pulse.wording import utf16_length


@pytest.mark.parametrize("said", phrases.LANGUAGES.values(), ids=lambda said: said.language)
def test_asking_back_whether_to_stop_fits_its_buttons(said: phrases.Phrases) -> None:
    titles = (said.stop_button, said.go_on_button)

    assert [title for title in titles if not 0 < utf16_length(title) <= BUTTON_LIMIT] == []
    assert said.unsure.endswith("?")
    assert len({*titles, said.unsure, said.going_on}) == 4


@pytest.mark.parametrize("said", phrases.LANGUAGES.values(), ids=lambda said: said.language)
def test_the_word_that_a_sentence_tells_to_send_is_obeyed(said: phrases.Phrases) -> None:
    told = [word for word in ("STOPP", "STOP", "BAJA", "PARAR") if word in said.going_on.split()]

    assert [judge(word) for word in told[:1]] == [Verdict.STOP]
    assert judge("START") is Verdict.START
