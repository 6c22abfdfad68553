package org.tradingstore.core.internal;

import java.util.UUID;
import org.tradingstore.agents.Sequence;
import org.tradingstore.agents.SequenceRepository;

/** Sequences that agents of one book thought of. */
final class SequenceRecords extends AppendRecords<Sequence, UUID> implements SequenceRepository {
    SequenceRecords(BookScope scope) {
        super(Sequence.TYPE, scope);
    }
}
