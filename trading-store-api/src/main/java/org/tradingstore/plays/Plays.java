package org.tradingstore.plays;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.tradingstore.error.ConflictException;
import org.tradingstore.error.InvalidRequestException;
import org.tradingstore.error.MissingReferenceException;
import org.tradingstore.repository.Appended;
import org.tradingstore.repository.Digest;
import org.tradingstore.repository.Records;
import org.tradingstore.repository.Transactional;
import org.tradingstore.schema.RecordType;

/**
 * Plans to trade options, how far they are, and what they earned. A play and the history of its status never part: a play is kept
 * together with the row of its beginning, its status changes only together with a row that says so, and only to one that
 * {@link PlayStatus#mayFollow may follow}. This holds on every way in, within a transaction and outside. <em>Thread-safe outside a transaction.</em>
 */
public interface Plays extends Records, Transactional<Plays> {
    /** The record types of the database. */
    List<RecordType<?, ?>> TYPES = List.of(Play.TYPE, PlayStatusChange.TYPE, PlayTrade.TYPE);

    /** What is planned. */
    PlayRepository plays();

    /** How plays came to where they are. */
    PlayStatusChangeRepository statusChanges();

    /** What plays paid, received and earned. */
    PlayTradeRepository trades();

    /**
     * Keeps a new play, together with the first row of its history: with the id, the status and {@code createdAt} of the play.
     *
     * @param play in status TEMP or NEW
     * @return CREATED, or ALREADY_SAME where a play with its id or external id began in the same status and has the same content, how far
     *     it may have come since
     * @throws InvalidRequestException if it cannot begin in its status; nothing was written
     * @throws ConflictException if there is a play with its id or external id and other content; nothing was written
     */
    Appended<UUID> begin(Play play);

    /**
     * Changes the status of the play that {@code change} names, and keeps the change in the play's history, in one transaction.
     * Components that {@code change} lacks are kept as absent; what is known of the play's orders is in {@link PlayView#orders}.
     *
     * @return CREATED, or ALREADY_SAME where the same change was kept before; nothing was written then, wherever the play is now
     * @throws InvalidRequestException if the status cannot follow the play's, or the change is earlier than the play's last one; nothing
     *     was written
     * @throws ConflictException if a change with its id or external id has other content; nothing was written
     * @throws MissingReferenceException if there is no such play; nothing was written
     */
    default Appended<UUID> changeStatus(PlayStatusChange change) {
        return statusChanges().append(change);
    }

    /**
     * Keeps a play that is on its way or over already, together with its history, in one transaction: the way in for plays of another
     * system. Checked are that each change names the play, follows the one before, and is not earlier, and that the last one leads to the
     * status of the play. Not checked is that the first one is a beginning: where the past is not known, one change to the status that
     * the play is in, with the orders it has, is enough.
     *
     * @param history oldest first, at least one change and at most {@link PlayView#MOST}
     * @return CREATED, or ALREADY_SAME where the play is there with the same content and has these changes
     * @throws InvalidRequestException if the history is none of the play, or the play is there without it; nothing was written
     * @throws ConflictException if the play, or a change, is there with other content; nothing was written
     */
    Appended<UUID> restore(Play play, List<PlayStatusChange> history);

    /**
     * The play with this id, with its history and its trades, all as of one moment.
     *
     * @throws InvalidRequestException if it has more than {@link PlayView#MOST} changes or trades
     */
    Optional<PlayView> whole(UUID id);

    /** The fingerprint of everything that the database holds of this book. */
    Digest digest(Digest.Coverage coverage);
}
