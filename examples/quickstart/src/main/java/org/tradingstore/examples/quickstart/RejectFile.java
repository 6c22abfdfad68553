package org.tradingstore.examples.quickstart;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;

/** The entries that were not loaded, one JSON object a line, each with its place, the reason and itself. Written anew by each run. */
final class RejectFile implements RejectSink, AutoCloseable {
    private final Writer writer;

    private RejectFile(Writer writer) {
        this.writer = writer;
    }

    static RejectFile create(Path file) throws IOException {
        return new RejectFile(Files.newBufferedWriter(file));
    }

    @Override
    public void rejected(Reject reject, String reason) {
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        line.put("entry", reject.number());
        line.put("line", reject.line());
        line.put("reason", reason);
        line.set("content", reject.content());
        try {
            writer.write(line.toString());
            writer.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }
}
