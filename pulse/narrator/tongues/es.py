"""Spanish."""

from pulse.narrator.tongues.tongue import Noun, Tongue


def _noun(one: str, several: str, vowel: str) -> Noun:
    """A noun; ``vowel`` is its adjectives' ending: o or a."""
    called = one.capitalize()
    return Noun(
        one, several, f"{called} más alt{vowel}", f"{called} más baj{vowel}", f"Mejor {one}", f"Peor {one}",
        f"seguid{vowel}s",
    )  # fmt: skip


TONGUE = Tongue(
    nouns={
        "hour": _noun("hora", "horas", "a"), "day": _noun("día", "días", "o"),
        "week": _noun("semana", "semanas", "a"), "month": _noun("mes", "meses", "o"),
        "quarter": _noun("trimestre", "trimestres", "o"), "year": _noun("año", "años", "o"),
        "cycle": _noun("ciclo", "ciclos", "o"),
    },
    row=("fila", "filas"),
    goal="Objetivo",
    holidays={
        "Good Friday": "Viernes Santo", "Easter Sunday": "Domingo de Pascua", "Easter Monday": "Lunes de Pascua",
    },
    headings={
        "changed": "Qué ha cambiado", "by": "Por {dimension}", "against": "comparado con: {base_period}",
        "context": "En contexto", "ahead": "Hacia dónde va", "data": "Sobre los datos",
    },
    phrases={
        "level": ("{measure}: {now} {when}",),
        "no_level": ("{member}: sin cifra {when}.",),
        "member_level": ("{member}: {now} {when}",),
        "against.up": ("{moved} más que {against} ({base})",),
        "against.down": ("{moved} menos que {against} ({base})",),
        "against.flat": ("lo mismo que {against}",),
        "against.almost": ("casi lo mismo que {against}",),
        "against.up.almost": ("{moved} más, casi lo mismo que {against}",),
        "against.down.almost": ("{moved} menos, casi lo mismo que {against}",),
        "verdict.good": (", o sea, mejor",),
        "verdict.bad": (", o sea, peor",),
        "change.holiday": (
            "Comparado con {holiday} del año anterior: {compared}.",
        ),
        "beside": ("{member}: {now}, {compared}.",),
        "to_date": ("{part}, {n_days} hasta ahora: {now}, {compared}.",),
        "to_date.up": ("{moved} más que los mismos días de {part_before} ({base})",),
        "to_date.down": ("{moved} menos que los mismos días de {part_before} ({base})",),
        "to_date.flat": ("lo mismo que los mismos días de {part_before}",),
        "line.up": ("{member}: {now}, sube {diff} desde {base}",),
        "line.down": ("{member}: {now}, baja {diff} desde {base}",),
        "line.up.almost": ("{member}: {now}, sube {diff}",),
        "line.down.almost": ("{member}: {now}, baja {diff}",),
        "line.flat": ("{member}: {now}, sin cambios",),
        "lines.rest": ("en el resto fue menos",),
        "driver.flat": ("{member}: sin cambios.",),
        "driver.up": ("{member}: sube {diff}; {others}.",),
        "driver.down": ("{member}: baja {diff}; {others}.",),
        "driver.share.up": ("{member}: sube {diff}, {share} de la subida.",),
        "driver.share.down": ("{member}: baja {diff}, {share} de la bajada.",),
        "others.up": ("el resto en conjunto sube {rest}",),
        "others.down": ("el resto en conjunto baja {rest}",),
        "others.flat": ("el resto en conjunto, sin cambios",),
        "record.scope": ("{best} desde {scope}.", "{highest} desde {scope}."),
        "record.all_since": ("{highest} entre {count} desde {all_since}.",),
        "record.known_since": ("{highest} entre {count} con datos desde {known_since}.",),
        "streak.up": ("{n_grains} {running} de subida, desde {base} {against}.",),
        "streak.down": ("{n_grains} {running} de bajada, desde {base} {against}.",),
        "share": ("{member}: {share} de {measure}.",),
        "share.before": ("{member}: {share} de {measure}, tras {before} {against}.",),
        "concentration": (
            "Tan concentrado como {effective} partes iguales (hay {count}).",
        ),
        "mix": ("Cambio por el peso de las partes: {mix}; por las partes mismas: {rate}.",),
        "mix.simpson": (
            "Cambio por el peso de las partes: {mix}; por las partes mismas: {rate}. "
            "Las partes y el total se movieron en sentidos opuestos.",
        ),
        "factor": (
            "Por número de {each_name} ({count}, antes {count_before}): {by_count}; por {measure} de cada unidad "
            "({each}, antes {each_before}): {by_each}.",
        ),
        "unusual.up": (
            "{measure}: valor inusualmente alto; lo habitual era {usual}.",
        ),
        "unusual.down": (
            "{measure}: valor inusualmente bajo; lo habitual era {usual}.",
        ),
        "unusual.usual": (
            "Es aproximadamente lo habitual ({usual}).", "Está dentro de lo habitual, alrededor de {usual}.",
        ),
        "trend.up": (
            "Tendencia desde {since}: sube alrededor de {diff}.",
        ),
        "trend.down": (
            "Tendencia desde {since}: baja alrededor de {diff}.",
        ),
        "turn.up": (
            "Tendencia desde {since}: sube alrededor de {diff}, tras una bajada.",
        ),
        "turn.down": (
            "Tendencia desde {since}: baja alrededor de {diff}, tras una subida.",
        ),
        "break.up": (
            "Nuevo nivel, más alto, desde {since}: alrededor de {now}, antes alrededor de {base}.",
        ),
        "break.down": (
            "Nuevo nivel, más bajo, desde {since}: alrededor de {now}, antes alrededor de {base}.",
        ),
        "volatility": ("Las oscilaciones son {times} veces las de antes.",),
        "extreme.highest": ("{highest_day}: {now} {day}.",),
        "extreme.lowest": ("{lowest_day}: {now} {day}.",),
        "pace.up": ("{goal}: {now} de {target} ({attained}); {gap} más de lo esperado hasta ahora.",),
        "pace.down": ("{goal}: {now} de {target} ({attained}); {gap} menos de lo esperado hasta ahora.",),
        "pace.flat": ("{goal}: {now} de {target} ({attained}), lo esperado hasta ahora.",),
        "goal.crossed.up": (
            "{goal}, nuevo: {now}, {gap} por encima de {target}.",
        ),
        "goal.crossed.down": (
            "{goal}, nuevo: {now}, {gap} por debajo de {target}.",
        ),
        "goal.up": ("{goal}: {now}, {gap} por encima de {target}.",),
        "goal.down": ("{goal}: {now}, {gap} por debajo de {target}.",),
        "goal.flat": (
            "{goal}: {now}, justo alcanzado.",
        ),
        "forecast.next": ("Pronóstico ({next}): {total}, entre {low} y {high}.",),
        "forecast.goal": ("{goal}, pronóstico del final: {total}, entre {low} y {high}.",),
        "occasion.holiday": ("{holiday} fue {day}.",),
        "occasion.clocks": ("{period} tuvo {count} horas: cambió la hora.",),
        "occasion.event": (
            "Anotado ({first} – {last}): «{said}».",
        ),
        "occasion.event.one": (
            "Anotado ({first}): «{said}».",
        ),
        "occasion.length": (
            "{period} tiene {count} días, {base_period} tuvo {count_before}.",
        ),
        "quality.stale": (
            "No está al día: última cifra completa {when}; pendiente: {expected}.",
        ),
        "quality.empty": (
            "Sin valores: {expected}; última cifra {when}.",
        ),
        "quality.no_base": (
            "Sin cifra completa para comparar: {base_period}.",
        ),
        "quality.silent_member": ("{member}: sin filas {when}, aunque justo antes las tenía.",),
        "quality.zero": ("Cero {when}, por primera vez tras {n_grains}: ¿están completos los datos?",),
        "quality.partial": (
            "{period}: sin completar, fuera de toda comparación.",
        ),
        "quality.missing.one": ("1 {grain} sin ningún dato: {newest}.",),
        "quality.missing": ("{count} {grains} sin ningún dato; lo último: {newest}.",),
        "quality.copies_dropped": (
            "Descartadas por repetidas: {n_rows}.",
        ),
        "quality.copies_kept": (
            "Contadas aunque repetidas: {n_rows}.",
        ),
        "quality.unknown_values": (
            "Sin cifra: {n_rows}; los períodos afectados quedan fuera.",
        ),
        "quality.future_rows": (
            "Fuera, con fecha posterior a esta lectura: {n_rows}.",
        ),
        "quality.note": ("{said}",),
        "quality.span": (
            "Base: {n_grains} con cifra completa ({since} – {until}); leído el {as_of} ({zone}).",
        ),
    },
    invitation="_Responde con una pregunta, como por qué, comparar o tendencia, o reacciona al gráfico._",
)  # fmt: skip
