/**
 * Records in files. {@link org.tradingstore.core.internal.files.CsvReader} takes CSV apart, and
 * {@link org.tradingstore.core.internal.files.RowJudge} makes a row of a file a row of a type or says why it is none.
 * {@link org.tradingstore.core.internal.files.FileTransfer} is what an engine offers that reads and writes files itself: it takes the rows
 * that are plain in every value, and leaves all others to the judge, so that reasons are the same on every engine.
 */
@NullMarked
package org.tradingstore.core.internal.files;

import org.jspecify.annotations.NullMarked;
