package org.tradingstore.testkit.internal.model;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.tradingstore.schema.BookId;
import org.tradingstore.schema.Envelope;
import org.tradingstore.schema.Writer;

/** Who writes in one transaction, and at which moment. <em>Not thread-safe: the moment moves on with changes.</em> */
public final class ModelWrite {
    private final @Nullable BookId book;
    private final Writer writer;
    private final @Nullable String strategyVersion;
    private Instant moment;

    public ModelWrite(@Nullable BookId book, Writer writer, @Nullable String strategyVersion, Instant moment) {
        this.book = book;
        this.writer = writer;
        this.strategyVersion = strategyVersion;
        this.moment = moment;
    }

    Envelope created() {
        return envelope(moment, moment, 1);
    }

    Envelope createdAgain(Envelope last) {
        Instant then = after(last.updatedAt());
        return envelope(then, then, last.revision() + 1);
    }

    Envelope changed(Envelope former) {
        return envelope(former.createdAt(), after(former.updatedAt()), former.revision() + 1);
    }

    private Instant after(Instant former) {
        if (!moment.isAfter(former)) {
            moment = former.plus(1, ChronoUnit.MICROS);
        }
        return moment;
    }

    private Envelope envelope(Instant createdAt, Instant updatedAt, long revision) {
        return new Envelope(book, writer, strategyVersion, createdAt, updatedAt, revision);
    }
}
