package org.tradingstore.testkit.plants;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tradingstore.core.internal.files.FileTransfer;
import org.tradingstore.history.DailyPrice;
import org.tradingstore.schema.Field;
import org.tradingstore.schema.Kind;
import org.tradingstore.schema.RecordType;
import org.tradingstore.schema.Sort;
import org.tradingstore.spi.Access;
import org.tradingstore.spi.RowValues;
import org.tradingstore.spi.StorageSession;
import org.tradingstore.spi.StoredRow;

/** Engines that keep something else than a file has, or write another file than they were asked for. */
final class FilePlants {
    private static final int MANY = 20_011;

    private FilePlants() {}

    static List<Plant> all() {
        return List.of(
                Plant.session(
                        "keeps volumes of a file in 32 bits",
                        "FI11",
                        session -> new StoredValues(
                                session,
                                (field, value, row) -> field == DailyPrice.VOLUME && value instanceof Double volume
                                        ? (Object) (double) volume.floatValue()
                                        : value)),
                Plant.session(
                        "takes an empty text of a file for absent",
                        "FI7",
                        session -> new StoredValues(
                                session,
                                (field, value, row) -> field == DailyPrice.SOURCE && "".equals(value) ? null : value)),
                Plant.session(
                        "keeps times of a file in milliseconds",
                        "FI9",
                        session -> new StoredValues(session, (field, value, row) -> inMilliseconds(field, value))),
                Plant.session("drops a row of a long file", "FI16", DropsOne::new),
                Plant.begun(
                        "keeps what an import wrote before it was rolled back",
                        "FI5",
                        (session, access) -> access == Access.WRITE ? new KeepsAll(session) : session),
                Plant.session("writes files in the order of keys alone", "FI12", session -> new AskedAnew(session) {
                    @Override
                    Comparator<RowValues> order(List<? extends Sort<?>> terms) {
                        return Comparator.comparing(row -> String.valueOf(row.value(DailyPrice.SYMBOL.ordinal()))
                                + row.value(DailyPrice.DATE.ordinal()));
                    }
                }),
                Plant.begun(
                        "reads files itself, and loses what it read",
                        "FI6",
                        (session, access) -> access == Access.WRITE ? new ReadsFiles(session) : session));
    }

    private static @Nullable Object inMilliseconds(Field<?, ?> field, @Nullable Object value) {
        return field.kind() == Kind.INSTANT && value instanceof Instant moment
                ? moment.truncatedTo(ChronoUnit.MILLIS)
                : value;
    }

    private static final class DropsOne extends WritePlants.Keeping {
        private int rows;

        DropsOne(StorageSession session) {
            super(session);
        }

        @Override
        List<StoredRow> kept(RecordType<?, ?> type, List<StoredRow> given) {
            List<StoredRow> kept = new ArrayList<>();
            for (StoredRow row : given) {
                if (++rows != MANY) {
                    kept.add(row);
                }
            }
            return kept;
        }
    }

    private static final class KeepsAll extends ForwardingSession {
        private boolean committed;

        KeepsAll(StorageSession session) {
            super(session);
        }

        @Override
        public void commit() {
            committed = true;
            super.commit();
        }

        @Override
        public void close() {
            if (!committed) {
                super.commit();
            }
            super.close();
        }
    }

    private static final class ReadsFiles extends ForwardingSession {
        ReadsFiles(StorageSession session) {
            super(session);
        }

        @Override
        public <T> Optional<T> extension(Class<T> type) {
            return type == FileTransfer.class ? Optional.of(type.cast(new LosingTransfer())) : super.extension(type);
        }
    }
}
