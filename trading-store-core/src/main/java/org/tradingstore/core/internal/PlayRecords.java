package org.tradingstore.core.internal;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.tradingstore.error.ErrorText;
import org.tradingstore.error.InvalidRequestException;
import org.tradingstore.plays.Play;
import org.tradingstore.plays.PlayRepository;
import org.tradingstore.plays.PlayStatusChange;
import org.tradingstore.schema.RecordIds;
import org.tradingstore.spi.RowValues;

/** Plays, which come in with the first row of their history and leave their status to it. */
final class PlayRecords extends AuditedRecords<Play, UUID> implements PlayRepository {
    /** Keeps rows as they are: the play is changed here. */
    private final AppendRecords<PlayStatusChange, UUID> history;

    PlayRecords(BookScope scope) {
        super(Play.TYPE, scope);
        this.history = new AppendRecords<>(PlayStatusChange.TYPE, scope);
    }

    @Override
    boolean insert(WriteContext context, Origin origin, RowValues row) {
        Play play = StoredRecord.of(Play.TYPE, row);
        Object[] key = collisions().key(row);
        if (!play.status().first()) {
            if (context.session().fetch(type(), origin.scope(), key) != null) {
                return false;
            }
            throw cannotBegin(play);
        }
        if (!super.insert(context, origin, row)) {
            return false;
        }
        history.append(context, origin, history.encode(beginning(context, origin, play, key)));
        return true;
    }

    InvalidRequestException cannotBegin(Play play) {
        return new InvalidRequestException(ErrorText.of(
                "Cannot begin a play: it does not begin in this status; begin it as TEMP or NEW, or restore it with its history",
                "book",
                scope().label(),
                "play",
                play.id(),
                "status",
                play.status()));
    }

    /** It has the id of the play, so that it sorts before what follows; but not where the play was deleted and begins again. */
    private PlayStatusChange beginning(WriteContext context, Origin origin, Play play, Object[] key) {
        boolean again = context.session().fetch(PlayStatusChange.TYPE, origin.scope(), key) != null;
        return PlayStatusChange.of(play.id(), play.status(), play.createdAt())
                .id(again ? RecordIds.timeOrdered() : play.id())
                .build();
    }

    @Override
    void requireChange(RowValues former, RowValues row) {
        int status = Play.STATUS.ordinal();
        if (!Objects.equals(former.value(status), row.value(status))) {
            throw new InvalidRequestException(ErrorText.of(
                    "Cannot change a play: its status changes only with a status change, which is kept; use changeStatus",
                    "book",
                    scope().label(),
                    "play",
                    StoredRecord.keyOf(Play.TYPE, row),
                    "from",
                    StoredRecord.of(Play.TYPE, former).status(),
                    "to",
                    StoredRecord.of(Play.TYPE, row).status()));
        }
    }

    @Override
    public List<Play> dueToExpire(Instant now, ZoneId zone, int limit) {
        return new PlayExpiry(now.atZone(zone).toLocalDate(), limit).first(this);
    }
}
