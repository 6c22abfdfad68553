package org.tradingstore.schema;

import java.util.Objects;
import org.tradingstore.error.ErrorText;
import org.tradingstore.error.InvalidRequestException;

/**
 * Whose records: the name of a book of trades, usually a bot's or an account's, and its mode. Books of one name and different
 * modes have nothing in common. <em>Immutable.</em>
 *
 * @param name 1 to 64 characters, no control characters, no white space at either end
 */
public record BookId(String name, Mode mode) {
    private static final int LONGEST_NAME = 64;

    /** Throws {@link InvalidRequestException} if the name is not as described. */
    public BookId {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(mode, "mode");
        if (name.isEmpty()) {
            throw new InvalidRequestException("Cannot name a book: the name is empty");
        }
        if (name.codePointCount(0, name.length()) > LONGEST_NAME) {
            throw new InvalidRequestException(ErrorText.of(
                    "Cannot name a book: the name is too long", "characters", name.length(), "at_most", LONGEST_NAME));
        }
        if (name.codePoints().anyMatch(BookId::unprintable)) {
            throw new InvalidRequestException(
                    "Cannot name a book: the name has a control character or half a surrogate pair");
        }
        if (!name.equals(name.strip())) {
            throw new InvalidRequestException(ErrorText.of(
                    "Cannot name a book: the name begins or ends with white space", "name", '"' + name + '"'));
        }
    }

    private static boolean unprintable(int codePoint) {
        return Character.isISOControl(codePoint) || Character.getType(codePoint) == Character.SURROGATE;
    }

    /** The name and the mode, as in {@code momentum/LIVE}. */
    @Override
    public String toString() {
        return name + "/" + mode;
    }
}
