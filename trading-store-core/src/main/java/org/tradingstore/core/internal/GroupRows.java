package org.tradingstore.core.internal;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tradingstore.error.StorageException;
import org.tradingstore.error.StoreBusyException;
import org.tradingstore.schema.RecordType;
import org.tradingstore.spi.RowOutcome;
import org.tradingstore.spi.StorageDatabase;
import org.tradingstore.spi.StoredRow;
import org.tradingstore.spi.WriteMode;

/** Writes the rows of single appends that stand one behind the other in a group at once, for engines to which that is worth much. */
final class GroupRows {
    private GroupRows() {}

    /** The rows were not written; the transaction is to be given up and each request run alone. */
    static final class RowsBroken extends RuntimeException {
        private static final long serialVersionUID = 1L;

        RowsBroken(Throwable cause) {
            super(cause);
        }
    }

    /** The end of the requests from {@code from} on whose rows are of one type and are written together. */
    static int end(StorageDatabase engine, List<WriteRequest<?>> group, int from) {
        if (engine.valuesAtOnce() == 0) {
            return from;
        }
        RecordType<?, ?> type = type(group.get(from));
        int end = from;
        while (type != null && end < group.size() && type(group.get(end)) == type) {
            end++;
        }
        return end;
    }

    private static @Nullable RecordType<?, ?> type(WriteRequest<?> request) {
        AppendTask.Together<?> together = request.together();
        return together == null ? null : together.type();
    }

    static void write(WriteSession session, List<WriteRequest<?>> requests, Moments moments) {
        List<One<?>> all = new ArrayList<>();
        List<StoredRow> rows = new ArrayList<>();
        for (WriteRequest<?> request : requests) {
            One<?> one = One.of(request, new WriteContext(session, moments.next(false)));
            all.add(one);
            rows.add(one.together.row().apply(one.context));
        }
        try {
            RecordType<?, ?> type = all.get(0).together.type();
            RowOutcome[] outcomes = session.write(type, WriteMode.INSERT, rows);
            for (int i = 0; i < outcomes.length; i++) {
                all.get(i).settle(outcomes[i]);
            }
        } catch (StorageException | StoreBusyException | Error e) {
            throw new RowsBroken(e);
        }
    }

    private record One<T>(WriteRequest<T> request, AppendTask.Together<T> together, WriteContext context) {
        static <T> One<T> of(WriteRequest<T> request, WriteContext context) {
            AppendTask.Together<T> together = request.together();
            if (together == null) {
                throw new IllegalStateException("A request has no row to be written with others");
            }
            return new One<>(request, together, context);
        }

        /** A refusal is the caller's own: the engine has written nothing for that row. */
        void settle(RowOutcome outcome) {
            try {
                request.settle(context, together, outcome);
            } catch (StorageException | StoreBusyException e) {
                throw e;
            } catch (RuntimeException e) {
                request.fail(e);
            }
        }
    }
}
