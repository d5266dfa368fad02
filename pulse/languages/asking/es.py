"""What readers ask in Spanish, by what it means; ``*`` stands for any ending."""

WORDS = {
    "money": (
        "en euros|en dinero|euro|euros|eur|dinero|pasta|factur*|en plata|plata|en guita|lana|en lana|en importe|"
        "importe|en valor"
    ),
    "after": "despues de|despues del|tras|despues",
    "earlier_than": "antes de|antes del",
    "part_of": "final de|finales de|fin de|principios de|mediados de|inicio de",
    "together": "mas|juntos|juntas|suma|sumando|en conjunto",
    "count_of": (
        "cuanto|cuanta|cuantos|cuantas|numero de|cantidad de|cto|ctos|ctas|con cuantas|con cuantos|cuantos hubo|"
        "cuantas hubo"
    ),
    "half": "semestre|mitad|quincena",
    "refer": "eso|esa|esos|ahi|ello|lo",
    "without_after": "excluido|excluida|aparte|fuera|descontado|descontada",
    "unit_end": (
        "fin de mes|final de mes|fin de ano|final de ano|fin del trimestre|fin de semana proximo|finales de ano|"
        "finales de mes|a fin de mes|cierre de mes|cierre del ano"
    ),
    "today": "hoy",
    "yesterday": "ayer",
    "day_before": "anteayer|antier|antes de ayer",
    "this": "este|esta|estos|estas|actual|en curso",
    "last": (
        "ultimo|ultima|ultimos|ultimas|pasado|pasada|pasados|pasadas|mas reciente|reciente*|recien pasada|recien pasado"
    ),
    "next": "proximo|proxima|siguiente|que viene|proximos|proximas|q viene|que entra|entrante",
    "before": "anterior|anteriores|previo|previa|de antes|la anterior|el anterior|los anteriores",
    "ahead_of": "antes",
    "ago": "hace|atras",
    "since": (
        "desde|a partir de|desde el inicio de|desde principios de|desde que empezo|desde que arranco|desde que comenzo"
    ),
    "until": "hasta|hasta el",
    "between": "entre",
    "from": "del|de",
    "to": "al|a",
    "weekend": "fin de semana|fines de semana|finde|findes",
    "so_far": (
        "hasta ahora|hasta hoy|hasta la fecha|de momento|por ahora|llevamos|va|vamos|en lo que va de|en lo que va|"
        "en lo q va de|en lo q va|hasta ayer|hasta el momento|hasta el dia de hoy|a la fecha|en lo que llevamos de|"
        "en lo que llevamos"
    ),
    "ytd": (
        "ytd|en lo que va de ano|en lo que va del ano|este ano hasta ahora|desde principios de ano|en lo q va de ano|"
        "en lo q va del ano|en lo que llevamos de ano|lo que va de ano|lo que llevamos de ano|este ano|"
        "desde enero hasta hoy|desde inicio de ano|desde el 1 de enero"
    ),
    "mtd": (
        "mtd|en lo que va de mes|en lo que va del mes|este mes hasta ahora|este mes hasta hoy|en lo q va de mes|"
        "en lo q va del mes|en lo que llevamos de mes|lo que va de mes|lo que va del mes"
    ),
    "wtd": (
        "wtd|en lo que va de semana|en lo que va de la semana|esta semana hasta ahora|en lo q va de semana|"
        "lo que va de semana|en lo que llevamos de semana"
    ),
    "qtd": (
        "qtd|en lo que va de trimestre|en lo que va del trimestre|este trimestre hasta ahora|en lo q va de trimestre|"
        "en lo que llevamos de trimestre"
    ),
    "hour": "hora|horas",
    "day": "dia|dias|diario|diaria|diarios|diarias|diariamente",
    "week": "semana|semanas|semanal|semanales|semanalmente|sem",
    "month": "mes|meses|mensual|mensuales|mensualmente",
    "quarter": "trimestre|trimestres|trimestral",
    "year": "ejercicio|ano|anos|anual|anuales",
    "weekday": (
        "que dia d la semana|dia d la semana|que dia de la semana|cual dia de la semana|dia de la semana|"
        "dias de la semana|dia laborable|cual fue el dia de la semana|cual es el dia de la semana|el dia de la semana"
    ),
    "each": "cada|por|todos los|todas las",
    "long_ago": (
        "nunca|jamas|de todos los tiempos|de la historia|historico|alguna vez|desde siempre|desde que hay datos|"
        "desde que tenemos datos"
    ),
    "year_ago": (
        "interanual|ano anterior|ano pasado por estas fechas|hace un ano|mismo mes del ano pasado|"
        "misma semana del ano pasado|mismo dia del ano pasado|mismo periodo del ano pasado|yoy|el ano anterior|"
        "vs ano anterior|respecto al ano pasado|crecimiento anual|variacion anual"
    ),
    "week_ago": "semana anterior|intersemanal",
    "month_ago": "mes anterior|intermensual",
    "day_ago": "dia anterior|vispera",
    "n1": "uno",
    "n2": "dos|un par de|par|ambos|ambas",
    "n3": "tres",
    "n4": "cuatro",
    "n5": "cinco",
    "n6": "seis",
    "n7": "siete",
    "n8": "ocho",
    "n9": "nueve",
    "n10": "diez",
    "n12": "doce",
    "a": "un|una",
    "o1": "primer|primero|primera",
    "o2": "segundo|segunda",
    "o3": "tercer|tercero|tercera",
    "o4": "cuarto|cuarta",
    "ds0": "los lunes|cada lunes|todos los lunes",
    "ds1": "los martes|cada martes|todos los martes",
    "ds2": "los miercoles|cada miercoles|todos los miercoles",
    "ds3": "los jueves|cada jueves|todos los jueves",
    "ds4": "los viernes|cada viernes|todos los viernes",
    "ds5": "sabados|los sabados|cada sabado",
    "ds6": "domingos|los domingos|cada domingo",
    "why": (
        "que demonios paso|que diablos paso|que carajo paso|paso algo|tiro de|tiro hacia abajo|tiro hacia arriba|"
        "que hay detras|debio|a que se debio|se debio|debido a que|provoc*|origin*|culpable|culpables|responsable|"
        "responsables|causante|como asi|y eso|como es que|como que|por que|porque|pq|xq|razon*|motivo*|causa|causas|"
        "causo|que paso|que ha pasado|que ocurrio|que sucedio|a que se debe|se debe|explic*|que lo movio|que impulso|"
        "impuls*|detras|debido a|que cambio|culpa|por q|xque|xk|pork|porq|x que|que onda con|que paso con|"
        "que hubo con|de donde vino|de donde viene|de donde salio|que fue lo que paso|que causo|que provoco|"
        "y eso por que|como asi que"
    ),
    "value": (
        "por donde andaba|en cuanto cerro|en cuanto quedo|en cuanto se queda|en cuanto|a cuanto ascendio|ascendio|"
        "asciende|de cuanto fue|de cuanto|que cifra|que numero|cuantito|cuanto llevamos|cuanto va|cuanto fue|"
        "que cantidad|por cuanto|cuanta pasta|como salio|cuanto|cuanta|cuantos|cuantas|cual es|cual fue|cuales|valor|"
        "cifra|numero de|cantidad|como va|como fue|como estuvo|como van|como fueron|como estamos|que tal|como vamos|"
        "como le fue|como le va|como quedo|como cerro|a cuanto|como quedaron|a cuanto llego|a cuanto llegamos|"
        "cuanto hicimos|cuanto hizo|cuanto hubo|cuantos hubo|cuantas hubo|cuanto vendio|cuanto vendimos|"
        "cuanto facturo|cuanto facturamos|cuanto entro|con cuanto|con cuantas|con cuantos|como anduvo|"
        "como anduvieron|como viene|cto|cta|cuantoo|qnto"
    ),
    "total": "total|totales|suma|en total|acumulado|acumulada|en conjunto|juntos|juntas|sumando",
    "change": (
        "movimiento|movido|moverse|bajon|subidon|ha variado|variado|vario|oscil*|repunt*|repunte|desplome|derrumb*|"
        "flojea|afloj*|despeg*|remont*|estanc*|mas o menos que|mas o menos|por encima|por debajo|perdimos|perdido|"
        "perdida|perdidas|ganancia neta|aumento|caidas|subidas|alza|retroced*|retroceso|acelera*|desacelera*|doblado|"
        "duplic*|tripl*|mejoria|vuelco|giro|cambiazo|cambi*|subi*|baja|bajo|bajaron|bajado|bajan|bajar|bajando|"
        "bajada|crec*|aument*|disminu*|cayo|cayeron|cayendo|caido|caer|caida|sube|cae|variacion|diferencia|mas que|"
        "menos que|mejor|peor|mejor*|empeor*|evolucion*|crecimiento|descenso|incremento|ha subido|ha bajado|"
        "han subido|han bajado|increment*|descend*|perdi*|ganamos|ganado|gano|desplom*|dispar*|mejor o peor|"
        "crecieron|bajaron mucho|bajamos|subimos|crecimos|caimos|sumamos|agregamos|anadimos"
    ),
    "compare": (
        "compar*|vs|versus|frente a|contra|respecto a|respecto al|en comparacion|comparado con|con relacion|"
        "comparado|o|que|en comparacion con|en comparacion a|comparado a|comparada con|comparados con|comparadas con|"
        "con respecto a|con respecto al|con relacion a|vs la|frente al|mas que|menos que|mejor que|peor que|"
        "por encima del|por debajo del|por encima o por debajo del|por encima de|por debajo de"
    ),
    "rank": (
        "quien convierte mejor|convierte mejor|el que mas|la que mas|campeon|estrella|puntero|puntera|numero uno|"
        "podio|en cabeza|a la cabeza|mas fuerte|rinde mas|rinde mejor|funciona mejor|va mejor|le va mejor|que mejor|"
        "destaca|ranking|top|mejor|mejores|mayor|mayores|mas|maximo|maxima|lider|lideres|lidera|record|pico|orden*|"
        "clasificacion|mas alto|mas alta|mas vendido*|primero|primeros|mas grande|encabeza|va primero|gana|que mas|"
        "el mejor|la mejor|los mejores|las mejores|la que mas vendio|el que mas vendio|vende mas|vendio mas|"
        "mas vendio|vendieron mas|mas vende|trae mas|trajo mas|mas trajo|crecio mas|mas crecio"
    ),
    "worst": (
        "mas flojo|mas floja|el que menos|la que menos|en la cola|farolillo rojo|rinde menos|rinde peor|"
        "funciona peor|va peor|le va peor|que peor|mas bajito|peorcito|colista|mas lento|mas lenta|mas tranquilo|"
        "peor|peores|menor|menores|minimo|minima|mas bajo|mas baja|menos|mas debil|ultimos|flojo|que menos|"
        "mas pequen*|cola|el peor|la peor|los peores|las peores|vende menos|vendio menos|menos vendio|menos vende|"
        "trae menos|trajo menos|anda peor|la mas floja|el mas flojo|quedo ultimo|quedo ultima|en ultimo lugar|"
        "ultimo lugar|de ultimo|quedo el ultimo"
    ),
    "when": (
        "cuando|que dia|en que dia|que semana|que mes|en que semana|en que mes|que dias|cual dia|que fecha|que meses|"
        "que semanas|q dia|en q dia|q semana|q mes|en q semana|en q mes"
    ),
    "who": (
        "quien|quienes|cual|cuales|que pais|que region|que canal|que producto|que tienda|que plan|q pais|q region|"
        "q canal|q producto|q tienda|q plan|que paises|que regiones|que canales|que productos|que tiendas|que planes"
    ),
    "trend": (
        "curva|como viene la curva|va a mas|a la alza o a la baja|al alza|a la baja|subiendo o bajando|mejorando|"
        "empeorando|viene subiendo|viene bajando|sube o baja|va para arriba|va pa arriba|para arriba o para abajo|"
        "tendencia*|evolucion|evolucionado|a lo largo del tiempo|trayectoria|historico|historia|progres*|rumbo|"
        "direccion|evolucionando|fue evolucionando|evolucion*|como ha ido|como fue evolucionando|mejora o empeora"
    ),
    "share": (
        "trozo|trozo del pastel|pastel|que se lleva|se lleva|tajada|porcion|pedazo|que peso tiene|peso tiene|pesa|"
        "pesan|cuanto representa|representan|aporte|contribucion|contribuye|reparte|cuanto pesa|cuota|porcentaje de|"
        "participacion|proporcion|parte del total|peso|reparto|distribucion|del total|representa*|aporta*|"
        "que porcentaje|que parte|que porcentaje de|porcentaje del total|% del total|en porcentaje del total|"
        "que % de|que % del|porcentaje viene de|que tanto por ciento|cuanto por ciento|que porcentaje viene|"
        "que porcentaje se lleva|que porcentaje se llevan"
    ),
    "average": "media|promedio|promedios|de media|en promedio|medio|en media|promediado",
    "forecast": (
        "calculas que|con cuanto calculas|calculas|con cuanto cerramos|en cuanto cerraremos|cuanto crees|crees que|"
        "cerrar el|acabar el|vamos a acabar|vamos a cerrar|que esperas|esperable|apunta|de aqui a|a este paso|"
        "a este ritmo|ritmo|pronostico*|prevision*|prediccion*|proyeccion*|estima*|vamos a|va a|sera|seran|esperamos|"
        "se espera|habra|acabaremos|cerraremos|terminaremos|llegaremos|vamos a terminar|se cierra|"
        "con cuantas cerramos|con cuantas altas vamos|como vamos a cerrar|vamos a facturar|vamos a vender|tendremos|"
        "tendriamos|cerrariamos|si seguimos asi|de seguir asi|si sigue asi|para cuanto|cuanto esperamos|espera"
    ),
    "goal": (
        "llegamos al objetivo|llegamos|llegaremos al|ni de cona|lo conseguimos|lo logramos|cumplido|cumplimiento|"
        "por delante del|por detras del|vamos bien encaminados|encaminados|nos falta|faltan para|falta para|"
        "cuanto falta|objetivo*|meta|metas|presupuesto|plan previsto|en camino|target|cuota objetivo|cumpl*|alcanz*|"
        "vamos bien|previsto|nos falta para|falta para llegar|para llegar a|para llegar al|para la meta|del objetivo|"
        "vamos con el objetivo|vamos con la meta|a tiro|vamos a llegar|llegaremos|alcanzaremos|quedamos cortos|cortos"
    ),
    "usual": (
        "dentro de lo normal|entra dentro|normalito|normalidad|sospechoso|sospechosa|algo raro|cosas raras|"
        "fuera de lugar|fuera de rango|preocuparme|preocuparnos|alarmarse|significativo|llama la atencion|anormal*|"
        "anomalo|inusual*|normal*|anomal*|raro|rara|raros|extran*|atipic*|habitual|sorprendente|fuera de lo comun|"
        "fuera de lo normal|preocup*|destacable|llamativo|algo especial|alarmante|que siempre|de lo normal|"
        "de lo habitual|que de costumbre|que lo normal|que lo habitual|es normal|sale de lo normal|de costumbre|"
        "que otras veces|hay que preocuparse|tan bajo|tan alto|tan pocas|tan pocos|tan poco|tan mal|tan flojo|"
        "tan floja|tan baja|tan alta"
    ),
    "definition": (
        "que es exactamente|exactamente que es|que quiere decir|quiere decir|que se considera|se considera|"
        "consideran|como se obtiene|se obtiene|como lo calculas|que engloba|engloba|comprende|a que llamamos|llamais|"
        "llaman|se refiere|de que se compone|compone|de donde sacas|sacas|sacais|cuenta como|q cuenta como|"
        "que cuenta como|con iva|sin iva|iva incluido|bruto|neto|como alta|como se calcula|calcul*|que significa|"
        "significa|fuente|de donde sale|de donde salen|de donde vienen|que incluye|incluye|formula|como se mide|"
        "se mide|que cuenta|que son exactamente|que contais|que cuentan|contais como|cuentan como|a que le llaman|"
        "a que llamais|es bruto o neto|definicion|definiciones|define|definen|definis|definido"
    ),
    "quality": (
        "esta cerrado|cerrado|cerrados|definitivo|definitivos|provisional|falta algo|por entrar|estan bien|de fiar|"
        "fiables|son fiables|me puedo fiar|puedo fiarme|puedo confiar|confiar|al completo|todo dentro|incluye ayer|"
        "incluye hoy|incluye el dia|completo*|completa*|fiable*|correcto*|actualiz*|faltan|falta|calidad|confiable*|"
        "al dia|esta bien|es correcto|seguro|error|equivocad*|mal|incorrect*|de cuando son|desactualizad*|son buenos|"
        "retras*|no puede ser|me fio|fiar|ya entraron|ya llegaron|estan cargados|ya cargaron|estan todos los datos|"
        "cargados|esta todo cargado|ya estan los datos|ya estan|ya cargo|faltan datos"
    ),
    "table": (
        "tabla*|lista|listado|datos brutos|los numeros|las cifras|todos los datos|numeros|cifras|dia por dia|"
        "semana por semana|mes por mes|dia a dia|detalle diario|en tabla|una tabla|como tabla|tablita"
    ),
    "chart": (
        "grafic*|diagrama*|imagen|chart|dibuj*|curva|barras|visual*|plot|lineas|en grafico|una grafica|un grafico|"
        "en grafica|grafica"
    ),
    "document": (
        "csv|excel|xlsx|archivo|fichero|export*|descarg*|hoja de calculo|adjunto|pdf|en excel|en csv|un excel|un csv|"
        "archivo de excel"
    ),
    "members": (
        "teneis metidos|tenes|que incluyes|metidos aqui|entran en|estan en|salen en|aparecen|incluyes|tenemos aqui|"
        "teneis|hay|tenemos|tienes|existen|disponibles|estan incluid*|cubre|incluid*|salen aqui|salen|aparecen aqui|"
        "que paises hay|estan aqui|entran aqui|se incluyen|hay aqui|manejan|manejamos|estan incluidos|incluyen|"
        "figuran"
    ),
    "only": "solo|solamente|unicamente|nada mas|solo para|filtra|enfocate|pero solo",
    "without": (
        "sin|excepto|salvo|excluyendo|menos|quitando|no incluyas|aparte de|sin contar|excluye|quita|descontando|"
        "a excepcion de|no|ni"
    ),
    "by": (
        "x|desglosame|desglosamelo|partido por|separa por|separado|separados|repartido por|abre por|abierto por|"
        "detalle por|uno por uno|cada uno|cada una|cada cual|por|desglosado|desglose|desglosa|dividido por|"
        "separado por|segun|agrupado por|desglosado por|desglose por|para cada|separadas por|separados por|"
        "desglosadas por|desglosados por"
    ),
    "percent": "por ciento|porcentaje|%|en porcentaje|en %|porcentual|porciento",
    "absolute": (
        "absoluto|en euros|en numeros|en unidades|en valores absolutos|terminos absolutos|en dinero|"
        "puntos porcentuales|puntos"
    ),
    "per_day": "por dia|al dia|diario|cada dia|media diaria|promedio diario|diarios|diarias|diaria",
    "everything": "el resto|resto|todo|todos|todas|toda|el conjunto|global|en general",
    "and": "+|ni|y|mas|&|ademas de|junto con|luego|y luego",
    "follow": "y|que hay de|y que hay de|que tal|lo mismo|pero|entonces|en cambio|mejor|igual|y que tal|y si",
    "same": "mismo|misma|mismos|mismas|el mismo|la misma|los mismos|las mismas|igual periodo",
    "stretch": "periodo|fechas|lapso|tiempo|plazo",
    "meant": "quise decir|me referia a|me refiero a|queria decir|hablo de|hablaba de|digo|perdon|decia",
    "now": "ahora|ahora mismo|actualmente|en este momento|en estos momentos|hoy por hoy|a dia de hoy|hoy en dia",
    "ascending": (
        "de menor a mayor|de peor a mejor|ascendente|orden ascendente|del peor al mejor|del mas bajo al mas alto"
    ),
    "descending": (
        "de mayor a menor|de mejor a peor|descendente|orden descendente|del mejor al peor|del mas alto al mas bajo"
    ),
    "tomorrow": "manana",
    "other_one": "el otro|la otra|otro|otra|los otros|las otras",
    "before_last": "antepasado|antepasada|penultimo|penultima|ante pasada",
    "season": "verano|otono|invierno|primavera|en verano|este verano",
    "daypart": (
        "esta manana|por la manana|de la manana|por la tarde|por la noche|al mediodia|madrugada|anoche|esta noche|"
        "esta tarde"
    ),
}
