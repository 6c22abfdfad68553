package org.tradingstore.testkit.internal.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.tradingstore.error.Advice;
import org.tradingstore.error.ConflictException;
import org.tradingstore.error.InvalidRequestException;
import org.tradingstore.error.MissingReferenceException;
import org.tradingstore.plays.Play;
import org.tradingstore.plays.PlayOrders;
import org.tradingstore.plays.PlayStatus;
import org.tradingstore.plays.PlayStatusChange;
import org.tradingstore.plays.Plays;
import org.tradingstore.repository.Appended;
import org.tradingstore.repository.Appended.Outcome;
import org.tradingstore.repository.AuditedRepository;
import org.tradingstore.repository.Digest;
import org.tradingstore.repository.Inserted;
import org.tradingstore.repository.LoadProgress;
import org.tradingstore.repository.PlainRepository.OnConflict;
import org.tradingstore.schema.Database;
import org.tradingstore.schema.Mode;
import org.tradingstore.testkit.internal.Place;
import org.tradingstore.testkit.internal.Together;

/** The status of a play changes as it may, and never without its history. */
public abstract class PlayRules extends Rules {
    private static final int ALL = 1_000;

    protected PlayRules(Supplier<Place> places) {
        super(places);
    }

    @Override
    Set<Database> databases() {
        return Set.of(Database.PLAYS);
    }

    private Plays plays() {
        return store().book("kit", Mode.TEST).plays();
    }

    private AuditedRepository<Play, UUID> generic() {
        return store().book("kit", Mode.TEST).database(Database.PLAYS).records(Play.TYPE);
    }

    private List<PlayStatusChange> history(UUID play) {
        return plays().statusChanges().ofPlay(play, ALL);
    }

    private List<PlayStatus> statuses(UUID play) {
        return history(play).stream().map(PlayStatusChange::status).toList();
    }

    private static PlayStatusChange beginning(Play play) {
        return PlayStatusChange.of(play.id(), play.status(), play.createdAt())
                .id(play.id())
                .build();
    }

    /** That a call is refused, and that nothing at all was written. */
    private InvalidRequestException refusedWithoutTrace(ThrowingCallable call) {
        Digest before = plays().digest(Digest.Coverage.STORED);
        InvalidRequestException refusal = refused(InvalidRequestException.class, Advice.FIX_CALLER, call);
        assertThat(plays().digest(Digest.Coverage.STORED)).isEqualTo(before);
        return refusal;
    }

    @Test
    @DisplayName("PL1 a play begins as TEMP or NEW, with the first row of its history, and in no other status")
    void beginnings() {
        for (PlayStatus status : PlayStatus.values()) {
            Play play = PlayPaths.play().status(status).build();
            if (status == PlayStatus.TEMP || status == PlayStatus.NEW) {
                assertThat(plays().begin(play)).isEqualTo(new Appended<>(Outcome.CREATED, play.id()));
                assertThat(plays().plays().find(play.id())).contains(play);
                assertThat(history(play.id())).containsExactly(beginning(play));
            } else {
                assertThat(refusedWithoutTrace(() -> plays().begin(play)))
                        .hasMessageContaining(play.id().toString())
                        .hasMessageContaining(status.name());
            }
        }
        // Play.of says so where nothing else does.
        assertThat(PlayPaths.play().build().status()).isEqualTo(PlayStatus.NEW);
    }

    @Test
    @DisplayName(
            "PL2 of all pairs of statuses those that may follow change the play and its history, the others nothing")
    void pairs() {
        for (PlayStatus from : PlayStatus.values()) {
            for (PlayStatus to : PlayStatus.values()) {
                Play play = PlayPaths.led(plays(), from);
                int revisions = plays().plays().revisions(play.id(), ALL).size();
                PlayStatusChange change = PlayPaths.change(play.id(), to, 60).build();
                if (Objects.requireNonNull(PlayPaths.BEFORE.get(to)).contains(from)) {
                    assertThat(plays().changeStatus(change)).isEqualTo(new Appended<>(Outcome.CREATED, change.id()));
                    assertThat(plays().plays().find(play.id()))
                            .contains(play.toBuilder().status(to).build());
                    assertThat(history(play.id())).endsWith(change).hasSize(1 + way(from));
                    assertThat(plays().plays().revisions(play.id(), ALL)).hasSize(revisions + 1);
                } else {
                    assertThat(refusedWithoutTrace(() -> plays().changeStatus(change)))
                            .hasMessageContaining(play.id().toString())
                            .hasMessageContaining("from=" + from)
                            .hasMessageContaining("to=" + to);
                    assertThat(plays().statusChanges().find(change.id())).isEmpty();
                }
            }
        }
    }

    private static int way(PlayStatus status) {
        return Objects.requireNonNull(PlayPaths.WAYS.get(status)).size();
    }

    @Test
    @DisplayName(
            "PL3 within a transaction a change and its row come and go together, and a refused one leaves the rest")
    void transaction() {
        Play play = PlayPaths.led(plays(), PlayStatus.NEW);
        Throwable thrown = thrownBy(() -> plays().inTransaction(tx -> {
            tx.changeStatus(
                    PlayPaths.change(play.id(), PlayStatus.OPEN, 5).orderId("a").build());
            assertThat(tx.whole(play.id()).orElseThrow().play().status()).isEqualTo(PlayStatus.OPEN);
            assertThat(tx.whole(play.id()).orElseThrow().orders().orderId()).isEqualTo("a");
            throw new IllegalStateException("changed my mind");
        }));
        assertThat(thrown).hasMessage("changed my mind");
        assertThat(plays().plays().find(play.id())).contains(play);
        assertThat(statuses(play.id())).containsExactly(PlayStatus.TEMP, PlayStatus.NEW);
        Play other = PlayPaths.play().build();
        plays().inTransaction(tx -> {
            tx.begin(other);
            tx.changeStatus(PlayPaths.change(play.id(), PlayStatus.OPEN, 6).build());
            tx.changeStatus(PlayPaths.change(play.id(), PlayStatus.CLOSED, 7).build());
        });
        assertThat(statuses(play.id()))
                .containsExactly(PlayStatus.TEMP, PlayStatus.NEW, PlayStatus.OPEN, PlayStatus.CLOSED);
        assertThat(history(other.id())).containsExactly(beginning(other));
    }

    @Test
    @DisplayName("PL4 no upsert, update or load changes a status, by the play's repository or by its type alone")
    void noWayRound() {
        Play play = PlayPaths.led(plays(), PlayStatus.NEW);
        Play opened = play.toBuilder().status(PlayStatus.OPEN).contracts(7).build();
        for (AuditedRepository<Play, UUID> way : List.of(plays().plays(), generic())) {
            for (ThrowingCallable write : List.<ThrowingCallable>of(
                    () -> way.upsert(opened),
                    () -> way.upsertAll(List.of(opened)),
                    () -> way.update(play.id(), each -> opened),
                    () -> way.load(Stream.of(opened), OnConflict.REPLACE, LoadProgress.NONE),
                    () -> plays().inTransaction(tx -> tx.plays().upsert(opened)),
                    () -> plays().inTransaction(tx -> tx.records(Play.TYPE).upsert(opened)))) {
                assertThat(refusedWithoutTrace(write))
                        .hasMessageContaining(play.id().toString())
                        .hasMessageContaining("from=NEW")
                        .hasMessageContaining("to=OPEN")
                        .hasMessageContaining("changeStatus");
            }
            assertThat(way.insertIfAbsent(opened)).isEqualTo(Inserted.EXISTS);
            Play fewer = play.toBuilder().contracts(1).build();
            way.upsert(fewer);
            assertThat(way.find(play.id())).contains(fewer);
            assertThat(way.update(play.id(), each -> play)).isEqualTo(play);
        }
        assertThat(statuses(play.id())).containsExactly(PlayStatus.TEMP, PlayStatus.NEW);
    }

    @Test
    @DisplayName("PL5 a play that is inserted in any way begins: with the first row of its history, as TEMP or NEW")
    void insertions() {
        List<BiConsumer<AuditedRepository<Play, UUID>, Play>> ways = List.of(
                (to, play) -> to.upsert(play),
                (to, play) -> to.upsertAll(List.of(play)),
                (to, play) -> to.insertIfAbsent(play),
                (to, play) -> to.load(Stream.of(play), OnConflict.REPLACE, LoadProgress.NONE),
                (to, play) -> to.load(Stream.of(play), OnConflict.SKIP, LoadProgress.NONE));
        for (AuditedRepository<Play, UUID> repository : List.of(plays().plays(), generic())) {
            for (BiConsumer<AuditedRepository<Play, UUID>, Play> way : ways) {
                Play temp = PlayPaths.play().status(PlayStatus.TEMP).build();
                way.accept(repository, temp);
                assertThat(history(temp.id())).containsExactly(beginning(temp));
                Play open = PlayPaths.play().status(PlayStatus.OPEN).build();
                assertThat(refusedWithoutTrace(() -> way.accept(repository, open)))
                        .hasMessageContaining("status=OPEN");
            }
        }
    }

    @Test
    @DisplayName("PL6 a change that was kept before is the same wherever the play is now, and a conflict if it differs")
    void again() {
        Play play = PlayPaths.play().externalId("p-1").build();
        plays().begin(play);
        PlayStatusChange opened = PlayPaths.change(play.id(), PlayStatus.OPEN, 1)
                .orderId("o-1")
                .externalId("c-1")
                .build();
        plays().changeStatus(opened);
        plays().changeStatus(PlayPaths.change(play.id(), PlayStatus.CLOSED, 2).build());
        Digest before = plays().digest(Digest.Coverage.STORED);
        assertThat(plays().changeStatus(opened)).isEqualTo(new Appended<>(Outcome.ALREADY_SAME, opened.id()));
        assertThat(plays().changeStatus(opened.toBuilder().id(UUID.randomUUID()).build()))
                .isEqualTo(new Appended<>(Outcome.ALREADY_SAME, opened.id()));
        assertThat(plays().begin(play)).isEqualTo(new Appended<>(Outcome.ALREADY_SAME, play.id()));
        assertThat(plays().begin(play.toBuilder().id(UUID.randomUUID()).build()))
                .isEqualTo(new Appended<>(Outcome.ALREADY_SAME, play.id()));
        ConflictException other = refused(
                ConflictException.class,
                Advice.RECONCILE,
                () -> plays().changeStatus(opened.toBuilder().orderId("o-2").build()));
        assertThat(other.differences()).containsExactly("order_id");
        ConflictException more = refused(
                ConflictException.class,
                Advice.RECONCILE,
                () -> plays().begin(play.toBuilder().contracts(9).build()));
        assertThat(more.differences()).contains("contracts");
        refused(
                ConflictException.class,
                Advice.RECONCILE,
                () -> plays().begin(play.toBuilder().status(PlayStatus.TEMP).build()));
        assertThat(plays().digest(Digest.Coverage.STORED)).isEqualTo(before);
    }

    @Test
    @DisplayName("PL7 order ids survive every later change, and a new order does not inherit the status of the former")
    void orders() {
        Play play = PlayPaths.play().build();
        plays().begin(play);
        assertThat(orders(play)).isEqualTo(PlayOrders.NONE);
        changed(
                play,
                PlayStatus.PENDING_OPENING,
                1,
                change -> change.orderId("buy-1").orderStatus("accepted").contingencyOrderId("stop-1"));
        changed(play, PlayStatus.NEW, 2, change -> change.orderStatus("canceled"));
        assertThat(orders(play))
                .isEqualTo(new PlayOrders("buy-1", "canceled", null, null, null, "stop-1", null, false));
        changed(play, PlayStatus.PENDING_OPENING, 3, change -> change.orderId("buy-2"));
        assertThat(orders(play)).isEqualTo(new PlayOrders("buy-2", null, null, null, null, "stop-1", null, false));
        changed(
                play,
                PlayStatus.OPEN,
                4,
                change -> change.orderId("buy-2")
                        .orderStatus("filled")
                        .positionExists(true)
                        .conditionalsHandled(true));
        changed(
                play,
                PlayStatus.PENDING_CLOSING,
                5,
                change -> change.closingOrderId("sell-1")
                        .closingOrderStatus("new")
                        .contingencyOrderStatus("canceled"));
        changed(
                play,
                PlayStatus.CLOSED,
                6,
                change -> change.closingOrderStatus("filled").positionExists(false));
        assertThat(orders(play))
                .isEqualTo(new PlayOrders("buy-2", "filled", false, "sell-1", "filled", "stop-1", "canceled", true));
        assertThat(history(play.id()).get(6).orderId())
                .as("rows hold what came")
                .isNull();
        assertThat(plays().statusChanges().ofOrder("buy-2", ALL)).hasSize(2);
        assertThat(plays().statusChanges().ofClosingOrder("sell-1", ALL)).hasSize(1);
        assertThat(plays().statusChanges().ofContingencyOrder("stop-1", ALL)).hasSize(1);
    }

    private PlayOrders orders(Play play) {
        return plays().whole(play.id()).orElseThrow().orders();
    }

    private void changed(Play play, PlayStatus status, long minutes, UnaryOperator<PlayStatusChange.Builder> about) {
        plays().changeStatus(about.apply(PlayPaths.change(play.id(), status, minutes))
                .build());
    }

    @Test
    @DisplayName("PL8 of conflicting changes of sixteen threads exactly one wins, and the same change is kept once")
    void concurrently() throws Exception {
        for (int round = 0; round < 10; round++) {
            Play play = PlayPaths.led(plays(), PlayStatus.OPEN);
            List<PlayStatusChange> wins = new ArrayList<>();
            Together.sixteen(number -> {
                        PlayStatus to = number % 2 == 0 ? PlayStatus.CLOSED : PlayStatus.EXPIRED;
                        return tried(PlayPaths.change(play.id(), to, 60).build());
                    })
                    .forEach(won -> won.ifPresent(wins::add));
            assertThat(wins).hasSize(1);
            assertThat(history(play.id())).hasSize(way(PlayStatus.OPEN) + 1).endsWith(wins.get(0));
            assertThat(plays().plays().find(play.id()).orElseThrow().status())
                    .isEqualTo(wins.get(0).status());
            assertThat(plays().plays().revisions(play.id(), ALL)).hasSize(way(PlayStatus.OPEN) + 1);
        }
        Play play = PlayPaths.led(plays(), PlayStatus.NEW);
        PlayStatusChange change =
                PlayPaths.change(play.id(), PlayStatus.OPEN, 60).build();
        assertThat(Together.sixteen(number -> plays().changeStatus(change)))
                .filteredOn(each -> each.outcome() == Outcome.CREATED)
                .hasSize(1);
        Play begun = PlayPaths.play().build();
        assertThat(Together.sixteen(number -> plays().begin(begun)))
                .filteredOn(each -> each.outcome() == Outcome.CREATED)
                .hasSize(1);
        assertThat(history(begun.id())).containsExactly(beginning(begun));
    }

    /** The change, or nothing where it came too late. */
    private Optional<PlayStatusChange> tried(PlayStatusChange change) {
        try {
            plays().changeStatus(change);
            return Optional.of(change);
        } catch (InvalidRequestException tooLate) {
            assertThat(tooLate).hasMessageContaining("cannot follow");
            return Optional.empty();
        }
    }

    @Test
    @DisplayName("PL9 a change earlier than the last one is refused, one at the same moment is not")
    void earlier() {
        Play play = PlayPaths.led(plays(), PlayStatus.OPEN);
        PlayStatusChange late =
                PlayPaths.change(play.id(), PlayStatus.CLOSED, 1).build();
        PlayStatusChange early = late.toBuilder()
                .changedAt(late.changedAt().minus(Duration.ofNanos(1_000)))
                .build();
        assertThat(refusedWithoutTrace(() -> plays().changeStatus(early)))
                .hasMessageContaining(early.changedAt().toString())
                .hasMessageContaining(late.changedAt().toString());
        assertThat(plays().changeStatus(late).outcome()).isEqualTo(Outcome.CREATED);
    }

    @Test
    @DisplayName("PL10 many changes follow each other in one transaction, or none is kept; without waiting they do too")
    void many() {
        Play play = PlayPaths.led(plays(), PlayStatus.NEW);
        PlayStatusChange pending =
                PlayPaths.change(play.id(), PlayStatus.PENDING_OPENING, 2).build();
        PlayStatusChange open = PlayPaths.change(play.id(), PlayStatus.OPEN, 3).build();
        PlayStatusChange closing =
                PlayPaths.change(play.id(), PlayStatus.PENDING_CLOSING, 4).build();
        PlayStatusChange temp = PlayPaths.change(play.id(), PlayStatus.TEMP, 5).build();
        refusedWithoutTrace(() -> plays().statusChanges().appendAll(List.of(pending, open, closing, temp)));
        assertThat(plays().statusChanges().appendAll(List.of(pending, open)))
                .allMatch(each -> each.outcome() == Outcome.CREATED);
        var first = plays().statusChanges().appendLater(closing);
        var second = plays().statusChanges().appendLater(temp);
        assertThat(first.await().outcome()).isEqualTo(Outcome.CREATED);
        refused(InvalidRequestException.class, Advice.FIX_CALLER, second::await);
        assertThat(statuses(play.id()))
                .endsWith(PlayStatus.OPEN, PlayStatus.PENDING_CLOSING)
                .hasSize(5);
        assertThat(plays().plays().find(play.id()).orElseThrow().status()).isEqualTo(PlayStatus.PENDING_CLOSING);
    }

    @Test
    @DisplayName("PL11 a change of a play that is not there, or of another book's, is refused")
    void missing() {
        Play play = PlayPaths.led(plays(), PlayStatus.NEW);
        PlayStatusChange change =
                PlayPaths.change(play.id(), PlayStatus.OPEN, 9).build();
        for (Plays others : List.of(
                store().book("kit", Mode.LIVE).plays(),
                store().book("other", Mode.TEST).plays())) {
            refused(MissingReferenceException.class, Advice.FIX_CALLER, () -> others.changeStatus(change));
            assertThat(others.statusChanges().find(change.id())).isEmpty();
            assertThat(others.whole(play.id())).isEmpty();
        }
        assertThat(plays().plays().find(play.id())).contains(play);
    }

    @Test
    @DisplayName("PL12 a status is one revision of the play, and the play can be asked as of the status before")
    void revisions() {
        Play play = PlayPaths.play().build();
        plays().begin(play);
        var before = plays().plays().envelope(play.id()).orElseThrow();
        clock().move(Duration.ofMinutes(1));
        plays().changeStatus(PlayPaths.change(play.id(), PlayStatus.OPEN, 9).build());
        var after = plays().plays().envelope(play.id()).orElseThrow();
        assertThat(after.revision()).isEqualTo(before.revision() + 1);
        assertThat(plays().plays().asOf(before.updatedAt()).find(play.id())).contains(play);
        assertThat(plays().plays()
                        .asOf(after.updatedAt())
                        .find(play.id())
                        .orElseThrow()
                        .status())
                .isEqualTo(PlayStatus.OPEN);
    }

    @Test
    @DisplayName(
            "PL13 a play that is deleted can begin again, not before its last change, and goes on in the same history")
    void deleted() {
        Play play = PlayPaths.led(plays(), PlayStatus.CLOSED);
        assertThat(plays().plays().delete(play.id())).isTrue();
        refused(
                MissingReferenceException.class,
                Advice.FIX_CALLER,
                () -> plays().changeStatus(
                                PlayPaths.change(play.id(), PlayStatus.NEW, 9).build()));
        Play before = play.toBuilder().status(PlayStatus.NEW).build();
        refused(InvalidRequestException.class, Advice.FIX_CALLER, () -> plays().begin(before));
        assertThat(plays().plays().find(play.id())).isEmpty();
        Play again = before.toBuilder()
                .createdAt(PlayPaths.CREATED.plus(Duration.ofDays(1)))
                .build();
        assertThat(plays().begin(again).outcome()).isEqualTo(Outcome.CREATED);
        assertThat(statuses(play.id()))
                .containsExactly(PlayStatus.NEW, PlayStatus.OPEN, PlayStatus.CLOSED, PlayStatus.NEW);
    }

    @Test
    @DisplayName("PL14 a row of history that is appended by its type alone changes its play too, or is refused")
    void rowsByType() {
        Play play = PlayPaths.led(plays(), PlayStatus.NEW);
        PlayStatusChange opened =
                PlayPaths.change(play.id(), PlayStatus.OPEN, 5).build();
        PlayStatusChange begun = PlayPaths.change(play.id(), PlayStatus.TEMP, 6).build();
        var rows = store().book("kit", Mode.TEST).database(Database.PLAYS).records(PlayStatusChange.TYPE);
        assertThat(rows.append(opened).outcome()).isEqualTo(Outcome.CREATED);
        assertThat(plays().plays().find(play.id()).orElseThrow().status()).isEqualTo(PlayStatus.OPEN);
        refusedWithoutTrace(() -> rows.append(begun));
        refusedWithoutTrace(() -> plays().records(PlayStatusChange.TYPE).append(begun));
        refusedWithoutTrace(() ->
                plays().inTransaction(tx -> tx.records(PlayStatusChange.TYPE).append(begun)));
    }
}
