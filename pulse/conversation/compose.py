"""What a message is answered: from what was frozen with the chart, or a fixed sentence where no figure is asked for."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from pulse.chart.answers import draw_answer
from pulse.consent import Verdict, judge
from pulse.conversation import menu
from pulse.conversation.answer import Answer, answer
from pulse.conversation.confirm import confirmed
from pulse.conversation.document import as_file
from pulse.conversation.meaning import read
from pulse.conversation.memory import Memory
from pulse.conversation.query import Operation, Query
from pulse.conversation.setting import Setting, Steer
from pulse.conversation.source import source_of
from pulse.conversation.thread import Attachment, Found, Thread
from pulse.conversation.understand import Outcome, Understood, understand
from pulse.definition.catalogue import LanguageCode
from pulse.errors import ChartcastrError
from pulse.insight.fact import Fact, period
from pulse.insight.names import names
from pulse.languages import of_locale
from pulse.languages.dates import moment
from pulse.narration import NarrationContext
from pulse.narration.corrected import say_correction
from pulse.narration.read import first_on
from pulse.store import inbox, threads
from pulse.text import Gap, Text
from pulse.text.render import Renderer, without_facts
from pulse.text.spans import own
from pulse.whatsapp import messages
from pulse.wording import TEXT_LIMIT, sanitize_name

_PICTURES = "image/png"
_LEAST_FILES = frozenset({"xlsx", "xls", "excel"})


def compose(thread: Thread, *, released: bool = False, understood: Understood | None = None) -> Found | None:
    """The answer to a message; None where nothing is asked.

    Args:
        thread: The message.
        released: Whether its sender was just sent a chart because of it.
        understood: What it means, where somebody else read it already.
    """
    inbound, words = thread.inbound, without_facts(of_locale(thread.reader.locale))
    if inbound.payload.startswith(inbox.SHOW):
        return None
    if inbound.payload == inbox.UNSURE and thread.snapshot is not None:
        meant = understand(inbound.text, thread.scope, thread.before.queries)
        if meant.outcome in {Outcome.ANSWER, Outcome.STEER} or meant.is_sure:
            # It sounded like a wish for no more, and every word of it means something else.
            found = _of_outcome(thread, meant)
            return replace(found, settles=True) if found else None
    if fixed := _of_payload(thread, words):
        return fixed
    verdict = judge(inbound.text) if inbound.text else Verdict.NONE
    if thread.snapshot is None or verdict in {Verdict.STOP, Verdict.START}:
        return _of_consent(thread, verdict, words)
    told = understood or read(thread)
    if released and told.outcome not in {Outcome.ANSWER, Outcome.STEER}:
        return None
    return _of_outcome(thread, told)


def _of_consent(thread: Thread, verdict: Verdict, words: Renderer) -> Found | None:
    if verdict is Verdict.STOP:
        return Found(words.say("stopped"), "stop")
    resumed = words.say("resumed" if thread.reader.opted_in_at else "code")
    return Found(resumed, "start") if verdict is Verdict.START else None


def _of_payload(thread: Thread, words: Renderer) -> Found | None:
    """The answer to what is about no figures, known from what the inbox made of it."""
    payload = thread.inbound.payload
    if payload == inbox.OPT_IN:
        return Found(words.say("welcome", given={"name": sanitize_name(thread.reader.name)}), "opt-in")
    if payload == inbox.UNSURE:
        choices = ((inbox.STOP_TAP, words.say("stop_button")), (inbox.GO_ON_TAP, words.say("go_on_button")))
        return Found(words.say("unsure"), "unsure", choices)
    if payload == inbox.WHICH and thread.snapshot is None:
        shown = thread.charts[: messages.ROWS]
        ids = [f"{inbox.ABOUT}{thread.inbound.id}/{chart.run_id}" for chart in shown]
        titles = [own(title) for title in threads.titles(shown)]
        return Found(words.say("which"), "which", tuple(zip(ids, titles, strict=True)), words.say("choose"))
    fixed = {
        inbox.WRONG_CODE: ("wrong_code", "wrong code"),
        inbox.ENOUGH: ("enough", "enough for today"),
        inbox.STOP_TAP: ("stopped", "stop"),
        inbox.GO_ON_TAP: ("going_on", "go on"),
    }
    if payload not in fixed:
        return None
    key, understood = fixed[payload]
    return Found(words.say(key), understood)


def _of_outcome(thread: Thread, found: Understood) -> Found | None:
    memory = Memory(
        outcome=found.outcome.value,
        language=found.language,
        queries=found.queries,
        choices=found.choices,
        steer=found.steer,
        by=found.by,
    )
    if found.outcome is Outcome.ACK or (found.outcome is Outcome.UNREADABLE and thread.told_unreadable):
        return None
    if found.outcome is Outcome.STEER and found.steer is not None:
        return _steered(thread, found.steer, found.language, memory)
    if found.outcome is Outcome.ANSWER:
        return _answered(thread, found, memory)
    return _not_answered(thread, found, memory)


def _steered(thread: Thread, steer: Steer, language: LanguageCode, memory: Memory) -> Found:
    """What is told of a wish; where nothing is there to be taken back, what holds."""
    if steer.setting is Setting.UNDO and not thread.can_undo:
        steer = Steer(setting=Setting.SHOW)
    text = confirmed(steer, thread.wishes, thread.scope, language)
    kept = memory.model_copy(update={"language": steer.language or language, "steer": steer})
    return Found(text, memory.outcome, memory=kept, steer=steer)


def _answered(thread: Thread, found: Understood, memory: Memory) -> Found:
    """One or several answers, in the order of the questions; the first that has a picture brings it."""
    pulse = thread.pulse
    assert pulse is not None  # noqa: S101 - there is a chart
    answers = [_one(thread, query, found.language) for query in found.queries]
    text = answers[0].text
    for more in answers[1:]:
        text += first_on(more.text, Gap.PARAGRAPH)
    text += _corrected(thread, answers, found.language)
    attachment = None
    wants_file = next((item.query for item in answers if item.query.operation is Operation.DOCUMENT), None)
    if wants_file is not None and not pulse.answers.files:
        refused = _renderer(thread, found.language).say("file_refused")
        return Found(refused, _in_words(memory), memory=memory)
    if wants_file is not None:
        figure = thread.figures[wants_file.figure]
        excel = any(word in thread.inbound.text.casefold() for word in _LEAST_FILES)
        made = as_file(figure, wants_file, "xlsx" if excel else "csv")
        attachment = Attachment(*made) if made else None
    drawn = next((item for item in answers if item.chart is not None), None)
    if attachment is None and drawn is not None:
        attachment = _picture(thread, drawn, found.language)
    return Found(text.within(TEXT_LIMIT), _in_words(memory), memory=memory, attachment=attachment)


def _corrected(thread: Thread, answers: Sequence[Answer], language: LanguageCode) -> Text:
    """That the figure of the chart's newest period is another one by now, where an answer speaks of that period."""
    text = Text()
    for number in dict.fromkeys(answer_.query.figure for answer_ in answers):
        told = [row for row in thread.corrections if row.figure == number + 1]
        figure = thread.figures[number]
        newest = period(figure.result, figure.result.complete[-1].at).at
        facts = [fact for answer_ in answers if answer_.query.figure == number for fact in answer_.facts]
        if told and any(at.at == newest for fact in facts for at in fact.times.values()):
            was, now = Decimal(told[0].was), Decimal(told[-1].now)
            text += first_on(say_correction(figure, was, now, told[-1].rows, language), Gap.PARAGRAPH)
    return text


def _one(thread: Thread, query: Query, language: LanguageCode) -> Answer:
    said = thread.said[query.figure] if query.figure < len(thread.said) else ()
    return answer(
        query,
        thread.figures,
        language,
        said=said,
        source=lambda figure, context: source_of(figure.pulse, context),
    )


def _picture(thread: Thread, drawn: Answer, language: LanguageCode) -> Attachment | None:
    """The picture of an answer; None where it cannot be drawn, and the words go alone."""
    if drawn.chart is None:
        return None
    try:
        content = draw_answer(thread.figures[drawn.query.figure], drawn.chart, language=language, look=thread.look)
    except ChartcastrError:
        return None
    return Attachment(content, _PICTURES, "chart.png")


def _in_words(memory: Memory) -> str:
    return ", ".join(query.operation.value for query in memory.queries) or memory.outcome


def _renderer(thread: Thread, language: LanguageCode, facts: Sequence[Fact] = ()) -> Renderer:
    figure = thread.figures[0]
    return Renderer(NarrationContext.of(figure.pulse, figure.result.measure, language), facts)


def _not_answered(thread: Thread, found: Understood, memory: Memory) -> Found:
    """What it asks back, what the chart has not, what is declined; with questions that can be answered."""
    words = _renderer(thread, found.language)
    if found.outcome is Outcome.ASK and found.choices:
        text = menu.offered(found.choices, thread.scope, found.language, "mean_which")
        return Found(text, memory.outcome, menu.buttons(found.choices, thread.inbound.id), memory=memory)
    if found.outcome is Outcome.UNREADABLE:
        return Found(words.say("unreadable"), memory.outcome, memory=memory)
    told = {Outcome.LACKS: _lacking(thread, found), Outcome.DECLINE: words.say("other")}.get(found.outcome, Text())
    own_questions = menu.own_questions(thread.scope, thread.menus)
    listed = menu.offered(own_questions, thread.scope, found.language, "menu")
    text = told + (first_on(listed, Gap.LINE) if told else listed)
    kept = memory.model_copy(update={"choices": tuple(own_questions)})
    return Found(text, memory.outcome, menu.buttons(own_questions, thread.inbound.id), memory=kept)


def _lacking(thread: Thread, found: Understood) -> Text:
    """What the chart has instead of what was asked for."""
    result = thread.figures[0].result
    called = names(result)
    parts = [called[member.key] for member in result.members if not member.merged]
    about = "members" if found.lacks == "member" else "figures"
    several = [figure.name for figure in thread.figures]
    listed = parts if about == "members" else several
    fact = Fact(id="L", kind="quality", about=about, unit="count", words={"names": "\n".join(listed)})
    words = _renderer(thread, found.language, [fact])
    if found.lacks == "member":
        return words.say("lacks_member", "L") if parts else words.say("lacks_dimensions")
    if found.lacks == "dimension":
        return words.say("lacks_dimension") if parts else words.say("lacks_dimensions")
    if found.lacks == "time":
        return words.say("lacks_finer")
    return words.say("lacks_figures", "L") if len(several) > 1 else words.say("lacks_figure")


def refresh_failed(thread: Thread) -> Text:
    """That the source could not be read just now, and of when the chart is."""
    result = thread.figures[0].result
    at = moment(result.as_of.astimezone(result.zone), thread.language)
    return _renderer(thread, thread.language).say("refresh_fails", given={"as_of": at})


def is_refresh(found: Found) -> bool:
    """Whether the source is to be read again."""
    return found.steer is not None and found.steer.setting is Setting.REFRESH
