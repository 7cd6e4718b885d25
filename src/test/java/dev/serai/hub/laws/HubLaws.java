package dev.serai.hub.laws;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitCallTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import dev.serai.hub.LeadsTo;
import java.lang.annotation.Annotation;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.apache.camel.Processor;
import org.apache.camel.Route;
import org.apache.camel.spi.Policy;
import org.apache.camel.support.DefaultConsumer;
import org.apache.camel.support.DefaultEndpoint;
import org.jspecify.annotations.NullMarked;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** Who may touch what in the hub: direction of dependency and trust zones. */
final class HubLaws {

    /** Values such as {@code java.sql.Timestamp} are parameters; these talk to the database. */
    private static final DescribedPredicate<JavaClass> DATABASE = describe(
            "talk to the database",
            type -> type.getPackageName().startsWith("org.springframework.jdbc")
                            && !type.getSimpleName().endsWith("Exception")
                    || type.getPackageName().startsWith("javax.sql")
                    || type.getPackageName().startsWith("org.postgresql")
                    || type.getPackageName().startsWith("com.zaxxer.hikari")
                    || type.getPackageName().startsWith("org.flywaydb")
                    || type.getPackageName().equals("java.sql")
                            && Set.of("Connection", "Statement", "PreparedStatement", "ResultSet", "DriverManager")
                                    .contains(type.getSimpleName()));

    private static final DescribedPredicate<CodeUnitCallTarget> WALL_CLOCK = describe(
            "read the wall clock",
            call -> call.getOwner().getPackageName().equals("java.time")
                            && call.getName().equals("now")
                            && call.getRawParameterTypes().isEmpty()
                    || call.getFullName().startsWith("java.lang.System.currentTimeMillis")
                    || call.getOwner().isEquivalentTo(Clock.class)
                            && call.getName().startsWith("system"));

    /** Zone 1. */
    static final ArchRule DATA = noClasses()
            .that()
            .resideOutsideOfPackages("dev.serai.hub.db..", "dev.serai.hub.job..", "dev.serai.hub.journal..")
            .and()
            .haveNameNotMatching(".*(Store|Rows)(\\$.*)?")
            .should()
            .dependOnClassesThat(DATABASE)
            .because("a noun's rows are read and written by its *Store and *Rows alone; routes do by sql: files");

    /** Zone 3 needs zone 2: the edges know records and routes, not stores of other parts. */
    static final ArchRule EDGE = noClasses()
            .that()
            .resideInAnyPackage("dev.serai.wire..", "dev.serai.policy..", "dev.serai.kamelet..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.serai.hub..")
            .because("src depends on kamelets and processors, never back");

    static final ArchRule CONTRACT = noClasses()
            .that()
            .resideInAPackage("dev.serai.wire..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework..", "org.apache.camel..")
            .because("a contract outlives frameworks");

    static final ArchRule CLOCK = noClasses()
            .that()
            .resideInAPackage("dev.serai.hub..")
            .and()
            .doNotHaveFullyQualifiedName("dev.serai.hub.Hub")
            .and()
            // A command is a process of its own, in which nobody injects.
            .doNotHaveFullyQualifiedName("dev.serai.hub.cli.SeraiCommand")
            .and()
            // The embedded database starts before there is anything to inject.
            .resideOutsideOfPackage("dev.serai.hub.db.embedded..")
            .should()
            .callCodeUnitWhere(target(WALL_CLOCK))
            .because("time comes from the injected Clock");

    /** What asks the machine how text is written, because it is given no charset; on Java 17 the locale decides. */
    private static final DescribedPredicate<CodeUnitCallTarget> LOCALE = describe(
            "turn text into bytes, or back, by the machine's locale",
            call -> List.of(
                                    "java.nio.charset.Charset.defaultCharset()",
                                    "java.lang.String.getBytes()",
                                    "java.lang.String.<init>([B)",
                                    "java.lang.String.<init>([B, int, int)",
                                    "java.io.ByteArrayOutputStream.toString()",
                                    "java.io.InputStreamReader.<init>(java.io.InputStream)",
                                    "java.io.OutputStreamWriter.<init>(java.io.OutputStream)",
                                    "java.io.PrintStream.<init>(java.io.OutputStream)",
                                    "java.io.PrintStream.<init>(java.io.OutputStream, boolean)",
                                    "java.io.PrintWriter.<init>(java.io.OutputStream)",
                                    "java.io.PrintWriter.<init>(java.io.OutputStream, boolean)",
                                    "java.util.Scanner.<init>(java.io.InputStream)")
                            .contains(call.getFullName())
                    || List.of("java.io.FileReader", "java.io.FileWriter")
                                    .contains(call.getOwner().getFullName())
                            && call.getName().equals("<init>")
                            && call.getRawParameterTypes().stream()
                                    .noneMatch(type -> type.getFullName().equals("java.nio.charset.Charset")));

    static final ArchRule CHARSET = noClasses()
            .should()
            .callCodeUnitWhere(target(LOCALE))
            .because("what is sent, stored and read is UTF-8 on every machine");

    static final ArchRule NO_FIELD_INJECTION =
            noFields().should().beAnnotatedWith(Autowired.class).because("a constructor shows what a class needs");

    static final ArchRule SETTINGS = classes()
            .that()
            .areAnnotatedWith(ConfigurationProperties.class)
            .should()
            .resideInAPackage("dev.serai.hub.settings")
            .andShould()
            .beRecords()
            .because("settings are records that validate themselves");

    private static final DescribedPredicate<JavaClass> SENDING =
            describe("send to endpoints or schedule jobs", type -> List.of(
                            "org.apache.camel.ProducerTemplate",
                            "org.apache.camel.FluentProducerTemplate",
                            "org.apache.camel.Producer",
                            "org.apache.camel.AsyncProducer",
                            "dev.serai.hub.job.JobQueue",
                            "dev.serai.hub.job.JobStore")
                    .contains(type.getName()));

    static final ArchRule FLOW = noClasses()
            .that()
            .resideInAPackage("dev.serai.hub..")
            .and()
            .resideOutsideOfPackage("dev.serai.hub.job..")
            .and()
            .areNotAnnotatedWith(LeadsTo.class)
            .and(not(partOf(LeadsTo.class)))
            // One of ours must say that nobody sends to it.
            .and()
            .areNotAssignableTo(DefaultEndpoint.class)
            .should()
            .dependOnClassesThat(SENDING)
            .because("what follows stands in a route; the few beans that send themselves say where by @LeadsTo");

    private static final DescribedPredicate<CodeUnitCallTarget> RUNS_STEPS = describe(
            "run a route's steps",
            call -> call.getOwner().isAssignableTo(Route.class)
                            && call.getName().equals("getProcessor")
                    || call.getOwner().isAssignableTo(Processor.class)
                            && call.getName().equals("process"));

    /** What Camel lays around the steps of a route runs those steps, and leads nowhere else. */
    static final ArchRule STEPS = noClasses()
            .that()
            .resideInAPackage("dev.serai.hub..")
            .and()
            .resideOutsideOfPackage("dev.serai.hub.job..")
            .and()
            .areNotAnnotatedWith(LeadsTo.class)
            .and(not(partOf(LeadsTo.class)))
            .and()
            .areNotAssignableTo(Policy.class)
            .and()
            .areNotAssignableTo(Processor.class)
            .and()
            // It runs the route that begins with it.
            .areNotAssignableTo(DefaultConsumer.class)
            .should()
            .callMethodWhere(target(RUNS_STEPS))
            .because("what follows stands in a route; the few beans that send themselves say where by @LeadsTo");

    /** Each package of each module, also those within another. */
    static ArchRule noCycles(String root) {
        return SlicesRuleDefinition.slices()
                .matching(root + ".(**)")
                .should()
                .beFreeOfCycles()
                .because("a part that can be understood alone can be changed alone");
    }

    private static final DescribedPredicate<CodeUnitCallTarget> REPLAY_CHECK = describe(
            "find out whether a delivery came before",
            call -> call.getOwner().getSimpleName().equals("ChannelStore")
                    && call.getName().equals("firstTime"));

    static final ArchRule ONE_REPLAY_CHECK = noClasses()
            .that()
            .haveNameNotMatching(".*[.]channel[.](SeenDeliveries|ChannelStore)")
            .and()
            // A decision that comes again is answered for what it was, and one over the API has no delivery.
            .doNotHaveFullyQualifiedName("dev.serai.hub.approval.Decisions")
            .should()
            .callMethodWhere(target(REPLAY_CHECK))
            .because("what comes twice is told by idempotentConsumer over seenDeliveries, in the effect's transaction");

    static final ArchRule NULL_MARKED = classes().should(beInANullMarkedPackage());

    private HubLaws() {}

    private static DescribedPredicate<JavaClass> partOf(Class<? extends Annotation> mark) {
        return describe("are part of a class with @" + mark.getSimpleName(), type -> type.getEnclosingClass()
                .filter(outer -> outer.isAnnotatedWith(mark))
                .isPresent());
    }

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
}
