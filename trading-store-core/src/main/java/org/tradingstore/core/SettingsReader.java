package org.tradingstore.core;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.tradingstore.error.ErrorText;
import org.tradingstore.error.InvalidRequestException;
import org.tradingstore.schema.Database;
import org.tradingstore.schema.Profile;
import org.tradingstore.spi.Storage;
import org.tradingstore.spi.StorageFactory;

/** Reads a store's settings by name. What they say is checked in full before any of it is applied; values are never repeated. */
final class SettingsReader {
    private static final String PROPERTY = "trading-store.";
    private static final String VARIABLE = "TRADING_STORE_";
    private static final String STORAGE = "storage";
    private static final String PROFILE = "profile";
    private static final String WRITER = "writer";
    private static final String MAINTAIN_EVERY = "maintain-every";

    /** By the name of a property without its prefix: the value, and the name under which it was given. */
    private final Map<String, Given> given = new TreeMap<>();

    private final Map<String, StorageFactory> engines = new TreeMap<>();

    private record Given(String key, String value) {}

    SettingsReader(Map<String, String> settings, List<StorageFactory> factories) {
        for (StorageFactory factory : factories) {
            if (engines.put(factory.engine(), factory) != null) {
                throw new InvalidRequestException(ErrorText.of(
                        "Cannot read the settings of a store: an engine is given twice", "engine", factory.engine()));
            }
        }
        Map<String, String> variables = new HashMap<>();
        for (String name : names()) {
            variables.put(
                    VARIABLE + name.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_'), name);
        }
        new TreeMap<>(settings).forEach((key, value) -> {
            if (key.startsWith(PROPERTY)) {
                String name = key.substring(PROPERTY.length());
                // The environment goes first.
                given.putIfAbsent(variables.containsValue(name) ? name : unknown(key), new Given(key, value));
            } else if (key.startsWith(VARIABLE)) {
                String name = variables.get(key);
                given.put(name == null ? unknown(key) : name, new Given(key, value));
            }
        });
        given.values().forEach(each -> {
            if (each.value().isBlank()) {
                throw refused(each, "it is empty");
            }
        });
    }

    private static List<String> names() {
        List<String> names = new ArrayList<>(List.of(STORAGE, WRITER, MAINTAIN_EVERY));
        for (Database database : Database.values()) {
            names.add(database.label() + "." + STORAGE);
            names.add(database.label() + "." + PROFILE);
        }
        return names;
    }

    private static String unknown(String key) {
        throw new InvalidRequestException(ErrorText.of(
                "Cannot read the settings of a store: there is no such setting; known are storage, DATABASE.storage,"
                        + " DATABASE.profile, writer and maintain-every",
                "setting",
                key));
    }

    TradingStores.Builder applyTo(TradingStores.Builder builder) {
        given.forEach((name, setting) -> {
            switch (name) {
                case STORAGE -> builder.storage(storage(setting));
                case WRITER -> applyWriter(builder, setting);
                case MAINTAIN_EVERY -> applyPause(builder, setting);
                default -> applyTo(builder, database(name), name, setting);
            }
        });
        return builder;
    }

    private void applyTo(TradingStores.Builder builder, Database database, String name, Given setting) {
        if (name.endsWith("." + STORAGE)) {
            builder.storage(database, storage(setting));
        } else {
            builder.profile(database, profile(setting));
        }
    }

    private static Database database(String name) {
        return Database.valueOf(name.substring(0, name.indexOf('.')).toUpperCase(Locale.ROOT));
    }

    private Storage storage(Given setting) {
        int colon = setting.value().indexOf(':');
        StorageFactory factory = colon < 0 ? null : engines.get(setting.value().substring(0, colon));
        if (factory == null) {
            throw refused(
                    setting,
                    "it does not begin with an engine that the application offers, such as " + offered() + ":...");
        }
        String address = setting.value().substring(colon + 1);
        try {
            return factory.storage(address);
        } catch (InvalidRequestException e) {
            // The exception is no cause of the new one: what it says must not bring a password into a log.
            throw refused(setting, withoutPassword(String.valueOf(e.getMessage()), address));
        }
    }

    private static String withoutPassword(String message, String address) {
        String shown = address.isBlank() ? message : message.replace(address, "...");
        return shown.replaceAll("//[^/\\s]*@", "//...@");
    }

    private String offered() {
        return String.join(":... or ", engines.keySet());
    }

    private static Profile profile(Given setting) {
        for (Profile profile : Profile.values()) {
            if (profile.name().equalsIgnoreCase(setting.value().strip())) {
                return profile;
            }
        }
        throw refused(setting, "it is none of ledger, standard and cache");
    }

    private static void applyWriter(TradingStores.Builder builder, Given setting) {
        int slash = setting.value().lastIndexOf('/');
        String application =
                slash < 0 ? "" : setting.value().substring(0, slash).strip();
        String version = setting.value().substring(slash + 1).strip();
        if (application.isEmpty() || version.isEmpty()) {
            throw refused(setting, "it is not application/version, such as momentum/1.4");
        }
        builder.writer(application, version);
    }

    private static void applyPause(TradingStores.Builder builder, Given setting) {
        Duration pause;
        try {
            pause = Duration.parse(setting.value().strip());
        } catch (DateTimeException e) {
            throw refused(setting, "it is no span of time, such as PT10M for ten minutes");
        }
        try {
            builder.maintainEvery(pause);
        } catch (InvalidRequestException e) {
            throw refused(setting, "it is not from 100 milliseconds to 30 days");
        }
    }

    private static InvalidRequestException refused(Given setting, String reason) {
        return new InvalidRequestException(
                ErrorText.of("Cannot read the settings of a store: " + reason, "setting", setting.key()));
    }
}
