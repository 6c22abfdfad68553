package org.tradingstore.spi;

import java.util.List;
import org.tradingstore.schema.Database;
import org.tradingstore.schema.Profile;
import org.tradingstore.schema.RecordType;

/**
 * Which database to open and how.
 *
 * @param types everything it keeps, internal types too; an engine makes what is missing and verifies what is there, indexes
 *     included
 */
public record OpenRequest(Database database, Profile profile, List<TypeLayout> types) {
    public OpenRequest {
        types = List.copyOf(types);
    }

    /**
     * A record type and how its rows are kept.
     *
     * @param shared rows belong to no book
     * @param enveloped rows carry writer, strategy version and createdAt
     * @param revised rows also carry updatedAt and revision
     */
    public record TypeLayout(RecordType<?, ?> type, boolean shared, boolean enveloped, boolean revised) {}
}
