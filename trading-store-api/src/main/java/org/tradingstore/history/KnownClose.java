package org.tradingstore.history;

import java.math.BigDecimal;
import java.time.Instant;
import org.tradingstore.schema.Canonical;

/**
 * A close of the market. <em>Immutable.</em>
 *
 * @param close the shortest decimal that stands for the double
 * @param knownAt since when it was known
 */
public record KnownClose(BigDecimal close, Instant knownAt) {
    public KnownClose {
        close = Canonical.decimal(close);
    }
}
