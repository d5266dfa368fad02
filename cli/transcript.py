"""What happened in a demo, message by message: what the phone shows, with the statuses our store was told."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from cli.phone import Phone
from pulse.definition import Pulse
from pulse.store import Store, outbox
from pulse.wording import CAPTION_LIMIT, TEXT_LIMIT, utf16_length

_ALL = {"sent", "delivered", "read"}


def entries(phone: Phone, database: str) -> list[dict[str, Any]]:
    """Every message: direction (``out`` is ours), type, wamid, context, text and statuses, oldest first."""
    store = Store(database)
    found = []
    with store.begin() as session:
        for message in phone.messages():
            ours = message["direction"] == "out"
            stored = [change.status for change in outbox.history(session, message["wamid"])] if ours else None
            found.append(
                {
                    "direction": message["direction"],
                    "type": message["type"],
                    "wamid": message["wamid"],
                    "context": message["context"],
                    "text": message["text"],
                    "statuses": message["statuses"] if stored is None else stored,
                }
            )
    store.close()
    return found


def write(path: Path, phone: Phone, database: str) -> None:
    """Write the entries to ``path`` as a JSON list."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(entries(phone, database), ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def complaints(phone: Phone, pulses: Sequence[Pulse], database: str) -> list[str]:
    """What is missing or too much, in words; empty if each pulse arrived once, whole, and was answered."""
    seen = entries(phone, database)
    found = []
    for pulse in pulses:
        images = [m for m in seen if m["type"] == "image" and m["text"].startswith(f"*{pulse.title}*")]
        if len(images) != 1:
            found.append(f"{pulse.name}: {len(images)} images instead of 1")
            continue
        image = images[0]
        replies = [m for m in seen if m["direction"] == "out" and m["context"] == image["wamid"]]
        questions = [m for m in seen if m["direction"] == "in" and m["context"] == image["wamid"]]
        asked = [m for m in questions if m["type"] == "text"]
        answered = [m for m in seen if m["context"] in {entry["wamid"] for entry in asked} and m["direction"] == "out"]
        # The analysis and the answer to the reaction both quote the image.
        expected = {"replies to the image": (len(replies), 2), "answers to the reply": (len(answered), 1)}
        found += [f"{pulse.name}: {n} {what} instead of {right}" for what, (n, right) in expected.items() if n != right]
        for message in (image, *replies, *answered):
            missing = _ALL - set(message["statuses"])
            if missing:
                found.append(f"{pulse.name}: {message['type']} without status {', '.join(sorted(missing))}")
            limit = CAPTION_LIMIT if message["type"] == "image" else TEXT_LIMIT
            if utf16_length(message["text"]) > limit:
                found.append(f"{pulse.name}: {message['type']} over {limit}")
    return found
