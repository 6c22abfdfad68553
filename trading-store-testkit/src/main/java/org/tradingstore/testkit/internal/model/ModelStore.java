package org.tradingstore.testkit.internal.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import org.tradingstore.history.SymbolRemoval;
import org.tradingstore.ledger.Trade;
import org.tradingstore.schema.RecordType;

/** Everything that a store must hold: tables by place and type. <em>Not thread-safe: a map.</em> */
public final class ModelStore {
    private final Map<Object, Map<RecordType<?, ?>, ModelTable<?, ?>>> places = new LinkedHashMap<>();

    /** The tables of one place. */
    interface Tables {
        <R, K> ModelTable<R, K> of(RecordType<R, K> type);

        /** Brings back what they held when this was called. */
        Runnable snapshot();
    }

    /** The table of a type at a place: one database of a book, or a shared one. */
    @SuppressWarnings("unchecked") // a table is kept under its own type
    public <R, K> ModelTable<R, K> table(Object place, RecordType<R, K> type) {
        return (ModelTable<R, K>) places.computeIfAbsent(place, any -> new LinkedHashMap<>())
                .computeIfAbsent(type, any -> newTable(place, type));
    }

    private ModelTable<?, ?> newTable(Object place, RecordType<?, ?> type) {
        Tables others = new Tables() {
            @Override
            public <R, K> ModelTable<R, K> of(RecordType<R, K> other) {
                return table(place, other);
            }

            @Override
            public Runnable snapshot() {
                return ModelStore.this.snapshot(place);
            }
        };
        return type == Trade.TYPE ? new ModelTrades(others) : new ModelTable<>(type, others);
    }

    /** Brings back what a place held when this was called. */
    public Runnable snapshot(Object place) {
        List<Runnable> restores = new ArrayList<>();
        places.getOrDefault(place, Map.of()).values().forEach(table -> restores.add(table.snapshot()));
        return () -> restores.forEach(Runnable::run);
    }

    /** Removes what upkeep must remove at {@code now}, and answers how many records their retention no longer keeps. */
    public long maintain(Instant now) {
        Set<String> symbols = new HashSet<>();
        all((type, table) -> {
            if (type == SymbolRemoval.TYPE) {
                symbols.addAll(removals(table, now));
            }
        });
        AtomicLong due = new AtomicLong();
        all((type, table) -> {
            purge(type, table, symbols);
            due.addAndGet(table.sweep(now));
        });
        return due.get();
    }

    private void all(BiConsumer<RecordType<?, ?>, ModelTable<?, ?>> work) {
        places.values().forEach(tables -> tables.forEach(work));
    }

    @SuppressWarnings("unchecked") // asked for the table of this type
    private static Set<String> removals(ModelTable<?, ?> table, Instant now) {
        return ModelPurge.taken((ModelTable<SymbolRemoval, String>) table, now);
    }

    @SuppressWarnings("unchecked") // a table is kept under its own type
    private static <R> void purge(RecordType<R, ?> type, ModelTable<?, ?> table, Set<String> symbols) {
        ModelPurge.of(type, (ModelTable<R, ?>) table, symbols);
    }
}
