package org.tradingstore.examples.ownrecord;

import java.util.stream.Stream;
import org.tradingstore.schema.RecordType;
import org.tradingstore.testkit.DescriptionContract;

// docs:begin description-test
class FundingPaymentDescriptionTest extends DescriptionContract {
    @Override
    protected Stream<RecordType<?, ?>> types() {
        return Stream.of(FundingPayment.TYPE);
    }
}
// docs:end
