package org.tradingstore.testkit.plants;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.tradingstore.schema.Condition;
import org.tradingstore.schema.Kind;
import org.tradingstore.spi.RowValues;

/** Engines that select other rows than were asked for. */
final class ConditionPlants {
    private ConditionPlants() {}

    static List<Plant> all() {
        return List.of(
                matching("finds text whatever its case", "C1", AnyCase::new),
                matching("finds an absent component unequal to a value", "C1", AbsentIsUnequal::new),
                matching("takes the negation of what it does not know for unknown", "C2", ThreeValued::new),
                matching("leaves the upper bound of between out", "C3", UpperBoundOut::new),
                matching("takes bounds the wrong way round as if they were not", "C3", EitherWayRound::new),
                matching("finds everything in no values", "C4", EverythingInNothing::new),
                matching("looks at the last 999 values of in", "C5", LastOfMany::new),
                matching("takes an empty text for absent", "V24", EmptyIsAbsent::new),
                matching("takes a prefix whatever its case", "C8", PrefixOfAnyCase::new),
                matching("takes _ of a prefix for any character", "C8", PrefixAsPattern::new),
                matching("ends the range of a prefix one UTF-16 unit on", "C9", PrefixAsRange::new),
                matching("finds an element by a part of it", "C10", PartOfElement::new),
                matching("finds both of two elements where there is one", "C11", OneOfTwoElements::new),
                matching("finds everything by or of nothing", "C13", OrOfNothing::new),
                matching("includes the end of a period", "C15", EndIncluded::new),
                matching("excludes the start of a period", "C15", StartExcluded::new),
                matching("takes quotes in text for its own", "C18", QuotesDoubled::new));
    }

    private static Plant matching(String fault, String rule, Supplier<Matching> wrong) {
        return Plant.session(fault, rule, session -> new AskedAnew(session) {
            @Override
            Predicate<RowValues> matcher(Condition<?> condition) {
                return condition.accept(wrong.get());
            }
        });
    }

    private static String folded(Object text) {
        return ((String) text).toLowerCase(Locale.ROOT);
    }

    private static final class AnyCase extends Matching {
        @Override
        public Predicate<RowValues> comparison(Condition.Comparison<?> condition) {
            int place = condition.field().ordinal();
            return condition.field().kind() == Kind.TEXT && condition.operator() == Condition.Operator.EQ
                    ? row -> row.value(place) instanceof String text
                            && folded(text).equals(folded(condition.operand()))
                    : right(condition);
        }
    }

    private static final class AbsentIsUnequal extends Matching {
        @Override
        public Predicate<RowValues> comparison(Condition.Comparison<?> condition) {
            int place = condition.field().ordinal();
            return condition.operator() == Condition.Operator.NE
                    ? row -> row.value(place) == null || right(condition).test(row)
                    : right(condition);
        }
    }

    private static final class ThreeValued extends Matching {
        @Override
        public Predicate<RowValues> not(Condition.Not<?> condition) {
            return condition.part() instanceof Condition.Comparison<?> comparison
                    ? row -> row.value(comparison.field().ordinal()) != null
                            && !right(comparison).test(row)
                    : super.not(condition);
        }
    }

    private static final class UpperBoundOut extends Matching {
        @Override
        public Predicate<RowValues> between(Condition.Between<?> condition) {
            int place = condition.field().ordinal();
            return right(condition).and(row -> !condition.high().equals(row.value(place)));
        }
    }

    private static final class EitherWayRound extends Matching {
        @Override
        public Predicate<RowValues> between(Condition.Between<?> condition) {
            return right(condition).or(right(turned(condition)));
        }

        private static <R> Condition<R> turned(Condition.Between<R> condition) {
            return new Condition.Between<>(condition.field(), /* low= */ condition.high(), /* high= */ condition.low());
        }
    }

    private static final class EverythingInNothing extends Matching {
        @Override
        public Predicate<RowValues> in(Condition.In<?> condition) {
            return condition.operands().isEmpty() ? row -> true : right(condition);
        }
    }

    private static final class LastOfMany extends Matching {
        private static final int MOST = 999;

        @Override
        public Predicate<RowValues> in(Condition.In<?> condition) {
            return right(shortened(condition));
        }

        private static <R> Condition<R> shortened(Condition.In<R> condition) {
            List<Object> operands = condition.operands();
            return new Condition.In<>(
                    condition.field(), operands.subList(Math.max(0, operands.size() - MOST), operands.size()));
        }
    }

    private static final class EmptyIsAbsent extends Matching {
        @Override
        public Predicate<RowValues> present(Condition.Present<?> condition) {
            int place = condition.field().ordinal();
            return row -> row.value(place) != null && !"".equals(row.value(place));
        }
    }

    private static final class PrefixOfAnyCase extends Matching {
        @Override
        public Predicate<RowValues> prefix(Condition.Prefix<?> condition) {
            int place = condition.field().ordinal();
            return row ->
                    row.value(place) instanceof String text && folded(text).startsWith(folded(condition.prefix()));
        }
    }

    private static final class PrefixAsPattern extends Matching {
        @Override
        public Predicate<RowValues> prefix(Condition.Prefix<?> condition) {
            int place = condition.field().ordinal();
            String prefix = condition.prefix();
            return row -> {
                if (!(row.value(place) instanceof String text) || text.length() < prefix.length()) {
                    return false;
                }
                for (int i = 0; i < prefix.length(); i++) {
                    if (prefix.charAt(i) != '_' && prefix.charAt(i) != text.charAt(i)) {
                        return false;
                    }
                }
                return true;
            };
        }
    }

    private static final class PrefixAsRange extends Matching {
        @Override
        public Predicate<RowValues> prefix(Condition.Prefix<?> condition) {
            int place = condition.field().ordinal();
            String prefix = condition.prefix();
            if (prefix.isEmpty()) {
                return right(condition);
            }
            int last = prefix.length() - 1;
            String end = prefix.substring(0, last) + (char) (prefix.charAt(last) + 1);
            return row ->
                    row.value(place) instanceof String text && text.compareTo(prefix) >= 0 && text.compareTo(end) < 0;
        }
    }

    private static final class PartOfElement extends Matching {
        @Override
        public Predicate<RowValues> contains(Condition.Contains<?> condition) {
            int place = condition.field().ordinal();
            return row -> row.value(place) instanceof List<?> list
                    && list.stream().anyMatch(element -> ((String) element).contains(condition.element()));
        }
    }

    private static final class OneOfTwoElements extends Matching {
        @Override
        public Predicate<RowValues> and(Condition.And<?> condition) {
            boolean elements = !condition.parts().isEmpty()
                    && condition.parts().stream().allMatch(part -> part instanceof Condition.Contains<?>);
            return elements
                    ? row -> condition.parts().stream()
                            .anyMatch(part -> right(part).test(row))
                    : super.and(condition);
        }
    }

    private static final class OrOfNothing extends Matching {
        @Override
        public Predicate<RowValues> or(Condition.Or<?> condition) {
            return condition.parts().isEmpty() ? row -> true : super.or(condition);
        }
    }

    private static final class EndIncluded extends Matching {
        @Override
        public Predicate<RowValues> comparison(Condition.Comparison<?> condition) {
            return condition.operator() == Condition.Operator.LT
                            && condition.field().kind() == Kind.INSTANT
                    ? right(with(condition, Condition.Operator.LE))
                    : right(condition);
        }
    }

    private static final class StartExcluded extends Matching {
        @Override
        public Predicate<RowValues> comparison(Condition.Comparison<?> condition) {
            return condition.operator() == Condition.Operator.GE
                            && condition.field().kind() == Kind.INSTANT
                    ? right(with(condition, Condition.Operator.GT))
                    : right(condition);
        }
    }

    private static <R> Condition<R> with(Condition.Comparison<R> condition, Condition.Operator operator) {
        return new Condition.Comparison<>(condition.field(), operator, condition.operand());
    }

    private static final class QuotesDoubled extends Matching {
        @Override
        public Predicate<RowValues> comparison(Condition.Comparison<?> condition) {
            int place = condition.field().ordinal();
            return condition.operand() instanceof String operand && operand.contains("'")
                    ? row -> row.value(place) instanceof String
                    : right(condition);
        }
    }
}
