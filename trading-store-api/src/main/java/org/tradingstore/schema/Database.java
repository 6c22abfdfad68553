package org.tradingstore.schema;

import java.util.Locale;

/** The databases of a store. Each has one owner, one profile and one scope of transactions, and lives on one engine. */
public enum Database {
    UNIVERSE(Profile.STANDARD, true),
    HISTORY(Profile.STANDARD, true),
    CONFIG(Profile.STANDARD, false),
    LEDGER(Profile.LEDGER, false),
    PORTFOLIO(Profile.STANDARD, false),
    SATELLITES(Profile.LEDGER, false),
    AGENTS(Profile.STANDARD, false),
    SIGNALS(Profile.STANDARD, false),
    PLAYS(Profile.LEDGER, false),
    FOLLOWING(Profile.STANDARD, false),
    OPERATIONS(Profile.STANDARD, false),
    CACHE(Profile.CACHE, false);

    private final Profile profile;
    private final boolean shared;

    Database(Profile profile, boolean shared) {
        this.profile = profile;
        this.shared = shared;
    }

    /** What the database promises unless the application asks for another profile. */
    public Profile profile() {
        return profile;
    }

    /** Whether it holds facts about the market, open to every book, rather than records of books. */
    public boolean shared() {
        return shared;
    }

    /** Its name in files and reports: the constant in lower case. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
