package org.tradingstore.testkit;

import java.util.List;
import java.util.stream.Stream;
import org.tradingstore.config.Config;
import org.tradingstore.history.History;
import org.tradingstore.ledger.Ledger;
import org.tradingstore.portfolio.Portfolio;
import org.tradingstore.schema.RecordType;
import org.tradingstore.universe.Universe;

class LibraryDescriptionTest extends DescriptionContract {
    @Override
    protected Stream<RecordType<?, ?>> types() {
        return Stream.of(Universe.TYPES, Config.TYPES, History.TYPES, Ledger.TYPES, Portfolio.TYPES)
                .flatMap(List::stream);
    }
}
