/**
 * What there is to test, found by looking: {@link org.tradingstore.testkit.internal.catalogue.Catalogue} finds the databases of a book and
 * of a store and the record types in them, {@link org.tradingstore.testkit.internal.catalogue.Home} is a record type where it is kept,
 * {@link org.tradingstore.testkit.internal.catalogue.Sample} makes records of any type that can be kept together, and
 * {@link org.tradingstore.testkit.internal.catalogue.Repositories} finds the repository of a type that is known only at run time.
 */
@NullMarked
package org.tradingstore.testkit.internal.catalogue;

import org.jspecify.annotations.NullMarked;
