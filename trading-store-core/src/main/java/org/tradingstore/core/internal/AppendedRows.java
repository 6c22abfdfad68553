package org.tradingstore.core.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import org.tradingstore.error.MissingReferenceException;
import org.tradingstore.repository.Appended;
import org.tradingstore.schema.Index;
import org.tradingstore.schema.RecordType;
import org.tradingstore.schema.Reference;
import org.tradingstore.spi.RowOutcome;
import org.tradingstore.spi.RowValues;
import org.tradingstore.spi.WriteMode;

/** Appends many rows at once, part by part, for engines that write them so. <em>Not thread-safe: one transaction.</em> */
final class AppendedRows<R, K> {
    private final RecordType<R, K> type;
    private final WriteContext context;
    private final Origin origin;
    private final Collisions<R, K> collisions;
    private final BiFunction<RowValues, Collisions.Kept, Appended<K>> settle;
    private final Set<Object> parents = new HashSet<>();

    /** @param settle answers for a row that meets one that is kept, or refuses it */
    AppendedRows(
            RecordType<R, K> type,
            WriteContext context,
            Origin origin,
            Collisions<R, K> collisions,
            BiFunction<RowValues, Collisions.Kept, Appended<K>> settle) {
        this.type = type;
        this.context = context;
        this.origin = origin;
        this.collisions = collisions;
        this.settle = settle;
    }

    /** Writes rows and answers for each. What is refused first, in the order of the rows, is what this throws. */
    List<Appended<K>> write(List<RowValues> rows) {
        List<Appended<K>> answers = new ArrayList<>(rows.size());
        boolean unique = type.indexes().stream().anyMatch(Index::unique);
        boolean ownParents = type.references().stream().anyMatch(reference -> reference.parent() == type);
        Set<K> keys = new HashSet<>();
        int from = 0;
        for (int i = 0; i < rows.size(); i++) {
            boolean again = unique && !keys.add(StoredRecord.keyOf(type, rows.get(i)));
            if (again || ownParents) {
                // The row before may be its parent, or be refused for another reason than the key that both have.
                write(rows.subList(from, i), answers);
                from = i;
            }
            try {
                requireParents(rows.get(i));
            } catch (MissingReferenceException e) {
                write(rows.subList(from, i), answers);
                throw e;
            }
        }
        write(rows.subList(from, rows.size()), answers);
        return answers;
    }

    private void requireParents(RowValues row) {
        List<Object> named = new ArrayList<>();
        for (Reference<R> reference : type.references()) {
            Object parent = row.value(reference.field().ordinal());
            if (parent != null) {
                named.add(List.of(reference.field().name(), parent));
            }
        }
        if (!parents.containsAll(named)) {
            References.require(context.session(), type, origin.scope(), row);
            parents.addAll(named);
        }
    }

    private void write(List<RowValues> rows, List<Appended<K>> answers) {
        if (rows.isEmpty()) {
            return;
        }
        RowOutcome[] outcomes = context.session().write(type, WriteMode.INSERT, context.created(origin, rows));
        List<RowValues> refused = new ArrayList<>();
        for (int i = 0; i < outcomes.length; i++) {
            if (outcomes[i] != RowOutcome.CREATED) {
                refused.add(rows.get(i));
            }
        }
        IdentityHashMap<RowValues, Collisions.Kept> kept =
                collisions.findEach(context.session(), origin.scope(), refused);
        for (int i = 0; i < outcomes.length; i++) {
            RowValues row = rows.get(i);
            answers.add(
                    outcomes[i] == RowOutcome.CREATED
                            ? new Appended<>(Appended.Outcome.CREATED, StoredRecord.keyOf(type, row))
                            : settle.apply(row, Objects.requireNonNull(kept.get(row))));
        }
    }
}
