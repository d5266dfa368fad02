"""The functions that a query may call: by database, those that are known to only read what they are given.

Left out is what runs text as a query; reaches files, other servers, settings, sequences or locks; and what waits.
"""

from functools import cache

_EVERYWHERE = {
    "aggregates": "avg count grouping max min stddev stddev_pop stddev_samp sum var_pop var_samp variance",
    "window": """
        cume_dist dense_rank first_value lag last_value lead nth_value ntile percent_rank rank row_number
    """,
    "maths": """
        abs acos asin atan atan2 ceil ceiling cos degrees exp floor greatest least ln log log10 mod pow power radians
        round sign sin sqrt tan trunc
    """,
    "text": """
        ascii char_length character_length concat concat_ws left length lower lpad ltrim octet_length position repeat
        replace reverse right rpad rtrim substr substring trim upper
    """,
    "dates": "current_date current_time current_timestamp date extract localtime localtimestamp time timestamp",
    "conditions": "coalesce nullif",
    "casts": "bit cast char character dec decimal float interval numeric varchar varying",
}

_POSTGRESQL = {
    "aggregates": """
        any_value array_agg bit_and bit_or bit_xor bool_and bool_or corr covar_pop covar_samp every json_agg
        json_object_agg jsonb_agg jsonb_object_agg mode percentile_cont percentile_disc range_agg regr_avgx regr_avgy
        regr_count regr_intercept regr_r2 regr_slope regr_sxx regr_sxy regr_syy string_agg
    """,
    "maths": """
        acosd asind atan2d atand cbrt cosd cosh cot div erf erfc factorial gcd lcm min_scale num_nonnulls num_nulls pi
        random scale sind sinh tand tanh trim_scale width_bucket
    """,
    "text": """
        bit_length btrim casefold chr convert_from decode encode format initcap md5 normalize overlay quote_ident
        quote_literal quote_nullable regexp_count regexp_instr regexp_like regexp_match regexp_matches regexp_replace
        regexp_split_to_array regexp_split_to_table regexp_substr sha224 sha256 sha384 sha512 split_part starts_with
        string_to_array string_to_table strpos to_ascii to_hex translate
    """,
    "full text": """
        numnode phraseto_tsquery plainto_tsquery querytree setweight strip to_tsquery to_tsvector ts_headline ts_rank
        ts_rank_cd websearch_to_tsquery
    """,
    "dates": """
        age clock_timestamp date_add date_bin date_part date_subtract date_trunc isfinite justify_days justify_hours
        justify_interval make_date make_interval make_time make_timestamp make_timestamptz now statement_timestamp
        timeofday timezone to_char to_date to_number to_timestamp transaction_timestamp
    """,
    "json": """
        json_array json_array_elements json_array_elements_text json_array_length json_build_array json_build_object
        json_each json_each_text json_exists json_extract_path json_extract_path_text json_object json_object_keys
        json_query json_serialize json_strip_nulls json_to_record json_to_recordset json_typeof json_value
        jsonb_array_elements jsonb_array_elements_text jsonb_array_length jsonb_build_array jsonb_build_object
        jsonb_each jsonb_each_text jsonb_exists jsonb_exists_all jsonb_exists_any jsonb_extract_path
        jsonb_extract_path_text jsonb_object jsonb_object_keys jsonb_path_exists jsonb_path_match jsonb_path_query
        jsonb_path_query_array jsonb_path_query_first jsonb_pretty jsonb_set jsonb_strip_nulls jsonb_to_record
        jsonb_to_recordset jsonb_typeof row_to_json to_json to_jsonb
    """,
    "arrays and ranges": """
        array array_append array_cat array_dims array_fill array_length array_lower array_ndims array_position
        array_positions array_prepend array_remove array_replace array_reverse array_sort array_to_json array_to_string
        array_upper cardinality daterange generate_series generate_subscripts int4range int8range isempty lower_inc
        lower_inf numrange range_merge row trim_array tsrange tstzrange unnest upper_inc upper_inf
    """,
    "about the data": """
        current_database current_schema pg_column_size pg_database_size pg_indexes_size pg_relation_size pg_size_pretty
        pg_table_size pg_total_relation_size pg_typeof version
    """,
    "casts": "bool bpchar bytea float4 float8 host int2 int4 int8 name text timestamptz timetz varbit",
}

_MYSQL = {
    "aggregates": """
        any_value bit_and bit_or bit_xor group_concat json_arrayagg json_objectagg median percentile_cont
        percentile_disc std
    """,
    "maths": "bit_count conv cot crc32 format log2 pi rand truncate",
    "text": """
        against bin bit_length char_length chr elt export_set field find_in_set from_base64 hex inet6_aton inet6_ntoa
        insert instr lcase locate make_set match md5 mid natural_sort_key oct ord quote regexp_instr regexp_like
        regexp_replace regexp_substr sha sha1 sha2 soundex space strcmp substring_index to_base64 to_char ucase unhex
    """,
    "dates": """
        add_months adddate addtime convert_tz curdate curtime date_add date_format date_sub datediff datetime day
        dayname dayofmonth dayofweek dayofyear from_days from_unixtime hour last_day makedate maketime microsecond
        minute month monthname now period_add period_diff quarter sec_to_time second str_to_date subdate subtime sysdate
        time_format time_to_sec timediff timestampadd timestampdiff to_days to_seconds unix_timestamp utc_date utc_time
        utc_timestamp week weekday weekofyear year yearweek
    """,
    "conditions": "if ifnull inet_aton inet_ntoa interval isnull match nvl nvl2 row",
    "json": """
        columns json_array json_array_append json_array_insert json_compact json_contains json_contains_path json_depth
        json_detailed json_exists json_extract json_insert json_keys json_length json_merge_patch json_merge_preserve
        json_object json_overlaps json_pretty json_query json_quote json_remove json_replace json_search json_set
        json_table json_type json_unquote json_valid json_value
    """,
    "casts": "binary convert double nchar year",
    "about the data": "database schema version",
}

_SQLITE = {
    "aggregates": """
        group_concat json_group_array json_group_object median percentile percentile_cont string_agg total
    """,
    "maths": "acosh asinh atanh cosh log2 pi random sinh tanh",
    "text": "char format glob hex instr like likelihood likely printf quote regexp soundex unicode unlikely",
    "dates": "datetime julianday strftime timediff unixepoch",
    "json": """
        json json_array json_array_length json_each json_error_position json_extract json_insert json_object json_patch
        json_pretty json_quote json_remove json_replace json_set json_tree json_type json_valid
    """,
    "conditions": "if ifnull iif",
    "series": "generate_series",
    "casts": "typeof",
}

_DUCKDB = {
    "aggregates": """
        any_value approx_count_distinct approx_quantile approx_top_k arbitrary arg_max arg_max_null arg_min arg_min_null
        argmax argmin array_agg bit_and bit_or bit_xor bool_and bool_or columns corr count_if count_star countif
        covar_pop covar_samp entropy favg first fsum geomean geometric_mean group_concat kahan_sum kurtosis kurtosis_pop
        last list listagg mad max_by mean median min_by mode percentile_cont percentile_disc pivot product quantile
        quantile_cont quantile_disc regr_avgx regr_avgy regr_count regr_intercept regr_r2 regr_slope sem skewness
        string_agg sumkahan unpivot wavg weighted_avg
    """,
    "maths": """
        bit_count cbrt cosh cot divide even factorial fdiv fmod gamma gcd isfinite isinf isnan lcm lgamma log2 pi random
        round_even sinh tanh
    """,
    "text": """
        array_extract bar base64 bit_length chr contains ends_with format format_bytes from_base64 hash hex initcap
        instr jaccard jaro_similarity jaro_winkler_similarity lcase left_grapheme len length_grapheme levenshtein md5
        ord parse_filename prefix printf regexp_extract regexp_extract_all regexp_full_match regexp_matches
        regexp_replace regexp_split_to_array regexp_split_to_table right_grapheme sha1 sha256 split split_part
        starts_with str_split str_split_regex string_split string_split_regex string_to_array strip_accents strlen
        strpos substring_grapheme suffix to_base64 to_hex translate ucase unhex unicode url_decode url_encode
    """,
    "dates": """
        age century date_add date_diff date_part date_sub date_trunc datediff datepart datesub datetrunc day dayname
        dayofmonth dayofweek dayofyear days_in_month decade epoch epoch_ms epoch_ns epoch_us era get_current_time
        get_current_timestamp hour isodow isoyear julian last_day make_date make_time make_timestamp make_timestamptz
        microsecond millennium millisecond minute month monthname now quarter second strftime strptime time_bucket
        timezone timezone_hour timezone_minute to_centuries to_days to_decades to_hours to_microseconds to_milliseconds
        to_minutes to_months to_quarters to_seconds to_timestamp to_weeks to_years today try_strptime week weekday
        weekofyear year yearweek
    """,
    "json": """
        from_json json json_array json_array_length json_contains json_each json_exists json_extract json_extract_path
        json_extract_path_text json_extract_string json_group_array json_group_object json_group_structure json_keys
        json_merge_patch json_object json_quote json_structure json_transform json_tree json_type json_valid json_value
        row_to_json to_json
    """,
    "lists, structs and maps": """
        apply array array_append array_concat array_contains array_distinct array_filter array_has array_has_all
        array_has_any array_length array_pop_back array_pop_front array_position array_prepend array_reduce
        array_reverse array_reverse_sort array_slice array_sort array_to_string array_transform array_unique array_where
        cardinality element_at filter flatten generate_series generate_subscripts len list_aggr list_aggregate
        list_any_value list_append list_apply list_avg list_concat list_contains list_count list_distinct list_element
        list_extract list_filter list_first list_grade_up list_has list_has_all list_has_any list_indexof list_intersect
        list_last list_max list_median list_min list_position list_prepend list_reduce list_reverse list_reverse_sort
        list_select list_slice list_sort list_string_agg list_sum list_transform list_unique list_value list_where
        list_zip map map_contains map_entries map_extract map_from_entries map_keys map_values range reduce row struct
        struct_extract struct_insert struct_keys struct_pack unnest
    """,
    "conditions": "constant_or_null if ifnull",
    "casts": "try_cast typeof",
    "about the data": "current_database current_schema version",
}

_BIGQUERY = {
    "aggregates": """
        any_value approx_count_distinct approx_quantiles approx_top_count approx_top_sum array_agg array_concat_agg
        bit_and bit_or bit_xor corr count_if countif covar_pop covar_samp logical_and logical_or max_by min_by
        percentile_cont percentile_disc pivot string_agg unpivot
        hll_count.extract hll_count.init hll_count.merge hll_count.merge_partial
    """,
    "maths": """
        acosh asinh atanh cbrt cosh cot div ieee_divide is_inf is_nan pi rand range_bucket safe_add safe_divide
        safe_multiply safe_negate safe_subtract sinh tanh
    """,
    "text": """
        byte_length chr code_points_to_string collate contains_substr edit_distance ends_with farm_fingerprint format
        from_base64 from_hex initcap instr md5 normalize normalize_and_casefold regexp_contains regexp_extract
        regexp_extract_all regexp_instr regexp_replace regexp_substr safe_convert_bytes_to_string sha1 sha256 sha512
        soundex split starts_with strpos to_base64 to_code_points to_hex translate unicode
        net.host net.public_suffix net.reg_domain
    """,
    "dates": """
        current_datetime date_add date_bucket date_diff date_from_unix_date date_sub date_trunc datetime datetime_add
        datetime_bucket datetime_diff datetime_sub datetime_trunc format_date format_datetime format_time
        format_timestamp generate_date_array generate_timestamp_array justify_days justify_hours justify_interval
        last_day make_interval parse_date parse_datetime parse_time parse_timestamp string time_add time_diff time_sub
        time_trunc timestamp_add timestamp_bucket timestamp_diff timestamp_micros timestamp_millis timestamp_seconds
        timestamp_sub timestamp_trunc unix_date unix_micros unix_millis unix_seconds
    """,
    "json": """
        bool float64 int64 json_array json_extract json_extract_array json_extract_scalar json_extract_string_array
        json_keys json_object json_query json_query_array json_set json_strip_nulls json_type json_value
        json_value_array lax_bool lax_float64 lax_int64 lax_string parse_json to_json to_json_string
    """,
    "arrays and structs": """
        array array_concat array_first array_last array_length array_reverse array_slice array_to_string generate_array
        offset ordinal range safe_offset safe_ordinal struct unnest
    """,
    "conditions": "if ifnull",
    "casts": "bignumeric bytes parse_bignumeric parse_numeric safe_cast",
}

_OTHERS = {
    "aggregates": """
        any_value approx_count_distinct array_agg count_if countif listagg max_by median min_by mode percentile_cont
        percentile_disc string_agg
    """,
    "text": """
        charindex chr contains format initcap instr len regexp_like regexp_replace regexp_substr split_part starts_with
        strpos to_char to_varchar
    """,
    "dates": """
        add_months date_add date_diff date_format date_part date_sub date_trunc dateadd datediff datefromparts datename
        datepart datetime day dayofweek eomonth from_unixtime getdate hour last_day minute month months_between now
        quarter sysdate to_date to_timestamp unix_timestamp week year
    """,
    "conditions": "decode div0 if ifnull iif isnull nvl nvl2 zeroifnull",
    "json": """
        get_json_object json_extract json_extract_path_text json_extract_scalar json_query json_value parse_json
    """,
    "casts": "convert nchar number nvarchar timestamptz to_number try_cast try_convert unnest",
}

_BY_DIALECT = {
    "postgresql": _POSTGRESQL,
    "cockroachdb": _POSTGRESQL,
    "redshift": _POSTGRESQL,
    "mysql": _MYSQL,
    "mariadb": _MYSQL,
    "sqlite": _SQLITE,
    "duckdb": _DUCKDB,
    "bigquery": _BIGQUERY,
}


@cache
def known(dialect: str) -> frozenset[str]:
    """The functions that a query may call, in lower case, for SQLAlchemy's name of the database."""
    groups = (*_EVERYWHERE.values(), *_BY_DIALECT.get(dialect, _OTHERS).values())
    return frozenset(name for group in groups for name in group.split())
