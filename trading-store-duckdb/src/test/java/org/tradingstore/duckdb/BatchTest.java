package org.tradingstore.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tradingstore.agents.Agents;
import org.tradingstore.core.MemoryStorage;
import org.tradingstore.history.History;
import org.tradingstore.ledger.Ledger;
import org.tradingstore.operations.Operations;
import org.tradingstore.plays.Plays;
import org.tradingstore.portfolio.Portfolio;
import org.tradingstore.schema.Condition;
import org.tradingstore.schema.Database;
import org.tradingstore.schema.Field;
import org.tradingstore.schema.Index;
import org.tradingstore.schema.Kind;
import org.tradingstore.schema.RecordKind;
import org.tradingstore.schema.RecordType;
import org.tradingstore.signals.Signals;
import org.tradingstore.spi.Access;
import org.tradingstore.spi.OpenRequest;
import org.tradingstore.spi.OpenRequest.TypeLayout;
import org.tradingstore.spi.RowCursor;
import org.tradingstore.spi.RowOutcome;
import org.tradingstore.spi.RowValues;
import org.tradingstore.spi.Scan;
import org.tradingstore.spi.Scope;
import org.tradingstore.spi.Selection;
import org.tradingstore.spi.StorageDatabase;
import org.tradingstore.spi.StorageSession;
import org.tradingstore.spi.StoredEnvelope;
import org.tradingstore.spi.StoredRow;
import org.tradingstore.spi.WriteMode;
import org.tradingstore.testkit.RecordGenerator;
import org.tradingstore.universe.Universe;

/** Many rows at once, held against the engine in memory, which writes them one by one. */
class BatchTest {
    private static final int STEPS = 12;
    private static final long SEED = Long.getLong("tradingstore.seed", 20_261_121);

    @TempDir(factory = InMemoryDirectory.class)
    Path directory;

    static Stream<TypeLayout> layouts() {
        return Stream.of(
                        History.TYPES,
                        Ledger.TYPES,
                        Plays.TYPES,
                        Portfolio.TYPES,
                        Signals.TYPES,
                        Operations.TYPES,
                        Agents.TYPES,
                        Universe.TYPES)
                .flatMap(List::stream)
                .map(type -> {
                    boolean plain = type.kind() == RecordKind.PLAIN;
                    boolean revised = type.kind() == RecordKind.KEYED || type.kind() == RecordKind.AUDITED;
                    return new TypeLayout(type, plain, !plain, revised);
                });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("layouts")
    @DisplayName("rows that meet kept ones and each other have the outcomes and leave the rows that they do one by one")
    void asOneByOne(TypeLayout layout) {
        OpenRequest request = new OpenRequest(Database.PLAYS, Database.PLAYS.profile(), List.of(layout));
        Random random = new Random(SEED);
        Rows rows = new Rows(layout, random);
        try (StorageDatabase model = MemoryStorage.forTests().open(request);
                StorageDatabase engine =
                        DuckDbStorage.in(directory.resolve("store")).open(request)) {
            for (int step = 0; step < STEPS; step++) {
                boolean delete = step % 4 == 3;
                boolean upsert = layout.shared() && random.nextBoolean();
                WriteMode mode = upsert ? WriteMode.UPSERT : WriteMode.INSERT;
                List<StoredRow> given = rows.some(1 + random.nextInt(60));
                String of = layout.type() + " seed=" + SEED + " step=" + step + " " + (delete ? "delete" : mode);
                assertThat(apply(engine, layout, mode, given, delete))
                        .as(of)
                        .isEqualTo(apply(model, layout, mode, given, delete));
                assertThat(content(engine, layout)).as(of).isEqualTo(content(model, layout));
            }
        }
    }

    private static List<?> apply(
            StorageDatabase database, TypeLayout layout, WriteMode mode, List<StoredRow> given, boolean delete) {
        try (StorageSession session = database.begin(Access.WRITE)) {
            List<Object> answers = new ArrayList<>();
            if (delete) {
                Scope scope = layout.shared() ? Scope.SHARED : Scope.book(1);
                List<Object[]> keys =
                        given.stream().map(row -> Rows.key(layout.type(), row)).toList();
                for (boolean each : session.delete(layout.type(), scope, keys)) {
                    answers.add(each);
                }
            } else {
                List<StoredRow> encoded = given.stream()
                        .map(row -> new StoredRow(
                                row.envelope(),
                                database.encode(layout.type(), row.values().array())))
                        .toList();
                answers.addAll(List.<RowOutcome>of(session.write(layout.type(), mode, encoded)));
            }
            session.commit();
            return answers;
        }
    }

    /** Rows as text, with their envelopes, in the order of their keys; and by the elements of their lists. */
    private static List<String> content(StorageDatabase database, TypeLayout layout) {
        RecordType<?, ?> type = layout.type();
        List<String> all = new ArrayList<>();
        try (StorageSession session = database.begin(Access.READ)) {
            for (int book = layout.shared() ? 0 : 1; book <= (layout.shared() ? 0 : 2); book++) {
                Scope scope = layout.shared() ? Scope.SHARED : Scope.book(book);
                Selection selection = new Selection(type, scope, Condition.always());
                try (RowCursor cursor =
                        session.scan(Scan.all(selection, type.all().completeOrder()))) {
                    for (StoredRow row = cursor.next(); row != null; row = cursor.next()) {
                        all.add(row.envelope() + " "
                                + Arrays.deepToString(row.values().array()));
                    }
                }
            }
        }
        return all;
    }

    /** Random rows, some of which have the key or the unique components of others. */
    private static final class Rows {
        private final TypeLayout layout;
        private final Random random;
        private final RecordGenerator<?> generator;
        private final List<@Nullable Object[]> made = new ArrayList<>();

        Rows(TypeLayout layout, Random random) {
            this.layout = layout;
            this.random = random;
            this.generator = RecordGenerator.of(layout.type(), SEED);
        }

        static Object[] key(RecordType<?, ?> type, StoredRow row) {
            return type.key().fields().stream()
                    .map(field -> row.values().value(field.ordinal()))
                    .toArray();
        }

        List<StoredRow> some(int count) {
            List<StoredRow> rows = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                int book = layout.shared() ? 0 : 1 + random.nextInt(2);
                long moment = layout.enveloped() ? 1_000 + random.nextInt(3) : 0;
                int writer = layout.enveloped() ? 1 + random.nextInt(2) : 0;
                int revision = layout.revised() ? 1 + random.nextInt(3) : 1;
                rows.add(new StoredRow(
                        new StoredEnvelope(book, writer, 0, moment, moment + 10L * (revision - 1), revision),
                        new RowValues(values(generator))));
            }
            return rows;
        }

        private <R> @Nullable Object[] values(RecordGenerator<R> records) {
            @Nullable Object[] values;
            if (!made.isEmpty() && random.nextInt(6) == 0) {
                values = other().clone();
            } else {
                @SuppressWarnings("unchecked") // the generator was made of this type
                RecordType<R, ?> type = (RecordType<R, ?>) layout.type();
                values = type.values(records.next());
                for (Field<R, ?> field : type.fields()) {
                    boolean structured = field.kind() == Kind.STRUCTURE_LIST || field.kind() == Kind.MAP;
                    if (structured && values[field.ordinal()] != null) {
                        // As the store hands them to engines.
                        values[field.ordinal()] = "{\"a\":" + random.nextInt(3) + "}";
                    }
                }
                if (!made.isEmpty() && random.nextInt(3) == 0) {
                    take(layout.type().key().fields(), values);
                }
                for (Index<?> index : layout.type().indexes()) {
                    if (!made.isEmpty() && index.unique() && random.nextInt(3) == 0) {
                        take(index.fields(), values);
                    }
                }
            }
            made.add(values);
            return values;
        }

        private void take(List<? extends Field<?, ?>> fields, @Nullable Object[] into) {
            @Nullable Object[] from = other();
            fields.forEach(field -> into[field.ordinal()] = from[field.ordinal()]);
        }

        private @Nullable Object[] other() {
            return made.get(random.nextInt(made.size()));
        }
    }
}
