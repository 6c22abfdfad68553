package org.tradingstore.core.internal;

import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.tradingstore.repository.Archive;
import org.tradingstore.schema.Condition;
import org.tradingstore.schema.RecordType;
import org.tradingstore.schema.Retention;
import org.tradingstore.spi.PortableNumbers;
import org.tradingstore.spi.Scope;

/** Removes the rows of one type whose time is over. */
final class RetentionSweep<R, K> {
    private final DatabaseRuntime database;
    private final RecordType<R, K> type;
    private final Retention<R> retention;
    private final List<Scope> scopes;
    private final @Nullable Archive<R> archive;

    /** @param archive takes what is due before it is removed; null where nobody does */
    RetentionSweep(
            DatabaseRuntime database,
            RecordType<R, K> type,
            Retention<R> retention,
            List<Scope> scopes,
            @Nullable Archive<R> archive) {
        this.database = database;
        this.type = type;
        this.retention = retention;
        this.scopes = scopes;
        this.archive = archive;
    }

    /** How many rows were removed; the rest is left once {@code stopping}. */
    long run(BooleanSupplier stopping) {
        Condition<R> due = retention.due(PortableNumbers.instant(database.nextMoment()));
        return archive == null
                ? new BatchDelete<>(database, type, due).run(scopes, stopping)
                : new ArchiveSweep<>(database, type, due, archive).run(scopes, stopping);
    }
}
