package org.tradingstore.core.internal;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.tradingstore.error.ErrorText;
import org.tradingstore.error.InvalidRequestException;
import org.tradingstore.plays.Play;
import org.tradingstore.plays.PlayStatusChange;
import org.tradingstore.plays.PlayTrade;
import org.tradingstore.plays.PlayView;
import org.tradingstore.schema.BoundedQuery;
import org.tradingstore.schema.Query;
import org.tradingstore.spi.Access;
import org.tradingstore.spi.Scope;
import org.tradingstore.spi.StoredRow;

/** Reads a play, its history and its trades from one state. */
final class WholePlay {
    private final BookScope scope;
    private final Reads<PlayStatusChange, UUID> changes;
    private final Reads<PlayTrade, UUID> trades;

    WholePlay(BookScope scope) {
        this.scope = scope;
        this.changes = new PlayStatusChangeRecords(scope);
        this.trades = new PlayTradeRecords(scope);
    }

    Optional<PlayView> find(UUID id) {
        Object[] key = Play.TYPE.key().values(id);
        Query<PlayStatusChange> history =
                PlayStatusChange.TYPE.where(PlayStatusChange.PLAY_ID.eq(id)).orderBy(PlayStatusChange.CHANGED_AT.asc());
        Query<PlayTrade> earned = PlayTrade.TYPE.where(PlayTrade.PLAY_ID.eq(id)).orderBy(PlayTrade.OPENED_AT.asc());
        Scope where = scope.readScope();
        return scope.lane().read(Access.READ, session -> {
            StoredRow row = session.fetch(Play.TYPE, where, key);
            return row == null
                    ? Optional.empty()
                    : Optional.of(new PlayView(
                            StoredRecord.of(Play.TYPE, row.values()),
                            all(records -> changes.list(session, where, records), history, id),
                            all(records -> trades.list(session, where, records), earned, id)));
        });
    }

    private <R> List<R> all(Function<BoundedQuery<R>, List<R>> records, Query<R> query, UUID play) {
        // One row beyond tells that there are too many.
        List<R> found = records.apply(query.limit(PlayView.MOST + 1));
        if (found.size() > PlayView.MOST) {
            throw new InvalidRequestException(ErrorText.of(
                    "Cannot show a play whole: it has too many records; read them in pages",
                    "book",
                    scope.label(),
                    "play",
                    play,
                    "type",
                    query.type().name(),
                    "at_most",
                    PlayView.MOST));
        }
        return found;
    }
}
