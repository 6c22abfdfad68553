package org.tradingstore.core.internal;

import java.util.List;
import org.tradingstore.config.Setting;
import org.tradingstore.config.SettingName;
import org.tradingstore.config.SettingRepository;
import org.tradingstore.repository.Upserted;

/** Settings, which keep their description when their value changes. */
final class SettingRecords extends AuditedRecords<Setting, String> implements SettingRepository {
    SettingRecords(BookScope scope) {
        super(Setting.TYPE, scope);
    }

    @Override
    public <V> Upserted set(SettingName<V> setting, V value) {
        Setting given = Setting.of(setting, value);
        encode(given);
        Origin origin = scope().origin();
        return scope().lane()
                .write(new Task<>(
                        atomic(),
                        true,
                        List.of(),
                        context -> change(
                                        context,
                                        origin,
                                        given.name(),
                                        found -> found.map(kept -> kept.withValue(given.value()))
                                                .orElse(given))
                                .outcome()));
    }
}
