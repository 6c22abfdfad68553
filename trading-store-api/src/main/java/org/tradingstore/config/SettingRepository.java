package org.tradingstore.config;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tradingstore.error.InvalidRecordException;
import org.tradingstore.error.InvalidRequestException;
import org.tradingstore.repository.AuditedRepository;
import org.tradingstore.repository.Upserted;

/**
 * Settings of one book. Text that is kept and is not of the type asked for is an error that names the setting, never the default. What
 * a setting was before is in {@link #revisions}, and as of a moment in {@link #value(SettingName, Instant, Object)}.
 */
public interface SettingRepository extends AuditedRepository<Setting, String> {
    /**
     * The value of a setting, or {@code fallback} where the setting is not kept.
     *
     * @throws InvalidRequestException if the text that is kept is not of this type
     */
    default <V> V value(SettingName<V> setting, V fallback) {
        return find(setting.name()).map(setting::value).orElse(fallback);
    }

    /**
     * The value that a setting had at {@code moment}, inclusive, or {@code fallback} where it was not kept then.
     *
     * @throws InvalidRequestException if the text that was kept is not of this type
     */
    default <V> V value(SettingName<V> setting, Instant moment, V fallback) {
        Optional<Setting> then = asOf(moment).find(setting.name());
        return then.map(setting::value).orElse(fallback);
    }

    /**
     * Gives a setting this value; its description stays. The same text again is no new revision.
     *
     * @throws InvalidRecordException if the value cannot be kept exactly; nothing was written
     */
    <V> Upserted set(SettingName<V> setting, V value);

    /** The first settings whose names begin with {@code prefix}, such as {@code job_}, by name. */
    default List<Setting> startingWith(String prefix, int limit) {
        return list(Setting.TYPE.where(Setting.NAME.startsWith(prefix)).limit(limit));
    }
}
