"""Portuguese, as Brazil writes it. Readers are "você"."""

import re
from datetime import date

from pulse.languages.calendar import month_name
from pulse.languages.language import Dates, Joint, Language, Noun, Numbers
from pulse.languages.members import MEMBERS
from pulse.languages.picture import PICTURE
from pulse.languages.saying.pt import ANSWERS
from pulse.languages.several import SEVERAL
from pulse.languages.words import pt as words

_SPACE = "\N{NO-BREAK SPACE}"
_SATURDAY = 5
_ARTICLE = re.compile(
    r"(?:o|as?) (?:mesm[oa]|maior|menor|dia|hora|\d\d:\d\d|semana|mês|\d+º|trimestre|ano|ciclo|período) "
)
"""What begins a period or a comparison of ours; a name from data that begins with an article stays as it is."""


def _noun(one: str, several: str, ending: str, kind: str) -> Noun:
    """A noun; ``ending`` is its adjectives', ``kind`` says of a value that it belongs to one, such as ``diário``."""
    return Noun(
        one=one,
        several=several,
        running=f"seguid{ending}s",
        highest=f"maior valor {kind}",
        lowest=f"menor valor {kind}",
        best=f"melhor {one}",
        worst=f"pior {one}",
        the_highest=f"o maior valor {kind}",
        the_lowest=f"o menor valor {kind}",
    )


def _date(at: date, weekday: str, year: str) -> str:
    said = f"{'1º' if at.day == 1 else at.day} de {month_name(at.month, 'pt')}" + (f" de {year}" if year else "")
    return f"{weekday}, {said}" if weekday else said


def _hour(clock: str, day: str, form: str) -> str:
    if form == "bare":
        return f"{day}, {clock}"
    one = clock.startswith("01:")
    article = ("à" if one else "às") if form == "in" else ("a" if one else "as")
    return f"{article} {clock} de {day}"


def _day(day: str, weekday: int, form: str) -> str:
    """Saturday and Sunday are masculine, the others end in ``-feira``."""
    return f"{'na' if weekday < _SATURDAY else 'no'} {day}" if form == "in" else day


def _with(article: str, said: str, form: str) -> str:
    """A period that takes an article wherever it does not stand alone."""
    return {"in": f"n{article} {said}", "since": f"{article} {said}"}.get(form, said)


def _in(said: str, form: str) -> str:
    return f"em {said}" if form == "in" else said


def _contract(piece: str, follows: str) -> str:
    """``de`` and ``em`` are one word with the article that follows: ``do``, ``na``."""
    if not _ARTICLE.match(f"{follows} "):
        return piece
    return re.sub(r"\bem $", "n", re.sub(r"\bde $", "d", piece))


DATES = Dates(
    date=_date,
    hour=_hour,
    day=_day,
    week=lambda day, form: _with("a", f"semana de {day}", form),
    month=lambda name, year, form: _in(f"{name} de {year}", form),
    quarter=lambda number, year, form: _with("o", f"{number}º trimestre de {year}", form),
    year=lambda year, form: _in(str(year), form),
    named=lambda said, form: said if form == "bare" else _with("o", f"período {said}", form),
)

PORTUGUESE = Language(
    code="pt",
    meta="pt_BR",
    called="Portuguese",
    quotes=("“", "”"),
    numbers=Numbers(
        scales=(f"{_SPACE}bi", f"{_SPACE}mi", f"{_SPACE}mil"),
        percent="%",
        points=f"{_SPACE}p.p.",
        units=(("dia", "dias"), ("hora", "horas"), ("minuto", "minutos"), ("segundo", "segundos"), ("ponto", "pontos")),
        sign_first=True,
    ),
    dates=DATES,
    grains={
        "hour": _noun("hora", "horas", "a", "horário"),
        "day": _noun("dia", "dias", "o", "diário"),
        "week": _noun("semana", "semanas", "a", "semanal"),
        "month": _noun("mês", "meses", "o", "mensal"),
        "quarter": _noun("trimestre", "trimestres", "o", "trimestral"),
        "year": _noun("ano", "anos", "o", "anual"),
        "cycle": _noun("ciclo", "ciclos", "o", "por ciclo"),
    },
    row=("linha", "linhas"),
    joints={
        Joint.COMMA: ", ",
        Joint.AND: ", e ",
        Joint.WHILE: ", enquanto ",
        Joint.BUT: ", mas ",
        Joint.SEMICOLON: "; ",
        Joint.COLON: ": ",
    },
    clauses={
        **SEVERAL["pt"],
        **MEMBERS["pt"],
        "level": (
            "o indicador {measure} ficou em {now} {when}",
            "o indicador {measure} registrou {now} {when}",
            "{when}, o indicador {measure} ficou em {now}",
            "{when}, o resultado do indicador {measure} foi de {now}",
        ),
        "member_level": ("o segmento {member} ficou em {now} {when}", "o segmento {member} registrou {now} {when}"),
        "change.up": (
            "houve {moved} a mais que {against} ({base})",
            "houve alta de {moved} ante {base} {against}",
            "a alta é de {moved} em comparação com {base} {against}",
        ),
        "change.down": (
            "houve {moved} a menos que {against} ({base})",
            "houve queda de {moved} ante {base} {against}",
            "a queda é de {moved} em comparação com {base} {against}",
        ),
        "change.flat": ("o resultado é o mesmo que {against}", "não houve mudança ante {base} {against}"),
        "change.almost": ("o resultado é quase o mesmo que {against}",),
        "driver.up": (
            "o segmento {member} teve alta de {diff}",
            "no segmento {member} houve alta de {diff}",
            "o segmento {member} subiu de {base} para {now}",
            "o segmento {member} teve {diff} a mais",
        ),
        "driver.down": (
            "o segmento {member} teve queda de {diff}",
            "no segmento {member} houve queda de {diff}",
            "o segmento {member} caiu de {base} para {now}",
            "o segmento {member} teve {diff} a menos",
        ),
        "driver.flat": ("o segmento {member} não mudou",),
        "driver.share.up": (
            "o segmento {member} teve alta de {diff}, o equivalente a {share} da alta total",
            "no segmento {member} houve alta de {diff}, ou seja, {share} da alta total",
            "o segmento {member} teve {diff} a mais, o equivalente a {share} da alta total",
            "o segmento {member} concentra {share} da alta total, com {diff} a mais",
        ),
        "driver.share.down": (
            "o segmento {member} teve queda de {diff}, o equivalente a {share} da queda total",
            "no segmento {member} houve queda de {diff}, ou seja, {share} da queda total",
            "o segmento {member} teve {diff} a menos, o equivalente a {share} da queda total",
            "o segmento {member} concentra {share} da queda total, com {diff} a menos",
        ),
        "others.up": ("os demais segmentos somados tiveram alta de {rest}",),
        "others.down": ("os demais segmentos somados tiveram queda de {rest}",),
        "others.flat": ("os demais segmentos somados não mudaram",),
        "record.scope": (
            "este é {the_highest} desde {scope}",
            "trata-se de {the_highest} desde {scope}",
            "não houve {grain} com valor {higher} desde {scope}",
        ),
        "record.all_since": ("este é {the_highest} de todo o histórico ({count} {grains} desde {all_since})",),
        "record.known_since": ("este é {the_highest} entre {count} {grains} com dados desde {known_since}",),
        "streak.up": (
            "são {n_grains} {running} de alta, partindo de {base} {against}",
            "o indicador sobe há {n_grains} {running}, partindo de {base} {against}",
            "a alta já dura {n_grains} {running}, partindo de {base} {against}",
        ),
        "streak.down": (
            "são {n_grains} {running} de queda, partindo de {base} {against}",
            "o indicador cai há {n_grains} {running}, partindo de {base} {against}",
            "a queda já dura {n_grains} {running}, partindo de {base} {against}",
        ),
        "share": (
            "o segmento {member} responde por {share} do total de {measure}",
            "o segmento {member} representa {share} do total de {measure}",
            "a participação do segmento {member} no total de {measure} é de {share}",
            "o segmento {member} detém {share} do total de {measure}",
        ),
        "share.before": (
            "o segmento {member} responde por {share} do total de {measure}, ante {before} {against}",
            "o segmento {member} representa {share} do total de {measure}, ante {before} {against}",
            "a participação do segmento {member} no total de {measure} é de {share}, ante {before} {against}",
        ),
        "unusual.up": (
            "o valor é atipicamente alto; o habitual era de {usual}",
            "o valor está bem acima do habitual ({usual})",
            "um valor tão alto é incomum; o habitual era de {usual}",
        ),
        "unusual.down": (
            "o valor é atipicamente baixo; o habitual era de {usual}",
            "o valor está bem abaixo do habitual ({usual})",
            "um valor tão baixo é incomum; o habitual era de {usual}",
        ),
        "unusual.usual": (
            "o valor está dentro da faixa habitual, de {low} a {high}",
            "o valor está dentro do habitual ({low} a {high})",
            "o valor segue na faixa habitual ({low} a {high})",
            "o habitual vai de {low} a {high}, e o valor está dentro",
        ),
        "season.up": ("a alta foi parecida no ano anterior ({before})",),
        "season.down": ("a queda foi parecida no ano anterior ({before})",),
        "trend.up": (
            "a tendência é de alta de cerca de {diff} desde {since}",
            "o indicador vem subindo desde {since}, com cerca de {diff} a mais",
            "a tendência aponta para cima desde {since}, com alta de cerca de {diff}",
        ),
        "trend.down": (
            "a tendência é de queda de cerca de {diff} desde {since}",
            "o indicador vem caindo desde {since}, com cerca de {diff} a menos",
            "a tendência aponta para baixo desde {since}, com queda de cerca de {diff}",
        ),
        "turn.up": ("a tendência é de alta de cerca de {diff} desde {since}, após uma fase de queda",),
        "turn.down": ("a tendência é de queda de cerca de {diff} desde {since}, após uma fase de alta",),
        "break.up": ("o patamar é mais alto desde {since}: cerca de {now}, ante cerca de {base}",),
        "break.down": ("o patamar é mais baixo desde {since}: cerca de {now}, ante cerca de {base}",),
        "volatility": ("a oscilação do indicador equivale a {times} vezes a de antes",),
        "to_date": ("o resultado até agora ({part}, após {n_days}) é de {now}",),
        "beside": ("o indicador {member} ficou em {now}", "o indicador {member} registrou {now}"),
        "mix": ("o deslocamento entre as partes é de {mix}, e a mudança dentro delas, de {rate}",),
        "mix.simpson": (
            (
                "o deslocamento entre as partes é de {mix}, e a mudança dentro delas, de {rate}; "
                "as partes e o total foram em sentidos opostos"
            ),
        ),
        "concentration": (
            "a concentração do indicador {measure} equivale à de uma divisão igual por {effective} (há {count} partes)",
        ),
    },
    nouns={
        "level": ("{now} {when}", "um resultado de {now} {when}"),
        "change.up": (
            "alta de {moved} ante {base} {against}",
            "com {moved} a mais que {against} ({base})",
            "uma alta de {moved} frente a {base} {against}",
            "com {moved} a mais que em {relation} ({base} {against})",
        ),
        "change.down": (
            "queda de {moved} ante {base} {against}",
            "com {moved} a menos que {against} ({base})",
            "uma queda de {moved} frente a {base} {against}",
            "com {moved} a menos que em {relation} ({base} {against})",
        ),
        "change.flat": ("o mesmo que {against}", "sem mudança ante {base} {against}"),
        "change.almost": ("quase o mesmo que {against}",),
        "change.up.almost": ("alta de {moved}, quase o mesmo que {against}",),
        "change.down.almost": ("queda de {moved}, quase o mesmo que {against}",),
        "verdict.good": ("uma mudança para melhor",),
        "verdict.bad": ("uma mudança para pior",),
        "change.holiday": ("em comparação com o mesmo feriado do ano anterior ({holiday})",),
        "to_date.up": ("alta de {moved} ante {base} nos mesmos dias de {part_before}",),
        "to_date.down": ("queda de {moved} ante {base} nos mesmos dias de {part_before}",),
        "to_date.flat": ("igual ao registrado nos mesmos dias de {part_before}",),
        "line.up": ("{member}: {now}, alta de {diff} ante {base}",),
        "line.down": ("{member}: {now}, queda de {diff} ante {base}",),
        "line.up.almost": ("{member}: {now}, alta de {diff}",),
        "line.down.almost": ("{member}: {now}, queda de {diff}",),
        "line.flat": ("{member}: {now}, sem mudança",),
        "line.level": ("{member}: {now}",),
        "line.when": ("{period}: {now}",),
        "driver.up": ("com alta de {diff} ante {base}", "com {diff} a mais"),
        "driver.down": ("com queda de {diff} ante {base}", "com {diff} a menos"),
        "record.scope": ("{the_highest} desde {scope}", "{higher_than_all} desde {scope}"),
        "record.all_since": ("{the_highest} de todo o histórico ({count} {grains} desde {all_since})",),
        "record.known_since": ("{the_highest} entre {count} {grains} com dados desde {known_since}",),
        "streak.up": (
            "com {n_grains} {running} de alta, partindo de {base} {against}",
            "com uma sequência de {n_grains} de alta, partindo de {base} {against}",
        ),
        "streak.down": (
            "com {n_grains} {running} de queda, partindo de {base} {against}",
            "com uma sequência de {n_grains} de queda, partindo de {base} {against}",
        ),
        "share": ("o equivalente a {share} do total de {measure}", "com participação de {share} no total de {measure}"),
        "unusual.up": ("um valor atipicamente alto (o habitual era de {usual})", "bem acima do habitual ({usual})"),
        "unusual.down": ("um valor atipicamente baixo (o habitual era de {usual})", "bem abaixo do habitual ({usual})"),
        "unusual.usual": (
            "dentro da faixa habitual, de {low} a {high}",
            "dentro do habitual ({low} a {high})",
        ),
        "trend.up": (
            "com tendência de alta de cerca de {diff} desde {since}",
            "em alta desde {since}, com cerca de {diff} a mais",
        ),
        "trend.down": (
            "com tendência de queda de cerca de {diff} desde {since}",
            "em queda desde {since}, com cerca de {diff} a menos",
        ),
        "goal.up": ("ou seja, {gap} acima da meta ({target})",),
        "goal.down": ("ou seja, {gap} abaixo da meta ({target})",),
        "goal.flat": ("exatamente na meta",),
    },
    sentences=words.SENTENCES,
    words={**words.WORDS, **PICTURE["pt"], **ANSWERS},
    asks=words.ASKS,
    relations=words.RELATIONS,
    holidays=words.HOLIDAYS,
    hears=words.HEARS,
    definitions=words.DEFINITIONS,
    elide=_contract,
)
