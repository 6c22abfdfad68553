package org.tradingstore.schema;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the store knows of a record beside its content. <em>Immutable.</em>
 *
 * @param book whose record it is; null in a shared database
 * @param strategyVersion version of the strategy on whose behalf it was written, where one was named
 * @param createdAt when the store first kept it
 * @param updatedAt when its content last changed; equal to {@code createdAt} for records that never change
 * @param revision 1 when first kept, one more at each change
 */
public record Envelope(
        @Nullable BookId book,
        Writer writer,
        @Nullable String strategyVersion,
        Instant createdAt,
        Instant updatedAt,
        long revision) {}
