"""German."""

from pulse.narrator.tongues.tongue import Noun, Tongue


def _noun(one: str, several: str, ending: str) -> Noun:
    """A noun; ``ending`` is that of an adjective without an article: er, e or es."""
    return Noun(
        one, several, f"Höchst{ending} {one}", f"Niedrigst{ending} {one}", f"Best{ending} {one}",
        f"Schlechtest{ending} {one}", "in Folge",
    )  # fmt: skip


TONGUE = Tongue(
    nouns={
        "hour": _noun("Stunde", "Stunden", "e"), "day": _noun("Tag", "Tage", "er"),
        "week": _noun("Woche", "Wochen", "e"), "month": _noun("Monat", "Monate", "er"),
        "quarter": _noun("Quartal", "Quartale", "es"), "year": _noun("Jahr", "Jahre", "es"),
        "cycle": _noun("Zyklus", "Zyklen", "er"),
    },
    row=("Zeile", "Zeilen"),
    goal="Ziel",
    holidays={"Good Friday": "Karfreitag", "Easter Sunday": "Ostersonntag", "Easter Monday": "Ostermontag"},
    headings={
        "changed": "Was sich geändert hat", "by": "Nach {dimension}", "against": "Vergleich: {base_period}",
        "context": "Zur Einordnung", "ahead": "Wohin es geht", "data": "Zu den Daten",
    },
    phrases={
        "level": ("{measure}: {now} {when}",),
        "no_level": ("{member}: keine Zahl {when}.",),
        "member_level": ("{member}: {now} {when}",),
        "against.up": ("{moved} mehr als {against} ({base})",),
        "against.down": ("{moved} weniger als {against} ({base})",),
        "against.flat": ("genauso viel wie {against}",),
        "against.almost": ("fast genauso viel wie {against}",),
        "against.up.almost": ("{moved} mehr und damit fast genauso viel wie {against}",),
        "against.down.almost": ("{moved} weniger und damit fast genauso viel wie {against}",),
        "verdict.good": (", also besser",),
        "verdict.bad": (", also schlechter",),
        "change.holiday": ("Gegenüber {holiday} im Jahr davor: {compared}.",),
        "beside": ("{member}: {now}, {compared}.",),
        "to_date": ("{part}, bisher {n_days}: {now}, {compared}.",),
        "to_date.up": ("{moved} mehr als an denselben Tagen davor, {part_before} ({base})",),
        "to_date.down": ("{moved} weniger als an denselben Tagen davor, {part_before} ({base})",),
        "to_date.flat": ("genauso viel wie an denselben Tagen davor, {part_before}",),
        "line.up": ("{member}: {now}, plus {diff} gegenüber {base}",),
        "line.down": ("{member}: {now}, minus {diff} gegenüber {base}",),
        "line.up.almost": ("{member}: {now}, plus {diff}",),
        "line.down.almost": ("{member}: {now}, minus {diff}",),
        "line.flat": ("{member}: {now}, unverändert",),
        "lines.rest": ("bei den übrigen war es weniger",),
        "driver.flat": ("{member}: unverändert.",),
        "driver.up": ("{member}: plus {diff}; {others}.",),
        "driver.down": ("{member}: minus {diff}; {others}.",),
        "driver.share.up": ("{member}: plus {diff}, {share} des Anstiegs.",),
        "driver.share.down": ("{member}: minus {diff}, {share} des Rückgangs.",),
        "others.up": ("die übrigen zusammen: plus {rest}",),
        "others.down": ("die übrigen zusammen: minus {rest}",),
        "others.flat": ("die übrigen zusammen: unverändert",),
        "record.scope": ("{best} seit {scope}.", "{highest} seit {scope}."),
        "record.all_since": ("{highest} von allen {count} seit {all_since}.",),
        "record.known_since": ("{highest} von {count} mit Daten seit {known_since}.",),
        "streak.up": (
            "{n_grains} {running} gestiegen, vorher {base} {against}.",
        ),
        "streak.down": (
            "{n_grains} {running} gefallen, vorher {base} {against}.",
        ),
        "share": ("{member}: {share} von {measure}.",),
        "share.before": ("{member}: {share} von {measure}, nach {before} {against}.",),
        "concentration": (
            "So konzentriert wie {effective} gleich große Teile (es sind {count}).",
        ),
        "mix": ("Änderung durch die Gewichte der Teile: {mix}; durch die Teile selbst: {rate}.",),
        "mix.simpson": (
            "Änderung durch die Gewichte der Teile: {mix}; durch die Teile selbst: {rate}. "
            "Die Teile und das Ganze bewegten sich in entgegengesetzter Richtung.",
        ),
        "factor": (
            "Durch die Anzahl {each_name} ({count}, vorher {count_before}): {by_count}; durch {measure} je "
            "Einheit ({each}, vorher {each_before}): {by_each}.",
        ),
        "unusual.up": (
            "{measure}: ungewöhnlich hoch; üblich waren {usual}.",
        ),
        "unusual.down": (
            "{measure}: ungewöhnlich niedrig; üblich waren {usual}.",
        ),
        "unusual.usual": ("Das ist etwa das Übliche ({usual}).", "Das liegt im üblichen Rahmen, rund {usual}."),
        "trend.up": ("Trend seit {since}: etwa plus {diff}.",),
        "trend.down": ("Trend seit {since}: etwa minus {diff}.",),
        "turn.up": ("Trend seit {since}: etwa plus {diff}, nach einem Rückgang davor.",),
        "turn.down": ("Trend seit {since}: etwa minus {diff}, nach einem Anstieg davor.",),
        "break.up": ("Neues, höheres Niveau seit {since}: etwa {now}, vorher etwa {base}.",),
        "break.down": ("Neues, niedrigeres Niveau seit {since}: etwa {now}, vorher etwa {base}.",),
        "volatility": ("Die Schwankungen sind {times}-mal so groß wie zuvor.",),
        "extreme.highest": ("{highest_day}: {now} {day}.",),
        "extreme.lowest": ("{lowest_day}: {now} {day}.",),
        "pace.up": ("{goal}: {now} von {target} ({attained}); {gap} mehr als bis jetzt zu erwarten.",),
        "pace.down": ("{goal}: {now} von {target} ({attained}); {gap} weniger als bis jetzt zu erwarten.",),
        "pace.flat": ("{goal}: {now} von {target} ({attained}), wie bis jetzt zu erwarten.",),
        "goal.crossed.up": (
            "{goal}, neu: {now}, {gap} über {target}.",
        ),
        "goal.crossed.down": (
            "{goal}, neu: {now}, {gap} unter {target}.",
        ),
        "goal.up": ("{goal}: {now}, {gap} über {target}.",),
        "goal.down": ("{goal}: {now}, {gap} unter {target}.",),
        "goal.flat": (
            "{goal}: {now}, genau erreicht.",
        ),
        "forecast.next": ("Prognose ({next}): {total}, zwischen {low} und {high}.",),
        "forecast.goal": ("{goal}, Prognose des Endstands: {total}, zwischen {low} und {high}.",),
        "occasion.holiday": ("{holiday} war {day}.",),
        "occasion.clocks": ("{period} hatte {count} Stunden: die Uhren wurden umgestellt.",),
        "occasion.event": (
            "Notiert ({first} – {last}): „{said}“.",
        ),
        "occasion.length": (
            "{period} hat {count} Tage, {base_period} hatte {count_before}.",
        ),
        "occasion.event.one": (
            "Notiert, {first}: „{said}“.",
        ),
        "quality.stale": (
            "Nicht aktuell: letzte vollständige Zahl {when}; es fehlt noch: {expected}.",
        ),
        "quality.empty": (
            "Keine Werte: {expected}; letzte Zahl {when}.",
        ),
        "quality.no_base": (
            "Keine vollständige Zahl zum Vergleich: {base_period}.",
        ),
        "quality.silent_member": ("{member}: keine Zeilen {when}, unmittelbar davor gab es welche.",),
        "quality.zero": ("Null {when}, davor {n_grains} ohne Null: sind die Daten vollständig?",),
        "quality.partial": (
            "{period}: nicht vollständig, aus jedem Vergleich herausgelassen.",
        ),
        "quality.missing.one": ("1 {grain} ganz ohne Daten: {newest}.",),
        "quality.missing": ("{count} {grains} ganz ohne Daten, zuletzt {newest}.",),
        "quality.copies_dropped": (
            "Weggelassen, weil doppelt: {n_rows}.",
        ),
        "quality.copies_kept": (
            "Mitgezählt, obwohl doppelt: {n_rows}.",
        ),
        "quality.unknown_values": (
            "Ohne Zahl: {n_rows}; die betroffenen {grains} zählen nicht mit.",
        ),
        "quality.future_rows": (
            "Ausgelassen, weil nach dem Abruf datiert: {n_rows}.",
        ),
        "quality.note": ("{said}",),
        "quality.span": (
            "Grundlage: {n_grains} mit vollständiger Zahl ({since} – {until}); abgerufen am {as_of} ({zone}).",
        ),
    },
    invitation="_Antworte mit einer Frage, etwa warum, vergleich oder trend, oder reagiere auf das Bild._",
)  # fmt: skip
