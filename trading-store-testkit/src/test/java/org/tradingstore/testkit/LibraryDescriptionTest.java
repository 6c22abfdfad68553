package org.tradingstore.testkit;

import java.util.stream.Stream;
import org.tradingstore.ledger.Ledger;
import org.tradingstore.portfolio.Portfolio;
import org.tradingstore.schema.RecordType;

class LibraryDescriptionTest extends DescriptionContract {
    @Override
    protected Stream<RecordType<?, ?>> types() {
        return Stream.concat(Ledger.TYPES.stream(), Portfolio.TYPES.stream());
    }
}
