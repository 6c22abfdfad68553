package org.tradingstore.core.internal;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.List;
import org.tradingstore.repository.Digest;
import org.tradingstore.schema.BookId;
import org.tradingstore.schema.Field;
import org.tradingstore.schema.PortableOrder;
import org.tradingstore.schema.RecordType;
import org.tradingstore.spi.RowCursor;
import org.tradingstore.spi.RowValues;
import org.tradingstore.spi.Scan;
import org.tradingstore.spi.Selection;
import org.tradingstore.spi.StorageSession;
import org.tradingstore.spi.StoredEnvelope;
import org.tradingstore.spi.StoredRow;

/**
 * Hashes rows of one type by their canonical encoding: the type's name, the book's name and the mode's name, each in UTF-8 after its
 * length in four bytes (both names empty for a shared row); then, for each component that is present, in code-point order of the stored
 * names, the name in the same way and the value as in {@link CanonicalBytes}. With STORED, then, where the type has an envelope:
 * application, version, strategy version (empty where none) in the same way, and createdAt, updatedAt and revision as eight bytes
 * each. The hash is SHA-256.
 */
final class RecordDigest {
    private final BookScope scope;
    private final RecordType<?, ?> type;
    private final Digest.Coverage coverage;
    private final List<? extends Field<?, ?>> fields;
    private final MessageDigest sha256 = sha256();
    private final CanonicalBytes bytes = new CanonicalBytes();

    RecordDigest(BookScope scope, RecordType<?, ?> type, Digest.Coverage coverage) {
        this.scope = scope;
        this.type = type;
        this.coverage = coverage;
        this.fields = type.fields().stream()
                .sorted(Comparator.comparing(Field::name, PortableOrder.TEXT))
                .toList();
    }

    /** Adds every row of {@code selection}. */
    void addAll(StorageSession session, Selection selection, DigestSum sum) {
        try (RowCursor rows = session.scan(Scan.all(selection, type.all().completeOrder()))) {
            for (StoredRow row = rows.next(); row != null; row = rows.next()) {
                sum.add(hash(row));
            }
        }
    }

    private byte[] hash(StoredRow row) {
        bytes.reset();
        bytes.text(type.name());
        BookId book = row.envelope().book() == 0
                ? null
                : scope.database().numbers().bookOf(row.envelope().book());
        bytes.text(book == null ? "" : book.name());
        bytes.text(book == null ? "" : book.mode().name());
        RowValues values = row.values();
        for (Field<?, ?> field : fields) {
            Object value = values.value(field.ordinal());
            if (value != null) {
                bytes.text(field.name());
                bytes.value(field.kind(), value);
            }
        }
        if (coverage == Digest.Coverage.STORED && scope.database().enveloped(type)) {
            addEnvelope(row.envelope());
        }
        return sha256.digest(bytes.toArray());
    }

    private void addEnvelope(StoredEnvelope envelope) {
        Dictionaries.Numbers numbers = scope.database().numbers();
        bytes.text(numbers.writerOf(envelope.writer()).application());
        bytes.text(numbers.writerOf(envelope.writer()).version());
        String strategy = numbers.strategyVersionOf(envelope.strategyVersion());
        bytes.text(strategy == null ? "" : strategy);
        bytes.number(envelope.createdAt());
        bytes.number(envelope.updatedAt());
        bytes.number(envelope.revision());
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform must provide SHA-256", e);
        }
    }
}
