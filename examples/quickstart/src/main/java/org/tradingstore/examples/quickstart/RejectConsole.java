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
    public void rejected(Reject reject, String reason) {
        if (left > 0) {
            left--;
            out.println("rejected " + reject.place() + ": " + reason
                    + (left == 0 ? "; further ones are in the file only" : ""));
        }
    }
}
