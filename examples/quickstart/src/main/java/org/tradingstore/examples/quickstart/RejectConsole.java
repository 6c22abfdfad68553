package org.tradingstore.examples.quickstart;

import java.io.PrintStream;

/** Shows the first rejects as they come. */
final class RejectConsole implements RejectSink {
    private final PrintStream out;
    private int left;

    RejectConsole(PrintStream out, int most) {
        this.out = out;
        this.left = most;
    }

    @Override
    public void rejected(TradeEntry entry, String reason) {
        if (left > 0) {
            left--;
            out.println("rejected entry " + entry.number() + ": " + reason
                    + (left == 0 ? "; further ones are in the file only" : ""));
        }
    }
}
