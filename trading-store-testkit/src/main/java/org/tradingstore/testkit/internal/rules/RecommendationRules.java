package org.tradingstore.testkit.internal.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.tradingstore.cache.Cache;
import org.tradingstore.cache.Recommendation;
import org.tradingstore.cache.RecommendationRepository;
import org.tradingstore.cache.RecommendationStatus;
import org.tradingstore.error.Advice;
import org.tradingstore.error.ConflictException;
import org.tradingstore.error.InvalidRequestException;
import org.tradingstore.error.MissingRecordException;
import org.tradingstore.ledger.Side;
import org.tradingstore.schema.Database;
import org.tradingstore.schema.Mode;
import org.tradingstore.testkit.internal.Place;
import org.tradingstore.testkit.internal.TestClock;
import org.tradingstore.testkit.internal.Together;

/** A recommendation is made once for a state of the portfolio, settled once, and expires with the state. */
public abstract class RecommendationRules extends Rules {
    private static final int ALL = 10_000;
    private static final Instant START = TestClock.START;

    protected RecommendationRules(Supplier<Place> places) {
        super(places);
    }

    @Override
    Set<Database> databases() {
        return Set.of(Database.CACHE);
    }

    private Cache cache() {
        return store().book("kit", Mode.TEST).cache();
    }

    private RecommendationRepository recommendations() {
        return cache().recommendations();
    }

    private static Recommendation.Builder of(String symbol, String portfolioHash) {
        return Recommendation.of(symbol, Side.BUY)
                .quantity("10")
                .reason("underweight")
                .portfolioHash(portfolioHash)
                .createdAt(START);
    }

    private long revision(UUID id) {
        return recommendations().envelope(id).orElseThrow().revision();
    }

    @Test
    @DisplayName(
            "RM1 the same symbol, side and reason for the same portfolio are recommended once: the first id, the last content")
    void again() {
        Recommendation first = of("AAPL", "h1").price("189.91").build();
        assertThat(recommendations().recommend(first)).isEqualTo(first);
        assertThat(recommendations().recommend(first)).isEqualTo(first);
        assertThat(revision(first.id())).isEqualTo(1);
        Recommendation second = of("AAPL", "h1")
                .quantity("12.5")
                .createdAt(START.plusSeconds(60))
                .build();
        Recommendation kept = second.toBuilder().id(first.id()).build();
        assertThat(recommendations().recommend(second)).isEqualTo(kept);
        assertThat(recommendations().find(second.id())).isEmpty();
        assertThat(recommendations().find(first.id())).contains(kept);
        assertThat(revision(first.id())).isEqualTo(2);
        recommendations().recommend(of("MSFT", "h1").build());
        recommendations().recommend(of("AAPL", "h2").build());
        recommendations().recommend(of("AAPL", "h1").reason("cheap").build());
        recommendations()
                .recommend(of("AAPL", "h1").build().toBuilder().side(Side.SELL).build());
        assertThat(recommendations().pending(ALL)).hasSize(5);
        store().book("kit", Mode.LIVE).cache().recommendations().recommend(second);
        assertThat(recommendations().pending(ALL)).hasSize(5).contains(kept);
    }

    @Test
    @DisplayName("RM2 what expired or failed may be recommended again; what was executed or dismissed stays so")
    void settledOnes() {
        Recommendation expired = of("A", "h1").build();
        Recommendation failed = of("B", "h2").build();
        Recommendation executed = of("C", "h2").build();
        Recommendation dismissed = of("D", "h2").build();
        recommendations().upsertAll(List.of(expired, failed, executed, dismissed));
        assertThat(recommendations().expireAllBut("h2")).isEqualTo(1);
        recommendations().markFailed(failed.id());
        Recommendation done = recommendations().markExecuted(executed.id(), START.plusSeconds(1));
        Recommendation refused = recommendations().markDismissed(dismissed.id(), START.plusSeconds(2));
        assertThat(recommendations().pending(ALL)).isEmpty();
        assertThat(recommendations().recommend(of("A", "h1").quantity("1").build()))
                .isEqualTo(expired.toBuilder().quantity("1").build());
        assertThat(recommendations().recommend(of("B", "h2").build())).isEqualTo(failed);
        assertThat(recommendations().recommend(of("C", "h2").build())).isEqualTo(done);
        assertThat(recommendations().recommend(of("D", "h2").build())).isEqualTo(refused);
        assertThat(recommendations().pending(ALL))
                .extracting(Recommendation::symbol)
                .containsExactlyInAnyOrder("A", "B");
        assertThat(recommendations().count(Recommendation.TYPE.all())).isEqualTo(4);
    }

    @Test
    @DisplayName("RM3 sixteen threads that recommend the same leave one, and all are told which")
    void recommendedTogether() throws Exception {
        for (int round = 0; round < 20; round++) {
            String symbol = "S" + round;
            List<Recommendation> told = Together.sixteen(number -> recommendations()
                    .recommend(of(symbol, "h").quantity("" + (number + 1)).build()));
            assertThat(told.stream().map(Recommendation::id).distinct()).hasSize(1);
            assertThat(recommendations().ofSymbol(symbol, ALL))
                    .singleElement()
                    .satisfies(kept -> assertThat(told).contains(kept));
        }
    }

    @Test
    @DisplayName("RM4 a recommendation is settled once, with its moment; again changes nothing")
    void once() {
        Recommendation executed = recommendations().recommend(of("A", "h").build());
        Recommendation done = executed.toBuilder()
                .status(RecommendationStatus.EXECUTED)
                .executedAt(START.plusSeconds(5))
                .build();
        assertThat(recommendations().markExecuted(executed.id(), START.plusSeconds(5)))
                .isEqualTo(done);
        assertThat(recommendations().markExecuted(executed.id(), START.plusSeconds(9)))
                .isEqualTo(done);
        assertThat(recommendations().find(executed.id())).contains(done);
        assertThat(revision(executed.id())).isEqualTo(2);
        Recommendation dismissed = recommendations().recommend(of("B", "h").build());
        Recommendation gone = dismissed.toBuilder()
                .status(RecommendationStatus.DISMISSED)
                .dismissedAt(START.plusSeconds(6))
                .build();
        assertThat(recommendations().markDismissed(dismissed.id(), START.plusSeconds(6)))
                .isEqualTo(gone);
        assertThat(recommendations().markDismissed(dismissed.id(), START.plusSeconds(7)))
                .isEqualTo(gone);
        Recommendation failed = recommendations().recommend(of("C", "h").build());
        Recommendation lost =
                failed.toBuilder().status(RecommendationStatus.FAILED).build();
        assertThat(recommendations().markFailed(failed.id())).isEqualTo(lost);
        assertThat(recommendations().markFailed(failed.id())).isEqualTo(lost);
        assertThat(revision(failed.id())).isEqualTo(2);
        assertThat(recommendations().inStatus(RecommendationStatus.FAILED, ALL)).containsExactly(lost);
    }

    @Test
    @DisplayName(
            "RM5 one that is settled is not settled otherwise; one that is not there, or in another book, not at all")
    void settledOtherwise() {
        Recommendation executed = recommendations().recommend(of("A", "h").build());
        Recommendation done = recommendations().markExecuted(executed.id(), START);
        assertThat(refused(
                        InvalidRequestException.class,
                        Advice.FIX_CALLER,
                        () -> recommendations().markDismissed(executed.id(), START)))
                .hasMessageContaining("status=EXECUTED")
                .hasMessageContaining("wanted=DISMISSED");
        refused(
                InvalidRequestException.class,
                Advice.FIX_CALLER,
                () -> recommendations().markFailed(executed.id()));
        assertThat(recommendations().find(executed.id())).contains(done);
        Recommendation old = recommendations().recommend(of("B", "h").build());
        recommendations().expireAllBut("h2");
        refused(
                InvalidRequestException.class,
                Advice.FIX_CALLER,
                () -> recommendations().markExecuted(old.id(), START));
        Recommendation elsewhere = of("C", "h").build();
        store().book("kit", Mode.LIVE).cache().recommendations().recommend(elsewhere);
        refused(
                MissingRecordException.class,
                Advice.FIX_CALLER,
                () -> recommendations().markExecuted(elsewhere.id(), START));
        assertThat(refused(
                        InvalidRequestException.class,
                        Advice.FIX_CALLER,
                        () -> recommendations().recommend(done)))
                .hasMessageContaining("not pending");
    }

    @Test
    @DisplayName("RM6 of sixteen threads that execute and dismiss one wins, and those who want the other are refused")
    void settledTogether() throws Exception {
        for (int round = 0; round < 20; round++) {
            Recommendation one =
                    recommendations().recommend(of("S" + round, "h").build());
            List<Optional<Throwable>> thrown = Together.sixteen(number -> Optional.ofNullable(thrownBy(() -> {
                if (number % 2 == 0) {
                    recommendations().markExecuted(one.id(), START.plusSeconds(number));
                } else {
                    recommendations().markDismissed(one.id(), START.plusSeconds(number));
                }
            })));
            Recommendation kept = recommendations().find(one.id()).orElseThrow();
            int winners = kept.status() == RecommendationStatus.EXECUTED ? 0 : 1;
            for (int i = 0; i < thrown.size(); i++) {
                if (i % 2 == winners) {
                    assertThat(thrown.get(i)).isEmpty();
                } else {
                    assertThat(thrown.get(i)).containsInstanceOf(InvalidRequestException.class);
                }
            }
            assertThat(revision(one.id())).isEqualTo(2);
        }
    }

    @Test
    @DisplayName(
            "RM7 when the portfolio has changed, the pending ones of other states expire, and nothing else (seed 7)")
    void expire() {
        Random random = new Random(7);
        List<Recommendation> all = new ArrayList<>();
        for (int i = 0; i < 2_500; i++) {
            boolean pending = random.nextInt(10) > 0;
            all.add(of("S" + i, "h" + random.nextInt(5))
                    .status(pending ? RecommendationStatus.PENDING : RecommendationStatus.FAILED)
                    .createdAt(START.plusSeconds(random.nextInt(3)))
                    .build());
        }
        recommendations().upsertAll(all);
        Cache live = store().book("kit", Mode.LIVE).cache();
        live.recommendations()
                .recommend(all.get(0).toBuilder()
                        .status(RecommendationStatus.PENDING)
                        .build());
        List<Recommendation> due = all.stream()
                .filter(each -> each.status() == RecommendationStatus.PENDING
                        && !each.portfolioHash().equals("h3"))
                .toList();
        assertThat(due).hasSizeGreaterThan(1_500);
        int commits = place().commits();
        assertThat(recommendations().expireAllBut("h3")).isEqualTo(due.size());
        assertThat(place().commits()).isEqualTo(commits + 1);
        assertThat(recommendations().inStatus(RecommendationStatus.EXPIRED, ALL))
                .containsExactlyInAnyOrderElementsOf(due.stream()
                        .map(each -> each.toBuilder()
                                .status(RecommendationStatus.EXPIRED)
                                .build())
                        .toList());
        assertThat(recommendations().pending(ALL)).hasSize((int) all.stream()
                .filter(each -> each.status() == RecommendationStatus.PENDING)
                .filter(each -> each.portfolioHash().equals("h3"))
                .count());
        assertThat(live.recommendations().pending(ALL)).hasSize(1);
        assertThat(recommendations().expireAllBut("h3")).isZero();
        assertThat(store().book("none", Mode.TEST).cache().recommendations().expireAllBut("h"))
                .isZero();
    }

    @Test
    @DisplayName("RM8 a write that would keep the same recommendation twice is refused, whichever way it comes")
    void twice() {
        Recommendation first =
                recommendations().recommend(of("A", "h").externalId("x").build());
        Recommendation other = of("A", "h").build();
        for (var repository : List.of(recommendations(), cache().records(Recommendation.TYPE))) {
            ConflictException conflict =
                    refused(ConflictException.class, Advice.RECONCILE, () -> repository.upsert(other));
            assertThat(conflict.stored(Recommendation.class)).isEqualTo(first);
            assertThat(conflict.given(Recommendation.class)).isEqualTo(other);
        }
        Recommendation sameId = of("B", "h").id(first.id()).build();
        refused(
                ConflictException.class,
                Advice.RECONCILE,
                () -> recommendations().recommend(sameId));
        Recommendation sameOrigin = of("C", "h").externalId("x").build();
        refused(
                ConflictException.class,
                Advice.RECONCILE,
                () -> recommendations().recommend(sameOrigin));
        assertThat(recommendations().list(Recommendation.TYPE.all().limit(ALL))).containsExactly(first);
    }
}
