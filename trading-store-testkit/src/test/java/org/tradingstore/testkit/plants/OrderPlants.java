package org.tradingstore.testkit.plants;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tradingstore.core.internal.rows.RowOrder;
import org.tradingstore.schema.PortableOrder;
import org.tradingstore.schema.Sort;
import org.tradingstore.spi.RowValues;
import org.tradingstore.spi.Scan;
import org.tradingstore.spi.StorageSession;
import org.tradingstore.testkit.internal.records.Shade;

/** Engines whose results come in another order, or end elsewhere. */
final class OrderPlants {
    private OrderPlants() {}

    static List<Plant> all() {
        return List.of(
                values("sorts text by UTF-16 unit", "S4", OrderPlants::byUnit),
                values("sorts text without regard to case", "S4", OrderPlants::byLetter),
                values("sorts UUIDs by signed halves", "S5", OrderPlants::bySignedHalves),
                values("sorts decimals as text", "S6", OrderPlants::byDigits),
                values("sorts enumerations by the place of the constant", "S1", OrderPlants::byConstant),
                order("sorts absent values first", "S1", OrderPlants::absentFirst),
                order("sorts descending with absent values first", "S1", OrderPlants::absentFirstDescending),
                order("ends every order with the key ascending", "S2", OrderPlants::keyAscending),
                order("sorts by the first term alone", "S2", terms -> new RowOrder(terms.subList(0, 1))),
                Plant.session("gives no row less than it has", "Q2", NoLimit::new),
                Plant.session("gives one row less than the limit where there are more", "Q13", LimitShort::new),
                Plant.session("repeats the last row of a page", "P3", RepeatsPlace::new),
                Plant.session("begins a page by the first term alone", "P1", FirstTermOfPlace::new),
                Plant.session("loses rows that tie with the end of a page", "P1", SkipsTies::new));
    }

    /** Compares two values, both there. */
    private interface Comparison {
        int compare(Sort<?> term, Object left, Object right);
    }

    /** Makes an order of its terms. */
    private interface Ordering {
        Comparator<RowValues> of(List<? extends Sort<?>> terms);
    }

    private static Plant order(String fault, String rule, Ordering ordering) {
        return Plant.session(fault, rule, session -> new AskedAnew(session) {
            @Override
            Comparator<RowValues> order(List<? extends Sort<?>> terms) {
                return ordering.of(terms);
            }
        });
    }

    private static Plant values(String fault, String rule, Comparison comparison) {
        return order(fault, rule, terms -> by(terms, comparison, (term, left, right) -> left == null ? 1 : -1));
    }

    /** Compares two values of which one at least is absent. */
    private interface Absence {
        int compare(Sort<?> term, @Nullable Object left, @Nullable Object right);
    }

    private static Comparator<RowValues> by(List<? extends Sort<?>> terms, Comparison comparison, Absence absence) {
        return (left, right) -> {
            for (Sort<?> term : terms) {
                Object first = left.value(term.field().ordinal());
                Object second = right.value(term.field().ordinal());
                int compared;
                if (first == null || second == null) {
                    compared = first == second ? 0 : absence.compare(term, first, second);
                } else {
                    int ascending = comparison.compare(term, first, second);
                    compared = term.direction() == Sort.Direction.ASC ? ascending : -ascending;
                }
                if (compared != 0) {
                    return compared;
                }
            }
            return 0;
        };
    }

    private static int right(Sort<?> term, Object left, Object right) {
        return PortableOrder.compare(term.field().kind(), left, right);
    }

    private static int byUnit(Sort<?> term, Object left, Object right) {
        return left instanceof String text ? text.compareTo((String) right) : right(term, left, right);
    }

    private static int byLetter(Sort<?> term, Object left, Object right) {
        return left instanceof String text ? text.compareToIgnoreCase((String) right) : right(term, left, right);
    }

    private static int bySignedHalves(Sort<?> term, Object left, Object right) {
        return left instanceof UUID id ? id.compareTo((UUID) right) : right(term, left, right);
    }

    private static int byDigits(Sort<?> term, Object left, Object right) {
        return left instanceof BigDecimal decimal
                ? decimal.toPlainString().compareTo(((BigDecimal) right).toPlainString())
                : right(term, left, right);
    }

    private static int byConstant(Sort<?> term, Object left, Object right) {
        return term.field().name().endsWith("shade")
                ? Shade.valueOf((String) left).compareTo(Shade.valueOf((String) right))
                : right(term, left, right);
    }

    private static Comparator<RowValues> absentFirst(List<? extends Sort<?>> terms) {
        return by(terms, OrderPlants::right, (term, left, right) -> left == null ? -1 : 1);
    }

    /** As databases do that take an absent value for the greatest. */
    private static Comparator<RowValues> absentFirstDescending(List<? extends Sort<?>> terms) {
        return by(
                terms,
                OrderPlants::right,
                (term, left, right) -> (left == null) == (term.direction() == Sort.Direction.ASC) ? 1 : -1);
    }

    private static Comparator<RowValues> keyAscending(List<? extends Sort<?>> terms) {
        int last = terms.size() - 1;
        Sort<?> key = terms.get(last);
        return new RowOrder(terms.subList(0, last)).thenComparing(new RowOrder(List.of(ascending(key))));
    }

    private static <R> Sort<R> ascending(Sort<R> term) {
        return term.field().asc();
    }

    private static final class NoLimit extends AskedAnew {
        NoLimit(StorageSession session) {
            super(session);
        }

        @Override
        long limit(Scan scan) {
            return Long.MAX_VALUE;
        }
    }

    private static final class LimitShort extends AskedAnew {
        LimitShort(StorageSession session) {
            super(session);
        }

        @Override
        long limit(Scan scan) {
            return scan.limit() == 100 ? 99 : scan.limit();
        }
    }

    private static final class RepeatsPlace extends AskedAnew {
        RepeatsPlace(StorageSession session) {
            super(session);
        }

        @Override
        boolean behind(List<? extends Sort<?>> terms, RowValues row, @Nullable Object[] place) {
            return super.behind(terms, row, place) || isAt(terms, row, place);
        }

        private static boolean isAt(List<? extends Sort<?>> terms, RowValues row, @Nullable Object[] place) {
            for (int i = 0; i < place.length; i++) {
                if (!Objects.equals(row.value(terms.get(i).field().ordinal()), place[i])) {
                    return false;
                }
            }
            return true;
        }
    }

    private static final class FirstTermOfPlace extends AskedAnew {
        FirstTermOfPlace(StorageSession session) {
            super(session);
        }

        @Override
        boolean behind(List<? extends Sort<?>> terms, RowValues row, @Nullable Object[] place) {
            return super.behind(terms.subList(0, 1), row, new Object[] {place[0]});
        }
    }

    /** A place with an absent value is compared as if it were the end. */
    private static final class SkipsTies extends AskedAnew {
        SkipsTies(StorageSession session) {
            super(session);
        }

        @Override
        boolean behind(List<? extends Sort<?>> terms, RowValues row, @Nullable Object[] place) {
            return place[0] != null && super.behind(terms, row, place);
        }
    }
}
