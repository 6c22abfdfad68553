package org.tradingstore.core.internal;

import java.util.ArrayList;
import java.util.List;
import org.tradingstore.schema.Condition;
import org.tradingstore.schema.EnumField;
import org.tradingstore.schema.InstantField;
import org.tradingstore.schema.Query;
import org.tradingstore.schema.RecordType;

/** One query for each severity, since engines order severities by name: each is served by an index, newest first. */
final class MostSevereFirst {
    private MostSevereFirst() {}

    /** @param leastFirst the severities, as they are declared */
    static <R, S extends Enum<S>> List<Query<R>> queries(
            RecordType<R, ?> type,
            Condition<R> which,
            EnumField<R, S> severity,
            InstantField<R> moment,
            S[] leastFirst) {
        List<Query<R>> queries = new ArrayList<>();
        for (int i = leastFirst.length - 1; i >= 0; i--) {
            queries.add(type.where(which.and(severity.eq(leastFirst[i]))).orderBy(moment.desc()));
        }
        if (severity.optional()) {
            queries.add(type.where(which.and(severity.isPresent().not())).orderBy(moment.desc()));
        }
        return queries;
    }
}
