package org.tradingstore.testkit.internal.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.tradingstore.config.ChartConfiguration;
import org.tradingstore.error.ConflictException;
import org.tradingstore.schema.Field;

/** Of the charts of one user and type, or of one type and no user, one at most is the default. */
final class ModelCharts implements ModelRule<ChartConfiguration> {
    @Override
    public void created(Site site, ChartConfiguration chart) {
        if (!chart.isDefault()) {
            return;
        }
        for (ChartConfiguration other :
                site.tables().of(ChartConfiguration.TYPE).list(ChartConfiguration.TYPE.all())) {
            if (other.isDefault()
                    && !other.id().equals(chart.id())
                    && other.chartType().equals(chart.chartType())
                    && Objects.equals(other.userId(), chart.userId())) {
                throw new Refusal(new Refused(
                        ConflictException.class,
                        other.id(),
                        other,
                        chart,
                        differences(other, chart),
                        "chart_configuration_default"));
            }
        }
    }

    @Override
    public void changed(Site site, ChartConfiguration former, ChartConfiguration chart) {
        created(site, chart);
    }

    private static List<String> differences(ChartConfiguration left, ChartConfiguration right) {
        List<String> names = new ArrayList<>();
        for (Field<ChartConfiguration, ?> field : ChartConfiguration.TYPE.fields()) {
            if (field != ChartConfiguration.ID && !Objects.equals(field.of(left), field.of(right))) {
                names.add(field.name());
            }
        }
        return names;
    }
}
