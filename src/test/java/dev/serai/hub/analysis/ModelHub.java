package dev.serai.hub.analysis;

import static org.awaitility.Awaitility.await;

import dev.serai.demo.ApiServer;
import dev.serai.hub.HubIT;
import dev.serai.hub.TestFolders;
import dev.serai.hub.channel.DiscordStandIn;
import dev.serai.hub.channel.MailServer;
import dev.serai.hub.channel.SlackStandIn;
import dev.serai.hub.channel.TelegramStandIn;
import dev.serai.hub.db.Ids;
import dev.serai.hub.events.EventReceiver;
import dev.serai.hub.job.WorkedOff;
import dev.serai.hub.llm.Breakers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * A hub that asks a model; the classes that extend this share one. It is not the world's, because the model counts who
 * asks it, and because nobody else looks at its cluster.
 */
@HubIT
@Import(ModelHub.TwoPlaybooksMatch.class)
abstract class ModelHub {

    static final ModelStandIn MODEL = new ModelStandIn();
    /** Stands in for the other one; it is asked by all whose first model fails, and answers 404 unless it is told more. */
    static final ModelStandIn SPARE = new ModelStandIn();

    /** Asked only by whom chooses it; a real one where there is one. */
    static final ModelEngine ENGINE = ModelEngine.start();

    /** Asked only by whom chooses it; it streams as a test says. */
    static final PacedModel PACED = new PacedModel();

    static final long USER_TOKENS = 20_000;
    static final ApiServer SERVER = server();
    static final TelegramStandIn TELEGRAM = TelegramStandIn.start();
    static final SlackStandIn SLACK = SlackStandIn.start();
    static final DiscordStandIn DISCORD = DiscordStandIn.start();
    static final MailServer MAIL = MailServer.start();
    static final EventReceiver PAGER = EventReceiver.start();
    /** Some tests wait for it; a call that is answered at once takes a hundredth of it, and seconds where others keep the machine busy. */
    static final String TIMEOUT_MS = "8000";

    private static final Path KUBECONFIG = kubeconfig();
    private static boolean warm;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    ProducerTemplate template;

    @Autowired
    CamelContext camel;

    /** What a test before left is done or forgotten: what is due, what its models answer, and that they did not answer. */
    @BeforeEach
    final void models() {
        PACED.reset();
        // Or an analysis of a test before would ask the models of this one.
        WorkedOff.awaitAll(JdbcClient.create(jdbc));
        warmUp();
        freshModels();
    }

    void freshModels() {
        MODEL.reset();
        SPARE.reset();
        closeBreakers();
    }

    void closeBreakers() {
        List.of("default", "engine", "paced", "patient", "spare").forEach(model -> Breakers.reset(camel, model));
    }

    /** The first call of a JVM loads classes; on a busy machine that alone can use up the time of a call. */
    private void warmUp() {
        if (warm) {
            return;
        }
        await().atMost(Duration.ofMinutes(2)).until(() -> {
            freshModels();
            MODEL.answers(
                    """
                    {"summary":"S","causes":[{"text":"Warm","confidence":0.8,"evidence":["E1"],"playbooks":[]}],
                     "ruled_out":[],"concern":"none","concern_reason":"because"}""");
            UUID first = Incidents.open(jdbc, Ids.next());
            Incidents.alert(jdbc, first, "warm up " + first);
            Analyses.run(template, first);
            return "MODEL_CITED".equals(Analyses.of(jdbc, first).get(1).get("reason"));
        });
        warm = true;
    }

    /** A channel that a Kamelet provides, beside the hub's own routes. */
    private static String routesOfItsOwn() {
        try {
            Path folder = TestFolders.make("serai-pager");
            Files.createDirectories(folder.resolve("channel"));
            Files.writeString(
                    folder.resolve("channel/pager.camel.yaml"),
                    """
                    - templatedRoute:
                        routeTemplateRef: deliver-to-sink
                        routeId: deliver-to-sink@pager
                        parameters:
                          - { name: channel, value: pager }
                          - { name: sink, value: "kamelet:webhook-message-sink?url=#property:pager.url" }
                    """);
            Files.createDirectories(folder.resolve("policy"));
            Files.writeString(folder.resolve("policy/notify.yaml"), "rules: []\nbudget: { pages: 100000 }\n");
            return folder.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        TELEGRAM.configure(registry);
        SLACK.configure(registry);
        DISCORD.configure(registry);
        MAIL.configure(registry);
        registry.add("pager.url", PAGER::url);
        registry.add("serai.routes-dir", ModelHub::routesOfItsOwn);
        registry.add("serai.llm.base-url", MODEL::baseUrl);
        registry.add("serai.llm.api-key", () -> ModelStandIn.KEY);
        registry.add("serai.llm.model", () -> ModelStandIn.MODEL);
        registry.add("serai.llm.timeout-ms", () -> TIMEOUT_MS);
        // The same for who does not ask how fast it is, but what comes of it.
        registry.add("serai.models.patient.base-url", MODEL::baseUrl);
        registry.add("serai.models.patient.api-key", () -> ModelStandIn.KEY);
        registry.add("serai.models.patient.model", () -> ModelStandIn.MODEL);
        registry.add("serai.models.patient.timeout-ms", () -> "60000");
        registry.add("serai.models.spare.base-url", SPARE::baseUrl);
        registry.add("serai.models.spare.model", () -> "spare-1");
        registry.add("serai.models.spare.timeout-ms", () -> TIMEOUT_MS);
        registry.add("serai.models.spare.price-in", () -> "2");
        registry.add("serai.models.spare.price-out", () -> "10");
        registry.add("serai.models.engine.base-url", ENGINE::baseUrl);
        registry.add("serai.models.engine.model", () -> "engine-1");
        registry.add("serai.models.engine.timeout-ms", () -> "60000");
        registry.add("serai.models.engine.max-tokens", () -> "200");
        registry.add("serai.models.paced.base-url", PACED::baseUrl);
        registry.add("serai.models.paced.model", () -> "paced-1");
        registry.add("serai.models.paced.timeout-ms", () -> "300000");
        registry.add("serai.model-use.fallback", () -> "spare");
        registry.add("serai.model-use.tenants.acme", () -> "spare");
        registry.add("serai.model-use.channels.discord", () -> "spare");
        registry.add("serai.model-use.tenant-cost", () -> "1");
        registry.add("serai.model-use.user-tokens", () -> USER_TOKENS);
        registry.add("serai.analysis.gather-timeout-ms", () -> "20000");
        for (String cluster : List.of("shop", "foreign")) {
            String property = "serai.clusters." + cluster + ".";
            registry.add(property + "kubeconfig", KUBECONFIG::toString);
            registry.add(property + "context", () -> "shop");
            registry.add(property + "namespaces", () -> "shop");
            registry.add(property + "nodes", () -> "*");
            registry.add(property + "time-limit", () -> "6s");
            registry.add(property + "watch", () -> "false");
        }
        // Nothing is changed without a person, and here nobody decides.
        registry.add("serai.clusters.shop.allow-changes", () -> "true");
        registry.add("serai.clusters.foreign.tenant", () -> "acme");
    }

    @TestConfiguration
    static class TwoPlaybooksMatch {

        @Bean
        @Primary
        MatchingPlaybooks twoPlaybooks() {
            return incident -> List.of("inspect-artefact", "probe-service");
        }
    }

    private static ApiServer server() {
        try {
            return new ApiServer();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path kubeconfig() {
        try {
            Path file = Files.createTempFile("kubeconfig", ".yaml");
            file.toFile().deleteOnExit();
            return SERVER.kubeconfig(file, "shop");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
