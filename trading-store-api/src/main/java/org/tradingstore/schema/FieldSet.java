package org.tradingstore.schema;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.tradingstore.error.ErrorText;

/** Collects the fields of one description, and what is wrong with it. Not thread-safe: used by one initialiser. */
final class FieldSet<R> {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(_[a-z0-9]+)*");
    private static final int LONGEST = 50;
    /** What the store names itself, and what an engine keeps for itself. */
    private static final List<String> RESERVED = List.of("env_", "sqlite_");

    private final String owner;
    private final List<Field<R, ?>> fields = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    private final List<String> faults = new ArrayList<>();

    FieldSet(String owner) {
        this.owner = owner;
        checkName("type", owner);
    }

    <F extends Field<R, ?>> F add(
            String name, Kind kind, boolean optional, int since, Function<Field.Spec, F> constructor) {
        checkName("field", name);
        if (!names.add(name)) {
            fault("two fields share a name", "field", name);
        }
        if (since < 1) {
            fault("the version a field was added in is below 1", "field", name);
        }
        F field = constructor.apply(new Field.Spec(name, kind, optional, since, fields.size()));
        fields.add(field);
        return field;
    }

    void fault(String text, Object... keysAndValues) {
        Object[] withOwner = new Object[keysAndValues.length + 2];
        withOwner[0] = "type";
        withOwner[1] = owner;
        System.arraycopy(keysAndValues, 0, withOwner, 2, keysAndValues.length);
        faults.add(ErrorText.of(text, withOwner));
    }

    boolean holds(Field<R, ?> field) {
        return field.ordinal() < fields.size() && fields.get(field.ordinal()) == field;
    }

    List<Field<R, ?>> fields() {
        return fields;
    }

    List<String> faults() {
        return faults;
    }

    private void checkName(String what, String name) {
        if (!NAME.matcher(name).matches() || name.length() > LONGEST) {
            fault(
                    "a stored name is not lower case words joined by single underscores, at most 50 characters",
                    what,
                    name);
        }
        RESERVED.stream()
                .filter(name::startsWith)
                .forEach(prefix -> fault("a stored name begins with what is reserved", what, name, "reserved", prefix));
    }
}
