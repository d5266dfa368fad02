"""What a step sends: the row that is kept of it, and the body of its request."""

from sqlmodel import Session

from pulse.definition.catalogue import LanguageCode
from pulse.delivery.look import DeliveryContext
from pulse.delivery.step import Send
from pulse.languages import Form
from pulse.narration import Question, Read
from pulse.narration.plan import ASKED
from pulse.store import outbox, readers, runs
from pulse.store.columns import new_id
from pulse.store.inbox import SHOW
from pulse.store.states import MessageKind
from pulse.store.tables import Edition, Message, Snapshot
from pulse.text.render import without_facts
from pulse.text.spans import own
from pulse.whatsapp import messages
from pulse.whatsapp.messages import BUTTONS, Body, Choice, Picture
from pulse.wording import TITLE_LIMIT

_ASKS = (Question.WHY, Question.MORE, Question.COMPARE)
"""Where no plan chose any."""


def choices(read: Read, language: LanguageCode) -> list[Choice]:
    """The questions that the plan expects next, as buttons in the language of the texts."""
    words = without_facts(language)
    questions = (read.questions or _ASKS)[:BUTTONS]
    return [(f"{ASKED}{question.value}", words.say(question.value, form=Form.ASK)) for question in questions]


def _written_in(known: DeliveryContext, edition: Snapshot | Edition) -> LanguageCode:
    """The reader's language, or the pulse's own where the run was not frozen in that one."""
    return known.language if isinstance(edition, Edition) else known.pulse.language


def row(known: DeliveryContext, kind: MessageKind, step: Send) -> Message:
    """The message's row, as it is made if there is none yet."""
    return Message(
        id=new_id(),
        purpose=f"{kind}/{known.delivery.id}",
        kind=kind,
        run_id=known.run.id,
        reader_id=known.reader.id,
        delivery_id=known.delivery.id,
        phone_number_id=known.delivery.phone_number_id,
        text=f"template {step.template[0]}" if step.template else "",
    )


def body(session: Session, known: DeliveryContext, step: Send, picture: Picture, tracker: str) -> Body:
    """The request's body; what it says is kept with the message."""
    to = readers.address(known.reader)
    edition = runs.edition(session, known.run.id, known.language)
    assert edition is not None  # noqa: S101 - nothing is sent of a run before it is frozen
    read = Read.model_validate_json(edition.read)
    message = outbox.by_purpose(session, f"{step.kind}/{known.delivery.id}")
    assert message is not None  # noqa: S101 - the caller has it locked
    if step.kind is MessageKind.ANALYSIS:
        image = outbox.by_purpose(session, f"image/{known.delivery.id}")
        analysis = read.long_text()
        message.text, message.context = str(analysis), image.wamid if image else None
        made = messages.text(to, analysis, tracker=tracker, context=message.context)
    elif step.template is not None:
        lines = [own(known.pulse.title, most=TITLE_LIMIT), read.summary]
        message.text = "\n".join(messages.variable(line) for line in lines)
        made = messages.template(to, *step.template, picture, lines, f"{SHOW}{known.delivery.id}", tracker=tracker)
    elif known.pulse.style == "buttons":
        caption = read.caption(known.pulse.title)
        message.text = str(caption)
        made = messages.buttons(to, picture, caption, choices(read, _written_in(known, edition)), tracker=tracker)
    else:
        caption = read.caption(known.pulse.title)
        message.text = str(caption)
        made = messages.image(to, picture, caption, tracker=tracker)
    session.add(message)
    return made
