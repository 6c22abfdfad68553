package org.tradingstore.core.internal.files;

/** Why a row of a file is bad, in the words of the reject file. */
public enum Fault {
    COLUMNS("the row has not as many columns as the header"),
    QUOTE("a quote is not closed, or stands within a value"),
    ENCODING("the text is not UTF-8"),
    MISSING("a required value is missing"),
    NUMBER("the value is no number"),
    FINITE("the number is not finite"),
    DATE("the value is no date of the form that was named"),
    MONTH("the value is no month of the form that was named"),
    TIME("the value is no time of the form that was named"),
    NAIVE("the time has neither zone nor offset, and no zone was named"),
    SKIPPED("the clocks of the zone skipped this time"),
    DOUBLED("the clocks of the zone showed this time twice"),
    VALUE("the value is none of its component"),
    REPEATED("an earlier row of the file has its key with other content");

    private final String reason;

    Fault(String reason) {
        this.reason = reason;
    }

    public String reason() {
        return reason;
    }
}
