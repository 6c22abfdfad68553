package org.tradingstore.core.internal;

import java.util.List;
import java.util.function.BooleanSupplier;
import org.tradingstore.schema.Condition;
import org.tradingstore.schema.InstantField;
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

    RetentionSweep(DatabaseRuntime database, RecordType<R, K> type, Retention<R> retention, List<Scope> scopes) {
        this.database = database;
        this.type = type;
        this.retention = retention;
        this.scopes = scopes;
    }

    /** How many rows were removed; the rest is left once {@code stopping}. */
    long run(BooleanSupplier stopping) {
        InstantField<R> field = retention.field();
        long limit = database.nextMoment() - PortableNumbers.micros(retention.keep());
        Condition<R> due = field.le(PortableNumbers.instant(limit)).and(retention.condition());
        return new BatchDelete<>(database, type, due).run(scopes, stopping);
    }
}
