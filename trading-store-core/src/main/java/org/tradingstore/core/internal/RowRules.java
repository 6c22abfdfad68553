package org.tradingstore.core.internal;

import org.tradingstore.config.ChartConfiguration;
import org.tradingstore.schema.RecordType;

/** The rules between rows, by type. */
final class RowRules {
    private RowRules() {}

    static RowRule of(RecordType<?, ?> type, BookScope scope) {
        return type.equals(ChartConfiguration.TYPE) ? new DefaultChartRule(scope) : RowRule.NONE;
    }
}
