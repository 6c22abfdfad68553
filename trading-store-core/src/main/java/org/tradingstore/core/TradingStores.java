package org.tradingstore.core;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tradingstore.TradingStore;
import org.tradingstore.agents.Agents;
import org.tradingstore.cache.Cache;
import org.tradingstore.config.Config;
import org.tradingstore.core.internal.Archives;
import org.tradingstore.core.internal.LocalStore;
import org.tradingstore.core.internal.StoreSettings;
import org.tradingstore.core.internal.StoredNames;
import org.tradingstore.error.ErrorText;
import org.tradingstore.error.InvalidDescriptionException;
import org.tradingstore.error.InvalidRequestException;
import org.tradingstore.error.OpenRefusedException;
import org.tradingstore.error.StoreBusyException;
import org.tradingstore.following.Following;
import org.tradingstore.history.History;
import org.tradingstore.ledger.Ledger;
import org.tradingstore.operations.Operations;
import org.tradingstore.plays.Plays;
import org.tradingstore.portfolio.Portfolio;
import org.tradingstore.repository.Archive;
import org.tradingstore.satellites.Satellites;
import org.tradingstore.schema.Database;
import org.tradingstore.schema.Profile;
import org.tradingstore.schema.RecordKind;
import org.tradingstore.schema.RecordType;
import org.tradingstore.schema.Writer;
import org.tradingstore.signals.Signals;
import org.tradingstore.spi.Storage;
import org.tradingstore.spi.StorageFactory;
import org.tradingstore.universe.Universe;

/** Opens stores. */
public final class TradingStores {
    private TradingStores() {}

    public static Builder builder() {
        return new Builder();
    }

    /**
     * A builder of what the system's settings say, so that an operator changes the engine and no code. More can be said, and said
     * otherwise, before it is opened.
     *
     * <p>The environment is asked too, and goes before the properties: {@code trading-store.history.storage} is
     * {@code TRADING_STORE_HISTORY_STORAGE} there. See {@link #from(Map, StorageFactory...)} for what can be said.
     */
    public static Builder from(Properties properties, StorageFactory... engines) {
        Map<String, String> all = new HashMap<>(System.getenv());
        properties.stringPropertyNames().forEach(name -> all.put(name, properties.getProperty(name)));
        return from(all, engines);
    }

    /**
     * The same from given settings alone. Names are those of properties or of the environment, which go first; all that begin neither
     * with {@code trading-store.} nor with {@code TRADING_STORE_} are others' and left alone:
     *
     * <ul>
     *   <li>{@code trading-store.storage}: where every database is kept, {@code engine:address}, such as {@code sqlite:/var/store}
     *   <li>{@code trading-store.history.storage}: where one database is kept, by its name
     *   <li>{@code trading-store.ledger.profile}: {@code ledger}, {@code standard} or {@code cache}
     *   <li>{@code trading-store.writer}: what envelopes name as the writer, {@code application/version}
     *   <li>{@code trading-store.maintain-every}: the pause between runs of upkeep, such as {@code PT10M}
     * </ul>
     *
     * @param engines those that may be named
     * @throws InvalidRequestException for a name that is none of these, an engine that is not given, or a value that is none; it names
     *     the setting, and repeats no value, which may hold a password
     */
    public static Builder from(Map<String, String> settings, StorageFactory... engines) {
        return new SettingsReader(settings, List.of(engines)).applyTo(new Builder());
    }

    /** Says where a store keeps what. <em>Not thread-safe: used by one opener.</em> */
    public static final class Builder {
        private static final Duration SHORTEST_PAUSE = Duration.ofMillis(100);
        private static final Duration LONGEST_PAUSE = Duration.ofDays(30);

        private final Map<Database, Storage> storages = new EnumMap<>(Database.class);
        private final Map<Database, Profile> profiles = new EnumMap<>(Database.class);
        private final Map<Database, List<RecordType<?, ?>>> types = new EnumMap<>(Database.class);
        private final Map<RecordType<?, ?>, Archive<?>> archives = new HashMap<>();
        private final List<Storage> everything = new ArrayList<>();
        private Clock clock = Clock.systemUTC();
        private Writer writer = new Writer("application", "0");
        private @Nullable Duration maintainEvery;

        private Builder() {
            types.put(Database.UNIVERSE, new ArrayList<>(Universe.TYPES));
            types.put(Database.HISTORY, new ArrayList<>(History.TYPES));
            types.put(Database.CONFIG, new ArrayList<>(Config.TYPES));
            types.put(Database.LEDGER, new ArrayList<>(Ledger.TYPES));
            types.put(Database.PORTFOLIO, new ArrayList<>(Portfolio.TYPES));
            types.put(Database.SATELLITES, new ArrayList<>(Satellites.TYPES));
            types.put(Database.AGENTS, new ArrayList<>(Agents.TYPES));
            types.put(Database.SIGNALS, new ArrayList<>(Signals.TYPES));
            types.put(Database.PLAYS, new ArrayList<>(Plays.TYPES));
            types.put(Database.FOLLOWING, new ArrayList<>(Following.TYPES));
            types.put(Database.OPERATIONS, new ArrayList<>(Operations.TYPES));
            types.put(Database.CACHE, new ArrayList<>(Cache.TYPES));
        }

        /** Keeps every database there that is not given a place of its own. */
        public Builder storage(Storage storage) {
            everything.clear();
            everything.add(storage);
            return this;
        }

        /** Keeps one database there. */
        public Builder storage(Database database, Storage storage) {
            storages.put(database, storage);
            return this;
        }

        /** Asks one database for another promise than its own. */
        public Builder profile(Database database, Profile profile) {
            profiles.put(database, profile);
            return this;
        }

        /** Keeps an application's own records in a database, as it keeps the library's. */
        public Builder register(Database database, RecordType<?, ?> type) {
            types.computeIfAbsent(database, any -> new ArrayList<>()).add(type);
            return this;
        }

        /**
         * Hands the records of {@code type} whose time is over to {@code archive} before upkeep removes them; without one they are removed.
         *
         * @throws InvalidRequestException if records of the type are kept for good
         */
        public <R> Builder archive(RecordType<R, ?> type, Archive<R> archive) {
            if (type.retention().isEmpty()) {
                throw new InvalidRequestException(ErrorText.of(
                        "Cannot archive a record type: its records are kept for good", "type", type.name()));
            }
            archives.put(type, archive);
            return this;
        }

        /** Where the moments of envelopes, and what is due, come from; the system's clock unless said. */
        public Builder clock(Clock source) {
            clock = source;
            return this;
        }

        /** What envelopes name as the writer; {@code application} and version {@code 0} unless said. */
        public Builder writer(String application, String version) {
            if (application.isBlank() || version.isBlank()) {
                throw new InvalidRequestException(ErrorText.of(
                        "Cannot name a writer: application or version is blank",
                        "application",
                        application,
                        "version",
                        version));
            }
            writer = new Writer(application, version);
            return this;
        }

        /**
         * Runs {@link TradingStore#maintain} on a thread of the store's own, with a pause of {@code pause} before each run. A run that
         * fails is logged and found in {@link TradingStore#lastMaintenance}; the next one comes all the same. Unless this is said, the
         * application runs upkeep.
         *
         * @throws InvalidRequestException if it is below 100 milliseconds or above 30 days
         */
        public Builder maintainEvery(Duration pause) {
            if (pause.compareTo(SHORTEST_PAUSE) < 0 || pause.compareTo(LONGEST_PAUSE) > 0) {
                throw new InvalidRequestException(ErrorText.of(
                        "Cannot run upkeep on a schedule: the pause is from 100 milliseconds to 30 days",
                        "pause",
                        pause));
            }
            maintainEvery = pause;
            return this;
        }

        /**
         * Opens the store: the databases that are there, at once; one that is not is made at its first use, which may then be
         * refused as this may be.
         *
         * @throws InvalidDescriptionException if a record type cannot be kept; the message names the component
         * @throws OpenRefusedException if a database is something else, newer, or cannot honour its profile
         * @throws StoreBusyException if another process holds a database beyond the time allowed
         */
        public TradingStore open() {
            Map<Database, Storage> places = new EnumMap<>(Database.class);
            types.forEach((database, registered) -> {
                check(database, registered);
                Storage place = storages.get(database);
                if (place == null && !everything.isEmpty()) {
                    place = everything.get(0);
                }
                if (place == null) {
                    throw new InvalidRequestException(ErrorText.of(
                            "Cannot open a store: a database has no storage; name one", "database", database));
                }
                places.put(database, place);
            });
            return LocalStore.open(
                    new StoreSettings(places, profiles, types, new Archives(archives), clock, writer, maintainEvery));
        }

        private static void check(Database database, List<RecordType<?, ?>> registered) {
            Set<String> names = new HashSet<>();
            for (RecordType<?, ?> type : registered) {
                type.requireValid();
                StoredNames.requireFree(type, registered);
                if (!names.add(type.name())) {
                    throw new InvalidDescriptionException(ErrorText.of(
                            "Cannot keep a record type: another of the same name is in the database",
                            "type",
                            type.name(),
                            "database",
                            database));
                }
                if (type.kind() == RecordKind.PLAIN && !database.shared()) {
                    throw new InvalidDescriptionException(ErrorText.of(
                            "Cannot keep a record type: one without an envelope belongs into a shared database",
                            "type",
                            type.name(),
                            "database",
                            database));
                }
                type.references().forEach(reference -> {
                    if (!registered.contains(reference.parent())) {
                        throw new InvalidDescriptionException(ErrorText.of(
                                "Cannot keep a record type: the parent of a reference is not in the same database",
                                "type",
                                type.name(),
                                "parent",
                                reference.parent().name()));
                    }
                });
            }
        }
    }
}
