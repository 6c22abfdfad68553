package org.tradingstore.benchmarks.bars;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.hibernate.ScrollMode;
import org.hibernate.ScrollableResults;
import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;
import org.hibernate.Transaction;
import org.hibernate.boot.model.naming.PhysicalNamingStrategySnakeCaseImpl;
import org.hibernate.cfg.Configuration;
import org.hibernate.dialect.PostgreSQLDialect;
import org.tradingstore.history.DailyPrice;

/** Hibernate's stateless session, which has no first-level cache, with PostgreSQL's dialect, since it has none for DuckDB. */
final class HibernatePeer implements BarPeer {
    private static final Logger LOG = Logger.getLogger("org.hibernate");

    private final SessionFactory factory;
    private final StatelessSession session;

    HibernatePeer(Path directory) {
        LOG.setLevel(Level.SEVERE);
        factory = new Configuration()
                .addAnnotatedClass(BarRow.class)
                .setPhysicalNamingStrategy(new PhysicalNamingStrategySnakeCaseImpl())
                .setProperty("hibernate.connection.url", PlainFile.url(directory))
                .setProperty("hibernate.connection.pool_size", "1")
                .setProperty("hibernate.dialect", PostgreSQLDialect.class.getName())
                .setProperty("hibernate.jdbc.batch_size", Integer.toString(BATCH))
                .buildSessionFactory();
        session = factory.openStatelessSession();
    }

    @Override
    public void load(Iterator<BarRow> rows) {
        Transaction transaction = session.beginTransaction();
        while (rows.hasNext()) {
            session.insertMultiple(BarPeer.batch(rows));
        }
        transaction.commit();
    }

    @Override
    public void scan(Consumer<DailyPrice> action) {
        try (ScrollableResults<BarRow> rows =
                session.createSelectionQuery("from BarRow", BarRow.class).scroll(ScrollMode.FORWARD_ONLY)) {
            while (rows.next()) {
                action.accept(rows.get().toPrice());
            }
        }
    }

    @Override
    public void close() {
        session.close();
        factory.close();
    }
}
