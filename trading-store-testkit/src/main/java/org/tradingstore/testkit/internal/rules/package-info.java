/**
 * The rules of the contract, a class for each matter. {@link org.tradingstore.testkit.internal.rules.Rules} is what all of them
 * stand on; {@link org.tradingstore.testkit.StorageContract} brings them together.
 */
@NullMarked
package org.tradingstore.testkit.internal.rules;

import org.jspecify.annotations.NullMarked;
