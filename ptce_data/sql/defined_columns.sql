-- Grain: column of a table of this database, in the order the tables were created. No parameter.
SELECT
    duckdb_columns.table_name,
    duckdb_columns.column_name
FROM duckdb_columns()
JOIN duckdb_tables() USING (database_oid, table_oid)
WHERE
    NOT duckdb_columns.internal
    AND duckdb_columns.database_name = current_database()
ORDER BY
    table_oid,
    duckdb_columns.column_index;
