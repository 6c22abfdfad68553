package org.tradingstore.examples.quickstart;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One entry as its source holds it.
 *
 * @param number counted from 1
 * @param line of the source where it begins, counted from 1
 * @param size in bytes
 */
record TradeEntry(long number, long line, long size, JsonNode content) {}
