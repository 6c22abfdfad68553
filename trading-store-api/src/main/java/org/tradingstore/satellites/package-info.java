/**
 * {@link org.tradingstore.satellites.Bucket Buckets} of money within one account: {@link org.tradingstore.satellites.BucketEntry entries} and the
 * {@link org.tradingstore.satellites.BucketBalance balances} that follow from them. {@link org.tradingstore.satellites.Satellites} is the way in.
 */
@NullMarked
package org.tradingstore.satellites;

import org.jspecify.annotations.NullMarked;
