package org.tradingstore.testkit.internal.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tradingstore.TradingStore;
import org.tradingstore.error.Advice;
import org.tradingstore.error.InvalidDescriptionException;
import org.tradingstore.error.InvalidRecordException;
import org.tradingstore.error.InvalidRequestException;
import org.tradingstore.repository.ReadRepository;
import org.tradingstore.schema.AppendType;
import org.tradingstore.schema.Database;
import org.tradingstore.schema.Mode;
import org.tradingstore.schema.RecordType;
import org.tradingstore.schema.Row;
import org.tradingstore.schema.TextField;
import org.tradingstore.schema.WholeField;
import org.tradingstore.testkit.internal.Place;
import org.tradingstore.testkit.internal.records.Alarm;
import org.tradingstore.testkit.internal.records.Bar;
import org.tradingstore.testkit.internal.records.Counter;
import org.tradingstore.testkit.internal.records.Fill;

/** Bad input gets a clear answer, and nothing is written. */
public abstract class BadInputRules extends Rules {
    protected BadInputRules(Supplier<Place> places) {
        super(places);
    }

    /** A record of an application that registered it with one store only. */
    record Rebate(long number, @Nullable String venue) {
        private static final RecordType.Builder<Rebate> SCHEMA = RecordType.describe(Rebate.class, "kit_rebate");
        static final WholeField<Rebate> NUMBER = SCHEMA.whole("number", Rebate::number);
        static final TextField<Rebate> VENUE = SCHEMA.optional().text("venue", Rebate::venue);
        static final AppendType<Rebate, Long> TYPE = SCHEMA.appendOnly()
                .key(NUMBER)
                .index(VENUE)
                .build(row -> new Rebate(NUMBER.read(row), VENUE.readOrNull(row)));
    }

    @ParameterizedTest(name = "{index}")
    @ValueSource(strings = {"", " ", " a", "a ", "a\u0000", "a\nb", "\u0007", "\u0085", "\ud83d", "\t"})
    @DisplayName(
            "X1 a book name that is empty, has control characters, half a pair or white space at its ends is refused")
    void badBookNames(String name) {
        refused(InvalidRequestException.class, Advice.FIX_CALLER, () -> store().book(name, Mode.LIVE));
        assertThat(store().books(Database.OPERATIONS)).isEmpty();
    }

    @Test
    @DisplayName("X2 a book name of 64 characters is taken, of 65 refused, counted by code point")
    void longBookNames() {
        operations("\ud83d\ude80".repeat(64), Mode.LIVE).records(Counter.TYPE).upsert(Counter.of("a", 1));
        assertThat(refused(
                        InvalidRequestException.class,
                        Advice.FIX_CALLER,
                        () -> store().book("x".repeat(65), Mode.LIVE)))
                .hasMessageContaining("too long");
        refused(
                InvalidRequestException.class,
                Advice.FIX_CALLER,
                () -> store().book("\ud83d\ude80".repeat(65), Mode.LIVE));
    }

    @Test
    @DisplayName("X3 a missing component is refused by its name")
    void missingComponent() {
        InvalidRecordException refusal = refused(
                InvalidRecordException.class,
                Advice.FIX_CALLER,
                () -> alarms().append(new Alarm(1, absent(), Instant.EPOCH)));
        assertThat(refusal.component()).isEqualTo("message");
        assertThat(refusal).hasMessageContaining("message");
        assertThat(alarms().count(Alarm.TYPE.all())).isZero();
        refused(
                InvalidRecordException.class,
                Advice.FIX_CALLER,
                () -> counters().upsert(new Counter(absent(), 1, null)));
        refused(
                InvalidRecordException.class,
                Advice.FIX_CALLER,
                () -> fills().appendAll(List.of(
                        Fill.of("A", 1),
                        new Fill(absent(), "A", 2, null, null, BigDecimal.ONE, Instant.EPOCH, null, List.of()))));
        assertThat(fills().count(Fill.TYPE.all())).isZero();
    }

    @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"}) // a caller without null checks does the same
    private static <T> T absent() {
        return null;
    }

    @Test
    @DisplayName("X4 a record type that is not registered is refused by its name")
    void notRegistered() {
        assertThat(refused(
                        InvalidRequestException.class,
                        Advice.FIX_CALLER,
                        () -> operations().records(Rebate.TYPE)))
                .hasMessageContaining("kit_rebate");
        refused(
                InvalidRequestException.class,
                Advice.FIX_CALLER,
                () -> store().book("kit", Mode.TEST).database(Database.CONFIG).records(Fill.TYPE));
        refused(
                InvalidRequestException.class,
                Advice.FIX_CALLER,
                () -> operations().inTransaction(tx -> tx.records(Rebate.TYPE)));
    }

    @Test
    @DisplayName("X5 an application's own record that is registered is a record like the library's")
    void registered() {
        try (TradingStore store = place().open(builder -> builder.register(Database.LEDGER, Rebate.TYPE))) {
            var rebates = store.book("kit", Mode.TEST).database(Database.LEDGER).records(Rebate.TYPE);
            rebates.append(new Rebate(1, "X"));
            assertThat(rebates.find(1L)).contains(new Rebate(1, "X"));
            assertThat(rebates.count(Rebate.TYPE.where(Rebate.VENUE.eq("X")))).isEqualTo(1);
        }
    }

    @Test
    @DisplayName("X6 a shared database of a book, and a book's database without one, are refused")
    void wrongScope() {
        refused(
                InvalidRequestException.class,
                Advice.FIX_CALLER,
                () -> store().book("a", Mode.LIVE).database(Database.HISTORY));
        refused(InvalidRequestException.class, Advice.FIX_CALLER, () -> store().shared(Database.LEDGER));
    }

    @Test
    @DisplayName("X7 a query of another type is refused")
    @SuppressWarnings({"unchecked", "rawtypes"}) // what raw types let through
    void otherType() {
        fills().append(Fill.of("A", 1));
        ReadRepository raw = fills();
        refused(
                InvalidRequestException.class,
                Advice.FIX_CALLER,
                () -> raw.list(Counter.TYPE.all().limit(1)));
        refused(InvalidRequestException.class, Advice.FIX_CALLER, () -> raw.count(Counter.TYPE.all()));
        refused(InvalidRequestException.class, Advice.FIX_CALLER, () -> raw.page(Counter.TYPE.all(), 1));
        refused(InvalidRequestException.class, Advice.FIX_CALLER, () -> raw.scan(Counter.TYPE.all()));
    }

    // Descriptions

    /** A record whose descriptions are wrong in different ways. */
    record Odd(long number, String text, @Nullable String maybe) {}

    private static final class OddFields {
        final RecordType.Builder<Odd> schema;
        final WholeField<Odd> number;
        final TextField<Odd> text;
        final TextField<Odd> maybe;

        OddFields(String name, String textName) {
            schema = RecordType.describe(Odd.class, name);
            number = schema.whole("number", Odd::number);
            text = schema.text(textName, Odd::text);
            maybe = schema.optional().text("maybe", Odd::maybe);
        }

        Odd read(Row row) {
            return new Odd(number.read(row), text.read(row), maybe.readOrNull(row));
        }
    }

    /** A wrong description and what its fault names. */
    record Fault(String why, RecordType<?, ?> type, String names) {
        @Override
        public String toString() {
            return why;
        }
    }

    static Stream<Fault> faults() {
        OddFields envelope = new OddFields("kit_odd", "env_book");
        OddFields upperCase = new OddFields("kit_odd", "Text");
        OddFields twice = new OddFields("kit_odd", "number");
        OddFields badName = new OddFields("Kit Odd", "text");
        OddFields optionalKey = new OddFields("kit_odd", "text");
        OddFields optionalUnique = new OddFields("kit_odd", "text");
        OddFields indexTwice = new OddFields("kit_odd", "text");
        OddFields foreignIndex = new OddFields("kit_odd", "text");
        OddFields parent = new OddFields("kit_odd", "text");
        RecordType.Builder<Odd> other = RecordType.describe(Odd.class, "kit_other");
        TextField<Odd> foreign = other.text("foreign", Odd::text);
        RecordType.Builder<Alarm> kept = RecordType.describe(Alarm.class, "kit_kept");
        WholeField<Alarm> keptNumber = kept.whole("number", Alarm::number);
        var keptAt = kept.instant("raised_at", Alarm::raisedAt);
        return Stream.of(
                new Fault(
                        "a name of an envelope",
                        envelope.schema.appendOnly().key(envelope.number).build(envelope::read),
                        "env_book"),
                new Fault(
                        "a name in upper case",
                        upperCase.schema.appendOnly().key(upperCase.number).build(upperCase::read),
                        "Text"),
                new Fault(
                        "two of one name",
                        twice.schema.keyed().key(twice.number).build(twice::read),
                        "number"),
                new Fault(
                        "a type's name with a space",
                        badName.schema.keyed().key(badName.number).build(badName::read),
                        "Kit Odd"),
                new Fault(
                        "an optional key",
                        optionalKey.schema.keyed().key(optionalKey.maybe).build(optionalKey::read),
                        "maybe"),
                new Fault(
                        "an optional unique component",
                        optionalUnique
                                .schema
                                .keyed()
                                .key(optionalUnique.number)
                                .unique(optionalUnique.maybe)
                                .build(optionalUnique::read),
                        "maybe"),
                new Fault(
                        "an index twice",
                        indexTwice
                                .schema
                                .keyed()
                                .key(indexTwice.number)
                                .index(indexTwice.text)
                                .index(indexTwice.text)
                                .build(indexTwice::read),
                        "kit_odd_by_text"),
                new Fault(
                        "an index of another type's field",
                        foreignIndex
                                .schema
                                .keyed()
                                .key(foreignIndex.number)
                                .index(foreign)
                                .build(foreignIndex::read),
                        "foreign"),
                new Fault(
                        "retention of append-only records",
                        kept.appendOnly()
                                .key(keptNumber)
                                .retention(keptAt, Duration.ofDays(1))
                                .build(row -> new Alarm(keptNumber.read(row), "", keptAt.read(row))),
                        "kit_kept"),
                new Fault(
                        "a parent with a key of another kind",
                        parent.schema
                                .keyed()
                                .key(parent.number)
                                .references(parent.number, Counter.TYPE)
                                .build(parent::read),
                        "number"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    @DisplayName("X8 a description that cannot be kept is refused when a store is opened with it, naming what is wrong")
    void badDescription(Fault fault) {
        assertThat(refused(
                        InvalidDescriptionException.class,
                        Advice.FIX_CALLER,
                        () -> place().open(builder -> builder.register(Database.OPERATIONS, fault.type()))))
                .hasMessageContaining(fault.names());
        fills().append(Fill.of("A", 1));
    }

    @Test
    @DisplayName("X9 two types of one name in a database, and a plain type in a book's database, are refused")
    void badRegistrations() {
        OddFields same = new OddFields("kit_fill", "text");
        RecordType<Odd, Long> sameName = same.schema.keyed().key(same.number).build(same::read);
        assertThat(thrownBy(() -> place().open(builder -> builder.register(Database.OPERATIONS, sameName))))
                .isInstanceOfAny(InvalidDescriptionException.class, InvalidRequestException.class)
                .hasMessageContaining("kit_fill");
        assertThat(thrownBy(() -> place().open(builder -> builder.register(Database.LEDGER, Bar.TYPE))))
                .isInstanceOfAny(InvalidDescriptionException.class, InvalidRequestException.class)
                .hasMessageContaining("kit_bar");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "a__b",
                "_a",
                "a_",
                "a_b__",
                "1a",
                "env_a",
                "sqlite_a",
                "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
            })
    @DisplayName(
            "X10 a name with two underscores, one at an end, too long, or with a beginning that is reserved is refused")
    void badNames(String name) {
        OddFields ofType = new OddFields(name, "text");
        OddFields ofField = new OddFields("kit_odd", name);
        for (OddFields odd : List.of(ofType, ofField)) {
            RecordType<Odd, Long> type = odd.schema.keyed().key(odd.number).build(odd::read);
            assertThat(refused(
                            InvalidDescriptionException.class,
                            Advice.FIX_CALLER,
                            () -> place().open(builder -> builder.register(Database.OPERATIONS, type))))
                    .hasMessageContaining("=" + name);
        }
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "kit_counter_history",
                "kit_counter_view",
                "kit_counter_history_view",
                "kit_counter_no_update",
                "kit_counter_no_delete",
                "kit_counter_by",
                "kit_counter_by_name",
                "ts_book",
                "ts_other"
            })
    @DisplayName(
            "X11 a type with a name that the store gives to what belongs to another type, or to its own, is refused")
    void derivedNames(String name) {
        OddFields odd = new OddFields(name, "text");
        RecordType<Odd, Long> type = odd.schema.keyed().key(odd.number).build(odd::read);
        assertThat(refused(
                        InvalidDescriptionException.class,
                        Advice.FIX_CALLER,
                        () -> place().open(builder -> builder.register(Database.OPERATIONS, type))))
                .hasMessageContaining("type=" + name);
        OddFields near = new OddFields("kit_counter_histories", "text");
        RecordType<Odd, Long> taken = near.schema.keyed().key(near.number).build(near::read);
        place().open(builder -> builder.register(Database.OPERATIONS, taken));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"revision_number", "changed_at_revision", "revision_deleted"})
    @DisplayName(
            "X12 a component with the name of a column that a history has besides is refused of audited records alone")
    void namesOfRevisions(String name) {
        OddFields odd = new OddFields("kit_odd", name);
        RecordType<Odd, Long> audited = odd.schema.audited().key(odd.number).build(odd::read);
        assertThat(refused(
                        InvalidDescriptionException.class,
                        Advice.FIX_CALLER,
                        () -> place().open(builder -> builder.register(Database.OPERATIONS, audited))))
                .hasMessageContaining(name);
        OddFields other = new OddFields("kit_odd", name);
        RecordType<Odd, Long> keyed = other.schema.keyed().key(other.number).build(other::read);
        place().open(builder -> builder.register(Database.OPERATIONS, keyed));
    }
}
