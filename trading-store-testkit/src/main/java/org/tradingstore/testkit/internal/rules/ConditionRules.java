package org.tradingstore.testkit.internal.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.tradingstore.error.Advice;
import org.tradingstore.error.InvalidRequestException;
import org.tradingstore.schema.Condition;
import org.tradingstore.schema.Database;
import org.tradingstore.schema.Field;
import org.tradingstore.schema.OrderedField;
import org.tradingstore.schema.TextField;
import org.tradingstore.schema.TimeRange;
import org.tradingstore.testkit.RecordGenerator;
import org.tradingstore.testkit.internal.Brute;
import org.tradingstore.testkit.internal.Edit;
import org.tradingstore.testkit.internal.Place;
import org.tradingstore.testkit.internal.records.Full;
import org.tradingstore.testkit.internal.records.Shade;

/** Conditions select what a plain loop over all records selects. */
public abstract class ConditionRules extends Rules {
    private static final int RECORDS = 120;

    private final List<Full> all = new ArrayList<>();

    protected ConditionRules(Supplier<Place> places) {
        super(places);
    }

    @Override
    Set<Database> databases() {
        return KIT;
    }

    @BeforeEach
    final void write() {
        RecordGenerator<Full> generator = RecordGenerator.of(Full.TYPE, 4711);
        // Small pools, so that values meet and equality finds several.
        List<String> tags = List.of("a", "b", "A", "\ud83d\ude80", "", "a_b", "a%b");
        RecordGenerator<Full> pooled = generator
                .with(Full.TEXT, () -> tags.get(generator.nextInt(tags.size())) + generator.nextInt(4))
                .with(Full.WHOLE, () -> (long) generator.nextInt(5) - 2)
                .with(Full.TAGS, () -> tags.subList(0, generator.nextInt(tags.size())));
        all.addAll(pooled.next(RECORDS));
        fulls().upsertAll(all);
    }

    static Stream<OrderedField<Full, ?>> ordered() {
        return Full.ordered().stream();
    }

    static Stream<Field<Full, ?>> optional() {
        return Full.TYPE.fields().stream().filter(Field::optional);
    }

    private void selects(Condition<Full> condition, Predicate<Full> expected) {
        List<Full> want = Brute.where(Full.TYPE, all, expected);
        assertThat(fulls().list(Full.TYPE.where(condition).limit(RECORDS + 1)))
                .as("%s", condition)
                .containsExactlyElementsOf(want);
        assertThat(fulls().count(Full.TYPE.where(condition)))
                .as("count of %s", condition)
                .isEqualTo(want.size());
    }

    private <V> List<V> operands(OrderedField<Full, V> field) {
        return all.stream()
                .map(field::of)
                .filter(Objects::nonNull)
                .distinct()
                .limit(6)
                .toList();
    }

    private <V> Condition<Full> condition(OrderedField<Full, V> field, Condition.Operator operator, V operand) {
        return switch (operator) {
            case EQ -> field.eq(operand);
            case NE -> field.ne(operand);
            case LT -> field.lt(operand);
            case LE -> field.le(operand);
            case GT -> field.gt(operand);
            case GE -> field.ge(operand);
        };
    }

    private static Object portable(OrderedField<Full, ?> field, Object operand) {
        return portableOf(field, operand);
    }

    @SuppressWarnings("unchecked") // the operand was read from this field
    private static <V> Object portableOf(OrderedField<Full, V> field, Object operand) {
        return Objects.requireNonNull(field.toPortable((V) operand));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ordered")
    @DisplayName("C1 equal, unequal, below, above and their like select by value; absent is none of them")
    void comparisons(OrderedField<Full, ?> field) {
        compareAll(field);
    }

    private <V> void compareAll(OrderedField<Full, V> field) {
        for (V operand : operands(field)) {
            for (Condition.Operator operator : Condition.Operator.values()) {
                selects(condition(field, operator, operand), Brute.compares(field, operator, portable(field, operand)));
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ordered")
    @DisplayName("C2 the negation of a comparison holds for absent components")
    void negations(OrderedField<Full, ?> field) {
        negateAll(field);
    }

    private <V> void negateAll(OrderedField<Full, V> field) {
        V operand = operands(field).get(0);
        for (Condition.Operator operator : Condition.Operator.values()) {
            selects(
                    condition(field, operator, operand).not(),
                    Brute.compares(field, operator, portable(field, operand)).negate());
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ordered")
    @DisplayName("C3 between includes both bounds, and selects none where they are the wrong way round")
    void between(OrderedField<Full, ?> field) {
        betweenAll(field);
    }

    private <V> void betweenAll(OrderedField<Full, V> field) {
        List<V> operands = operands(field);
        V low = operands.get(0);
        V high = operands.get(1);
        Predicate<Full> expected = Brute.compares(field, Condition.Operator.GE, portable(field, low))
                .and(Brute.compares(field, Condition.Operator.LE, portable(field, high)));
        Predicate<Full> reversed = Brute.compares(field, Condition.Operator.GE, portable(field, high))
                .and(Brute.compares(field, Condition.Operator.LE, portable(field, low)));
        selects(field.between(low, high), expected);
        selects(field.between(high, low), reversed);
        selects(field.between(low, low), Brute.compares(field, Condition.Operator.EQ, portable(field, low)));
        selects(field.between(low, high).not(), expected.negate());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ordered")
    @DisplayName("C4 in selects by any of its values, in whatever order, none by none")
    void in(OrderedField<Full, ?> field) {
        inAll(field);
    }

    private <V> void inAll(OrderedField<Full, V> field) {
        List<V> operands = operands(field);
        Predicate<Full> expected = record -> operands.contains(field.of(record));
        selects(field.in(operands), expected);
        selects(field.in(operands).not(), expected.negate());
        selects(field.in(List.of()), record -> false);
        selects(field.in(List.of()).not(), record -> true);
    }

    @Test
    @DisplayName("C5 in takes 1,000 values, and refuses 1,001")
    void inMany() {
        List<Long> thousand = new ArrayList<>();
        for (long i = 0; i < 1_000; i++) {
            thousand.add(i);
        }
        selects(Full.WHOLE.in(thousand), record -> record.whole() >= 0 && record.whole() < 1_000);
        thousand.add(1_000L);
        refused(InvalidRequestException.class, Advice.FIX_CALLER, () -> Full.WHOLE.in(thousand));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("optional")
    @DisplayName("C6 present and absent divide the records, for every kind of field")
    void present(Field<Full, ?> field) {
        selects(field.isPresent(), record -> field.portable(record) != null);
        selects(field.isAbsent(), record -> field.portable(record) == null);
        selects(field.isAbsent().not(), record -> field.portable(record) != null);
    }

    @Test
    @DisplayName("C7 a required component is always present")
    void alwaysPresent() {
        for (Field<Full, ?> field : Full.TYPE.fields()) {
            if (!field.optional()) {
                assertThat(fulls().count(Full.TYPE.where(field.isPresent())))
                        .as("%s", field)
                        .isEqualTo(RECORDS);
            }
        }
    }

    @Test
    @DisplayName("C8 a prefix is text as it is: letter case counts, and %, _ and * stand for themselves")
    void prefixes() {
        for (String prefix :
                List.of("", "a", "A", "a_", "a%", "%", "_", "*", "\ud83d\ude80", "b", "zzz", "a0", "\uffff")) {
            for (TextField<Full> field : List.of(Full.TEXT, Full.MAYBE_TEXT)) {
                Predicate<Full> expected = record -> {
                    String text = field.of(record);
                    return text != null && text.startsWith(prefix);
                };
                selects(field.startsWith(prefix), expected);
                selects(field.startsWith(prefix).not(), expected.negate());
            }
        }
    }

    @Test
    @DisplayName("C9 a prefix of the last characters of a plane selects what begins so and nothing else")
    void lastPrefixes() {
        fulls().upsertAll(all.stream()
                .map(record ->
                        Edit.set(Full.TYPE, record, Full.TEXT, texts().get(all.indexOf(record) % texts().size())))
                .toList());
        List<Full> now = new ArrayList<>();
        fulls().scan(Full.TYPE.all(), now::add);
        all.clear();
        all.addAll(now);
        for (String prefix : texts()) {
            selects(Full.TEXT.startsWith(prefix), record -> record.text().startsWith(prefix));
        }
    }

    private static List<String> texts() {
        return List.of(
                "\ud7ff",
                "\ud7ffa",
                "\ue000",
                "\uffff",
                "\uffff\uffff",
                "\ud800\udc00",
                "\udbff\udfff",
                "\udbff\udfffa",
                "\udbff\udfff\udbff\udfff",
                "a\udbff\udfff",
                "a\udbff\udfffb",
                "b",
                "a",
                "\u007f",
                "\u0080",
                "\u07ff\u0800");
    }

    @Test
    @DisplayName("C10 contains finds a record by an element of its list, exactly as written")
    void contains() {
        for (String element : List.of("a", "b", "A", "\ud83d\ude80", "", "a_b", "a%b", "%", "ab", "a\",\"b")) {
            selects(Full.TAGS.contains(element), record -> record.tags().contains(element));
            selects(Full.TAGS.contains(element).not(), record -> !record.tags().contains(element));
        }
    }

    @Test
    @DisplayName("C11 contains with other conditions, and twice, finds what has both")
    void containsTwice() {
        selects(
                Full.TAGS.contains("a").and(Full.TAGS.contains("b")),
                record -> record.tags().containsAll(List.of("a", "b")));
        selects(
                Full.TAGS
                        .contains("A")
                        .and(Full.WHOLE.gt(0L))
                        .or(Full.TAGS.contains("a_b").not()),
                record -> (record.tags().contains("A") && record.whole() > 0)
                        || !record.tags().contains("a_b"));
    }

    @Test
    @DisplayName("C12 and, or and not nest, two-valued where components are absent")
    void logic() {
        Condition<Full> text = Full.MAYBE_TEXT.lt("M");
        Condition<Full> whole = Full.MAYBE_WHOLE.ge(100L);
        Condition<Full> flag = Full.MAYBE_FLAG.eq(true);
        Predicate<Full> isText = Brute.compares(Full.MAYBE_TEXT, Condition.Operator.LT, "M");
        Predicate<Full> isWhole = Brute.compares(Full.MAYBE_WHOLE, Condition.Operator.GE, 100L);
        Predicate<Full> isFlag = Brute.compares(Full.MAYBE_FLAG, Condition.Operator.EQ, true);
        selects(text.and(whole), isText.and(isWhole));
        selects(text.or(whole), isText.or(isWhole));
        selects(text.and(whole).not(), isText.and(isWhole).negate());
        selects(text.or(whole).not(), isText.or(isWhole).negate());
        selects(text.not().and(whole.not()), isText.negate().and(isWhole.negate()));
        selects(
                text.and(whole.or(flag).not()).or(flag.not().not()),
                isText.and(isWhole.or(isFlag).negate()).or(isFlag));
    }

    @Test
    @DisplayName("C13 and of nothing holds for all, or of nothing for none")
    void nothing() {
        selects(Condition.always(), record -> true);
        selects(Condition.<Full>always().not(), record -> false);
        selects(new Condition.Or<>(List.of()), record -> false);
        selects(new Condition.Or<Full>(List.of()).not(), record -> true);
    }

    @Test
    @DisplayName("C14 a condition may be a hundred levels deep and a hundred parts wide")
    void deep() {
        Condition<Full> deep = Full.WHOLE.eq(1L);
        for (int i = 0; i < 100; i++) {
            deep = deep.not();
        }
        selects(deep, record -> record.whole() == 1);
        Condition<Full> wide = Full.WHOLE.eq(100L);
        for (long i = 0; i < 100; i++) {
            wide = wide.or(Full.WHOLE.eq(i - 50));
        }
        selects(wide, record -> record.whole() >= -50 && record.whole() < 50);
    }

    @Test
    @DisplayName("C15 a period includes its start and excludes its end")
    void periods() {
        Full some = all.get(0);
        TimeRange from = new TimeRange(some.moment(), some.moment().plusNanos(1_000));
        TimeRange until = new TimeRange(some.moment().minusSeconds(1), some.moment());
        selects(Full.MOMENT.within(from), record -> from.contains(record.moment()));
        selects(Full.MOMENT.within(until), record -> until.contains(record.moment()));
        selects(Full.MOMENT.within(TimeRange.all()), record -> true);
    }

    @Test
    @DisplayName("C16 operands beyond what can be kept select what they say and are no error")
    void operandsOutside() {
        selects(Full.WHOLE.gt(Long.MAX_VALUE), record -> false);
        selects(Full.WHOLE.ge(Long.MIN_VALUE), record -> true);
        selects(Full.MOMENT.lt(Instant.parse("9999-12-31T23:59:59.999999Z").plusNanos(1_000)), record -> true);
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(Shade.class)
    @DisplayName("C17 enumerations compare by their names, not by the place of the constant")
    void enumerations(Shade shade) {
        selects(Full.SHADE.lt(shade), record -> record.shade().name().compareTo(shade.name()) < 0);
        selects(Full.SHADE.ge(shade), record -> record.shade().name().compareTo(shade.name()) >= 0);
    }

    @Test
    @DisplayName("C18 operands are values, never code")
    void injection() {
        for (String text : List.of(
                "' OR '1'='1",
                "\"; DROP TABLE kit_full; --",
                "a' --",
                "$where",
                "{\"$gt\":\"\"}",
                "?",
                ":name",
                "\\")) {
            selects(Full.TEXT.eq(text), record -> record.text().equals(text));
            selects(Full.TEXT.startsWith(text), record -> record.text().startsWith(text));
            selects(Full.TAGS.contains(text), record -> record.tags().contains(text));
        }
    }
}
