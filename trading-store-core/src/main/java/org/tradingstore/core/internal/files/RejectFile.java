package org.tradingstore.core.internal.files;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The bad rows of a file, a JSON object a line, in the order of the file: place, reason, component, value and what the row said. */
public final class RejectFile implements AutoCloseable {
    private static final JsonFactory JSON = new JsonFactory();

    private final JsonGenerator json;

    private RejectFile(OutputStream out) throws IOException {
        this.json = JSON.createGenerator(out);
        json.setPrettyPrinter(new MinimalPrettyPrinter("\n"));
    }

    /** Those of a file of CSV, which is read once more for their lines. */
    public static void ofCsv(Path path, List<Reject> rejects, CsvReader csv, long headerRows) throws IOException {
        Map<Long, Long> lines = new HashMap<>();
        Set<Long> firsts = new HashSet<>();
        rejects.stream().map(Reject::firstRow).filter(row -> row > 0).forEach(firsts::add);
        try (RejectFile file = new RejectFile(Files.newOutputStream(path))) {
            Iterator<Reject> left = rejects.iterator();
            Reject reject = left.hasNext() ? left.next() : null;
            while (reject != null && csv.next()) {
                long row = csv.row() - headerRows;
                if (firsts.contains(row)) {
                    lines.put(row, csv.line());
                }
                if (row == reject.row()) {
                    file.begin("line", csv.line(), reject, "first_line", lines.get(reject.firstRow()));
                    file.json.writeStringField("text", csv.raw());
                    file.json.writeEndObject();
                    reject = left.hasNext() ? left.next() : null;
                }
            }
            file.end(rejects);
        }
    }

    /**
     * Those of a file without lines.
     *
     * @param texts what a row says, by header
     */
    public static void ofRows(Path path, List<Reject> rejects, Map<Long, Map<String, @Nullable String>> texts)
            throws IOException {
        try (RejectFile file = new RejectFile(Files.newOutputStream(path))) {
            for (Reject reject : rejects) {
                file.begin("row", reject.row(), reject, "first_row", reject.firstRow() == 0 ? null : reject.firstRow());
                file.json.writeObjectFieldStart("values");
                for (var value : texts.getOrDefault(reject.row(), Map.of()).entrySet()) {
                    file.json.writeStringField(value.getKey(), value.getValue());
                }
                file.json.writeEndObject();
                file.json.writeEndObject();
            }
            file.end(rejects);
        }
    }

    private void begin(String placeName, long place, Reject reject, String firstName, @Nullable Long first)
            throws IOException {
        json.writeStartObject();
        json.writeNumberField(placeName, place);
        json.writeStringField("reason", reject.reason());
        if (reject.component() != null) {
            json.writeStringField("component", reject.component());
        }
        if (reject.value() != null) {
            json.writeStringField("value", reject.value());
        }
        if (first != null) {
            json.writeNumberField(firstName, first);
        }
    }

    private void end(List<Reject> rejects) throws IOException {
        if (!rejects.isEmpty()) {
            json.writeRaw('\n');
        }
    }

    @Override
    public void close() throws IOException {
        json.close();
    }
}
