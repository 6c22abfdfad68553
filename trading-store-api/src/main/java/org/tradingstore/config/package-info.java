/**
 * How an application is set up: {@link org.tradingstore.config.Setting}, {@link org.tradingstore.config.AllocationTarget},
 * {@link org.tradingstore.config.ConfigTemplate}, {@link org.tradingstore.config.ChartConfiguration} and
 * {@link org.tradingstore.config.ToolState}. {@link org.tradingstore.config.Config} is the way in.
 */
@NullMarked
package org.tradingstore.config;

import org.jspecify.annotations.NullMarked;
