/**
 * Warnings that the library logs while a test runs. {@link org.tradingstore.testkit.internal.log.KitLogging} is a provider of SLF4J that
 * the build of an engine names with {@code -Dslf4j.provider=org.tradingstore.testkit.internal.log.KitLogging};
 * {@link org.tradingstore.testkit.internal.log.LoggedWarnings} holds what came in.
 */
@NullMarked
package org.tradingstore.testkit.internal.log;

import org.jspecify.annotations.NullMarked;
