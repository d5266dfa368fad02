"""What readers say in Spanish beside questions: small talk, wishes, what is not ours, words that say nothing."""

WORDS = {
    "help": "ayuda|menu|que puedo preguntar|que puedes hacer|como funciona|comandos|que sabes hacer|opciones|help",
    "more": (
        "mas|mas detalles|mas informacion|mas info|detalles|detalle|cuentame mas|dime mas|profundiza|algo mas|"
        "que mas|sigue|continua|resumen|resume|resumeme|novedades|destacado*|claves"
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
        "chido|a huevo|va que va|okey|oki doki|bacan|buenazo|muchas gracias por todo|gracias por todo|"
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
        "diapositiva*|linkedin|estrategia|perro|perros|gato|canta|deberes|sube el|subele|baja el presupuesto|"
        "aumenta el"
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
        "wtf|teniamos|tenia|tenian|ponme|pon|ponnos|pone|habian|puente|soy|nueva|tiro|tiraron|llevabamos"
    ),
}
