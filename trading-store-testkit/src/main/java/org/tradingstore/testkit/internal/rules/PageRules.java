package org.tradingstore.testkit.internal.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tradingstore.error.Advice;
import org.tradingstore.error.InvalidRequestException;
import org.tradingstore.repository.Page;
import org.tradingstore.repository.PageToken;
import org.tradingstore.schema.Database;
import org.tradingstore.schema.Mode;
import org.tradingstore.schema.OrderedField;
import org.tradingstore.schema.Query;
import org.tradingstore.schema.Sort;
import org.tradingstore.spi.Capability;
import org.tradingstore.testkit.RecordGenerator;
import org.tradingstore.testkit.internal.Brute;
import org.tradingstore.testkit.internal.Place;
import org.tradingstore.testkit.internal.records.Fill;
import org.tradingstore.testkit.internal.records.Full;
import org.tradingstore.testkit.internal.records.Memo;

/** Pages join to the whole result, whatever is written meanwhile. */
public abstract class PageRules extends Rules {
    private static final int RECORDS = 60;

    protected PageRules(Supplier<Place> places) {
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
                generator.with(Full.WHOLE, () -> (long) generator.nextInt(3)).next(RECORDS);
        fulls().upsertAll(all);
        return all;
    }

    private List<Full> paged(Query<Full> query, int size) {
        List<Full> joined = new ArrayList<>();
        Page<Full> page = fulls().page(query, size);
        while (true) {
            joined.addAll(page.records());
            Optional<PageToken> next = page.next();
            if (next.isEmpty()) {
                return joined;
            }
            assertThat(page.records()).hasSize(size);
            page = fulls().page(query, size, next.get());
            assertThat(page.records()).as("a page that was promised").isNotEmpty();
        }
    }

    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    private void joins(List<Full> all, Sort<Full>... terms) {
        List<Full> expected =
                all.stream().sorted(Brute.order(Full.TYPE, List.of(terms))).toList();
        Query<Full> query = Full.TYPE.all().orderBy(terms);
        for (int size : new int[] {1, 7, RECORDS - 1, RECORDS, RECORDS + 1}) {
            assertThat(paged(query, size)).as("%s by %s", query, size).containsExactlyElementsOf(expected);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ordered")
    @DisplayName("P1 pages by any kind of field join, in both directions, over ties and absent values (seed 1)")
    void byOneField(OrderedField<Full, ?> field) {
        List<Full> all = written(1);
        joins(all, field.asc());
        joins(all, field.desc());
    }

    @Test
    @DisplayName("P2 pages by several terms of mixed directions join, where each may be absent (seed 2)")
    void byMoreFields() {
        List<Full> all = written(2);
        joins(all, Full.WHOLE.asc(), Full.MAYBE_SHADE.desc());
        joins(all, Full.MAYBE_SHADE.desc(), Full.MAYBE_FLAG.asc(), Full.MAYBE_WHOLE.desc());
        joins(all, Full.MAYBE_FLAG.asc(), Full.MAYBE_SHADE.asc(), Full.WHOLE.desc());
        joins(all, Full.MAYBE_FLAG.desc(), Full.ID.asc());
    }

    @Test
    @DisplayName("P3 pages of a condition join (seed 3)")
    void ofCondition() {
        List<Full> all = written(3);
        Query<Full> query = Full.TYPE.where(Full.MAYBE_AMOUNT.isPresent()).orderBy(Full.MAYBE_AMOUNT.desc());
        assertThat(paged(query, 4))
                .containsExactlyElementsOf(all.stream()
                        .filter(record -> record.maybeAmount() != null)
                        .sorted(Brute.order(Full.TYPE, List.of(Full.MAYBE_AMOUNT.desc())))
                        .toList());
    }

    @Test
    @DisplayName("P4 pages by a key of two components join")
    void byCompositeKey() {
        List<Memo> all = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            all.add(Memo.of("o" + i % 3, "n" + i, i));
        }
        memos().upsertAll(all);
        for (Query<Memo> query : List.of(
                Memo.TYPE.all(),
                Memo.TYPE.all().orderBy(Memo.OWNER.desc()),
                Memo.TYPE.all().orderBy(Memo.NAME.desc()),
                Memo.TYPE.all().orderBy(Memo.DONE.asc(), Memo.OWNER.desc()))) {
            List<Memo> joined = new ArrayList<>();
            Page<Memo> page = memos().page(query, 4);
            joined.addAll(page.records());
            while (page.next().isPresent()) {
                page = memos().page(query, 4, page.next().get());
                joined.addAll(page.records());
            }
            assertThat(joined)
                    .as("%s", query)
                    .containsExactlyElementsOf(all.stream()
                            .sorted(Brute.order(Memo.TYPE, query.order()))
                            .toList());
        }
    }

    @Test
    @DisplayName("P5 rows written between pages show up behind the page's end and never twice")
    void whileInserting() {
        List<Fill> fills = new ArrayList<>();
        for (long n = 0; n < 50; n++) {
            fills.add(Fill.of("A", n * 10));
        }
        fills().appendAll(fills);
        Query<Fill> query = Fill.TYPE.all().orderBy(Fill.NUMBER.asc());
        List<Long> seen = new ArrayList<>();
        Page<Fill> page = fills().page(query, 10);
        long extra = 0;
        while (true) {
            page.records().forEach(fill -> seen.add(fill.number()));
            // One before everything seen and one behind it.
            fills().append(Fill.of("A", -1 - extra));
            fills().append(Fill.of("A", seen.get(seen.size() - 1) + 5));
            extra++;
            if (page.next().isEmpty()) {
                break;
            }
            page = fills().page(query, 10, page.next().get());
        }
        assertThat(seen).doesNotHaveDuplicates().isSorted();
        assertThat(seen).containsAll(fills.stream().map(Fill::number).toList());
        assertThat(seen).contains(95L).noneMatch(number -> number < 0);
    }

    @Test
    @DisplayName("P6 a row deleted between pages leaves no gap and repeats none")
    void whileDeleting() {
        List<Memo> all = new ArrayList<>();
        for (int i = 10; i < 40; i++) {
            all.add(Memo.of("o", "n" + i, i));
        }
        memos().upsertAll(all);
        Page<Memo> first = memos().page(Memo.TYPE.all(), 10);
        memos().delete(first.records().get(9).id());
        memos().delete(all.get(10).id());
        Page<Memo> second = memos().page(Memo.TYPE.all(), 10, first.next().orElseThrow());
        assertThat(second.records()).containsExactlyElementsOf(all.subList(11, 21));
    }

    @Test
    @DisplayName("P7 a token can travel as text and serves again")
    void tokenAsText() {
        fills().appendAll(List.of(Fill.of("A", 1), Fill.of("A", 2), Fill.of("A", 3)));
        String text = fills().page(Fill.TYPE.all(), 1).next().orElseThrow().text();
        for (int i = 0; i < 2; i++) {
            assertThat(fills().page(Fill.TYPE.all(), 1, new PageToken(text)).records())
                    .containsExactly(Fill.of("A", 2));
        }
        assertThat(text).matches("[\\x21-\\x7e]+");
    }

    @Test
    @DisplayName("P8 a token outlives the store it came from")
    void tokenAfterReopen() {
        fills().appendAll(List.of(Fill.of("A", 1), Fill.of("A", 2)));
        PageToken token = fills().page(Fill.TYPE.all(), 1).next().orElseThrow();
        reopened();
        List<Fill> rest = fills().page(Fill.TYPE.all(), 1, token).records();
        if (place().has(Capability.REOPEN)) {
            assertThat(rest).containsExactly(Fill.of("A", 2));
        } else {
            assertThat(rest)
                    .as("an engine that keeps nothing has no rest to give")
                    .isEmpty();
        }
    }

    @Test
    @DisplayName("P9 a token of another query is refused: other condition, order, operand, type or book")
    void tokenOfAnotherQuery() {
        fills().appendAll(List.of(Fill.of("A", 1), Fill.of("A", 2), Fill.of("A", 3)));
        memos().upsertAll(List.of(Memo.of("a", "a", 1), Memo.of("b", "b", 1)));
        Query<Fill> query = Fill.TYPE.where(Fill.SYMBOL.eq("A")).orderBy(Fill.AT.asc());
        PageToken token = fills().page(query, 1).next().orElseThrow();
        for (Query<Fill> other : List.of(
                Fill.TYPE.all(),
                Fill.TYPE.where(Fill.SYMBOL.eq("B")).orderBy(Fill.AT.asc()),
                Fill.TYPE.where(Fill.SYMBOL.eq("A")).orderBy(Fill.AT.desc()),
                Fill.TYPE.where(Fill.SYMBOL.eq("A")).orderBy(Fill.NUMBER.asc()),
                Fill.TYPE.where(Fill.SYMBOL.ge("A")).orderBy(Fill.AT.asc()))) {
            refused(InvalidRequestException.class, Advice.FIX_CALLER, () -> fills().page(other, 1, token));
        }
        refused(InvalidRequestException.class, Advice.FIX_CALLER, () -> memos().page(Memo.TYPE.all(), 1, token));
        refused(
                InvalidRequestException.class,
                Advice.FIX_CALLER,
                () -> operations("other", Mode.LIVE).records(Fill.TYPE).page(query, 1, token));
    }

    @ParameterizedTest(name = "{index}")
    @ValueSource(
            strings = {
                "",
                " ",
                "x",
                "AAAA",
                "!!!!",
                "\u65e5",
                "eyJhIjoxfQ",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
            })
    @DisplayName("P10 a token that no page gave is refused")
    void badToken(String text) {
        fills().append(Fill.of("A", 1));
        refused(
                InvalidRequestException.class,
                Advice.FIX_CALLER,
                () -> fills().page(Fill.TYPE.all(), 1, new PageToken(text)));
    }

    @Test
    @DisplayName("P11 a token that was cut anywhere is refused")
    void cutToken() {
        fills().appendAll(List.of(Fill.of("A", 1), Fill.of("A", 2), Fill.of("A", 3)));
        String text = fills().page(Fill.TYPE.all(), 1).next().orElseThrow().text();
        for (int length = 0; length < text.length(); length++) {
            String cut = text.substring(0, length);
            refused(
                    InvalidRequestException.class,
                    Advice.FIX_CALLER,
                    () -> fills().page(Fill.TYPE.all(), 1, new PageToken(cut)));
        }
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(ints = {0, -1, Integer.MIN_VALUE, 10_001, Integer.MAX_VALUE})
    @DisplayName("P12 a page of less than 1 or more than 10,000 records is refused")
    void badSize(int size) {
        refused(InvalidRequestException.class, Advice.FIX_CALLER, () -> fills().page(Fill.TYPE.all(), size));
    }

    @Test
    @DisplayName("P13 an empty result is one empty page")
    void empty() {
        Page<Fill> page = fills().page(Fill.TYPE.all(), 10);
        assertThat(page.records()).isEmpty();
        assertThat(page.next()).isEmpty();
    }
}
