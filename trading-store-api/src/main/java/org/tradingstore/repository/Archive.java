package org.tradingstore.repository;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tradingstore.schema.BookId;

/** Takes records whose time is over, before upkeep removes them. */
@FunctionalInterface
public interface Archive<R> {
    /**
     * Called by upkeep on its own thread, while writers go on, with at most 1,000 records of one book, by key. Once it returns, those of
     * them that are still as they were handed over are removed; one that was changed meanwhile stays until it comes again. Where it throws,
     * none of them is removed, and the exception comes out of the upkeep. The same records come again where the process ends before they
     * are removed, so what it does must bear to be done twice.
     *
     * @param book null in a shared database
     */
    void keep(@Nullable BookId book, List<R> records);
}
