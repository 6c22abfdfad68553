package org.tradingstore.core.internal;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.tradingstore.error.OutcomeUnknownException;
import org.tradingstore.plays.Play;
import org.tradingstore.plays.PlayRepository;
import org.tradingstore.plays.PlayStatusChange;
import org.tradingstore.plays.PlayStatusChangeRepository;
import org.tradingstore.plays.PlayTradeRepository;
import org.tradingstore.plays.PlayView;
import org.tradingstore.plays.Plays;
import org.tradingstore.repository.Appended;
import org.tradingstore.repository.Resolution;

/** The plays database of one book. */
final class PlaysShelf extends RepositoryShelf implements Plays {
    PlaysShelf(BookScope scope) {
        super(scope);
    }

    @Override
    public PlayRepository plays() {
        return new PlayRecords(scope());
    }

    @Override
    public PlayStatusChangeRepository statusChanges() {
        return new PlayStatusChangeRecords(scope());
    }

    @Override
    public PlayTradeRepository trades() {
        return new PlayTradeRecords(scope());
    }

    @Override
    public Appended<UUID> begin(Play play) {
        return new PlayEntry(scope()).begin(play);
    }

    @Override
    public Appended<UUID> restore(Play play, List<PlayStatusChange> history) {
        return new PlayEntry(scope()).restore(play, history);
    }

    @Override
    public Optional<PlayView> whole(UUID id) {
        return new WholePlay(scope()).find(id);
    }

    @Override
    public <T, X extends Exception> T computeInTransaction(Computation<Plays, T, X> work) throws X {
        return Transactions.run(scope(), PlaysShelf::new, work);
    }

    @Override
    public Resolution resolve(OutcomeUnknownException e) {
        return Transactions.resolve(scope(), e);
    }
}
