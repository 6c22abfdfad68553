/**
 * Agents and strategies: how they are set up ({@link org.tradingstore.agents.AgentConfig},
 * {@link org.tradingstore.agents.StrategyDefinition}), what agents thought of ({@link org.tradingstore.agents.Sequence},
 * {@link org.tradingstore.agents.Evaluation}) and what strategies did ({@link org.tradingstore.agents.StrategyPerformance}).
 * {@link org.tradingstore.agents.Agents} is the way in; what a strategy, its versions and the sides of an experiment came to are
 * {@link org.tradingstore.agents.StrategyResults}, which a book computes from signals and trades.
 */
@NullMarked
package org.tradingstore.agents;

import org.jspecify.annotations.NullMarked;
