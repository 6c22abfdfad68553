package org.tradingstore.config;

import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tradingstore.error.ErrorText;
import org.tradingstore.error.InvalidRecordException;
import org.tradingstore.schema.AuditedType;
import org.tradingstore.schema.Canonical;
import org.tradingstore.schema.DecimalField;
import org.tradingstore.schema.EnumField;
import org.tradingstore.schema.Key;
import org.tradingstore.schema.RecordType;
import org.tradingstore.schema.TextField;

/**
 * How much of the portfolio ought to be in one country, industry or the like. Audited: every weight that it had is kept.
 * <em>Immutable.</em>
 *
 * @param name of the country, industry, security and so on; not blank
 * @param weight in relation to the others of its kind, whose weights need not come to 1; not below zero
 */
public record AllocationTarget(AllocationKind kind, String name, BigDecimal weight) {
    private static final RecordType.Builder<AllocationTarget> SCHEMA =
            RecordType.describe(AllocationTarget.class, "allocation_target");

    public static final EnumField<AllocationTarget, AllocationKind> KIND =
            SCHEMA.enumeration("kind", AllocationKind.class, AllocationTarget::kind);
    public static final TextField<AllocationTarget> NAME = SCHEMA.text("name", AllocationTarget::name);
    public static final DecimalField<AllocationTarget> WEIGHT = SCHEMA.decimal("weight", AllocationTarget::weight);

    public static final AuditedType<AllocationTarget, AllocationTargetKey> TYPE = SCHEMA.audited()
            .key(Key.of(KIND, AllocationTargetKey::kind, NAME, AllocationTargetKey::name, AllocationTargetKey::new))
            .build(row -> new AllocationTarget(KIND.read(row), NAME.read(row), WEIGHT.read(row)));

    /** Throws {@link InvalidRecordException} for a blank name or a weight below zero. */
    public AllocationTarget {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(name, "name");
        weight = Canonical.decimal(Objects.requireNonNull(weight, "weight"));
        require(!name.isBlank(), "name", "the name is blank", name);
        require(weight.signum() >= 0, "weight", "the weight is below zero", weight);
    }

    private static void require(boolean holds, String component, String reason, @Nullable Object value) {
        if (!holds) {
            throw new InvalidRecordException(
                    component,
                    ErrorText.of(
                            "Cannot make an allocation target: " + reason, "component", component, "value", value));
        }
    }

    /** A target with a weight given as text, such as {@code 0.34}. */
    public static AllocationTarget of(AllocationKind kind, String name, String weight) {
        return new AllocationTarget(kind, name, new BigDecimal(weight));
    }

    public AllocationTargetKey key() {
        return new AllocationTargetKey(kind, name);
    }

    /** The target with another weight. */
    public AllocationTarget withWeight(BigDecimal next) {
        return new AllocationTarget(kind, name, next);
    }
}
