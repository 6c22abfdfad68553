package org.tradingstore.plays;

import java.util.List;

/**
 * A play with how it came to where it is and what it earned, all as they were at one time. <em>Immutable.</em>
 *
 * @param history its changes of status, oldest first, ties by id; the first is its beginning
 * @param trades the first opened first, those not opened last, ties by id
 */
public record PlayView(Play play, List<PlayStatusChange> history, List<PlayTrade> trades) {
    /** The most changes, and the most trades, that a play is shown with; beyond, they are read in pages. */
    public static final int MOST = 10_000;

    public PlayView {
        history = List.copyOf(history);
        trades = List.copyOf(trades);
    }

    /** The orders of the play as its changes left them. */
    public PlayOrders orders() {
        return PlayOrders.after(history);
    }
}
