package org.tradingstore.testkit.internal.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tradingstore.ledger.Trade;
import org.tradingstore.schema.RecordType;

/** Everything that a store must hold: tables by place and type. <em>Not thread-safe: a map.</em> */
public final class ModelStore {
    private final Map<Object, Map<RecordType<?, ?>, ModelTable<?, ?>>> places = new LinkedHashMap<>();

    /** The tables of one place. */
    interface Tables {
        ModelTable<?, ?> table(RecordType<?, ?> type);
    }

    /** The table of a type at a place: one database of a book, or a shared one. */
    @SuppressWarnings("unchecked") // a table is kept under its own type
    public <R, K> ModelTable<R, K> table(Object place, RecordType<R, K> type) {
        return (ModelTable<R, K>) places.computeIfAbsent(place, any -> new LinkedHashMap<>())
                .computeIfAbsent(type, any -> newTable(place, type));
    }

    private ModelTable<?, ?> newTable(Object place, RecordType<?, ?> type) {
        Tables others = parent -> table(place, parent);
        return type == Trade.TYPE ? new ModelTrades(others) : new ModelTable<>(type, others);
    }

    /** Brings back what a place held when this was called. */
    public Runnable snapshot(Object place) {
        List<Runnable> restores = new ArrayList<>();
        places.getOrDefault(place, Map.of()).values().forEach(table -> restores.add(table.snapshot()));
        return () -> restores.forEach(Runnable::run);
    }
}
