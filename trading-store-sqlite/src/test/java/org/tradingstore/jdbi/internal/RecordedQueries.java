package org.tradingstore.jdbi.internal;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tradingstore.error.TradingStoreException;
import org.tradingstore.repository.Cursor;
import org.tradingstore.schema.BoundedQuery;
import org.tradingstore.schema.Query;
import org.tradingstore.spi.Scan;
import org.tradingstore.spi.Scope;
import org.tradingstore.spi.Selection;

/** Calls every look-up of a repository's interface, with sample arguments, and keeps what it asks of the engine. */
final class RecordedQueries {
    private static final Map<Class<?>, Object> SAMPLES =
            Map.of(String.class, "sample", int.class, 10, UUID.class, new UUID(1, 2), Instant.class, Instant.EPOCH);

    private final List<Scan> recorded = new ArrayList<>();
    private final Scope scope;

    private RecordedQueries(Scope scope) {
        this.scope = scope;
    }

    /** The scans of each look-up that {@code repository} declares itself and that takes arguments of known types. */
    static Map<String, List<Scan>> of(Class<?> repository, Scope scope) {
        Map<String, List<Scan>> scans = new TreeMap<>();
        for (Method method : repository.getDeclaredMethods()) {
            boolean known = Arrays.stream(method.getParameterTypes()).allMatch(RecordedQueries::isKnown);
            if (method.isDefault() && known) {
                String name = method.getName() + Arrays.toString(method.getParameterTypes());
                scans.put(name, new RecordedQueries(scope).call(repository, method));
            }
        }
        return scans;
    }

    private static boolean isKnown(Class<?> type) {
        return type.isEnum() || SAMPLES.containsKey(type);
    }

    private static @Nullable Object sample(Class<?> type) {
        return type.isEnum() ? type.getEnumConstants()[0] : SAMPLES.get(type);
    }

    private List<Scan> call(Class<?> repository, Method lookUp) {
        InvocationHandler handler = (proxy, method, arguments) -> {
            if (method.isDefault()) {
                return InvocationHandler.invokeDefault(proxy, method, arguments);
            }
            if (arguments != null && arguments[0] instanceof BoundedQuery<?> query) {
                record(query.query(), query.limit());
                return List.of();
            }
            if (arguments != null && arguments[0] instanceof Query<?> query && method.getReturnType() == Cursor.class) {
                record(query, Integer.MAX_VALUE);
                return empty();
            }
            // Reads by key, and of histories, have plans of their own.
            throw new NoQuery();
        };
        Object proxy = Proxy.newProxyInstance(repository.getClassLoader(), new Class<?>[] {repository}, handler);
        Object[] samples = Arrays.stream(lookUp.getParameterTypes())
                .map(RecordedQueries::sample)
                .toArray();
        try {
            InvocationHandler.invokeDefault(proxy, lookUp, samples);
        } catch (NoQuery | TradingStoreException e) {
            // What a look-up makes of no rows at all is not the question.
            return recorded;
        } catch (Throwable e) {
            throw new AssertionError("Cannot call " + lookUp, e);
        }
        return recorded;
    }

    private <R> void record(Query<R> query, int limit) {
        recorded.add(Scan.first(new Selection(query.type(), scope, query.condition()), query.completeOrder(), limit));
    }

    private static Cursor<Object> empty() {
        return new Cursor<>() {
            @Override
            public @Nullable Object next() {
                return null;
            }

            @Override
            public void close() {}
        };
    }

    /** Thrown where a look-up asks for something else than records by a condition. */
    private static final class NoQuery extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
