package org.tradingstore.core.internal;

import java.util.List;
import org.tradingstore.config.ChartConfiguration;
import org.tradingstore.schema.RecordType;

/** The rules between rows, by type. */
final class RowRules {
    private RowRules() {}

    static RowRule of(RecordType<?, ?> type, BookScope scope) {
        return hasRule(type) ? new DefaultChartRule(scope) : RowRule.NONE;
    }

    /** Whether a database with these types needs guards. */
    static boolean guarded(List<RecordType<?, ?>> types) {
        return types.stream().anyMatch(RowRules::hasRule);
    }

    private static boolean hasRule(RecordType<?, ?> type) {
        return type.equals(ChartConfiguration.TYPE);
    }
}
