package org.tradingstore.duckdb.internal;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.tradingstore.duckdb.internal.FileSchema.Entry;
import org.tradingstore.jdbi.internal.SideTable;
import org.tradingstore.jdbi.internal.TableSql;
import org.tradingstore.schema.Field;

/**
 * The steps from what is there of a record type to what its description asks for: columns are added in place where they have no check; a
 * table whose checks have changed is made anew and filled from the former; indexes, views and tables of elements are dropped and made.
 * Whether the description may change so, and that everything is as the library left it, was decided before.
 */
final class TypeUpgrade {
    private static final String NEW = "ts_upgrade";

    private final TableSql table;
    private final String name;
    private final DuckdbDdl ddl;
    private final Map<String, String> wanted;
    private final MadeBy kept;
    private final Map<String, Entry> found;
    private final List<Entry> strangers;
    private final List<String> statements = new ArrayList<>();
    private final List<String> views = new ArrayList<>();
    private final List<String> words = new ArrayList<>();
    private final Set<String> there = new LinkedHashSet<>();
    private final Set<String> remade = new LinkedHashSet<>();

    TypeUpgrade(TableSql table, DuckdbDdl ddl, MadeBy kept, Map<String, Entry> found, List<Entry> strangers) {
        this.table = table;
        this.name = table.type().name();
        this.ddl = ddl;
        this.wanted = ddl.statements();
        this.kept = kept;
        this.found = found;
        this.strangers = strangers;
    }

    /**
     * The change.
     *
     * @param former names of the fields by which the table was made
     */
    SchemaChange plan(Set<String> former) {
        List<Field<?, ?>> added = new ArrayList<>(table.type().fields());
        added.removeIf(field -> former.contains(field.name()));
        boolean asItIs = kept.madeBy(name, ddl.table(former)) && added.stream().noneMatch(ddl::checked);
        boolean rebuild = !asItIs && !kept.madeBy(name, Objects.requireNonNull(wanted.get(name)));
        there.add(name);
        dropOthers(rebuild);
        if (rebuild) {
            rebuild(former);
        } else {
            added.forEach(field -> statements.add("ALTER TABLE \"" + name + "\" ADD COLUMN " + ddl.column(field)));
        }
        added.forEach(field -> words.add("added " + field.name()));
        makeMissing();
        return new SchemaChange(table, statements, views, words.isEmpty() ? "noted" : String.join(", ", words));
    }

    /** Drops what is not wanted, or not so. What stands on a table that is made anew goes with it, to be made again. */
    private void dropOthers(boolean rebuild) {
        for (Entry entry : found.values()) {
            if (entry.name().equals(name)) {
                continue;
            }
            String statement = wanted.get(entry.name());
            boolean same = statement != null && kept.madeBy(entry.name(), statement);
            boolean goes =
                    rebuild && entry.kind().equals("index") && entry.table().equals(name);
            if (same && !goes) {
                there.add(entry.name());
            } else if (same) {
                remade.add(entry.name());
            } else {
                statements.add("DROP " + entry.kind() + " \"" + entry.name() + "\"");
            }
            if (statement == null) {
                words.add("dropped " + entry.name());
            }
        }
    }

    private void rebuild(Set<String> former) {
        List<String> columns = new ArrayList<>(table.envelope());
        former.forEach(field -> columns.add('"' + field + '"'));
        String all = String.join(", ", columns);
        statements.add(Objects.requireNonNull(wanted.get(name)).replaceFirst("\"" + name + "\"", "\"" + NEW + "\""));
        statements.add("INSERT INTO \"" + NEW + "\" (" + all + ") SELECT " + all + " FROM \"" + name + "\"");
        statements.add("DROP TABLE \"" + name + "\"");
        statements.add("ALTER TABLE \"" + NEW + "\" RENAME TO \"" + name + "\"");
        strangers.forEach(stranger -> statements.add(stranger.statement()));
        words.add("rebuilt " + name);
    }

    private void makeMissing() {
        wanted.forEach((each, statement) -> {
            if (there.contains(each)) {
                return;
            }
            if (each.equals(ddl.view())) {
                views.add(statement);
                return;
            }
            statements.add(statement);
            if (!remade.contains(each)) {
                words.add("made " + each);
            }
            table.sides().stream().filter(side -> side.name().equals(each)).forEach(side -> statements.add(fill(side)));
        });
    }

    /** Takes the elements of the lists that are there into their table, each once for a row. */
    private String fill(SideTable side) {
        List<String> columns = side.columns();
        List<String> sources = new ArrayList<>();
        for (String column : columns) {
            sources.add(
                    column.equals("element")
                            ? "unnest(CAST(CAST(t.\"" + side.list().name() + "\" AS JSON) AS VARCHAR[])) AS element"
                            : "t." + column);
        }
        return "INSERT INTO \"" + side.name() + "\" (" + String.join(", ", columns) + ") SELECT DISTINCT "
                + String.join(", ", sources) + " FROM \"" + name + "\" t";
    }
}
