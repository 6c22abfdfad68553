package org.tradingstore.testkit.internal.model;

/** Thrown by the model where a store must refuse. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Refused refused;

    public Refusal(Refused refused) {
        super(refused.toString());
        this.refused = refused;
    }

    public Refused refused() {
        return refused;
    }
}
