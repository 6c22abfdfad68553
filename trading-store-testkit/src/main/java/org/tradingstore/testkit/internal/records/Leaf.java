package org.tradingstore.testkit.internal.records;

import org.jspecify.annotations.Nullable;
import org.tradingstore.schema.AppendType;
import org.tradingstore.schema.RecordType;
import org.tradingstore.schema.TextField;
import org.tradingstore.schema.WholeField;

/** A record that names a branch it must hang from, and may name another. <em>Immutable.</em> */
public record Leaf(long number, String branch, @Nullable String otherBranch) {
    private static final RecordType.Builder<Leaf> SCHEMA = RecordType.describe(Leaf.class, "kit_leaf");

    public static final WholeField<Leaf> NUMBER = SCHEMA.whole("number", Leaf::number);
    public static final TextField<Leaf> BRANCH = SCHEMA.text("branch", Leaf::branch);
    public static final TextField<Leaf> OTHER_BRANCH = SCHEMA.optional().text("other_branch", Leaf::otherBranch);

    public static final AppendType<Leaf, Long> TYPE = SCHEMA.appendOnly()
            .key(NUMBER)
            .index(BRANCH)
            .references(BRANCH, Branch.TYPE)
            .references(OTHER_BRANCH, Branch.TYPE)
            .build(row -> new Leaf(NUMBER.read(row), BRANCH.read(row), OTHER_BRANCH.readOrNull(row)));
}
