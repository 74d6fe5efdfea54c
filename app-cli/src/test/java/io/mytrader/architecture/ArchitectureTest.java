package io.mytrader.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static io.mytrader.architecture.Modules.in;
import static io.mytrader.architecture.Modules.inCore;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.mytrader.order.ApprovedOrder;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Predicate;

@AnalyzeClasses(packages = "io.mytrader", importOptions = Modules.WithoutTests.class)
class ArchitectureTest {
    private static final Set<String> CLOCKS =
            Set.of(
                    "java.lang.System.currentTimeMillis",
                    "java.lang.System.nanoTime",
                    "java.time.ZoneId.systemDefault",
                    "java.util.TimeZone.getDefault",
                    "java.util.Calendar.getInstance");

    private static final Set<String> UNSEEDED =
            Set.of(
                    "java.lang.Math.random",
                    "java.lang.StrictMath.random",
                    "java.util.UUID.randomUUID",
                    "java.util.random.RandomGenerator.getDefault",
                    "java.util.concurrent.ThreadLocalRandom.current");

    /** Collections whose order differs from one run of the JVM to the next. */
    private static final Set<String> UNORDERED =
            Set.of(
                    "java.util.Map.copyOf",
                    "java.util.Map.ofEntries",
                    "java.util.Set.copyOf",
                    "java.util.stream.Collectors.toUnmodifiableMap",
                    "java.util.stream.Collectors.toUnmodifiableSet");

    private static final Set<String> UNSEEDED_WITHOUT_ARGUMENTS =
            Set.of("java.util.Random.<init>", "java.util.SplittableRandom.<init>");

    @ArchTest
    static final ArchRule modulesSeeOnlyWhatThePictureAllows =
            classes()
                    .that(
                            describe(
                                    "are compiled by a module",
                                    type -> Modules.of(type).isPresent()))
                    .should(seeOnlyTheModulesBelow());

    @ArchTest
    static final ArchRule packagesBelongToOneModule = classes().should(new OnePackageOneModule());

    @ArchTest
    static final ArchRule featuresFormNoCycles =
            slices().matching("io.mytrader.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule coreDoesNoInputOrOutput =
            noClasses()
                    .that(inCore())
                    .should()
                    .dependOnClassesThat(
                            describe(
                                    "read or write files, sockets, databases or logs",
                                    ArchitectureTest::isInputOrOutput))
                    .orShould()
                    .accessField(System.class, "out")
                    .orShould()
                    .accessField(System.class, "err")
                    .orShould()
                    .accessField(System.class, "in");

    @ArchTest
    static final ArchRule coreAsksNobodyForTheTime =
            noClasses()
                    .that(inCore())
                    .should()
                    .accessTargetWhere(
                            calls("asks the system for the time", ArchitectureTest::isClock));

    @ArchTest
    static final ArchRule coreDrawsNoUnseededNumber =
            noClasses()
                    .that(inCore())
                    .should()
                    .accessTargetWhere(
                            calls("draws an unseeded number", ArchitectureTest::isUnseeded));

    @ArchTest
    static final ArchRule coreBuildsNoCollectionWithoutAnOrder =
            noClasses()
                    .that(inCore())
                    .should()
                    .accessTargetWhere(
                            calls(
                                    "builds a collection whose order changes from run to run",
                                    target ->
                                            UNORDERED.contains(
                                                    target.getOwner().getName()
                                                            + "."
                                                            + target.getName())));

    @ArchTest
    static final ArchRule coreSharesNothingBetweenThreads =
            noClasses()
                    .that(inCore())
                    .should()
                    .dependOnClassesThat()
                    .areAssignableTo(ConcurrentMap.class);

    @ArchTest
    static final ArchRule coreTakesNoLocks =
            methods()
                    .that()
                    .areDeclaredInClassesThat(inCore())
                    .should()
                    .notHaveModifier(JavaModifier.SYNCHRONIZED);

    @ArchTest
    static final ArchRule onlyTheRiskGateApprovesOrders =
            noClasses()
                    .that(
                            not(
                                    in("core-risk")
                                            .and(
                                                    describe(
                                                            "are the RiskGate",
                                                            type ->
                                                                    type.getSimpleName()
                                                                            .equals("RiskGate")))))
                    .should()
                    .callMethodWhere(
                            JavaAccess.Predicates.target(
                                    describe(
                                            "ApprovedOrder.approvedByRiskGate",
                                            target ->
                                                    target.getOwner()
                                                                    .isEquivalentTo(
                                                                            ApprovedOrder.class)
                                                            && target.getName()
                                                                    .equals(
                                                                            "approvedByRiskGate"))));

    @ArchTest
    static final ArchRule theSimulatedGatewaySharesOnlyTheWireWithTheClient =
            noClasses()
                    .that(in("ib-gateway-sim"))
                    .should()
                    .dependOnClassesThat(
                            in("broker-ib").and(not(resideInAnyPackage("io.mytrader.ib.wire.."))))
                    .allowEmptyShould(true);

    @ArchTest
    static final ArchRule settingsAreReadInTheRuntimeOnly =
            noClasses()
                    .that(not(in("app-runtime", "app-cli")))
                    .should()
                    .accessTargetWhere(
                            calls(
                                    "reads the environment or system properties",
                                    target ->
                                            target.getOwner().isEquivalentTo(System.class)
                                                    && (target.getName().equals("getenv")
                                                            || target.getName()
                                                                    .startsWith("getProp"))));

    @ArchTest
    static final ArchRule packagesAreNamedForFeatures =
            noClasses()
                    .should()
                    .resideInAnyPackage(
                            "..util..",
                            "..utils..",
                            "..common..",
                            "..helper..",
                            "..helpers..",
                            "..impl..",
                            "..misc..");

    @ArchTest
    static final ArchRule classesAreNamedForWhatTheyAre =
            noClasses()
                    .should()
                    .haveNameMatching(".*[a-z](Impl|Manager|Helper|Utils?|Common|Base)")
                    .orShould()
                    .haveNameMatching(".*\\.I[A-Z][a-z]\\w*");

    @ArchTest
    static final ArchRule accessorsAreNamedWithoutGet =
            noMethods()
                    .that()
                    .areDeclaredInClassesThat(inCore())
                    .and()
                    .arePublic()
                    .should()
                    .haveNameMatching("get[A-Z].*");

    private static boolean isInputOrOutput(JavaClass type) {
        String name = type.getPackageName();
        return (name.equals("java.io") && !type.getSimpleName().equals("Serializable"))
                || name.startsWith("java.nio.file")
                || name.startsWith("java.nio.channels")
                || name.startsWith("java.net")
                || name.startsWith("java.sql")
                || name.startsWith("javax.sql")
                || name.startsWith("java.util.logging")
                || name.startsWith("org.slf4j");
    }

    private static boolean isClock(CodeUnitAccessTarget target) {
        String owner = target.getOwner().getName();
        return CLOCKS.contains(owner + "." + target.getName())
                || (owner.startsWith("java.time.") && target.getName().equals("now"))
                || (owner.equals("java.time.Clock") && target.getName().startsWith("system"))
                || (owner.equals("java.util.Date")
                        && target.getName().equals("<init>")
                        && target.getRawParameterTypes().isEmpty());
    }

    private static boolean isUnseeded(CodeUnitAccessTarget target) {
        String name = target.getOwner().getName() + "." + target.getName();
        return UNSEEDED.contains(name)
                || (UNSEEDED_WITHOUT_ARGUMENTS.contains(name)
                        && target.getRawParameterTypes().isEmpty())
                || name.startsWith("java.security.SecureRandom")
                || (name.equals("java.util.Collections.shuffle")
                        && target.getRawParameterTypes().size() == 1);
    }

    /** Calls and method references alike. */
    private static DescribedPredicate<JavaAccess<?>> calls(
            String description, Predicate<CodeUnitAccessTarget> test) {
        return describe(
                description,
                access ->
                        access.getTarget() instanceof CodeUnitAccessTarget target
                                && test.test(target));
    }

    private static ArchCondition<JavaClass> seeOnlyTheModulesBelow() {
        return new ArchCondition<>("see only the modules below their own") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                String module = Modules.of(type).orElseThrow();
                if (!Modules.isKnown(module)) {
                    events.add(
                            SimpleConditionEvent.violated(
                                    type, module + " is not in the picture of the modules"));
                }
                for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                    Modules.of(dependency.getTargetClass())
                            .filter(other -> !Modules.maySee(module, other))
                            .ifPresent(other ->
                                    events.add(
                                            SimpleConditionEvent.violated(
                                                    dependency,
                                                    module
                                                            + " sees "
                                                            + other
                                                            + ": "
                                                            + dependency.getDescription())));
                }
            }
        };
    }

    /** Two modules with one package would reach each other's package-private parts. */
    private static final class OnePackageOneModule extends ArchCondition<JavaClass> {
        private final Map<String, Set<String>> modules = new TreeMap<>();

        OnePackageOneModule() {
            super("share no package with another module");
        }

        @Override
        public void check(JavaClass type, ConditionEvents events) {
            Modules.of(type)
                    .ifPresent(module ->
                            modules.computeIfAbsent(type.getPackageName(), name -> new TreeSet<>())
                                    .add(module));
        }

        @Override
        public void finish(ConditionEvents events) {
            modules.forEach((name, owners) ->
                    events.add(
                            new SimpleConditionEvent(
                                    name, owners.size() == 1, name + " is in " + owners)));
        }
    }
}
