package org.tradingstore.testkit;

import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tradingstore.core.MemoryStorage;
import org.tradingstore.schema.AuditedType;
import org.tradingstore.schema.Database;
import org.tradingstore.schema.KeyedType;
import org.tradingstore.schema.RecordType;
import org.tradingstore.schema.TextField;
import org.tradingstore.schema.WholeField;
import org.tradingstore.spi.Capability;
import org.tradingstore.spi.Storage;

/** An application's records as the kit asks them, one of which random values alone do not make. */
class OwnRecordContractTest extends RecordContract {
    private static final Pattern DESK = Pattern.compile("[A-Z]{3}-[0-9]{4}");

    private Storage storage = MemoryStorage.forTests();

    record Desk(String code, @Nullable String name) {
        private static final RecordType.Builder<Desk> SCHEMA = RecordType.describe(Desk.class, "desk");
        static final TextField<Desk> CODE = SCHEMA.text("code", Desk::code);
        static final TextField<Desk> NAME = SCHEMA.optional().text("name", Desk::name);
        static final AuditedType<Desk, String> TYPE =
                SCHEMA.audited().key(CODE).index(NAME).build(row -> new Desk(CODE.read(row), NAME.readOrNull(row)));

        Desk {
            if (!DESK.matcher(code).matches()) {
                throw new IllegalArgumentException("Not the code of a desk: " + code);
            }
        }
    }

    record Seat(long number, String desk, @Nullable String trader) {
        private static final RecordType.Builder<Seat> SCHEMA = RecordType.describe(Seat.class, "seat");
        static final WholeField<Seat> NUMBER = SCHEMA.whole("number", Seat::number);
        static final TextField<Seat> DESK = SCHEMA.text("desk", Seat::desk);
        static final TextField<Seat> TRADER = SCHEMA.optional().text("trader", Seat::trader);
        static final KeyedType<Seat, Long> TYPE = SCHEMA.keyed()
                .key(NUMBER)
                .uniqueWhenPresent(TRADER)
                .references(DESK, Desk.TYPE)
                .build(row -> new Seat(NUMBER.read(row), DESK.read(row), TRADER.readOrNull(row)));
    }

    @Override
    protected Map<RecordType<?, ?>, Database> types() {
        return Map.of(Desk.TYPE, Database.CONFIG, Seat.TYPE, Database.CONFIG);
    }

    @Override
    @SuppressWarnings("unchecked") // a type is compared with that of the record
    protected <R> RecordGenerator<R> generator(RecordType<R, ?> type, long seed) {
        RecordGenerator<R> random = super.generator(type, seed);
        if (type != Desk.TYPE) {
            return random;
        }
        RecordGenerator<Desk> desks = (RecordGenerator<Desk>) random;
        return (RecordGenerator<R>) desks.with(Desk.CODE, () -> "ABC-%04d".formatted(desks.nextInt(10_000)));
    }

    @Override
    protected StorageUnderTest open() {
        return StorageUnderTest.of(() -> storage).lacking(Capability.SECOND_PROCESS, Capability.BACKUP);
    }

    @Override
    protected void wipe() {
        storage = MemoryStorage.forTests();
    }
}
