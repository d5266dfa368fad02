"""What headings say, by whole words: what adds up, what is a level or a rate, and what is no figure at all."""

import re
from enum import StrEnum

from pulse.sources.monthnames import month_of, without_weekday


class Role(StrEnum):
    """What a column of numbers is, by its heading."""

    FLOW = "flow"
    """Adds up over time: sales, orders."""
    STOCK = "stock"
    """Stands at a moment; adds up over its parts, never over time: headcount, MRR."""
    RATE = "rate"
    """Adds up over nothing: a price, a share, a score, a temperature."""
    NONE = "none"
    """No figure: an id, a code, a coordinate, a part of a date, an index."""
    DEPTH = "depth"
    """Adds up over time, never over places: rain."""
    FLAG = "flag"
    """A yes or no."""
    UNKNOWN = "unknown"


_NONE = frozenset(
    "id ids key keys code codes uuid guid index idx nr zip zipcode postcode postal plz phone fips iata icao isbn sku "
    "ean asin tailnum imei ip url lat latitude lon lng long longitude coordinates coord geo x y z row rowid rownum seq "
    "sequence serial version line year years yr month months mo day days hour hours minute minutes second seconds "
    "weekday wday week weeks quarter dow doy yday jahr monat tag woche stunde año mes día semana hora année annee mois "
    "jour semaine heure ano dia unnamed cluster bin bucket grp group start end begin from to".split()
)
_RATE = frozenset(
    "price prices rate rates ratio ratios share shares average avg mean median percent percentage pct perc proportion "
    "score scores rating ratings stars age ages temperature temperatures temp temps tempmax tempmin humidity humid "
    "pressure wind speed windspeed visib visibility visibilities dewpoint dewp ctr cpc cpm cpa cpi roas roi nps csat "
    "conversion margin growth yield level levels height width weight length size density latency duration ping bmi "
    "open high low close adj vwap elevation altitude depth ph concentration co2 ppm ozone pm25 pm10 aqi index_value "
    "probability prob coefficient factor fx exchange interest uptime utilization utilisation occupancy "
    "unemployment inflation preis kurs anteil durchschnitt mittel quote rabatt alter precio tasa promedio edad prix "
    "taux moyenne part preço preco taxa média media idade discount angle direction magnitude mag anomaly frequency "
    "volatility beta sharpe distance life expectancy lifeexp fertility gini happiness noise snr min max std stdev sd "
    "auslastung cpu memory load variance quantile "
    "lag percentile arpu arppu aov ltv clv cac sentiment consistency multiplier mpg".split()
)
_STOCK = frozenset(
    "headcount employees staff fte mrr arr balance stock inventory population pop subscribers followers members "
    "debt backlog pipeline cash unemployed employed employment dau wau mau active open_deals assets liabilities "
    "holdings outstanding bestand mitarbeiter einwohner kontostand saldo plantilla población effectif effectifs "
    "stocks capacity installed customers_total".split()
)
_FLOW = frozenset(
    "sales sale revenue revenues amount amounts total totals orders order quantity qty units unit count counts clicks "
    "click impressions visits visitors sessions pageviews views cost costs spend spending expense expenses profit "
    "profits income earnings volume signups registrations messages sent received births deaths cases passengers riders "
    "rides trips rentals flights tickets downloads installs purchases transactions bookings refunds returns leads "
    "deals payments turnover gmv consumption demand generation "
    "production demand usage emissions arrivals departures incidents crashes accidents injuries fatalities umsatz "
    "umsätze bestellungen menge anzahl summe kosten ertrag gewinn besuche ventas ingresos pedidos cantidad importe "
    "gastos ventes chiffre commandes quantité quantite montant coûts couts vendas receita pedidos quantidade valor "
    "custo custos churned new installs hits events event shipments pieces output attendance users cnt freq "
    "donations tips tip fare paid collected budget spent mined minutes_listened calls gross net".split()
)
_DEPTH = frozenset("rain rainfall precipitation precip prcp snow snowfall sunshine".split())
_ATTRIBUTE = frozenset(
    "distance height width weight length size age ages elevation altitude depth angle direction".split()
)
_FLAG = frozenset("is has was flag holiday weekend promo active_flag".split())
_RUNNING = frozenset("cumulative cum cumul running ytd mtd qtd lifetime kumuliert kumulativ acumulado cumulé".split())
_PEOPLE = frozenset("users customers subscribers accounts members clients employees kunden clientes".split())
_COUNT_OF = frozenset("of for in".split())
_PER = frozenset("per pro por par by".split())
_BETTER = frozenset("revenue sales umsatz ventas ventes vendas amount orders bestellungen total spend profit".split())
_METRIC = frozenset(
    "metric metrics measure measures kpi kpis indicator indicators variable variables series kennzahl "
    "indikator métrica metrica indicador métrique indicateur".split()
)
_VALUE = frozenset("value values val figure figures wert werte valor valores valeur valeurs obs observation".split())
_DATE = frozenset(
    "date dates datetime timestamp time times ts day month week period created ordered datum zeit fecha jour data dt "
    "epoch when observed recorded".split()
)
_OTHER_DATE = frozenset(
    "birth born birthday dob expiry expires expiration due valid updated modified end until last ship shipped shipping "
    "delivery delivered return returned closed deleted geburt geburtstag".split()
)
_PART = re.compile(r"[A-Z]+(?=[A-Z][a-z])|[A-Z]?[^\W\d_A-Z]+|[A-Z]+|\d+|[^\W\d_]+")


def words_of(heading: str) -> list[str]:
    """The words of a heading in small letters: ``messagesSent``, ``messages_sent`` and ``Messages sent`` are alike."""
    return [word.casefold() for word in _PART.findall(heading)]


def role_of(heading: str) -> Role:
    """What a column of numbers is, by the words of its heading.

    A word that makes it a rate wins over one that makes it a flow - ``revenue per user`` and ``average order`` are
    rates - and so does one that makes it an id: ``order_id``. Of words of one kind the last is the thing itself.
    """
    words = words_of(heading)
    there = frozenset(words)
    if "%" in heading or not _PER.isdisjoint(words[1:-1]) or "/" in heading.strip("/"):
        return Role.RATE
    if not _RUNNING.isdisjoint(there) or words[-2:] == ["to", "date"] or ("total" in there and there & _PEOPLE):
        return Role.STOCK
    if _counts(words):
        return Role.FLOW
    if words and (words[-1] in _NONE or words[0] in {"id", "unnamed"} or there <= _NONE):
        return Role.NONE
    if words and words[0] in _FLAG:
        return Role.FLAG
    if words and words[-1] in {"number", "no", "num", "nbr", "#"}:
        return Role.NONE
    if len(words) == 1 and (month_of(words[0]) or without_weekday(f"{words[0]} ") == ""):
        # Twelve columns for the months of a year are parts of a period, no figures of it.
        return Role.NONE
    for role, known in ((Role.DEPTH, _DEPTH), (Role.RATE, _RATE), (Role.STOCK, _STOCK), (Role.FLOW, _FLOW)):
        if not known.isdisjoint(there):
            return role
    return Role.FLAG if not _FLAG.isdisjoint(there) else Role.UNKNOWN


def _counts(words: list[str]) -> bool:
    """Whether it is ``number of ...``, ``no. of ...``, ``# of ...`` or ``num_...s``."""
    if not words or words[0] not in {"number", "no", "num", "nb", "n", "count", "anzahl"}:
        return False
    return len(words) > 1 and (words[1] in _COUNT_OF or words[1].endswith("s"))


def weight_of(heading: str) -> int:
    """How much a figure of this name is worth proposing, the more the better."""
    there = frozenset(words_of(heading))
    role = role_of(heading)
    if not _ATTRIBUTE.isdisjoint(there):
        return 1
    if not _BETTER.isdisjoint(there):
        return 4 if role is Role.FLOW else 2
    return {Role.FLOW: 3, Role.STOCK: 3, Role.RATE: 2, Role.DEPTH: 2, Role.UNKNOWN: 1}.get(role, 0)


def names_metrics(heading: str) -> bool:
    """Whether a column of texts holds the names of metrics."""
    return not _METRIC.isdisjoint(words_of(heading))


def names_values(heading: str) -> bool:
    """Whether a column's heading says no more than that it holds values."""
    words = words_of(heading)
    return bool(words) and words[0] in _VALUE and len(words) == 1


def date_rank(heading: str) -> int:
    """How likely a column of dates says when a row is of, the more the better."""
    there = frozenset(words_of(heading))
    if not _OTHER_DATE.isdisjoint(there):
        return 0
    return 2 if not _DATE.isdisjoint(there) else 1


def is_year(heading: str) -> bool:
    """Whether a heading says that its numbers are years."""
    return not {"year", "years", "yr", "jahr", "año", "ano", "année", "annee"}.isdisjoint(words_of(heading))


def is_time(heading: str) -> bool:
    """Whether a heading says that its numbers may count days or seconds."""
    return not _DATE.isdisjoint(words_of(heading))
