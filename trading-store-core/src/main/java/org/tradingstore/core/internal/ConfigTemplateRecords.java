package org.tradingstore.core.internal;

import org.tradingstore.config.ConfigTemplate;
import org.tradingstore.config.ConfigTemplateKey;
import org.tradingstore.config.ConfigTemplateRepository;

/** Config templates. */
final class ConfigTemplateRecords extends AuditedRecords<ConfigTemplate, ConfigTemplateKey>
        implements ConfigTemplateRepository {
    ConfigTemplateRecords(BookScope scope) {
        super(ConfigTemplate.TYPE, scope);
    }
}
