package org.tradingstore.core.internal;

import java.util.List;
import java.util.regex.Pattern;
import org.tradingstore.error.ErrorText;
import org.tradingstore.error.InvalidDescriptionException;
import org.tradingstore.schema.RecordType;

/**
 * Keeps the names of record types apart from those that the store and its engines give to what belongs to a type: its history, the view
 * of it, its indexes and triggers. Elements of a list are kept under names with two underscores, which no type has.
 */
public final class StoredNames {
    private static final String OWN = "ts_";
    private static final Pattern DERIVED = Pattern.compile("_(history|view|history_view|no_update|no_delete|by(_.*)?)");

    private StoredNames() {}

    /**
     * Refuses a type whose name is one of the store's own, or one that belongs to another type of its database.
     *
     * @throws InvalidDescriptionException naming the type
     */
    public static void requireFree(RecordType<?, ?> type, List<RecordType<?, ?>> ofDatabase) {
        String name = type.name();
        if (name.startsWith(OWN)) {
            throw new InvalidDescriptionException(ErrorText.of(
                    "Cannot keep a record type: its name begins with what the store keeps for itself",
                    "type",
                    name,
                    "reserved",
                    OWN));
        }
        for (RecordType<?, ?> other : ofDatabase) {
            boolean longer = name.startsWith(other.name());
            if (longer && DERIVED.matcher(name.substring(other.name().length())).matches()) {
                throw new InvalidDescriptionException(ErrorText.of(
                        "Cannot keep a record type: its name is given to what belongs to another type of the database",
                        "type",
                        name,
                        "other",
                        other.name()));
            }
        }
    }
}
