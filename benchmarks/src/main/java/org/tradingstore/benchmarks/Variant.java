package org.tradingstore.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;

/** Who does the work: the library, plain JDBC, which all are measured against, and the mappers. */
enum Variant {
    STORE("trading-store", "store", StoreSubject::new),
    JDBC("jdbc", "plain", JdbcSubject::new),
    JDBI("jdbi", "plain", JdbiSubject::new),
    JOOQ("jooq", "plain", JooqSubject::new),
    HIBERNATE("hibernate", "plain", HibernateSubject::new),
    SPRING("spring-data-jdbc", "plain", SpringSubject::new);

    private final String label;
    private final String directory;
    private final Opener opener;

    Variant(String label, String directory, Opener opener) {
        this.label = label;
        this.directory = directory;
        this.opener = opener;
    }

    private interface Opener {
        Subject open(Path directory) throws Exception;
    }

    String label() {
        return label;
    }

    /** Whether it is measured in every round: the pair whose ratio counts most. */
    boolean ofPair() {
        return this == STORE || this == JDBC;
    }

    /** Opens its file within {@code place}; all but the library share one table. */
    Subject open(Path place) throws Exception {
        return opener.open(Files.createDirectories(place.resolve(directory)));
    }
}
