# What does more than read, or may, by database, one a line.

-- postgresql
SELECT ts_rewrite('a'::tsquery, 'select 1')
SELECT pg_catalog.ts_rewrite('a'::tsquery, 'select 1')
SELECT "ts_rewrite"('a', 'select 1')
SELECT pg_catalog . /* x */ "ts_rewrite" ('a', 'b')
SELECT query_to_xml('select 1', true, true, '')
SELECT query_to_xml_and_xmlschema('select 1', true, true, '')
SELECT table_to_xml('a', true, true, '')
SELECT cursor_to_xml('c', 1, true, true, '')
SELECT database_to_xmlschema(true, true, '')
SELECT ts_stat('select 1')
SELECT dblink('', 'select 1')
SELECT dblink_exec('', 'drop table a')
SELECT crosstab('select 1')
SELECT connectby('a', 'b', 'c', 'd', 1)
SELECT xpath_table('a','b','c','d','e')
SELECT pg_read_file('x')
SELECT pg_ls_dir('.')
SELECT pg_sleep_for('1 hour')
SELECT pg_stat_file('x')
SELECT lo_get(1)
SELECT lo_from_bytea(0, 'x')
SELECT lowrite(1, 'x')
SELECT loread(1, 1)
SELECT set_config('a.b', 'c', false)
SELECT current_setting('data_directory')
SELECT nextval('s')
SELECT setval('s', 1)
SELECT currval('s')
SELECT pg_terminate_backend(1)
SELECT pg_cancel_backend(1)
SELECT pg_advisory_lock(1)
SELECT pg_reload_conf()
SELECT pg_notify('a', 'b')
SELECT pg_logical_emit_message(true, 'a', 'b')
SELECT txid_current()
SELECT pg_current_xact_id()
SELECT pg_switch_wal()
SELECT plpgsql_call_handler()
SELECT myschema.sum(1)
SELECT public."sum"(1)
SELECT "SUM"(1)
SELECT xmlparse(document '<a/>')
SELECT xpath('/a', x)
SELECT my_own_function(1)
SELECT http_get('http://example.com')
SELECT (1000).pg_sleep
SELECT ('/etc/passwd'::text).pg_read_file
SELECT (ARRAY[1000])[1].pg_sleep
SELECT 1 OPERATOR(pg_catalog.+) 2
SELECT U&"pg\0073leep"(1)
SELECT has_table_privilege('a', 'b')
SELECT inet_server_addr()
SELECT pg_export_snapshot()
SELECT brin_summarize_new_values('a')
SELECT pg_prewarm('a')
SELECT amcheck('a')
SELECT setseed(0.5)
SELECT E'\', pg_sleep(10), '
SELECT $$a$$
SELECT $x$a$x$
SELECT x.pg_sleep AS value FROM generate_series(1, 2) AS x
SELECT u.pg_read_file AS value FROM unnest(ARRAY['/etc/passwd']) u
SELECT generate_series.pg_sleep FROM generate_series(1, 2)
SELECT string_to_table.pg_read_file FROM string_to_table('a,b', ',')
SELECT r.pg_sleep FROM ROWS FROM (generate_series(1, 2)) AS r
SELECT a[1].pg_sleep FROM (SELECT ARRAY[1000] AS a) AS t
SELECT value FROM dblink('', 'select 1') AS dblink(value int)
WITH pg_sleep(x) AS (SELECT 1) SELECT pg_sleep(10) AS value FROM pg_sleep
SELECT 1 AS value FROM sales ORDER BY ts_rewrite('a', 'b')
SELECT 1 AS value FROM sales GROUP BY 1 HAVING bool_or(pg_try_advisory_lock(1))
SELECT COUNT(*) FILTER (WHERE pg_sleep(1) IS NULL) AS value FROM sales
SELECT 1 AS value FROM sales LIMIT (SELECT nextval('s'))
SELECT 1 AS value FROM sales TABLESAMPLE my_sampler(1)
SELECT 1 AS value {# , #} , pg_sleep(10) FROM sales
SELECT filter(1) AS value
SELECT zone(1) AS value
SELECT sets(1) AS value
SELECT 1 AS value FROM sales FOR KEY SHARE
SELECT 1 AS value FROM sales FOR NO KEY UPDATE
WITH x AS (INSERT INTO sales VALUES (1) RETURNING 1) SELECT 1 AS value FROM x
WITH x AS (MERGE INTO sales USING a ON true WHEN MATCHED THEN DELETE RETURNING 1) SELECT 1 FROM x
SELECT ranK(1)
SELECT 1 AS value FROM a WHERE b = ANY(SELECT dblink('a','b'))
SELECT pg_sleep/**/(10)
SELECT (SELECT x.pg_sleep FROM generate_series(0, 0) AS x) FROM generate_series(1, 1) AS x(pg_sleep)
SELECT pg_sleep.pg_sleep FROM generate_series(0, 0) AS pg_sleep(a)
SELECT pg_read_file.pg_read_file FROM jsonb_array_elements_text('[1]') AS pg_read_file
TABLE sales; SELECT 1
LISTEN x
DO $$ BEGIN END $$
SET ROLE postgres
PREPARE x AS SELECT 1
FETCH ALL FROM c
SELECT over(1) AS value
SELECT 1 AS value FROM over(1) AS t
SELECT 1 AS value FROM filter(1) AS t
SELECT 1 AS value FROM sets(1) AS t
SELECT 1 AS value FROM zone(1) AS t
SELECT rollup(1) AS value
SELECT 1 AS value FROM rollup(1) AS t
SELECT cube(1) AS value
SELECT 1 AS value FROM cube(1) AS t
SELECT struct(1) AS value
SELECT 1 AS value FROM struct(1) AS t
SELECT rlike(1) AS value
SELECT 1 AS value FROM rlike(1) AS t
SELECT regexp(1) AS value
SELECT 1 AS value FROM regexp(1) AS t
SELECT xor(1) AS value
SELECT 1 AS value FROM xor(1) AS t
SELECT escape(1) AS value
SELECT 1 AS value FROM escape(1) AS t
SELECT overlaps(1) AS value
SELECT 1 AS value FROM overlaps(1) AS t
SELECT partition(1) AS value
SELECT 1 AS value FROM partition(1) AS t
SELECT materialized(1) AS value
SELECT 1 AS value FROM materialized(1) AS t
SELECT exclude(1) AS value
SELECT 1 AS value FROM exclude(1) AS t
SELECT within(1) AS value
SELECT 1 AS value FROM within(1) AS t
SELECT match(1) AS value
SELECT 1 AS value FROM match(1) AS t
SELECT offset(1) AS value
SELECT 1 AS value FROM offset(1) AS t
SELECT set(1) AS value
SELECT 1 AS value FROM set(1) AS t
SELECT by(1) AS value
SELECT 1 AS value FROM by(1) AS t
SELECT filter(1, 2) AS value
SELECT a, xor(1, 2) AS value FROM sales
SELECT 1 AS value WHERE struct(1)
SELECT a, cube(1) AS value FROM sales
SELECT a, rollup(1) AS value FROM sales

-- mysql
SELECT sleep(10)
SELECT SLEEP (10)
SELECT `sleep`(10)
SELECT benchmark(1, 1)
SELECT load_file('/etc/passwd')
SELECT get_lock('a', 1)
SELECT is_free_lock('a')
SELECT release_all_locks()
SELECT master_pos_wait('a', 1)
SELECT master_gtid_wait('a')
SELECT sys_exec('id')
SELECT sys_eval('id')
SELECT nextval(s)
SELECT setval(s, 1)
SELECT lastval(s)
SELECT last_insert_id(5)
SELECT @x := 1
SELECT @@version
SELECT @x
SELECT uuid_short()
SELECT extractvalue('<a/>', '/a')
SELECT updatexml('<a/>', '/a', 'b')
SELECT mydb.sum(1)
SELECT 'x\' , sleep(10) , '
SELECT name_const('a', 1)
SELECT row_count()
SELECT "sleep"(10)
SELECT kill(1)
SELECT 1 INTO OUTFILE '/tmp/x'
SELECT 1 INTO DUMPFILE '/tmp/x'
SELECT 1 INTO @x
SELECT NEXT VALUE FOR s
SELECT 1 FROM sales PROCEDURE ANALYSE(1, 1)
SELECT 1 FROM sales LOCK IN SHARE MODE
SELECT 1 FROM sales FOR SHARE
SELECT a$b(1)
SELECT service_get_read_locks('a', 'b', 1)
SELECT 1 AS value FROM sales WHERE SLEEP(10)
SELECT 1 AS value --1, sleep(10)
TABLE sales INTO OUTFILE '/tmp/x'
SELECT 1 UNION SELECT 2 INTO OUTFILE '/tmp/x'
(SELECT 1) INTO OUTFILE '/tmp/x'
VALUES ROW(1) INTO OUTFILE '/tmp/x'
SET STATEMENT max_statement_time = 0 FOR SELECT 1
HANDLER sales OPEN
SHOW GRANTS

-- sqlite
SELECT load_extension('x')
SELECT readfile('/etc/passwd')
SELECT writefile('/tmp/x', 'y')
SELECT edit('x')
SELECT fts3_tokenizer('simple')
SELECT zeroblob(1000000000)
SELECT randomblob(1)
SELECT changes()
SELECT eval('delete from sales')
SELECT main.sum(1)
SELECT [load_extension]('x')
SELECT `load_extension`('x')
SELECT sqlite_compileoption_get(1)
SELECT * FROM pragma_table_info('sales')
SELECT * FROM pragma_database_list
SELECT * FROM main.pragma_database_list
SELECT * FROM sqlite_dbpage
SELECT * FROM fsdir('/')
SELECT * FROM fsdir
SELECT crypto_hash('x')
SELECT 1 AS value FROM "pragma_database_list"
VACUUM

-- duckdb
SELECT * FROM read_csv('/etc/passwd')
SELECT * FROM 'file.csv'
SELECT * FROM "file.csv"
SELECT * FROM '/etc/passwd'
SELECT * FROM sales.csv
SELECT * FROM 's3://a/b'
SELECT * FROM 'x/*.parquet'
SELECT * FROM read_text('/etc/passwd')
SELECT * FROM read_blob('x')
SELECT * FROM read_json_auto('x')
SELECT * FROM parquet_scan('x')
SELECT * FROM parquet_metadata('x')
SELECT * FROM glob('*')
SELECT * FROM sniff_csv('x')
SELECT * FROM query('SELECT 1')
SELECT * FROM query_table('sales')
SELECT * FROM duckdb_secrets()
SELECT * FROM duckdb_settings()
SELECT * FROM pragma_database_size()
SELECT * FROM sqlite_scan('a', 'b')
SELECT * FROM postgres_query('a', 'b')
SELECT * FROM iceberg_scan('a')
SELECT * FROM checkpoint()
SELECT * FROM force_checkpoint()
SELECT getenv('HOME')
SELECT current_setting('home_directory')
SELECT nextval('s')
SELECT getvariable('x')
SELECT write_log('x')
SELECT my_macro(1)
SELECT '/etc/passwd'.read_text()
SELECT x.upper()
SELECT main.sum(1)
SELECT * FROM st_read('x')
SELECT * FROM arrow_scan(1, 2, 3)
SELECT * FROM pandas_scan(1)
SELECT * FROM test_all_types()
SELECT which_secret('a', 'b')
SELECT * FROM repeat_row(1, 2)
SELECT * FROM json_execute_serialized_sql('x')
SELECT json_serialize_sql('select 1')
SELECT current_query()
SELECT txid_current()
SUMMARIZE sales
DESCRIBE sales
PIVOT sales ON region USING sum(amount)
SELECT 1 AS value FROM sales ASOF JOIN read_parquet('x') ON true
SELECT * FROM (DESCRIBE 'file.csv')
SELECT * FROM (SUMMARIZE 'file.csv')
SELECT * FROM (SUMMARIZE read_csv('x'))
INSTALL httpfs
EXPORT DATABASE 'x'

-- bigquery
SELECT * FROM EXTERNAL_QUERY('a', 'SELECT 1')
SELECT * FROM ML.PREDICT(MODEL `a.b`, TABLE c)
SELECT `p.d.f`(1)
SELECT d.my_function(1)
SELECT ERROR('x')
SELECT SESSION_USER()
SELECT KEYS.NEW_KEYSET('x')
SELECT AEAD.DECRYPT_STRING(a, b, c)
SELECT * FROM AI.GENERATE_TABLE(MODEL m, TABLE t)
SELECT @@project_id
SELECT * FROM VECTOR_SEARCH(TABLE a, 'b', TABLE c)
SELECT safe.my_function(1)
CREATE TEMP FUNCTION f() AS (1); SELECT f()

-- mssql
SELECT * FROM OPENROWSET('a', 'b', 'c')
SELECT * FROM OPENQUERY(a, 'b')
SELECT xp_cmdshell('x')
SELECT dbo.my_function(1)
