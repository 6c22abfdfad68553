package org.tradingstore.testkit.internal.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.tradingstore.MaintenanceReport;
import org.tradingstore.operations.Alert;
import org.tradingstore.operations.LogEntry;
import org.tradingstore.operations.LogLevel;
import org.tradingstore.operations.Operations;
import org.tradingstore.operations.Severity;
import org.tradingstore.repository.Appended;
import org.tradingstore.repository.Digest;
import org.tradingstore.schema.Mode;
import org.tradingstore.testkit.internal.Place;
import org.tradingstore.testkit.internal.TestClock;
import org.tradingstore.testkit.internal.Together;
import org.tradingstore.testkit.internal.records.Alarm;
import org.tradingstore.testkit.internal.records.Counter;
import org.tradingstore.testkit.internal.records.Fill;
import org.tradingstore.testkit.internal.records.Memo;

/** Upkeep removes what is due, and nothing else. */
public abstract class RetentionRules extends Rules {
    private static final Instant START = TestClock.START;
    private static final Duration MICRO = Duration.ofNanos(1_000);

    /** How many records are one thread's. */
    private static final int SHARE = 40;

    protected RetentionRules(Supplier<Place> places) {
        super(places);
    }

    private static long rows(MaintenanceReport report, String type) {
        return report.steps().stream()
                .filter(step -> step.what().contains(type))
                .mapToLong(MaintenanceReport.Step::rows)
                .sum();
    }

    @Test
    @DisplayName("R1 events go once their moment lies as long in the past as they are kept, to the microsecond")
    void events() {
        Alarm due = new Alarm(1, "due", START.minus(Alarm.KEEP));
        Alarm nearly = new Alarm(2, "nearly", START.minus(Alarm.KEEP).plus(MICRO));
        Alarm fresh = new Alarm(3, "fresh", START);
        alarms().appendAll(List.of(due, nearly, fresh));
        assertThat(rows(store().maintain(), "kit_alarm")).isEqualTo(1);
        assertThat(alarms().list(Alarm.TYPE.all().limit(10))).containsExactly(nearly, fresh);
        clock().move(MICRO);
        store().maintain();
        assertThat(alarms().list(Alarm.TYPE.all().limit(10))).containsExactly(fresh);
        clock().move(Alarm.KEEP);
        store().maintain();
        assertThat(alarms().count(Alarm.TYPE.all())).isZero();
    }

    @Test
    @DisplayName("R2 only records that meet the condition of a retention go")
    void condition() {
        Memo open = Memo.of("ann", "open", 1);
        Memo done = Memo.of("ann", "done", 1).done(START.minus(Memo.KEEP));
        Memo doneLately = Memo.of("ann", "lately", 1).done(START);
        memos().upsertAll(List.of(open, done, doneLately));
        store().maintain();
        assertThat(memos().list(Memo.TYPE.all().limit(10))).containsExactlyInAnyOrder(open, doneLately);
    }

    @Test
    @DisplayName("R3 append-only and audited records never go")
    void others() {
        fills().append(Fill.of("A", 1).withAt(Instant.EPOCH));
        counters().upsert(Counter.of("a", 1));
        counters().upsert(Counter.of("a", 2));
        Digest before = operations().digest(Digest.Coverage.STORED);
        clock().move(Duration.ofDays(100_000));
        store().maintain();
        assertThat(operations().digest(Digest.Coverage.STORED)).isEqualTo(before);
    }

    @Test
    @DisplayName("R4 what is due goes in every book and mode")
    void books() {
        for (Mode mode : Mode.values()) {
            for (String book : List.of("a", "b")) {
                operations(book, mode).records(Alarm.TYPE).append(new Alarm(1, "due", START.minus(Alarm.KEEP)));
                operations(book, mode).records(Alarm.TYPE).append(new Alarm(2, "fresh", START));
            }
        }
        assertThat(rows(store().maintain(), "kit_alarm")).isEqualTo(6);
        for (Mode mode : Mode.values()) {
            for (String book : List.of("a", "b")) {
                assertThat(operations(book, mode)
                                .records(Alarm.TYPE)
                                .list(Alarm.TYPE.all().limit(10)))
                        .containsExactly(new Alarm(2, "fresh", START));
            }
        }
    }

    @Test
    @DisplayName("R5 twenty thousand due records go in one call, those between them stay")
    void many() {
        List<Alarm> alarms = new ArrayList<>();
        for (long n = 0; n < 20_100; n++) {
            alarms.add(new Alarm(
                    n, "a", n % 201 == 0 ? START : START.minus(Alarm.KEEP).minusSeconds(n)));
        }
        alarms().appendAll(alarms);
        int before = place().commits();
        assertThat(rows(store().maintain(), "kit_alarm")).isEqualTo(20_000);
        assertThat(alarms().count(Alarm.TYPE.all())).isEqualTo(100);
        assertThat(place().commits() - before)
                .as("steps that let others in between")
                .isGreaterThan(1);
    }

    @Test
    @DisplayName("R6 upkeep with nothing due changes nothing, twice too")
    void nothing() {
        alarms().append(new Alarm(1, "fresh", START));
        Digest before = operations().digest(Digest.Coverage.STORED);
        assertThat(rows(store().maintain(), "kit_alarm")).isZero();
        assertThat(rows(store().maintain(), "kit_alarm")).isZero();
        assertThat(operations().digest(Digest.Coverage.STORED)).isEqualTo(before);
    }

    @Test
    @DisplayName("R7 the key of a record that went is free again")
    void keyIsFree() {
        Alarm due = new Alarm(1, "due", START.minus(Alarm.KEEP));
        alarms().append(due);
        store().maintain();
        assertThat(alarms().append(new Alarm(1, "other", START)).outcome()).isEqualTo(Appended.Outcome.CREATED);
        Memo memo = Memo.of("ann", "a", 1).withLabel("L").done(START.minus(Memo.KEEP));
        memos().upsert(memo);
        store().maintain();
        memos().upsert(Memo.of("bob", "b", 1).withLabel("L"));
        assertThat(memos().count(Memo.TYPE.all())).isEqualTo(1);
    }

    @Test
    @DisplayName("R8 a record touched again before upkeep stays")
    void touchedAgain() {
        Memo memo = Memo.of("ann", "a", 1).done(START.minus(Memo.KEEP));
        memos().upsert(memo);
        memos().upsert(memo.done(START));
        store().maintain();
        assertThat(memos().find(memo.id())).contains(memo.done(START));
    }

    private static LogEntry entry(Instant logged) {
        return LogEntry.of(LogLevel.INFO, "feed")
                .message("m")
                .metadata("{}")
                .loggedAt(logged)
                .build();
    }

    private static Alert alert(Instant raised) {
        return Alert.of("news_event", Severity.LOW)
                .title("t")
                .message("m")
                .data("{}")
                .raisedAt(raised)
                .build();
    }

    private static <R> List<R> made(int count, Supplier<R> one) {
        return Stream.generate(one).limit(count).toList();
    }

    @Test
    @DisplayName(
            "R9 beside eight threads that append and seven that acknowledge, what is due goes in steps of at most 1,000"
                    + " rows, and nothing that was acknowledged is lost")
    void besideWriters() throws Exception {
        Operations ops = store().book("kit", Mode.TEST).operations();
        List<Alert> fresh = made(SHARE * Together.THREADS, () -> alert(START));
        List<Alert> dueAlerts = made(2_500, () -> alert(START.minus(Duration.ofDays(90))));
        List<LogEntry> dueEntries = made(3_500, () -> entry(START.minus(Duration.ofDays(30))));
        ops.alerts().upsertAll(fresh);
        ops.alerts().upsertAll(dueAlerts);
        ops.log().appendAll(dueEntries);
        Queue<LogEntry> appended = new ConcurrentLinkedQueue<>();
        Queue<Alert> acknowledged = new ConcurrentLinkedQueue<>();
        AtomicLong meanwhile = new AtomicLong();
        AtomicBoolean over = new AtomicBoolean();
        Together.sixteen(number -> {
            if (number == 0) {
                long before = appended.size();
                MaintenanceReport report = store().maintain();
                meanwhile.set(appended.size() - before);
                over.set(true);
                assertThat(rows(report, "retention log_entry")).isEqualTo(dueEntries.size());
                assertThat(rows(report, "retention alert")).isEqualTo(dueAlerts.size());
            } else if (number <= 8) {
                do {
                    LogEntry entry = entry(START);
                    ops.log().append(entry);
                    appended.add(entry);
                } while (!over.get());
            } else {
                for (Alert alert : fresh.subList(number * SHARE, (number + 1) * SHARE)) {
                    acknowledged.add(ops.alerts().acknowledge(alert.id(), START));
                }
            }
            return number;
        });
        assertThat(meanwhile.get())
                .as("entries appended while what was due went")
                .isPositive();
        assertThat(place().mostDeleted()).isPositive().isLessThanOrEqualTo(1_000);
        assertThat(Set.copyOf(ops.log().newest(appended.size() + 1))).isEqualTo(Set.copyOf(appended));
        assertThat(ops.alerts().count(Alert.TYPE.all())).isEqualTo(fresh.size());
        assertThat(acknowledged)
                .hasSize(7 * SHARE)
                .allSatisfy(alert -> assertThat(ops.alerts().find(alert.id())).contains(alert));
        assertThat(ops.alerts().count(Alert.TYPE.where(Alert.ACKNOWLEDGED.eq(true))))
                .isEqualTo(acknowledged.size());
    }
}
