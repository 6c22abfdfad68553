package org.tradingstore.satellites;

import java.math.BigDecimal;

/**
 * A balance that is not the sum of its entries. <em>Immutable.</em>
 *
 * @param kept the balance that is kept, zero where none is
 * @param entries the sum of the entries, zero where there are none
 */
public record BalanceDifference(BucketBalanceKey key, BigDecimal kept, BigDecimal entries) {}
