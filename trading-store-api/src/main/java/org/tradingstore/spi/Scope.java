package org.tradingstore.spi;

/**
 * Whose rows a read sees.
 *
 * @param book number of a book; {@link #SHARED} and {@link #ALL} stand for the others
 */
public record Scope(int book) {
    /** Rows that belong to no book. */
    public static final Scope SHARED = new Scope(0);

    /** Rows of all books, ordered by book before anything else; for maintenance and moves. */
    public static final Scope ALL = new Scope(-1);

    public static Scope book(int number) {
        return new Scope(number);
    }

    public boolean all() {
        return book == ALL.book;
    }

    public boolean shared() {
        return book == 0;
    }
}
