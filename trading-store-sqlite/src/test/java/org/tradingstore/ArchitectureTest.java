package org.tradingstore;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.regex.Pattern;
import org.jspecify.annotations.NullMarked;

/**
 * The rules of the house that no compiler checks. It lives in an engine's module because only there all modules are on
 * the class path; the rules read every module of ours they find.
 */
@AnalyzeClasses(packages = "org.tradingstore", importOptions = ArchitectureTest.ProductionCode.class)
class ArchitectureTest {

    private static final String ROOT = "org.tradingstore";

    /** Where a module other than the api may show public types. */
    private static final String[] EXPORTED = {
        ROOT + ".core",
        ROOT + ".duckdb",
        ROOT + ".migration",
        ROOT + ".mongo",
        ROOT + ".postgres",
        ROOT + ".sqlite",
        ROOT + ".testkit"
    };

    private static final String[] DRIVERS = {
        "java.sql",
        "javax.sql",
        "com.mongodb",
        "com.zaxxer",
        "org.bson",
        "org.duckdb",
        "org.jdbi",
        "org.postgresql",
        "org.sqlite"
    };

    /** A module is a directory while it is being built, and a jar afterwards. */
    private static final Pattern API_LOCATION =
            Pattern.compile(".*/trading-store-api(/target/.*|-[0-9][^/]*\\.jar!.*)");

    private static final DescribedPredicate<JavaClass> API = describe(
            "of the api",
            type -> type.getSource()
                    .map(source ->
                            API_LOCATION.matcher(source.getUri().toString()).matches())
                    .orElse(false));

    private static final DescribedPredicate<JavaClass> INTERNAL = describe(
            "internal", type -> List.of(type.getPackageName().split("\\.", -1)).contains("internal"));

    private static final DescribedPredicate<JavaClass> SEEN_BY_USERS = describe("are seen by users", type -> {
        if (INTERNAL.test(type) || type.isAnonymousClass() || type.isLocalClass()) {
            return false;
        }
        for (JavaClass at = type; ; at = at.getEnclosingClass().orElseThrow()) {
            if (!at.getModifiers().contains(JavaModifier.PUBLIC)) {
                return false;
            }
            if (at.getEnclosingClass().isEmpty()) {
                return true;
            }
        }
    });

    /** Without this rule, a location that is not recognised would leave the rules about the api without a subject. */
    @ArchTest
    static final ArchRule apiIsRecognised = classes()
            .that()
            .resideInAnyPackage(ROOT, ROOT + ".error..", ROOT + ".schema..", ROOT + ".repository..", ROOT + ".spi..")
            .should(be(API))
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule apiHasNoCycles =
            slices().assignedFrom(new PackagesOfApi()).should().beFreeOfCycles().allowEmptyShould(true);

    @ArchTest
    static final ArchRule apiIsOrdered = classes()
            .that(API)
            .should(dependOnlyOnLowerPackages())
            .as("packages of the api are ordered: error <- schema <- repository <- spi and the databases <- root")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule driversAreHidden =
            classes().that(SEEN_BY_USERS).should(showNoDriver()).allowEmptyShould(true);

    @ArchTest
    static final ArchRule otherModulesExportOnePackage = classes()
            .that(SEEN_BY_USERS)
            .and(DescribedPredicate.not(API))
            .should()
            .resideInAnyPackage(EXPORTED)
            .because("what is not api is package-private, internal, or how a module is entered")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule nothingIsDiscovered = noClasses()
            .should()
            .dependOnClassesThat(assignableTo(ServiceLoader.class))
            .because("a store is opened by naming its engine")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule noGlobalState =
            fields().that().areStatic().should().beFinal().allowEmptyShould(true);

    /** NullAway takes our packages as marked; what users run over their code sees the annotation only. */
    @ArchTest
    static final ArchRule packagesAreNullMarked = classes()
            .should(be(describe(
                    "in a package that is @NullMarked",
                    type -> type.getPackage().isAnnotatedWith(NullMarked.class))))
            .allowEmptyShould(true);

    private static ArchCondition<JavaClass> dependOnlyOnLowerPackages() {
        return new ArchCondition<>("depend only on lower packages") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getDirectDependenciesFromSelf().stream()
                        .filter(dependency -> API.test(dependency.getTargetClass()))
                        .filter(dependency -> rank(dependency.getTargetClass()) > rank(type))
                        .forEach(dependency ->
                                events.add(SimpleConditionEvent.violated(type, dependency.getDescription())));
            }
        };
    }

    /** Equal ranks may use each other; the rule against cycles keeps that one-way. */
    private static int rank(JavaClass type) {
        String path = type.getPackageName().substring(ROOT.length());
        if (path.isEmpty()) {
            return 4;
        }
        return switch (path.split("\\.", -1)[1]) {
            case "error" -> 0;
            case "schema" -> 1;
            case "repository" -> 2;
            default -> 3;
        };
    }

    private static ArchCondition<JavaClass> showNoDriver() {
        return new ArchCondition<>("show no type of a driver in a public signature") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                List<JavaType> supertypes = new ArrayList<>(type.getInterfaces());
                type.getSuperclass().ifPresent(supertypes::add);
                report(type, type.getDescription(), supertypes, events);
                for (JavaMember member : type.getMembers()) {
                    // A user sees what is protected by extending the class.
                    if (member.getModifiers().contains(JavaModifier.PUBLIC)
                            || member.getModifiers().contains(JavaModifier.PROTECTED)) {
                        report(type, member.getDescription(), signature(member), events);
                    }
                }
            }
        };
    }

    private static List<JavaType> signature(JavaMember member) {
        List<JavaType> types = new ArrayList<>();
        if (member instanceof JavaField field) {
            types.add(field.getType());
        } else if (member instanceof JavaCodeUnit code) {
            types.add(code.getReturnType());
            types.addAll(code.getParameterTypes());
            types.addAll(code.getExceptionTypes());
            code.getTypeParameters().forEach(parameter -> types.addAll(parameter.getUpperBounds()));
        }
        return types;
    }

    private static void report(JavaClass owner, String where, List<JavaType> types, ConditionEvents events) {
        types.stream()
                .flatMap(type -> type.getAllInvolvedRawTypes().stream())
                .map(JavaClass::getBaseComponentType)
                .filter(ArchitectureTest::isOfDriver)
                .distinct()
                .forEach(type -> events.add(
                        SimpleConditionEvent.violated(owner, where + " shows " + type.getName() + " to users")));
    }

    private static boolean isOfDriver(JavaClass type) {
        for (String driver : DRIVERS) {
            if (type.getPackageName().equals(driver) || type.getPackageName().startsWith(driver + ".")) {
                return true;
            }
        }
        return false;
    }

    private static final class PackagesOfApi implements SliceAssignment {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            return API.test(type) ? SliceIdentifier.of(type.getPackageName()) : SliceIdentifier.ignore();
        }

        @Override
        public String getDescription() {
            return "packages of the api";
        }
    }

    /** Jars of modules and their class directories, without the classes of tests. */
    static final class ProductionCode implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains("/test-classes/");
        }
    }
}
