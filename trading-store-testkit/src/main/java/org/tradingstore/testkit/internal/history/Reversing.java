package org.tradingstore.testkit.internal.history;

import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tradingstore.error.InvalidRequestException;
import org.tradingstore.error.MissingRecordException;
import org.tradingstore.ledger.CashFlow;
import org.tradingstore.ledger.Dividend;
import org.tradingstore.ledger.Ledger;
import org.tradingstore.ledger.Trade;
import org.tradingstore.repository.Appended;
import org.tradingstore.schema.RecordType;
import org.tradingstore.testkit.RecordGenerator;
import org.tradingstore.testkit.internal.model.ModelTable;
import org.tradingstore.testkit.internal.model.Refusal;
import org.tradingstore.testkit.internal.model.Refused;

/** Thinks up what is done to records that can be taken back. <em>Not thread-safe: it advances its random numbers.</em> */
final class Reversing<R> extends Actor<R, UUID> {
    private final BiFunction<R, String, R> reversal;
    private final Function<R, @Nullable UUID> reverses;
    private final Reverser reverser;

    private Reversing(
            Site site,
            RecordType<R, UUID> type,
            Random random,
            RecordGenerator<R> generator,
            BiFunction<R, String, R> reversal,
            Function<R, @Nullable UUID> reverses,
            Reverser reverser) {
        super(site, type, random, generator);
        this.reversal = reversal;
        this.reverses = reverses;
        this.reverser = reverser;
    }

    private interface Reverser {
        Appended<UUID> reverse(Ledger ledger, UUID id, String reason);
    }

    static Reversing<Trade> trades(Site site, Random random, RecordGenerator<Trade> generator) {
        return new Reversing<>(
                site,
                Trade.TYPE,
                random,
                generator,
                Trade::reversal,
                Trade::reverses,
                (ledger, id, reason) -> ledger.trades().reverse(id, reason));
    }

    static Reversing<CashFlow> cashFlows(Site site, Random random, RecordGenerator<CashFlow> generator) {
        return new Reversing<>(
                site,
                CashFlow.TYPE,
                random,
                generator,
                CashFlow::reversal,
                CashFlow::reverses,
                (ledger, id, reason) -> ledger.cashFlows().reverse(id, reason));
    }

    static Reversing<Dividend> dividends(Site site, Random random, RecordGenerator<Dividend> generator) {
        return new Reversing<>(
                site,
                Dividend.TYPE,
                random,
                generator,
                Dividend::reversal,
                Dividend::reverses,
                (ledger, id, reason) -> ledger.dividends().reverse(id, reason));
    }

    @Override
    Step step() {
        int choice = random().nextInt(10);
        R known = pick(samples());
        UUID id = choice == 0 && random().nextBoolean() ? id(reversal.apply(known, "")) : id(known);
        String reason = random().nextInt(3) > 0 ? "bust" : "typo";
        if (choice < 2) {
            return step(
                    "reverse " + id + " for " + reason,
                    records -> reverser.reverse((Ledger) records, id, reason),
                    (table, write) -> table.append(write, reversal.apply(original(table, id), reason)));
        }
        if (choice < 4 && known instanceof Trade trade) {
            return correction(id, reason, trade);
        }
        return super.step();
    }

    @SuppressWarnings("unchecked") // asked for trades only
    private Step correction(UUID id, String reason, Trade known) {
        Trade replacement = replacement(known);
        return step(
                "correct " + id + " for " + reason + " by " + replacement,
                records -> ((Ledger) records).trades().correct(id, replacement, reason),
                (table, write) -> {
                    Trade original = (Trade) original(table, id);
                    boolean sameName = original.externalId() != null
                            && original.externalId().equals(replacement.externalId())
                            && original.venue() != null
                            && original.venue().equals(replacement.venue());
                    Trade next = sameName
                            ? replacement.toBuilder()
                                    .correction(original.correction() + 1)
                                    .build()
                            : replacement;
                    if (next.equals(original)) {
                        throw new Refusal(Refused.plainly(InvalidRequestException.class));
                    }
                    ModelTable<Trade, UUID> trades = (ModelTable<Trade, UUID>) table;
                    return trades.appendAll(write, List.of(original.reversal(reason), next))
                            .get(1);
                });
    }

    /** Another trade, the known one itself, or another one for the same fill. */
    private Trade replacement(Trade known) {
        int choice = random().nextInt(8);
        if (choice < 2) {
            return (Trade) draw();
        }
        if (choice == 2) {
            return known;
        }
        return ((Trade) draw())
                .toBuilder()
                        .id(new UUID(random().nextLong(), random().nextLong()))
                        .venue(known.venue())
                        .externalId(known.externalId())
                        .build();
    }

    private R original(ModelTable<R, UUID> table, UUID id) {
        R original = table.find(id).orElseThrow(() -> new Refusal(Refused.plainly(MissingRecordException.class)));
        if (reverses.apply(original) != null) {
            throw new Refusal(Refused.plainly(InvalidRequestException.class));
        }
        return original;
    }

    private UUID id(R record) {
        return type().keyOf(record);
    }
}
