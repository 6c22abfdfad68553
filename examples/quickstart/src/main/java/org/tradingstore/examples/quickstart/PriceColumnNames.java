package org.tradingstore.examples.quickstart;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;

/** Which column of a file holds what, by its header; other columns are left alone. */
record PriceColumnNames(List<String> names) {
    private static final List<String> REQUIRED = List.of("symbol", "date", "open", "high", "low", "close");

    static PriceColumnNames of(String header, Path file) throws InputException {
        List<String> names = new ArrayList<>();
        try {
            new PriceLine(1, header).fields().forEach(name -> names.add(name.toLowerCase(Locale.ROOT)));
        } catch (RejectedEntryException e) {
            throw new InputException("The header cannot be read, " + e.getMessage() + ": " + file, e);
        }
        if (!names.containsAll(REQUIRED)) {
            List<String> missing = new ArrayList<>(REQUIRED);
            missing.removeAll(names);
            throw new InputException("The header lacks " + missing
                    + "; it has to be symbol,date,open,high,low,close,adjusted_close,volume: " + file);
        }
        if (new HashSet<>(names).size() < names.size()) {
            throw new InputException("The header names a column twice: " + file);
        }
        return new PriceColumnNames(List.copyOf(names));
    }

    /** The field of this name; empty where the file has no such column. */
    String field(List<String> fields, String name) {
        int place = names.indexOf(name);
        return place < 0 ? "" : fields.get(place);
    }
}
