"""Spanish: what is said beside the facts, and what is understood."""

RELATIONS = {
    "hour:-1": "la hora anterior",
    "hour:-24": "la misma hora del día anterior",
    "hour:-168": "la misma hora del mismo día de la semana anterior",
    "day:-1": "el día anterior",
    "day:-7": "el mismo día de la semana anterior",
    "day:-364": "el mismo día de la semana un año antes",
    "day:holiday": "la misma festividad del año anterior",
    "week:-1": "la semana anterior",
    "week:-52": "la misma semana del año anterior",
    "month:-1": "el mes anterior",
    "month:-12": "el mismo mes del año anterior",
    "quarter:-1": "el trimestre anterior",
    "quarter:-4": "el mismo trimestre del año anterior",
    "year:-1": "el año anterior",
    "cycle:-1": "el ciclo anterior",
}

HOLIDAYS = {"Good Friday": "Viernes Santo", "Easter Sunday": "Domingo de Pascua", "Easter Monday": "Lunes de Pascua"}

SENTENCES = {
    "level": ("{measure}, {when}: {now}.", "{now} {when}: {measure}."),
    "no_level": ("No hay cifra de {member} {when}.",),
    "change.up": (
        "En comparación con {relation}: subida de {moved}, desde {base} {against}.",
        "Desde {base} {against}: subida de {moved}.",
    ),
    "change.down": (
        "En comparación con {relation}: bajada de {moved}, desde {base} {against}.",
        "Desde {base} {against}: bajada de {moved}.",
    ),
    "driver.up": ("{member}: {diff} más.", "Subida de {diff}: {member}."),
    "driver.down": ("{member}: {diff} menos.", "Bajada de {diff}: {member}."),
    "record.scope": (
        "{best} desde {scope}.",
        "{highest} desde {scope}.",
        "Desde {scope} ningún valor ha sido {higher}.",
    ),
    "record.all_since": ("{highest} de un total de {count} {grains} desde {all_since}.",),
    "record.known_since": ("{highest} entre {count} {grains} con datos desde {known_since}.",),
    "streak.up": (
        "{n_grains} {running} de subida, desde {base} {against}.",
        "Racha al alza de {n_grains}, desde {base} {against}.",
        "{n_grains} de subida sin interrupción, desde {base} {against}.",
    ),
    "streak.down": (
        "{n_grains} {running} de bajada, desde {base} {against}.",
        "Racha a la baja de {n_grains}, desde {base} {against}.",
        "{n_grains} de bajada sin interrupción, desde {base} {against}.",
    ),
    "share": ("{member}: el {share} de {measure}.", "El {share} de {measure}: {member}."),
    "share.before": ("{member}: el {share} de {measure}, tras el {before} {against}.",),
    "factor": ("{count} {each_name} con una media de {each}, frente a {count_before} con {each_before}.",),
    "unusual.up": (
        "{measure}: valor inusualmente alto; el habitual era de {usual}.",
        "Valor inusualmente alto: el habitual era de {usual}.",
        "El valor habitual era de {usual}: este es inusualmente alto.",
    ),
    "unusual.down": (
        "{measure}: valor inusualmente bajo; el habitual era de {usual}.",
        "Valor inusualmente bajo: el habitual era de {usual}.",
        "El valor habitual era de {usual}: este es inusualmente bajo.",
    ),
    "unusual.usual": (
        "Dentro de su margen habitual: de {low} a {high}.",
        "Nada inusual: lo habitual va de {low} a {high}.",
    ),
    "offset": ("Subidas y bajadas se compensan: {riser}, {up} más; {faller}, {down} menos.",),
    "debut": ("Novedad {when}: {member}, con {now}.",),
    "season.up": ("Una subida parecida a la del año anterior ({before}).",),
    "season.down": ("Una bajada parecida a la del año anterior ({before}).",),
    "per_day.up": (
        "De media al día: {now}, {moved} más que antes ({base}).",
        "De media al día: {now}, {moved} más que antes.",
    ),
    "per_day.down": (
        "De media al día: {now}, {moved} menos que antes ({base}).",
        "De media al día: {now}, {moved} menos que antes.",
    ),
    "per_day.flat": ("De media al día, la cifra es la misma ({now}).",),
    "growth.up": (
        "Media de {n_grains}: {now}, {moved} más que antes ({base}).",
        "Media de {n_grains}: {now}, {moved} más que antes.",
    ),
    "growth.down": (
        "Media de {n_grains}: {now}, {moved} menos que antes ({base}).",
        "Media de {n_grains}: {now}, {moved} menos que antes.",
    ),
    "trend.up": (
        "Tendencia desde {since}: subida de aproximadamente {diff}.",
        "Al alza desde {since}, en aproximadamente {diff}.",
        "Aproximadamente {diff} más desde {since}, como tendencia.",
    ),
    "trend.down": (
        "Tendencia desde {since}: bajada de aproximadamente {diff}.",
        "A la baja desde {since}, en aproximadamente {diff}.",
        "Aproximadamente {diff} menos desde {since}, como tendencia.",
    ),
    "turn.up": ("Tendencia desde {since}: subida de aproximadamente {diff}, tras una bajada previa.",),
    "turn.down": ("Tendencia desde {since}: bajada de aproximadamente {diff}, tras una subida previa.",),
    "break.up": ("Nuevo nivel, más alto, desde {since}: en torno a {now}, antes en torno a {base}.",),
    "break.down": ("Nuevo nivel, más bajo, desde {since}: en torno a {now}, antes en torno a {base}.",),
    "extreme.highest": ("{highest_day}: {now} {day}.",),
    "extreme.lowest": ("{lowest_day}: {now} {day}.",),
    "pace.up": ("{goal}: {now} de {target} ({attained}); {gap} más de lo esperado a estas alturas.",),
    "pace.down": ("{goal}: {now} de {target} ({attained}); {gap} menos de lo esperado a estas alturas.",),
    "pace.flat": ("{goal}: {now} de {target} ({attained}), lo esperado a estas alturas.",),
    "goal.crossed.up": ("{goal}: {now}, ahora {gap} por encima de {target}.",),
    "goal.crossed.down": ("{goal}: {now}, ahora {gap} por debajo de {target}.",),
    "goal.up": ("{goal}: {now}, es decir, {gap} por encima de {target}.",),
    "goal.down": ("{goal}: {now}, es decir, {gap} por debajo de {target}.",),
    "goal.flat": ("{goal}: {now}, exactamente la cifra fijada.",),
    "forecast.next": ("Pronóstico ({next}): {total}, entre {low} y {high}.",),
    "forecast.goal": ("{goal}, pronóstico para el final: {total}, entre {low} y {high}.",),
    "occasion.holiday": ("{day} fue {holiday}.",),
    "occasion.clocks": ("{period}: {count} horas, con cambio de hora.",),
    "occasion.event": ("Anotación del propietario ({first} – {last}): «{said}».",),
    "occasion.event.one": ("Anotación del propietario ({first}): «{said}».",),
    "occasion.length": ("{period}: {count} días; {base_period}: {count_before}.",),
    "quality.renamed": (
        "Para {member} no hay filas {when}, y {renamed} es nuevo y de tamaño parecido: ¿ha cambiado de nombre?",
    ),
    "quality.slip": ("{now} {when} difiere unas {count} veces de lo habitual ({usual}): ¿está en otra unidad?",),
    "quality.stale": ("Los datos no están al día: la última cifra completa se dio {when}; aún pendiente: {expected}.",),
    "quality.empty": ("Sin datos con los que formar una cifra: {expected}; la última cifra se dio {when}.",),
    "quality.no_base": ("Falta una cifra completa con la que comparar ({base_period}).",),
    "quality.silent_member": ("No hay filas de {member} {when}, aunque sí las había justo antes.",),
    "quality.zero": ("Cero {when}, tras {n_grains} sin ningún cero: ¿están completos los datos?",),
    "quality.partial": ("{period}: período incompleto, fuera de toda comparación.",),
    "quality.missing.one": ("Un único período sin ningún dato: {newest}.",),
    "quality.missing": ("{count} {grains} sin ningún dato; lo más reciente: {newest}.",),
    "quality.copies_dropped": ("Repeticiones descartadas: {n_rows}.",),
    "quality.copies_kept": ("Repeticiones que sí se cuentan: {n_rows}.",),
    "quality.unknown_values": ("Sin cifra: {n_rows}; los períodos afectados quedan fuera.",),
    "quality.future_rows": ("Con fecha posterior a esta lectura y, por tanto, fuera: {n_rows}.",),
    "quality.note": ("{said}",),
    "quality.span": ("Base: {n_grains} con cifra completa ({since} – {until}); lectura: {as_of} ({zone}).",),
}

WORDS = {
    # Before the title of what only testers get.
    "as_test": "Prueba: {title}",
    # Headings of the analysis.
    "changed": "Qué ha cambiado",
    "by": "Por {dimension}",
    "against": "en comparación con: {base_period}",
    "context": "En contexto",
    "ahead": "Hacia dónde va",
    "data": "Sobre los datos",
    "lines_rest": "el resto varió menos",
    "invitation": "Responda con una pregunta, como «{ask_one}», «{ask_two}» o «{ask_three}», o reaccione al gráfico.",
    "goal": "Objetivo",
    "part": "partes",
    "higher": "más alto",
    "lower": "más bajo",
    "higher_than_all": "un valor más alto que en cualquier {grain}",
    "lower_than_all": "un valor más bajo que en cualquier {grain}",
    # Answers.
    "no_parts": "Los datos de este gráfico no se desglosan en partes que sumen, así que no permiten decir qué movió "
    "la cifra de {measure}.",
    "no_earlier": "No hay {grain} anterior con una cifra completa con la que comparar.",
    "still": "Sin cambios, por {dimension}:",
    "merged": "Los valores más pequeños se cuentan juntos como {member}, así que no puedo ordenarlos.",
    "no_rank": "Los datos de este gráfico no tienen un desglose que ordenar.",
    "largest": "Cifras más altas por {dimension}, {when}:",
    "smallest": "Cifras más bajas por {dimension}, {when}:",
    "table": "{measure}, de lo más reciente a lo más antiguo:",
    "highest": "Valor más alto: {now} {when}.",
    "lowest": "Valor más bajo: {now} {when}.",
    "owner": "{measure}: según la definición de su propietario.",
    "calm": "No es ni un récord ni una racha.",
    "more": "Una cosa más:",
    "wrong": "Gracias por avisar. La cifra se basa en lo siguiente:",
    "no_goal": "Los datos de este gráfico no contienen ni pronóstico ni objetivo, así que no voy a adivinar.",
    "help": "Respondo a preguntas sobre *{title}* con los datos del gráfico.",
    "other": "Solo puedo hablar de *{title}* y de sus datos.",
    "unreadable": "Solo puedo leer texto y reacciones.",
    "try_parts": "Pruebe con: por qué, mayores, menores, comparar, tendencia, tabla o cuándo.",
    "try": "Pruebe con: comparar, tendencia, tabla o cuándo.",
    # How a figure is made.
    "source_known": "{measure} (fuente: {system}). {definition}",
    "source_sheet": "{measure}: se lee de {place}, en una hoja de cálculo de Google, para cada {grain}.",
    "source_rows": "{measure}: número de filas de cada {grain}, de {place}.",
    "source_sum": "{measure}: suma de {column} en cada {grain}, de {place}.",
    "source_mean": "{measure}: promedio de {column} en cada {grain}, de {place}.",
    "source_single": "{measure}: {column}, tal como figura en {place} para cada {grain}.",
    "source_query": "una consulta a una base de datos",
    "source_where": "Solo cuentan las filas que cumplen: {conditions}.",
    # Consent, and what is about no figure.
    "welcome": "Hola, {name}. Sus informes llegarán aquí. Responda a un gráfico para preguntar por él; envíe BAJA para "
    "dejar de recibirlos.",
    "stopped": "No recibirá más informes. Envíe START para recibirlos de nuevo.",
    "resumed": "Volverá a recibir informes. Envíe BAJA para dejar de recibirlos.",
    "code": "Envíe los seis dígitos que recibió, por favor; entonces empezarán los informes.",
    "wrong_code": "Ese código no es válido o ha caducado. Revise los seis dígitos o pida otros nuevos, por favor.",
    "test": "Esta es una prueba de Chartcastr: el número está conectado.",
    "which": "¿A qué gráfico se refiere?",
    "choose": "Elegir",
    "enough": "No se pueden dar más respuestas en un mismo día. Continúe mañana, por favor.",
    "unsure": "¿Quiere dejar de recibir estos informes o seguir recibiéndolos?",
    "stop_button": "Dejar de recibir",
    "go_on_button": "Seguir recibiendo",
    "going_on": "De acuerdo, seguirá recibiendo sus informes. Envíe BAJA para dejar de recibirlos.",
    # The template that Meta approves.
    "template": "Su informe programado *{{1}}* está listo.\n{{2}}\n"
    "Toque el botón de abajo y llegarán aquí el gráfico y los detalles.",
    "template_footer": "Usted pidió este informe. Responda BAJA para cancelarlo.",
    "template_button": "Mostrar",
    "template_example": "El sábado hubo 131 pedidos, 12 menos que el sábado anterior.",
    # Labels of a chart.
    "label_against": "frente a {base} {against}",
    "label_read": "Leído: {at}",
    "label_stale": "no está al día",
    "label_partial": "rayado: aún incompleto",
    "label_others": "el resto",
    "label_right": "(derecha)",
}

ASKS = {
    "why": "¿Por qué?",
    "more": "Cuénteme más",
    "compare": "Comparar",
    "trend": "Tendencia",
    "top": "Mayores",
    "bottom": "Menores",
    "table": "Tabla",
    "when": "¿Cuándo fue el pico?",
    "unusual": "¿Es inusual?",
    "quality": "¿Está completo?",
    "definition": "¿Cómo se define?",
    "cannot": "¿Y el objetivo?",
}

_TIME = r"(hora|d[íi]a|semana|mes|trimestre|a[ñn]o|per[íi]odo|ciclo)"

HEARS: tuple[tuple[str, int, str], ...] = (
    ("why", 3, r"\bpor ?qu[ée]\b|\bmotivo|\braz[óo]n|\bcausa|\bqu[ée] (pas[óo]|ha pasado|ocurri|sucedi)|\bexpli[cq]"),
    ("why", 3, r"\ba qu[ée] se debe|\bdebid[oa]\b|\bresponsable"),
    ("why", 2, r"\bdesglos|\bqu[ée] hay de\b|\bpor (regi[óo]n|producto|sector|canal|pa[íi]s|equipo|cliente)"),
    ("compare", 3, r"\bcompar|\bfrente al?\b|\brespecto (al?|del?)\b|\binteranual|\bhace un a[ñn]o\b"),
    ("compare", 3, rf"\b{_TIME} (pasad[oa]|anterior|previ[oa]|de antes)\b"),
    ("top", 3, r"\bmayor(es)?\b|\bmejor(es)?\b|\bm[áa]s (grande|vendid|fuerte)|\bprincipales\b|\bl[íi]der(es)?\b"),
    ("bottom", 3, r"\bmenor(es)?\b|\bpeor(es)?\b|\bm[áa]s (peque[ñn]|d[ée]bil|floj)"),
    ("table", 3, r"\btabla|\bcifras\b|\bdatos\b|\blista(do)?\b|\bn[úu]meros\b|\bvalores\b"),
    ("table", 3, r"\b(lunes|martes|mi[ée]rcoles|jueves|viernes|s[áa]bado|domingo|ayer|anteayer)\b"),
    ("table", 3, r"\b(enero|febrero|marzo|abril|mayo|junio|julio|agosto|sep?tiembre|octubre|noviembre|diciembre)\b"),
    ("trend", 3, r"\btendencia|\bevoluci[óo]n|\bcrec(e|en|iendo|imiento)\b|\ba lo largo\b|\bcon el tiempo\b"),
    ("trend", 3, rf"\b[úu]ltim[oa]s (\w+ )?{_TIME}e?s\b"),
    ("trend", 2, r"\bsub(e|en|iendo)\b|\bbaj(a|an|ando)\b|\bcaen?\b|\bcayendo\b"),
    (
        "value",
        2,
        r"\bcu[áa]nt[oa]s?\b|\btotal\b|\bactual(es|mente)?\b|\bahora mismo\b|\bcu[áa]l es (la cifra|el valor)",
    ),
    ("when", 3, r"\bcu[áa]ndo\b|\br[ée]cord|\bm[áa]xim|\bm[íi]nim|\bpicos?\b|\bhist[óo]ric|\b(alguna vez|jam[áa]s)\b"),
    ("when", 4, rf"\b(qu[ée]|mejor|peor) {_TIME}\b|\b{_TIME} (m[áa]s (alt|baj)|r[ée]cord)"),
    ("quality", 4, r"\b(in)?complet|\bfalta|\bfia(r|ble)|\bconfia(r|ble)|\bcorrect|\bactualiz|\bal d[íi]a\b|\bexact"),
    ("definition", 4, r"\bdefin|\bc[áa]lcul|\bse (mide|obtiene)\b|\bsignifica|\bfuente|\bde d[óo]nde\b"),
    ("definition", 4, r"\bqu[ée] (mide|incluye|cuenta)\b"),
    ("unusual", 3, r"\b(in|poco )usual|\brar[oa]s?\b|\bextra[ñn]|\bnormal(es)?\b|\ban[óo]mal|\banormal|\bat[íi]pic"),
    ("unusual", 3, r"\b(in)?habitual|\bsorprend|\bllama la atenci[óo]n"),
    ("cannot", 4, r"\bpron[óo]stic|\bprevisi|\bpredic|\bproyecci|\bmetas?\b|\bobjetivo|\bplan\b|\bcumpli"),
    ("cannot", 4, r"\bpr[óo]xim|\bque viene\b|\bllegaremos\b|\bvamos a (llegar|cumplir)"),
    ("more", 3, r"^\W*((muchas )?gracias|genial|(muy )?bien|vale|s[íi]|perfecto|excelente|buen[oa]|claro|ok(ey)?)\W*$"),
    ("more", 3, r"^\W*((algo |dime |d[íi]game |cu[ée]nt[ae]me |quiero saber )?m[áa]s|de acuerdo|entendido)\W*$"),
    ("wrong", 4, r"\b(est[áa]n?|parecen?) mal\b|\bequivocad|\berr[óo]ne|\berror|\bfals[oa]s?\b|\bno cuadra"),
    ("wrong", 5, r"\bincorrect|\bno (es|est[áa]n?|son|parecen?) (bien|correct|cierto|verdad)"),
    ("help", 3, r"^\W*(ayuda|hola|men[úu]|opciones|buen[oa]s( d[íi]as| tardes| noches)?)\W*$"),
    ("help", 3, r"\bqu[ée] (puedes?|puedo|sabes?)( usted)? (hacer|preguntar|responder)"),
)

DEFINITIONS = {
    "shopify/revenue": "Ventas totales: ventas brutas menos descuentos y devoluciones, más envío, impuestos, aranceles "
    "y cargos adicionales; las devoluciones se registran el día en que se hacen.",
    "shopify/net-sales": "Ventas brutas menos descuentos y devoluciones, antes de envío e impuestos; las devoluciones "
    "se registran el día en que se hacen.",
    "shopify/orders": "Pedidos realizados en el período.",
    "shopify/average-order": "Ventas brutas menos descuentos, divididas entre los pedidos, de todo el período; se "
    "consulta para cada período y nunca se promedia a partir de otros más cortos.",
    "shopify/new-customers": "Clientes que hicieron su primer pedido en el período.",
    "shopify/returning-rate": "Proporción de los clientes del período que ya habían hecho algún pedido antes.",
    "shopify/refunds": "Valor de los artículos devueltos, por día de reembolso y no de pedido, como importe positivo.",
    "shopify/sessions": "Visitas de personas a la tienda en línea; lo que Shopify considera un bot queda fuera.",
    "shopify/conversion": "Proporción de las visitas de personas a la tienda en línea que terminaron en un pedido.",
    "hubspot/pipeline": "Suma de los importes de todos los negocios abiertos tal como están ahora; un negocio sin "
    "importe no suma nada.",
    "hubspot/weighted-pipeline": "Importes de todos los negocios abiertos tal como están ahora, cada uno multiplicado "
    "por la probabilidad de su etapa.",
    "hubspot/open-deals": "Número de negocios en etapas abiertas tal como están ahora.",
    "hubspot/revenue-won": "Importes de negocios ganados, por fecha de cierre; un negocio sin importe no suma nada.",
    "hubspot/deals-won": "Número de negocios ganados, por fecha de cierre.",
    "hubspot/win-rate": "Negocios ganados divididos entre los ganados y los perdidos, todos por fecha de cierre; "
    "sin ningún negocio cerrado no hay tasa.",
    "hubspot/new-deals": "Número de negocios creados en el período.",
    "hubspot/new-contacts": "Número de contactos creados en el período.",
    "hubspot/average-deal": "Importe de los negocios ganados que tienen uno, dividido entre el número de esos "
    "negocios, por fecha de cierre.",
    "hubspot/sales-cycle": "Mediana de los días desde la creación hasta el cierre de los negocios ganados, por "
    "fecha de cierre.",
    "linear/velocity": "Lo que un ciclo tenía completado a su final: puntos, o incidencias si el equipo no estima.",
    "linear/completion": "Lo que un ciclo tenía completado a su final, dividido entre su alcance a su final.",
    "linear/burn-up": "Lo que el ciclo activo lleva completado, día a día desde su inicio, con su alcance y el ritmo "
    "uniforme hasta su final.",
    "linear/throughput": "Número de incidencias completadas en el período; las canceladas y las duplicadas no cuentan.",
    "linear/points-completed": "Estimaciones de las incidencias completadas en el período; una incidencia sin "
    "estimación no suma nada.",
    "linear/cycle-time": "Mediana del tiempo desde el inicio hasta la finalización de las incidencias completadas en "
    "el período; las que nunca se iniciaron quedan fuera y se cuentan en una nota.",
    "linear/cycle-time-p85": "Tiempo desde el inicio hasta la finalización que no superaron 85 de cada 100 incidencias "
    "completadas en el período.",
    "linear/lead-time": "Mediana del tiempo desde la creación hasta la finalización de las incidencias completadas en "
    "el período.",
    "linear/lead-time-p85": "Tiempo desde la creación hasta la finalización que no superaron 85 de cada 100 "
    "incidencias completadas en el período.",
    "linear/created-completed": "Número de incidencias completadas en el período, junto al de las creadas en él.",
    "linear/open-issues": "Número de incidencias en triaje, en backlog, por hacer o en curso tal como están ahora.",
    "linear/bug-share": "Incidencias completadas en el período que llevan la etiqueta Bug, divididas entre todas las "
    "completadas en él.",
    "linear/project-progress": "Parte hecha del alcance de cada proyecto iniciado tal como está ahora, según el "
    "progreso que da Linear; el total es el promedio de los proyectos ponderado por su alcance.",
}
