package org.tradingstore.examples.quickstart;

import com.fasterxml.jackson.databind.JsonNode;

/** One entry of a file: its place, from 1, and what it says. */
record TradeRow(int number, JsonNode entry) {}
