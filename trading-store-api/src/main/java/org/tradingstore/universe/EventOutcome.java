package org.tradingstore.universe;

import java.util.Optional;
import org.tradingstore.error.ErrorText;
import org.tradingstore.error.InvalidRequestException;

/** How an event can end. Each outcome of an event contract is an instrument of its own, with a symbol made of ticker and outcome. */
public enum EventOutcome {
    YES,
    NO;

    private static final char SEPARATOR = '/';

    /**
     * The symbol of this outcome of the contract {@code ticker}: {@code TICKER/YES} or {@code TICKER/NO}.
     *
     * @throws InvalidRequestException if the ticker is blank or has a slash
     */
    public String symbolOf(String ticker) {
        if (ticker.isBlank() || ticker.indexOf(SEPARATOR) >= 0) {
            throw new InvalidRequestException(
                    ErrorText.of("Cannot name an outcome: the ticker is blank or has a slash", "ticker", ticker));
        }
        return ticker + SEPARATOR + name();
    }

    /** What happens if this one does not: the two pay a fixed amount between them. */
    public EventOutcome opposite() {
        return this == YES ? NO : YES;
    }

    /** The outcome that {@code symbol} names, or empty where it is not the symbol of one. */
    public static Optional<EventOutcome> of(String symbol) {
        int separator = symbol.indexOf(SEPARATOR);
        for (EventOutcome outcome : values()) {
            if (separator > 0 && symbol.substring(separator + 1).equals(outcome.name())) {
                return Optional.of(outcome);
            }
        }
        return Optional.empty();
    }
}
