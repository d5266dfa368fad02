"""Names of common figures and break-downs in every language, by what they mean; ``*`` stands for any ending."""

FIGURES = {
    "orders": (
        "bestelleingang|auftragseingang|order volume|deals|encomendas|comandas|order|orders|purchases|bestellung*|"
        "auftrag*|auftraege|auftrage|pedido|pedidos|commande|commandes|cmd|cmds|encomenda|ordine|ordini|"
        "ventas numero|orderz|bestllung*|ordenes|orden"
    ),
    "revenue": (
        "takings|kohle|tagesumsatz|umsatzes|umsatzzahlen|pasta ingresada|recaudacion|caisse|encaissements|incassi|"
        "incasso|volume de negocios|negocios|giro d affari|oktoberumsatz|cash|bookings|revenue|revenues|sales|"
        "turnover|rev|umsatz|umsatze|erlos|erlose|ingresos|ingreso|facturacion|ventas|chiffre d affaires|"
        "chiffre d affaire|ca|chiffre daffaires|ventes|receita|receitas|faturamento|facturacao|faturacao|vendas|"
        "ricavi|fatturato|vendite|income|einnahmen|recettes|money|geld|cash made"
    ),
    "conversion": (
        "tasso|taux de conversion|konversionen|convert*|conv|conv rate|conversion|conversions|conversion rate|cr|cvr|"
        "konversion*|conversionrate|konversionsrate|conversie|conversion rates|tasa de conversion|tasa conversion|"
        "conversiones|taux|conversao|taxa de conversao|taxa|conversione|tasso di conversione|rate|quote|tasa"
    ),
    "mrr": (
        "mrr|monthly recurring revenue|recurring revenue|wiederkehrende umsatze|wiederkehrender umsatz|"
        "revenu recurrent|ingresos recurrentes|receita recorrente|ricavi ricorrenti|arr"
    ),
    "signups": (
        "inscrits|inscri|inscripciones|registros nuevos|iscritti|neuanmeldungen|acquisition|cadastrados|inscritos|"
        "new user|new signups|registrierte|signup|signups|sign up|sign ups|registration|registrations|new accounts|"
        "anmeldung*|registrierung*|neuanmeldung*|alta|altas|registro|registros|inscription*|inscricao|inscricoes|"
        "cadastro|cadastros|iscrizion*|registrazion*|new users|neue nutzer"
    ),
    "advance orders": "pre order*|preorder*|vorbestellung*|precommande*|preventa*|pre venda*|preordin*",
    "time taken": (
        "delivery time*|shipping time*|lead time*|response time*|waiting time*|lieferzeit*|wartezeit*|delai*|"
        "plazo de entrega|tiempo de entrega|tempo de entrega|prazo de entrega|tempi di consegna|tempo di consegna"
    ),
    "customers": "customer|customers|client|clients|kunde|kunden|cliente|clientes|clienti|buyers|shoppers",
    "users": "users|active users|nutzer|usuarios|utilisateurs|usuarios ativos|utenti|dau|mau",
    "visits": (
        "visit|visits|traffic|sessions|visitors|besuch*|besucher|visitas|trafico|sesiones|visites|trafic|trafego|"
        "visite|visitatori|clicks|klicks|pageviews|impressions"
    ),
    "margin": (
        "margin|margins|gross margin|marge|margen|margenes|margem|margens|margine|margini|deckungsbeitrag|rohertrag"
    ),
    "profit": (
        "profit|profits|earnings|ebitda|ebit|net income|bottom line|gewinn|ergebnis vor|beneficio|beneficios|"
        "ganancia|ganancias|benefice|benefices|lucro|lucros|utile|utili|profitto|profitability|rentabilidad|"
        "rentabilite"
    ),
    "cost": (
        "cost|costs|spend|spending|spent|gast*|spendiamo|spendono|depens*|ausgegeben|ad spend|expenses|kosten|"
        "ausgaben|coste|costes|costo|costos|gasto|gastos|cout|"
        "couts|depense|depenses|custo|custos|despesa|despesas|costi|spese|spesa|cac|werbekosten|budget ads|adspend"
    ),
    "average order": (
        "aov|average order value|order value|value per order|per order|par commande|pro bestellung|je bestellung|"
        "por pedido|per ordine|a ordine|"
        "basket|basket size|cart value|warenkorb*|bestellwert|ticket medio|ticket promedio|"
        "valor medio del pedido|cesta media|panier|panier moyen|carrinho|valor medio do pedido|carrello|"
        "scontrino medio|valore medio"
    ),
    "refunds": (
        "refund|refunds|returns|retouren|retoure|ruckerstattung*|rucksendung*|devolucion*|reembolso*|"
        "remboursement*|retours|devolucao|devolucoes|resi|rimbors*"
    ),
    "churn": (
        "kundigungs*|churn*|cancelaram|cancelou|cancelled|canceled|resilie*|resiliation*|disdett*|dados de baja|"
        "dieron de baja|se dieron de baja|churn rate|cancellations|cancelled|abwanderung|kundigungen|"
        "kundigungsrate|bajas|"
        "cancelaciones|resiliations|desabonnements|cancelamentos|disdette|abbandoni|attrition|retention|retencion|"
        "retenzione|retencao"
    ),
    "tickets": (
        "ticket|tickets|support tickets|complaints|anfragen|beschwerden|quejas|reclamaciones|reclamations|"
        "reclamacoes|reclami|nps|csat|satisfaction"
    ),
    "units": "units|units sold|items sold|stuckzahl|stuck|unidades|unites|unidade|unita|pezzi|pieces",
    "stock": "stock|inventory|lagerbestand|bestand|inventario|existencias|stocks|estoque|giacenza|magazzino|lager",
    "discounts": (
        "discount|discounts|rabatt|rabatte|descuento*|remise|remises|desconto*|sconto|sconti|coupons|vouchers"
    ),
    "tax": "vat|sales tax|mehrwertsteuer|mwst|iva|tva|impuestos|imposto|impostos",
    "headcount": "headcount|employees|staff|mitarbeiter*|empleados|employes|salaries|funcionarios|dipendenti|hires",
    "roas": "roas|roi|cpc|cpa|ctr|cpm|ltv|arpu|runway|burn rate|burn|valuation",
}

DIMENSIONS = {
    "region": (
        "region|regions|regiones|regione|regioni|regiao|regioes|regionen|gebiet|gebiete|area|areas|territory|"
        "territories|zone|zona|zonas|zones"
    ),
    "country": (
        "country|countries|land|lander|landern|pais|paises|pays|paese|paesi|nation|nations|market|markets|markt|"
        "markte|mercado|mercados|marches|mercati|laender"
    ),
    "product": (
        "product|products|produkt|produkte|produkten|producto|productos|produit|produits|produto|produtos|prodotto|"
        "prodotti|item|items|articulo|articulos|article|articles|artikel|artigo|articolo|articoli|sku|skus"
    ),
    "channel": (
        "channel|channels|kanal|kanale|kanalen|canal|canales|canaux|canais|canale|canali|source of traffic|medium|"
        "kanaele"
    ),
    "store": (
        "store|stores|shop|shops|magasin|magasins|boutique|boutiques|filiale|filialen|laden|geschaft|geschafte|"
        "tienda|tiendas|loja|lojas|negozio|negozi|branch|branches|location|locations|standort|standorte|sucursal*|"
        "punto vendita|punti vendita|standorten"
    ),
    "plan": (
        "formule|formules|abonnement|abonnements|plan|plans|tarif|tarife|tarifs|tier|tiers|paket|pakete|plane|"
        "planes|plano|planos|piano|piani|tariffa|tariffe|package|packages|abo|abos|tarifen|subscription type|planen"
    ),
    "team": (
        "team|teams|abteilung*|equipo|equipos|equipe|equipes|squadra|squadre|department|departments|departamento*"
    ),
    "person": (
        "rep|reps|salesperson|salespeople|owner|owners|vertriebler|verkaufer|vendedor|vendedores|vendeur|vendeurs|"
        "venditore|venditori|account manager"
    ),
    "gender": (
        "gender|sex|men|women|male|female|geschlecht|frauen|manner|mujeres|hombres|genero|femmes|hommes|sexe|"
        "mulheres|homens|donne|uomini|genere"
    ),
    "age": (
        "age|ages|age group|altersgruppe|alter|edad|edades|age groups|idade|faixa etaria|eta|tranche d age|"
        "fascia d eta|altersgruppen"
    ),
    "device": (
        "device|devices|mobile|desktop|gerat|gerate|dispositivo|dispositivos|appareil|appareils|dispositivi|ios|"
        "android|handy|movil|smartphone|tablet|celular|telefonino|mobil"
    ),
    "city": "city|cities|stadt|stadte|ciudad|ciudades|ville|villes|cidade|cidades|citta",
    "customer": (
        "segment|segments|segmento|segmentos|segmente|industry|vertical|customer type|new customers|"
        "returning customers|neukunden|bestandskunden|nuevos clientes|nouveaux clients|novos clientes|"
        "nuovi clienti|customer segment|stammkunden"
    ),
    "campaign": (
        "campaign|campaigns|kampagne|kampagnen|campana|campanas|campagne|campagnes|campanha|campanhas|campagna|"
        "google ads|facebook ads|facebook|instagram ads|tiktok|seo"
    ),
    "category": (
        "category|categories|kategorie|kategorien|categoria|categorias|categorie|brand|brands|marke|marken|marca|"
        "marcas|marque|marques|collection"
    ),
    "size": "size|sizes|colour|color|colors|grosse|farbe|talla|tallas|taille|tailles|couleur|tamanho|taglia|taglie",
}
