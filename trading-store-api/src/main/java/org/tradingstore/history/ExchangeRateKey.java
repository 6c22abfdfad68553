package org.tradingstore.history;

import java.time.Instant;
import java.util.Objects;
import org.tradingstore.schema.Canonical;

/** What tells exchange rates apart. <em>Immutable.</em> */
public record ExchangeRateKey(String base, String quote, Instant asOf) {
    public ExchangeRateKey {
        Objects.requireNonNull(base, "base");
        Objects.requireNonNull(quote, "quote");
        asOf = Canonical.instant(Objects.requireNonNull(asOf, "asOf"));
    }

    public static ExchangeRateKey of(String base, String quote, Instant asOf) {
        return new ExchangeRateKey(base, quote, asOf);
    }
}
