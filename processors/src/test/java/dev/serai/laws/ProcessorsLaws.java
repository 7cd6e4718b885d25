package dev.serai.laws;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitCallTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.Set;
import org.jspecify.annotations.NullMarked;

/** What makes this module plain Java: no framework, no I/O, no clock. */
final class ProcessorsLaws {

    /** Parts of the JDK that reach outside the process or keep time. {@code java.net.URI} only names things. */
    private static final DescribedPredicate<JavaClass> OUTSIDE = describe(
            "reach outside",
            type -> type.getPackageName().startsWith("java.nio.file")
                    || type.getPackageName().startsWith("java.nio.channels")
                    || type.getPackageName().startsWith("java.sql")
                    || type.getPackageName().startsWith("java.util.concurrent")
                            && type.getSimpleName().contains("Executor")
                    || type.getPackageName().startsWith("java.net")
                            && !Set.of("URI", "URISyntaxException", "URLDecoder", "URLEncoder", "IDN")
                                    .contains(type.getSimpleName())
                    || Set.of(
                                    "java.io.File",
                                    "java.io.FileInputStream",
                                    "java.io.FileOutputStream",
                                    "java.io.FileReader",
                                    "java.io.FileWriter",
                                    "java.io.RandomAccessFile",
                                    "java.lang.Process",
                                    "java.lang.ProcessBuilder",
                                    "java.lang.Runtime",
                                    "java.lang.Thread",
                                    "java.time.Clock")
                            .contains(type.getName()));

    private static final DescribedPredicate<CodeUnitCallTarget> NOW = describe(
            "ask for the time, for chance or for the environment",
            call -> call.getOwner().getPackageName().equals("java.time")
                            && call.getName().equals("now")
                    || call.getOwner().isEquivalentTo(System.class)
                            && Set.of("currentTimeMillis", "nanoTime", "getenv", "getProperty")
                                    .contains(call.getName())
                    || call.getFullName().startsWith("java.util.UUID.randomUUID")
                    || call.getFullName().startsWith("java.lang.Math.random"));

    static final ArchRule NO_OUTSIDE = noClasses()
            .should()
            .dependOnClassesThat(OUTSIDE)
            .because("processors has no I/O, no threads and no clock of its own");

    static final ArchRule NO_CLOCK = noClasses()
            .should()
            .callCodeUnitWhere(target(NOW))
            .because("the caller passes 'Instant now' and ids, so that every decision can be repeated");

    static final ArchRule PLAIN = noClasses()
            .should()
            .dependOnClassesThat(not(resideInAPackage("java.."))
                    .and(not(resideInAPackage("javax.crypto..")))
                    .and(not(resideInAPackage("dev.serai..")))
                    .and(not(resideInAPackage("com.fasterxml.jackson..")))
                    .and(not(resideInAPackage("org.jspecify..")))
                    .and(not(resideInAPackage("dev.cel..")))
                    .and(not(resideInAPackage("biweekly..")))
                    .and(not(resideInAPackage("com.google.protobuf..")))
                    .and(not(resideInAPackage("com.google.common..")))
                    .and(not(resideInAPackage("com.networknt..")))
                    .and(not(resideInAPackage("com.google.re2j..")))
                    .and(not(resideInAPackage("org.dmfs..")))
                    .and(describe("are no primitives", type -> !type.isPrimitive() && !type.isArray())))
            .because("processors imports the JDK, Jackson, JSpecify and small domain libraries only");

    static final ArchRule NO_CYCLES = noCycles("dev.serai");

    static ArchRule noCycles(String root) {
        return SlicesRuleDefinition.slices().matching(root + ".(**)").should().beFreeOfCycles();
    }

    static final ArchRule NULL_MARKED = classes().should(beInANullMarkedPackage());

    static final ArchRule WIRE = classes()
            .that()
            .resideInAPackage("dev.serai.wire..")
            .should(dependOnDataOnly())
            .allowEmptyShould(true)
            .because("a contract is made of records and fixed shapes, not of rules");

    /** How bytes are hashed and JSON is read, which says nothing of the domain. */
    private static final Set<String> TOOLS = Set.of("dev.serai.digest", "dev.serai.json");

    private ProcessorsLaws() {}

    private static ArchCondition<JavaClass> beInANullMarkedPackage() {
        return new ArchCondition<>("be in a package that package-info.java marks @NullMarked") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                if (!type.getPackage().isAnnotatedWith(NullMarked.class)) {
                    events.add(SimpleConditionEvent.violated(type, type.getPackageName() + " is not @NullMarked"));
                }
            }
        };
    }

    private static ArchCondition<JavaClass> dependOnDataOnly() {
        return new ArchCondition<>("depend on records, enums and sealed shapes of the domain only") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getDirectDependenciesFromSelf().forEach(dependency -> {
                    JavaClass used = dependency.getTargetClass().getBaseComponentType();
                    boolean domain = used.getPackageName().startsWith("dev.serai.")
                            && !TOOLS.contains(used.getPackageName())
                            && !used.getPackageName().startsWith("dev.serai.wire");
                    if (domain && !used.isRecord() && !used.isEnum() && !used.isInterface()) {
                        events.add(SimpleConditionEvent.violated(type, dependency.getDescription()));
                    }
                });
            }
        };
    }
}
