package org.tradingstore.agents;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import org.tradingstore.schema.Canonical;

/**
 * What came of the signals and trades of a strategy, of a version of one, or of one side of an experiment, in a period and one currency.
 *
 * <p>Signals are those to buy or sell that were generated in the period and that the strategy backed, whatever their currency. Trades are
 * those executed in the period in the currency that name the strategy and were not reversed, whole, also where they name others. Lots are
 * followed from the first trade of the book on. <em>Immutable.</em>
 *
 * @param signalsExecuted signals that a trade names which was not reversed, whenever it was executed
 * @param winningTrades trades that closed something with a profit after fees: their own fees, and the share of the opening ones; fees in
 *     another currency are left out
 * @param losingTrades trades that closed something with a loss after fees
 * @param totalPnl realised profit, less the fees in the currency that trades of the period paid, rounded once, half even, to 18 digits
 * @param maxDrawdown the largest fall of that sum from a peak within the period, which begins at zero; zero where it never fell
 */
public record StrategyResults(
        long signalsGenerated,
        long signalsExecuted,
        long totalTrades,
        long winningTrades,
        long losingTrades,
        BigDecimal totalPnl,
        BigDecimal maxDrawdown) {
    /** Of no signals and no trades. */
    public static final StrategyResults NONE = new StrategyResults(0, 0, 0, 0, 0, BigDecimal.ZERO, BigDecimal.ZERO);

    private static final int SCALE = 18;

    /** Makes components canonical. */
    public StrategyResults {
        totalPnl = Canonical.decimal(totalPnl);
        maxDrawdown = Canonical.decimal(maxDrawdown);
    }

    /** Signals executed by signals generated, from 0 to 1, rounded half even to 18 digits; empty where none was generated. */
    public Optional<BigDecimal> executionRate() {
        return rate(signalsExecuted, signalsGenerated);
    }

    /** Winning trades by trades that won or lost, from 0 to 1, rounded half even to 18 digits; empty where none did. */
    public Optional<BigDecimal> winRate() {
        return rate(winningTrades, winningTrades + losingTrades);
    }

    private static Optional<BigDecimal> rate(long part, long whole) {
        return whole == 0
                ? Optional.empty()
                : Optional.of(Canonical.decimal(
                        BigDecimal.valueOf(part).divide(BigDecimal.valueOf(whole), SCALE, RoundingMode.HALF_EVEN)));
    }
}
