package org.tradingstore.benchmarks.trades;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.hibernate.ScrollMode;
import org.hibernate.ScrollableResults;
import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;
import org.hibernate.Transaction;
import org.hibernate.boot.model.naming.PhysicalNamingStrategySnakeCaseImpl;
import org.hibernate.cfg.Configuration;
import org.tradingstore.ledger.Trade;

/** Hibernate's stateless session, which has no first-level cache, with a dialect of its own. */
final class HibernateSubject extends Peer {
    private static final Logger LOG = Logger.getLogger("org.hibernate");
    private static final String OF_BOOK = "from TradeRow where book = 1 ";

    private final SessionFactory factory;
    private final StatelessSession session;

    HibernateSubject(Engine engine, Path directory) throws SQLException {
        LOG.setLevel(Level.SEVERE);
        engine.open(directory).close();
        factory = new Configuration()
                .addAnnotatedClass(TradeRow.class)
                .setPhysicalNamingStrategy(new PhysicalNamingStrategySnakeCaseImpl())
                .setProperty(
                        "hibernate.connection.url",
                        engine.url(directory) + (engine == Engine.SQLITE ? "?synchronous=FULL" : ""))
                .setProperty("hibernate.connection.pool_size", "1")
                .setProperty("hibernate.dialect", engine.hibernate())
                .setProperty("hibernate.jdbc.batch_size", Integer.toString(BATCH))
                .buildSessionFactory();
        session = factory.openStatelessSession();
    }

    @Override
    void insert(Trade trade) {
        Transaction transaction = session.beginTransaction();
        session.insert(TradeRow.of(trade));
        transaction.commit();
    }

    @Override
    public void bulk(List<Trade> trades) {
        Transaction transaction = session.beginTransaction();
        for (int from = 0; from < trades.size(); from += BATCH) {
            session.insertMultiple(trades.subList(from, Math.min(trades.size(), from + BATCH)).stream()
                    .map(TradeRow::of)
                    .toList());
        }
        transaction.commit();
    }

    @Override
    public long scan() {
        long count = 0;
        try (ScrollableResults<TradeRow> rows = session.createSelectionQuery(
                        OF_BOOK + "order by executedAt, id", TradeRow.class)
                .scroll(ScrollMode.FORWARD_ONLY)) {
            while (rows.next()) {
                count += rows.get().toTrade().correction() + 1;
            }
        }
        return count;
    }

    @Override
    public Trade byId(Trade wanted) {
        return session.createSelectionQuery(OF_BOOK + "and id = :id", TradeRow.class)
                .setParameter("id", wanted.id().toString())
                .getSingleResult()
                .toTrade();
    }

    @Override
    public int newest(String symbol, int count) {
        long found = 0;
        for (TradeRow row : session.createSelectionQuery(
                        OF_BOOK + "and symbol = :symbol order by executedAt desc, id desc", TradeRow.class)
                .setParameter("symbol", symbol)
                .setMaxResults(count)
                .getResultList()) {
            found += row.toTrade().correction() + 1;
        }
        return (int) found;
    }

    @Override
    public void close() {
        session.close();
        factory.close();
    }
}
