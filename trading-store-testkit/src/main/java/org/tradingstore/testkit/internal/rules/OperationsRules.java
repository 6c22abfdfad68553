package org.tradingstore.testkit.internal.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.tradingstore.MaintenanceReport;
import org.tradingstore.TradingStore;
import org.tradingstore.error.Advice;
import org.tradingstore.error.InvalidRequestException;
import org.tradingstore.error.MissingRecordException;
import org.tradingstore.operations.Alert;
import org.tradingstore.operations.AlertRepository;
import org.tradingstore.operations.DailyCount;
import org.tradingstore.operations.ErrorEvent;
import org.tradingstore.operations.ErrorLevel;
import org.tradingstore.operations.LogEntry;
import org.tradingstore.operations.LogLevel;
import org.tradingstore.operations.Operations;
import org.tradingstore.operations.ServiceBackup;
import org.tradingstore.operations.Severity;
import org.tradingstore.operations.WatchdogEvent;
import org.tradingstore.schema.BookId;
import org.tradingstore.schema.Database;
import org.tradingstore.schema.Mode;
import org.tradingstore.schema.PortableOrder;
import org.tradingstore.schema.TimeRange;
import org.tradingstore.testkit.internal.Place;
import org.tradingstore.testkit.internal.TestClock;
import org.tradingstore.testkit.internal.Together;

/** What went wrong is seen, settled once, and counted by the day. */
public abstract class OperationsRules extends Rules {
    private static final int ALL = 1_000;
    private static final Instant START = TestClock.START;
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final List<Severity> SEVERITIES =
            List.of(Severity.LOW, Severity.MEDIUM, Severity.HIGH, Severity.CRITICAL);
    private static final List<ErrorLevel> LEVELS = List.of(ErrorLevel.WARNING, ErrorLevel.ERROR, ErrorLevel.CRITICAL);
    private static final Duration MICRO = Duration.ofNanos(1_000);

    protected OperationsRules(Supplier<Place> places) {
        super(places);
    }

    @Override
    Set<Database> databases() {
        return Set.of(Database.OPERATIONS);
    }

    private Operations ops() {
        return store().book("kit", Mode.TEST).operations();
    }

    private static Alert.Builder alert(Severity severity, Instant raised) {
        return Alert.of("news_event", severity)
                .title("t")
                .message("m")
                .data("{}")
                .raisedAt(raised);
    }

    private static ErrorEvent.Builder error(ErrorLevel level, Instant occurred) {
        return ErrorEvent.of(level, "feed").message("m").context("{}").occurredAt(occurred);
    }

    private static WatchdogEvent.Builder event(Instant occurred) {
        return WatchdogEvent.of("feed", "stalled").details("{}").occurredAt(occurred);
    }

    private Alert kept(Alert.Builder builder) {
        Alert alert = builder.build();
        ops().alerts().upsert(alert);
        return alert;
    }

    private long revision(UUID alert) {
        return ops().alerts().envelope(alert).orElseThrow().revision();
    }

    @Test
    @DisplayName("OP1 an alert is acknowledged once and resolved once, with the moment; again changes nothing")
    void once() {
        Alert alert = kept(alert(Severity.HIGH, START));
        Instant first = START.plusSeconds(1);
        Instant later = START.plusSeconds(2);
        Alert acknowledged =
                alert.toBuilder().acknowledged(true).acknowledgedAt(first).build();
        assertThat(ops().alerts().acknowledge(alert.id(), first)).isEqualTo(acknowledged);
        assertThat(revision(alert.id())).isEqualTo(2);
        assertThat(ops().alerts().acknowledge(alert.id(), later)).isEqualTo(acknowledged);
        assertThat(revision(alert.id())).isEqualTo(2);
        Alert resolved =
                acknowledged.toBuilder().resolved(true).resolvedAt(later).build();
        assertThat(ops().alerts().resolve(alert.id(), later)).isEqualTo(resolved);
        assertThat(ops().alerts().resolve(alert.id(), first)).isEqualTo(resolved);
        assertThat(ops().alerts().find(alert.id())).contains(resolved);
        assertThat(revision(alert.id())).isEqualTo(3);
        Alert straight = kept(alert(Severity.LOW, START));
        assertThat(ops().alerts().resolve(straight.id(), first).acknowledged()).isFalse();
    }

    @Test
    @DisplayName("OP2 a state that is known without its moment stays so")
    void unknownMoment() {
        Alert alert = kept(alert(Severity.HIGH, START).acknowledged(true).resolved(true));
        assertThat(ops().alerts().acknowledge(alert.id(), START)).isEqualTo(alert);
        assertThat(ops().alerts().resolve(alert.id(), START)).isEqualTo(alert);
        assertThat(revision(alert.id())).isEqualTo(1);
        refusedFor(
                "acknowledged_at",
                () -> alert(Severity.LOW, START).acknowledgedAt(START).build());
        refusedFor(
                "resolved_at",
                () -> alert(Severity.LOW, START).resolvedAt(START).build());
    }

    @Test
    @DisplayName("OP3 errors and watchdog events are resolved once, with what was done about them")
    void notes() {
        ErrorEvent error = error(ErrorLevel.ERROR, START).build();
        ops().errors().upsert(error);
        ErrorEvent mended = error.toBuilder()
                .resolved(true)
                .resolvedAt(START.plusSeconds(1))
                .resolutionNotes("restarted")
                .build();
        assertThat(ops().errors().resolve(error.id(), START.plusSeconds(1), "restarted"))
                .isEqualTo(mended);
        assertThat(ops().errors().resolve(error.id(), START.plusSeconds(2), "ignored"))
                .isEqualTo(mended);
        assertThat(ops().errors().find(error.id())).contains(mended);
        assertThat(ops().errors().envelope(error.id()).orElseThrow().revision()).isEqualTo(2);
        WatchdogEvent event = event(START).build();
        ops().watchdogEvents().upsert(event);
        WatchdogEvent settled = event.toBuilder()
                .resolved(true)
                .resolvedAt(START.plusSeconds(1))
                .resolution("reconnected")
                .build();
        assertThat(ops().watchdogEvents().resolve(event.id(), START.plusSeconds(1), "reconnected"))
                .isEqualTo(settled);
        assertThat(ops().watchdogEvents().resolve(event.id(), START.plusSeconds(2), "ignored"))
                .isEqualTo(settled);
        assertThat(ops().watchdogEvents().find(event.id())).contains(settled);
        assertThat(ops().watchdogEvents().envelope(event.id()).orElseThrow().revision())
                .isEqualTo(2);
    }

    @Test
    @DisplayName("OP4 what is not there, or in another book, cannot be acknowledged or resolved")
    void missing() {
        Alert alert = kept(alert(Severity.HIGH, START));
        Operations other = store().book("kit", Mode.LIVE).operations();
        UUID none = UUID.randomUUID();
        refused(
                MissingRecordException.class,
                Advice.FIX_CALLER,
                () -> other.alerts().acknowledge(alert.id(), START));
        refused(
                MissingRecordException.class,
                Advice.FIX_CALLER,
                () -> ops().alerts().acknowledge(none, START));
        refused(
                MissingRecordException.class,
                Advice.FIX_CALLER,
                () -> ops().alerts().resolve(none, START));
        refused(
                MissingRecordException.class,
                Advice.FIX_CALLER,
                () -> ops().errors().resolve(none, START, "n"));
        refused(
                MissingRecordException.class,
                Advice.FIX_CALLER,
                () -> ops().watchdogEvents().resolve(none, START, "n"));
        assertThat(ops().alerts().find(alert.id())).contains(alert);
    }

    @Test
    @DisplayName("OP5 of sixteen threads that acknowledge and resolve one wins each, and all are told what it said")
    void concurrently() throws Exception {
        for (int round = 0; round < 20; round++) {
            Alert alert = kept(alert(Severity.HIGH, START));
            List<Alert> acknowledged =
                    Together.sixteen(number -> ops().alerts().acknowledge(alert.id(), START.plusSeconds(1L + number)));
            assertThat(acknowledged.stream().map(Alert::acknowledgedAt).distinct())
                    .hasSize(1)
                    .doesNotContainNull();
            assertThat(revision(alert.id())).isEqualTo(2);
            List<Alert> resolved =
                    Together.sixteen(number -> ops().alerts().resolve(alert.id(), START.plusSeconds(100L + number)));
            assertThat(resolved.stream().distinct()).hasSize(1);
            assertThat(ops().alerts().find(alert.id())).contains(resolved.get(0));
            assertThat(revision(alert.id())).isEqualTo(3);
        }
    }

    private static <R> List<R> first(
            List<R> all, Function<R, Integer> rank, Function<R, Instant> moment, Function<R, UUID> id, int limit) {
        return all.stream()
                .sorted(Comparator.comparing(rank)
                        .thenComparing(moment, Comparator.reverseOrder())
                        .thenComparing(id, PortableOrder.UUIDS.reversed()))
                .limit(limit)
                .toList();
    }

    @Test
    @DisplayName(
            "OP6 unresolved ones come by severity, the most severe first, then newest, ties by id, cut at the limit (seed 6)")
    void unresolved() {
        Random random = new Random(6);
        List<Alert> alerts = new ArrayList<>();
        List<ErrorEvent> errors = new ArrayList<>();
        List<WatchdogEvent> events = new ArrayList<>();
        for (int i = 0; i < 80; i++) {
            Instant moment = START.plusSeconds(random.nextInt(10));
            UUID id = new UUID(random.nextLong(), random.nextLong());
            boolean resolved = random.nextInt(3) == 0;
            alerts.add(alert(SEVERITIES.get(random.nextInt(4)), moment)
                    .id(id)
                    .resolved(resolved)
                    .acknowledged(random.nextBoolean())
                    .build());
            errors.add(error(LEVELS.get(random.nextInt(3)), moment)
                    .id(id)
                    .resolved(resolved)
                    .build());
            int severity = random.nextInt(5);
            events.add(event(moment)
                    .id(id)
                    .severity(severity == 4 ? null : SEVERITIES.get(severity))
                    .resolved(resolved)
                    .build());
        }
        ops().alerts().upsertAll(alerts);
        ops().errors().upsertAll(errors);
        ops().watchdogEvents().upsertAll(events);
        alerts.removeIf(Alert::resolved);
        errors.removeIf(ErrorEvent::resolved);
        events.removeIf(WatchdogEvent::resolved);
        for (int limit : List.of(1, 7, 20, 50, ALL)) {
            assertThat(ops().alerts().unresolved(limit))
                    .isEqualTo(first(alerts, each -> rank(each.severity()), Alert::raisedAt, Alert::id, limit));
            assertThat(ops().errors().unresolved(limit))
                    .isEqualTo(
                            first(errors, each -> rank(each.level()), ErrorEvent::occurredAt, ErrorEvent::id, limit));
            assertThat(ops().watchdogEvents().unresolved(limit))
                    .isEqualTo(first(
                            events,
                            each -> rank(each.severity()),
                            WatchdogEvent::occurredAt,
                            WatchdogEvent::id,
                            limit));
        }
        ops().inTransaction(tx -> {
            Alert worst = tx.alerts().unresolved(1).get(0);
            tx.alerts().resolve(worst.id(), START);
            assertThat(tx.alerts().unresolved(ALL)).hasSize(alerts.size() - 1).doesNotContain(worst);
        });
        refused(
                InvalidRequestException.class,
                Advice.FIX_CALLER,
                () -> ops().alerts().unresolved(0));
    }

    /** Most severe first, none last; by name and not by ordinal, so that a new order of the constants is noticed. */
    private static int rank(@Nullable Enum<?> severity) {
        return List.of("CRITICAL", "HIGH", "ERROR", "MEDIUM", "WARNING", "LOW", "none")
                .indexOf(severity == null ? "none" : severity.name());
    }

    @Test
    @DisplayName("OP7 counts per day and severity follow the days of the zone, also the 23 and 25 hour ones")
    void days() {
        // In 2026 clocks go forward on 8 March and back on 1 November.
        List<String> moments = List.of(
                "2026-03-08T04:59:59.999999Z",
                "2026-03-08T05:00:00Z",
                "2026-03-09T03:59:59.999999Z",
                "2026-03-09T04:00:00Z",
                "2026-11-01T03:59:59.999999Z",
                "2026-11-01T04:00:00Z",
                "2026-11-02T04:59:59.999999Z",
                "2026-11-02T05:00:00Z");
        moments.forEach(moment -> kept(alert(Severity.LOW, Instant.parse(moment))));
        kept(alert(Severity.CRITICAL, Instant.parse("2026-03-08T05:00:00Z")));
        kept(alert(Severity.HIGH, Instant.parse("2026-03-08T12:00:00Z")));
        kept(alert(Severity.MEDIUM, Instant.parse("2026-03-09T02:00:00Z")));
        TimeRange year = new TimeRange(Instant.parse("2026-01-01T05:00:00Z"), Instant.parse("2027-01-01T05:00:00Z"));
        assertThat(ops().alerts().dailyCounts(year, NEW_YORK))
                .containsExactly(
                        count("2026-03-07", Severity.LOW, 1),
                        count("2026-03-08", Severity.CRITICAL, 1),
                        count("2026-03-08", Severity.HIGH, 1),
                        count("2026-03-08", Severity.MEDIUM, 1),
                        count("2026-03-08", Severity.LOW, 2),
                        count("2026-03-09", Severity.LOW, 1),
                        count("2026-10-31", Severity.LOW, 1),
                        count("2026-11-01", Severity.LOW, 2),
                        count("2026-11-02", Severity.LOW, 1));
        TimeRange part = new TimeRange(
                Instant.parse("2026-03-08T05:00:00.000001Z"), Instant.parse("2026-03-08T12:00:00.000001Z"));
        assertThat(ops().alerts().dailyCounts(part, NEW_YORK)).containsExactly(count("2026-03-08", Severity.HIGH, 1));
        assertThat(store().book("kit", Mode.LIVE).operations().alerts().dailyCounts(year, NEW_YORK))
                .isEmpty();
    }

    private static <S extends Enum<S>> DailyCount<S> count(String day, @Nullable S severity, long count) {
        return new DailyCount<>(LocalDate.parse(day), severity, count);
    }

    @Test
    @DisplayName("OP8 a day that a zone left out is none, and the moments round it are of the right days")
    void dayLeftOut() {
        // Samoa went from 29 to 31 December 2011.
        ZoneId apia = ZoneId.of("Pacific/Apia");
        kept(alert(Severity.LOW, Instant.parse("2011-12-30T09:59:59.999999Z")));
        kept(alert(Severity.LOW, Instant.parse("2011-12-30T10:00:00Z")));
        TimeRange days = new TimeRange(Instant.parse("2011-12-28T10:00:00Z"), Instant.parse("2012-01-02T10:00:00Z"));
        assertThat(ops().alerts().dailyCounts(days, apia))
                .containsExactly(count("2011-12-29", Severity.LOW, 1), count("2011-12-31", Severity.LOW, 1));
    }

    @Test
    @DisplayName("OP9 counts of errors, events and log entries are those of a plain loop (seed 9)")
    void counts() {
        Random random = new Random(9);
        TimeRange period = new TimeRange(START, START.plus(Duration.ofDays(20)));
        Map<LocalDate, Map<Integer, Long>> levels = new TreeMap<>();
        List<ErrorEvent> errors = new ArrayList<>();
        List<LogEntry> entries = new ArrayList<>();
        List<WatchdogEvent> events = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            Instant moment = START.plus(Duration.ofMinutes(random.nextInt(25 * 24 * 60)));
            int level = random.nextInt(3);
            errors.add(error(LEVELS.get(level), moment).build());
            entries.add(LogEntry.of(
                            List.of(LogLevel.WARNING, LogLevel.ERROR, LogLevel.CRITICAL)
                                    .get(level),
                            "feed")
                    .message("m")
                    .metadata("{}")
                    .loggedAt(moment)
                    .build());
            events.add(event(moment)
                    .severity(level == 0 ? null : SEVERITIES.get(level))
                    .build());
            if (moment.isBefore(period.end())) {
                levels.computeIfAbsent(
                                moment.atZone(NEW_YORK).toLocalDate(), day -> new TreeMap<>(Comparator.reverseOrder()))
                        .merge(level, 1L, Long::sum);
            }
        }
        ops().errors().upsertAll(errors);
        ops().log().appendAll(entries);
        ops().watchdogEvents().upsertAll(events);
        List<DailyCount<ErrorLevel>> expected = new ArrayList<>();
        levels.forEach((day, each) ->
                each.forEach((level, count) -> expected.add(new DailyCount<>(day, LEVELS.get(level), count))));
        assertThat(ops().errors().dailyCounts(period, NEW_YORK)).isEqualTo(expected);
        assertThat(ops().log().dailyCounts(period, NEW_YORK))
                .isEqualTo(expected.stream()
                        .map(each -> new DailyCount<>(
                                each.day(),
                                LogLevel.valueOf(
                                        Objects.requireNonNull(each.severity()).name()),
                                each.count()))
                        .toList());
        assertThat(ops().watchdogEvents().dailyCounts(period, NEW_YORK))
                .isEqualTo(expected.stream()
                        .map(each -> new DailyCount<>(each.day(), severity(each.severity()), each.count()))
                        .toList());
    }

    private static @Nullable Severity severity(@Nullable ErrorLevel level) {
        return level == ErrorLevel.WARNING ? null : SEVERITIES.get(LEVELS.indexOf(level));
    }

    @Test
    @DisplayName("OP10 recent ones by severity, component and symbol, newest first, and those of a trace")
    void recent() {
        Alert old = kept(alert(Severity.HIGH, START).symbol("AAPL"));
        Alert young = kept(alert(Severity.HIGH, START.plusSeconds(1)));
        Alert low = kept(alert(Severity.LOW, START.plusSeconds(2)).symbol("AAPL"));
        assertThat(ops().alerts().newest(2)).containsExactly(low, young);
        assertThat(ops().alerts().ofSeverity(Severity.HIGH, ALL)).containsExactly(young, old);
        assertThat(ops().alerts().ofSymbol("AAPL", ALL)).containsExactly(low, old);
        assertThat(ops().alerts().ofType("news_event", 1)).containsExactly(low);
        ErrorEvent feed = error(ErrorLevel.ERROR, START).symbol("AAPL").build();
        ErrorEvent broker = error(ErrorLevel.CRITICAL, START.plusSeconds(1))
                .component("broker")
                .build();
        ops().errors().upsertAll(List.of(feed, broker));
        assertThat(ops().errors().newest(ALL)).containsExactly(broker, feed);
        assertThat(ops().errors().ofComponent("broker", ALL)).containsExactly(broker);
        assertThat(ops().errors().ofLevel(ErrorLevel.ERROR, ALL)).containsExactly(feed);
        assertThat(ops().errors().ofSymbol("AAPL", ALL)).containsExactly(feed);
        WatchdogEvent event = event(START).severity(Severity.LOW).build();
        ops().watchdogEvents().upsert(event);
        assertThat(ops().watchdogEvents().ofComponent("feed", ALL)).containsExactly(event);
        assertThat(ops().watchdogEvents().ofSeverity(Severity.LOW, ALL)).containsExactly(event);
        assertThat(ops().watchdogEvents().ofSeverity(Severity.HIGH, ALL)).isEmpty();
    }

    @Test
    @DisplayName("OP11 the latest valid backup of a service is not an invalid one, nor another service's")
    void latestBackup() {
        ServiceBackup.Builder backup =
                ServiceBackup.of("engine", "full").state("{}").metadata("{}");
        ServiceBackup old = backup.takenAt(START).valid(true).id(new UUID(1, 1)).build();
        ServiceBackup twin = backup.id(new UUID(1, 2)).build();
        ServiceBackup broken = backup.takenAt(START.plusSeconds(1))
                .valid(false)
                .id(new UUID(1, 3))
                .build();
        ServiceBackup other = ServiceBackup.of("scanner", "full")
                .state("{}")
                .metadata("{}")
                .valid(true)
                .takenAt(START.plusSeconds(2))
                .build();
        ops().serviceBackups().upsertAll(List.of(twin, old, broken, other));
        assertThat(ops().serviceBackups().latestValid("engine")).contains(twin);
        assertThat(ops().serviceBackups().latestValid("scanner")).contains(other);
        assertThat(ops().serviceBackups().latestValid("none")).isEmpty();
    }

    @Test
    @DisplayName(
            "OP12 alerts go after 90 days and log entries after 30, to the microsecond, and nothing else ever does")
    void retention() {
        Duration alerts = Duration.ofDays(90);
        Duration entries = Duration.ofDays(30);
        kept(alert(Severity.CRITICAL, START.minus(alerts)));
        Alert nearly = kept(alert(Severity.LOW, START.minus(alerts).plus(MICRO)).resolved(true));
        LogEntry.Builder entry =
                LogEntry.of(LogLevel.CRITICAL, "feed").message("m").metadata("{}");
        LogEntry late = entry.loggedAt(START.minus(entries).plus(MICRO)).build();
        ops().log()
                .appendAll(List.of(
                        late,
                        late.toBuilder()
                                .id(UUID.randomUUID())
                                .loggedAt(START.minus(entries))
                                .build()));
        ErrorEvent error =
                error(ErrorLevel.WARNING, Instant.EPOCH).resolved(true).build();
        WatchdogEvent event = event(Instant.EPOCH).resolved(true).build();
        ops().errors().upsert(error);
        ops().watchdogEvents().upsert(event);
        store().maintain();
        assertThat(ops().alerts().newest(ALL)).containsExactly(nearly);
        assertThat(ops().log().newest(ALL)).containsExactly(late);
        clock().move(Duration.ofDays(1_000));
        store().maintain();
        assertThat(ops().alerts().newest(ALL)).isEmpty();
        assertThat(ops().log().newest(ALL)).isEmpty();
        assertThat(ops().errors().newest(ALL)).containsExactly(error);
        assertThat(ops().watchdogEvents().newest(ALL)).containsExactly(event);
    }

    private static Alert due(int n) {
        return alert(Severity.LOW, START.minus(Duration.ofDays(90 + n % 5)))
                .id(new UUID(7, n))
                .build();
    }

    @Test
    @DisplayName("OP13 what is due goes to the archive first, of every book, and is then removed, and nothing else is")
    void archived() {
        Map<BookId, List<Alert>> taken = new HashMap<>();
        TradingStore store = place().open(builder -> builder.archive(Alert.TYPE, (book, alerts) -> {
            assertThat(alerts).hasSizeLessThanOrEqualTo(1_000);
            taken.computeIfAbsent(Objects.requireNonNull(book), each -> new ArrayList<>())
                    .addAll(alerts);
        }));
        Map<BookId, List<Alert>> expected = new HashMap<>();
        Alert fresh = alert(Severity.LOW, START).build();
        for (BookId book :
                List.of(new BookId("a", Mode.LIVE), new BookId("a", Mode.PAPER), new BookId("b", Mode.LIVE))) {
            List<Alert> alerts = new ArrayList<>();
            for (int n = 0; n < 2_500; n++) {
                alerts.add(due(n));
            }
            store.book(book).operations().alerts().upsertAll(alerts);
            store.book(book).operations().alerts().upsert(fresh);
            assertThat(store.book(book).operations().alerts().count(Alert.TYPE.due(START)))
                    .isEqualTo(2_500);
            expected.put(book, alerts);
        }
        long removed = store.maintain().steps().stream()
                .filter(step -> step.what().equals("retention alert"))
                .mapToLong(MaintenanceReport.Step::rows)
                .sum();
        assertThat(removed).isEqualTo(7_500);
        assertThat(taken).isEqualTo(expected);
        expected.keySet()
                .forEach(book -> assertThat(
                                store.book(book).operations().alerts().newest(ALL))
                        .containsExactly(fresh));
        store.maintain();
        assertThat(taken).isEqualTo(expected);
    }

    @Test
    @DisplayName("OP14 an archive that fails keeps its batch from being removed, and gets it again")
    void archiveFails() {
        List<Alert> taken = new ArrayList<>();
        AtomicBoolean full = new AtomicBoolean(true);
        TradingStore store = place().open(builder -> builder.archive(Alert.TYPE, (book, alerts) -> {
            if (full.get()) {
                throw new IllegalStateException("the archive is full");
            }
            taken.addAll(alerts);
        }));
        AlertRepository alerts = store.book("kit", Mode.TEST).operations().alerts();
        alerts.upsertAll(List.of(due(1), due(2)));
        assertThat(thrownBy(store::maintain)).hasMessage("the archive is full");
        assertThat(alerts.count(Alert.TYPE.all())).isEqualTo(2);
        full.set(false);
        store.maintain();
        assertThat(taken).containsExactly(due(1), due(2));
        assertThat(alerts.count(Alert.TYPE.all())).isZero();
    }

    @Test
    @DisplayName("OP15 a record that a writer changes while it is archived stays until it was archived as it is")
    void changedMeanwhile() {
        List<Alert> taken = new ArrayList<>();
        AtomicReference<Runnable> writer = new AtomicReference<>(() -> {});
        TradingStore store = place().open(builder -> builder.archive(Alert.TYPE, (book, alerts) -> {
            taken.addAll(alerts);
            writer.getAndSet(() -> {}).run();
        }));
        AlertRepository alerts = store.book("kit", Mode.TEST).operations().alerts();
        alerts.upsertAll(List.of(due(1), due(2), due(3)));
        writer.set(() -> {
            alerts.resolve(due(2).id(), START);
            alerts.delete(due(3).id());
        });
        store.maintain();
        Alert changed = due(2).withResolution(START);
        assertThat(alerts.list(Alert.TYPE.all().limit(ALL))).containsExactly(changed);
        store.maintain();
        assertThat(taken).containsExactly(due(1), due(2), due(3), changed);
        assertThat(alerts.count(Alert.TYPE.all())).isZero();
    }

    @Test
    @DisplayName("OP16 what is kept for good is never due and cannot be archived")
    void keptForGood() {
        refused(InvalidRequestException.class, Advice.FIX_CALLER, () -> ErrorEvent.TYPE.due(START));
        refused(
                InvalidRequestException.class,
                Advice.FIX_CALLER,
                () -> place().open(builder -> builder.archive(ErrorEvent.TYPE, (book, errors) -> {})));
    }
}
