package org.tradingstore.core.internal;

import java.util.function.LongConsumer;
import org.tradingstore.repository.Digest;
import org.tradingstore.schema.Condition;
import org.tradingstore.schema.RecordType;
import org.tradingstore.schema.Writer;
import org.tradingstore.spi.Scope;
import org.tradingstore.spi.Selection;
import org.tradingstore.spi.StorageSession;

/** The stored digest of all that a database keeps, of every book, as one session sees it. */
final class WholeDigest {
    private static final Writer NOBODY = new Writer("", "");

    private final DatabaseRuntime database;
    private final Scope scope;

    WholeDigest(DatabaseRuntime database) {
        this.database = database;
        this.scope = database.database().shared() ? Scope.SHARED : Scope.ALL;
    }

    /** How many rows the digest covers. */
    long rows(StorageSession session) {
        long rows = 0;
        for (RecordType<?, ?> type : database.keptTypes()) {
            rows += session.count(everything(type));
        }
        return rows;
    }

    /** @param watcher told how many rows are done, from time to time */
    Digest of(StorageSession session, LongConsumer watcher) {
        BookScope all = new BookScope(database, new OwnLane(database), null, NOBODY, null, null);
        DigestSum sum = new DigestSum(watcher);
        for (RecordType<?, ?> type : database.keptTypes()) {
            new RecordDigest(all, type, Digest.Coverage.STORED).addAll(session, everything(type), sum);
        }
        return sum.digest();
    }

    private <R> Selection everything(RecordType<R, ?> type) {
        return new Selection(type, scope, Condition.<R>always());
    }
}
