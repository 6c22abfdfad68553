package org.tradingstore.core.internal;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.tradingstore.config.ChartConfiguration;
import org.tradingstore.config.ChartConfigurationRepository;

/** Chart configurations, with how another one becomes the default. */
final class ChartConfigurationRecords extends KeyedRecords<ChartConfiguration, UUID>
        implements ChartConfigurationRepository {
    private final DefaultChartRule rule;

    ChartConfigurationRecords(BookScope scope) {
        super(ChartConfiguration.TYPE, scope);
        this.rule = new DefaultChartRule(scope);
    }

    @Override
    public ChartConfiguration makeDefault(UUID id) {
        if (scope().neverWrote()) {
            throw missing(id);
        }
        Origin origin = scope().origin();
        return scope().lane().write(new Task<>(false, true, List.of(), context -> makeDefault(context, origin, id)));
    }

    private ChartConfiguration makeDefault(WriteContext context, Origin origin, UUID id) {
        ChartConfiguration chart =
                change(context, origin, id, found -> present(found, id)).record();
        if (chart.isDefault()) {
            return chart;
        }
        // Before the former default is looked for: what is read afterwards is what the rule's guard protects.
        rule.guard(context, origin, chart);
        ChartConfiguration former = rule.other(context, origin, chart);
        if (former != null) {
            change(context, origin, former.id(), found -> withDefault(present(found, former.id()), false));
        }
        return change(context, origin, id, found -> withDefault(present(found, id), true))
                .record();
    }

    private ChartConfiguration present(Optional<ChartConfiguration> found, UUID id) {
        return found.orElseThrow(() -> missing(id));
    }

    private static ChartConfiguration withDefault(ChartConfiguration chart, boolean isDefault) {
        return chart.toBuilder().isDefault(isDefault).build();
    }
}
