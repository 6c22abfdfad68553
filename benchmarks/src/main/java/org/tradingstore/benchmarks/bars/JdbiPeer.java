package org.tradingstore.benchmarks.bars;

import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.argument.AbstractArgumentFactory;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.core.mapper.reflect.FieldMapper;
import org.jdbi.v3.core.result.ResultIterator;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.tradingstore.history.DailyPrice;

/** Jdbi: named values bound from a row's fields, rows mapped to fields. */
final class JdbiPeer implements BarPeer {
    private static final String INSERT = "INSERT INTO daily_price (" + PlainFile.COLUMNS
            + ") VALUES (:symbol, :date, :open, :high, :low, :close, :adjustedClose, :volume, :source)";

    private final Handle handle;

    JdbiPeer(Path directory) throws SQLException {
        handle = Jdbi.create(PlainFile.connect(directory)).open();
        handle.registerRowMapper(FieldMapper.factory(BarRow.class));
        handle.registerArgument(new DateArgument());
        handle.registerColumnMapper(
                LocalDate.class, (found, place, context) -> found.getObject(place, LocalDate.class));
    }

    @Override
    public void load(Iterator<BarRow> rows) {
        handle.useTransaction(transaction -> {
            while (rows.hasNext()) {
                PreparedBatch batch = transaction.prepareBatch(INSERT);
                BarPeer.batch(rows).forEach(row -> batch.bindFields(row).add());
                batch.execute();
            }
        });
    }

    @Override
    public void scan(Consumer<DailyPrice> action) {
        try (ResultIterator<BarRow> rows =
                handle.createQuery(PlainFile.SELECT).mapTo(BarRow.class).iterator()) {
            while (rows.hasNext()) {
                action.accept(rows.next().toPrice());
            }
        }
    }

    @Override
    public void close() {
        handle.close();
    }

    /** The driver takes a date as it is, not as JDBC's own class. */
    private static final class DateArgument extends AbstractArgumentFactory<LocalDate> {
        private DateArgument() {
            super(Types.DATE);
        }

        @Override
        protected Argument build(LocalDate value, ConfigRegistry config) {
            return (place, statement, context) -> statement.setObject(place, value);
        }
    }
}
