package org.tradingstore.core.internal;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tradingstore.error.ErrorText;
import org.tradingstore.error.InvalidRequestException;
import org.tradingstore.plays.Play;
import org.tradingstore.plays.PlayStatusChange;
import org.tradingstore.plays.PlayView;

/** Refuses a history that is not one of the play, or in which a status does not follow the one before. */
final class PlayHistoryCheck {
    private final String book;
    private final Play play;

    PlayHistoryCheck(String book, Play play) {
        this.book = book;
        this.play = play;
    }

    void require(List<PlayStatusChange> history) {
        if (history.isEmpty() || history.size() > PlayView.MOST) {
            throw refusal("its history has no change, or too many", "changes", history.size());
        }
        PlayStatusChange before = null;
        for (PlayStatusChange change : history) {
            require(before, change);
            before = change;
        }
        PlayStatusChange last = history.get(history.size() - 1);
        if (last.status() != play.status()) {
            throw refusal("its history leads to another status than the one it is in", "last", last.status());
        }
    }

    private void require(@Nullable PlayStatusChange before, PlayStatusChange change) {
        if (!change.playId().equals(play.id())) {
            throw refusal("a change is of another play", "change", change.id());
        }
        if (before == null) {
            return;
        }
        if (change.changedAt().isBefore(before.changedAt())) {
            throw refusal("a change is earlier than the one before", "change", change.id());
        }
        if (!change.status().mayFollow(before.status())) {
            throw refusal(
                    "a status of its history cannot follow the one before",
                    "to",
                    change.status() + " from " + before.status());
        }
    }

    private InvalidRequestException refusal(String reason, String key, Object value) {
        return new InvalidRequestException(ErrorText.of(
                "Cannot restore a play: " + reason,
                "book",
                book,
                "play",
                play.id(),
                "status",
                play.status(),
                key,
                value));
    }
}
