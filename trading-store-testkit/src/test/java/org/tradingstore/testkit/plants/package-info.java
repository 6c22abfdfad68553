/**
 * Faults planted into an engine to prove that the contract finds them.
 *
 * <p>A {@link org.tradingstore.testkit.plants.Plant} is an engine that is wrong in one way, and the number of the rule that claims to
 * say so. {@link org.tradingstore.testkit.plants.PlantsTest} runs that rule on it. Plants stand by what they break:
 * {@link org.tradingstore.testkit.plants.ValuePlants values}, {@link org.tradingstore.testkit.plants.OrderPlants order},
 * {@link org.tradingstore.testkit.plants.ConditionPlants conditions}, {@link org.tradingstore.testkit.plants.WritePlants writes},
 * {@link org.tradingstore.testkit.plants.TransactionPlants transactions}, {@link org.tradingstore.testkit.plants.BookPlants books},
 * {@link org.tradingstore.testkit.plants.ComputationPlants computations},
 * {@link org.tradingstore.testkit.plants.OpeningPlants opening}, the library's own
 * {@link org.tradingstore.testkit.plants.RecordPlants records}, and what
 * {@link org.tradingstore.testkit.plants.DomainPlants operations} put together of them.
 */
@NullMarked
package org.tradingstore.testkit.plants;

import org.jspecify.annotations.NullMarked;
