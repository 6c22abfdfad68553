package org.tradingstore.core.internal;

import java.util.UUID;
import org.tradingstore.plays.Play;
import org.tradingstore.plays.PlayRepository;

/** Plays of one book. */
final class PlayRecords extends AuditedRecords<Play, UUID> implements PlayRepository {
    PlayRecords(BookScope scope) {
        super(Play.TYPE, scope);
    }
}
