package org.tradingstore.portfolio;

/** The portfolio of one book. */
public interface Portfolio {}
