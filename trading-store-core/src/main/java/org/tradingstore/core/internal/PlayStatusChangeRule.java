package org.tradingstore.core.internal;

import java.time.Instant;
import org.tradingstore.error.ErrorText;
import org.tradingstore.error.InvalidRequestException;
import org.tradingstore.plays.Play;
import org.tradingstore.plays.PlayStatusChange;
import org.tradingstore.schema.Query;
import org.tradingstore.spi.RowCursor;
import org.tradingstore.spi.Scan;
import org.tradingstore.spi.Selection;
import org.tradingstore.spi.StoredRow;

/** A change of status changes its play, in the same transaction. */
final class PlayStatusChangeRule implements WriteRule<PlayStatusChange> {
    @Override
    public void created(Site site, PlayStatusChange change) {
        requireNotEarlier(site, change);
        // Changes the status too: its history is what is being written.
        new AuditedRecords<>(Play.TYPE, site.scope(), null)
                .update(site.context(), site.origin(), change.playId(), play -> changed(site, play, change));
    }

    private static Play changed(Site site, Play play, PlayStatusChange change) {
        if (!change.status().mayFollow(play.status())) {
            throw new InvalidRequestException(ErrorText.of(
                    "Cannot change the status of a play: the one cannot follow the other",
                    "book",
                    site.scope().label(),
                    "play",
                    play.id(),
                    "from",
                    play.status(),
                    "to",
                    change.status()));
        }
        return play.toBuilder().status(change.status()).build();
    }

    /** Refuses a change that is earlier than the last one of its play, also where the play was deleted and begins again. */
    static void requireNotEarlier(Site site, PlayStatusChange change) {
        Query<PlayStatusChange> last = PlayStatusChange.TYPE
                .where(PlayStatusChange.PLAY_ID.eq(change.playId()).and(PlayStatusChange.ID.ne(change.id())))
                .orderBy(PlayStatusChange.CHANGED_AT.desc());
        Selection ofPlay = new Selection(PlayStatusChange.TYPE, site.origin().scope(), last.condition());
        try (RowCursor rows = site.context().session().scan(Scan.first(ofPlay, last.completeOrder(), 1))) {
            StoredRow row = rows.next();
            if (row != null) {
                Instant before =
                        StoredRecord.of(PlayStatusChange.TYPE, row.values()).changedAt();
                requireNotEarlier(site, change, before);
            }
        }
    }

    private static void requireNotEarlier(Site site, PlayStatusChange change, Instant before) {
        if (change.changedAt().isBefore(before)) {
            throw new InvalidRequestException(ErrorText.of(
                    "Cannot change the status of a play: the change is earlier than the play's last one; give when it was learned of",
                    "book",
                    site.scope().label(),
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
