package org.tradingstore.testkit.plants;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.tradingstore.schema.RecordType;
import org.tradingstore.spi.Access;
import org.tradingstore.spi.Capability;
import org.tradingstore.spi.OpenRequest;
import org.tradingstore.spi.Scope;
import org.tradingstore.spi.StorageDatabase;
import org.tradingstore.spi.StorageInfo;
import org.tradingstore.spi.StorageSession;
import org.tradingstore.spi.StoredRow;

/** Engines that lose something when they are opened again, or say what they are not. */
final class OpeningPlants {
    private OpeningPlants() {}

    static List<Plant> all() {
        return List.of(
                losing("loses a row when it is opened again", "K1", "kit_full"),
                losing("loses a revision when it is opened again", "K2", "kit_counter_history"),
                losing("loses what was appended when it is opened again", "K3", "kit_fill"),
                new Plant("hides a capability", "W10", (database, request) -> new ForwardingDatabase(database) {
                    @Override
                    public StorageInfo info() {
                        StorageInfo info = super.info();
                        Set<Capability> less = EnumSet.copyOf(info.capabilities());
                        less.remove(Capability.SAVEPOINTS);
                        return new StorageInfo(
                                info.engine(), info.version(), info.durable(), info.location(), info.profile(), less);
                    }
                }));
    }

    static Plant losing(String fault, String rule, String type) {
        return new Plant(fault, rule, (database, request) -> {
            request.types().stream()
                    .map(OpenRequest.TypeLayout::type)
                    .filter(each -> each.name().equals(type))
                    .forEach(each -> loseOne(database, each));
            return database;
        });
    }

    private static void loseOne(StorageDatabase database, RecordType<?, ?> type) {
        try (StorageSession session = database.begin(Access.WRITE)) {
            List<StoredRow> rows = AskedAnew.all(session, type, Scope.ALL);
            if (!rows.isEmpty()) {
                StoredRow lost = rows.get(0);
                Object[] key = WritePlants.key(type, lost);
                session.delete(type, Scope.book(lost.envelope().book()), List.<Object[]>of(key));
                session.commit();
            }
        }
    }
}
