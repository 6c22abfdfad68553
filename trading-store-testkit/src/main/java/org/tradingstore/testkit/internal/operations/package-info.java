/**
 * Every operation of the library, found by reflection and called with arguments made by the types and names of its parameters.
 *
 * <p>{@link org.tradingstore.testkit.internal.operations.OperationList} finds them,
 * {@link org.tradingstore.testkit.internal.operations.Population} fills books with records,
 * {@link org.tradingstore.testkit.internal.operations.Arguments} makes arguments of these records, and
 * {@link org.tradingstore.testkit.internal.operations.Rendering} writes down what came back. Whoever adds an operation whose arguments
 * cannot be made is told so by its name, and teaches {@code Arguments}.
 */
@NullMarked
package org.tradingstore.testkit.internal.operations;

import org.jspecify.annotations.NullMarked;
