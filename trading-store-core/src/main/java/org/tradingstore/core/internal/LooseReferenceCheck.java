package org.tradingstore.core.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tradingstore.CheckReport.Finding;
import org.tradingstore.error.ErrorText;
import org.tradingstore.schema.BookId;
import org.tradingstore.schema.Database;
import org.tradingstore.spi.Access;
import org.tradingstore.spi.RowCursor;
import org.tradingstore.spi.Scan;
import org.tradingstore.spi.Scope;
import org.tradingstore.spi.Selection;
import org.tradingstore.spi.StorageSession;
import org.tradingstore.spi.StoredRow;

/** Follows ids that nothing enforces, also from one database into another, and tells which lead nowhere. */
final class LooseReferenceCheck {
    private final List<DatabaseRuntime> databases;

    LooseReferenceCheck(List<DatabaseRuntime> databases) {
        this.databases = databases;
    }

    /** At most {@code most} findings. */
    List<Finding> run(int most) {
        List<Finding> findings = new ArrayList<>();
        for (LooseReference<?> reference : LooseReference.ALL) {
            DatabaseRuntime home = database(reference.home());
            if (home != null && home.types().contains(reference.type())) {
                follow(home, reference, findings, most);
            }
        }
        return findings;
    }

    private @Nullable DatabaseRuntime database(Database which) {
        return databases.stream()
                .filter(each -> each.database() == which)
                .findFirst()
                .orElse(null);
    }

    private <R> void follow(DatabaseRuntime home, LooseReference<R> reference, List<Finding> findings, int most) {
        DatabaseRuntime elsewhere = database(reference.elsewhere());
        Selection present =
                new Selection(reference.type(), Scope.ALL, reference.field().isPresent());
        home.read(Access.READ_ONCE, session -> {
            try (RowCursor rows =
                    session.scan(Scan.all(present, reference.type().all().completeOrder()))) {
                for (StoredRow row = rows.next(); row != null && findings.size() < most; row = rows.next()) {
                    BookId book = home.numbers().bookOf(row.envelope().book());
                    Object id = row.values().value(reference.field().ordinal());
                    if (id != null && !there(elsewhere, reference, book, id)) {
                        findings.add(finding(reference, book, row, id));
                    }
                }
            }
            return findings;
        });
    }

    private static boolean there(
            @Nullable DatabaseRuntime elsewhere, LooseReference<?> reference, BookId book, Object id) {
        if (elsewhere == null || !elsewhere.types().contains(reference.named())) {
            return false;
        }
        // A book has another number in each database, and none where it never wrote.
        Optional<Scope> scope = elsewhere.numbers().book(book).map(Scope::book);
        return scope.isPresent()
                && elsewhere.<Boolean>read(Access.READ_ONCE, session -> has(session, reference, scope.get(), id));
    }

    private static boolean has(StorageSession session, LooseReference<?> reference, Scope scope, Object id) {
        return session.fetch(reference.named(), scope, new Object[] {id}) != null;
    }

    private static Finding finding(LooseReference<?> reference, BookId book, StoredRow row, Object id) {
        return new Finding(
                reference.home(),
                ErrorText.of(
                        reference.type().name() + " names no "
                                + reference.named().name() + " that is there",
                        "book",
                        book,
                        "key",
                        StoredRecord.keyOf(reference.type(), row.values()),
                        "component",
                        reference.field().name(),
                        "names",
                        id));
    }
}
