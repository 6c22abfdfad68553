package org.tradingstore.core.internal.files;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import org.jspecify.annotations.Nullable;
import org.tradingstore.schema.Field;
import org.tradingstore.schema.RecordType;
import org.tradingstore.spi.RowValues;

/** Writes rows of a type as CSV. <em>Not thread-safe.</em> */
public final class CsvWriter implements AutoCloseable {
    private static final DateTimeFormatter MOMENT = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd'T'HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 6, true)
            .appendLiteral('Z')
            .toFormatter();

    private final RecordType<?, ?> type;
    private final Writer out;

    /** Begins a file with its header. */
    public CsvWriter(Path path, RecordType<?, ?> type) throws IOException {
        this.type = type;
        this.out = new BufferedWriter(Files.newBufferedWriter(path, StandardCharsets.UTF_8), 1 << 16);
        String between = "";
        for (Field<?, ?> field : type.fields()) {
            out.append(between).append(field.name());
            between = ",";
        }
        out.append('\n');
    }

    public void write(RowValues row) throws IOException {
        String between = "";
        for (Field<?, ?> field : type.fields()) {
            out.append(between);
            value(row.value(field.ordinal()));
            between = ",";
        }
        out.append('\n');
    }

    private void value(@Nullable Object portable) throws IOException {
        if (portable instanceof String text) {
            text(text);
        } else if (portable instanceof Instant moment) {
            MOMENT.formatTo(LocalDateTime.ofInstant(moment, ZoneOffset.UTC), out);
        } else if (portable instanceof BigDecimal decimal) {
            out.append(decimal.toPlainString());
        } else if (portable != null) {
            out.append(portable.toString());
        }
    }

    /** In quotes unless it is plain: others take a blank at the edge, a mark of comments or a lone carriage return for something else. */
    private void text(String text) throws IOException {
        boolean bare = !text.isEmpty();
        for (int i = 0; i < text.length() && bare; i++) {
            char c = text.charAt(i);
            bare = c > ' ' && c != '"' && c != ',' && c != ';' && c != '|' && c != '#' && c != 0xFEFF;
        }
        if (bare) {
            out.append(text);
        } else {
            out.append('"').append(text.replace("\"", "\"\"")).append('"');
        }
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
