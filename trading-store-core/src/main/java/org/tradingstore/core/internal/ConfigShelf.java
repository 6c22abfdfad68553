package org.tradingstore.core.internal;

import org.tradingstore.config.AllocationTargetRepository;
import org.tradingstore.config.ChartConfigurationRepository;
import org.tradingstore.config.Config;
import org.tradingstore.config.ConfigTemplateRepository;
import org.tradingstore.config.SettingRepository;
import org.tradingstore.config.ToolStateRepository;
import org.tradingstore.error.OutcomeUnknownException;
import org.tradingstore.repository.Resolution;

/** The configuration of one book. */
final class ConfigShelf extends RepositoryShelf implements Config {
    ConfigShelf(BookScope scope) {
        super(scope);
    }

    @Override
    public SettingRepository settings() {
        return new SettingRecords(scope());
    }

    @Override
    public AllocationTargetRepository allocationTargets() {
        return new AllocationTargetRecords(scope());
    }

    @Override
    public ConfigTemplateRepository templates() {
        return new ConfigTemplateRecords(scope());
    }

    @Override
    public ChartConfigurationRepository charts() {
        return new ChartConfigurationRecords(scope());
    }

    @Override
    public ToolStateRepository tools() {
        return new ToolStateRecords(scope());
    }

    @Override
    public <T, X extends Exception> T computeInTransaction(Computation<Config, T, X> work) throws X {
        return Transactions.run(scope(), ConfigShelf::new, work);
    }

    @Override
    public Resolution resolve(OutcomeUnknownException e) {
        return Transactions.resolve(scope(), e);
    }
}
