package org.tradingstore.core.internal;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.tradingstore.plays.Play;
import org.tradingstore.plays.PlayRepository;

/** The plays of one book. */
final class PlayRecords extends AuditedRecords<Play, UUID> implements PlayRepository {
    PlayRecords(BookScope scope) {
        super(Play.TYPE, scope);
    }

    @Override
    public List<Play> dueToExpire(Instant now, ZoneId zone, int limit) {
        return new PlayExpiry(now.atZone(zone).toLocalDate(), limit).first(this);
    }
}
