package org.tradingstore.examples.backtest;

import java.util.List;
import org.tradingstore.repository.Appended;
import org.tradingstore.repository.Appended.Outcome;

/** How many records of a type were new, and how many were kept already. <em>Not thread-safe: used by one writer.</em> */
final class Counts {
    private final String type;
    private long created;
    private long same;

    Counts(String type) {
        this.type = type;
    }

    void add(Appended<?> appended) {
        if (appended.outcome() == Outcome.CREATED) {
            created++;
        } else {
            same++;
        }
    }

    void addAll(List<? extends Appended<?>> appended) {
        appended.forEach(this::add);
    }

    /** For people and scripts. */
    @Override
    public String toString() {
        return type + " created=" + created + " same=" + same;
    }
}
