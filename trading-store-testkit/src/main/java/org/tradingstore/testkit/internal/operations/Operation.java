package org.tradingstore.testkit.internal.operations;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tradingstore.schema.Database;

/**
 * One operation and the way to it.
 *
 * @param databases what it may read and write
 * @param path methods without parameters that lead from a book or a store to what has the operation
 */
public record Operation(List<Database> databases, List<Method> path, Method method) {
    /** What has the operation: a repository, a database or the handle itself. */
    public Object target(Object handle) {
        Object at = handle;
        for (Method step : path) {
            at = invoked(step, at);
        }
        return at;
    }

    /** Calls it. @throws RuntimeException what the operation throws */
    public @Nullable Object call(Object handle, @Nullable Object[] arguments) {
        return invoke(method, target(handle), arguments);
    }

    static Object invoked(Method method, Object target) {
        Object result = invoke(method, target);
        if (result == null) {
            throw new IllegalStateException("Nothing came of " + method);
        }
        return result;
    }

    private static @Nullable Object invoke(Method method, Object target, @Nullable Object... arguments) {
        try {
            // What implements a public interface need not be public itself.
            method.setAccessible(true);
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException thrown) {
                throw thrown;
            }
            if (e.getCause() instanceof Error thrown) {
                throw thrown;
            }
            throw new IllegalStateException("An operation threw a checked exception: " + method, e);
        } catch (IllegalAccessException e) {
            throw new LinkageError("Cannot call " + method, e);
        }
    }

    /** Whether it is one of the library's own questions, not one that every repository has. */
    public boolean ofTheDomain() {
        return !method.getDeclaringClass().getPackageName().endsWith(".repository");
    }

    @Override
    public String toString() {
        String way = path.stream().map(step -> step.getName() + "().").collect(Collectors.joining());
        String parameters = Arrays.stream(method.getParameters())
                .map(parameter -> parameter.getType().getSimpleName() + " " + parameter.getName())
                .collect(Collectors.joining(", "));
        return way + method.getName() + "(" + parameters + ")";
    }
}
