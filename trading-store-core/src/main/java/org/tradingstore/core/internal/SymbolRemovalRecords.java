package org.tradingstore.core.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tradingstore.error.ErrorText;
import org.tradingstore.error.InvalidRequestException;
import org.tradingstore.history.SymbolRemoval;
import org.tradingstore.history.SymbolRemovalRepository;
import org.tradingstore.spi.PortableNumbers;
import org.tradingstore.spi.StoredRow;

/** Removals of symbols. */
final class SymbolRemovalRecords extends KeyedRecords<SymbolRemoval, String> implements SymbolRemovalRepository {
    SymbolRemovalRecords(BookScope scope) {
        super(SymbolRemoval.TYPE, scope);
    }

    /** Notes the removal of a symbol, unless it is noted. */
    SymbolRemoval remove(String symbol, String reason, Duration grace) {
        Objects.requireNonNull(reason, "reason");
        Origin origin = scope().origin();
        return scope().lane().write(new Task<>(atomic(), true, List.of(), context -> {
            SymbolRemoval kept = kept(context, symbol);
            if (kept != null) {
                return kept;
            }
            Instant now = now();
            SymbolRemoval removal = SymbolRemoval.of(symbol, now)
                    .reason(reason)
                    .purgeAfter(now.plus(grace))
                    .build();
            insert(context, origin, encode(removal));
            return removal;
        }));
    }

    /** Takes a removal back whose grace has not passed. */
    boolean takeBack(String symbol) {
        Origin origin = scope().origin();
        return scope().lane().write(new Task<>(atomic(), true, List.of(), context -> {
            SymbolRemoval kept = kept(context, symbol);
            if (kept == null) {
                return false;
            }
            Instant now = now();
            if (!now.isBefore(kept.purgeAfter())) {
                throw new InvalidRequestException(ErrorText.of(
                        "Cannot take back a removal: its grace has passed, and its purge may have begun",
                        "symbol",
                        symbol,
                        "purge_after",
                        kept.purgeAfter(),
                        "now",
                        now));
            }
            return delete(context, origin, type().key().values(symbol));
        }));
    }

    /** By the clock that a purge goes by. */
    private Instant now() {
        return PortableNumbers.instant(scope().database().nextMoment());
    }

    private @Nullable SymbolRemoval kept(WriteContext context, String symbol) {
        StoredRow row = context.session()
                .fetch(type(), scope().readScope(), type().key().values(symbol));
        return row == null ? null : StoredRecord.of(type(), row.values());
    }
}
