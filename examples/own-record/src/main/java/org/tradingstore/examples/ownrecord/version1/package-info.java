/**
 * What the first version of the application had, kept here so that a store of its can be made. An application does not keep it: the
 * description of the present version opens what every former one wrote.
 */
@NullMarked
package org.tradingstore.examples.ownrecord.version1;

import org.jspecify.annotations.NullMarked;
