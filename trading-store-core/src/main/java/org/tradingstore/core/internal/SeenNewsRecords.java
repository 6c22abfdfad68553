package org.tradingstore.core.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.tradingstore.error.ConflictException;
import org.tradingstore.error.ErrorText;
import org.tradingstore.repository.Inserted;
import org.tradingstore.signals.SeenNews;
import org.tradingstore.signals.SeenNewsRepository;
import org.tradingstore.signals.Sighting;
import org.tradingstore.spi.RowValues;

/** Headlines that one book has seen. */
final class SeenNewsRecords extends KeyedRecords<SeenNews, String> implements SeenNewsRepository {
    SeenNewsRecords(BookScope scope) {
        super(SeenNews.TYPE, scope);
    }

    @Override
    public Sighting markSeen(SeenNews item) {
        RowValues row = encode(item);
        Origin origin = scope().origin();
        return scope().lane().write(new Task<>(atomic(), true, List.of(item), context -> mark(context, origin, row)));
    }

    @Override
    public List<Sighting> markAllSeen(List<SeenNews> items) {
        List<SeenNews> given = List.copyOf(items);
        if (given.isEmpty()) {
            scope().requireUsable();
            return List.of();
        }
        List<RowValues> rows = given.stream().map(this::encode).toList();
        Origin origin = scope().origin();
        return scope().lane().write(new Task<>(false, true, given, context -> {
            List<Sighting> sightings = new ArrayList<>(rows.size());
            rows.forEach(row -> sightings.add(mark(context, origin, row)));
            return sightings;
        }));
    }

    private Sighting mark(WriteContext context, Origin origin, RowValues row) {
        if (insert(context, origin, row)) {
            return new Sighting(Inserted.CREATED, StoredRecord.keyOf(type(), row));
        }
        RowValues kept =
                collisions().find(context.session(), origin.scope(), row).row().values();
        return new Sighting(Inserted.EXISTS, StoredRecord.keyOf(type(), kept));
    }

    @Override
    public SeenNews attachSignal(String fingerprint, UUID signalId) {
        return update(fingerprint, item -> attached(item, signalId));
    }

    private SeenNews attached(SeenNews item, UUID signalId) {
        SeenNews attached = item.withSignal(signalId);
        if (item.signalId() != null && !item.equals(attached)) {
            throw new ConflictException(
                    ErrorText.of(
                            "Cannot attach a signal: the item led to another",
                            "book",
                            scope().label(),
                            "fingerprint",
                            item.fingerprint(),
                            "signal",
                            signalId,
                            "attached",
                            item.signalId()),
                    item.fingerprint(),
                    item,
                    attached,
                    List.of(SeenNews.SIGNAL_ID.name()),
                    null);
        }
        return attached;
    }
}
