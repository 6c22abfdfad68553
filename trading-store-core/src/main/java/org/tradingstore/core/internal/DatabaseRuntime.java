package org.tradingstore.core.internal;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tradingstore.error.ClosedException;
import org.tradingstore.error.ErrorText;
import org.tradingstore.error.InvalidRequestException;
import org.tradingstore.error.TransactionScopeException;
import org.tradingstore.repository.Transactional.Computation;
import org.tradingstore.schema.AuditedType;
import org.tradingstore.schema.Database;
import org.tradingstore.schema.Profile;
import org.tradingstore.schema.RecordKind;
import org.tradingstore.schema.RecordType;
import org.tradingstore.spi.Access;
import org.tradingstore.spi.Capability;
import org.tradingstore.spi.OpenRequest;
import org.tradingstore.spi.OpenRequest.TypeLayout;
import org.tradingstore.spi.RowValues;
import org.tradingstore.spi.Scope;
import org.tradingstore.spi.Storage;
import org.tradingstore.spi.StorageDatabase;
import org.tradingstore.spi.StorageSession;

/** One open database: its engine, its types, its one writer and its dictionaries. */
final class DatabaseRuntime {
    /** What a database keeps for itself: plain and shared, in no digest. */
    private static final List<RecordType<?, ?>> INTERNAL = internal();

    private final Database database;
    private final Profile profile;
    private final StorageDatabase engine;
    private final boolean savepoints;
    private final Map<RecordType<?, ?>, TypeLayout> layouts = new HashMap<>();
    private final Map<RecordType<?, ?>, HistoryType<?, ?>> histories = new HashMap<>();
    private final List<RecordType<?, ?>> types;
    private final Clock clock;
    private final GroupCommit writer;
    private final Moments moments;
    private final CommitMarks marks;
    private final Dictionaries.Numbers numbers;
    private final OpenCursors cursors;
    private final SharedComputations computations = new SharedComputations();
    /** The threads that are in a transaction or run others' writes. */
    private final Busy busy = new Busy();

    private volatile boolean closed;

    DatabaseRuntime(Database database, Profile profile, Storage storage, List<RecordType<?, ?>> types, Clock clock) {
        this.database = database;
        this.profile = profile;
        this.types = List.copyOf(types);
        this.clock = clock;
        for (RecordType<?, ?> internal : INTERNAL) {
            layouts.put(internal, new TypeLayout(internal, true, false, false));
        }
        for (RecordType<?, ?> type : types) {
            boolean plain = type.kind() == RecordKind.PLAIN;
            boolean revised = type.kind() == RecordKind.KEYED || type.kind() == RecordKind.AUDITED;
            layouts.put(type, new TypeLayout(type, database.shared(), !plain, revised));
            if (type instanceof AuditedType<?, ?> audited) {
                HistoryType<?, ?> history = new HistoryType<>(audited);
                histories.put(type, history);
                layouts.put(history.type(), new TypeLayout(history.type(), database.shared(), true, false));
            }
        }
        this.engine = storage.open(new OpenRequest(database, profile, ordered()));
        this.savepoints = engine.info().capabilities().contains(Capability.SAVEPOINTS);
        this.moments = new Moments(clock);
        this.marks = new CommitMarks(database, engine);
        this.writer = new GroupCommit(new GroupRun(engine, marks, savepoints, moments, busy), database.label());
        this.numbers = new Dictionaries.Numbers(this);
        this.cursors = new OpenCursors(database.label());
    }

    private static List<RecordType<?, ?>> internal() {
        List<RecordType<?, ?>> all = new ArrayList<>(Dictionaries.TYPES);
        all.add(BackupNote.TYPE);
        all.add(CommitMarks.Mark.TYPE);
        all.add(Guards.Guard.TYPE);
        return List.copyOf(all);
    }

    /** The same database as {@code storage} has it. */
    DatabaseRuntime reopened(Storage storage) {
        return new DatabaseRuntime(database, profile, storage, types, clock);
    }

    private List<TypeLayout> ordered() {
        List<TypeLayout> all = new ArrayList<>();
        INTERNAL.forEach(type -> all.add(Objects.requireNonNull(layouts.get(type))));
        for (RecordType<?, ?> type : types) {
            all.add(Objects.requireNonNull(layouts.get(type)));
            HistoryType<?, ?> history = histories.get(type);
            if (history != null) {
                all.add(Objects.requireNonNull(layouts.get(history.type())));
            }
        }
        return all;
    }

    Database database() {
        return database;
    }

    Profile profile() {
        return profile;
    }

    Busy busy() {
        return busy;
    }

    /** Whether what fails within a transaction is taken back alone. */
    boolean takesBack() {
        return savepoints;
    }

    /** How many rows of a type the engine had best be given at once; 1 where it does not matter. */
    int rowsAtOnce(RecordType<?, ?> type) {
        return Math.max(1, engine.valuesAtOnce() / type.fields().size());
    }

    StorageDatabase engine() {
        return engine;
    }

    List<RecordType<?, ?>> types() {
        return types;
    }

    /** The types of records, and those that keep the revisions of audited ones: all that a stored digest covers. */
    List<RecordType<?, ?>> keptTypes() {
        List<RecordType<?, ?>> all = new ArrayList<>();
        for (RecordType<?, ?> type : types) {
            all.add(type);
            HistoryType<?, ?> history = histories.get(type);
            if (history != null) {
                all.add(history.type());
            }
        }
        return all;
    }

    Dictionaries.Numbers numbers() {
        return numbers;
    }

    CommitMarks marks() {
        return marks;
    }

    /** Of each book that has written, or of what is shared. */
    List<Scope> scopes() {
        return database.shared()
                ? List.of(Scope.SHARED)
                : numbers.books().stream()
                        .map(book -> Scope.book((int) book.number()))
                        .toList();
    }

    OpenCursors cursors() {
        return cursors;
    }

    SharedComputations computations() {
        return computations;
    }

    boolean enveloped(RecordType<?, ?> type) {
        return Objects.requireNonNull(layouts.get(type)).enveloped();
    }

    @SuppressWarnings("unchecked") // a history is kept under the type it was made of
    <R, K> HistoryType<R, K> history(RecordType<R, K> type) {
        return (HistoryType<R, K>) Objects.requireNonNull(histories.get(type));
    }

    void requireKnown(RecordType<?, ?> type) {
        if (!types.contains(type)) {
            throw new InvalidRequestException(ErrorText.of(
                    "Cannot serve a record type: it is not registered with the database; register it when the store is built",
                    "type",
                    type.name(),
                    "database",
                    database));
        }
    }

    RowValues encode(RecordType<?, ?> type, @Nullable Object[] stored) {
        return engine.encode(type, stored);
    }

    /** Runs a read in a session of its own. */
    <T> T read(Access access, Function<StorageSession, T> work) {
        requireUsable();
        return readInside(access, work);
    }

    /** As {@link #read}, also beside a transaction of the same thread: for what never changes once it is there. */
    <T> T readInside(Access access, Function<StorageSession, T> work) {
        try (StorageSession session = engine.begin(access)) {
            return work.apply(session);
        }
    }

    /** Runs maintenance or bookkeeping with the writer held; {@code work} commits. */
    <T> T exclusively(Function<StorageSession, T> work) {
        requireUsable();
        writer.acquire();
        try (StorageSession session = engine.begin(Access.WRITE)) {
            return work.apply(session);
        } finally {
            writer.release();
        }
    }

    long nextMoment() {
        return moments.next(false);
    }

    /** What the store's clock shows. */
    Instant now() {
        return clock.instant();
    }

    GroupCommit writer() {
        requireUsable();
        return writer;
    }

    /** Runs a transaction of the application on its own thread, with the writer held. */
    <S, T, X extends Exception> T transact(Function<TransactionLane, S> opener, Computation<S, T, X> work) throws X {
        requireUsable();
        writer.acquire();
        try (WriteSession session = new WriteSession(engine.begin(Access.WRITE))) {
            WriteContext context = new WriteContext(session, moments.next(true));
            TransactionLane lane = new TransactionLane(this, context, savepoints);
            T result;
            busy.enter();
            try {
                result = work.run(opener.apply(lane));
                lane.requireWhole();
            } finally {
                busy.leave();
                lane.end();
            }
            commit(session, context.moment());
            return result;
        } finally {
            writer.release();
        }
    }

    private void commit(WriteSession session, long moment) {
        boolean wrote = session.effects() > 0;
        CommitMarks.@Nullable Mark mark = wrote ? marks.mark(session, moment) : null;
        try {
            session.commit();
        } catch (RuntimeException | Error e) {
            if (!CommitMarks.leavesOpen(e)) {
                throw e;
            }
            marks.leave();
            throw marks.unknown(mark, moment, e);
        }
        if (wrote) {
            moments.changed(moment);
        }
    }

    /** Runs a write that must not run twice, such as one that reads a stream, on the calling thread with the writer held. */
    <T> T writeAlone(WriteTask<T> task) {
        requireUsable();
        writer.acquire();
        try (WriteSession session = new WriteSession(engine.begin(Access.WRITE))) {
            WriteContext context = new WriteContext(session, moments.next(task.changes()));
            T result;
            busy.enter();
            try {
                result = task.run(context);
            } finally {
                busy.leave();
            }
            commit(session, context.moment());
            return result;
        } finally {
            writer.release();
        }
    }

    /** Refuses use after close, and use round a transaction or update that the calling thread is in. */
    void requireUsable() {
        if (closed) {
            throw new ClosedException(ErrorText.of("Cannot use a database: the store is closed", "database", database));
        }
        requireOutside();
    }

    /** Refuses a call from inside a transaction or update of the calling thread. */
    void requireOutside() {
        if (busy.here()) {
            throw new TransactionScopeException(ErrorText.of(
                    "Cannot go round a transaction: its thread has it open on this database; use what the transaction was handed",
                    "database",
                    database));
        }
    }

    /** Waits for writes under way, reports cursors left open, and closes the engine. */
    void close() {
        if (closed) {
            return;
        }
        requireUsable();
        writer.close();
        closed = true;
        cursors.closeAll();
        engine.close();
    }
}
