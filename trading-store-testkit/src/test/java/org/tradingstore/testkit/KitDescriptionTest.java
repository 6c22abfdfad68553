package org.tradingstore.testkit;

import java.util.stream.Stream;
import org.tradingstore.schema.RecordType;
import org.tradingstore.testkit.internal.records.KitTypes;

class KitDescriptionTest extends DescriptionContract {
    @Override
    protected Stream<RecordType<?, ?>> types() {
        return Stream.concat(KitTypes.ofBooks().stream(), KitTypes.shared().stream());
    }
}
