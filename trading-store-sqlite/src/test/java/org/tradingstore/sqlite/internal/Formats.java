package org.tradingstore.sqlite.internal;

/** What tests outside the package ask about formats. */
public final class Formats {
    private Formats() {}

    /** The present format of files. */
    public static int present() {
        return FileHeader.FORMAT;
    }
}
