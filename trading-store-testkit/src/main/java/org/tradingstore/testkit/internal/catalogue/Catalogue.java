package org.tradingstore.testkit.internal.catalogue;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.platform.commons.support.ReflectionSupport;
import org.tradingstore.Book;
import org.tradingstore.TradingStore;
import org.tradingstore.repository.RecordDatabase;
import org.tradingstore.repository.Records;
import org.tradingstore.schema.Database;
import org.tradingstore.schema.RecordType;
import org.tradingstore.testkit.internal.records.KitTypes;

/** The databases and record types of the library, and the kit's own, found by reflection: whoever adds one needs not say so. */
public final class Catalogue {
    private Catalogue() {}

    /**
     * A database with an interface of its own.
     *
     * @param accessor the method of {@link Book} or {@link TradingStore} that gives it
     */
    public record Part(Database database, Method accessor) {
        /** The interface of the database. */
        public Class<?> type() {
            return accessor.getReturnType();
        }

        /** The database of a book. */
        public Records in(Book book) {
            return opened(book);
        }

        /** The shared database of a store. */
        public Records in(TradingStore store) {
            return opened(store);
        }

        private Records opened(Object handle) {
            return (Records) Objects.requireNonNull(ReflectionSupport.invokeMethod(accessor, handle));
        }

        /** The record types that it says it has. */
        public List<RecordType<?, ?>> types() {
            try {
                List<RecordType<?, ?>> types = new ArrayList<>();
                for (Object each : (List<?>) type().getField("TYPES").get(null)) {
                    types.add((RecordType<?, ?>) each);
                }
                return types;
            } catch (ReflectiveOperationException e) {
                throw new LinkageError("Cannot read the record types of " + type(), e);
            }
        }
    }

    /** The databases of a book, in the order of {@link Database}. */
    public static List<Part> ofBooks() {
        return partsOf(Book.class);
    }

    /** The databases that all books share, in the order of {@link Database}. */
    public static List<Part> shared() {
        return partsOf(TradingStore.class);
    }

    private static List<Part> partsOf(Class<?> handle) {
        return Arrays.stream(handle.getMethods())
                .filter(method -> Records.class.isAssignableFrom(method.getReturnType())
                        && method.getReturnType() != RecordDatabase.class)
                .map(method -> new Part(Database.valueOf(method.getName().toUpperCase(Locale.ROOT)), method))
                .sorted(Comparator.comparing(Part::database))
                .toList();
    }

    /** The kit's own record types that its stores keep in a database. */
    public static List<RecordType<?, ?>> kitTypes(Database database) {
        return switch (database) {
            case OPERATIONS -> KitTypes.ofBooks();
            case HISTORY -> KitTypes.shared();
            default -> List.of();
        };
    }

    /** Every record type that can be written by itself, where the stores of the kit keep it. */
    public static List<Home<?, ?>> homes() {
        List<Home<?, ?>> homes = new ArrayList<>();
        ofBooks().forEach(part -> part.types().forEach(type -> homes.add(new Home<>(part.database(), type))));
        shared().forEach(part -> part.types().forEach(type -> homes.add(new Home<>(part.database(), type))));
        for (Database database : Database.values()) {
            kitTypes(database).forEach(type -> homes.add(new Home<>(database, type)));
        }
        homes.removeIf(home -> !Restricted.alone(home.type()));
        return homes;
    }

    /** Whether records of a type are written by themselves, rather than by an operation that writes others with them. */
    public static boolean alone(RecordType<?, ?> type) {
        return Restricted.alone(type);
    }
}
