"""``chartcastr preview``: what a pulse would send now, on the screen and in a folder."""

import asyncio
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console
from rich.markup import escape
from rich.table import Table
from sqlmodel import select

from cli.pulses import load_pulse
from pulse.chart import draw_page
from pulse.chart.look import read_look
from pulse.chart.type import typeface, undrawn
from pulse.definition import FileSource, Pulse
from pulse.delivery.look import foresee
from pulse.delivery.plan import plan
from pulse.insight import InsightOptions, find_facts
from pulse.insight.across import across
from pulse.insight.fact import Fact
from pulse.insight.figure import Figure, numbered
from pulse.insight.worth import skip_reason_of
from pulse.languages import of_reader
from pulse.narration import NarrationContext, Read, write_plainly
from pulse.narration.sentence import Phrasing
from pulse.narration.several import all_facts, context_of, put_together, write_again
from pulse.series import Dataset, history
from pulse.sources import Source, fetch
from pulse.sources.files.folders import find_file
from pulse.sources.files.source import Files
from pulse.store import Store, database_url, metric_history, numbers
from pulse.store.columns import utc_now
from pulse.store.tables import Reader
from pulse.text.proof import prove
from pulse.text.render import Renderer
from pulse.wording import CAPTION_LIMIT, TEXT_LIMIT


def run_preview(name: str, out: Path, language: str = "") -> None:
    """Fetch, find, draw, write; leave ``NAME.png`` and ``NAME.txt`` in ``out``.

    Args:
        name: Of a deployed pulse, or a YAML file.
        out: The folder.
        language: What a reader's locale asks for; the pulse's own language where empty.

    Raises:
        ChartcastrError: One sentence says what keeps the pulse from being sent.
    """
    console = Console()
    pulse = load_pulse(name)
    folders = folders_of(name)
    with console.status(f"Fetching from {pulse.source.kind} ..."):
        figures = measured(pulse, folders)
        facts = across(figures)
    for warning in dict.fromkeys(warning for figure in figures for warning in figure.result.warnings):
        console.print(f"[yellow]{escape(warning)}[/yellow]")
    with console.status("Drawing and writing ..."):
        spoken = of_reader(language, pulse.language)
        context = context_of(figures, spoken)
        reads = [asyncio.run(_narrate(figure)) for figure in figures]
        read = put_together(reads, context_of(figures), figures, facts)
        if spoken != pulse.language:
            read = write_again(read, context, figures, facts)
        look, wrong = read_look(pulse.theme, find_file)
        chart = draw_page(
            figures, title=pulse.title, language=spoken, words=read.picture(figures[0].facts, context), look=look
        )
    for sentence in wrong:
        console.print(f"[yellow]{escape(sentence)} The picture is drawn without it.[/yellow]", soft_wrap=True)
    with typeface(look.typeface):
        letters = undrawn("".join((pulse.title, *names_drawn(figures))))
    if letters:
        console.print(
            f"[yellow]No font has a shape for {escape(' '.join(letters[:20]))}, so the picture leaves them out. "
            "Install one, such as Debian's fonts-noto-cjk.[/yellow]",
            soft_wrap=True,
        )
    caption, analysis = read.caption(pulse.title), read.long_text()
    out.mkdir(parents=True, exist_ok=True)
    picture, text = out / f"{pulse.name}.png", out / f"{pulse.name}.txt"
    picture.write_bytes(chart)
    text.write_text(f"{caption}\n\n----\n\n{analysis}\n", encoding="utf-8")
    _show(console, pulse.name, context, all_facts(figures, facts), read)
    if why := skip_reason_of(figures):
        console.print(f"A run would send nothing: it {why}.", markup=False)
    for line in plans(pulse):
        console.print(line, markup=False, highlight=False)
    console.print(f"Nothing was sent. Chart: {picture}   texts: {text}", markup=False, soft_wrap=True)


def names_drawn(figures: Sequence[Figure]) -> list[str]:
    """Names that the data gives and a picture may show."""
    return [text for figure in figures for text in (figure.name, *(item.title for item in figure.result.series))]


def measured(pulse: Pulse, folders: tuple[Path, ...] = ()) -> tuple[Figure, ...]:
    """The figures of a pulse with what is found of them now.

    Raises:
        ChartcastrError: They cannot be had; one sentence says why.
    """
    found = []
    for number, figure in enumerate(pulse.figures, start=1):
        result = load_result(figure, folders)
        found.append(Figure(figure, result, numbered(find_facts(result, InsightOptions.of(figure)), number)))
    return tuple(found)


def load_result(pulse: Pulse, folders: tuple[Path, ...] = ()) -> Dataset:
    """The figures of a pulse as they stand now, with what was kept of the days before.

    Raises:
        ChartcastrError: They cannot be had; one sentence says why.
    """
    return _with_history(pulse, fetch(pulse, utc_now(), open_source(pulse, folders)))


def folders_of(name: str) -> tuple[Path, ...]:
    """The folder of a pulse's own file: whoever names the file means its folder, too."""
    return (Path(name).parent,) if name.endswith((".yaml", ".yml")) else ()


def open_source(pulse: Pulse, folders: tuple[Path, ...] = ()) -> Source | None:
    """The account of the pulse, from its block; ``folders`` may be read for files besides the usual ones.

    Raises:
        DefinitionError: There is no such block, or no Prefect server that has it.
    """
    if isinstance(pulse.source, FileSource) and pulse.source.secret is None:
        return Files(folders=folders)
    # Prefect takes a second to import; only a pulse with an account needs it.
    from blocks import open_account
    from cli.server import require_server

    require_server()
    return asyncio.run(open_account(pulse))


def _with_history(pulse: Pulse, result: Dataset) -> Dataset:
    """What was kept of the days before; a preview keeps nothing itself."""
    store = Store(database_url())
    if not result.snapshot or not store.exists():
        return history.fold(result)
    store.prepare()
    with store.begin() as session:
        return history.fold(metric_history.extend(session, pulse, result))


def plans(pulse: Pulse) -> list[str]:
    """How each reader would get it if it were sent now, and what that costs; empty where nothing is connected yet."""
    store, now = Store(database_url()), utc_now()
    if not store.exists():
        return []
    store.prepare()
    with store.begin() as session:
        number = next(
            (
                phone_number
                for phone_number in numbers.everything(session)
                if phone_number.connection == pulse.connection
            ),
            None,
        )
        known = {reader.name: reader for reader in session.exec(select(Reader))}
        if number is None:
            return []
        return [
            f"{name}: {plan(foresee(session, pulse, known[name], number.phone_number_id, now))}"
            if name in known
            else f"{name}: no such reader yet; chartcastr reader add {name} +PHONE"
            for name in pulse.readers
        ]


async def _narrate(figure: Figure) -> Read:
    pulse = figure.pulse
    context = NarrationContext.of(pulse, figure.result.measure)
    if pulse.narrator is None:
        return write_plainly(context, figure.facts)
    # Prefect takes a second to import; only a pulse with a model needs it.
    from blocks import LanguageModel, load_block
    from pulse.narration.openai import write_with_model

    model = await load_block(LanguageModel, pulse.narrator)
    return await write_with_model(context, figure.facts, model.connection(), seconds=model.seconds)


def _show(console: Console, name: str, context: NarrationContext, facts: tuple[Fact, ...], read: Read) -> None:
    caption, analysis = read.caption(context.title), read.long_text()
    phrasing = Phrasing(Renderer(context, facts))
    table = Table(title=f"Facts of {name}", title_justify="left", title_style="bold")
    table.add_column("id")
    table.add_column("kind")
    table.add_column("score", justify="right")
    table.add_column("says", overflow="fold")
    for fact in facts:
        table.add_row(fact.id, fact.kind, f"{fact.score:.2f}", escape(str(phrasing.sentence(fact))))
    console.print(table)
    for head, body, limit in (("Caption", caption, CAPTION_LIMIT), ("Analysis", analysis, TEXT_LIMIT)):
        console.rule(f"{head} ({body.units} of {limit})", align="left")
        console.print(str(body), markup=False, highlight=False)
    console.rule()
    if read.fell_back:
        console.print(f"The plain narrator wrote this: {read.fell_back}", markup=False)
    unproven = [str(refusal) for refusal in prove(caption + analysis, facts, context)[1]]
    proof = "every figure has a fact" if not unproven else f"would not be sent: {'; '.join(unproven)}"
    console.print(f"Written by {read.narrator}; {proof}.", markup=False)
