/**
 * How the application itself fares: {@link org.tradingstore.operations.Alert}, {@link org.tradingstore.operations.ErrorEvent},
 * {@link org.tradingstore.operations.LogEntry}, {@link org.tradingstore.operations.WatchdogEvent}, {@link org.tradingstore.operations.ServiceBackup}
 * and {@link org.tradingstore.operations.AnalyticsPoint}. {@link org.tradingstore.operations.Operations} is the way in.
 */
@NullMarked
package org.tradingstore.operations;

import org.jspecify.annotations.NullMarked;
