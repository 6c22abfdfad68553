package org.tradingstore.testkit.internal.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.tradingstore.error.ConflictException;
import org.tradingstore.error.InvalidRequestException;
import org.tradingstore.error.MissingRecordException;
import org.tradingstore.error.MissingReferenceException;
import org.tradingstore.repository.Appended;
import org.tradingstore.repository.Inserted;
import org.tradingstore.repository.LoadCounts;
import org.tradingstore.repository.PlainRepository.OnConflict;
import org.tradingstore.repository.Revision;
import org.tradingstore.repository.Upserted;
import org.tradingstore.schema.Condition;
import org.tradingstore.schema.Envelope;
import org.tradingstore.schema.Field;
import org.tradingstore.schema.Index;
import org.tradingstore.schema.OrderedField;
import org.tradingstore.schema.Query;
import org.tradingstore.schema.RecordKind;
import org.tradingstore.schema.RecordType;
import org.tradingstore.schema.Reference;
import org.tradingstore.schema.Retention;
import org.tradingstore.testkit.internal.Brute;

/** The records of one type in one book, or shared. <em>Not thread-safe: a map.</em> */
public class ModelTable<R, K> {
    private final RecordType<R, K> type;
    private final ModelStore.Tables others;
    private final @Nullable ModelRule<R> rule;
    private final Map<K, Kept<R>> rows;
    private final List<Revision<R>> history;

    private record Kept<R>(R record, Envelope envelope) {}

    ModelTable(RecordType<R, K> type, ModelStore.Tables others) {
        this(type, others, ModelRules.of(type), new LinkedHashMap<>(), new ArrayList<>());
    }

    private ModelTable(
            RecordType<R, K> type,
            ModelStore.Tables others,
            @Nullable ModelRule<R> rule,
            Map<K, Kept<R>> rows,
            List<Revision<R>> history) {
        this.type = type;
        this.others = others;
        this.rule = rule;
        this.rows = rows;
        this.history = history;
    }

    /** The same rows, for what a rule writes itself. */
    final ModelTable<R, K> withoutRule() {
        return new ModelTable<>(type, others, null, rows, history);
    }

    /** Brings back what the table held when this was called. */
    final Runnable snapshot() {
        Map<K, Kept<R>> rowsThen = new LinkedHashMap<>(rows);
        int historyThen = history.size();
        return () -> {
            rows.clear();
            rows.putAll(rowsThen);
            history.subList(historyThen, history.size()).clear();
        };
    }

    /** Keeps a record, finds it kept, or refuses it. */
    public Appended<K> append(ModelWrite write, R record) {
        requireParents(record);
        K key = type.keyOf(record);
        Kept<R> sameKey = rows.get(key);
        if (sameKey != null) {
            if (sameKey.record().equals(record)) {
                return new Appended<>(Appended.Outcome.ALREADY_SAME, key);
            }
            throw conflict(sameKey.record(), record, null);
        }
        Index<R> index = takenIndex(record);
        if (index != null) {
            R kept = Objects.requireNonNull(sharing(index, record));
            if (differences(kept, record, index).isEmpty()) {
                return new Appended<>(Appended.Outcome.ALREADY_SAME, type.keyOf(kept));
            }
            throw conflict(kept, record, index);
        }
        return alone(() -> {
            rows.put(key, new Kept<>(record, write.created()));
            if (rule != null) {
                rule.created(new ModelRule.Site(others, write), record);
            }
            return new Appended<>(Appended.Outcome.CREATED, key);
        });
    }

    /** Appends all or none. */
    public final List<Appended<K>> appendAll(ModelWrite write, Collection<R> records) {
        return together(() -> records.stream().map(each -> append(write, each)).toList());
    }

    public final Upserted upsert(ModelWrite write, R record) {
        Kept<R> kept = rows.get(type.keyOf(record));
        if (kept != null && kept.record().equals(record)) {
            return Upserted.SAME;
        }
        requireParents(record);
        if (kept == null) {
            Envelope envelope = created(write, record);
            requireFree(record);
            put(write, record, envelope);
            return Upserted.CREATED;
        }
        replace(write, kept, record);
        return Upserted.CHANGED;
    }

    public final List<Upserted> upsertAll(ModelWrite write, Collection<R> records) {
        return together(() -> records.stream().map(each -> upsert(write, each)).toList());
    }

    public final Inserted insertIfAbsent(ModelWrite write, R record) {
        requireParents(record);
        if (rows.containsKey(type.keyOf(record))) {
            return Inserted.EXISTS;
        }
        Envelope envelope = created(write, record);
        if (takenIndex(record) != null) {
            return Inserted.EXISTS;
        }
        put(write, record, envelope);
        return Inserted.CREATED;
    }

    public final LoadCounts load(ModelWrite write, Collection<R> records, OnConflict onConflict) {
        return together(() -> {
            LoadCounts counts = new LoadCounts(0, 0, 0);
            for (R record : records) {
                Upserted outcome = onConflict == OnConflict.REPLACE
                        ? upsert(write, record)
                        : insertIfAbsent(write, record) == Inserted.CREATED ? Upserted.CREATED : Upserted.SAME;
                counts = counts.plus(
                        switch (outcome) {
                            case CREATED -> new LoadCounts(1, 0, 0);
                            case SAME -> new LoadCounts(0, 1, 0);
                            case CHANGED -> new LoadCounts(0, 0, 1);
                        });
            }
            return counts;
        });
    }

    public final R update(ModelWrite write, K key, UnaryOperator<R> change) {
        Kept<R> kept = rows.get(key);
        if (kept == null) {
            throw new Refusal(Refused.plainly(MissingRecordException.class));
        }
        R changed = change.apply(kept.record());
        if (!type.keyOf(changed).equals(key)) {
            throw new Refusal(Refused.plainly(InvalidRequestException.class));
        }
        if (!changed.equals(kept.record())) {
            requireParents(changed);
            replace(write, kept, changed);
        }
        return changed;
    }

    public final boolean delete(ModelWrite write, K key) {
        Kept<R> kept = rows.get(key);
        if (kept == null) {
            return false;
        }
        return alone(() -> {
            rows.remove(key);
            if (rule != null) {
                rule.deleted(new ModelRule.Site(others, write), kept.record());
            }
            // Only a deletion that is kept as a revision needs a moment later than the former one's.
            if (type.kind() == RecordKind.AUDITED) {
                remember(new Revision<>(kept.record(), write.changed(kept.envelope()), true));
            }
            return true;
        });
    }

    /** Removes what is due, and answers how much that was. */
    public final long sweep(Instant now) {
        Optional<Retention<R>> retention = type.retention();
        if (retention.isEmpty()) {
            return 0;
        }
        return remove(record -> {
            Instant moment = retention.get().field().of(record);
            return moment != null
                    && !moment.plus(retention.get().keep()).isAfter(now)
                    && ModelConditions.holds(type, retention.get().condition(), record);
        });
    }

    /** Removes records without a trace, and answers how many those were. */
    final long remove(Predicate<R> which) {
        int before = rows.size();
        rows.values().removeIf(kept -> which.test(kept.record()));
        return (long) before - rows.size();
    }

    public final Optional<R> find(K key) {
        return Optional.ofNullable(rows.get(key)).map(Kept::record);
    }

    public final Optional<Envelope> envelope(K key) {
        return type.kind() == RecordKind.PLAIN
                ? Optional.empty()
                : Optional.ofNullable(rows.get(key)).map(Kept::envelope);
    }

    /** All records of a query in its order. */
    public final List<R> list(Query<R> query) {
        return rows.values().stream()
                .map(Kept::record)
                .filter(record -> ModelConditions.holds(type, query.condition(), record))
                .sorted(Brute.order(type, query.order()))
                .toList();
    }

    /** The record that had a key at a moment. */
    public final Optional<R> asOf(Instant moment, K key) {
        Revision<R> last = null;
        for (Revision<R> each : history) {
            if (type.keyOf(each.record()).equals(key)
                    && !each.envelope().updatedAt().isAfter(moment)) {
                last = each;
            }
        }
        return last == null || last.deleted() ? Optional.empty() : Optional.of(last.record());
    }

    /** The records that met a condition at a moment, ordered by key. */
    public final List<R> asOf(Instant moment, Condition<R> condition) {
        List<R> found = new ArrayList<>();
        history.stream()
                .map(each -> type.keyOf(each.record()))
                .distinct()
                .forEach(key -> asOf(moment, key).ifPresent(found::add));
        return found.stream()
                .filter(record -> ModelConditions.holds(type, condition, record))
                .sorted(Brute.order(type, List.of()))
                .toList();
    }

    /** Revisions of a key, newest first. */
    public final List<Revision<R>> revisions(K key) {
        List<Revision<R>> found = new ArrayList<>();
        for (Revision<R> each : history) {
            if (type.keyOf(each.record()).equals(key)) {
                found.add(0, each);
            }
        }
        return found;
    }

    /** The moments at which anything changed. */
    public final List<Instant> moments() {
        return history.stream().map(each -> each.envelope().updatedAt()).toList();
    }

    /** One row, which only a rule can still refuse. */
    private <T> T alone(Supplier<T> work) {
        return rule == null ? work.get() : together(work);
    }

    private <T> T together(Supplier<T> work) {
        Runnable restore = rule == null ? snapshot() : others.snapshot();
        try {
            return work.get();
        } catch (RuntimeException e) {
            restore.run();
            throw e;
        }
    }

    /** A key that comes back goes on with the next revision. */
    private Envelope created(ModelWrite write, R record) {
        List<Revision<R>> former = revisions(type.keyOf(record));
        return former.isEmpty()
                ? write.created()
                : write.createdAgain(former.get(0).envelope());
    }

    private void put(ModelWrite write, R record, Envelope envelope) {
        alone(() -> {
            rows.put(type.keyOf(record), new Kept<>(record, envelope));
            remember(new Revision<>(record, envelope, false));
            if (rule != null) {
                rule.created(new ModelRule.Site(others, write), record);
            }
            return true;
        });
    }

    private void replace(ModelWrite write, Kept<R> kept, R record) {
        // A record without an envelope takes no moment of its own.
        Envelope envelope = type.kind() == RecordKind.PLAIN ? kept.envelope() : write.changed(kept.envelope());
        requireFree(record);
        alone(() -> {
            rows.put(type.keyOf(record), new Kept<>(record, envelope));
            remember(new Revision<>(record, envelope, false));
            if (rule != null) {
                rule.changed(new ModelRule.Site(others, write), kept.record(), record);
            }
            return true;
        });
    }

    private void remember(Revision<R> revision) {
        if (type.kind() == RecordKind.AUDITED) {
            history.add(revision);
        }
    }

    private void requireFree(R record) {
        Index<R> index = takenIndex(record);
        if (index != null) {
            throw conflict(Objects.requireNonNull(sharing(index, record)), record, index);
        }
    }

    private void requireParents(R record) {
        for (Reference<R> reference : type.references()) {
            Object parent = reference.field().of(record);
            if (parent != null && !others.of(reference.parent()).holds(parent)) {
                throw new Refusal(Refused.plainly(MissingReferenceException.class));
            }
        }
    }

    private boolean holds(Object key) {
        return rows.keySet().stream().anyMatch(key::equals);
    }

    /** The first unique index in which another record has the components of this one. */
    private @Nullable Index<R> takenIndex(R record) {
        for (Index<R> index : type.indexes()) {
            if (index.unique() && sharing(index, record) != null) {
                return index;
            }
        }
        return null;
    }

    private @Nullable R sharing(Index<R> index, R record) {
        for (Kept<R> kept : rows.values()) {
            if (!type.keyOf(kept.record()).equals(type.keyOf(record)) && shares(index, kept.record(), record)) {
                return kept.record();
            }
        }
        return null;
    }

    private static <R> boolean shares(Index<R> index, R left, R right) {
        for (Field<R, ?> field : index.fields()) {
            Object value = field.of(left);
            if (value == null || !value.equals(field.of(right))) {
                return false;
            }
        }
        return true;
    }

    private Refusal conflict(R stored, R given, @Nullable Index<R> index) {
        return new Refusal(new Refused(
                ConflictException.class,
                type.keyOf(stored),
                stored,
                given,
                differences(stored, given, index),
                index == null ? null : index.name()));
    }

    private List<String> differences(R stored, R given, @Nullable Index<R> index) {
        List<String> names = new ArrayList<>();
        for (Field<R, ?> field : type.fields()) {
            boolean ofKey = field instanceof OrderedField<R, ?> ordered
                    && type.key().fields().contains(ordered);
            if (!(ofKey && index != null) && !Objects.equals(field.of(stored), field.of(given))) {
                names.add(field.name());
            }
        }
        return names;
    }
}
