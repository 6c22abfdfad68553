package org.tradingstore.core.internal;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tradingstore.repository.Columns;

/**
 * Joins small chunks of columns until they are as many rows as an engine likes to write at once. What is given is copied, since whoever
 * gives it may use its arrays again. There are two sets of arrays: one may still be read while the other is filled.
 * <em>Not thread-safe.</em>
 */
final class ColumnGather {
    private final int rows;
    private final Consumer<Columns> sink;
    private final Consumer<Columns> full;
    private Object @Nullable [] arrays;
    private Object @Nullable [] others;
    private int size;

    /**
     * @param rows a chunk of half as many or more goes on as it is
     * @param sink gets chunks that it may read until it returns
     * @param full gets so many rows at once, which it may read until it is called again
     */
    ColumnGather(int rows, Consumer<Columns> sink, Consumer<Columns> full) {
        this.rows = rows;
        this.sink = sink;
        this.full = full;
    }

    void add(Columns chunk) {
        if (size == 0 && 2L * chunk.size() >= rows) {
            sink.accept(chunk);
            return;
        }
        for (int from = 0; from < chunk.size(); ) {
            from += take(chunk, from);
        }
    }

    /** Takes what there is room for, and answers how many rows those were. */
    private int take(Columns chunk, int from) {
        Object[] into = arrays;
        if (into == null || !fits(into, chunk)) {
            flush();
            into = new Object[chunk.width()];
            for (int i = 0; i < into.length; i++) {
                into[i] = like(chunk.array(i));
            }
            arrays = into;
        }
        int taken = Math.min(rows - size, chunk.size() - from);
        for (int i = 0; i < into.length; i++) {
            System.arraycopy(chunk.array(i), from, into[i], size, taken);
        }
        size += taken;
        if (size == rows) {
            size = 0;
            arrays = others;
            others = into;
            full.accept(new Columns(rows, into));
        }
        return taken;
    }

    /** Hands on what was gathered. */
    void flush() {
        Object[] gathered = arrays;
        if (size > 0 && gathered != null) {
            Columns part = new Columns(size, gathered);
            size = 0;
            sink.accept(part);
        }
    }

    /** Whether each column of a chunk is of the kind of array that is gathered: one chunk may bring objects where another brings numbers. */
    private static boolean fits(Object[] into, Columns chunk) {
        for (int i = 0; i < into.length; i++) {
            if (chunk.array(i) instanceof Object[]
                    ? !(into[i] instanceof Object[])
                    : into[i].getClass() != chunk.array(i).getClass()) {
                return false;
            }
        }
        return true;
    }

    private Object like(Object array) {
        return array instanceof long[]
                ? new long[rows]
                : array instanceof double[] ? new double[rows] : new Object[rows];
    }
}
