package org.tradingstore.examples.quickstart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;

/**
 * Something that was not loaded.
 *
 * @param place how the console names it
 * @param number counted from 1
 * @param line of the source where it begins, counted from 1
 */
record Reject(String place, long number, long line, JsonNode content) {
    static Reject of(TradeEntry entry) {
        return new Reject("entry " + entry.number(), entry.number(), entry.line(), entry.content());
    }

    /** Lines of prices count without the header. */
    static Reject of(PriceLine line) {
        return new Reject("line " + line.number(), line.number() - 1, line.number(), TextNode.valueOf(line.text()));
    }
}
