package org.tradingstore.examples.quickstart;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reports entries that are not kept, one by one, on a stream and in a file of JSON lines. */
final class RejectFile implements AutoCloseable {
    private final BufferedWriter file;
    private final PrintStream report;

    RejectFile(Path path, PrintStream report) {
        try {
            Files.createDirectories(path.toAbsolutePath().getParent());
            this.file = Files.newBufferedWriter(path);
        } catch (IOException e) {
            throw new InputException("The file for rejected entries cannot be written: " + path, e);
        }
        this.report = report;
    }

    void add(TradeRow row, String reason) {
        report.println("rejected entry " + row.number() + ": " + reason);
        ObjectNode line = TradeFile.json().createObjectNode();
        line.put("entry", row.number());
        line.put("reason", reason);
        line.set("content", row.entry());
        try {
            file.write(line.toString());
            file.newLine();
        } catch (IOException e) {
            throw new InputException("The file for rejected entries cannot be written", e);
        }
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new InputException("The file for rejected entries cannot be written", e);
        }
    }
}
