package org.tradingstore.core.internal;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tradingstore.error.ErrorText;
import org.tradingstore.error.InvalidRequestException;
import org.tradingstore.repository.PageToken;
import org.tradingstore.schema.Query;
import org.tradingstore.schema.Sort;
import org.tradingstore.spi.RowValues;

/** Writes the place after a row as text, bound to the query by a hash, and reads it back. */
final class PageTokens {
    private static final int FINGERPRINT = 8;

    private final Query<?> query;
    private final List<? extends Sort<?>> order;
    private final byte[] fingerprint;

    PageTokens(Query<?> query, String book) {
        this.query = query;
        this.order = query.completeOrder();
        byte[] text = (book + "\n" + query).getBytes(StandardCharsets.UTF_8);
        this.fingerprint = Arrays.copyOf(RecordDigest.sha256().digest(text), FINGERPRINT);
    }

    PageToken write(RowValues row) {
        CanonicalBytes bytes = new CanonicalBytes();
        bytes.raw(fingerprint);
        for (Sort<?> term : order) {
            Object value = row.value(term.field().ordinal());
            bytes.raw(new byte[] {(byte) (value == null ? 0 : 1)});
            if (value != null) {
                bytes.value(term.field().kind(), value);
            }
        }
        return new PageToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.toArray()));
    }

    @Nullable
    Object[] read(PageToken token) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(token.text()));
            byte[] from = new byte[FINGERPRINT];
            bytes.get(from);
            if (!Arrays.equals(from, fingerprint)) {
                throw new InvalidRequestException(
                        ErrorText.of("Cannot go on to a page: the token is of another query", "type", query.type()));
            }
            @Nullable Object[] values = new Object[order.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = bytes.get() == 0
                        ? null
                        : CanonicalBytes.read(order.get(i).field().kind(), bytes);
            }
            return values;
        } catch (BufferUnderflowException | IllegalArgumentException e) {
            throw new InvalidRequestException(
                    ErrorText.of("Cannot go on to a page: the token is damaged", "token", token.text()), e);
        }
    }
}
