/**
 * What is the same on every engine, written once.
 *
 * <p>Down the way of a write: {@code LocalStore} opens a {@code DatabaseRuntime} per database; a {@code BookScope} puts book, writer
 * and strategy version to it; repositories ({@code AppendRecords}, {@code KeyedRecords}, ...) turn calls into {@code WriteTask}s;
 * {@code GroupCommit} gathers and commits them; {@code WriteContext} is the session they run in.
 */
@NullMarked
package org.tradingstore.core.internal;

import org.jspecify.annotations.NullMarked;
