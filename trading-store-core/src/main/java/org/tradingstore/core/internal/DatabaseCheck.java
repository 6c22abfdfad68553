package org.tradingstore.core.internal;

import java.util.ArrayList;
import java.util.List;
import org.tradingstore.CheckReport.Finding;
import org.tradingstore.error.ErrorText;
import org.tradingstore.schema.Condition;
import org.tradingstore.schema.RecordType;
import org.tradingstore.schema.Reference;
import org.tradingstore.spi.Access;
import org.tradingstore.spi.RowCursor;
import org.tradingstore.spi.Scan;
import org.tradingstore.spi.Scope;
import org.tradingstore.spi.Selection;
import org.tradingstore.spi.StorageSession;
import org.tradingstore.spi.StoredRow;

/** Looks through one database: asks its engine, then follows every reference. */
final class DatabaseCheck {
    static final int MOST = 1_000;

    private final DatabaseRuntime database;
    private final List<Finding> findings = new ArrayList<>();

    DatabaseCheck(DatabaseRuntime database) {
        this.database = database;
    }

    List<Finding> run() {
        database.requireUsable();
        database.engine().check().forEach(this::found);
        database.read(Access.READ, session -> {
            for (RecordType<?, ?> type : database.types()) {
                follow(session, type);
            }
            return findings;
        });
        return findings;
    }

    private <R> void follow(StorageSession session, RecordType<R, ?> type) {
        for (Reference<R> reference : type.references()) {
            Scope scope = database.database().shared() ? Scope.SHARED : Scope.ALL;
            Condition<R> present = reference.field().isPresent();
            Scan scan = Scan.all(new Selection(type, scope, present), type.all().completeOrder());
            try (RowCursor rows = session.scan(scan)) {
                for (StoredRow row = rows.next(); row != null && findings.size() < MOST; row = rows.next()) {
                    follow(session, type, reference, row);
                }
            }
        }
    }

    private <R> void follow(StorageSession session, RecordType<R, ?> type, Reference<R> reference, StoredRow row) {
        Object parent = row.values().value(reference.field().ordinal());
        int book = row.envelope().book();
        Scope where = book == 0 ? Scope.SHARED : Scope.book(book);
        if (parent != null && session.fetch(reference.parent(), where, new Object[] {parent}) == null) {
            found(ErrorText.of(
                    "a " + type.name() + " refers to a " + reference.parent().name() + " that is not there",
                    "book",
                    book == 0 ? "shared" : database.numbers().bookOf(book),
                    "key",
                    StoredRecord.keyOf(type, row.values()),
                    "component",
                    reference.field().name(),
                    "names",
                    parent));
        }
    }

    private void found(String what) {
        if (findings.size() < MOST) {
            findings.add(new Finding(database.database(), what));
        }
    }
}
