package org.tradingstore.examples.ownrecord;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.tradingstore.ledger.Ledger;
import org.tradingstore.repository.Aggregation;
import org.tradingstore.repository.AppendRepository;
import org.tradingstore.repository.Appended;
import org.tradingstore.repository.Group;
import org.tradingstore.repository.Measure;
import org.tradingstore.schema.TimeRange;

/** Funding payments of one book: what the application asks of them, over the repository that it got with their description. */
public final class FundingPayments {
    private static final Measure<FundingPayment, Long> COUNT = Measure.count();
    private static final Measure<FundingPayment, BigDecimal> SUM = Measure.sum(FundingPayment.AMOUNT);

    private final AppendRepository<FundingPayment, UUID> payments;

    private FundingPayments(AppendRepository<FundingPayment, UUID> payments) {
        this.payments = payments;
    }

    /** In a ledger, or in a transaction of it, which registered them. */
    public static FundingPayments of(Ledger ledger) {
        return new FundingPayments(ledger.records(FundingPayment.TYPE));
    }

    /** Keeps payments, all or none; each that is kept already is ALREADY_SAME. */
    public List<Appended<UUID>> append(List<FundingPayment> reported) {
        return payments.appendAll(reported);
    }

    // docs:begin queries
    /** The last payments of a perpetual, newest first, ties by id. */
    public List<FundingPayment> newest(String symbol, int limit) {
        return payments.list(FundingPayment.TYPE
                .where(FundingPayment.SYMBOL.eq(symbol))
                .orderBy(FundingPayment.PAID_AT.desc())
                .limit(limit));
    }

    /** The last payments with a tag, newest first, ties by id. */
    public List<FundingPayment> tagged(String tag, int limit) {
        return payments.list(FundingPayment.TYPE
                .where(FundingPayment.TAGS.contains(tag))
                .orderBy(FundingPayment.PAID_AT.desc())
                .limit(limit));
    }

    /** What each perpetual paid and received within {@code period} (start inclusive, end exclusive), exactly, by symbol and currency. */
    public List<Total> totals(TimeRange period) {
        List<Total> totals = new ArrayList<>();
        for (Group<FundingPayment> group :
                payments.aggregate(Aggregation.over(FundingPayment.TYPE.where(FundingPayment.PAID_AT.within(period)))
                        .groupBy(FundingPayment.SYMBOL, FundingPayment.CURRENCY)
                        .measure(COUNT, SUM))) {
            totals.add(new Total(
                    group.key(FundingPayment.SYMBOL).orElseThrow(),
                    group.key(FundingPayment.CURRENCY).orElseThrow(),
                    group.value(COUNT).orElseThrow(),
                    group.value(SUM).orElseThrow()));
        }
        return totals;
    }
    // docs:end

    /**
     * Payments of one perpetual in one currency. <em>Immutable.</em>
     *
     * @param amount above zero what was received on balance
     */
    public record Total(String symbol, String currency, long payments, BigDecimal amount) {}
}
