package org.tradingstore.benchmarks.bars;

import java.util.List;
import org.tradingstore.benchmarks.bars.StoreLoad.Form;
import org.tradingstore.benchmarks.measure.Contender;
import org.tradingstore.benchmarks.measure.Match;
import org.tradingstore.benchmarks.measure.Scale;
import org.tradingstore.repository.PlainRepository.OnConflict;

/** Loads of many bars in one transaction, against the driver's bare appender. */
final class LoadWorks {
    static final String EMPTY = "duckdb-load";
    static final String KEYED = "duckdb-load-keyed";
    static final String OVER = "duckdb-load-over";
    static final List<String> NAMES = List.of(EMPTY, KEYED, OVER);

    private static final String UNIT = "rows/s";
    private static final String APPENDER = "appender";

    private final Rows rows;
    private final Rows few;

    LoadWorks(Scale scale, Rows rows) {
        this.rows = rows;
        // What is sent row by row takes so long that a part has to do; rates are compared.
        this.few = rows.first(scale.of(20_000, 2_000));
    }

    /** Into an empty table. */
    Match empty() {
        return new Match(
                EMPTY,
                UNIT,
                APPENDER,
                Match.Kind.WRITES,
                kept -> ParquetLoad.prepare(kept, rows),
                List.of(
                        Contender.of(
                                "trading-store",
                                places -> new StoreLoad(places, StoreLoad.into(rows, OnConflict.SKIP, Form.COLUMNS))),
                        Contender.of(APPENDER, places -> new AppenderLoad(places, rows, TableKey.NONE)),
                        Contender.beside(
                                "trading-store-records",
                                places -> new StoreLoad(places, StoreLoad.into(rows, OnConflict.SKIP, Form.RECORDS))),
                        Contender.beside("parquet", places -> new ParquetLoad(places, rows, TableKey.NONE)),
                        Contender.beside(
                                "jdbc", places -> new PeerLoad(places, few, TableKey.NONE, JdbcPeer::inserting)),
                        Contender.beside("jdbi", places -> new PeerLoad(places, few, TableKey.NONE, JdbiPeer::new)),
                        Contender.beside("jooq", places -> new PeerLoad(places, few, TableKey.NONE, JooqPeer::new)),
                        Contender.beside(
                                "hibernate", places -> new PeerLoad(places, few, TableKey.NONE, HibernatePeer::new)),
                        Contender.beside(
                                "spring-data-jdbc",
                                places -> new PeerLoad(places, few, TableKey.NONE, SpringPeer::new))));
    }

    /** Into an empty table whose key is kept unique. */
    Match keyed() {
        return new Match(
                KEYED,
                UNIT,
                APPENDER,
                Match.Kind.WRITES,
                kept -> ParquetLoad.prepare(kept, rows),
                List.of(
                        Contender.of(
                                "trading-store-skip",
                                places -> new StoreLoad(places, StoreLoad.into(rows, OnConflict.SKIP, Form.COLUMNS))),
                        Contender.of(
                                "trading-store-upsert",
                                places ->
                                        new StoreLoad(places, StoreLoad.into(rows, OnConflict.REPLACE, Form.COLUMNS))),
                        Contender.of(APPENDER, places -> new AppenderLoad(places, rows, TableKey.NONE)),
                        Contender.beside("appender-keyed", places -> new AppenderLoad(places, rows, TableKey.UNIQUE)),
                        Contender.beside("staged-upsert", places -> new StagedLoad(places, rows)),
                        Contender.beside("parquet-keyed", places -> new ParquetLoad(places, rows, TableKey.UNIQUE)),
                        Contender.beside(
                                "jdbc-upsert",
                                places -> new PeerLoad(places, few, TableKey.UNIQUE, JdbcPeer::upserting))));
    }

    /** Into a table that holds every tenth bar, reported by another source. */
    Match over() {
        Rows former = rows.tenth();
        return new Match(
                OVER,
                UNIT,
                APPENDER,
                Match.Kind.WRITES,
                Match.Filling.NONE,
                List.of(
                        Contender.of(
                                "trading-store-skip",
                                places -> new StoreLoad(places, StoreLoad.over(former, rows, OnConflict.SKIP))),
                        Contender.of(
                                "trading-store-upsert",
                                places -> new StoreLoad(places, StoreLoad.over(former, rows, OnConflict.REPLACE))),
                        Contender.of(APPENDER, places -> new AppenderLoad(places, rows, TableKey.NONE)),
                        Contender.beside("staged-upsert", places -> new StagedLoad(places, former, rows))));
    }
}
