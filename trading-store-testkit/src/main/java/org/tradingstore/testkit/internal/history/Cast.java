package org.tradingstore.testkit.internal.history;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.tradingstore.ledger.CashFlow;
import org.tradingstore.ledger.Dividend;
import org.tradingstore.ledger.Trade;
import org.tradingstore.plays.Play;
import org.tradingstore.satellites.BucketEntry;
import org.tradingstore.schema.BookId;
import org.tradingstore.schema.Mode;
import org.tradingstore.schema.RecordType;
import org.tradingstore.testkit.internal.TestClock;
import org.tradingstore.testkit.internal.catalogue.Catalogue;
import org.tradingstore.testkit.internal.model.ModelRules;
import org.tradingstore.testkit.internal.model.ModelStore;

/** Who acts in a history: one actor for each type at each site, whichever types the library and the kit have. */
final class Cast {
    private static final int ODDS_OF_A_TRADE = 4;
    private static final List<BookId> BOOKS =
            List.of(new BookId("alpha", Mode.LIVE), new BookId("alpha", Mode.PAPER), new BookId("beta", Mode.TEST));

    private final Random random;
    private final Draws draws;
    private final List<Site> sites = Site.all(BOOKS);
    private final Map<RecordType<?, ?>, List<Actor<?, ?>>> actors = new LinkedHashMap<>();

    Cast(Random random, ModelStore model, TestClock clock) {
        this.random = random;
        this.draws = new Draws(random, model, clock);
        for (Site site : sites) {
            for (RecordType<?, ?> type : site.types()) {
                if (ModelRules.known(type) || Catalogue.alone(type)) {
                    model.table(site, type);
                    actors.computeIfAbsent(type, any -> new ArrayList<>()).add(actor(site, type));
                }
            }
        }
    }

    List<Site> sites() {
        return sites;
    }

    List<RecordType<?, ?>> types() {
        return List.copyOf(actors.keySet());
    }

    List<Actor<?, ?>> actors() {
        return actors.values().stream().flatMap(List::stream).toList();
    }

    List<Actor<?, ?>> at(Site site) {
        return actors().stream().filter(each -> each.site().equals(site)).toList();
    }

    /** Each type as often as the other, but for trades: most of what is computed is about them. */
    Actor<?, ?> any() {
        RecordType<?, ?> type = random.nextInt(ODDS_OF_A_TRADE) == 0 ? Trade.TYPE : pick(types());
        return pick(Objects.requireNonNull(actors.get(type)));
    }

    private Actor<?, ?> actor(Site site, RecordType<?, ?> type) {
        if (type == Trade.TYPE) {
            return Reversing.trades(site, random, draws.of(site, Trade.TYPE));
        }
        if (type == CashFlow.TYPE) {
            return Reversing.cashFlows(site, random, draws.of(site, CashFlow.TYPE));
        }
        if (type == Dividend.TYPE) {
            return Reversing.dividends(site, random, draws.of(site, Dividend.TYPE));
        }
        if (type == Play.TYPE) {
            return new BeginningOnce(site, random, draws.of(site, Play.TYPE));
        }
        if (type == BucketEntry.TYPE) {
            return new Transferring(site, random, draws.of(site, BucketEntry.TYPE));
        }
        return plain(site, type);
    }

    private <R, K> Actor<R, K> plain(Site site, RecordType<R, K> type) {
        return new Actor<>(site, type, random, draws.of(site, type));
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
