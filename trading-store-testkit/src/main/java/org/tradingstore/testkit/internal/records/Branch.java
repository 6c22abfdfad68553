package org.tradingstore.testkit.internal.records;

import org.jspecify.annotations.Nullable;
import org.tradingstore.schema.KeyedType;
import org.tradingstore.schema.RecordType;
import org.tradingstore.schema.TextField;

/** A record that leaves hang from. <em>Immutable.</em> */
public record Branch(String name, @Nullable String description) {
    private static final RecordType.Builder<Branch> SCHEMA = RecordType.describe(Branch.class, "kit_branch");

    public static final TextField<Branch> NAME = SCHEMA.text("name", Branch::name);
    public static final TextField<Branch> DESCRIPTION = SCHEMA.optional().text("description", Branch::description);

    public static final KeyedType<Branch, String> TYPE =
            SCHEMA.keyed().key(NAME).build(row -> new Branch(NAME.read(row), DESCRIPTION.readOrNull(row)));
}
