package org.tradingstore.benchmarks.trades;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;

/** Who does the work: the library, plain JDBC, which all are measured against, and the mappers. */
enum Variant {
    STORE("trading-store", "store"),
    JDBC("jdbc", "plain"),
    JDBI("jdbi", "plain"),
    JOOQ("jooq", "plain"),
    HIBERNATE("hibernate", "plain"),
    SPRING("spring-data-jdbc", "plain");

    private final String label;
    private final String directory;

    Variant(String label, String directory) {
        this.label = label;
        this.directory = directory;
    }

    String label() {
        return label;
    }

    /** Whether it is measured in every round: the pair whose ratio counts most. */
    boolean ofPair() {
        return this == STORE || this == JDBC;
    }

    /** Opens its file within {@code place}; all but the library share one table. */
    Subject open(Engine engine, Path place) throws IOException, SQLException {
        Path own = Files.createDirectories(place.resolve(directory));
        return switch (this) {
            case STORE -> new StoreSubject(engine, own);
            case JDBC -> new JdbcSubject(engine, own);
            case JDBI -> new JdbiSubject(engine, own);
            case JOOQ -> new JooqSubject(engine, own);
            case HIBERNATE -> new HibernateSubject(engine, own);
            case SPRING -> new SpringSubject(engine, own);
        };
    }
}
