package org.tradingstore.testkit;

import java.util.List;
import java.util.stream.Stream;
import org.tradingstore.agents.Agents;
import org.tradingstore.cache.Cache;
import org.tradingstore.config.Config;
import org.tradingstore.following.Following;
import org.tradingstore.history.History;
import org.tradingstore.ledger.Ledger;
import org.tradingstore.operations.Operations;
import org.tradingstore.plays.Plays;
import org.tradingstore.portfolio.Portfolio;
import org.tradingstore.satellites.Satellites;
import org.tradingstore.schema.RecordType;
import org.tradingstore.signals.Signals;
import org.tradingstore.universe.Universe;

class LibraryDescriptionTest extends DescriptionContract {
    @Override
    protected Stream<RecordType<?, ?>> types() {
        return Stream.of(
                        Universe.TYPES,
                        Config.TYPES,
                        History.TYPES,
                        Ledger.TYPES,
                        Portfolio.TYPES,
                        Satellites.TYPES,
                        Agents.TYPES,
                        Signals.TYPES,
                        Plays.TYPES,
                        Following.TYPES,
                        Operations.TYPES,
                        Cache.TYPES)
                .flatMap(List::stream);
    }
}
