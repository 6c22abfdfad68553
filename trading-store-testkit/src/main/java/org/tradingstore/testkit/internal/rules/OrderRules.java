package org.tradingstore.testkit.internal.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tradingstore.error.Advice;
import org.tradingstore.error.InvalidRequestException;
import org.tradingstore.schema.Database;
import org.tradingstore.schema.OrderedField;
import org.tradingstore.schema.Query;
import org.tradingstore.schema.Sort;
import org.tradingstore.testkit.RecordGenerator;
import org.tradingstore.testkit.internal.Brute;
import org.tradingstore.testkit.internal.Edit;
import org.tradingstore.testkit.internal.Place;
import org.tradingstore.testkit.internal.records.Full;
import org.tradingstore.testkit.internal.records.Shade;
import org.tradingstore.testkit.internal.records.Slot;

/** Results come in one order, the same on every engine. */
public abstract class OrderRules extends Rules {
    private static final int RECORDS = 150;

    protected OrderRules(Supplier<Place> places) {
        super(places);
    }

    @Override
    Set<Database> databases() {
        return KIT;
    }

    static Stream<OrderedField<Full, ?>> ordered() {
        return Full.ordered().stream();
    }

    private List<Full> written(long seed) {
        RecordGenerator<Full> generator = RecordGenerator.of(Full.TYPE, seed);
        List<Full> all =
                generator.with(Full.WHOLE, () -> (long) generator.nextInt(4)).next(RECORDS);
        fulls().upsertAll(all);
        return all;
    }

    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    private void comesIn(List<Full> all, Sort<Full>... terms) {
        Query<Full> query = Full.TYPE.all().orderBy(terms);
        List<Full> expected =
                all.stream().sorted(Brute.order(Full.TYPE, List.of(terms))).toList();
        assertThat(fulls().list(query.limit(RECORDS))).as("%s", query).containsExactlyElementsOf(expected);
        List<Full> scanned = new ArrayList<>();
        fulls().scan(query, scanned::add);
        assertThat(scanned).as("scan of %s", query).containsExactlyElementsOf(expected);
        assertThat(fulls().list(query.limit(7)))
                .as("first of %s", query)
                .containsExactlyElementsOf(expected.subList(0, 7));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ordered")
    @DisplayName("S1 every kind sorts by value in both directions, absent last in both, ties by key (seed 1)")
    void byOneField(OrderedField<Full, ?> field) {
        List<Full> all = written(1);
        comesIn(all, field.asc());
        comesIn(all, field.desc());
    }

    @Test
    @DisplayName("S2 several terms of mixed directions, the key in the direction of the last (seed 2)")
    void byMoreFields() {
        List<Full> all = written(2);
        comesIn(all, Full.WHOLE.asc(), Full.MAYBE_FLAG.desc());
        comesIn(all, Full.WHOLE.desc(), Full.MAYBE_SHADE.asc(), Full.FLAG.desc());
        comesIn(all, Full.MAYBE_SHADE.desc(), Full.MAYBE_FLAG.asc(), Full.MAYBE_WHOLE.desc(), Full.SHADE.asc());
        comesIn(all, Full.FLAG.asc(), Full.ID.desc());
        comesIn(all, Full.ID.desc(), Full.FLAG.asc());
    }

    @Test
    @DisplayName("S3 without an order results come by key")
    void byKey() {
        comesIn(written(3));
    }

    @Test
    @DisplayName("S4 text sorts by code point: characters beyond U+FFFF come after all others")
    void text() {
        List<String> inOrder = List.of(
                "",
                "\u0001",
                " ",
                "0",
                "10",
                "9",
                "A",
                "AA",
                "B",
                "Z",
                "a",
                "a\u0001",
                "ab",
                "\u007f",
                "\u0080",
                "\u00e9",
                "\u07ff",
                "\u0800",
                "\ud7ff",
                "\ue000",
                "\uffff",
                "\ud800\udc00",
                "\ud83d\ude80",
                "\udbff\udfff");
        List<Full> all = new ArrayList<>();
        RecordGenerator<Full> generator = RecordGenerator.of(Full.TYPE, 4);
        for (String text : inOrder) {
            all.add(Edit.set(Full.TYPE, generator.next(), Full.TEXT, text));
        }
        Collections.shuffle(all, new Random(4));
        fulls().upsertAll(all);
        assertThat(fulls().list(Full.TYPE.all().orderBy(Full.TEXT.asc()).limit(100)))
                .extracting(Full::text)
                .containsExactlyElementsOf(inOrder);
        List<String> reversed = new ArrayList<>(inOrder);
        Collections.reverse(reversed);
        assertThat(fulls().list(Full.TYPE.all().orderBy(Full.TEXT.desc()).limit(100)))
                .extracting(Full::text)
                .containsExactlyElementsOf(reversed);
    }

    @Test
    @DisplayName("S5 UUIDs sort as sixteen unsigned bytes, as keys too")
    void uuids() {
        List<UUID> inOrder = Stream.of(
                        "00000000-0000-0000-0000-000000000000", "00000000-0000-0000-7fff-ffffffffffff",
                        "00000000-0000-0000-8000-000000000000", "00000000-0000-0000-ffff-ffffffffffff",
                        "7fffffff-ffff-ffff-ffff-ffffffffffff", "80000000-0000-0000-0000-000000000000",
                        "ffffffff-ffff-ffff-7fff-ffffffffffff", "ffffffff-ffff-ffff-ffff-ffffffffffff")
                .map(UUID::fromString)
                .toList();
        List<Full> all = new ArrayList<>();
        RecordGenerator<Full> generator = RecordGenerator.of(Full.TYPE, 5);
        for (UUID id : inOrder) {
            all.add(Edit.set(Full.TYPE, generator.next(), Full.ID, id));
        }
        Collections.shuffle(all, new Random(5));
        fulls().upsertAll(all);
        assertThat(fulls().list(Full.TYPE.all().limit(100)))
                .extracting(Full::id)
                .containsExactlyElementsOf(inOrder);
    }

    @Test
    @DisplayName("S6 decimals sort by value: -10 before -9.99 before 0 before 9.99 before 99 before 110")
    void decimals() {
        List<String> inOrder = List.of(
                "-9999999999999999.999999999999999999",
                "-110",
                "-99",
                "-10",
                "-9.99",
                "-1",
                "-0.5",
                "-0.000000000000000001",
                "0",
                "0.000000000000000001",
                "0.1",
                "0.11",
                "0.2",
                "1",
                "1.000000000000000001",
                "9.99",
                "10",
                "99",
                "100",
                "110",
                "1000",
                "9999999999999999.999999999999999998",
                "9999999999999999.999999999999999999");
        List<Full> all = new ArrayList<>();
        RecordGenerator<Full> generator = RecordGenerator.of(Full.TYPE, 6);
        for (String amount : inOrder) {
            all.add(Edit.set(Full.TYPE, generator.next(), Full.MAYBE_AMOUNT, new BigDecimal(amount)));
        }
        Collections.shuffle(all, new Random(6));
        fulls().upsertAll(all);
        assertThat(fulls().list(Full.TYPE.all().orderBy(Full.MAYBE_AMOUNT.asc()).limit(100)))
                .extracting(Full::maybeAmount)
                .containsExactlyElementsOf(inOrder.stream().map(BigDecimal::new).toList());
    }

    @Test
    @DisplayName("S7 a key of three components sorts by them one after the other, an enumeration by name")
    void compositeKeys() {
        List<Slot> all = RecordGenerator.of(Slot.TYPE, 7).next(100);
        List<Slot> distinct = new ArrayList<>();
        all.forEach(slot -> {
            if (distinct.stream().noneMatch(other -> other.id().equals(slot.id()))) {
                distinct.add(slot);
            }
        });
        slots().upsertAll(distinct);
        assertThat(slots().list(Slot.TYPE.all().limit(1_000)))
                .containsExactlyElementsOf(distinct.stream()
                        .sorted(Brute.order(Slot.TYPE, List.of()))
                        .toList());
        assertThat(slots().list(Slot.TYPE.all().orderBy(Slot.SHADE.desc()).limit(1_000)))
                .containsExactlyElementsOf(distinct.stream()
                        .sorted(Brute.order(Slot.TYPE, List.of(Slot.SHADE.desc())))
                        .toList());
        assertThat(Shade.WHITE.name()).isGreaterThan(Shade.BLACK.name());
    }

    @Test
    @DisplayName("S8 an order that names a field twice is refused")
    void twice() {
        refused(
                InvalidRequestException.class,
                Advice.FIX_CALLER,
                () -> Full.TYPE.all().orderBy(Full.TEXT.asc(), Full.TEXT.desc()));
    }

    @Test
    @DisplayName("S9 an order holds for the records that a condition selects (seed 9)")
    void withCondition() {
        List<Full> all = written(9);
        assertThat(fulls().list(Full.TYPE
                        .where(Full.MAYBE_FLAG.isAbsent())
                        .orderBy(Full.MAYBE_AMOUNT.desc(), Full.MOMENT.desc())
                        .limit(RECORDS)))
                .containsExactlyElementsOf(all.stream()
                        .filter(record -> record.maybeFlag() == null)
                        .sorted(Brute.order(Full.TYPE, List.of(Full.MAYBE_AMOUNT.desc(), Full.MOMENT.desc())))
                        .toList());
    }
}
