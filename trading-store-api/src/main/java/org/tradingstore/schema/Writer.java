package org.tradingstore.schema;

/** The application that wrote a record, and its version. <em>Immutable.</em> */
public record Writer(String application, String version) {}
