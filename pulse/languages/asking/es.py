"""What readers write in Spanish, by what it means; ``*`` stands for any ending."""

WORDS = {
    "money": (
        "en euros|en dinero|euro|euros|eur|dinero|pasta|factur*|en plata|plata|en guita|lana|en lana|en importe|importe"
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
        "dias de la semana|dia laborable"
    ),
    "each": "cada|por|todos los|todas las",
    "long_ago": "nunca|jamas|de todos los tiempos|de la historia|historico|alguna vez|desde siempre",
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
        "que cuenta como|con iva|sin iva|iva incluido|bruto|neto|como alta|defin*|como se calcula|calcul*|"
        "que significa|significa|fuente|de donde sale|de donde salen|de donde vienen|que incluye|incluye|formula|"
        "como se mide|se mide|que cuenta|que son exactamente|que contais|que cuentan|contais como|cuentan como|"
        "a que le llaman|a que llamais|es bruto o neto"
    ),
    "quality": (
        "esta cerrado|cerrado|cerrados|definitivo|definitivos|provisional|falta algo|por entrar|estan bien|de fiar|"
        "fiables|son fiables|me puedo fiar|puedo fiarme|puedo confiar|confiar|al completo|todo dentro|incluye ayer|"
        "incluye hoy|incluye el dia|completo*|completa*|fiable*|correcto*|actualiz*|faltan|falta|calidad|confiable*|"
        "al dia|esta bien|es correcto|seguro|error|equivocad*|mal|incorrect*|de cuando son|desactualizad*|son buenos|"
        "retras*|no puede ser|me fio|fiar|ya entraron|han entrado|ya llegaron|estan cargados|ya cargaron|"
        "estan todos los datos|cargados|esta todo cargado|ya estan los datos|ya estan|ya cargo|faltan datos"
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
    "help": "ayuda|menu|que puedo preguntar|que puedes hacer|como funciona|comandos|que sabes hacer|opciones|help",
    "more": (
        "mas|mas detalles|mas informacion|mas info|detalles|detalle|cuentame mas|dime mas|profundiza|algo mas|"
        "que mas|sigue|continua|resumen|resume|resumeme|novedades|destacado*|claves"
    ),
    "only": "solo|solamente|unicamente|nada mas|solo para|filtra|enfocate|pero solo",
    "without": (
        "sin|excepto|salvo|excluyendo|menos|quitando|no incluyas|aparte de|sin contar|excluye|quita|descontando|"
        "a excepcion de|no"
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
    "follow": (
        "y|que hay de|y que hay de|que tal|y en|y para|lo mismo|pero|entonces|en cambio|mejor|igual|y que tal|y si"
    ),
    "ack": (
        "hello|hi|muchas gracias equipo|mil gracias|gracias crack|gracias maquina|maquina|fenomeno|genial gracias|"
        "perfecto gracias|ok gracias|vale gracias|bien gracias|todo bien|todo claro|queda claro|ya veo|ok ok|okis|"
        "oki|sip|nop|aja|ajam|uy|ole|olé|viva|bravisimo|que tengas|igualmente|buen domingo|feliz domingo|"
        "feliz semana|buen finde|buena semana|un abrazo|abrazos|besos|chao|chau|hasta manana|nos vemos|a ti|de nada|"
        "no hay de que|que pases|ja|jajajaja|xd|que risa|que bueno|que maravilla|buenisimo|buenisima|brutal|"
        "espectacular|impresionante|notable|estupendamente|mejor imposible|qué crack|gracias|muchas gracias|genial|"
        "perfecto|vale|ok|okay|bien|muy bien|excelente|estupendo|entendido|de acuerdo|si|no|guay|super|bueno|"
        "buen trabajo|que bien|hola|buenos dias|buenas tardes|buenas noches|buenas|buen dia|que tengas buen dia|"
        "hasta luego|adios|jaja|jajaja|jeje|wow|vaya|oh|ah|anda|fenomenal|bravo|listo|claro|muy buena|me alegro|"
        "como estas|que tal estas|feliz dia|saludos|interesante|increible|fantastico|maravilloso|hecho|enhorabuena|"
        "felicidades|estupenda|top|chevere|dale|bacano|crack|hey|nada|olvidalo|dejalo|joya|de lujo|barbaro|padrisimo|"
        "chido|a huevo|sale|va que va|okey|oki doki|bacan|buenazo|muchas gracias por todo|gracias por todo|"
        "gracias por la info|ok muchas gracias|perfecto muchas gracias|mil gracias por|excelente gracias|"
        "buenisimo gracias|gracias che|copado|genio|genia|un capo|sos un genio|listo gracias|ya esta gracias"
    ),
    "off": (
        "cobra|marta|contabilidad|otono|haz una|hazme un|hazme una|escribeme|letra de|chistes|adivinanza*|liga|"
        "partido de|messi|madrid|barca|elecciones|presidente|horoscopo|loteria|amor|receta|cocina|medico|abogado|"
        "hacienda|declaracion de|renuncia|despido|hacker|virus|factura|facturas|poema|chiste*|tiempo hace|clima|"
        "capital de|receta*|cancion|contrasena*|clave api|clave de api|clave|secreto*|credenciales|"
        "instrucciones anteriores|instrucciones|ignora*|reenvi*|telefono*|numero de telefono|correo*|email*|"
        "nombres de clientes|borra*|elimina*|compra*|pide una|pideme|reserva|llamame|llama|recuerdame|escribeme un|"
        "escribe un|salario*|sueldo*|admin|recomiend*|recomend*|deberiamos|deberia|consejo*|aconsej*|competencia|"
        "competidor*|sector|benchmark|mercado|otro equipo|equipo de ventas|otros lectores|quien mas|cambia el|"
        "cambia los|modifica|edita|paga|pagar|transferir|despid*|contrat*|futbol|politica|quien eres|eres un|chatgpt|"
        "codigo|sql|pelicula*|restaurante*|pizza|vuelo|hotel|bolsa|acciones|bitcoin|traduc*|presentacion|"
        "diapositiva*|linkedin|estrategia|perro|perros|gato|canta|deberes"
    ),
    "pause": (
        "dejalo estar|dejalo estar hasta|vacaciones|descanso|descansa|de viaje|no estoy|no estare|para de enviar|"
        "deja de mandar hasta|hasta nuevo aviso|no molestes hasta|pausa|pausar|pausalo|deten|detener|suspende*|"
        "de vacaciones|no me envies|no me mandes|nada hasta|silencio durante|silencia durante|fuera de la oficina"
    ),
    "mute": "silencia|silenciar|silencio|mute|callate|calla",
    "resume": (
        "reanuda*|reanudar|retoma*|vuelve a enviar|vuelve a mandar|reactiva*|activa de nuevo|he vuelto|ya volvi|"
        "quita la pausa"
    ),
    "send": (
        "mandamelo|envialo|enviamelo|mejor mandamelo|satures|molestes|moleste|escribe|escribeme|escribas|"
        "notificaciones|notificacion|recibirlo|recibirlos|recibir esto|informes|boletin|avisadme|envia|enviame|manda|"
        "mandame|mandar|enviar|recibir|quiero|recibe|avisa*|avisame|informe*|mensaje*|notifica*|reporte*|dame"
    ),
    "weekly": "semanal|semanalmente|una vez por semana|una vez a la semana|cada semana|1 vez por semana|una por semana",
    "daily": (
        "diario otra vez|como antes|todos los dias otra vez|vuelve a lo normal|frecuencia normal|cada dia otra vez|"
        "lo de siempre"
    ),
    "alarms": (
        "escribe solo cuando algo vaya mal|no me satures|solo cuando haya algo raro|solo cuando ocurra algo|"
        "solo si ocurre algo|solo lo urgente|solo lo importante|solo si es urgente|solo si es grave|"
        "solo cuando haya algo|avisame solo si|avisame solo cuando|solo avisame si|solo avisame cuando|"
        "solo cuando sea raro|solo si hay anomalias|solo anomalias|solo si algo va mal|solo cuando algo va mal|"
        "solo si pasa algo|solo cuando algo este mal|solo alertas|solo alarmas|solo si hay problemas|"
        "solo cuando haya problemas|cuando algo vaya mal|solo cuando pase algo|solo si hay algo raro|"
        "solo cuando algo vaya mal|solo si algo falla|solo si hay un problema|solo si algo esta mal|"
        "solo cuando haya un problema"
    ),
    "at": "a las|a la|sobre las",
    "clock": "y media|y cuarto|de la manana|de la noche|en punto|h|am|pm|de la tarde|horas|hrs",
    "language": "en espanol|espanol|en castellano|castellano",
    "undo": "deshaz*|deshacer|revierte|anula*|cancela eso|vuelve atras|dejalo como estaba|restablece*",
    "settings": "ajustes|mis ajustes|preferencias|mis preferencias|configuracion|que recibo|cuando recibo",
    "refresh": (
        "actualiza|actualizar|refresca*|refrescar|recarga*|vuelve a cargar|datos nuevos|ultimos datos|vuelve a leer|"
        "actualizalo|actualizame"
    ),
    "note": (
        "dile|dile a|avisa a|informa a|nota para|nota|comentario|comenta a|hazle saber|para que sepa|mensaje para|"
        "comunica a|apunta que|apunta|anota|ponlo como comentario|como comentario|apunta eso|apuntalo|anotalo|"
        "anota que|anota eso|deja una nota|dejale una nota|de nota|como nota|pasale el mensaje|avisale a|decile a"
    ),
    "filler": (
        "confirmar|confirmame|correspondiente|correspondientes|facturamos|facturo|ingresado|ingresamos|cerro|"
        "cerramos|cerraron|cierre|andaba|andan|plis|pasta|hizo|a mano|mano|sumaron|sumo|vale|ejercicio|saberse|"
        "dentro|viene|vienen|perdona|perdone|disculpa|disculpe|teneis|tenes|tienen|metidos|metido|entrar|entran|"
        "entro|entraron|estoy|estas|mandamelo|satures|escribe|hazme|haz|hagame|ultimamente|demonios|diablos|carajo|"
        "narices|mierda|joder|tio|tia|pana|parce|che|wey|guey|oye|mira|mire|a ver|porfis|por fa|si puede ser|"
        "cuando puedas|lo antes posible|rapidito|una pregunta|consulta|duda|ayudame|echame|sacame|saca|pasarme|pasar|"
        "darme|decirme|podria decirme|me dices|me dice|me puedes|me podrias|me podria|indicar|indicame|indica|"
        "facilitar|facilitame|proporcionar|mostrar|ensenar|revisar|revisa|chequea|checar|checa|averigua|necesitamos|"
        "necesitaba|quisieramos|queria|queriamos|gustaria|me gustaria|nos gustaria|interesa|me interesa|estuvimos|"
        "estuvieron|estado|han entrado|ha entrado|llegaron|llego|cayeron|cayo algo|recibimos|recibido|registramos|"
        "registrado|registraron|logro|lograron|conseguimos|conseguido|generamos|generado|genero|generaron|colocamos|"
        "despachamos|cobramos|recaudamos|recaudado|recaudo|hicieron|hice|movimos|movio dinero|acumulamos|acumulan|"
        "produjo|produjeron|dio|dieron|dejo|dejaron|nos dejo|salio|salieron|resulto|quedamos|quedaron|se queda|quedo|"
        "suman|sumando|sumado|junto|juntamos|andamos|iban|vamos con|llevan|aproximadamente|mas exactamente|justo|"
        "justamente|precisamente|basicamente|sinceramente|francamente|la verdad|o sea|es decir|en fin|total que|"
        "bueno pues|ademas|tambien quiero|asimismo|igualmente|en cuanto a|en concreto|especificamente|concretamente|"
        "en particular|respectivamente|tema|temas|lado|parte|gente|personas|persona|equipo|jefe|jefa|compa|amigo|"
        "amiga|chicos|chicas|semanita|diita|ratito|ahorita|recien|siempre|a veces|aca|alla|cualquier|cualquiera|"
        "ambos|demas|otro|otra|otros|otras|mio|mia|tuyo|suyo|propio|propia|cuyo|cuya|pesar|traves|favor|encima|"
        "debajo|alrededor|finalmente|primero que nada|luego|despues|mientras|quizas|quiza|tal vez|a lo mejor|"
        "seguro que|obvio|logico|fijate|fijo|venga|dale pues|hombre|mujer|madre mia|uf|uff|ay|eh|ey|hey|bajo|alto|"
        "flojo|baja|alta|alto tan|mas o menos|a partir de ahora|pasa|pasame|pasamelo|pa|arriba|abajo|trajo|hubo|"
        "traje|aprox|fin|final|finales|yo|d|trae|iba|tuvieron|nos fue|el|la|los|las|lo|de|del|en|a|al|para|con|es|"
        "son|fue|fueron|era|eran|esta|estan|estaba|ha|han|hemos|he|hay|habia|se|me|nos|te|le|les|mi|mis|nuestro|"
        "nuestra|nuestros|nuestras|su|sus|tu|por favor|porfa|porfavor|pf|muestra*|muestrame|ensena*|ensename|dime|"
        "dame|da|di|puedes|puede|podrias|quiero|quisiera|necesito|ver|saber|conocer|que|como|cual|cuales|cuanto|"
        "quien|donde|cuando|por|y|o|u|e|si|no|muy|mas|menos|tan|tanto|ya|aun|todavia|tambien|eso|esto|ese|esa|esos|"
        "esas|aquel|ahi|aqui|alli|hola|buenas|pues|bueno|entonces|asi|algo|alguno|alguna|algun|nada|cada|todo|todos|"
        "toda|todas|un|una|unos|unas|tuvimos|tenemos|tiene|tuvo|hicimos|hacer|vendimos|vendi*|venta|logramos|llega|"
        "datos|dato|numero|numeros|resultado*|informe|negocio|empresa|tienda|kpi|kpis|metrica|metricas|va|vamos|ir|"
        "ser|estar|estamos|estuvo|cosas|cosa|dia|dias|veces|vez|porque|pero|sobre|sin|hasta|desde|entre|durante|"
        "exactamente|realmente|bien|mal|gran|grande|bastante|mucho|mucha|muchos|muchas|tal|paso|pasado|ocurrio|puedo|"
        "podemos|haber|sabes|sido|sea|quede|queda|igual|mismo|misma|gracias|x|q|rapido|rapidamente|vemos|veo|mirar|"
        "nomas|helado|pibe|xfa|xfis|pliz|x favor|se llevan|lleva|para el cierre|necesitaria|importe|mismo importe|"
        "contador|mi contador|mi jefe|gestor|mi gestor|gestoria|banco|para el banco|reunion|para la reunion|"
        "de antemano|gracias de antemano|un saludo|saludos cordiales|cordial saludo|estimado|estimados|estimada|"
        "podria|podrian|podriais|me puede|me pasas|pasas|mandame|me mandas|dices|me das|decime|contame|contanos|"
        "querria|facturar|cerrar|digo yo|de donde|nosotros|oiga|aver|tons|o no|o que|tipo|mas bien|mero|oficialmente|"
        "tres|tiendas|separadas|separados|demasiado|demasiados|vendemos|vende|venden|festivo|en general|generalmente|"
        "wtf|teniamos|tenia|tenian|ponme|pon|ponnos|pone|habian"
    ),
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
}
