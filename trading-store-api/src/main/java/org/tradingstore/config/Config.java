package org.tradingstore.config;

import java.util.List;
import org.tradingstore.repository.Digest;
import org.tradingstore.repository.Records;
import org.tradingstore.repository.Transactional;
import org.tradingstore.schema.RecordType;

/** The configuration of one book. <em>Thread-safe outside a transaction.</em> */
public interface Config extends Records, Transactional<Config> {
    /** The record types of the database. */
    List<RecordType<?, ?>> TYPES =
            List.of(Setting.TYPE, AllocationTarget.TYPE, ConfigTemplate.TYPE, ChartConfiguration.TYPE, ToolState.TYPE);

    SettingRepository settings();

    AllocationTargetRepository allocationTargets();

    ConfigTemplateRepository templates();

    ChartConfigurationRepository charts();

    ToolStateRepository tools();

    /** The fingerprint of everything that the configuration holds of this book. */
    Digest digest(Digest.Coverage coverage);
}
