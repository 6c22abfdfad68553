package org.tradingstore.core.internal;

import java.util.List;
import java.util.UUID;
import org.tradingstore.error.ErrorText;
import org.tradingstore.error.InvalidRequestException;
import org.tradingstore.plays.Play;
import org.tradingstore.plays.PlayStatusChange;
import org.tradingstore.repository.Appended;
import org.tradingstore.spi.RowValues;

/** Writes a play with the history that it brings, or finds that both are there. */
final class PlayRestoration {
    private final BookScope scope;
    /** Keeps a play as it is, in any status. */
    private final AuditedRecords<Play, UUID> plays;
    /** Keeps changes as they are, without changing the play. */
    private final AppendRecords<PlayStatusChange, UUID> changes;

    private final RowValues play;
    private final List<RowValues> history;

    PlayRestoration(BookScope scope, Play play, List<PlayStatusChange> history) {
        this.scope = scope;
        this.plays = new AuditedRecords<>(Play.TYPE, scope, null);
        this.changes = new AppendRecords<>(PlayStatusChange.TYPE, scope, null);
        this.play = plays.encode(play);
        this.history = history.stream().map(changes::encode).toList();
    }

    Appended<UUID> write(WriteContext context, Origin origin) {
        if (plays.insert(context, origin, play)) {
            history.forEach(row -> changes.append(context, origin, row));
            return new Appended<>(Appended.Outcome.CREATED, StoredRecord.keyOf(Play.TYPE, play));
        }
        Collisions.Kept kept = plays.collisions().find(context.session(), origin.scope(), play);
        if (!plays.collisions().differences(kept, play).isEmpty() || kept.index() != null) {
            throw plays.collisions().conflict("restore", kept, play);
        }
        for (RowValues row : history) {
            requireKept(context, origin, row);
        }
        return new Appended<>(Appended.Outcome.ALREADY_SAME, StoredRecord.keyOf(Play.TYPE, play));
    }

    private void requireKept(WriteContext context, Origin origin, RowValues row) {
        if (!changes.collisions().taken(context.session(), origin.scope(), row)) {
            throw new InvalidRequestException(ErrorText.of(
                    "Cannot restore a play: it is there, but without a change of the history given",
                    "book",
                    scope.label(),
                    "play",
                    StoredRecord.keyOf(Play.TYPE, play),
                    "change",
                    StoredRecord.keyOf(PlayStatusChange.TYPE, row)));
        }
        // What is there is the same, or a conflict.
        changes.append(context, origin, row);
    }
}
