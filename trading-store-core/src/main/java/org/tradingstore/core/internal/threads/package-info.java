/** Work that is done beside the caller. Not for applications. */
@NullMarked
package org.tradingstore.core.internal.threads;

import org.jspecify.annotations.NullMarked;
