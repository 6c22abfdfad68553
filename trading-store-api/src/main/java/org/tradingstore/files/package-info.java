/**
 * Records in files. An {@link org.tradingstore.files.ImportFile} says how a file is to be understood and an
 * {@link org.tradingstore.files.ExportFile} how one is to be written; a {@link org.tradingstore.files.FileRepository} does it and
 * answers an {@link org.tradingstore.files.ImportReport} or an {@link org.tradingstore.files.ExportReport}.
 */
@NullMarked
package org.tradingstore.files;

import org.jspecify.annotations.NullMarked;
