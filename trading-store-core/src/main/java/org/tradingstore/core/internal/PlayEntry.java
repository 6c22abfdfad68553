package org.tradingstore.core.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.tradingstore.plays.Play;
import org.tradingstore.plays.PlayStatus;
import org.tradingstore.plays.PlayStatusChange;
import org.tradingstore.repository.Appended;
import org.tradingstore.schema.Query;
import org.tradingstore.spi.RowCursor;
import org.tradingstore.spi.RowValues;
import org.tradingstore.spi.Scan;
import org.tradingstore.spi.Selection;
import org.tradingstore.spi.StoredRow;

/** How a play comes in with its history: begun, or restored as it was elsewhere. */
final class PlayEntry {
    private final BookScope scope;
    private final PlayRecords plays;

    PlayEntry(BookScope scope) {
        this.scope = scope;
        this.plays = new PlayRecords(scope);
    }

    Appended<UUID> begin(Play play) {
        RowValues row = plays.encode(play);
        PlayRule.requireBeginning(scope, play);
        Origin origin = scope.origin();
        return scope.lane()
                .write(new Task<>(false, true, List.of(play), context -> begin(context, origin, play.status(), row)));
    }

    private Appended<UUID> begin(WriteContext context, Origin origin, PlayStatus status, RowValues row) {
        if (plays.insert(context, origin, row)) {
            return new Appended<>(Appended.Outcome.CREATED, StoredRecord.keyOf(Play.TYPE, row));
        }
        Collisions<Play, UUID> collisions = plays.collisions();
        Collisions.Kept kept = collisions.find(context.session(), origin.scope(), row);
        UUID id = StoredRecord.keyOf(Play.TYPE, kept.row().values());
        List<String> differences = new ArrayList<>(collisions.differences(kept, row));
        differences.remove(Play.STATUS.name());
        if (differences.isEmpty() && beganAs(context, origin, id) == status) {
            return new Appended<>(Appended.Outcome.ALREADY_SAME, id);
        }
        throw collisions.conflict("begin", kept, row);
    }

    private PlayStatus beganAs(WriteContext context, Origin origin, UUID id) {
        Query<PlayStatusChange> history =
                PlayStatusChange.TYPE.where(PlayStatusChange.PLAY_ID.eq(id)).orderBy(PlayStatusChange.CHANGED_AT.asc());
        Selection ofPlay = new Selection(PlayStatusChange.TYPE, origin.scope(), history.condition());
        try (RowCursor rows = context.session().scan(Scan.first(ofPlay, history.completeOrder(), 1))) {
            StoredRow first = rows.next();
            if (first == null) {
                throw new IllegalStateException("A play is kept without a history: " + id);
            }
            return StoredRecord.of(PlayStatusChange.TYPE, first.values()).status();
        }
    }

    Appended<UUID> restore(Play play, List<PlayStatusChange> history) {
        new PlayHistoryCheck(scope.label(), play).require(history);
        List<PlayStatusChange> changes = List.copyOf(history);
        PlayRestoration restoration = new PlayRestoration(scope, play, changes);
        Origin origin = scope.origin();
        List<Object> records = new ArrayList<>(changes);
        records.add(play);
        return scope.lane().write(new Task<>(false, true, records, context -> restoration.write(context, origin)));
    }
}
