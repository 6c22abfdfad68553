package org.tradingstore.agents;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tradingstore.error.ErrorText;
import org.tradingstore.error.InvalidRecordException;
import org.tradingstore.schema.Canonical;
import org.tradingstore.schema.DecimalField;
import org.tradingstore.schema.InstantField;
import org.tradingstore.schema.JsonField;
import org.tradingstore.schema.Key;
import org.tradingstore.schema.KeyedType;
import org.tradingstore.schema.RecordType;
import org.tradingstore.schema.TextField;
import org.tradingstore.schema.WholeField;

/**
 * What a strategy did in a period, from {@code from}, inclusive, to {@code to}, exclusive, in one currency. Rates follow from the
 * counts and are not kept. What counts is said by {@link StrategyResults}. <em>Immutable.</em>
 *
 * @param to after {@code from}
 * @param totalPnl in the currency that it was computed for
 * @param maxDrawdown not below zero, in the same currency
 * @param configuration JSON; {@code null} where it is not known how the strategy was set up
 */
public record StrategyPerformance(
        String strategy,
        Instant from,
        Instant to,
        long signalsGenerated,
        long signalsExecuted,
        long totalTrades,
        long winningTrades,
        long losingTrades,
        BigDecimal totalPnl,
        BigDecimal maxDrawdown,
        String configuration,
        Instant calculatedAt) {
    private static final RecordType.Builder<StrategyPerformance> SCHEMA =
            RecordType.describe(StrategyPerformance.class, "strategy_performance");

    public static final TextField<StrategyPerformance> STRATEGY =
            SCHEMA.text("strategy", StrategyPerformance::strategy);
    public static final InstantField<StrategyPerformance> FROM = SCHEMA.instant("from", StrategyPerformance::from);
    public static final InstantField<StrategyPerformance> TO = SCHEMA.instant("to", StrategyPerformance::to);
    public static final WholeField<StrategyPerformance> SIGNALS_GENERATED =
            SCHEMA.whole("signals_generated", StrategyPerformance::signalsGenerated);
    public static final WholeField<StrategyPerformance> SIGNALS_EXECUTED =
            SCHEMA.whole("signals_executed", StrategyPerformance::signalsExecuted);
    public static final WholeField<StrategyPerformance> TOTAL_TRADES =
            SCHEMA.whole("total_trades", StrategyPerformance::totalTrades);
    public static final WholeField<StrategyPerformance> WINNING_TRADES =
            SCHEMA.whole("winning_trades", StrategyPerformance::winningTrades);
    public static final WholeField<StrategyPerformance> LOSING_TRADES =
            SCHEMA.whole("losing_trades", StrategyPerformance::losingTrades);
    public static final DecimalField<StrategyPerformance> TOTAL_PNL =
            SCHEMA.decimal("total_pnl", StrategyPerformance::totalPnl);
    public static final DecimalField<StrategyPerformance> MAX_DRAWDOWN =
            SCHEMA.decimal("max_drawdown", StrategyPerformance::maxDrawdown);
    public static final JsonField<StrategyPerformance> CONFIGURATION =
            SCHEMA.json("configuration", StrategyPerformance::configuration);
    public static final InstantField<StrategyPerformance> CALCULATED_AT =
            SCHEMA.instant("calculated_at", StrategyPerformance::calculatedAt);

    public static final KeyedType<StrategyPerformance, StrategyPerformanceKey> TYPE = SCHEMA.keyed()
            .key(Key.of(
                    STRATEGY,
                    StrategyPerformanceKey::strategy,
                    FROM,
                    StrategyPerformanceKey::from,
                    TO,
                    StrategyPerformanceKey::to,
                    StrategyPerformanceKey::new))
            .index(TO)
            .build(row -> new StrategyPerformance(
                    STRATEGY.read(row),
                    FROM.read(row),
                    TO.read(row),
                    SIGNALS_GENERATED.read(row),
                    SIGNALS_EXECUTED.read(row),
                    TOTAL_TRADES.read(row),
                    WINNING_TRADES.read(row),
                    LOSING_TRADES.read(row),
                    TOTAL_PNL.read(row),
                    MAX_DRAWDOWN.read(row),
                    CONFIGURATION.read(row),
                    CALCULATED_AT.read(row)));

    /** Throws {@link InvalidRecordException} for a period that ends before it begins, a count or a drawdown below zero. */
    public StrategyPerformance {
        Objects.requireNonNull(strategy, "strategy");
        from = Canonical.instant(Objects.requireNonNull(from, "from"));
        to = Canonical.instant(Objects.requireNonNull(to, "to"));
        totalPnl = Canonical.decimal(Objects.requireNonNull(totalPnl, "totalPnl"));
        maxDrawdown = Canonical.decimal(Objects.requireNonNull(maxDrawdown, "maxDrawdown"));
        Objects.requireNonNull(configuration, "configuration");
        calculatedAt = Canonical.instant(Objects.requireNonNull(calculatedAt, "calculatedAt"));
        require(from.isBefore(to), "to", "the period ends before it begins", to);
        require(signalsGenerated >= 0, "signals_generated", "a count is below zero", signalsGenerated);
        require(signalsExecuted >= 0, "signals_executed", "a count is below zero", signalsExecuted);
        require(totalTrades >= 0, "total_trades", "a count is below zero", totalTrades);
        require(winningTrades >= 0, "winning_trades", "a count is below zero", winningTrades);
        require(losingTrades >= 0, "losing_trades", "a count is below zero", losingTrades);
        require(maxDrawdown.signum() >= 0, "max_drawdown", "the drawdown is below zero", maxDrawdown);
    }

    private static void require(boolean holds, String component, String reason, @Nullable Object value) {
        if (!holds) {
            throw new InvalidRecordException(
                    component,
                    ErrorText.of(
                            "Cannot make a strategy performance: " + reason, "component", component, "value", value));
        }
    }

    /** Begins a performance. */
    public static Builder of(String strategy, Instant from, Instant to) {
        return new Builder().strategy(strategy).from(from).to(to);
    }

    public StrategyPerformanceKey key() {
        return new StrategyPerformanceKey(strategy, from, to);
    }

    /** Counts and sums alone. */
    public StrategyResults results() {
        return new StrategyResults(
                signalsGenerated, signalsExecuted, totalTrades, winningTrades, losingTrades, totalPnl, maxDrawdown);
    }

    /** Signals executed by signals generated, from 0 to 1 at 18 digits; empty where none was generated. */
    public Optional<BigDecimal> executionRate() {
        return results().executionRate();
    }

    /** Winning trades by trades that won or lost, from 0 to 1 at 18 digits; empty where none did. */
    public Optional<BigDecimal> winRate() {
        return results().winRate();
    }

    /** The same record, to be changed in parts. */
    public Builder toBuilder() {
        Builder builder = new Builder();
        builder.strategy = strategy;
        builder.from = from;
        builder.to = to;
        builder.signalsGenerated = signalsGenerated;
        builder.signalsExecuted = signalsExecuted;
        builder.totalTrades = totalTrades;
        builder.winningTrades = winningTrades;
        builder.losingTrades = losingTrades;
        builder.totalPnl = totalPnl;
        builder.maxDrawdown = maxDrawdown;
        builder.configuration = configuration;
        builder.calculatedAt = calculatedAt;
        return builder;
    }

    /** Makes a strategy performance. <em>Not thread-safe.</em> */
    public static final class Builder {
        private @Nullable String strategy;
        private @Nullable Instant from;
        private @Nullable Instant to;
        private @Nullable Long signalsGenerated;
        private @Nullable Long signalsExecuted;
        private @Nullable Long totalTrades;
        private @Nullable Long winningTrades;
        private @Nullable Long losingTrades;
        private @Nullable BigDecimal totalPnl;
        private @Nullable BigDecimal maxDrawdown;
        private @Nullable String configuration;
        private @Nullable Instant calculatedAt;

        private Builder() {}

        public Builder strategy(String value) {
            strategy = value;
            return this;
        }

        public Builder from(Instant value) {
            from = value;
            return this;
        }

        public Builder to(Instant value) {
            to = value;
            return this;
        }

        public Builder signalsGenerated(long value) {
            signalsGenerated = value;
            return this;
        }

        public Builder signalsExecuted(long value) {
            signalsExecuted = value;
            return this;
        }

        public Builder totalTrades(long value) {
            totalTrades = value;
            return this;
        }

        public Builder winningTrades(long value) {
            winningTrades = value;
            return this;
        }

        public Builder losingTrades(long value) {
            losingTrades = value;
            return this;
        }

        public Builder totalPnl(BigDecimal value) {
            totalPnl = value;
            return this;
        }

        /** The decimal as text, such as {@code 189.91}. */
        public Builder totalPnl(String value) {
            totalPnl = new BigDecimal(value);
            return this;
        }

        public Builder maxDrawdown(BigDecimal value) {
            maxDrawdown = value;
            return this;
        }

        /** The decimal as text, such as {@code 189.91}. */
        public Builder maxDrawdown(String value) {
            maxDrawdown = new BigDecimal(value);
            return this;
        }

        /** All counts and sums. */
        public Builder results(StrategyResults value) {
            signalsGenerated = value.signalsGenerated();
            signalsExecuted = value.signalsExecuted();
            totalTrades = value.totalTrades();
            winningTrades = value.winningTrades();
            losingTrades = value.losingTrades();
            totalPnl = value.totalPnl();
            maxDrawdown = value.maxDrawdown();
            return this;
        }

        public Builder configuration(String value) {
            configuration = value;
            return this;
        }

        public Builder calculatedAt(Instant value) {
            calculatedAt = value;
            return this;
        }

        /**
         * The record.
         *
         * @throws InvalidRecordException if a required component was not given, or one is out of its range
         */
        public StrategyPerformance build() {
            return new StrategyPerformance(
                    required(strategy, "strategy"),
                    required(from, "from"),
                    required(to, "to"),
                    required(signalsGenerated, "signals_generated"),
                    required(signalsExecuted, "signals_executed"),
                    required(totalTrades, "total_trades"),
                    required(winningTrades, "winning_trades"),
                    required(losingTrades, "losing_trades"),
                    required(totalPnl, "total_pnl"),
                    required(maxDrawdown, "max_drawdown"),
                    required(configuration, "configuration"),
                    required(calculatedAt, "calculated_at"));
        }

        private static <V> V required(@Nullable V value, String component) {
            if (value == null) {
                throw new InvalidRecordException(
                        component,
                        ErrorText.of(
                                "Cannot make a strategy performance: a required component was not given",
                                "component",
                                component));
            }
            return value;
        }
    }
}
