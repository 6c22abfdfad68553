package org.tradingstore.files;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tradingstore.error.ErrorText;
import org.tradingstore.error.InvalidRequestException;
import org.tradingstore.schema.OrderedField;
import org.tradingstore.schema.PlainType;

/**
 * A file to be read, and how it is to be understood. A header that is the name of a component is that component, whatever its case and
 * whether its words are joined by blanks, {@code _} or {@code -}; every other header has to be named here, by {@link #column} or by
 * {@link #ignore}. What can be said is checked when the file is imported. <em>Immutable.</em>
 *
 * @param <R> the record that a row makes
 */
public final class ImportFile<R> {
    private static final Set<ChronoUnit> EPOCH_UNITS =
            Set.of(ChronoUnit.SECONDS, ChronoUnit.MILLIS, ChronoUnit.MICROS, ChronoUnit.NANOS);

    private final PlainType<R, ?> type;
    private final FileFormat format;
    private final Path path;
    private Map<String, OrderedField<R, ?>> columns = Map.of();
    private Map<OrderedField<R, ?>, Object> constants = Map.of();
    private Set<String> ignored = Set.of();
    private Set<String> absent = Set.of();
    private List<String> headers = List.of();
    private char separator = ',';
    private @Nullable ZoneId zone;
    private @Nullable DateTimeFormatter pattern;
    private @Nullable String patternText;
    private @Nullable ChronoUnit epoch;
    private @Nullable Path rejects;
    private BadRows onBadRow = BadRows.ROLL_BACK;

    private ImportFile(PlainType<R, ?> type, FileFormat format, Path path) {
        this.type = Objects.requireNonNull(type, "type");
        this.format = format;
        this.path = path.toAbsolutePath().normalize();
    }

    /** The same again, which nobody else has yet. */
    private ImportFile<R> copy() {
        ImportFile<R> copy = new ImportFile<>(type, format, path);
        copy.columns = columns;
        copy.constants = constants;
        copy.ignored = ignored;
        copy.absent = absent;
        copy.headers = headers;
        copy.separator = separator;
        copy.zone = zone;
        copy.pattern = pattern;
        copy.patternText = patternText;
        copy.epoch = epoch;
        copy.rejects = rejects;
        copy.onBadRow = onBadRow;
        return copy;
    }

    /** A file of CSV in UTF-8, its first line the header. */
    public static <R> ImportFile<R> csv(PlainType<R, ?> type, Path path) {
        return new ImportFile<>(type, FileFormat.CSV, path);
    }

    /** A file of Parquet. */
    public static <R> ImportFile<R> parquet(PlainType<R, ?> type, Path path) {
        return new ImportFile<>(type, FileFormat.PARQUET, path);
    }

    /** The column with this header, in any case, is this component. */
    public ImportFile<R> column(String header, OrderedField<R, ?> field) {
        ImportFile<R> copy = copy();
        Map<String, OrderedField<R, ?>> all = new LinkedHashMap<>(columns);
        all.put(Objects.requireNonNull(header, "header"), Objects.requireNonNull(field, "field"));
        copy.columns = Collections.unmodifiableMap(all);
        return copy;
    }

    /** Every row has this value in a component that has no column. */
    public <V> ImportFile<R> constant(OrderedField<R, V> field, V value) {
        ImportFile<R> copy = copy();
        Map<OrderedField<R, ?>, Object> all = new LinkedHashMap<>(constants);
        all.put(field, Objects.requireNonNull(field.toPortable(value), field.name()));
        copy.constants = Collections.unmodifiableMap(all);
        return copy;
    }

    /** The columns with these headers, in any case, are left out. */
    public ImportFile<R> ignore(String... unwanted) {
        ImportFile<R> copy = copy();
        copy.ignored = joined(ignored, unwanted);
        return copy;
    }

    /** These texts, such as {@code null} or {@code NaN}, mean that there is no value; so does an empty one, unless it is text in quotes. */
    public ImportFile<R> absent(String... words) {
        ImportFile<R> copy = copy();
        copy.absent = joined(absent, words);
        return copy;
    }

    private static Set<String> joined(Set<String> former, String[] more) {
        Set<String> all = new LinkedHashSet<>(former);
        all.addAll(List.of(more));
        return Collections.unmodifiableSet(all);
    }

    /** The file of CSV has no header line; these are its headers. */
    public ImportFile<R> headers(String... names) {
        ImportFile<R> copy = copy();
        copy.headers = List.of(names);
        return copy;
    }

    /** What divides the values of a line of CSV; a comma unless said. @throws InvalidRequestException if it is none of , ; | and tab */
    public ImportFile<R> separator(char divider) {
        if (",;|\t".indexOf(divider) < 0) {
            throw new InvalidRequestException(ErrorText.of(
                    "Cannot read a file: its separator is none of comma, semicolon, bar and tab",
                    "separator",
                    divider,
                    "file",
                    path));
        }
        ImportFile<R> copy = copy();
        copy.separator = divider;
        return copy;
    }

    /**
     * Times that say neither zone nor offset are of this zone. Without it a row with such a time is bad; so is, with it, a time that the
     * zone's clocks skipped or showed twice, because nothing tells which moment is meant.
     */
    public ImportFile<R> zone(ZoneId ofNaiveTimes) {
        ImportFile<R> copy = copy();
        copy.zone = Objects.requireNonNull(ofNaiveTimes, "zone");
        return copy;
    }

    /**
     * How dates, months and times are written in CSV, in the letters of {@link DateTimeFormatter}; as ISO 8601 unless said, the {@code T}
     * may be a blank.
     *
     * @throws InvalidRequestException if it is no pattern
     */
    public ImportFile<R> pattern(String text) {
        ImportFile<R> copy = copy();
        try {
            // Strict, so that a 30th of February is no 29th.
            copy.pattern =
                    DateTimeFormatter.ofPattern(plainYears(text), Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new InvalidRequestException(
                    ErrorText.of("Cannot read a file: the pattern of its times is none", "pattern", text, "file", path),
                    e);
        }
        copy.patternText = text;
        return copy;
    }

    /** A strict year of an era asks for the era; a plain year means the same here. */
    private static String plainYears(String text) {
        StringBuilder plain = new StringBuilder(text);
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            quoted ^= text.charAt(i) == '\'';
            if (!quoted && text.charAt(i) == 'y') {
                plain.setCharAt(i, 'u');
            }
        }
        return plain.toString();
    }

    /**
     * Times are whole numbers of this unit since 1970-01-01T00:00Z.
     *
     * @throws InvalidRequestException if it is none of seconds, milliseconds, microseconds and nanoseconds
     */
    public ImportFile<R> epoch(ChronoUnit unit) {
        if (!EPOCH_UNITS.contains(unit)) {
            throw new InvalidRequestException(ErrorText.of(
                    "Cannot read a file: its times count neither seconds nor milli-, micro- or nanoseconds",
                    "unit",
                    unit,
                    "file",
                    path));
        }
        ImportFile<R> copy = copy();
        copy.epoch = unit;
        return copy;
    }

    /** Where bad rows go, a JSON object a line; the file is written anew by each import, empty where no row is bad. */
    public ImportFile<R> rejects(Path file) {
        ImportFile<R> copy = copy();
        copy.rejects = file.toAbsolutePath().normalize();
        return copy;
    }

    /** What becomes of the import if rows are bad; all is rolled back unless said. To skip them asks for a reject file. */
    public ImportFile<R> onBadRow(BadRows choice) {
        ImportFile<R> copy = copy();
        copy.onBadRow = Objects.requireNonNull(choice, "choice");
        return copy;
    }

    public PlainType<R, ?> type() {
        return type;
    }

    public FileFormat format() {
        return format;
    }

    /** Where it is, absolute. */
    public Path path() {
        return path;
    }

    /** Components by the header that was named for them. */
    public Map<String, OrderedField<R, ?>> columns() {
        return columns;
    }

    /** Portable values of components that are the same in every row. */
    public Map<OrderedField<R, ?>, Object> constants() {
        return constants;
    }

    public Set<String> ignored() {
        return ignored;
    }

    /** Texts that mean that there is no value. */
    public Set<String> absent() {
        return absent;
    }

    /** The headers of a file that has none; empty where the first line is the header. */
    public List<String> headers() {
        return headers;
    }

    public char separator() {
        return separator;
    }

    /** The zone of times that name none; null where it was not said. */
    public @Nullable ZoneId zone() {
        return zone;
    }

    /** How times are written; null where it was not said. */
    public @Nullable DateTimeFormatter pattern() {
        return pattern;
    }

    /** The letters of {@link #pattern()} as they were given. */
    public @Nullable String patternText() {
        return patternText;
    }

    /** What times count; null where they do not. */
    public @Nullable ChronoUnit epoch() {
        return epoch;
    }

    /** Where bad rows go, absolute; null where it was not said. */
    public @Nullable Path rejects() {
        return rejects;
    }

    public BadRows onBadRow() {
        return onBadRow;
    }

    @Override
    public String toString() {
        return format + " " + path;
    }
}
