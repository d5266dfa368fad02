"""How a figure is made, for whoever asks: in the reader's language, with the owner's names for things."""

from pulse.definition import Condition, FileSource, Pulse, SheetsSource
from pulse.definition.source import KNOWN
from pulse.languages import LANGUAGES
from pulse.text import Text
from pulse.text.context import NarrationContext
from pulse.text.render import Renderer
from pulse.wording import sanitize_name

_SYSTEMS = {"shopify": "Shopify", "hubspot": "HubSpot", "linear": "Linear"}
_MOST_CONDITION = 80


def source_of(pulse: Pulse, context: NarrationContext) -> Text:
    """Where the figure of ``pulse`` comes from and how it is reckoned."""
    renderer, source, measure = Renderer(context, ()), pulse.source, pulse.measure
    if isinstance(source, KNOWN):
        metric = source.definition
        ours = LANGUAGES[context.language].definitions.get(f"{metric.source}/{metric.key}", metric.definition)
        return renderer.say("source_known", given={"system": _SYSTEMS[source.kind], "definition": ours})
    where: tuple[Condition, ...] = ()
    if isinstance(source, SheetsSource):
        place = sanitize_name(f"“{source.chart}”" if source.chart else f"{source.range}")
        text, where = renderer.say("source_sheet", given={"place": place}), source.where
    else:
        if isinstance(source, FileSource):
            place, where = sanitize_name(source.at.split("?", 1)[0].rstrip("/").rsplit("/", 1)[-1]), source.where
        else:
            place = LANGUAGES[context.language].words["source_query"]
        key = "rows" if measure.aggregate == "count" else measure.aggregate
        text = renderer.say(f"source_{key}", given={"place": place, "column": sanitize_name(measure.value or "")})
    if where:
        conditions = ", ".join(sanitize_name(str(condition), most=_MOST_CONDITION) for condition in where)
        text += renderer.say("source_where", given={"conditions": sanitize_name(conditions, most=250)})
    return text
