package org.tradingstore.duckdb.internal;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.tradingstore.jdbi.internal.TableSql;
import org.tradingstore.schema.Field;
import org.tradingstore.schema.Kind;
import org.tradingstore.spi.Scan;

/** How the fields of a scan's rows are read. */
final class ScanFields {
    /** More names than these cost more than they save. */
    private static final int MOST_NAMES = 2_000;

    private final TableSql table;
    private final Scan scan;
    private final List<ChunkField> fields = new ArrayList<>();

    ScanFields(TableSql table, Scan scan) {
        this.table = table;
        this.scan = scan;
        for (Field<?, ?> field : table.type().fields()) {
            Object fixed = field.kind() == Kind.TEXT
                    ? FixedFields.value(field, scan.selection().condition())
                    : null;
            fields.add(fixed == null ? ChunkField.of(field) : ChunkField.fixed(field, fixed));
        }
    }

    /** Whether the rows are read from columns at all. */
    boolean served() {
        return scan.content() == Scan.Content.VALUES
                && table.type().fields().stream().allMatch(field -> ChunkField.serves(field.kind()));
    }

    /** Texts that may be named. */
    enum Texts {
        OF_KEY,
        ALL
    }

    /** Whether texts are worth a question for their names: where there may be very many rows of few symbols. */
    boolean worthNaming() {
        return !KeptKeys.indexed(table) && scan.limit() == Integer.MAX_VALUE && nameable(0, Texts.OF_KEY) >= 0;
    }

    /** The place of a text that is not fixed, from {@code from} on; -1 where there is none. */
    private int nameable(int from, Texts texts) {
        for (int i = from; i < fields.size(); i++) {
            Field<?, ?> field = table.type().fields().get(i);
            if (field.kind() == Kind.TEXT
                    && fields.get(i).fixed() == null
                    && (texts == Texts.ALL || table.type().key().fields().contains(field))) {
                return i;
            }
        }
        return -1;
    }

    /** Finds the names of a field, at most one more than {@code most}. */
    interface Names {
        List<String> of(Field<?, ?> field, int most) throws SQLException;
    }

    void name(Texts texts, Names names) throws SQLException {
        for (int i = nameable(0, texts); i >= 0; i = nameable(i + 1, texts)) {
            Field<?, ?> field = table.type().fields().get(i);
            List<String> found = names.of(field, MOST_NAMES);
            if (!found.isEmpty() && found.size() <= MOST_NAMES) {
                fields.set(i, ChunkField.named(field, found.toArray(String[]::new)));
            }
        }
    }

    /** By ordinal. */
    List<ChunkField> list() {
        return List.copyOf(fields);
    }
}
