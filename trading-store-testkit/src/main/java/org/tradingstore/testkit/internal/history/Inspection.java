package org.tradingstore.testkit.internal.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;
import org.tradingstore.ledger.CashFlow;
import org.tradingstore.ledger.CostBasis;
import org.tradingstore.ledger.EquityCurve;
import org.tradingstore.ledger.EquityPoint;
import org.tradingstore.ledger.Ledger;
import org.tradingstore.ledger.PriceSource;
import org.tradingstore.ledger.Trade;
import org.tradingstore.repository.Aggregation;
import org.tradingstore.repository.AuditedRepository;
import org.tradingstore.repository.Cursor;
import org.tradingstore.repository.Page;
import org.tradingstore.repository.PageToken;
import org.tradingstore.repository.ReadRepository;
import org.tradingstore.repository.Records;
import org.tradingstore.schema.Condition;
import org.tradingstore.schema.OrderedField;
import org.tradingstore.schema.Query;
import org.tradingstore.schema.RecordKind;
import org.tradingstore.schema.TimeRange;
import org.tradingstore.testkit.internal.Brute;
import org.tradingstore.testkit.internal.catalogue.Repositories;
import org.tradingstore.testkit.internal.model.ModelAggregates;
import org.tradingstore.testkit.internal.model.ModelLedger;
import org.tradingstore.testkit.internal.model.ModelStore;
import org.tradingstore.testkit.internal.model.ModelTable;

/** Compares what a store answers with what the model holds. <em>Not thread-safe: it advances its random numbers.</em> */
final class Inspection {
    private static final int LARGEST_PAGE = 40;
    private static final int KEYS = 5;
    private static final int MARKS = 20;
    private static final List<CostBasis> BASES = List.of(CostBasis.values());
    private static final List<ZoneId> ZONES =
            List.of(ZoneId.of("UTC"), ZoneId.of("America/New_York"), ZoneId.of("Asia/Kathmandu"));

    private final ModelStore model;
    private final Random random;

    Inspection(ModelStore model, Random random) {
        this.model = model;
        this.random = random;
    }

    /** One question of each kind. */
    <R, K> void glance(Actor<R, K> actor, Records records) {
        ReadRepository<R, K> repository = Repositories.reading(records, actor.type());
        ModelTable<R, K> table = actor.table(model);
        Query<R> query = actor.queries().query(actor.samples());
        List<R> expected = table.list(query);
        int limit = 1 + random.nextInt(LARGEST_PAGE);
        assertThat(repository.list(query.limit(limit)))
                .as("the first %s of %s", limit, query)
                .isEqualTo(expected.subList(0, Math.min(limit, expected.size())));
        assertThat(repository.count(query)).as("how many are %s", query).isEqualTo(expected.size());
        assertThat(pages(repository, query)).as("the pages of %s", query).isEqualTo(expected);
        K key = actor.type().keyOf(actor.pick(actor.samples()));
        assertThat(repository.find(key)).as("the record of %s", key).isEqualTo(table.find(key));
        assertThat(repository.envelope(key)).as("the envelope of %s", key).isEqualTo(table.envelope(key));
        newest(actor, repository, query, expected);
        Aggregation<R> aggregation = actor.queries().aggregation(query, actor.samples());
        assertThat(ModelAggregates.of(aggregation, repository.aggregate(aggregation)))
                .as(
                        "aggregates of %s by %s, %s",
                        query,
                        aggregation.groups(),
                        aggregation.measures().stream()
                                .map(measure -> measure.function() + " " + measure.field() + " " + measure.by())
                                .toList())
                .isEqualTo(ModelAggregates.of(aggregation, expected));
    }

    private <R> List<R> pages(ReadRepository<R, ?> repository, Query<R> query) {
        int size = 1 + random.nextInt(LARGEST_PAGE);
        List<R> found = new ArrayList<>();
        Page<R> page = repository.page(query, size);
        while (true) {
            found.addAll(page.records());
            Optional<PageToken> next = page.next();
            if (next.isEmpty()) {
                return found;
            }
            assertThat(page.records()).as("a page before the last").hasSize(size);
            page = repository.page(query, size, next.get());
        }
    }

    private static <R> void newest(Actor<R, ?> actor, ReadRepository<R, ?> repository, Query<R> query, List<R> all) {
        OrderedField<R, ?> group = actor.queries().anyOrdered();
        OrderedField<R, ?> order = actor.queries().anyOrdered();
        Map<Object, R> newest = new LinkedHashMap<>();
        all.stream()
                .filter(each -> group.of(each) != null && order.of(each) != null)
                .sorted(Brute.order(actor.type(), List.of(order.asc())))
                .forEach(each -> newest.put(Objects.requireNonNull(group.of(each)), each));
        List<R> expected = new ArrayList<>(newest.values());
        expected.sort(Comparator.comparing(
                each -> Objects.requireNonNull(group.portable(each)),
                (left, right) -> Brute.compare(group, left, right)));
        try (Cursor<R> cursor = repository.newestPer(group, order, query)) {
            assertThat(rest(cursor))
                    .as("the newest per %s by %s of %s", group, order, query)
                    .isEqualTo(expected);
        }
    }

    private static <R> List<R> rest(Cursor<R> cursor) {
        List<R> rest = new ArrayList<>();
        cursor.forEach(rest::add);
        return rest;
    }

    /** Everything that is kept of a type at a site. */
    <R, K> void whole(Actor<R, K> actor, Records records) {
        ReadRepository<R, K> repository = Repositories.reading(records, actor.type());
        ModelTable<R, K> table = actor.table(model);
        List<R> expected = table.list(actor.type().all());
        try (Cursor<R> cursor = repository.scan(actor.type().all())) {
            assertThat(rest(cursor))
                    .as("all of %s at %s", actor.type(), actor.site())
                    .isEqualTo(expected);
        }
        for (R record : expected) {
            K key = actor.type().keyOf(record);
            assertThat(repository.envelope(key)).as("the envelope of %s", key).isEqualTo(table.envelope(key));
        }
        if (actor.type().kind() == RecordKind.AUDITED) {
            audited(actor, Repositories.audited(records, actor.type()), table);
        }
    }

    private <R, K> void audited(Actor<R, K> actor, AuditedRepository<R, K> repository, ModelTable<R, K> table) {
        List<Instant> moments = table.moments();
        if (moments.isEmpty()) {
            return;
        }
        for (int i = 0; i < KEYS; i++) {
            Instant moment = moments.get(random.nextInt(moments.size()));
            if (random.nextBoolean()) {
                moment = moment.minusNanos(1_000);
            }
            K key = actor.type().keyOf(actor.pick(actor.samples()));
            assertThat(repository.asOf(moment).find(key))
                    .as("%s as of %s", key, moment)
                    .isEqualTo(table.asOf(moment, key));
            assertThat(repository.revisions(key, Integer.MAX_VALUE))
                    .as("revisions of %s", key)
                    .isEqualTo(table.revisions(key));
            Condition<R> condition = actor.queries().condition(actor.samples(), 1);
            try (Cursor<R> cursor = repository.asOf(moment).scan(condition)) {
                assertThat(rest(cursor))
                        .as("all of %s as of %s that are %s", actor.type(), moment, condition)
                        .isEqualTo(table.asOf(moment, condition));
            }
        }
    }

    /** What a ledger comes to. */
    void ledger(Site site, Ledger ledger) {
        ModelTable<Trade, ?> trades = model.table(site, Trade.TYPE);
        ModelLedger expected = new ModelLedger(trades, model.table(site, CashFlow.TYPE));
        List<Trade> all = trades.list(Trade.TYPE.all());
        if (all.isEmpty()) {
            return;
        }
        Instant moment = all.get(random.nextInt(all.size())).executedAt();
        Instant other = all.get(random.nextInt(all.size())).executedAt();
        List<TimeRange> periods = List.of(
                TimeRange.all(), moment.isBefore(other) ? new TimeRange(moment, other) : new TimeRange(other, moment));
        assertThat(ledger.positions(moment)).as("positions as of %s", moment).isEqualTo(expected.positions(moment));
        assertThat(ledger.cash(moment)).as("cash as of %s", moment).isEqualTo(expected.cash(moment));
        CostBasis basis = BASES.get(random.nextInt(BASES.size()));
        assertThat(ledger.openPositions(basis, moment))
                .as("open positions as of %s by %s", moment, basis)
                .isEqualTo(expected.openPositions(basis, moment));
        for (TimeRange period : periods) {
            ZoneId zone = ZONES.get(random.nextInt(ZONES.size()));
            assertThat(ledger.profitAndLoss(basis, period, zone))
                    .as("profit and loss by %s in %s, %s", basis, period, zone)
                    .isEqualTo(expected.profitAndLoss(basis, period, zone));
            for (String currency : List.of("USD", "EUR")) {
                List<EquityPoint> points = new ArrayList<>();
                ledger.equity(basis, currency, period, points::add);
                assertThat(points)
                        .as("equity by %s in %s in %s", basis, currency, period)
                        .isEqualTo(expected.equity().equity(basis, currency, period));
                assertThat(ledger.maxDrawdown(basis, currency, period))
                        .as("the drawdown by %s in %s in %s", basis, currency, period)
                        .isEqualTo(expected.equity().maxDrawdown(basis, currency, period));
                assertThat(ledger.maxDrawdowns(basis, currency, period))
                        .as("the drawdowns by %s in %s in %s", basis, currency, period)
                        .isEqualTo(expected.equity().maxDrawdowns(basis, currency, period));
            }
        }
        marked(ledger, expected, all);
    }

    /** Equity at prices that follow from symbol and moment, at moments of which some are those of trades. */
    private void marked(Ledger ledger, ModelLedger expected, List<Trade> all) {
        PriceSource prices = (symbol, asOf) ->
                Optional.of(BigDecimal.valueOf(Math.floorMod(asOf.hashCode() * 31L + symbol.hashCode(), 100_000L), 3));
        SortedSet<Instant> moments = new TreeSet<>();
        for (int i = random.nextInt(MARKS); i >= 0; i--) {
            moments.add(all.get(random.nextInt(all.size())).executedAt().minusNanos(random.nextInt(2) * 1_000L));
        }
        List<Instant> ascending = List.copyOf(moments);
        for (String currency : List.of("USD", "EUR")) {
            List<EquityPoint> points = expected.equity().equity(currency, prices, ascending);
            assertThat(ledger.equityCurve(currency, prices, ascending))
                    .as("equity at prices in %s as of %s", currency, ascending)
                    .isEqualTo(new EquityCurve(
                            currency, points, expected.equity().maxDrawdown(currency, prices, ascending)));
            assertThat(ledger.maxDrawdowns(currency, prices, ascending))
                    .as("the drawdowns at prices in %s as of %s", currency, ascending)
                    .isEqualTo(expected.equity().maxDrawdowns(currency, prices, ascending));
        }
    }
}
