package org.tradingstore.schema;

/**
 * A field that names a record of another type of the same database, which must be there when the row is written.
 * <em>Immutable.</em>
 *
 * @param field holds the key of the parent
 * @param parent a type whose key is one field of the same kind
 */
public record Reference<R>(OrderedField<R, ?> field, RecordType<?, ?> parent) {}
