package org.tradingstore.core.internal;

import java.util.List;
import java.util.UUID;
import org.tradingstore.schema.Key;
import org.tradingstore.schema.PlainType;
import org.tradingstore.schema.RecordIds;
import org.tradingstore.schema.RecordType;
import org.tradingstore.schema.UuidField;
import org.tradingstore.schema.WholeField;
import org.tradingstore.spi.StoredEnvelope;
import org.tradingstore.spi.StoredRow;
import org.tradingstore.spi.WriteMode;

/**
 * Internal rows that each stand for one rule over several others. A write that such a rule concerns changes the rule's row before it
 * looks at the others: of two transactions that meet, engines that lock make the second wait and see what the first wrote, and engines
 * that work on snapshots refuse the second, though the rows that the two are about differ. What a guard holds means nothing.
 */
final class Guards {
    private static final StoredEnvelope NO_ENVELOPE = new StoredEnvelope(0, 0, 0, 0, 0, 1);

    private Guards() {}

    /** The rule of one book, and a mark that every transaction sets anew. */
    record Guard(long book, UUID rule, UUID mark) {
        private static final RecordType.Builder<Guard> SCHEMA = RecordType.describe(Guard.class, "ts_guard");
        static final WholeField<Guard> BOOK = SCHEMA.whole("book", Guard::book);
        static final UuidField<Guard> RULE = SCHEMA.uuid("rule", Guard::rule);
        static final UuidField<Guard> MARK = SCHEMA.uuid("mark", Guard::mark);
        static final PlainType<Guard, List<Object>> TYPE = SCHEMA.plain()
                .key(Key.ofAll(List.of(BOOK, RULE)))
                .build(row -> new Guard(BOOK.read(row), RULE.read(row), MARK.read(row)));
    }

    /** Makes the transaction meet every other one that concerns the same rule. */
    static void touch(WriteContext context, DatabaseRuntime database, Origin origin, UUID rule) {
        Guard guard = new Guard(origin.book(), rule, RecordIds.timeOrdered());
        StoredRow row = new StoredRow(NO_ENVELOPE, database.encode(Guard.TYPE, Guard.TYPE.values(guard)));
        context.session().write(Guard.TYPE, WriteMode.UPSERT, List.of(row));
    }
}
