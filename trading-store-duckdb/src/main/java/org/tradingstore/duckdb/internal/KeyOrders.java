package org.tradingstore.duckdb.internal;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.tradingstore.jdbi.internal.Statements;
import org.tradingstore.jdbi.internal.TableSql;
import org.tradingstore.schema.Condition;
import org.tradingstore.schema.OrderedField;
import org.tradingstore.schema.RecordType;
import org.tradingstore.schema.Sort;
import org.tradingstore.spi.Scan;
import org.tradingstore.spi.Selection;

/**
 * Tells of which tables the rows lie in the order of their key, as after a load or after upkeep. DuckDB answers a question without an order
 * in the order in which rows lie, and sorting takes longer than all else. <em>Thread-safe.</em>
 */
final class KeyOrders {
    /** Of tables whose rows have no index of their key: those that may be many. */
    private final Map<String, KeyOrder> orders = new HashMap<>();

    KeyOrders(Iterable<TableSql> tables) {
        for (TableSql table : tables) {
            if (!KeptKeys.indexed(table)) {
                orders.put(table.type().name(), new KeyOrder());
            }
        }
    }

    /** Whether rows that ascend by the key of their table are an answer in the order asked for. */
    static boolean asksForKeyOrder(TableSql table, Scan scan) {
        if (scan.limit() < Integer.MAX_VALUE || scan.after() != null) {
            return false;
        }
        List<? extends OrderedField<?, ?>> key = table.type().key().fields();
        List<? extends Sort<?>> order = scan.order();
        for (int i = 0; i < order.size(); i++) {
            Sort<?> term = order.get(i);
            if (i >= key.size() || term.field() != key.get(i) || term.direction() != Sort.Direction.ASC) {
                return false;
            }
        }
        return true;
    }

    /** The content that a question sees that is about to begin; {@link KeyOrder#NONE} if it is not worth asking how its rows lie. */
    long content(RecordType<?, ?> type, KeyOrder.Asking asking) {
        KeyOrder order = orders.get(type.name());
        return order == null ? KeyOrder.NONE : order.content(asking);
    }

    /**
     * Whether the rows of a table ascend by their key, in the state that is then the reader's.
     *
     * @param selection what is asked for; it is worth looking at all rows for all of them
     */
    boolean ascend(Reader reader, TableSql table, Selection selection) throws SQLException {
        if (reader.begun()) {
            return false;
        }
        long content = content(
                table.type(),
                selection.condition().equals(Condition.always())
                        ? KeyOrder.Asking.LOOKING_IF_NEEDED
                        : KeyOrder.Asking.WHERE_KNOWN);
        if (content == KeyOrder.NONE) {
            return false;
        }
        reader.begin();
        return ascend(reader.statements(), table, content);
    }

    private boolean ascend(Statements statements, TableSql table, long content) throws SQLException {
        KeyOrder order = Objects.requireNonNull(orders.get(table.type().name()));
        long rows = statements.number("SELECT count(*) FROM " + table.table());
        return order.ascends(content, rows, () -> !statements.finds(descending(table)));
    }

    /** Finds a row whose key is not above that of the row before; a window without an order runs over rows as they lie. */
    static String descending(TableSql table) {
        StringBuilder before = new StringBuilder();
        String reached = "";
        for (int i = table.key().size() - 1; i >= 0; i--) {
            String column = table.key().get(i);
            String former = "p" + i;
            before.insert(0, ", lag(" + column + ") OVER () AS " + former);
            reached = reached.isEmpty()
                    ? former + " >= " + column
                    : former + " > " + column + " OR (" + former + " = " + column + " AND (" + reached + "))";
        }
        return "SELECT 1 FROM (SELECT " + String.join(", ", table.key()) + before + " FROM " + table.table()
                + ") WHERE " + reached + " LIMIT 1";
    }

    /** A commit begins that wrote about so many rows of each of these. */
    void committing(Map<TableSql, Long> written) {
        written.forEach((table, rows) -> {
            KeyOrder order = orders.get(table.type().name());
            if (order != null) {
                order.committing(rows);
            }
        });
    }

    /** The commit has ended, whatever came of it. */
    void committed(Map<TableSql, Long> written) {
        written.keySet().forEach(table -> {
            KeyOrder order = orders.get(table.type().name());
            if (order != null) {
                order.committed();
            }
        });
    }
}
