package org.tradingstore.examples.quickstart;

/** What became of the entries of a load. */
record LoadReport(long read, long created, long same, long rejected) {
    /** One line for people and scripts. What is appended is never changed, so that count is always 0. */
    String line() {
        return "trade read=" + read + " created=" + created + " same=" + same + " changed=0 rejected=" + rejected;
    }
}
