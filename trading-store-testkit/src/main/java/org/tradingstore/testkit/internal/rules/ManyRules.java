package org.tradingstore.testkit.internal.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.tradingstore.error.ConflictException;
import org.tradingstore.error.InvalidRecordException;
import org.tradingstore.repository.Appended;
import org.tradingstore.repository.Cursor;
import org.tradingstore.schema.Database;
import org.tradingstore.testkit.internal.Place;
import org.tradingstore.testkit.internal.records.Fill;

/** What is given at once in such a number that an engine, or core, may take another way than for few. */
public abstract class ManyRules extends Rules {
    private static final int MANY = 12_000;
    private static final Fill FILL = Fill.of("AAPL", 1).withNote("first").withTags("a", "b");

    protected ManyRules(Supplier<Place> places) {
        super(places);
    }

    @Override
    Set<Database> databases() {
        return KIT;
    }

    private List<Fill> kept() {
        return fills().list(Fill.TYPE.all().limit(1_000));
    }

    private static List<Fill> many(String symbol) {
        return LongStream.rangeClosed(1, MANY)
                .mapToObj(n -> Fill.of(symbol, n).withTags("t" + n % 7))
                .toList();
    }

    private void findable(String symbol) {
        Instant at = Fill.of(symbol, MANY / 2L).at();
        assertThat(fills().count(Fill.TYPE.where(Fill.SYMBOL.eq(symbol).and(Fill.AT.le(at)))))
                .isEqualTo(MANY / 2L);
        assertThat(fills().list(Fill.TYPE
                        .where(Fill.SYMBOL.eq(symbol))
                        .orderBy(Fill.AT.desc())
                        .limit(3)))
                .extracting(Fill::number)
                .containsExactly((long) MANY, MANY - 1L, MANY - 2L);
        assertThat(fills().count(Fill.TYPE.where(Fill.SYMBOL.eq(symbol).and(Fill.TAGS.contains("t3")))))
                .isEqualTo(many(symbol).stream()
                        .filter(fill -> fill.tags().contains("t3"))
                        .count());
    }

    @Test
    @DisplayName("MA1 what twelve thousand appended at once is found by every look-up, the first time and the second")
    void appendManyFound() {
        assertThat(fills().appendAll(many("A")))
                .hasSize(MANY)
                .allMatch(each -> each.outcome() == Appended.Outcome.CREATED);
        findable("A");
        fills().appendAll(many("B"));
        findable("A");
        findable("B");
    }

    @Test
    @DisplayName(
            "MA2 of twelve thousand appended at once none is kept where one conflicts or is invalid, and the next are whole")
    void appendManyOrNone() {
        for (Fill last : List.of(Fill.of("A", 1).withPrice("5"), Fill.of("B", 1).withNote("\u0000"))) {
            List<Fill> batch = new ArrayList<>(many("A"));
            batch.add(last);
            assertThatThrownBy(() -> fills().appendAll(batch))
                    .isInstanceOfAny(ConflictException.class, InvalidRecordException.class);
            assertThat(kept()).isEmpty();
        }
        fills().appendAll(many("A"));
        findable("A");
    }

    @Test
    @DisplayName(
            "MA3 twelve thousand appended at once in a transaction are part of it, beside a cursor that is open in it")
    void appendManyWithin() {
        fills().append(FILL);
        IllegalStateException own = new IllegalStateException("own");
        assertThatThrownBy(() -> operations().inTransaction(tx -> {
                    tx.records(Fill.TYPE).appendAll(many("A"));
                    throw own;
                }))
                .isSameAs(own);
        assertThat(kept()).containsExactly(FILL);
        operations().inTransaction(tx -> {
            try (Cursor<Fill> open = tx.records(Fill.TYPE).scan(Fill.TYPE.all())) {
                assertThat(open.next()).isEqualTo(FILL);
                tx.records(Fill.TYPE).appendAll(many("A"));
            }
        });
        findable("A");
    }
}
