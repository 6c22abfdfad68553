package org.tradingstore.history;

import java.time.Instant;
import java.util.Objects;
import org.tradingstore.schema.Canonical;

/** What tells quotes of options apart. <em>Immutable.</em> */
public record OptionQuoteKey(String contract, Instant quotedAt) {
    public OptionQuoteKey {
        Objects.requireNonNull(contract, "contract");
        quotedAt = Canonical.instant(Objects.requireNonNull(quotedAt, "quotedAt"));
    }

    public static OptionQuoteKey of(String contract, Instant quotedAt) {
        return new OptionQuoteKey(contract, quotedAt);
    }
}
