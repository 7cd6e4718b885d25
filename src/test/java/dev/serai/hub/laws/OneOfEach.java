package dev.serai.hub.laws;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitCallTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.net.InetAddress;
import java.util.List;
import java.util.Set;

/** What is easily got wrong is written once, and everybody else uses that. */
final class OneOfEach {

    static final ArchRule SHA256 = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("dev.serai.digest.Sha256")
            .should()
            .callCodeUnitWhere(target(calls("java.security.MessageDigest", Set.of("getInstance"))))
            .because("dev.serai.digest.Sha256 does it once for all");

    /** Policies are YAML with places, which has one reader of its own. */
    static final ArchRule JSON_LIMITS = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("dev.serai.json.StrictJson")
            .and()
            .doNotHaveFullyQualifiedName("dev.serai.policy.LocatedYaml")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("com.fasterxml.jackson.core.StreamReadConstraints")
            .because("dev.serai.json.StrictJson reads what strangers wrote, with one set of rules");

    /** They read again what the hub itself wrote, or a file of the jar, or what {@code JsonText} has let pass. */
    private static final Set<String> READ_THEIR_OWN = Set.of(
            "dev.serai.audit.AuditLines",
            "dev.serai.hub.channel.slack.SlackChannel",
            "dev.serai.hub.cluster.RecheckQueue",
            "dev.serai.hub.incident.SignalRow",
            "dev.serai.hub.incident.TriageRow",
            "dev.serai.hub.silence.MatcherJson",
            "dev.serai.hub.job.JobPayload",
            "dev.serai.hub.lint.SchemaRule",
            "dev.serai.message.PageReader",
            "dev.serai.policy.SchemaCheck",
            "dev.serai.wire.WireRow");

    /** The demo's test double stands for a stranger; it is used by tests only. */
    static final ArchRule STRICT_JSON = classes()
            .that()
            .resideOutsideOfPackage("dev.serai.demo..")
            .should(notReadJsonTheirOwnWay())
            .because("dev.serai.json.StrictJson reads what strangers wrote: no key twice, nothing behind, bounded");

    private static final DescribedPredicate<CodeUnitCallTarget> OPENS_HTTP = describe(
            "open a connection",
            call -> call.getOwner().getFullName().equals("java.net.http.HttpClient")
                            && Set.of("newBuilder", "newHttpClient").contains(call.getName())
                    || call.getOwner().getFullName().equals("java.net.URL")
                            && Set.of("openStream", "openConnection", "getContent")
                                    .contains(call.getName()));

    private static final DescribedPredicate<JavaClass> OTHER_HTTP = describe(
            "are clients of Spring's or Apache's",
            type -> type.getPackageName().startsWith("org.springframework.web.client")
                    || type.getPackageName().startsWith("org.springframework.web.reactive.function.client")
                    || type.getPackageName().startsWith("org.apache.http.client")
                    || type.getPackageName().startsWith("org.apache.http.impl")
                    || type.getPackageName().startsWith("org.apache.hc.client5")
                            && type.getSimpleName()
                                    .matches("(Closeable|Minimal)?Http(Async)?Client(s|Builder)?|Request"));

    /**
     * fabric8 builds its own, and Camel's HTTP component is Apache's; see docs/internals/dependencies.md. {@code Call} cuts
     * the connection at its deadline and goes to addresses that were checked; {@code ApiClient} and {@code WebhookClient} set up
     * that component's.
     */
    static final ArchRule HTTP_CLIENT = noClasses()
            .that()
            .haveNameNotMatching(
                    "dev[.]serai[.]kamelet[.](net[.]DeadlineClient|http[.]Call|(chat[.]ApiClient|events[.]WebhookClient))")
            .should()
            .callCodeUnitWhere(target(OPENS_HTTP))
            .orShould()
            .dependOnClassesThat(OTHER_HTTP)
            .because("dev.serai.kamelet.net.DeadlineClient has a deadline over headers and body, and a limit");

    static final ArchRule CAUSE_SEARCH = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("dev.serai.failure.Causes")
            .should()
            .callCodeUnitWhere(target(
                    describe("follow causes", call -> call.getFullName().equals("java.lang.Throwable.getCause()"))))
            .because("dev.serai.failure.Causes does it once for all, and ends where causes go round");

    private static final Set<String> TEXT_OR_KIND = Set.of(
            "getByName",
            "isAnyLocalAddress",
            "isLinkLocalAddress",
            "isLoopbackAddress",
            "isMulticastAddress",
            "isSiteLocalAddress");

    /** The guard asks which addresses are this machine's own, whatever range they are in. */
    static final ArchRule ADDRESS_RANGE = classes()
            .that()
            .doNotHaveFullyQualifiedName("dev.serai.kamelet.http.Cidr")
            .and()
            .doNotHaveFullyQualifiedName("dev.serai.kamelet.http.AddressGuard")
            .should(new ArchCondition<>("leave to Cidr what an address is, and what range it is in") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    type.getCodeUnitAccessesFromSelf().stream()
                            .filter(access -> access.getTargetOwner().isAssignableTo(InetAddress.class)
                                    && TEXT_OR_KIND.contains(access.getName()))
                            .forEach(
                                    access -> events.add(SimpleConditionEvent.violated(type, access.getDescription())));
                }
            })
            .because("dev.serai.kamelet.http.Cidr reads addresses strictly and looks no name up;"
                    + " Java's own kinds of addresses miss most of the special ranges");

    static final List<ArchRule> ALL =
            List.of(SHA256, JSON_LIMITS, STRICT_JSON, HTTP_CLIENT, CAUSE_SEARCH, ADDRESS_RANGE);

    private OneOfEach() {}

    private static DescribedPredicate<CodeUnitCallTarget> calls(String owner, Set<String> methods) {
        return describe(
                "are " + owner + "." + methods,
                call -> call.getOwner().getFullName().equals(owner) && methods.contains(call.getName()));
    }

    private static ArchCondition<JavaClass> notReadJsonTheirOwnWay() {
        return new ArchCondition<>("not read JSON with a reader that they make themselves") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                boolean makes =
                        type.getCodeUnitAccessesFromSelf().stream().anyMatch(access -> makesReader(access.getTarget()));
                boolean reads =
                        type.getCodeUnitAccessesFromSelf().stream().anyMatch(access -> reads(access.getTarget()));
                if (makes && reads && !READ_THEIR_OWN.contains(type.getName())) {
                    events.add(
                            SimpleConditionEvent.violated(type, type.getName() + " makes a reader of JSON and reads"));
                }
            }
        };
    }

    /** Without a factory, which would be YAML's. */
    private static boolean makesReader(CodeUnitAccessTarget call) {
        JavaClass owner = call.getOwner();
        boolean made =
                call.getName().equals("<init>") && call.getRawParameterTypes().isEmpty()
                        || call.getName().equals("builder");
        return made
                && (owner.isEquivalentTo(ObjectMapper.class)
                        || owner.isEquivalentTo(JsonMapper.class)
                        || owner.isEquivalentTo(JsonFactory.class));
    }

    private static boolean reads(CodeUnitAccessTarget call) {
        boolean reader = call.getOwner().isAssignableTo(ObjectMapper.class)
                || call.getOwner().isAssignableTo(ObjectReader.class)
                || call.getOwner().isAssignableTo(JsonFactory.class);
        return reader
                && Set.of("readTree", "readValue", "readValues", "createParser").contains(call.getName())
                && !call.getOwner().getPackageName().startsWith("com.fasterxml.jackson.dataformat");
    }
}
