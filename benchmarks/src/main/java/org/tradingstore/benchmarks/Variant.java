package org.tradingstore.benchmarks;

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
    Subject open(Path place) throws IOException, SQLException {
        Path own = Files.createDirectories(place.resolve(directory));
        return switch (this) {
            case STORE -> new StoreSubject(own);
            case JDBC -> new JdbcSubject(own);
            case JDBI -> new JdbiSubject(own);
            case JOOQ -> new JooqSubject(own);
            case HIBERNATE -> new HibernateSubject(own);
            case SPRING -> new SpringSubject(own);
        };
    }
}
