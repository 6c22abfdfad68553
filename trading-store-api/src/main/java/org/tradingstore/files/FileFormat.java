package org.tradingstore.files;

/** How a file keeps its rows. */
public enum FileFormat {
    /** Text in UTF-8 as RFC 4180 has it: a line for each row, values divided by commas. Read and written on every engine. */
    CSV,
    /** Apache Parquet, values by column. Only on engines that read and write it themselves, such as DuckDB. */
    PARQUET
}
