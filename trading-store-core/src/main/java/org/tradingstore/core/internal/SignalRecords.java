package org.tradingstore.core.internal;

import java.util.UUID;
import org.tradingstore.signals.Signal;
import org.tradingstore.signals.SignalRepository;

/** Signals of one book. */
final class SignalRecords extends AppendRecords<Signal, UUID> implements SignalRepository {
    SignalRecords(BookScope scope) {
        super(Signal.TYPE, scope);
    }
}
