package org.tradingstore.testkit.internal.records;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.tradingstore.schema.AppendType;
import org.tradingstore.schema.AuditedType;
import org.tradingstore.schema.DecimalField;
import org.tradingstore.schema.Field;
import org.tradingstore.schema.RecordType;
import org.tradingstore.schema.Row;
import org.tradingstore.schema.TextField;
import org.tradingstore.schema.TextListField;
import org.tradingstore.schema.UuidField;

/** The types {@code kit_paper} and {@code kit_rule} as an application describes them in one version after the other. */
public final class Papers {
    private Papers() {}

    /** The constants of version 1. */
    public enum Side {
        BUY,
        SELL
    }

    /** One more. */
    public enum MoreSides {
        BUY,
        SELL,
        SHORT
    }

    /** One less. */
    public enum FewerSides {
        BUY
    }

    /** A description of {@code kit_paper}, open to fields of later versions. <em>Not thread-safe: one test uses it.</em> */
    public static final class Paper {
        public final RecordType.Builder<Loose> schema = RecordType.describe(Loose.class, "kit_paper");
        private final List<Field<Loose, ?>> fields = new ArrayList<>();
        public final UuidField<Loose> id = field(schema.uuid("id", Loose.get("id", UUID.class)));
        public final TextField<Loose> symbol = field(schema.text("symbol", Loose.get("symbol", String.class)));
        public final TextListField<Loose> tags = field(schema.textList("tags", Loose.list("tags")));
        public final TextField<Loose> venue = field(schema.optional().text("venue", Loose.find("venue", String.class)));

        /** The fields that every version has, and the sides of one. */
        public <E extends Enum<E>> Paper(Class<E> sides) {
            field(schema.enumeration("side", sides, Loose.constant("side", sides)));
        }

        /** Notes a field, so that it is read. */
        public <F extends Field<Loose, ?>> F field(F field) {
            fields.add(field);
            return field;
        }

        public Loose read(Row row) {
            return Loose.read(row, fields);
        }
    }

    /** Version 1: found by symbol. */
    public static AppendType<Loose, UUID> paper1() {
        Paper paper = new Paper(Side.class);
        return paper.schema.appendOnly().key(paper.id).index(paper.symbol).build(paper::read);
    }

    /** Version 2: three fields and a constant more; found by tag and score, no longer by symbol; one paper for a venue. */
    public static AppendType<Loose, UUID> paper2() {
        Paper paper = new Paper(MoreSides.class);
        DecimalField<Loose> score =
                paper.field(paper.schema.since(2).decimal("score", Loose.find("score", BigDecimal.class)));
        paper.field(paper.schema.since(2).text("note", Loose.find("note", String.class)));
        paper.field(paper.schema.since(2).uuid("origin", Loose.find("origin", UUID.class)));
        return paper.schema
                .appendOnly()
                .key(paper.id)
                .index(paper.tags, score)
                .index(score)
                .uniqueWhenPresent(paper.venue)
                .build(paper::read);
    }

    /** Version 3: as 2, with a moment more. */
    public static AppendType<Loose, UUID> paper3() {
        Paper paper = new Paper(MoreSides.class);
        DecimalField<Loose> score =
                paper.field(paper.schema.since(2).decimal("score", Loose.find("score", BigDecimal.class)));
        paper.field(paper.schema.since(2).text("note", Loose.find("note", String.class)));
        paper.field(paper.schema.since(3).instant("due_at", Loose.find("due_at", Instant.class)));
        paper.field(paper.schema.since(2).uuid("origin", Loose.find("origin", UUID.class)));
        return paper.schema
                .appendOnly()
                .key(paper.id)
                .index(paper.tags, score)
                .index(score)
                .uniqueWhenPresent(paper.venue)
                .build(paper::read);
    }

    /** An audited type of version 1. */
    public static AuditedType<Loose, String> rule1() {
        RecordType.Builder<Loose> schema = RecordType.describe(Loose.class, "kit_rule");
        TextField<Loose> name = schema.text("name", Loose.get("name", String.class));
        DecimalField<Loose> weight = schema.decimal("weight", Loose.get("weight", BigDecimal.class));
        return schema.audited().key(name).build(row -> Loose.read(row, List.of(name, weight)));
    }

    /** The same with a comment, declared before the weight. */
    public static AuditedType<Loose, String> rule2() {
        RecordType.Builder<Loose> schema = RecordType.describe(Loose.class, "kit_rule");
        TextField<Loose> name = schema.text("name", Loose.get("name", String.class));
        TextField<Loose> comment = schema.since(2).text("comment", Loose.find("comment", String.class));
        DecimalField<Loose> weight = schema.decimal("weight", Loose.get("weight", BigDecimal.class));
        return schema.audited().key(name).build(row -> Loose.read(row, List.of(name, comment, weight)));
    }
}
