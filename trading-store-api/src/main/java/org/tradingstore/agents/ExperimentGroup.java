package org.tradingstore.agents;

/** Which side of an experiment a strategy version is on. */
public enum ExperimentGroup {
    A,
    B,
    CONTROL
}
