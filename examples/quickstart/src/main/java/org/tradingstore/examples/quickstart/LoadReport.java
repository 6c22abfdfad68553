package org.tradingstore.examples.quickstart;

/** What became of the entries of a load. */
record LoadReport(String type, long read, long created, long same, long changed, long rejected) {
    /** One line for people and scripts. */
    String line() {
        return type + " read=" + read + " created=" + created + " same=" + same + " changed=" + changed + " rejected="
                + rejected;
    }
}
