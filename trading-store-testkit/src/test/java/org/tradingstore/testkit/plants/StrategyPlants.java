package org.tradingstore.testkit.plants;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.tradingstore.agents.Evaluation;
import org.tradingstore.agents.StrategyDefinition;
import org.tradingstore.agents.StrategyPerformance;
import org.tradingstore.core.internal.rows.RowOrder;
import org.tradingstore.ledger.Trade;
import org.tradingstore.repository.Measure;
import org.tradingstore.schema.Condition;
import org.tradingstore.schema.RecordType;
import org.tradingstore.schema.Sort;
import org.tradingstore.signals.Opportunity;
import org.tradingstore.signals.SeenNews;
import org.tradingstore.spi.AggregateRequest;
import org.tradingstore.spi.AggregateRow;
import org.tradingstore.spi.RowOutcome;
import org.tradingstore.spi.RowValues;
import org.tradingstore.spi.Selection;
import org.tradingstore.spi.StorageSession;
import org.tradingstore.spi.StoredEnvelope;
import org.tradingstore.spi.StoredRow;
import org.tradingstore.spi.WriteMode;

/** Engines that go wrong with signals, agents and strategies. */
final class StrategyPlants {
    private static final int FIRST_OF_MANY = 100;

    private StrategyPlants() {}

    static List<Plant> all() {
        return List.of(
                change(
                        "keeps one address of news as another for each item",
                        "SI2",
                        (field, value, row) -> field == SeenNews.URL && value != null ? value + "#" + row[0] : value),
                change(
                        "forgets the signal that an item led to",
                        "SI5",
                        (field, value, row) -> field == SeenNews.SIGNAL_ID ? null : value),
                Plant.session("sorts scores by their size", "SI10", session -> new AskedAnew(session) {
                    @Override
                    Comparator<RowValues> order(List<? extends Sort<?>> terms) {
                        return terms.get(0).field() == Opportunity.SCORE
                                ? Comparator.<RowValues>comparingDouble(StrategyPlants::size)
                                        .reversed()
                                        .thenComparing(new RowOrder(terms))
                                : new RowOrder(terms);
                    }
                }),
                Plant.session("counts no reversal in a group", "SI12", CountsNoReversal::new),
                Plant.session(
                        "groups the first hundred of many values", "SI15", session -> new ForwardingSession(session) {
                            @Override
                            public List<AggregateRow> aggregate(AggregateRequest request) {
                                return super.aggregate(cut(request));
                            }
                        }),
                change(
                        "keeps every strategy enabled",
                        "AG1",
                        (field, value, row) -> field == StrategyDefinition.ENABLED ? (Object) true : value),
                Plant.session(
                        "finds strategies whether they are enabled or not", "AG3", session -> new AskedAnew(session) {
                            @Override
                            Predicate<RowValues> matcher(Condition<?> condition) {
                                return condition.accept(new WhetherEnabledOrNot());
                            }
                        }),
                Plant.session("gives the earliest of equal scores first", "AG6", session -> new AskedAnew(session) {
                    @Override
                    Comparator<RowValues> order(List<? extends Sort<?>> terms) {
                        return new RowOrder(terms.stream()
                                .map(term -> term.field() == Evaluation.EVALUATED_AT
                                                && terms.get(0).field() == Evaluation.END_SCORE
                                        ? Evaluation.EVALUATED_AT.asc()
                                        : term)
                                .toList());
                    }
                }),
                Plant.session("forgets what version of a strategy made a trade", "AG9", WithoutVersion::new),
                change(
                        "keeps what a strategy earned in whole units",
                        "AG12",
                        (field, value, row) ->
                                field == StrategyPerformance.TOTAL_PNL && value instanceof BigDecimal earned
                                        ? earned.setScale(0, RoundingMode.HALF_EVEN)
                                        : value));
    }

    private static Plant change(String fault, String rule, StoredValues.Change change) {
        return Plant.session(fault, rule, session -> new StoredValues(session, change));
    }

    private static double size(RowValues row) {
        return row.value(Opportunity.SCORE.ordinal()) instanceof Double score ? Math.abs(score) : 0;
    }

    private static AggregateRequest cut(AggregateRequest request) {
        Selection selection = request.selection();
        return new AggregateRequest(
                new Selection(selection.type(), selection.scope(), cut(selection.condition())),
                request.groups(),
                request.buckets(),
                request.measures(),
                request.mostGroups());
    }

    private static <R> Condition<R> cut(Condition<R> condition) {
        return condition instanceof Condition.In<R> in && in.operands().size() > FIRST_OF_MANY
                ? new Condition.In<>(in.field(), in.operands().subList(0, FIRST_OF_MANY))
                : condition;
    }

    private static final class CountsNoReversal extends ForwardingSession {
        CountsNoReversal(StorageSession session) {
            super(session);
        }

        @Override
        public List<AggregateRow> aggregate(AggregateRequest request) {
            List<AggregateRow> rows = super.aggregate(request);
            for (int i = 0; i < request.measures().size(); i++) {
                Measure<?, ?> measure = request.measures().get(i);
                if (measure.function() == Measure.Function.COUNT && measure.field() == Trade.REVERSES) {
                    int place = i;
                    rows.forEach(row -> row.results()[place] = 0L);
                }
            }
            return rows;
        }
    }

    private static final class WhetherEnabledOrNot extends Matching {
        @Override
        public Predicate<RowValues> comparison(Condition.Comparison<?> condition) {
            return condition.field() == StrategyDefinition.ENABLED ? row -> true : right(condition);
        }
    }

    private static final class WithoutVersion extends ForwardingSession {
        WithoutVersion(StorageSession session) {
            super(session);
        }

        @Override
        public RowOutcome[] write(RecordType<?, ?> type, WriteMode mode, List<StoredRow> rows) {
            if (type != Trade.TYPE) {
                return super.write(type, mode, rows);
            }
            List<StoredRow> kept = new ArrayList<>();
            for (StoredRow row : rows) {
                StoredEnvelope given = row.envelope();
                kept.add(new StoredRow(
                        new StoredEnvelope(
                                given.book(),
                                given.writer(),
                                0,
                                given.createdAt(),
                                given.updatedAt(),
                                given.revision()),
                        row.values()));
            }
            return super.write(type, mode, kept);
        }
    }
}
