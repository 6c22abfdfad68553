package org.tradingstore.core.internal.rows;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.tradingstore.error.ErrorText;
import org.tradingstore.error.OpenRefusedException;
import org.tradingstore.schema.EnumField;
import org.tradingstore.schema.Field;
import org.tradingstore.schema.RecordType;

/**
 * What a later description of a record type may change, the same on every engine: it may add optional fields that say since which version
 * they are there, and constants; indexes may come and go. Everything else would change or lose what is kept.
 */
public final class TypeChanges {
    private final String location;
    private final RecordType<?, ?> type;

    /** @param location of the database, for messages */
    public TypeChanges(String location, RecordType<?, ?> type) {
        this.location = location;
        this.type = type;
    }

    /**
     * The description in a line, to be kept: kind and key, then the fields, sorted: name, kind, a question mark where it is optional, and its
     * constants, as in {@code append(id); id uuid; side enumeration BUY|SELL; venue text?}.
     */
    public static String text(RecordType<?, ?> type) {
        List<String> parts = new ArrayList<>();
        parts.add(head(
                type.kind().name(),
                type.key().fields().stream().map(Field::name).toList()));
        type.fields().stream()
                .map(field -> field.name() + " " + text(field))
                .sorted()
                .forEach(parts::add);
        return String.join("; ", parts);
    }

    /** How the first part of a text reads. */
    public static String head(String kind, List<String> key) {
        return kind.toLowerCase(Locale.ROOT) + "(" + String.join(", ", key) + ")";
    }

    /** What a text says of a field, behind its name. */
    public static String text(Field<?, ?> field) {
        String constants = field instanceof EnumField<?, ?> named ? " " + String.join("|", named.names()) : "";
        return field.kind().name().toLowerCase(Locale.ROOT) + (field.optional() ? "?" : "") + constants;
    }

    /** Refuses a description of which the database keeps a later version. */
    public void requireNotNewer(int kept) {
        if (kept > type.version()) {
            throw refused(
                    "a record type was kept by a newer version of the application; upgrade it",
                    "version",
                    kept,
                    "supported",
                    type.version());
        }
    }

    /**
     * Refuses a description that changes more than it may.
     *
     * @param kept text of the description by which the records were kept
     * @param version of that description
     */
    public void requireAllowed(String kept, int version) {
        List<String> parts = Arrays.asList(kept.split("; ", -1));
        String head = head(
                type.kind().name(),
                type.key().fields().stream().map(Field::name).toList());
        if (!parts.get(0).equals(head)) {
            throw refused("the kind or the key of a record type has changed", "kept", parts.get(0), "described", head);
        }
        Map<String, String> fields = new LinkedHashMap<>();
        parts.subList(1, parts.size()).forEach(part -> fields.put(part.split(" ", 2)[0], part.split(" ", 2)[1]));
        fields.forEach(this::requireKept);
        for (Field<?, ?> field : type.fields()) {
            if (!fields.containsKey(field.name())) {
                requireAddable(field, version);
            }
        }
    }

    private void requireKept(String name, String kept) {
        Field<?, ?> field = type.field(name).orElse(null);
        if (field == null) {
            throw refused("a field of a record type that is kept is no longer described", "field", name, "kept", kept);
        }
        String described = text(field);
        if (!described.split(" ", 2)[0].equals(kept.split(" ", 2)[0])) {
            throw refused(
                    "a field of a record type has changed its type",
                    "field",
                    name,
                    "kept",
                    kept,
                    "described",
                    described);
        }
        if (field instanceof EnumField<?, ?> named) {
            List<String> gone = new ArrayList<>(Arrays.asList(kept.split(" ", 2)[1].split("\\|", -1)));
            gone.removeAll(named.names());
            if (!gone.isEmpty()) {
                throw refused("a field of a record type has lost constants", "field", name, "gone", gone);
            }
        }
    }

    private void requireAddable(Field<?, ?> field, int version) {
        if (!field.optional()) {
            throw refused(
                    "a field was added that records kept before cannot have; describe it by since(...)",
                    "field",
                    field.name());
        }
        if (field.since() <= version) {
            throw refused(
                    "a field was added that does not say so; describe it by since(" + (version + 1) + ")",
                    "field",
                    field.name(),
                    "since",
                    field.since(),
                    "kept_version",
                    version);
        }
    }

    private OpenRefusedException refused(String reason, Object... keysAndValues) {
        List<Object> all = new ArrayList<>(List.of("location", location, "type", type.name()));
        for (Object each : keysAndValues) {
            all.add(Objects.requireNonNull(each));
        }
        return new OpenRefusedException(ErrorText.of("Cannot open a database: " + reason, all.toArray()));
    }
}
