package org.tradingstore.core.internal;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tradingstore.schema.Database;

/**
 * By what a commit of unknown outcome is found again: a mark that was written in it, or, for single appends, the record's key in its
 * book. Without either, the commit had nothing to keep. <em>Immutable.</em>
 *
 * @param marked the row of marks, or null where there is none
 * @param number the commit's number in that row
 * @param moment when it was committed, in microseconds since 1970-01-01T00:00Z
 * @param book the book, in words, in which the written record is found by its key; null where a mark, or nothing, tells
 */
record CommitTrace(
        Database database,
        @Nullable UUID marked,
        long number,
        long moment,
        @Nullable String book) {
    /** By a mark; without one, the commit had nothing to keep. */
    static CommitTrace of(Database database, CommitMarks.@Nullable Mark mark, long moment) {
        return mark == null
                ? new CommitTrace(database, null, 0, moment, null)
                : new CommitTrace(database, mark.id(), mark.number(), moment, null);
    }

    static CommitTrace byKey(Database database, String book, long moment) {
        return new CommitTrace(database, null, 0, moment, book);
    }
}
