-- Grain: macro of this database. No parameter.
SELECT
    function_name,
    format('{} {}', parameters, macro_definition) AS definition
FROM duckdb_functions()
WHERE
    function_type IN ('macro', 'table_macro')
    AND NOT internal
    AND database_name = current_database()
ORDER BY function_name;
