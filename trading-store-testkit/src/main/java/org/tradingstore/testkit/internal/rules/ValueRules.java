package org.tradingstore.testkit.internal.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tradingstore.error.Advice;
import org.tradingstore.error.InvalidRecordException;
import org.tradingstore.schema.Database;
import org.tradingstore.schema.Field;
import org.tradingstore.schema.OrderedField;
import org.tradingstore.testkit.RecordGenerator;
import org.tradingstore.testkit.internal.Edit;
import org.tradingstore.testkit.internal.Place;
import org.tradingstore.testkit.internal.records.Fill;
import org.tradingstore.testkit.internal.records.Full;
import org.tradingstore.testkit.internal.records.Part;
import org.tradingstore.testkit.internal.records.Shade;

/** Values come back exactly, or are refused before anything is written. */
public abstract class ValueRules extends Rules {
    private static final long MICROS = 1_000L;

    protected ValueRules(Supplier<Place> places) {
        super(places);
    }

    @Override
    Set<Database> databases() {
        return KIT;
    }

    private <V> void comesBack(Field<Full, V> field, V value) {
        comesBack(Edit.set(Full.TYPE, full(1), field, value));
        if (field instanceof OrderedField<Full, V> ordered) {
            assertThat(fulls().count(Full.TYPE.where(ordered.eq(value))))
                    .as("found by %s = %s", field, value)
                    .isEqualTo(1);
        }
    }

    private void comesBack(Full record) {
        fulls().upsert(record);
        assertThat(fulls().find(record.id())).as("by key").contains(record);
        assertThat(fulls().list(Full.TYPE.all().limit(10))).as("listed").containsExactly(record);
        Full read = fulls().find(record.id()).orElseThrow();
        assertThat(read.toString()).as("digit by digit").isEqualTo(record.toString());
    }

    private <V> void isRefused(Field<Full, V> field, V value) {
        isRefused(field, Edit.set(Full.TYPE, full(1), field, value));
    }

    private void isRefused(Field<Full, ?> field, Full record) {
        InvalidRecordException refusal =
                refused(InvalidRecordException.class, Advice.FIX_CALLER, () -> fulls().upsert(record));
        assertThat(refusal.component()).startsWith(field.name());
        assertThat(refusal).hasMessageContaining(field.name());
        assertThat(fulls().count(Full.TYPE.all())).as("written").isZero();
    }

    // Decimals

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "0",
                "1",
                "-1",
                "0.1",
                "-0.1",
                "99",
                "100",
                "110",
                "9.99",
                "10",
                "-9.99",
                "-10",
                "9999999999999999.999999999999999999",
                "-9999999999999999.999999999999999999",
                "0.000000000000000001",
                "-0.000000000000000001",
                "1000000000000000.000000000000000001",
                "1234567890123456.123456789012345678",
                "9007199254740993",
                "0.30000000000000004",
                "4294967296.5"
            })
    @DisplayName("V1 a decimal of up to 16 digits before and 18 after the point comes back digit by digit")
    void decimals(String text) {
        comesBack(Full.AMOUNT, new BigDecimal(text));
        comesBack(Full.MAYBE_AMOUNT, new BigDecimal(text));
    }

    @Test
    @DisplayName("V2 a decimal has one form: 1.50 is 1.5, 1E+3 is 1000, and every zero is 0")
    void decimalForm() {
        Full record = full(1);
        fulls().upsert(Edit.set(Full.TYPE, record, Full.AMOUNT, new BigDecimal("1.50")));
        assertThat(fulls().find(record.id()).orElseThrow().amount()).isEqualTo(new BigDecimal("1.5"));
        fulls().upsert(Edit.set(Full.TYPE, record, Full.AMOUNT, new BigDecimal("1E+3")));
        assertThat(fulls().find(record.id()).orElseThrow().amount()).isEqualTo(new BigDecimal("1000"));
        fulls().upsert(Edit.set(Full.TYPE, record, Full.AMOUNT, new BigDecimal("-0.000")));
        assertThat(fulls().find(record.id()).orElseThrow().amount()).isEqualTo(BigDecimal.ZERO);
    }

    @Test
    @DisplayName("V3 a decimal is found by its value, whatever its written form")
    void decimalByValue() {
        fulls().upsert(Edit.set(Full.TYPE, full(1), Full.AMOUNT, new BigDecimal("1000")));
        assertThat(fulls().count(Full.TYPE.where(Full.AMOUNT.eq(new BigDecimal("1E+3")))))
                .isEqualTo(1);
        assertThat(fulls().count(Full.TYPE.where(Full.AMOUNT.eq(new BigDecimal("1000.000")))))
                .isEqualTo(1);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"10000000000000000", "-10000000000000000", "12345678901234567.5", "1E+16", "1E+1000000000"})
    @DisplayName("V4 a decimal with 17 digits before the point is refused")
    void tooManyWholeDigits(String text) {
        isRefused(Full.AMOUNT, new BigDecimal(text));
        isRefused(Full.MAYBE_AMOUNT, new BigDecimal(text));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"0.0000000000000000001", "-1.0000000000000000001", "1E-19", "1E-1000000000"})
    @DisplayName("V5 a decimal with 19 digits after the point is refused")
    void tooManyFractionDigits(String text) {
        isRefused(Full.AMOUNT, new BigDecimal(text));
        isRefused(Full.MAYBE_AMOUNT, new BigDecimal(text));
    }

    @Test
    @DisplayName("V6 digits that are zeros at the end of a fraction do not count")
    void trailingZeros() {
        comesBack(Full.AMOUNT, new BigDecimal("1.500000000000000000000000"));
    }

    // Doubles

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            doubles = {
                0.0,
                1.0,
                -1.0,
                0.1,
                1.0 / 3,
                Double.MIN_VALUE,
                -Double.MIN_VALUE,
                Double.MAX_VALUE,
                -Double.MAX_VALUE,
                Double.MIN_NORMAL,
                2.225073858507201e-308,
                9007199254740992.0,
                1e300,
                1e-300,
                4.9e-324,
                100.0,
                189.91
            })
    @DisplayName("V7 a double comes back bit for bit, denormals too")
    void doubles(double value) {
        comesBack(Full.RATIO, value);
        comesBack(Full.MAYBE_RATIO, value);
        Double read = fulls().find(full(1).id()).orElseThrow().maybeRatio();
        assertThat(Double.doubleToRawLongBits(Objects.requireNonNull(read)))
                .isEqualTo(Double.doubleToRawLongBits(value));
    }

    @Test
    @DisplayName("V8 -0.0 becomes 0.0")
    void negativeZero() {
        Full record = Edit.set(Full.TYPE, full(1), Full.RATIO, -0.0);
        fulls().upsert(record);
        Full read = fulls().find(record.id()).orElseThrow();
        assertThat(Double.doubleToRawLongBits(read.ratio())).isZero();
        assertThat(fulls().count(Full.TYPE.where(Full.RATIO.eq(0.0)))).isEqualTo(1);
        assertThat(fulls().count(Full.TYPE.where(Full.RATIO.eq(-0.0)))).isEqualTo(1);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    @DisplayName("V9 a double that is not finite is refused")
    void notFinite(double value) {
        isRefused(Full.RATIO, value);
        isRefused(Full.MAYBE_RATIO, value);
    }

    // Whole numbers and truth values

    @ParameterizedTest(name = "{0}")
    @ValueSource(longs = {0, 1, -1, Long.MAX_VALUE, Long.MIN_VALUE, 9007199254740993L, 4294967296L})
    @DisplayName("V10 a whole number of 64 bits comes back")
    void wholes(long value) {
        comesBack(Full.WHOLE, value);
        comesBack(Full.MAYBE_WHOLE, value);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(booleans = {true, false})
    @DisplayName("V11 true and false come back, and false is not absent")
    void booleans(boolean value) {
        comesBack(Full.FLAG, value);
        comesBack(Full.MAYBE_FLAG, value);
        assertThat(fulls().count(Full.TYPE.where(Full.MAYBE_FLAG.isPresent()))).isEqualTo(1);
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(Shade.class)
    @DisplayName("V12 every constant of an enumeration comes back")
    void enumerations(Shade value) {
        comesBack(Full.SHADE, value);
        comesBack(Full.MAYBE_SHADE, value);
    }

    // Moments

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "0001-01-01T00:00:00Z",
                "9999-12-31T23:59:59.999999Z",
                "1970-01-01T00:00:00Z",
                "1969-12-31T23:59:59.999999Z",
                "1970-01-01T00:00:00.000001Z",
                "2024-02-29T12:34:56.789012Z",
                "1900-03-01T00:00:00Z",
                "1582-10-10T00:00:00Z",
                "2000-02-29T23:59:59.999999Z",
                "2026-03-08T06:59:59.999999Z",
                "2026-03-08T07:00:00Z",
                "2026-11-01T05:30:00Z",
                "2026-11-01T06:30:00Z",
                "2026-04-04T15:59:59.999999Z",
                "2026-04-04T16:00:00Z",
                "2016-12-31T23:59:59.999999Z"
            })
    @DisplayName(
            "V13 a moment from year 1 to 9999 comes back to the microsecond, in the hours of a change of clocks too")
    void instants(String text) {
        comesBack(Full.MOMENT, Instant.parse(text));
        comesBack(Full.MAYBE_MOMENT, Instant.parse(text));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {"America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "Pacific/Apia", "Europe/Dublin"})
    @DisplayName("V14 moments round the midnights of a year in a zone come back, whatever the zone of the machine")
    void zones(String zone) {
        List<Full> written = new ArrayList<>();
        RecordGenerator<Full> generator = RecordGenerator.of(Full.TYPE, 14);
        for (int day = 0; day < 366; day += 3) {
            Instant midnight = LocalDate.of(2011, 1, 1)
                    .plusDays(day)
                    .atStartOfDay(ZoneId.of(zone))
                    .toInstant();
            written.add(Edit.set(Full.TYPE, generator.next(), Full.MOMENT, midnight.minusNanos(day * MICROS)));
        }
        fulls().upsertAll(written);
        assertThat(fulls().list(Full.TYPE.all().limit(1_000))).containsExactlyInAnyOrderElementsOf(written);
    }

    @Test
    @DisplayName("V15 a moment is cut, not rounded, to microseconds, before 1970 too")
    void instantsAreCut() {
        Full record = Edit.set(Full.TYPE, full(1), Full.MOMENT, Instant.parse("1969-12-31T23:59:59.999999999Z"));
        comesBack(record);
        assertThat(record.moment()).isEqualTo(Instant.parse("1969-12-31T23:59:59.999999Z"));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"0000-12-31T23:59:59.999999Z", "+10000-01-01T00:00:00Z", "-999999999-01-01T00:00:00Z"})
    @DisplayName("V16 a moment outside the years 1 to 9999 is refused")
    void instantsOutside(String text) {
        isRefused(Full.MOMENT, Instant.parse(text));
        isRefused(Full.MAYBE_MOMENT, Instant.parse(text));
    }

    // Dates, months, spans

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "0001-01-01",
                "9999-12-31",
                "1970-01-01",
                "1969-12-31",
                "2024-02-29",
                "1900-02-28",
                "2000-02-29",
                "2026-03-08"
            })
    @DisplayName("V17 a date from year 1 to 9999 comes back, leap days too")
    void dates(String text) {
        comesBack(Full.DAY, LocalDate.parse(text));
        comesBack(Full.MAYBE_DAY, LocalDate.parse(text));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"0000-12-31", "+10000-01-01", "-0001-06-01"})
    @DisplayName("V18 a date outside the years 1 to 9999 is refused")
    void datesOutside(String text) {
        isRefused(Full.DAY, LocalDate.parse(text));
        isRefused(Full.MAYBE_DAY, LocalDate.parse(text));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"0001-01", "9999-12", "1970-01", "1969-12", "2026-10"})
    @DisplayName("V19 a month from year 1 to 9999 comes back")
    void months(String text) {
        comesBack(Full.MONTH, YearMonth.parse(text));
        comesBack(Full.MAYBE_MONTH, YearMonth.parse(text));
    }

    @Test
    @DisplayName("V20 a month outside the years 1 to 9999 is refused")
    void monthsOutside() {
        isRefused(Full.MONTH, YearMonth.of(0, 12));
        isRefused(Full.MONTH, YearMonth.of(10_000, 1));
        isRefused(Full.MAYBE_MONTH, YearMonth.of(10_000, 1));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"PT0S", "PT0.000001S", "PT-0.000001S", "PT24H", "PT-24H", "P365D", "PT-0.5S"})
    @DisplayName("V21 a span comes back to the microsecond, negative ones too")
    void durations(String text) {
        comesBack(Full.SPAN, Duration.parse(text));
        comesBack(Full.MAYBE_SPAN, Duration.parse(text));
    }

    @Test
    @DisplayName("V22 the longest spans of 64 bits of microseconds come back, and a longer one is refused")
    void longestDurations() {
        Duration longest = Duration.ofSeconds(Long.MAX_VALUE / 1_000_000, Long.MAX_VALUE % 1_000_000 * MICROS);
        isRefused(Full.SPAN, longest.plusNanos(MICROS));
        isRefused(Full.MAYBE_SPAN, Duration.ofSeconds(Long.MIN_VALUE));
        comesBack(Full.SPAN, longest);
        comesBack(Full.SPAN, longest.negated());
    }

    // Text

    @ParameterizedTest(name = "{index}")
    @ValueSource(
            strings = {
                "",
                " ",
                "  two  spaces  ",
                "'",
                "\"",
                "\\",
                "%",
                "_",
                "a'b''c",
                "line\nbreak\r\n",
                "\ttab",
                "\u0001\u001f",
                "\u007f\u0080",
                "\u00e9",
                "e\u0301",
                "\uffff",
                "\ufffe\ufeff",
                "\ue000",
                "\ud83d\ude80",
                "\ud800\udc00",
                "\udbff\udfff",
                "null",
                "NULL",
                "0",
                "1.50",
                "2026-01-01",
                "\u65e5\u672c\u8a9e",
                "\u0627\u0644\u0639\u0631\u0628\u064a\u0629",
                "{\"a\":1}",
                "--",
                ";"
            })
    @DisplayName("V23 any text comes back character by character: quotes, line ends, accents as they are, all planes")
    void texts(String text) {
        comesBack(Full.TEXT, text);
        comesBack(Full.MAYBE_TEXT, text);
    }

    @Test
    @DisplayName("V24 an empty text is present, and another than an absent one")
    void emptyText() {
        comesBack(Full.MAYBE_TEXT, "");
        assertThat(fulls().count(Full.TYPE.where(Full.MAYBE_TEXT.isPresent()))).isEqualTo(1);
        comesBack(Edit.clear(Full.TYPE, full(1), Full.MAYBE_TEXT));
        assertThat(fulls().count(Full.TYPE.where(Full.MAYBE_TEXT.isAbsent()))).isEqualTo(1);
        assertThat(fulls().count(Full.TYPE.where(Full.MAYBE_TEXT.eq("")))).isZero();
    }

    @Test
    @DisplayName("V25 every character of the first plane comes back")
    void allCharacters() {
        StringBuilder all = new StringBuilder();
        for (int c = 1; c <= 0xFFFF; c++) {
            if (!Character.isSurrogate((char) c)) {
                all.append((char) c);
            }
        }
        comesBack(Edit.set(Full.TYPE, full(1), Full.NOTES, Map.of("all", all.toString())));
    }

    @ParameterizedTest(name = "{index}")
    @ValueSource(strings = {"\u0000", "a\u0000", "\ud83d", "a\ud83d", "\ude80\ud83d", "\ude80", "\ud83dx"})
    @DisplayName("V26 text with U+0000 or half a surrogate pair is refused, wherever it stands")
    void badText(String text) {
        isRefused(Full.TEXT, text);
        isRefused(Full.MAYBE_TEXT, text);
        isRefused(Full.TAGS, List.of("good", text));
        isRefused(Full.NOTES, Map.of("name", text));
        isRefused(Full.NOTES, Map.of(text, "value"));
        isRefused(Full.WEIGHTS, Map.of(text, BigDecimal.ONE));
        isRefused(Full.PARTS, List.of(Part.of(text, null)));
        isRefused(Full.SHAPES, Map.of("name", Part.of(text, null)));
    }

    // UUIDs

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "00000000-0000-0000-0000-000000000000", "ffffffff-ffff-ffff-ffff-ffffffffffff",
                "80000000-0000-0000-8000-000000000000", "7fffffff-ffff-ffff-7fff-ffffffffffff",
                "00112233-4455-6677-8899-aabbccddeeff", "00000000-0000-0000-0000-000000000001"
            })
    @DisplayName("V27 a UUID comes back, whatever its bits, as a key too")
    void uuids(String text) {
        UUID value = UUID.fromString(text);
        comesBack(Full.REFERENCE, value);
        comesBack(Full.MAYBE_REFERENCE, value);
        Full record = Edit.set(Full.TYPE, full(1), Full.ID, value);
        fulls().delete(full(1).id());
        comesBack(record);
    }

    // JSON

    @ParameterizedTest(name = "{index}")
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "null",
                "true",
                "0",
                "-0",
                "1.50",
                "1E+3",
                "\"\"",
                "\"text\"",
                " { \"b\" : 1 , \"a\" : 2 } ",
                "{\"a\":1,\"a\":2}",
                "[1,\n2,\t3]",
                "{\"n\":12345678901234567890.123456789012345678901234567890}",
                "\"\\u00e9\\ud83d\\ude80\"",
                "\"\u00e9\ud83d\ude80\"",
                "{\"\":{\"\":[[[[]]]]}}",
                "[1e400]"
            })
    @DisplayName("V28 JSON comes back character by character: white space, order, repeated names, digits, escapes")
    void json(String text) {
        comesBack(Full.DOCUMENT, text);
        comesBack(Full.MAYBE_DOCUMENT, text);
    }

    @ParameterizedTest(name = "{index}")
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "}",
                "[1,]",
                "{a:1}",
                "{'a':1}",
                "{\"a\":}",
                "nul",
                "NaN",
                "Infinity",
                "01",
                "+1",
                ".5",
                "1.",
                "[1] [2]",
                "// x\n1",
                "\"",
                "\"\n\"",
                "\"\\x\"",
                "{\"a\":1}x",
                "\"\ud83d\"",
                "tru",
                "[1 2]"
            })
    @DisplayName("V29 text that is not well-formed JSON is refused")
    void badJson(String text) {
        isRefused(Full.DOCUMENT, text);
        isRefused(Full.MAYBE_DOCUMENT, text);
    }

    @Test
    @DisplayName("V30 an absent JSON is another than JSON null")
    void jsonNull() {
        comesBack(Full.MAYBE_DOCUMENT, "null");
        assertThat(fulls().count(Full.TYPE.where(Full.MAYBE_DOCUMENT.isPresent())))
                .isEqualTo(1);
        comesBack(Edit.clear(Full.TYPE, full(1), Full.MAYBE_DOCUMENT));
        assertThat(fulls().count(Full.TYPE.where(Full.MAYBE_DOCUMENT.isAbsent())))
                .isEqualTo(1);
    }

    // Lists and maps

    @Test
    @DisplayName("V31 a list of text keeps its order and its repetitions")
    void textLists() {
        comesBack(Full.TAGS, List.of("b", "a", "b", "", "\ud83d\ude80", "c\nd", "[\"x\"]", ","));
        comesBack(Full.TAGS, List.of(""));
        comesBack(Full.TAGS, List.of());
        comesBack(Full.TAGS, List.of("z", "a"));
    }

    @Test
    @DisplayName("V32 a list of structures keeps its order, and each all of its components")
    void structures() {
        RecordGenerator<Full> generator = RecordGenerator.of(Full.TYPE, 32);
        for (int i = 0; i < 50; i++) {
            comesBack(Edit.set(Full.TYPE, full(1), Full.PARTS, generator.next().parts()));
        }
        comesBack(Full.PARTS, List.of(Part.of("same", null), Part.of("same", null), Part.of("", BigDecimal.ONE)));
        comesBack(Full.PARTS, List.of());
    }

    @Test
    @DisplayName("V33 a map keeps its names, even odd ones, and all of its values")
    void maps() {
        comesBack(Full.NOTES, Map.of("", "", "b", "2", "a", "1", "\ud83d\ude80", "x", "\uffff", "y", "a.b$c", "z"));
        comesBack(Full.SCORES, Map.of("x", Double.MIN_VALUE, "y", Double.MAX_VALUE, "z", 1.0 / 3, "w", 100.0));
        comesBack(
                Full.WEIGHTS,
                Map.of("x", new BigDecimal("9999999999999999.999999999999999999"), "y", new BigDecimal("-0.1")));
        comesBack(Full.SHAPES, Map.of("x", Part.of("p", BigDecimal.TEN), "", Part.of("", null)));
        comesBack(Full.NOTES, Map.of());
    }

    @Test
    @DisplayName("V34 values inside of maps and structures are refused like others")
    void nestedValues() {
        isRefused(Full.WEIGHTS, Map.of("x", new BigDecimal("10000000000000000")));
        isRefused(Full.SCORES, Map.of("x", Double.NaN));
        isRefused(Full.PARTS, List.of(Part.of("x", new BigDecimal("0.0000000000000000001"))));
        isRefused(Full.SHAPES, Map.of("x", Part.of("x", new BigDecimal("1E+17"))));
        isRefused(
                Full.PARTS,
                List.of(new Part("x", null, null, null, null, null, Instant.MAX, null, null, null, null, List.of())));
    }

    @Test
    @DisplayName("V35 an empty list or map is absent, and comes back empty")
    void emptyCollections() {
        Full record = full(1);
        for (Field<Full, ?> field :
                List.of(Full.TAGS, Full.PARTS, Full.NOTES, Full.WEIGHTS, Full.SCORES, Full.SHAPES)) {
            record = Edit.clear(Full.TYPE, record, field);
        }
        comesBack(record);
        for (Field<Full, ?> field :
                List.of(Full.TAGS, Full.PARTS, Full.NOTES, Full.WEIGHTS, Full.SCORES, Full.SHAPES)) {
            assertThat(fulls().count(Full.TYPE.where(field.isPresent())))
                    .as("%s", field)
                    .isZero();
        }
    }

    // Whole records

    @Test
    @DisplayName("V36 a thousand random records come back equal (seed 36)")
    void randomRecords() {
        List<Full> written = RecordGenerator.of(Full.TYPE, 36).next(1_000);
        fulls().upsertAll(written);
        List<Full> read = new ArrayList<>();
        fulls().scan(Full.TYPE.all(), read::add);
        assertThat(read).containsExactlyInAnyOrderElementsOf(written);
    }

    @Test
    @DisplayName("V37 every optional component may be absent, alone and with all others")
    void absentComponents() {
        Full bare = full(1);
        for (Field<Full, ?> field : Full.TYPE.fields()) {
            if (field.optional()) {
                comesBack(Edit.clear(Full.TYPE, full(1), field));
                assertThat(fulls().count(Full.TYPE.where(field.isAbsent())))
                        .as("%s", field)
                        .isEqualTo(1);
                bare = Edit.clear(Full.TYPE, bare, field);
            }
        }
        comesBack(bare);
    }

    @Test
    @DisplayName("V38 a record of nearly 8 MiB comes back, and one beyond is refused")
    void largeRecords() {
        String sevenMegabytes = "x".repeat(7 << 20);
        Full record = full(1);
        assertThat(refused(
                        InvalidRecordException.class,
                        Advice.FIX_CALLER,
                        () -> fulls().upsert(
                                        Edit.set(Full.TYPE, record, Full.NOTES, Map.of("a", "x".repeat(9 << 20))))))
                .hasMessageContaining("kit_full");
        assertThat(fulls().count(Full.TYPE.all())).isZero();
        Full large = Edit.set(Full.TYPE, record, Full.NOTES, Map.of("a", sevenMegabytes));
        fulls().upsert(large);
        assertThat(fulls().find(large.id()).orElseThrow().notes().get("a")).isEqualTo(sevenMegabytes);
    }

    @Test
    @DisplayName(
            "V39 an index entry of nearly 2,000 bytes is kept, and one beyond is refused with the component's name")
    void largeIndexEntries() {
        isRefused(Full.TEXT, "x".repeat(2_001));
        isRefused(Full.TEXT, "\u65e5".repeat(700));
        isRefused(Full.TAGS, List.of("x".repeat(2_001)));
        comesBack(Full.TEXT, "x".repeat(1_900));
        comesBack(Full.TEXT, "\u65e5".repeat(630));
        comesBack(Full.TAGS, List.of("x".repeat(1_900)));
    }

    @Test
    @DisplayName("V40 text that no index needs may be long")
    void longText() {
        comesBack(Full.NOTES, Map.of("long", "\ud83d\ude80x".repeat(100_000)));
        comesBack(Full.DOCUMENT, "\"" + "\u00e9".repeat(200_000) + "\"");
        Fill fill = Fill.of("A", 1).withNote("\ud83d\ude80x".repeat(100_000));
        fills().append(fill);
        assertThat(fills().find(fill.id())).contains(fill);
    }
}
