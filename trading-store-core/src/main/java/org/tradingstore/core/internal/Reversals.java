package org.tradingstore.core.internal;

import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tradingstore.error.ErrorText;
import org.tradingstore.error.InvalidRequestException;
import org.tradingstore.error.MissingRecordException;

/** Finds what is to be reversed, and refuses what cannot be. */
final class Reversals {
    private Reversals() {}

    static <R> R original(AppendRecords<R, UUID> records, UUID id, Function<R, @Nullable UUID> reverses) {
        R original = records.find(id)
                .orElseThrow(() -> new MissingRecordException(ErrorText.of(
                        "Cannot reverse a " + records.type() + ": there is no such record",
                        "book",
                        records.scope().label(),
                        "id",
                        id)));
        if (reverses.apply(original) != null) {
            throw new InvalidRequestException(ErrorText.of(
                    "Cannot reverse a " + records.type() + ": it is itself a reversal",
                    "book",
                    records.scope().label(),
                    "id",
                    id,
                    "reverses",
                    reverses.apply(original)));
        }
        return original;
    }
}
