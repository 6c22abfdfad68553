/**
 * What a store must hold and answer, in plain maps and loops: an oracle that shares no code with the store.
 *
 * <p>{@link org.tradingstore.testkit.internal.model.ModelStore} has a
 * {@link org.tradingstore.testkit.internal.model.ModelTable} for each record type of each book;
 * {@link org.tradingstore.testkit.internal.model.ModelRules} says which types have rules beyond their description.
 */
@NullMarked
package org.tradingstore.testkit.internal.model;

import org.jspecify.annotations.NullMarked;
