package org.tradingstore.testkit.internal.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.tradingstore.error.Advice;
import org.tradingstore.error.ConflictException;
import org.tradingstore.error.InvalidRequestException;
import org.tradingstore.plays.LegRole;
import org.tradingstore.plays.OptionAction;
import org.tradingstore.plays.OptionType;
import org.tradingstore.plays.Play;
import org.tradingstore.plays.PlayLeg;
import org.tradingstore.plays.PlayStatus;
import org.tradingstore.plays.PlayStatusChange;
import org.tradingstore.plays.PlayTrade;
import org.tradingstore.plays.PlayView;
import org.tradingstore.plays.Plays;
import org.tradingstore.repository.Appended;
import org.tradingstore.repository.Appended.Outcome;
import org.tradingstore.repository.Digest;
import org.tradingstore.schema.Database;
import org.tradingstore.schema.Mode;
import org.tradingstore.schema.PortableOrder;
import org.tradingstore.testkit.internal.Place;
import org.tradingstore.testkit.internal.Together;

/** Plays come in with their past, are found when they are to expire, and are read whole. */
public abstract class PlayViewRules extends Rules {
    private static final int ALL = 1_000;
    private static final List<PlayStatus> STATUSES = List.of(PlayStatus.values());
    private static final ZoneId CHICAGO = ZoneId.of("America/Chicago");

    private static final int MEETINGS = 100;
    private static final int MOST_STEPS = 2_000;

    protected PlayViewRules(Supplier<Place> places) {
        super(places);
    }

    @Override
    Set<Database> databases() {
        return Set.of(Database.PLAYS);
    }

    private Plays plays() {
        return store().book("kit", Mode.TEST).plays();
    }

    private static List<PlayStatusChange> way(Play play) {
        List<PlayStatusChange> history = new ArrayList<>();
        for (PlayStatus status : Objects.requireNonNull(PlayPaths.WAYS.get(play.status()))) {
            history.add(PlayPaths.change(play.id(), status, history.size()).build());
        }
        return history;
    }

    private void isRefused(String reason, ThrowingCallable call) {
        Digest before = plays().digest(Digest.Coverage.STORED);
        assertThat(refused(InvalidRequestException.class, Advice.FIX_CALLER, call))
                .hasMessageContaining(reason);
        assertThat(plays().digest(Digest.Coverage.STORED)).isEqualTo(before);
    }

    @Test
    @DisplayName(
            "PV1 a play in any status is restored with its history, or with the last change alone, and goes on from there")
    void restored() {
        for (PlayStatus status : PlayStatus.values()) {
            Play play = PlayPaths.play().status(status).build();
            List<PlayStatusChange> history = way(play);
            assertThat(plays().restore(play, history)).isEqualTo(new Appended<>(Outcome.CREATED, play.id()));
            assertThat(plays().whole(play.id())).contains(new PlayView(play, history, List.of()));
            assertThat(plays().restore(play, history)).isEqualTo(new Appended<>(Outcome.ALREADY_SAME, play.id()));
            Play brief = PlayPaths.play().status(status).build();
            PlayStatusChange only =
                    PlayPaths.change(brief.id(), status, 7).orderId("kept").build();
            plays().restore(brief, List.of(only));
            assertThat(plays().whole(brief.id()).orElseThrow().orders().orderId())
                    .isEqualTo("kept");
            for (PlayStatus next : PlayStatus.values()) {
                if (Objects.requireNonNull(PlayPaths.BEFORE.get(next)).contains(status)) {
                    Play each = PlayPaths.play().status(status).build();
                    plays().restore(
                                    each,
                                    List.of(PlayPaths.change(each.id(), status, 1)
                                            .build()));
                    plays().changeStatus(PlayPaths.change(each.id(), next, 2).build());
                    assertThat(plays().plays().find(each.id()).orElseThrow().status())
                            .isEqualTo(next);
                }
            }
        }
    }

    @Test
    @DisplayName("PV2 a history that is not the play's is refused with the reason, and nothing is written")
    void notItsHistory() {
        Play play = PlayPaths.play().status(PlayStatus.CLOSED).build();
        List<PlayStatusChange> history = way(play);
        PlayStatusChange first = history.get(0);
        PlayStatusChange last = history.get(2);
        isRefused("no change", () -> plays().restore(play, List.of()));
        isRefused("another status", () -> plays().restore(play, history.subList(0, 2)));
        isRefused("cannot follow", () -> plays().restore(play, List.of(first, last)));
        isRefused(
                "earlier",
                () -> plays().restore(
                                play,
                                List.of(
                                        first,
                                        history.get(1),
                                        last.toBuilder()
                                                .changedAt(first.changedAt())
                                                .build())));
        isRefused(
                "another play",
                () -> plays().restore(
                                play,
                                List.of(
                                        first.toBuilder()
                                                .playId(UUID.randomUUID())
                                                .build(),
                                        history.get(1),
                                        last)));
        plays().restore(play, history);
        isRefused(
                "without a change",
                () -> plays().restore(
                                play,
                                List.of(last.toBuilder().id(UUID.randomUUID()).build())));
        refused(
                ConflictException.class,
                Advice.RECONCILE,
                () -> plays().restore(play.toBuilder().contracts(9).build(), history));
        refused(
                ConflictException.class,
                Advice.RECONCILE,
                () -> plays().restore(
                                play,
                                List.of(
                                        first,
                                        history.get(1),
                                        last.toBuilder().orderId("x").build())));
        assertThat(plays().whole(play.id())).contains(new PlayView(play, history, List.of()));
    }

    @Test
    @DisplayName(
            "PV3 a spread with its legs and a single option with its strike come back, an impossible one is refused")
    void spreads() {
        PlayLeg bought = new PlayLeg(
                "long",
                OptionType.PUT,
                OptionAction.BTO,
                new BigDecimal("560"),
                "SPY260320P00560000",
                1,
                LegRole.LONG,
                -0.4);
        PlayLeg sold = new PlayLeg(
                "short",
                OptionType.PUT,
                OptionAction.STO,
                new BigDecimal("555.50"),
                "SPY260320P00555500",
                1,
                LegRole.SHORT,
                null);
        Play spread = PlayPaths.play()
                .strikePrice((BigDecimal) null)
                .contractSymbol(null)
                .legs(List.of(bought, sold))
                .build();
        Play single = PlayPaths.play().action(OptionAction.BTO).build();
        plays().begin(spread);
        plays().begin(single);
        assertThat(plays().plays().find(spread.id())).contains(spread);
        assertThat(plays().plays().find(spread.id()).orElseThrow().legs()).containsExactly(bought, sold);
        assertThat(plays().plays().find(single.id())).contains(single);
        refusedFor("strike_price", () -> spread.toBuilder().strikePrice("1").build());
        refusedFor(
                "legs", () -> spread.toBuilder().legs(List.of(bought, bought)).build());
        refusedFor("strike_price", () -> leg("0", 1));
        refusedFor("contracts", () -> leg("1", 0));
    }

    private static PlayLeg leg(String strike, long contracts) {
        return new PlayLeg(
                "a", OptionType.CALL, OptionAction.BTO, new BigDecimal(strike), "X", contracts, LegRole.LONG, null);
    }

    private Play restored(Play.Builder builder, PlayStatus status) {
        Play play = builder.status(status).build();
        plays().restore(play, List.of(PlayPaths.change(play.id(), status, 1).build()));
        return play;
    }

    @Test
    @DisplayName(
            "PV4 what is due to expire are the plays that a plain loop finds, by day and id, cut at the limit (seed 4)")
    void dueToExpire() {
        Random random = new Random(4);
        LocalDate today = LocalDate.parse("2026-03-20");
        List<Play> all = new ArrayList<>();
        for (int i = 0; i < 150; i++) {
            PlayStatus status = STATUSES.get(random.nextInt(STATUSES.size()));
            Play.Builder play = PlayPaths.play()
                    .id(new UUID(random.nextLong(), random.nextLong()))
                    .expirationDate(today.plusDays(random.nextInt(7) - 3))
                    .playExpiresOn(random.nextInt(3) == 0 ? null : today.plusDays(random.nextInt(7) - 3));
            all.add(restored(play, status));
        }
        Instant noon = today.atTime(12, 0).atZone(CHICAGO).toInstant();
        List<Play> due = all.stream()
                .filter(play -> dueOn(play) != null
                        && !Objects.requireNonNull(dueOn(play)).isAfter(today))
                .sorted(Comparator.comparing(PlayViewRules::dueDay).thenComparing(Play::id, PortableOrder.UUIDS))
                .toList();
        assertThat(due).hasSizeBetween(30, 120);
        assertThat(plays().plays().dueToExpire(noon, CHICAGO, ALL)).containsExactlyElementsOf(due);
        for (int limit : List.of(1, 2, 10, due.size(), due.size() + 1)) {
            assertThat(plays().plays().dueToExpire(noon, CHICAGO, limit))
                    .containsExactlyElementsOf(due.subList(0, Math.min(limit, due.size())));
        }
        plays().inTransaction(tx ->
                assertThat(tx.plays().dueToExpire(noon, CHICAGO, ALL)).isEqualTo(due));
        refused(
                InvalidRequestException.class,
                Advice.FIX_CALLER,
                () -> plays().plays().dueToExpire(noon, CHICAGO, 0));
    }

    private static LocalDate dueDay(Play play) {
        return Objects.requireNonNull(dueOn(play));
    }

    private static @Nullable LocalDate dueOn(Play play) {
        LocalDate opening = play.playExpiresOn();
        return switch (play.status()) {
            case CLOSED, EXPIRED -> null;
            case OPEN, PENDING_CLOSING -> play.expirationDate();
            case TEMP, NEW, PENDING_OPENING ->
                opening == null || play.expirationDate().isBefore(opening) ? play.expirationDate() : opening;
        };
    }

    @Test
    @DisplayName("PV5 what day it is follows from the zone that is named, also where the clocks change")
    void zones() {
        Play play = restored(PlayPaths.play().expirationDate(LocalDate.parse("2026-03-08")), PlayStatus.OPEN);
        Instant evening = Instant.parse("2026-03-08T05:59:59.999999Z");
        assertThat(plays().plays().dueToExpire(evening, CHICAGO, ALL)).isEmpty();
        assertThat(plays().plays().dueToExpire(evening.plusNanos(1_000), CHICAGO, ALL))
                .containsExactly(play);
        assertThat(plays().plays().dueToExpire(evening, ZoneId.of("America/New_York"), ALL))
                .containsExactly(play);
        Instant lastHour = Instant.parse("2026-03-09T04:59:59Z");
        Play next = restored(PlayPaths.play().expirationDate(LocalDate.parse("2026-03-09")), PlayStatus.OPEN);
        assertThat(plays().plays().dueToExpire(lastHour, CHICAGO, ALL)).containsExactly(play);
        assertThat(plays().plays().dueToExpire(lastHour.plusSeconds(1), CHICAGO, ALL))
                .containsExactly(play, next);
    }

    @Test
    @DisplayName("PV6 a play is read whole: its history oldest first, its trades by opening, and nothing of another's")
    void whole() {
        Play play = PlayPaths.led(plays(), PlayStatus.CLOSED);
        Play other = PlayPaths.led(plays(), PlayStatus.OPEN);
        PlayTrade late = PlayTrade.of(play.id())
                .openedAt(PlayPaths.CREATED.plusSeconds(60))
                .profitLoss("-12.5")
                .build();
        PlayTrade early = PlayTrade.of(play.id()).openedAt(PlayPaths.CREATED).build();
        PlayTrade unopened = PlayTrade.of(play.id()).build();
        plays().trades()
                .upsertAll(
                        List.of(unopened, late, early, PlayTrade.of(other.id()).build()));
        PlayView view = plays().whole(play.id()).orElseThrow();
        assertThat(view.play()).isEqualTo(play);
        assertThat(view.history())
                .extracting(PlayStatusChange::status)
                .containsExactly(PlayStatus.NEW, PlayStatus.OPEN, PlayStatus.CLOSED);
        assertThat(view.trades()).containsExactly(early, late, unopened);
        assertThat(plays().whole(UUID.randomUUID())).isEmpty();
    }

    @Test
    @DisplayName("PV7 a play that is read whole beside a writer is of one moment")
    void wholeBesideAWriter() throws Exception {
        Play play = PlayPaths.led(plays(), PlayStatus.OPEN);
        PlayTrade trade = PlayTrade.of(play.id()).profitLoss("2").build();
        plays().trades().upsert(trade);
        AtomicBoolean done = new AtomicBoolean();
        // Each reader is to meet the writer some times, however fast that is.
        CountDownLatch meetings = new CountDownLatch(MEETINGS);
        List<Integer> steps = Together.sixteen(number -> {
            if (number == 0) {
                int i = 2;
                try {
                    for (; i < 80 || (meetings.getCount() > 0 && i < MOST_STEPS); i++) {
                        step(play, trade, i);
                    }
                } finally {
                    done.set(true);
                }
                return i;
            }
            do {
                meetings.countDown();
                PlayView view = plays().whole(play.id()).orElseThrow();
                int changes = view.history().size();
                assertThat(view.history().get(changes - 1).status())
                        .isEqualTo(view.play().status());
                assertThat(view.trades().get(0).profitLoss()).isEqualTo(BigDecimal.valueOf(changes));
            } while (!done.get());
            return number;
        });
        assertThat(plays().whole(play.id()).orElseThrow().history()).hasSize(steps.get(0));
    }

    /** Changes the status, and in the same transaction the trade: to the number of changes there are then. */
    private void step(Play play, PlayTrade trade, int number) {
        PlayStatus next = number % 2 == 0 ? PlayStatus.PENDING_CLOSING : PlayStatus.OPEN;
        plays().inTransaction(tx -> {
            tx.changeStatus(PlayStatusChange.of(play.id(), next, PlayPaths.CREATED.plus(Duration.ofMinutes(number)))
                    .build());
            tx.trades()
                    .update(
                            trade.id(),
                            each -> each.toBuilder()
                                    .profitLoss(BigDecimal.valueOf(number + 1L))
                                    .build());
        });
    }
}
