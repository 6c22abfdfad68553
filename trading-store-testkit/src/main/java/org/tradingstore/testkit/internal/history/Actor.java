package org.tradingstore.testkit.internal.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.tradingstore.error.InvalidRecordException;
import org.tradingstore.ledger.CashFlow;
import org.tradingstore.ledger.Dividend;
import org.tradingstore.ledger.Trade;
import org.tradingstore.repository.PlainRepository.OnConflict;
import org.tradingstore.repository.Records;
import org.tradingstore.schema.Field;
import org.tradingstore.schema.Index;
import org.tradingstore.schema.OrderedField;
import org.tradingstore.schema.RecordKind;
import org.tradingstore.schema.RecordType;
import org.tradingstore.testkit.RecordGenerator;
import org.tradingstore.testkit.internal.catalogue.Repositories;
import org.tradingstore.testkit.internal.catalogue.Restricted;
import org.tradingstore.testkit.internal.model.ModelRules;
import org.tradingstore.testkit.internal.model.ModelStore;
import org.tradingstore.testkit.internal.model.ModelTable;
import org.tradingstore.testkit.internal.model.ModelWrite;

/**
 * Thinks up what is done to the records of one type at one site: new ones, the same again, ones that differ, ones that share what
 * must be unique. <em>Not thread-safe: it advances its random numbers.</em>
 */
class Actor<R, K> {
    private static final int MOST_SEEN = 300;
    private static final int MOST_AT_ONCE = 6;

    /** What an operation of its own gives to records that take others back. */
    private static final Set<Field<?, ?>> LEFT_ALONE =
            Set.of(Trade.REVERSES, Trade.CORRECTION, CashFlow.REVERSES, Dividend.REVERSES);

    private final Site site;
    private final RecordType<R, K> type;
    private final Random random;
    private final RecordGenerator<R> generator;
    private final RandomQueries<R> queries;
    private final List<Field<R, ?>> changing;
    private final List<R> seen = new ArrayList<>();

    Actor(Site site, RecordType<R, K> type, Random random, RecordGenerator<R> generator) {
        this.site = site;
        this.type = type;
        this.random = random;
        this.generator = generator;
        this.queries = new RandomQueries<>(type, random);
        this.changing = type.fields().stream()
                .filter(field -> !LEFT_ALONE.contains(field) && (ModelRules.known(type) || Restricted.changes(field)))
                .toList();
    }

    final Site site() {
        return site;
    }

    final RecordType<R, K> type() {
        return type;
    }

    final Random random() {
        return random;
    }

    final RandomQueries<R> queries() {
        return queries;
    }

    final ModelTable<R, K> table(ModelStore model) {
        return model.table(site, type);
    }

    /** Some of the records that it thought up. */
    final List<R> samples() {
        if (seen.isEmpty()) {
            draw();
        }
        return seen;
    }

    /** The next operation. */
    Step step() {
        return switch (type.kind()) {
            case APPEND, EVENT -> appending();
            case KEYED, AUDITED, PLAIN -> changingStep();
        };
    }

    final Step append(R record) {
        return step(
                "append " + record,
                records -> Repositories.appending(records, type).append(record),
                (table, write) -> table.append(write, record));
    }

    private Step appending() {
        int choice = random.nextInt(10);
        if (choice < 6) {
            return append(draw());
        }
        if (choice < 8) {
            R record = draw();
            return step(
                    "append later " + record,
                    records -> Repositories.appending(records, type)
                            .appendLater(record)
                            .await(),
                    (table, write) -> table.append(write, record));
        }
        List<R> several = several();
        return step(
                "append all " + several,
                records -> Repositories.appending(records, type).appendAll(several),
                (table, write) -> table.appendAll(write, several));
    }

    private Step changingStep() {
        int choice = random.nextInt(type.kind() == RecordKind.PLAIN ? 75 : 100);
        if (choice < 35) {
            R record = draw();
            return step(
                    "upsert " + record,
                    records -> Repositories.changing(records, type).upsert(record),
                    (table, write) -> table.upsert(write, record));
        }
        if (choice < 45) {
            R record = draw();
            return step(
                    "insert if absent " + record,
                    records -> Repositories.changing(records, type).insertIfAbsent(record),
                    (table, write) -> table.insertIfAbsent(write, record));
        }
        if (choice < 52) {
            List<R> several = several();
            return step(
                    "upsert all " + several,
                    records -> Repositories.changing(records, type).upsertAll(several),
                    (table, write) -> table.upsertAll(write, several));
        }
        if (choice < 58) {
            List<R> several = several();
            OnConflict onConflict = random.nextBoolean() ? OnConflict.REPLACE : OnConflict.SKIP;
            return step(
                    "load " + onConflict + " " + several,
                    records -> Repositories.changing(records, type).load(several.stream(), onConflict),
                    (table, write) -> table.load(write, several, onConflict));
        }
        K key = type.keyOf(draw());
        if (choice < 75) {
            return delete(key);
        }
        UnaryOperator<R> change = change();
        return step(
                "update " + key + " by " + change,
                records -> Repositories.updating(records, type).update(key, change),
                (table, write) -> table.update(write, key, change));
    }

    Step delete(K key) {
        return step(
                "delete " + key,
                records -> Repositories.changing(records, type).delete(key),
                (table, write) -> table.delete(write, key));
    }

    /** A change of one or two components to what another record has there; it depends on its argument alone. */
    private UnaryOperator<R> change() {
        R donor = random.nextBoolean() ? generator.next() : pick(samples());
        Field<R, ?> first = pick(changing);
        Field<R, ?> second = pick(changing);
        return new UnaryOperator<>() {
            @Override
            public R apply(R record) {
                return mixed(record, donor, List.of(first, second));
            }

            @Override
            public String toString() {
                return first + " and " + second + " of " + donor;
            }
        };
    }

    private R mixed(R record, R donor, List<? extends Field<R, ?>> fields) {
        @Nullable Object[] values = type.values(record);
        fields.forEach(field -> values[field.ordinal()] = field.portable(donor));
        return type.construct(ordinal -> values[ordinal]);
    }

    private List<R> several() {
        List<R> records = new ArrayList<>();
        for (int i = random.nextInt(MOST_AT_ONCE); i >= 0; i--) {
            records.add(draw());
        }
        return records;
    }

    R draw() {
        R record = drawn();
        if (seen.size() < MOST_SEEN) {
            seen.add(record);
        } else {
            seen.set(random.nextInt(MOST_SEEN), record);
        }
        return record;
    }

    private R drawn() {
        int choice = random.nextInt(100);
        if (seen.isEmpty() || choice < 45) {
            return generator.next();
        }
        R known = pick(seen);
        if (choice < 62) {
            return known;
        }
        try {
            if (choice < 82) {
                return mixed(known, generator.next(), List.of(pick(changing)));
            }
            List<Index<R>> unique = type.indexes().stream()
                    .filter(index -> index.unique() && index.fields().stream().noneMatch(LEFT_ALONE::contains))
                    .toList();
            List<Field<R, ?>> fields = new ArrayList<>();
            if (!unique.isEmpty() && choice < 90) {
                fields.addAll(pick(unique).fields());
                return mixed(generator.next(), known, fields);
            }
            for (OrderedField<R, ?> field : type.key().fields()) {
                fields.add(field);
            }
            return mixed(known, generator.next(), fields);
        } catch (InvalidRecordException e) {
            // Such as an external id without a venue: this mixture cannot be, so the record stays as it was.
            return known;
        }
    }

    final <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    /** What is done to the table of the model. */
    interface OnTable<R, K> {
        Object run(ModelTable<R, K> table, ModelWrite write);
    }

    final Step step(String text, Function<Records, Object> toStore, OnTable<R, K> toModel) {
        return new Step(type + ": " + text, toStore, (model, write) -> toModel.run(table(model), write));
    }
}
