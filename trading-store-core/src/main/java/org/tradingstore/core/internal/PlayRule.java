package org.tradingstore.core.internal;

import java.util.UUID;
import org.tradingstore.error.ErrorText;
import org.tradingstore.error.InvalidRequestException;
import org.tradingstore.plays.Play;
import org.tradingstore.plays.PlayStatusChange;
import org.tradingstore.schema.RecordIds;

/** A play comes in with the first row of its history, and leaves its status to it. */
final class PlayRule implements WriteRule<Play> {
    @Override
    public void created(Site site, Play play) {
        requireBeginning(site.scope(), play);
        // The play is as it is to be: its first row changes nothing.
        AppendRecords<PlayStatusChange, UUID> history = new AppendRecords<>(PlayStatusChange.TYPE, site.scope(), null);
        PlayStatusChange beginning = beginning(history, site, play);
        PlayStatusChangeRule.requireNotEarlier(site, beginning);
        history.append(site.context(), site.origin(), history.encode(beginning));
    }

    @Override
    public void changed(Site site, Play former, Play play) {
        if (former.status() != play.status()) {
            throw new InvalidRequestException(ErrorText.of(
                    "Cannot change a play: its status changes only with a status change, which is kept; use changeStatus",
                    "book",
                    site.scope().label(),
                    "play",
                    play.id(),
                    "from",
                    former.status(),
                    "to",
                    play.status()));
        }
    }

    static void requireBeginning(BookScope scope, Play play) {
        if (!play.status().first()) {
            throw new InvalidRequestException(ErrorText.of(
                    "Cannot begin a play: it does not begin in this status; begin it as TEMP or NEW, or restore it with its history",
                    "book",
                    scope.label(),
                    "play",
                    play.id(),
                    "status",
                    play.status()));
        }
    }

    /** It has the id of the play, so that it sorts before what follows; but not where the play was deleted and begins again. */
    private static PlayStatusChange beginning(AppendRecords<PlayStatusChange, UUID> history, Site site, Play play) {
        boolean again = history.in(site.context(), site.origin(), play.id()).isPresent();
        return PlayStatusChange.of(play.id(), play.status(), play.createdAt())
                .id(again ? RecordIds.timeOrdered() : play.id())
                .build();
    }
}
