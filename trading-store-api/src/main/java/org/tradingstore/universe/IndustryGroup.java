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
 * Industries under one name, which a {@link Security} gives as its {@code industryGroup}. <em>Immutable.</em>
 *
 * @param name not blank
 * @param industries as securities name them; it may be empty
 */
public record IndustryGroup(String name, List<String> industries) {
    private static final RecordType.Builder<IndustryGroup> SCHEMA =
            RecordType.describe(IndustryGroup.class, "industry_group");

    public static final TextField<IndustryGroup> NAME = SCHEMA.text("name", IndustryGroup::name);
    public static final TextListField<IndustryGroup> INDUSTRIES =
            SCHEMA.textList("industries", IndustryGroup::industries);

    public static final KeyedType<IndustryGroup, String> TYPE = SCHEMA.keyed()
            .key(NAME)
            .index(INDUSTRIES)
            .build(row -> new IndustryGroup(NAME.read(row), INDUSTRIES.read(row)));

    /** Throws {@link InvalidRecordException} for a blank name. */
    public IndustryGroup {
        Objects.requireNonNull(name, "name");
        industries = Canonical.list(Objects.requireNonNull(industries, "industries"));
        if (name.isBlank()) {
            throw new InvalidRecordException(
                    "name",
                    ErrorText.of(
                            "Cannot make an industry group: the name is blank", "component", "name", "value", name));
        }
    }

    /** A group of these. */
    public static IndustryGroup of(String name, String... industries) {
        return new IndustryGroup(name, List.of(industries));
    }
}
