package org.tradingstore.core.internal.memory;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * A sorted map that never changes: adding or removing gives another map that shares all but a path of nodes with the former. A balanced
 * tree after Adelson-Velsky and Landis (1962). <em>Immutable.</em>
 */
final class PersistentMap<K, V> {
    private final Comparator<? super K> order;
    private final @Nullable Node<K, V> root;
    private final int size;

    private PersistentMap(Comparator<? super K> order, @Nullable Node<K, V> root, int size) {
        this.order = order;
        this.root = root;
        this.size = size;
    }

    private record Node<K, V>(
            K key,
            V value,
            @Nullable Node<K, V> left,
            @Nullable Node<K, V> right,
            int height) {}

    static <K, V> PersistentMap<K, V> empty(Comparator<? super K> order) {
        return new PersistentMap<>(order, null, 0);
    }

    int size() {
        return size;
    }

    @Nullable
    V get(K key) {
        Node<K, V> node = root;
        while (node != null) {
            int comparison = order.compare(key, node.key);
            if (comparison == 0) {
                return node.value;
            }
            node = comparison < 0 ? node.left : node.right;
        }
        return null;
    }

    PersistentMap<K, V> with(K key, V value) {
        boolean isNew = get(key) == null;
        return new PersistentMap<>(order, with(root, key, value), isNew ? size + 1 : size);
    }

    PersistentMap<K, V> without(K key) {
        return get(key) == null ? this : new PersistentMap<>(order, without(root, key), size - 1);
    }

    /** Values whose keys are not below {@code from}, in ascending order of keys; all values for null. */
    Iterator<V> from(@Nullable K from) {
        Deque<Node<K, V>> path = new ArrayDeque<>();
        Node<K, V> node = root;
        while (node != null) {
            if (from == null || order.compare(node.key, from) >= 0) {
                path.push(node);
                node = node.left;
            } else {
                node = node.right;
            }
        }
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return !path.isEmpty();
            }

            @Override
            public V next() {
                if (path.isEmpty()) {
                    throw new NoSuchElementException("No further entry");
                }
                Node<K, V> next = path.pop();
                for (Node<K, V> below = next.right; below != null; below = below.left) {
                    path.push(below);
                }
                return next.value;
            }
        };
    }

    private Node<K, V> with(@Nullable Node<K, V> node, K key, V value) {
        if (node == null) {
            return new Node<>(key, value, null, null, 1);
        }
        int comparison = order.compare(key, node.key);
        if (comparison == 0) {
            return new Node<>(key, value, node.left, node.right, node.height);
        }
        return comparison < 0
                ? balanced(node.key, node.value, with(node.left, key, value), node.right)
                : balanced(node.key, node.value, node.left, with(node.right, key, value));
    }

    private @Nullable Node<K, V> without(@Nullable Node<K, V> node, K key) {
        if (node == null) {
            return null;
        }
        int comparison = order.compare(key, node.key);
        if (comparison < 0) {
            return balanced(node.key, node.value, without(node.left, key), node.right);
        }
        if (comparison > 0) {
            return balanced(node.key, node.value, node.left, without(node.right, key));
        }
        if (node.right == null) {
            return node.left;
        }
        Node<K, V> least = node.right;
        while (least.left != null) {
            least = least.left;
        }
        return balanced(least.key, least.value, node.left, without(node.right, least.key));
    }

    private static <K, V> Node<K, V> balanced(K key, V value, @Nullable Node<K, V> left, @Nullable Node<K, V> right) {
        int tilt = height(left) - height(right);
        if (tilt > 1 && left != null) {
            Node<K, V> inner = left.right;
            return inner != null && inner.height > height(left.left)
                    ? node(
                            inner.key,
                            inner.value,
                            node(left.key, left.value, left.left, inner.left),
                            node(key, value, inner.right, right))
                    : node(left.key, left.value, left.left, node(key, value, inner, right));
        }
        if (tilt < -1 && right != null) {
            Node<K, V> inner = right.left;
            return inner != null && inner.height > height(right.right)
                    ? node(
                            inner.key,
                            inner.value,
                            node(key, value, left, inner.left),
                            node(right.key, right.value, inner.right, right.right))
                    : node(right.key, right.value, node(key, value, left, inner), right.right);
        }
        return node(key, value, left, right);
    }

    private static <K, V> Node<K, V> node(K key, V value, @Nullable Node<K, V> left, @Nullable Node<K, V> right) {
        return new Node<>(key, value, left, right, 1 + Math.max(height(left), height(right)));
    }

    private static int height(@Nullable Node<?, ?> node) {
        return node == null ? 0 : node.height;
    }
}
