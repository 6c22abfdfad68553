package org.tradingstore.universe;

import java.util.List;
import java.util.Objects;
import org.tradingstore.error.ErrorText;
import org.tradingstore.error.InvalidRecordException;
import org.tradingstore.schema.Canonical;
import org.tradingstore.schema.KeyedType;
import org.tradingstore.schema.RecordType;
import org.tradingstore.schema.TextField;
import org.tradingstore.schema.TextListField;

/**
 * Countries under one name, which a {@link Security} gives as its {@code countryGroup}. <em>Immutable.</em>
 *
 * @param name not blank
 * @param countries as securities name them; it may be empty
 */
public record CountryGroup(String name, List<String> countries) {
    private static final RecordType.Builder<CountryGroup> SCHEMA =
            RecordType.describe(CountryGroup.class, "country_group");

    public static final TextField<CountryGroup> NAME = SCHEMA.text("name", CountryGroup::name);
    public static final TextListField<CountryGroup> COUNTRIES = SCHEMA.textList("countries", CountryGroup::countries);

    public static final KeyedType<CountryGroup, String> TYPE = SCHEMA.keyed()
            .key(NAME)
            .index(COUNTRIES)
            .build(row -> new CountryGroup(NAME.read(row), COUNTRIES.read(row)));

    /** Throws {@link InvalidRecordException} for a blank name. */
    public CountryGroup {
        Objects.requireNonNull(name, "name");
        countries = Canonical.list(Objects.requireNonNull(countries, "countries"));
        if (name.isBlank()) {
            throw new InvalidRecordException(
                    "name",
                    ErrorText.of("Cannot make a country group: the name is blank", "component", "name", "value", name));
        }
    }

    /** A group of these. */
    public static CountryGroup of(String name, String... countries) {
        return new CountryGroup(name, List.of(countries));
    }
}
