package org.tradingstore.portfolio;

import java.util.Objects;

/** What tells the positions of a book apart. <em>Immutable.</em> */
public record PositionKey(String symbol, PositionSide side) {
    public PositionKey {
        Objects.requireNonNull(symbol, "symbol");
        Objects.requireNonNull(side, "side");
    }

    public static PositionKey of(String symbol, PositionSide side) {
        return new PositionKey(symbol, side);
    }
}
