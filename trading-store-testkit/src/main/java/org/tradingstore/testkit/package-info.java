/**
 * The contract that every engine keeps, as tests, and what makes their data.
 *
 * <p>The test of an engine extends {@link org.tradingstore.testkit.StorageContract} and says by
 * {@link org.tradingstore.testkit.StorageUnderTest} how its engine is opened and what it lacks.
 * An application tests records of its own with two more: {@link org.tradingstore.testkit.DescriptionContract} checks their descriptions, and
 * {@link org.tradingstore.testkit.RecordContract} how an engine keeps them;
 * {@link org.tradingstore.testkit.RecordGenerator} makes valid records of any type by a seed.
 */
@NullMarked
package org.tradingstore.testkit;

import org.jspecify.annotations.NullMarked;
