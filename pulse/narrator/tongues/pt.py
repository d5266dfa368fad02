"""Portuguese, as written in Brazil."""

from pulse.narrator.tongues.tongue import Noun, Tongue


def _noun(one: str, several: str, vowel: str) -> Noun:
    """A noun; ``vowel`` is its adjectives' ending: o or a."""
    called = one.capitalize()
    return Noun(
        one, several, f"{called} mais alt{vowel}", f"{called} mais baix{vowel}", f"Melhor {one}", f"Pior {one}",
        f"seguid{vowel}s",
    )  # fmt: skip


TONGUE = Tongue(
    nouns={
        "hour": _noun("hora", "horas", "a"), "day": _noun("dia", "dias", "o"),
        "week": _noun("semana", "semanas", "a"), "month": _noun("mês", "meses", "o"),
        "quarter": _noun("trimestre", "trimestres", "o"), "year": _noun("ano", "anos", "o"),
        "cycle": _noun("ciclo", "ciclos", "o"),
    },
    row=("linha", "linhas"),
    goal="Meta",
    holidays={
        "Good Friday": "Sexta-feira Santa", "Easter Sunday": "Domingo de Páscoa",
        "Easter Monday": "Segunda-feira de Páscoa",
    },
    headings={
        "changed": "O que mudou", "by": "Por {dimension}", "against": "comparado com: {base_period}",
        "context": "Em contexto", "ahead": "Para onde vai", "data": "Sobre os dados",
    },
    phrases={
        "level": ("{measure}: {now} {when}",),
        "no_level": ("{member}: sem número {when}.",),
        "member_level": ("{member}: {now} {when}",),
        "against.up": ("{moved} a mais que {against} ({base})",),
        "against.down": ("{moved} a menos que {against} ({base})",),
        "against.flat": ("o mesmo que {against}",),
        "against.almost": ("quase o mesmo que {against}",),
        "against.up.almost": ("{moved} a mais, quase o mesmo que {against}",),
        "against.down.almost": ("{moved} a menos, quase o mesmo que {against}",),
        "verdict.good": (", ou seja, melhor",),
        "verdict.bad": (", ou seja, pior",),
        "change.holiday": (
            "Comparado com {holiday} do ano anterior: {compared}.",
        ),
        "beside": ("{member}: {now}, {compared}.",),
        "to_date": ("{part}, {n_days} até agora: {now}, {compared}.",),
        "to_date.up": ("{moved} a mais que os mesmos dias de {part_before} ({base})",),
        "to_date.down": ("{moved} a menos que os mesmos dias de {part_before} ({base})",),
        "to_date.flat": ("o mesmo que os mesmos dias de {part_before}",),
        "line.up": ("{member}: {now}, alta de {diff} ante {base}",),
        "line.down": ("{member}: {now}, queda de {diff} ante {base}",),
        "line.up.almost": ("{member}: {now}, alta de {diff}",),
        "line.down.almost": ("{member}: {now}, queda de {diff}",),
        "line.flat": ("{member}: {now}, sem mudança",),
        "lines.rest": ("nos demais foi menos",),
        "driver.flat": ("{member}: sem mudança.",),
        "driver.up": ("{member}: alta de {diff}; {others}.",),
        "driver.down": ("{member}: queda de {diff}; {others}.",),
        "driver.share.up": ("{member}: alta de {diff}, {share} da alta.",),
        "driver.share.down": ("{member}: queda de {diff}, {share} da queda.",),
        "others.up": ("os demais juntos: alta de {rest}",),
        "others.down": ("os demais juntos: queda de {rest}",),
        "others.flat": ("os demais juntos: sem mudança",),
        "record.scope": ("{best} desde {scope}.", "{highest} desde {scope}."),
        "record.all_since": ("{highest} entre {count} desde {all_since}.",),
        "record.known_since": ("{highest} entre {count} com dados desde {known_since}.",),
        "streak.up": ("{n_grains} {running} de alta, a partir de {base} {against}.",),
        "streak.down": ("{n_grains} {running} de queda, a partir de {base} {against}.",),
        "share": ("{member}: {share} de {measure}.",),
        "share.before": ("{member}: {share} de {measure}, após {before} {against}.",),
        "concentration": (
            "Tão concentrado quanto {effective} partes iguais (são {count}).",
        ),
        "mix": ("Mudança pelo peso das partes: {mix}; pelas próprias partes: {rate}.",),
        "mix.simpson": (
            "Mudança pelo peso das partes: {mix}; pelas próprias partes: {rate}. "
            "As partes e o total foram em sentidos opostos.",
        ),
        "factor": (
            "Pelo número de {each_name} ({count}, antes {count_before}): {by_count}; por {measure} de cada unidade "
            "({each}, antes {each_before}): {by_each}.",
        ),
        "unusual.up": (
            "{measure}: valor incomum, alto; o habitual era {usual}.",
        ),
        "unusual.down": (
            "{measure}: valor incomum, baixo; o habitual era {usual}.",
        ),
        "unusual.usual": ("É aproximadamente o habitual ({usual}).", "Está dentro do habitual, em torno de {usual}."),
        "trend.up": ("Tendência desde {since}: alta de cerca de {diff}.",),
        "trend.down": ("Tendência desde {since}: queda de cerca de {diff}.",),
        "turn.up": ("Tendência desde {since}: alta de cerca de {diff}, após uma queda.",),
        "turn.down": ("Tendência desde {since}: queda de cerca de {diff}, após uma alta.",),
        "break.up": ("Novo patamar, mais alto, desde {since}: cerca de {now}, antes cerca de {base}.",),
        "break.down": ("Novo patamar, mais baixo, desde {since}: cerca de {now}, antes cerca de {base}.",),
        "volatility": ("As oscilações são {times} vezes as de antes.",),
        "extreme.highest": ("{highest_day}: {now} {day}.",),
        "extreme.lowest": ("{lowest_day}: {now} {day}.",),
        "pace.up": ("{goal}: {now} de {target} ({attained}); {gap} a mais que o esperado até agora.",),
        "pace.down": ("{goal}: {now} de {target} ({attained}); {gap} a menos que o esperado até agora.",),
        "pace.flat": ("{goal}: {now} de {target} ({attained}), como esperado até agora.",),
        "goal.crossed.up": (
            "{goal}, novo: {now}, {gap} acima de {target}.",
        ),
        "goal.crossed.down": (
            "{goal}, novo: {now}, {gap} abaixo de {target}.",
        ),
        "goal.up": ("{goal}: {now}, {gap} acima de {target}.",),
        "goal.down": ("{goal}: {now}, {gap} abaixo de {target}.",),
        "goal.flat": (
            "{goal}: {now}, exatamente atingido.",
        ),
        "forecast.next": ("Previsão ({next}): {total}, entre {low} e {high}.",),
        "forecast.goal": ("{goal}, previsão do final: {total}, entre {low} e {high}.",),
        "occasion.holiday": ("{holiday} foi {day}.",),
        "occasion.clocks": ("{period} teve {count} horas: o relógio mudou.",),
        "occasion.event": (
            "Anotado ({first} – {last}): “{said}”.",
        ),
        "occasion.event.one": (
            "Anotado ({first}): “{said}”.",
        ),
        "occasion.length": (
            "{period} tem {count} dias, {base_period} teve {count_before}.",
        ),
        "quality.stale": (
            "Não está em dia: último número completo {when}; pendente: {expected}.",
        ),
        "quality.empty": (
            "Sem valores: {expected}; último número {when}.",
        ),
        "quality.no_base": (
            "Sem número completo para comparar: {base_period}.",
        ),
        "quality.silent_member": ("{member}: sem linhas {when}, embora logo antes tivesse.",),
        "quality.zero": ("Zero {when}, pela primeira vez após {n_grains}: os dados estão completos?",),
        "quality.partial": (
            "{period}: incompleto, fora de toda comparação.",
        ),
        "quality.missing.one": ("1 {grain} sem nenhum dado: {newest}.",),
        "quality.missing": ("{count} {grains} sem nenhum dado; por último {newest}.",),
        "quality.copies_dropped": (
            "Descartadas por repetição: {n_rows}.",
        ),
        "quality.copies_kept": (
            "Contadas embora repetidas: {n_rows}.",
        ),
        "quality.unknown_values": (
            "Sem número: {n_rows}; os períodos afetados ficam de fora.",
        ),
        "quality.future_rows": (
            "De fora, com data posterior a esta leitura: {n_rows}.",
        ),
        "quality.note": ("{said}",),
        "quality.span": (
            "Base: {n_grains} com número completo ({since} – {until}); lido em {as_of} ({zone}).",
        ),
    },
    invitation="_Responda com uma pergunta, como por que, comparar ou tendência, ou reaja ao gráfico._",
)  # fmt: skip
