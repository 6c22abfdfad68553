package org.tradingstore.testkit.internal.model;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tradingstore.error.ConflictException;
import org.tradingstore.error.InvalidRecordException;
import org.tradingstore.error.InvalidRequestException;
import org.tradingstore.error.MissingRecordException;
import org.tradingstore.error.MissingReferenceException;
import org.tradingstore.error.OverdraftException;
import org.tradingstore.error.TradingStoreException;

/**
 * How a call was refused, in a form that can be compared. <em>Immutable.</em>
 *
 * @param how the exception's class
 * @param key of a conflict, as are the following
 * @param given of an overdraft, how much is missing
 */
public record Refused(
        Class<? extends TradingStoreException> how,
        @Nullable Object key,
        @Nullable Object stored,
        @Nullable Object given,
        List<String> differences,
        @Nullable String index) {

    /** A refusal that says no more than its class. */
    public static Refused plainly(Class<? extends TradingStoreException> how) {
        return new Refused(how, null, null, null, List.of(), null);
    }

    /** A refusal to take out money that is not there. */
    static Refused overdraft(BigDecimal missing) {
        return new Refused(OverdraftException.class, null, null, missing.stripTrailingZeros(), List.of(), null);
    }

    /** What an exception of a store says; those that no history provokes come out as they are. */
    public static Refused of(TradingStoreException e) {
        if (e instanceof ConflictException conflict) {
            return new Refused(
                    ConflictException.class,
                    conflict.key(),
                    conflict.stored(Object.class),
                    conflict.given(Object.class),
                    conflict.differences(),
                    conflict.index());
        }
        if (e instanceof OverdraftException overdraft) {
            return overdraft(overdraft.missing());
        }
        if (e instanceof MissingRecordException
                || e instanceof MissingReferenceException
                || e instanceof InvalidRequestException
                || e instanceof InvalidRecordException) {
            return plainly(e.getClass());
        }
        throw e;
    }
}
