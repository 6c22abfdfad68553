package org.tradingstore.testkit.internal.records;

import java.time.Duration;
import java.time.Instant;
import org.tradingstore.schema.Canonical;
import org.tradingstore.schema.EventType;
import org.tradingstore.schema.InstantField;
import org.tradingstore.schema.RecordType;
import org.tradingstore.schema.TextField;
import org.tradingstore.schema.WholeField;

/** An event that is kept for thirty days. <em>Immutable.</em> */
public record Alarm(long number, String message, Instant raisedAt) {
    /** How long alarms are kept. */
    public static final Duration KEEP = Duration.ofDays(30);

    private static final RecordType.Builder<Alarm> SCHEMA = RecordType.describe(Alarm.class, "kit_alarm");

    public static final WholeField<Alarm> NUMBER = SCHEMA.whole("number", Alarm::number);
    public static final TextField<Alarm> MESSAGE = SCHEMA.text("message", Alarm::message);
    public static final InstantField<Alarm> RAISED_AT = SCHEMA.instant("raised_at", Alarm::raisedAt);

    public static final EventType<Alarm, Long> TYPE = SCHEMA.event()
            .key(NUMBER)
            .index(RAISED_AT)
            .retention(RAISED_AT, KEEP)
            .build(row -> new Alarm(NUMBER.read(row), MESSAGE.read(row), RAISED_AT.read(row)));

    public Alarm {
        raisedAt = Canonical.instant(raisedAt);
    }
}
