package org.tradingstore.sqlite.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.tradingstore.jdbi.internal.SideTable;
import org.tradingstore.jdbi.internal.TableSql;
import org.tradingstore.schema.Field;
import org.tradingstore.sqlite.internal.FileSchema.Entry;

/**
 * The steps from what is there of a record type to what its description asks for: columns are added in place; a table whose checks have
 * changed is made anew and filled from the former; indexes, triggers, views and tables of elements are dropped and made. Whether the
 * description may change so was decided before.
 */
final class TypeUpgrade {
    private static final String NEW = "ts_upgrade";

    private final TableSql table;
    private final String name;
    private final Map<String, String> wanted;
    private final Map<String, Entry> found;
    private final List<Entry> strangers;
    private final List<String> statements = new ArrayList<>();
    private final List<String> words = new ArrayList<>();
    private final Set<String> remade = new LinkedHashSet<>();

    TypeUpgrade(TableSql table, Map<String, String> wanted, Map<String, Entry> found, List<Entry> strangers) {
        this.table = table;
        this.name = table.type().name();
        this.wanted = wanted;
        this.found = new LinkedHashMap<>(found);
        this.strangers = strangers;
    }

    /** Whether everything is as it is wanted, and nothing more is there. */
    static boolean same(String name, Map<String, String> wanted, Map<String, Entry> found) {
        if (!found.keySet().equals(wanted.keySet())) {
            return false;
        }
        return wanted.entrySet().stream().allMatch(each -> {
            String there = Objects.requireNonNull(found.get(each.getKey())).statement();
            return there.equals(each.getValue())
                    || (each.getKey().equals(name) && TableShape.of(there).equals(TableShape.of(each.getValue())));
        });
    }

    SchemaChange plan() {
        dropOthers();
        TableShape former =
                TableShape.of(Objects.requireNonNull(found.get(name)).statement());
        TableShape shape = TableShape.of(Objects.requireNonNull(wanted.get(name)));
        Set<String> added = new LinkedHashSet<>(shape.columns().keySet());
        added.removeAll(former.columns().keySet());
        boolean checksChanged = former.columns().entrySet().stream()
                .anyMatch(column -> !column.getValue().equals(shape.columns().get(column.getKey())));
        if (checksChanged) {
            rebuild(former.columns().keySet());
        } else {
            added.forEach(column -> statements.add("ALTER TABLE \"" + name + "\" ADD COLUMN \"" + column + "\" "
                    + shape.columns().get(column)));
        }
        added.forEach(column -> words.add("added " + column));
        makeMissing();
        return new SchemaChange(table, statements, words.isEmpty() ? "noted" : String.join(", ", words));
    }

    /** Drops what is not wanted, or not so; the view always, since it names columns. */
    private void dropOthers() {
        for (Entry entry : List.copyOf(found.values())) {
            boolean same = entry.statement().equals(wanted.get(entry.name()));
            boolean gone = !entry.name().equals(name) && (!same || entry.kind().equals("view"));
            // What stands on a table goes with it.
            if (gone && found.containsKey(entry.name())) {
                statements.add("DROP " + entry.kind() + " \"" + entry.name() + "\"");
                found.values().removeIf(each -> each.table().equals(entry.name()));
                found.remove(entry.name());
                if (!wanted.containsKey(entry.name())) {
                    words.add("dropped " + entry.name());
                }
            }
        }
    }

    private void rebuild(Set<String> kept) {
        String columns = kept.stream().map(column -> '"' + column + '"').collect(Collectors.joining(", "));
        statements.add(Objects.requireNonNull(wanted.get(name)).replaceFirst("\"" + name + "\"", "\"" + NEW + "\""));
        statements.add("INSERT INTO \"" + NEW + "\" (" + columns + ") SELECT " + columns + " FROM \"" + name + "\"");
        statements.add("DROP TABLE \"" + name + "\"");
        statements.add("ALTER TABLE \"" + NEW + "\" RENAME TO \"" + name + "\"");
        strangers.forEach(stranger -> statements.add(stranger.statement()));
        found.values().stream()
                .filter(entry -> entry.table().equals(name) && !entry.name().equals(name))
                .forEach(entry -> remade.add(entry.name()));
        found.keySet().removeAll(remade);
        words.add("rebuilt " + name);
    }

    private void makeMissing() {
        wanted.forEach((each, statement) -> {
            if (!found.containsKey(each)) {
                statements.add(statement);
                if (!each.equals(name + "_view") && !remade.contains(each)) {
                    words.add("made " + each);
                }
                table.sides().stream()
                        .filter(side -> side.name().equals(each))
                        .forEach(side -> statements.add(fill(side)));
            }
        });
    }

    /** Takes the elements of the lists that are there into their table, each once for a row. */
    private String fill(SideTable side) {
        List<String> columns = new ArrayList<>(side.columns());
        List<String> sources = new ArrayList<>();
        for (String column : columns) {
            sources.add(column.equals("element") ? "e.value" : "t." + column);
        }
        Field<?, ?> list = side.list();
        return "INSERT INTO \"" + side.name() + "\" (" + String.join(", ", columns) + ") SELECT DISTINCT "
                + String.join(", ", sources) + " FROM \"" + name + "\" t, json_each(t.\"" + list.name() + "\") e";
    }
}
