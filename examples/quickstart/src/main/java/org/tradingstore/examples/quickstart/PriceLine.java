package org.tradingstore.examples.quickstart;

import java.util.ArrayList;
import java.util.List;

/**
 * One line of a file of prices.
 *
 * @param number counted from 1; the header is line 1
 */
record PriceLine(long number, String text) {
    /**
     * Its fields, separated by commas. A field may stand in double quotes, in which a comma is one of its own and a double quote is written
     * twice (RFC 4180, but without line breaks in fields).
     */
    List<String> fields() throws RejectedEntryException {
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' && quoted && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                field.append(c);
                i++;
            } else if (c == '"' && (quoted || field.isEmpty())) {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                fields.add(field.toString().strip());
                field.setLength(0);
            } else {
                field.append(c);
            }
        }
        if (quoted) {
            throw new RejectedEntryException("a quote is not closed");
        }
        fields.add(field.toString().strip());
        return fields;
    }
}
