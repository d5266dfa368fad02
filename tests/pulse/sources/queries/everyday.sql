# What analysts write, by database, one a line.

-- postgresql
SELECT date_trunc('month', placed_at)::date AS period, SUM(total) AS value FROM orders WHERE placed_at >= :since AND placed_at < :until GROUP BY 1
SELECT to_char(day, 'YYYY-MM-DD') AS period, amount AS value FROM sales
SELECT day AS period, COUNT(*) FILTER (WHERE amount > 10) AS value FROM sales GROUP BY day
SELECT day AS period, percentile_cont(0.5) WITHIN GROUP (ORDER BY amount) AS value FROM sales GROUP BY day
SELECT region AS category, string_agg(DISTINCT note, ', ' ORDER BY note) AS value FROM sales GROUP BY region
SELECT day AS period, SUM(SUM(amount)) OVER (ORDER BY day ROWS BETWEEN 6 PRECEDING AND CURRENT ROW) AS value FROM sales GROUP BY day
SELECT d::date AS period, COALESCE(SUM(s.amount), 0) AS value FROM generate_series(CAST(:since AS date), CAST(:until AS date), interval '1 day') AS d LEFT JOIN sales s ON s.day = d::date GROUP BY 1
SELECT d.day AS period, 1 AS value FROM generate_series(now() - interval '7 days', now(), '1 day') AS d(day)
SELECT (payload ->> 'amount')::numeric(12, 2) AS value, payload #>> '{a,b}' AS category FROM events
SELECT e.value ->> 'sku' AS category, COUNT(*) AS value FROM orders o CROSS JOIN LATERAL jsonb_array_elements(o.items) AS e GROUP BY 1
SELECT x.name AS category, x.n AS value FROM orders, jsonb_to_recordset(items) AS x(name text, n int)
SELECT tag AS category, COUNT(*) AS value FROM sales, unnest(tags) AS tag GROUP BY tag
SELECT t.tag AS category, t.n AS value FROM sales CROSS JOIN LATERAL unnest(tags) WITH ORDINALITY AS t(tag, n)
SELECT region AS category, SUM(amount) AS value FROM sales GROUP BY ROLLUP (region)
SELECT region, day, SUM(amount) FROM sales GROUP BY GROUPING SETS ((region), (day), ())
SELECT region, GROUPING(region), SUM(amount) FROM sales GROUP BY CUBE (region, day)
SELECT l.day AS period, l.amount AS value FROM regions r CROSS JOIN LATERAL (SELECT day, amount FROM sales s WHERE s.region = r.name ORDER BY day DESC LIMIT 1) AS l
WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10) SELECT i AS value FROM n
WITH a AS MATERIALIZED (SELECT * FROM sales) SELECT day AS period, NULLIF(amount, 0) AS value FROM a
SELECT v.k AS category, v.n AS value FROM (VALUES ('a', 1), ('b', 2)) AS v(k, n)
SELECT split_part(email, '@', 2) AS category, COUNT(DISTINCT id) AS value FROM users GROUP BY 1
SELECT regexp_replace(name, '\s+', ' ', 'g') AS category, GREATEST(a, b, 0) AS value FROM t
SELECT EXTRACT(dow FROM day) AS category, AVG(amount) AS value FROM sales GROUP BY 1
SELECT pg_catalog.sum(amount) AS value FROM public.sales
SELECT "sum"(amount) AS value FROM "Sales"
SELECT day AS period, EXTRACT(EPOCH FROM (closed_at - opened_at)) / 3600 AS value FROM tickets WHERE opened_at >= :since AT TIME ZONE 'UTC'
SELECT DISTINCT ON (customer) day AS period, amount AS value FROM sales ORDER BY customer, day DESC
SELECT day AS period, CASE WHEN region IN ('N', 'S') THEN amount ELSE 0 END AS value FROM sales WHERE note ~* 'x' AND id = ANY(ARRAY[1, 2])
SELECT day AS period, LAG(amount) OVER w AS value FROM sales WINDOW w AS (PARTITION BY region ORDER BY day)
SELECT (array_agg(amount ORDER BY day DESC))[1] AS value, region AS category FROM sales GROUP BY region
SELECT date_bin('15 minutes', at, TIMESTAMP '2026-01-01') AS period, COUNT(*) AS value FROM events GROUP BY 1
SELECT day AS period, ROUND(100.0 * SUM(paid) / NULLIF(SUM(due), 0), 1) AS value FROM bills GROUP BY day HAVING SUM(due) > 0
SELECT s.day AS period, s.amount AS value FROM sales s WHERE EXISTS (SELECT 1 FROM refunds r WHERE r.id = s.id) AND (s.day, s.region) IN (SELECT day, region FROM top)
SELECT day AS period, make_interval(days => 3) IS NOT NULL AS value, tstzrange(a, b) && tstzrange(c, d) FROM t
SELECT d.d::date AS period, 1 AS value FROM generate_series(now(), now(), '1 day') AS d
SELECT t.t AS category, COUNT(*) AS value FROM sales s CROSS JOIN unnest(s.tags) t GROUP BY t.t
SELECT w.word AS category, 1 AS value FROM regexp_split_to_table('a b', ' ') AS w(word)
SELECT make_interval(days => 3) AS value, day AS period FROM sales WHERE payload @> '{}' AND payload ? 'a'
SELECT day AS period, 1 AS value FROM sales WHERE day < :until /* the /* inner */ end */ -- and so on
SELECT day AS period, SUM(amount) FILTER (WHERE region = 'N') OVER (ORDER BY day) AS value FROM sales GROUP BY CUBE (a), ROLLUP (b)
SELECT ARRAY(SELECT 1) AS value, ROW(1, 2) = (a, b) AS x, (a, b) OVERLAPS (c, d) AS y FROM sales LIMIT (2) OFFSET (1)
SELECT at AT TIME ZONE ('UTC') AS period, a IN (1) AND NOT (b) OR (c) AS value FROM sales WHERE name ILIKE ('x%') AND a BETWEEN (1) AND (2)
WITH a AS NOT MATERIALIZED (SELECT 1 AS x) SELECT x AS value FROM a UNION ALL (SELECT 2) EXCEPT (SELECT 3)
SELECT LAST_VALUE(amount) OVER (PARTITION BY (region) ORDER BY (day)) AS value, day AS period FROM sales JOIN days USING (day)

-- mysql
SELECT DATE_FORMAT(placed_at, '%Y-%m-01') AS period, SUM(total) AS value FROM orders GROUP BY 1
SELECT STR_TO_DATE(day, '%d.%m.%Y') AS period, amount AS value FROM sales
SELECT DATE(placed_at) AS period, IFNULL(SUM(total), 0) AS value FROM orders WHERE placed_at >= DATE_SUB(CURDATE(), INTERVAL 30 DAY) GROUP BY DATE(placed_at)
SELECT JSON_UNQUOTE(JSON_EXTRACT(payload, '$.kind')) AS category, COUNT(*) AS value FROM events GROUP BY 1
SELECT payload->>'$.kind' AS category, COUNT(*) AS value FROM events GROUP BY 1
SELECT GROUP_CONCAT(DISTINCT note ORDER BY note SEPARATOR ', ') AS value FROM sales
SELECT region AS category, SUM(amount) AS value FROM sales GROUP BY region WITH ROLLUP
SELECT day AS period, SUM(IF(region = 'N', amount, 0)) AS value FROM sales GROUP BY day
SELECT CAST(amount AS DECIMAL(12, 2)) AS value, CONVERT(note USING utf8mb4) AS category FROM `sales`
SELECT FROM_UNIXTIME(ts) AS period, TIMESTAMPDIFF(MINUTE, a, b) AS value FROM t
SELECT YEARWEEK(day, 3) AS category, ROW_NUMBER() OVER (PARTITION BY region ORDER BY day) AS value FROM sales # the end
SELECT SUBSTRING_INDEX(email, '@', -1) AS category, COUNT(*) AS value FROM users GROUP BY 1 ORDER BY COUNT(*) DESC LIMIT 5
SELECT j.sku AS category, 1 AS value FROM orders, JSON_TABLE(items, '$[*]' COLUMNS (sku VARCHAR(20) PATH '$.sku')) AS j
SELECT day AS period, 1 AS value FROM docs WHERE MATCH (title) AGAINST ('shop')
SELECT LAST_DAY(day) AS period, day + INTERVAL 1 MONTH AS value FROM sales WHERE note REGEXP '^a' AND note NOT LIKE '%x%'
SELECT day AS period, (a) DIV (b) AS value FROM sales WHERE (name) REGEXP ('^a') AND (a, b) IN ((1, 2)) XOR (c) AND a MOD (2) = 1

-- mariadb
SELECT day AS period, MEDIAN(amount) OVER (PARTITION BY region) AS value FROM sales
SELECT CONVERT_TZ(at, 'UTC', 'Europe/Berlin') AS period, CEIL(x) AS value FROM t

-- sqlite
SELECT strftime('%Y-%m-01', placed_at) AS period, SUM(total) AS value FROM orders GROUP BY 1
SELECT date(at, 'unixepoch') AS period, total(amount) AS value FROM sales GROUP BY 1
SELECT julianday(closed) - julianday(opened) AS value, day AS period FROM tickets
SELECT json_extract(payload, '$.kind') AS category, COUNT(*) AS value FROM events GROUP BY 1
SELECT e.value AS category, COUNT(*) AS value FROM orders, json_each(orders.items) AS e GROUP BY 1
SELECT payload ->> '$.a' AS category, group_concat(note, ', ') AS value FROM t GROUP BY 1
SELECT day AS period, iif(amount > 0, amount, 0) AS value FROM [sales] WHERE note GLOB 'a*'
SELECT day AS period, avg(amount) OVER (ORDER BY day ROWS 6 PRECEDING) AS value, printf('%.2f', amount) FROM sales

-- duckdb
SELECT date_trunc('week', day) AS period, SUM(amount) AS value FROM sales GROUP BY ALL
SELECT strftime(day, '%Y-%m') AS category, median(amount) AS value FROM sales GROUP BY 1
SELECT region AS category, quantile_cont(amount, 0.9) AS value FROM sales GROUP BY region
SELECT time_bucket(INTERVAL '1 hour', at) AS period, count(*) AS value FROM events GROUP BY 1
SELECT unnest(tags) AS category, 1 AS value FROM sales
SELECT list_sum(list_transform(items, x -> x.price)) AS value, day AS period FROM orders
SELECT * EXCLUDE (note) REPLACE (amount / 100 AS amount) FROM sales
SELECT day AS period, arg_max(amount, at) AS value FROM sales GROUP BY day QUALIFY row_number() OVER (ORDER BY day) < 10
FROM sales SELECT day AS period, sum(amount) AS value GROUP BY day
SELECT range AS value FROM range(10)
SELECT day AS period, n AS value FROM (PIVOT sales ON region USING sum(amount))
SELECT regexp_extract(note, '([a-z]+)', 1) AS category, try_cast(x AS DOUBLE) AS value FROM main.sales
SELECT struct_pack(a := 1) AS x, amount AS value FROM sales
SELECT 'a,b'[1] AS category, [1, 2, 3][1] AS value, {'a': 1}.a FROM sales

-- bigquery
SELECT DATE_TRUNC(day, MONTH) AS period, SUM(total) AS value FROM `project.data.orders` GROUP BY 1
SELECT TIMESTAMP_TRUNC(at, HOUR) AS period, APPROX_COUNT_DISTINCT(user_id) AS value FROM events GROUP BY 1
SELECT FORMAT_DATE('%Y-%m', day) AS category, SAFE_DIVIDE(SUM(a), SUM(b)) AS value FROM t GROUP BY 1
SELECT PARSE_DATE('%d.%m.%Y', day) AS period, COUNTIF(paid) AS value FROM t GROUP BY 1
SELECT SAFE.PARSE_DATE('%F', day) AS period, SAFE_CAST(x AS FLOAT64) AS value FROM t
SELECT item.sku AS category, SUM(item.n) AS value FROM orders, UNNEST(items) AS item WITH OFFSET AS o GROUP BY 1
SELECT (SELECT value.string_value FROM UNNEST(params) WHERE key = 'page') AS category, COUNT(*) AS value FROM `p.d.events_*` GROUP BY 1
SELECT JSON_VALUE(payload, '$.kind') AS category, ARRAY_LENGTH(tags) AS value FROM t
SELECT * FROM (SELECT region, amount FROM sales) PIVOT(SUM(amount) FOR region IN ('N', 'S'))
SELECT NET.HOST(url) AS category, COUNT(*) AS value FROM hits GROUP BY 1
SELECT d AS period, 1 AS value FROM UNNEST(GENERATE_DATE_ARRAY(DATE '2026-01-01', CURRENT_DATE())) AS d
SELECT REGEXP_EXTRACT(path, r'^/(\w+)') AS category, tags[SAFE_OFFSET(0)] AS value, STRUCT(1 AS a) FROM t
SELECT LAST_VALUE(amount IGNORE NULLS) OVER (ORDER BY day) AS value, day AS period FROM sales
SELECT * EXCEPT (note), ARRAY(SELECT 1) AS a, STRUCT(1, 2) AS s FROM sales

-- mssql
SELECT CAST(day AS date) AS period, SUM(amount) AS value FROM sales GROUP BY CAST(day AS date)

-- snowflake
SELECT DATE_TRUNC('month', day) AS period, SUM(amount) AS value FROM sales GROUP BY 1

-- redshift
SELECT DATE_TRUNC('month', day) AS period, SUM(amount) AS value FROM sales GROUP BY 1
