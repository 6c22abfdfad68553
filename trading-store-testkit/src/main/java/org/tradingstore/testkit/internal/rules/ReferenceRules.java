package org.tradingstore.testkit.internal.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.tradingstore.error.Advice;
import org.tradingstore.error.MissingReferenceException;
import org.tradingstore.repository.Appended;
import org.tradingstore.schema.Database;
import org.tradingstore.schema.Mode;
import org.tradingstore.testkit.internal.Place;
import org.tradingstore.testkit.internal.records.Branch;
import org.tradingstore.testkit.internal.records.Leaf;

/** A row that names a parent finds it, or is refused. */
public abstract class ReferenceRules extends Rules {
    protected ReferenceRules(Supplier<Place> places) {
        super(places);
    }

    @Override
    Set<Database> databases() {
        return KIT;
    }

    private void isRefused(Leaf leaf, String field) {
        assertThat(refused(MissingReferenceException.class, Advice.FIX_CALLER, () -> leaves().append(leaf)))
                .hasMessageContaining(field);
        assertThat(leaves().find(leaf.number())).isEmpty();
    }

    @Test
    @DisplayName("F1 a record whose parent is there is kept")
    void parentThere() {
        branches().upsert(new Branch("oak", null));
        assertThat(leaves().append(new Leaf(1, "oak", null)).outcome()).isEqualTo(Appended.Outcome.CREATED);
        assertThat(leaves().append(new Leaf(2, "oak", "oak")).outcome()).isEqualTo(Appended.Outcome.CREATED);
    }

    @Test
    @DisplayName("F2 a record whose parent is missing is refused, naming the component, and nothing is written")
    void parentMissing() {
        isRefused(new Leaf(1, "oak", null), "branch");
        branches().upsert(new Branch("oak", null));
        isRefused(new Leaf(1, "oak", "elm"), "other_branch");
    }

    @Test
    @DisplayName("F3 an absent reference needs no parent")
    void absent() {
        branches().upsert(new Branch("oak", null));
        leaves().append(new Leaf(1, "oak", null));
        assertThat(leaves().count(Leaf.TYPE.all())).isEqualTo(1);
    }

    @Test
    @DisplayName("F4 a parent written before in the same transaction is there")
    void sameTransaction() {
        operations().inTransaction(tx -> {
            refused(
                    MissingReferenceException.class,
                    Advice.FIX_CALLER,
                    () -> tx.records(Leaf.TYPE).append(new Leaf(1, "oak", null)));
            tx.records(Branch.TYPE).upsert(new Branch("oak", null));
            tx.records(Leaf.TYPE).append(new Leaf(1, "oak", null));
        });
        assertThat(leaves().count(Leaf.TYPE.all())).isEqualTo(1);
    }

    @Test
    @DisplayName("F5 a parent of another book or mode is none")
    void otherBook() {
        operations("other", Mode.TEST).records(Branch.TYPE).upsert(new Branch("oak", null));
        operations("kit", Mode.LIVE).records(Branch.TYPE).upsert(new Branch("oak", null));
        isRefused(new Leaf(1, "oak", null), "branch");
    }

    @Test
    @DisplayName("F6 of many records with one whose parent is missing none is written")
    void many() {
        branches().upsert(new Branch("oak", null));
        refused(
                MissingReferenceException.class,
                Advice.FIX_CALLER,
                () -> leaves().appendAll(
                                List.of(new Leaf(1, "oak", null), new Leaf(2, "elm", null), new Leaf(3, "oak", null))));
        assertThat(leaves().count(Leaf.TYPE.all())).isZero();
    }

    @Test
    @DisplayName("F7 a parent that was deleted is missing")
    void deleted() {
        branches().upsert(new Branch("oak", null));
        branches().delete("oak");
        isRefused(new Leaf(1, "oak", null), "branch");
    }

    @Test
    @DisplayName("F8 an append without waiting reports a missing parent when awaited, and others of its group are kept")
    void later() {
        branches().upsert(new Branch("oak", null));
        var first = leaves().appendLater(new Leaf(1, "oak", null));
        var second = leaves().appendLater(new Leaf(2, "elm", null));
        var third = leaves().appendLater(new Leaf(3, "oak", null));
        first.await();
        refused(MissingReferenceException.class, Advice.FIX_CALLER, second::await);
        third.await();
        assertThat(leaves().list(Leaf.TYPE.all().limit(10)))
                .containsExactly(new Leaf(1, "oak", null), new Leaf(3, "oak", null));
    }
}
