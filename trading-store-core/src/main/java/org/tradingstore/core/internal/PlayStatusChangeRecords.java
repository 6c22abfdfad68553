package org.tradingstore.core.internal;

import java.time.Instant;
import java.util.UUID;
import org.tradingstore.error.ErrorText;
import org.tradingstore.error.InvalidRequestException;
import org.tradingstore.plays.Play;
import org.tradingstore.plays.PlayStatusChange;
import org.tradingstore.plays.PlayStatusChangeRepository;
import org.tradingstore.repository.Appended;
import org.tradingstore.schema.Query;
import org.tradingstore.spi.RowCursor;
import org.tradingstore.spi.RowValues;
import org.tradingstore.spi.Scan;
import org.tradingstore.spi.Selection;
import org.tradingstore.spi.StoredRow;

/** Changes of status, each of which changes its play. */
final class PlayStatusChangeRecords extends AppendRecords<PlayStatusChange, UUID>
        implements PlayStatusChangeRepository {
    /** Changes the status too: the history is kept here. */
    private final AuditedRecords<Play, UUID> plays;

    PlayStatusChangeRecords(BookScope scope) {
        super(PlayStatusChange.TYPE, scope);
        this.plays = new AuditedRecords<>(Play.TYPE, scope);
    }

    @Override
    boolean changes() {
        return true;
    }

    @Override
    Appended<UUID> append(WriteContext context, Origin origin, RowValues row) {
        // A change that was kept before is the same or a conflict, wherever the play is now.
        if (!collisions().taken(context.session(), origin.scope(), row)) {
            References.require(context.session(), type(), origin.scope(), row);
            PlayStatusChange change = StoredRecord.of(type(), row);
            requireNotEarlier(context, origin, change);
            plays.update(context, origin, change.playId(), current -> changed(current, change));
        }
        return super.append(context, origin, row);
    }

    private Play changed(Play play, PlayStatusChange change) {
        if (!change.status().mayFollow(play.status())) {
            throw new InvalidRequestException(ErrorText.of(
                    "Cannot change the status of a play: the one cannot follow the other",
                    "book",
                    scope().label(),
                    "play",
                    play.id(),
                    "from",
                    play.status(),
                    "to",
                    change.status()));
        }
        return play.toBuilder().status(change.status()).build();
    }

    private void requireNotEarlier(WriteContext context, Origin origin, PlayStatusChange change) {
        Query<PlayStatusChange> last = PlayStatusChange.TYPE
                .where(PlayStatusChange.PLAY_ID.eq(change.playId()))
                .orderBy(PlayStatusChange.CHANGED_AT.desc());
        Selection ofPlay = new Selection(type(), origin.scope(), last.condition());
        try (RowCursor rows = context.session().scan(Scan.first(ofPlay, last.completeOrder(), 1))) {
            StoredRow row = rows.next();
            if (row != null) {
                Instant before = StoredRecord.of(type(), row.values()).changedAt();
                requireNotEarlier(change, before);
            }
        }
    }

    private void requireNotEarlier(PlayStatusChange change, Instant before) {
        if (change.changedAt().isBefore(before)) {
            throw new InvalidRequestException(ErrorText.of(
                    "Cannot change the status of a play: the change is earlier than the play's last one; give when it was learned of",
                    "book",
                    scope().label(),
                    "play",
                    change.playId(),
                    "to",
                    change.status(),
                    "changed_at",
                    change.changedAt(),
                    "last",
                    before));
        }
    }
}
