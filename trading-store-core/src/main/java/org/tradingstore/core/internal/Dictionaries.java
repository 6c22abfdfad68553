package org.tradingstore.core.internal;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tradingstore.schema.BookId;
import org.tradingstore.schema.EnumField;
import org.tradingstore.schema.Mode;
import org.tradingstore.schema.PlainType;
import org.tradingstore.schema.RecordType;
import org.tradingstore.schema.TextField;
import org.tradingstore.schema.WholeField;
import org.tradingstore.schema.Writer;

/**
 * The internal record types that give small numbers to books, writers and strategy versions. They are kept as every other record is,
 * so that they work on every engine, are moved with the rest, and can be joined in a plain database shell.
 */
final class Dictionaries {
    private Dictionaries() {}

    /** A book and its number. */
    record BookEntry(long number, String name, Mode mode) {
        private static final RecordType.Builder<BookEntry> SCHEMA = RecordType.describe(BookEntry.class, "ts_book");
        static final WholeField<BookEntry> NUMBER = SCHEMA.whole("number", BookEntry::number);
        static final TextField<BookEntry> NAME = SCHEMA.text("name", BookEntry::name);
        static final EnumField<BookEntry, Mode> MODE = SCHEMA.enumeration("mode", Mode.class, BookEntry::mode);
        static final PlainType<BookEntry, Long> TYPE = SCHEMA.plain()
                .key(NUMBER)
                .unique(NAME, MODE)
                .build(row -> new BookEntry(NUMBER.read(row), NAME.read(row), MODE.read(row)));

        BookId id() {
            return new BookId(name, mode);
        }
    }

    /** A writer and its number. */
    record WriterEntry(long number, String application, String version) {
        private static final RecordType.Builder<WriterEntry> SCHEMA =
                RecordType.describe(WriterEntry.class, "ts_writer");
        static final WholeField<WriterEntry> NUMBER = SCHEMA.whole("number", WriterEntry::number);
        static final TextField<WriterEntry> APPLICATION = SCHEMA.text("application", WriterEntry::application);
        static final TextField<WriterEntry> VERSION = SCHEMA.text("version", WriterEntry::version);
        static final PlainType<WriterEntry, Long> TYPE = SCHEMA.plain()
                .key(NUMBER)
                .unique(APPLICATION, VERSION)
                .build(row -> new WriterEntry(NUMBER.read(row), APPLICATION.read(row), VERSION.read(row)));

        Writer writer() {
            return new Writer(application, version);
        }
    }

    /** A strategy version and its number. */
    record StrategyEntry(long number, String version) {
        private static final RecordType.Builder<StrategyEntry> SCHEMA =
                RecordType.describe(StrategyEntry.class, "ts_strategy");
        static final WholeField<StrategyEntry> NUMBER = SCHEMA.whole("number", StrategyEntry::number);
        static final TextField<StrategyEntry> VERSION = SCHEMA.text("version", StrategyEntry::version);
        static final PlainType<StrategyEntry, Long> TYPE = SCHEMA.plain()
                .key(NUMBER)
                .unique(VERSION)
                .build(row -> new StrategyEntry(NUMBER.read(row), VERSION.read(row)));
    }

    static final List<RecordType<?, ?>> TYPES = List.of(BookEntry.TYPE, WriterEntry.TYPE, StrategyEntry.TYPE);

    /** The dictionaries of one database, read at need and remembered. */
    static final class Numbers {
        private final Dictionary<BookEntry, BookId> books;
        private final Dictionary<WriterEntry, Writer> writers;
        private final Dictionary<StrategyEntry, String> strategies;

        Numbers(DatabaseRuntime database) {
            books = new Dictionary<>(
                    database,
                    BookEntry.TYPE,
                    BookEntry.NUMBER,
                    (number, id) -> new BookEntry(number, id.name(), id.mode()),
                    BookEntry::id);
            writers = new Dictionary<>(
                    database,
                    WriterEntry.TYPE,
                    WriterEntry.NUMBER,
                    (number, writer) -> new WriterEntry(number, writer.application(), writer.version()),
                    WriterEntry::writer);
            strategies = new Dictionary<>(
                    database, StrategyEntry.TYPE, StrategyEntry.NUMBER, StrategyEntry::new, StrategyEntry::version);
        }

        Optional<Integer> book(BookId id) {
            return books.find(id);
        }

        List<BookEntry> books() {
            return books.entries();
        }

        BookId bookOf(int number) {
            return books.meaning(number);
        }

        Writer writerOf(int number) {
            return writers.meaning(number);
        }

        /** Reads all that there are, so that those which are met from now on are mostly known. */
        void learnStrategyVersions() {
            strategies.entries();
        }

        @Nullable
        String strategyVersionOf(int number) {
            return number == 0 ? null : strategies.meaning(number);
        }

        /** The numbers for a write, made where they are missing; not to be called with the writer held. */
        Origin origin(@Nullable BookId book, Writer writer, @Nullable String strategyVersion) {
            int bookNumber = book == null ? 0 : books.make(Objects.requireNonNull(book));
            return new Origin(
                    bookNumber, writers.make(writer), strategyVersion == null ? 0 : strategies.make(strategyVersion));
        }
    }
}
