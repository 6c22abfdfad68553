package org.tradingstore.core.internal;

import java.util.UUID;
import org.tradingstore.plays.PlayStatusChange;
import org.tradingstore.plays.PlayStatusChangeRepository;

/** Changes of status of the plays of one book. */
final class PlayStatusChangeRecords extends AppendRecords<PlayStatusChange, UUID>
        implements PlayStatusChangeRepository {
    PlayStatusChangeRecords(BookScope scope) {
        super(PlayStatusChange.TYPE, scope);
    }
}
