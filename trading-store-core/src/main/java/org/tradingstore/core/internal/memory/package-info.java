/**
 * The engine that keeps everything in memory: {@code MemoryData} is the content of a database, {@code MemoryDatabase} an opening of it,
 * {@code MemorySession} the work. Content is made of {@code PersistentMap}s, so that a snapshot, a savepoint and a rollback are each a
 * reference.
 */
@NullMarked
package org.tradingstore.core.internal.memory;

import org.jspecify.annotations.NullMarked;
