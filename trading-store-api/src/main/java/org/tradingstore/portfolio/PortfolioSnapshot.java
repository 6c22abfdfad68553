package org.tradingstore.portfolio;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tradingstore.error.ErrorText;
import org.tradingstore.error.InvalidRecordException;
import org.tradingstore.schema.AppendType;
import org.tradingstore.schema.Canonical;
import org.tradingstore.schema.DecimalField;
import org.tradingstore.schema.InstantField;
import org.tradingstore.schema.Key;
import org.tradingstore.schema.RecordType;
import org.tradingstore.schema.TextField;
import org.tradingstore.schema.WholeField;

/**
 * What a book was worth in one currency at one moment. Never changed. <em>Immutable.</em>
 *
 * @param totalValue cash and positions at their prices then, in {@code currency}
 * @param cashBalance signed, in {@code currency}
 * @param totalInvested what the open positions cost, in {@code currency}
 * @param realizedPnl signed, in {@code currency}
 * @param unrealizedPnl signed, in {@code currency}
 * @param positions how many were open, not below zero
 */
public record PortfolioSnapshot(
        Instant takenAt,
        String currency,
        BigDecimal totalValue,
        BigDecimal cashBalance,
        BigDecimal totalInvested,
        @Nullable BigDecimal realizedPnl,
        @Nullable BigDecimal unrealizedPnl,
        long positions) {
    private static final RecordType.Builder<PortfolioSnapshot> SCHEMA =
            RecordType.describe(PortfolioSnapshot.class, "portfolio_snapshot");

    public static final InstantField<PortfolioSnapshot> TAKEN_AT =
            SCHEMA.instant("taken_at", PortfolioSnapshot::takenAt);
    public static final TextField<PortfolioSnapshot> CURRENCY = SCHEMA.text("currency", PortfolioSnapshot::currency);
    public static final DecimalField<PortfolioSnapshot> TOTAL_VALUE =
            SCHEMA.decimal("total_value", PortfolioSnapshot::totalValue);
    public static final DecimalField<PortfolioSnapshot> CASH_BALANCE =
            SCHEMA.decimal("cash_balance", PortfolioSnapshot::cashBalance);
    public static final DecimalField<PortfolioSnapshot> TOTAL_INVESTED =
            SCHEMA.decimal("total_invested", PortfolioSnapshot::totalInvested);
    public static final DecimalField<PortfolioSnapshot> REALIZED_PNL =
            SCHEMA.optional().decimal("realized_pnl", PortfolioSnapshot::realizedPnl);
    public static final DecimalField<PortfolioSnapshot> UNREALIZED_PNL =
            SCHEMA.optional().decimal("unrealized_pnl", PortfolioSnapshot::unrealizedPnl);
    public static final WholeField<PortfolioSnapshot> POSITIONS =
            SCHEMA.whole("positions", PortfolioSnapshot::positions);

    public static final AppendType<PortfolioSnapshot, PortfolioSnapshotKey> TYPE = SCHEMA.appendOnly()
            .key(Key.of(
                    TAKEN_AT,
                    PortfolioSnapshotKey::takenAt,
                    CURRENCY,
                    PortfolioSnapshotKey::currency,
                    PortfolioSnapshotKey::new))
            .index(CURRENCY, TAKEN_AT)
            .build(row -> new PortfolioSnapshot(
                    TAKEN_AT.read(row),
                    CURRENCY.read(row),
                    TOTAL_VALUE.read(row),
                    CASH_BALANCE.read(row),
                    TOTAL_INVESTED.read(row),
                    REALIZED_PNL.readOrNull(row),
                    UNREALIZED_PNL.readOrNull(row),
                    POSITIONS.read(row)));

    /** Throws {@link InvalidRecordException} for a number of positions below zero. */
    public PortfolioSnapshot {
        takenAt = Canonical.instant(Objects.requireNonNull(takenAt, "takenAt"));
        Objects.requireNonNull(currency, "currency");
        totalValue = Canonical.decimal(Objects.requireNonNull(totalValue, "totalValue"));
        cashBalance = Canonical.decimal(Objects.requireNonNull(cashBalance, "cashBalance"));
        totalInvested = Canonical.decimal(Objects.requireNonNull(totalInvested, "totalInvested"));
        realizedPnl = Canonical.decimalOrNull(realizedPnl);
        unrealizedPnl = Canonical.decimalOrNull(unrealizedPnl);
        require(positions >= 0, "positions", "the number of positions is below zero", positions);
    }

    private static void require(boolean holds, String component, String reason, @Nullable Object value) {
        if (!holds) {
            throw new InvalidRecordException(
                    component,
                    ErrorText.of(
                            "Cannot make a portfolio snapshot: " + reason, "component", component, "value", value));
        }
    }

    /** Begins a snapshot. */
    public static Builder at(Instant takenAt, String currency) {
        return new Builder().takenAt(takenAt).currency(currency);
    }

    public PortfolioSnapshotKey key() {
        return new PortfolioSnapshotKey(takenAt, currency);
    }

    /** The same record, to be changed in parts. */
    public Builder toBuilder() {
        Builder builder = new Builder();
        builder.takenAt = takenAt;
        builder.currency = currency;
        builder.totalValue = totalValue;
        builder.cashBalance = cashBalance;
        builder.totalInvested = totalInvested;
        builder.realizedPnl = realizedPnl;
        builder.unrealizedPnl = unrealizedPnl;
        builder.positions = positions;
        return builder;
    }

    /** Makes a snapshot. <em>Not thread-safe.</em> */
    public static final class Builder {
        private @Nullable Instant takenAt;
        private @Nullable String currency;
        private @Nullable BigDecimal totalValue;
        private @Nullable BigDecimal cashBalance;
        private @Nullable BigDecimal totalInvested;
        private @Nullable BigDecimal realizedPnl;
        private @Nullable BigDecimal unrealizedPnl;
        private @Nullable Long positions;

        private Builder() {}

        public Builder takenAt(Instant value) {
            takenAt = value;
            return this;
        }

        public Builder currency(String value) {
            currency = value;
            return this;
        }

        public Builder totalValue(BigDecimal value) {
            totalValue = value;
            return this;
        }

        /** The decimal as text, such as {@code 189.91}. */
        public Builder totalValue(String value) {
            totalValue = new BigDecimal(value);
            return this;
        }

        public Builder cashBalance(BigDecimal value) {
            cashBalance = value;
            return this;
        }

        /** The decimal as text, such as {@code 189.91}. */
        public Builder cashBalance(String value) {
            cashBalance = new BigDecimal(value);
            return this;
        }

        public Builder totalInvested(BigDecimal value) {
            totalInvested = value;
            return this;
        }

        /** The decimal as text, such as {@code 189.91}. */
        public Builder totalInvested(String value) {
            totalInvested = new BigDecimal(value);
            return this;
        }

        public Builder realizedPnl(@Nullable BigDecimal value) {
            realizedPnl = value;
            return this;
        }

        /** The decimal as text, such as {@code 189.91}. */
        public Builder realizedPnl(String value) {
            realizedPnl = new BigDecimal(value);
            return this;
        }

        public Builder unrealizedPnl(@Nullable BigDecimal value) {
            unrealizedPnl = value;
            return this;
        }

        /** The decimal as text, such as {@code 189.91}. */
        public Builder unrealizedPnl(String value) {
            unrealizedPnl = new BigDecimal(value);
            return this;
        }

        public Builder positions(long value) {
            positions = value;
            return this;
        }

        /**
         * The record.
         *
         * @throws InvalidRecordException if a required component was not given, or one is out of its range
         */
        public PortfolioSnapshot build() {
            return new PortfolioSnapshot(
                    required(takenAt, "taken_at"),
                    required(currency, "currency"),
                    required(totalValue, "total_value"),
                    required(cashBalance, "cash_balance"),
                    required(totalInvested, "total_invested"),
                    realizedPnl,
                    unrealizedPnl,
                    required(positions, "positions"));
        }

        private static <V> V required(@Nullable V value, String component) {
            if (value == null) {
                throw new InvalidRecordException(
                        component,
                        ErrorText.of(
                                "Cannot make a portfolio snapshot: a required component was not given",
                                "component",
                                component));
            }
            return value;
        }
    }
}
