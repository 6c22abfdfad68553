/**
 * An application's own record. In reading order: {@link org.tradingstore.examples.ownrecord.FundingPayment}, its description;
 * {@link org.tradingstore.examples.ownrecord.FundingPayments}, what is asked of it;
 * {@link org.tradingstore.examples.ownrecord.OwnRecord}, where it is registered and written, by two versions of the application, and
 * {@link org.tradingstore.examples.ownrecord.Main}, the command. How it is tested stands in the tests.
 */
@NullMarked
package org.tradingstore.examples.ownrecord;

import org.jspecify.annotations.NullMarked;
