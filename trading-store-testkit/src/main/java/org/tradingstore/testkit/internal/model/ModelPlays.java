package org.tradingstore.testkit.internal.model;

import org.tradingstore.error.InvalidRequestException;
import org.tradingstore.plays.Play;
import org.tradingstore.plays.PlayStatus;
import org.tradingstore.plays.PlayStatusChange;

/** Plays and how far they are: a play changes its status by a row of its history. */
final class ModelPlays {
    private ModelPlays() {}

    private static void require(boolean holds) {
        if (!holds) {
            throw new Refusal(Refused.plainly(InvalidRequestException.class));
        }
    }

    /** A play begins with a first row, which has its own id; it does not begin twice in a history. */
    static final class OfPlays implements ModelRule<Play> {
        @Override
        public void created(Site site, Play play) {
            require(play.status() == PlayStatus.TEMP || play.status() == PlayStatus.NEW);
            site.tables()
                    .of(PlayStatusChange.TYPE)
                    .withoutRule()
                    .append(
                            site.write(),
                            PlayStatusChange.of(play.id(), play.status(), play.createdAt())
                                    .id(play.id())
                                    .build());
        }

        @Override
        public void changed(Site site, Play former, Play play) {
            require(former.status() == play.status());
        }
    }

    /** A change is not earlier than the one before it, and gives its play a status that may follow. */
    static final class OfChanges implements ModelRule<PlayStatusChange> {
        @Override
        public void created(Site site, PlayStatusChange change) {
            for (PlayStatusChange other :
                    site.tables().of(PlayStatusChange.TYPE).list(PlayStatusChange.TYPE.all())) {
                require(!other.playId().equals(change.playId())
                        || other.id().equals(change.id())
                        || !change.changedAt().isBefore(other.changedAt()));
            }
            site.tables().of(Play.TYPE).withoutRule().update(site.write(), change.playId(), play -> {
                require(follows(play.status(), change.status()));
                return play.toBuilder().status(change.status()).build();
            });
        }

        private static boolean follows(PlayStatus from, PlayStatus to) {
            return switch (from) {
                case TEMP -> to == PlayStatus.NEW || to == PlayStatus.EXPIRED;
                case NEW -> to == PlayStatus.PENDING_OPENING || to == PlayStatus.OPEN || to == PlayStatus.EXPIRED;
                case PENDING_OPENING -> to == PlayStatus.NEW || to == PlayStatus.OPEN || to == PlayStatus.EXPIRED;
                case OPEN -> to == PlayStatus.PENDING_CLOSING || to == PlayStatus.CLOSED || to == PlayStatus.EXPIRED;
                case PENDING_CLOSING -> to == PlayStatus.OPEN || to == PlayStatus.CLOSED;
                case CLOSED, EXPIRED -> false;
            };
        }
    }
}
