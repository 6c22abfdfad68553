package org.tradingstore.core.internal;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tradingstore.config.ChartConfiguration;
import org.tradingstore.error.ConflictException;
import org.tradingstore.error.ErrorText;
import org.tradingstore.schema.Condition;
import org.tradingstore.schema.RecordIds;
import org.tradingstore.spi.RowCursor;
import org.tradingstore.spi.Scan;
import org.tradingstore.spi.Selection;
import org.tradingstore.spi.StoredRow;

/** Of the charts of one user and type, or of one type and no user, one at most is the default. */
final class DefaultChartRule {
    private static final String NAME = "chart_configuration_default";

    private final BookScope scope;

    DefaultChartRule(BookScope scope) {
        this.scope = scope;
    }

    /** The rule as every write of a chart meets it. */
    static final class OfWrites implements WriteRule<ChartConfiguration> {
        @Override
        public void created(Site site, ChartConfiguration chart) {
            new DefaultChartRule(site.scope()).require(site.context(), site.origin(), chart);
        }

        @Override
        public void changed(Site site, ChartConfiguration former, ChartConfiguration chart) {
            created(site, chart);
        }
    }

    private void require(WriteContext context, Origin origin, ChartConfiguration chart) {
        if (!chart.isDefault()) {
            return;
        }
        guard(context, origin, chart);
        ChartConfiguration other = other(context, origin, chart);
        if (other != null) {
            throw refusal(other, chart);
        }
    }

    /** Makes the transaction meet every other one that makes a chart of this user and type the default. */
    void guard(WriteContext context, Origin origin, ChartConfiguration chart) {
        String whose = chart.userId() == null ? "everyone" : "user " + chart.userId();
        Guards.touch(context, scope.database(), origin, RecordIds.derived(NAME, chart.chartType(), whose));
    }

    /** The default chart of the same user and type that is another than {@code chart}, or null. */
    @Nullable
    ChartConfiguration other(WriteContext context, Origin origin, ChartConfiguration chart) {
        Condition<ChartConfiguration> user = chart.userId() == null
                ? ChartConfiguration.USER_ID.isAbsent()
                : ChartConfiguration.USER_ID.eq(chart.userId());
        Condition<ChartConfiguration> others = ChartConfiguration.CHART_TYPE
                .eq(chart.chartType())
                .and(ChartConfiguration.IS_DEFAULT.eq(true))
                .and(user)
                .and(ChartConfiguration.ID.ne(chart.id()));
        Scan first = Scan.first(
                new Selection(ChartConfiguration.TYPE, origin.scope(), others),
                ChartConfiguration.TYPE.all().completeOrder(),
                1);
        try (RowCursor rows = context.session().scan(first)) {
            StoredRow row = rows.next();
            return row == null ? null : StoredRecord.of(ChartConfiguration.TYPE, row.values());
        }
    }

    private ConflictException refusal(ChartConfiguration kept, ChartConfiguration given) {
        List<String> differences = ChartConfiguration.TYPE.fields().stream()
                .filter(field -> !field.equals(ChartConfiguration.ID))
                .filter(field -> !Objects.equals(field.portable(kept), field.portable(given)))
                .map(field -> field.name())
                .toList();
        return new ConflictException(
                ErrorText.of(
                        "Cannot write a chart_configuration: another is the default of its user and type; make this one the"
                                + " default instead",
                        "book",
                        scope.label(),
                        "key",
                        kept.id(),
                        "given",
                        given.id(),
                        "chart_type",
                        given.chartType(),
                        "user_id",
                        given.userId()),
                kept.id(),
                kept,
                given,
                differences,
                NAME);
    }
}
