package org.tradingstore.testkit.internal.operations;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.tradingstore.Book;
import org.tradingstore.repository.ReadRepository;
import org.tradingstore.schema.Database;
import org.tradingstore.testkit.internal.catalogue.Catalogue;

/** The operations of books and of shared databases. */
public final class OperationList {
    /** What is no operation of its own, by name, and why. */
    private static final Map<String, String> NONE = Map.ofEntries(
            Map.entry("type", "says what a repository is for"),
            Map.entry("id", "says what a book is"),
            Map.entry("strategyVersion", "is the same book, with another envelope"),
            Map.entry("database", "is asked by the rules over records"),
            Map.entry("records", "is asked by the rules over records"),
            Map.entry("inTransaction", "runs operations, and answers nothing itself"),
            Map.entry("computeInTransaction", "runs operations, and answers what the caller answers"),
            Map.entry("resolve", "answers for an exception of the same store"));

    private OperationList() {}

    /** Those of a book. */
    public static List<Operation> ofBooks() {
        List<Operation> all = new ArrayList<>();
        List<Database> databases =
                Catalogue.ofBooks().stream().map(Catalogue.Part::database).toList();
        Catalogue.ofBooks().forEach(part -> add(all, part));
        // Last, because they change more than one record, and those that make records anew last of all.
        methods(Book.class).stream()
                .filter(method -> Catalogue.ofBooks().stream()
                        .noneMatch(part -> part.accessor().equals(method)))
                .sorted(Comparator.comparing(method -> method.getName().startsWith("rebuild")))
                .forEach(method -> all.add(new Operation(databases, List.of(), method)));
        return all;
    }

    /** Those of the databases that books share. */
    public static List<Operation> ofShared() {
        List<Operation> all = new ArrayList<>();
        Catalogue.shared().forEach(part -> add(all, part));
        return all;
    }

    /** Repositories first: what a database does itself may write records with ids that are never the same again. */
    private static void add(List<Operation> all, Catalogue.Part part) {
        List<Operation> own = new ArrayList<>();
        for (Method method : methods(part.type())) {
            boolean repository =
                    ReadRepository.class.isAssignableFrom(method.getReturnType()) && method.getParameterCount() == 0;
            if (repository) {
                for (Method operation : methods(method.getReturnType())) {
                    all.add(new Operation(List.of(part.database()), List.of(part.accessor(), method), operation));
                }
            } else {
                own.add(new Operation(List.of(part.database()), List.of(part.accessor()), method));
            }
        }
        own.sort(Comparator.comparing(operation -> !operation.method().getName().equals("digest")));
        all.addAll(own);
    }

    /** In an order of their own, the same in every run. */
    private static List<Method> methods(Class<?> type) {
        return Arrays.stream(type.getMethods())
                .filter(method -> !Modifier.isStatic(method.getModifiers())
                        && !method.isBridge()
                        && !NONE.containsKey(method.getName()))
                .sorted(Comparator.comparing(Method::toGenericString))
                .toList();
    }
}
