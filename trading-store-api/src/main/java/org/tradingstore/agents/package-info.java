/**
 * Agents and strategies: how they are set up ({@link org.tradingstore.agents.AgentConfig}, {@link org.tradingstore.agents.StrategyDefinition}), what
 * agents thought of ({@link org.tradingstore.agents.Sequence}, {@link org.tradingstore.agents.Evaluation}) and what strategies did
 * ({@link org.tradingstore.agents.StrategyPerformance}). {@link org.tradingstore.agents.Agents} is the way in.
 */
@NullMarked
package org.tradingstore.agents;

import org.jspecify.annotations.NullMarked;
