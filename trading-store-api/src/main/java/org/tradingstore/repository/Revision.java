package org.tradingstore.repository;

import org.tradingstore.schema.Envelope;

/**
 * One state that an audited record was in. <em>Immutable.</em>
 *
 * @param record its content; for a deletion, the content that was deleted
 * @param deleted whether the revision is a deletion
 */
public record Revision<R>(R record, Envelope envelope, boolean deleted) {}
