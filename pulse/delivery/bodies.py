"""What a step sends: the row that is kept of it, and the body of its request."""

from sqlmodel import Session

from pulse.delivery.look import DeliveryContext
from pulse.delivery.step import Send
from pulse.narrator import Read
from pulse.store import outbox, readers
from pulse.store.columns import new_id
from pulse.store.inbox import SHOW
from pulse.store.states import MessageKind
from pulse.store.tables import Message, Snapshot
from pulse.whatsapp import messages
from pulse.whatsapp.messages import Body, Picture
from pulse.wording import TITLE_LIMIT, name

CHOICES = (("ask/why", "Why?"), ("ask/more", "Tell me more"), ("ask/compare", "Compare"))


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
    snapshot = session.get_one(Snapshot, known.run.id)
    message = outbox.by_purpose(session, f"{step.kind}/{known.delivery.id}")
    assert message is not None  # noqa: S101 - the caller has it locked
    if step.kind is MessageKind.ANALYSIS:
        image = outbox.by_purpose(session, f"image/{known.delivery.id}")
        message.text, message.context = snapshot.analysis, image.wamid if image else None
        made = messages.text(to, message.text, tracker=tracker, context=message.context)
    elif step.template is not None:
        lines = [
            messages.variable(name(known.pulse.title, most=TITLE_LIMIT)),
            messages.variable(Read.model_validate_json(snapshot.read).summary),
        ]
        message.text = "\n".join(lines)
        made = messages.template(to, *step.template, picture, lines, f"{SHOW}{known.delivery.id}", tracker=tracker)
    elif known.pulse.style == "buttons":
        message.text = snapshot.caption
        made = messages.buttons(to, picture, message.text, CHOICES, tracker=tracker)
    else:
        message.text = snapshot.caption
        made = messages.image(to, picture, message.text, tracker=tracker)
    session.add(message)
    return made
