package org.tradingstore.testkit.plants;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.tradingstore.spi.Access;
import org.tradingstore.spi.OpenRequest;
import org.tradingstore.spi.Storage;
import org.tradingstore.spi.StorageDatabase;
import org.tradingstore.spi.StorageSession;

/**
 * An engine that is wrong in one way.
 *
 * @param fault what it does wrong
 * @param rule number of the rule that must fail on it
 */
record Plant(String fault, String rule, Opening opening) {
    /** How an opened database is made wrong. */
    interface Opening {
        StorageDatabase plant(StorageDatabase database, OpenRequest request);
    }

    /** How a session is made wrong. */
    interface Begun {
        StorageSession plant(StorageSession session, Access access);
    }

    /** Every plant there is. */
    static List<Plant> all() {
        return Stream.of(
                        ValuePlants.all(),
                        OrderPlants.all(),
                        ConditionPlants.all(),
                        WritePlants.all(),
                        TransactionPlants.all(),
                        BookPlants.all(),
                        ComputationPlants.all(),
                        OpeningPlants.all(),
                        RecordPlants.all(),
                        DomainPlants.all(),
                        FilePlants.all(),
                        StrategyPlants.all(),
                        AnalyticsPlants.all())
                .flatMap(List::stream)
                .toList();
    }

    /** An engine without a fault. */
    static Plant none() {
        return new Plant("does nothing wrong", "", (database, request) -> database);
    }

    /** A fault in each session by itself. */
    static Plant session(String fault, String rule, Function<StorageSession, StorageSession> wrong) {
        return begun(fault, rule, (session, access) -> wrong.apply(session));
    }

    /** A fault in each session, by what the session is for. */
    static Plant begun(String fault, String rule, Begun wrong) {
        return new Plant(fault, rule, (database, request) -> new ForwardingDatabase(database) {
            @Override
            public StorageSession begin(Access access) {
                return wrong.plant(super.begin(access), access);
            }
        });
    }

    /** The engine with the fault in it. */
    Storage in(Storage storage) {
        return new Storage() {
            @Override
            public String engine() {
                return storage.engine();
            }

            @Override
            public StorageDatabase open(OpenRequest request) {
                return opening.plant(storage.open(request), request);
            }
        };
    }

    @Override
    public String toString() {
        return rule + " finds an engine that " + fault;
    }
}
