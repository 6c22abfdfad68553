package org.tradingstore.config;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tradingstore.error.ErrorText;
import org.tradingstore.error.InvalidRecordException;
import org.tradingstore.schema.AuditedType;
import org.tradingstore.schema.RecordType;
import org.tradingstore.schema.TextField;

/**
 * One named value, kept as text. Audited: every value that it had is kept. {@link SettingName} reads and writes it as a type.
 * <em>Immutable.</em>
 *
 * @param name not blank
 * @param value any text, also an empty one
 * @param description what it is for, for people
 */
public record Setting(String name, String value, @Nullable String description) {
    private static final RecordType.Builder<Setting> SCHEMA = RecordType.describe(Setting.class, "setting");

    public static final TextField<Setting> NAME = SCHEMA.text("name", Setting::name);
    public static final TextField<Setting> VALUE = SCHEMA.text("value", Setting::value);
    public static final TextField<Setting> DESCRIPTION = SCHEMA.optional().text("description", Setting::description);

    public static final AuditedType<Setting, String> TYPE = SCHEMA.audited()
            .key(NAME)
            .build(row -> new Setting(NAME.read(row), VALUE.read(row), DESCRIPTION.readOrNull(row)));

    /** Throws {@link InvalidRecordException} for a blank name. */
    public Setting {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(value, "value");
        if (name.isBlank()) {
            throw new InvalidRecordException(
                    "name",
                    ErrorText.of("Cannot make a setting: the name is blank", "component", "name", "value", name));
        }
    }

    /** A setting of this type and value. @throws InvalidRecordException if the value cannot be kept exactly */
    public static <V> Setting of(SettingName<V> name, V value) {
        return new Setting(name.name(), name.text(value), null);
    }

    /** The setting with another value. */
    public Setting withValue(String next) {
        return new Setting(name, next, description);
    }

    /** The setting with another description. */
    public Setting withDescription(String next) {
        return new Setting(name, value, next);
    }
}
