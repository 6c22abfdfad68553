package org.tradingstore.testkit.internal.history;

import java.util.function.BiFunction;
import java.util.function.Function;
import org.tradingstore.error.TradingStoreException;
import org.tradingstore.repository.Records;
import org.tradingstore.testkit.internal.model.ModelStore;
import org.tradingstore.testkit.internal.model.ModelWrite;
import org.tradingstore.testkit.internal.model.Refusal;
import org.tradingstore.testkit.internal.model.Refused;

/**
 * One operation, as it is done to a store and to the model.
 *
 * @param text what is done, for reports
 */
record Step(String text, Function<Records, Object> toStore, BiFunction<ModelStore, ModelWrite, Object> toModel) {
    /** What came back, or how it was refused. */
    Object outcome(Records records) {
        try {
            return toStore.apply(records);
        } catch (TradingStoreException e) {
            return Refused.of(e);
        }
    }

    /** What must come back. */
    Object expected(ModelStore model, ModelWrite write) {
        try {
            return toModel.apply(model, write);
        } catch (Refusal e) {
            return e.refused();
        } catch (TradingStoreException e) {
            // A record that its own constructor refuses.
            return Refused.of(e);
        }
    }
}
