package dev.serai.hub.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** The product's routes with an integrator's over them, in a Camel of their own. */
@ExtendWith(OutputCaptureExtension.class)
class RouteReloadTest {

    private static final String PRODUCT = route("one", "product") + route("two", "product");

    private static final String TEMPLATES =
            """
            - routeTemplate:
                id: say
                parameters:
                  - name: word
                route:
                  from:
                    uri: "direct:say-{{word}}"
                    steps:
                      - setBody: { constant: "product says {{word}}" }
            - templatedRoute:
                routeId: say-hello
                routeTemplateRef: say
                parameters:
                  - { name: word, value: hello }
            - routeConfiguration:
                id: caught
                onException:
                  - onException:
                      exception: [ java.lang.Exception ]
                      handled: { constant: "true" }
                      steps:
                        - setBody: { constant: caught by the product }
            - route:
                id: throws
                routeConfigurationId: caught
                from:
                  uri: direct:throws
                  steps:
                    - throwException: { exceptionType: java.lang.IllegalStateException, message: thrown }
            """;

    @TempDir
    Path root;

    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final RouteFaults faults = new RouteFaults();
    private RoutesFolder folder;
    private RouteReload reload;

    private static String route(String id, String body) {
        return """
                # About %s.
                - route:
                    id: %s
                    from:
                      uri: direct:%s
                      steps:
                        - setBody: { constant: %s }
                """
                .formatted(id, id, id, body);
    }

    @BeforeEach
    void product() throws IOException {
        folder = new RoutesFolder(
                root,
                ProductFiles.of(new TreeMap<>(java.util.Map.of("a.camel.yaml", PRODUCT, "b.camel.yaml", TEMPLATES))));
        reload = new RouteReload(camel, folder, faults, List.of());
    }

    @AfterEach
    void close() throws IOException {
        camel.close();
    }

    private void start() throws Exception {
        reload.start(texts());
        camel.start();
    }

    private void write(String name, String text) throws IOException {
        Files.createDirectories(root.resolve(name).getParent());
        Files.writeString(root.resolve(name), text);
        if (camel.isStarted()) {
            reload.check(texts());
        }
    }

    private void delete(String name) throws IOException {
        Files.delete(root.resolve(name));
        reload.check(texts());
    }

    private RouteTexts texts() throws IOException {
        return RouteTexts.of(folder, folder.overlay().stamps());
    }

    private String ask(String route) {
        return camel.createProducerTemplate().requestBody("direct:" + route, "", String.class);
    }

    @Test
    void without_a_folder_the_product_runs() throws Exception {
        Files.delete(root);
        start();
        assertThat(ask("one")).isEqualTo("product");
        assertThat(ask("say-hello")).isEqualTo("product says hello");
        assertThat(faults.faults()).isEmpty();
    }

    @Test
    void a_route_of_an_id_of_the_products_replaces_that_one_alone_and_goes_with_its_file() throws Exception {
        write("own/mine.camel.yaml", route("one", "mine") + route("three", "mine"));
        start();
        assertThat(List.of(ask("one"), ask("two"), ask("three"))).containsExactly("mine", "product", "mine");
        delete("own/mine.camel.yaml");
        assertThat(List.of(ask("one"), ask("two"))).containsExactly("product", "product");
        assertThat(camel.getRoute("three")).isNull();
    }

    @Test
    void only_what_changed_is_exchanged() throws Exception {
        start();
        write("mine.camel.yaml", route("three", "mine") + route("four", "mine"));
        Object four = camel.getRoute("four");
        write("mine.camel.yaml", route("three", "yours") + "\n# moved down\n" + route("four", "mine"));
        assertThat(ask("three")).isEqualTo("yours");
        assertThat(camel.getRoute("four")).isSameAs(four);
    }

    @Test
    void a_changed_file_that_is_wrong_leaves_all_its_routes() throws Exception {
        start();
        write("mine.camel.yaml", route("one", "mine"));
        write("mine.camel.yaml", route("one", "next") + "        - bean: { ref: nobody, method: at }\n");
        assertThat(ask("one")).isEqualTo("mine");
        assertThat(faults.faults())
                .containsExactly(new RouteFault(
                        root.resolve("mine.camel.yaml").toString(),
                        8,
                        "No bean could be found in the registry for: nobody"));
        write("mine.camel.yaml", route("one", "last"));
        assertThat(ask("one")).isEqualTo("last");
        assertThat(faults.faults()).isEmpty();
    }

    @Test
    void at_the_start_the_products_route_stands_in_for_one_that_cannot_be_built() throws Exception {
        write(
                "a.camel.yaml",
                route("one", "mine") + "        - bean: { ref: gone, method: at }\n" + route("two", "mine"));
        write("broken.camel.yaml", "- route: {");
        start();
        assertThat(List.of(ask("one"), ask("two"))).containsExactly("product", "mine");
        assertThat(faults.faults())
                .extracting(fault -> Path.of(fault.file()).getFileName() + ":" + fault.line())
                .containsExactly("a.camel.yaml:8", "broken.camel.yaml:1");
        assertThat(faults.faults().get(0).reason()).contains("gone", "the product's own one runs");
    }

    @Test
    void a_blank_file_changes_nothing_and_is_told() throws Exception {
        write("mine.camel.yaml", route("one", "mine") + route("three", "mine"));
        start();
        for (String blank : List.of("", " \n\n")) {
            write("mine.camel.yaml", blank);
            assertThat(List.of(ask("one"), ask("three"))).containsExactly("mine", "mine");
            assertThat(faults.faults()).singleElement().satisfies(fault -> assertThat(fault.toString())
                    .startsWith(root.resolve("mine.camel.yaml") + ":1: is blank; delete it"));
        }
        write("mine.camel.yaml", route("one", "yours"));
        assertThat(ask("one")).isEqualTo("yours");
        assertThat(faults.faults()).isEmpty();
    }

    @Test
    void what_a_file_has_no_more_is_told_by_name(CapturedOutput output) throws Exception {
        write("mine.camel.yaml", route("one", "mine") + route("three", "mine") + route("four", "mine"));
        start();
        write("mine.camel.yaml", route("four", "mine"));
        String file = root.resolve("mine.camel.yaml") + " no longer has these, and ";
        assertThat(output)
                .contains(file + "the hub no longer runs them: route three\n")
                .contains(file + "the product's own are in use again: route one\n");
        assertThat(ask("one")).isEqualTo("product");
        write("mine.camel.yaml", "# off\n");
        assertThat(output).contains(file + "the hub no longer runs them: route four\n");
        assertThat(camel.getRoute("four")).isNull();
        assertThat(faults.faults()).isEmpty();
    }

    @Test
    void a_file_that_is_blank_at_the_start_is_told_and_the_product_runs() throws Exception {
        write("mine.camel.yaml", "\n");
        start();
        assertThat(faults.faults().toString()).contains("mine.camel.yaml:1: is blank");
        assertThat(ask("one")).isEqualTo("product");
        delete("mine.camel.yaml");
        assertThat(faults.faults()).isEmpty();
    }

    @Test
    void what_is_the_products_own_says_nothing() throws Exception {
        write("a.camel.yaml", PRODUCT.replace("\n", "\r\n"));
        write("b.camel.yaml", TEMPLATES + "# a comment\n");
        start();
        assertThat(texts().texts()).as("the same but for its line ends").doesNotContainKey("a.camel.yaml");
        assertThat(camel.getRouteDefinition("throws").getResource().getLocation())
                .startsWith("classpath:");
        assertThat(faults.faults()).isEmpty();
    }

    @Test
    void a_changed_template_makes_its_routes_again() throws Exception {
        start();
        write(
                "mine.camel.yaml",
                TEMPLATES.substring(0, TEMPLATES.indexOf("- templatedRoute")).replace("product says", "I say"));
        assertThat(ask("say-hello")).isEqualTo("I say hello");
        delete("mine.camel.yaml");
        assertThat(ask("say-hello")).isEqualTo("product says hello");
    }

    private static String kamelet(String name, String annotation, String body) {
        return """
                apiVersion: camel.apache.org/v1
                kind: Kamelet
                metadata: { name: %s, annotations: { %s } }
                spec:
                  definition: { title: Mine, type: object }
                  template:
                    from:
                      uri: kamelet:source
                      steps:
                        - setBody: { constant: %s }
                """
                .formatted(name, annotation, body);
    }

    private static String calling(String kamelet) {
        return "- route:\n    id: calls\n    from:\n      uri: direct:calls\n      steps: [ { to: \"kamelet:" + kamelet
                + "\" } ]\n";
    }

    @Test
    void a_kamelet_of_the_products_is_replaced_for_those_that_call_it_and_comes_back() throws Exception {
        String file = "kamelets/test-say-action.kamelet.yaml";
        write("mine.camel.yaml", calling("test-say-action"));
        start();
        assertThat(ask("calls")).isEqualTo("product");
        write(file, kamelet("test-say-action", "", "mine"));
        assertThat(faults.faults()).isEmpty();
        assertThat(ask("calls")).isEqualTo("mine");
        write(file, kamelet("test-say-action", "", "yours"));
        assertThat(ask("calls")).isEqualTo("yours");
        write(file, kamelet("test-say-action", "", "x").replace("kamelet:source", "nothing:source"));
        assertThat(faults.faults()).hasSize(1);
        assertThat(ask("calls")).isEqualTo("yours");
        delete(file);
        assertThat(faults.faults()).isEmpty();
        assertThat(ask("calls")).isEqualTo("product");
    }

    @Test
    void the_kamelet_of_an_action_stays_what_it_was_at_the_start() throws Exception {
        String mine = "kamelets/my-action.kamelet.yaml";
        write(mine, kamelet("my-action", "serai.dev/effect: change", "approved"));
        write("mine.camel.yaml", calling("my-action"));
        start();
        write(mine, kamelet("my-action", "serai.dev/effect: change", "never approved"));
        write("kamelets/test-read-action.kamelet.yaml", kamelet("test-read-action", "", "never approved"));
        assertThat(faults.faults()).hasSize(2).allMatch(fault -> fault.reason()
                .startsWith("the Kamelet of an action counts from the next start"));
        assertThat(ask("calls")).isEqualTo("approved");
        delete(mine);
        assertThat(faults.faults()).hasSize(2);
        assertThat(ask("calls")).isEqualTo("approved");
    }

    @Test
    void a_kamelet_whose_addresses_were_made_at_the_start_stays_what_it_was() throws Exception {
        start();
        camel.getEndpoint("kamelet:test-say-action");
        write("kamelets/test-say-action.kamelet.yaml", kamelet("test-say-action", "", "mine"));
        assertThat(faults.faults().toString()).contains("this Kamelet counts from the next start");
    }

    @Test
    void a_changed_configuration_counts_for_its_routes() throws Exception {
        start();
        assertThat(ask("throws")).isEqualTo("caught by the product");
        write(
                "mine.camel.yaml",
                TEMPLATES
                        .substring(TEMPLATES.indexOf("- routeConfiguration"), TEMPLATES.indexOf("- route:"))
                        .replace("by the product", "by me"));
        assertThat(ask("throws")).isEqualTo("caught by me");
    }

    @Test
    void a_file_waits_for_another_that_is_in_its_way() throws Exception {
        start();
        write("x.camel.yaml", route("three", "x"));
        write("a.camel.yaml", route("three", "a"));
        assertThat(faults.faults()).hasSize(1);
        assertThat(ask("three")).isEqualTo("x");
        delete("x.camel.yaml");
        assertThat(ask("three")).isEqualTo("a");
        assertThat(faults.faults()).isEmpty();
    }

    @Test
    void a_call_that_nobody_answers_is_refused_until_somebody_does() throws Exception {
        start();
        write("mine.camel.yaml", route("three", "mine") + "        - to: \"direct:four?block=false\"\n");
        assertThat(faults.faults()).extracting(RouteFault::line).containsExactly(8);
        assertThat(faults.faults().get(0).reason()).contains("no route begins at direct:four");
        write(
                "other.camel.yaml",
                route("four", "answered") + "        - to: direct:one\n        - to: direct:say-hello\n");
        assertThat(faults.faults()).isEmpty();
        assertThat(ask("three")).isEqualTo("product says hello");
    }

    @Test
    void a_route_that_others_call_stays_where_they_call_it() throws Exception {
        start();
        write("own.camel.yaml", route("three", "mine") + "        - to: direct:one\n");
        write("mine.camel.yaml", route("one", "moved").replace("direct:one", "direct:elsewhere"));
        assertThat(faults.faults().toString()).contains("would call direct:one, where no route began any more");
        assertThat(ask("three")).isEqualTo("product");
        delete("own.camel.yaml");
        assertThat(faults.faults()).isEmpty();
        assertThat(ask("elsewhere")).isEqualTo("moved");
    }

    @Test
    void anonymous_routes_come_and_go_with_their_file() throws Exception {
        start();
        String from = "- from:\n    uri: direct:anonymous\n    steps:\n      - setBody: { constant: %s }\n";
        write("mine.camel.yaml", from.formatted("first") + route("three", "mine"));
        assertThat(ask("anonymous")).isEqualTo("first");
        write("mine.camel.yaml", from.formatted("second") + route("three", "mine"));
        assertThat(ask("anonymous")).isEqualTo("second");
        int before = camel.getRoutesSize();
        delete("mine.camel.yaml");
        assertThat(camel.getRoutesSize()).isEqualTo(before - 2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "      uri: direct:x\n      steps:\n        - setBody: { constant: \"s3cr3tApiKeyValue77 }\n",
                "      uri: direct:x\n      steps:\n        - setBody: { constant: *s3cr3t }\n        - [s3cr3tApiKeyValue77\n",
                "      uri: timer:leak?perid=1000&apiKee=s3cr3tApiKeyValue77\n      steps: []\n",
                "      uri: timer:leak?apiKee=RAW(a&b=s3cr3tApiKeyValue77 or so)\n      steps: []\n",
                "      uri: timer:leak\n      parameters: { apiKee: s3cr3tApiKeyValue77 }\n      steps: []\n",
                "      uri: timer:leak\n      parameters: { period: s3cr3tApiKeyValue77 }\n      steps: []\n",
                "      uri: timer:leak?period=s3cr3tApiKeyValue77\n      steps: []\n",
                "      uri: direct:x\n      steps:\n        - setBody: { simple: \"${nope:s3cr3tApiKeyValue77\" }\n",
                "      uri: direct:x\n      steps:\n        - delay: { constant: s3cr3tApiKeyValue77, nope: s3cr3tApiKeyValue77 }\n",
                "      uri: direct:x\n      steps:\n        - setBody: { { s3cr3tApiKeyValue77 }: x }\n",
                "      uri: direct:x\n      [ s3cr3tApiKeyValue77 ]: x\n",
                "      uri: nope:x?apiKee=s3cr3tApiKeyValue77\n      steps: []\n"
            })
    void a_reason_never_says_what_the_files_values_are(String from, CapturedOutput output) throws Exception {
        start();
        write("mine.camel.yaml", "- route:\n    id: leak\n    from:\n" + from);
        assertThat(faults.faults()).hasSize(1);
        assertThat(faults.faults().get(0).reason())
                .doesNotContain("s3cr3tApiKeyValue77")
                .hasSizeGreaterThan(10);
        assertThat(output.getAll()).doesNotContain("s3cr3tApiKeyValue77");
    }

    @Test
    void a_reason_names_the_options_that_nobody_knows() throws Exception {
        start();
        write(
                "mine.camel.yaml",
                "- from:\n    uri: timer:leak?perid=1000&apiKee=Zx81QQpass99\n    steps: [ { log: here } ]\n");
        assertThat(faults.faults().get(0).line()).isEqualTo(2);
        assertThat(faults.faults().get(0).reason())
                .contains("timer://leak?[", "Unknown parameters=[", "apiKee", "perid")
                .doesNotContain("Zx81QQpass99", "1000");
    }

    @Test
    void the_kamelet_of_an_action_that_is_added_is_due_and_leaves_nothing_when_it_goes(CapturedOutput output)
            throws Exception {
        String mine = "kamelets/my-action.kamelet.yaml";
        start();
        write(mine, kamelet("my-action", "serai.dev/effect: change", "mine"));
        assertThat(faults.faults()).singleElement().satisfies(fault -> assertThat(fault.reason())
                .startsWith("the Kamelet of an action counts from the next start"));
        assertThat(output).doesNotContain("my-action.kamelet.yaml are in use");
        delete(mine);
        assertThat(faults.faults()).isEmpty();
    }

    @Test
    void what_is_left_out_of_a_file_is_logged_in_a_line(CapturedOutput output) throws Exception {
        start();
        String text = route("webhook", "old") + route("plan", "old") + route("three", "mine");
        write("mine.camel.yaml", text);
        String said = "mine.camel.yaml:2: the route webhook of an older version cannot run any more";
        assertThat(output.getAll().lines().filter(line -> line.contains(said)))
                .singleElement()
                .asString()
                .contains("; and 1 more of its entries");
        assertThat(ask("three")).isEqualTo("mine");
        write("mine.camel.yaml", text + "# a comment\n");
        assertThat(output.getAll().lines().filter(line -> line.contains(said))).hasSize(1);
        assertThat(faults.faults()).hasSize(2);
    }

    @Test
    void a_products_kamelet_that_comes_back_is_told(CapturedOutput output) throws Exception {
        start();
        for (String name : List.of("test-say-action", "own-say-action")) {
            write("kamelets/" + name + ".kamelet.yaml", kamelet(name, "", "mine"));
            delete("kamelets/" + name + ".kamelet.yaml");
        }
        assertThat(output)
                .contains("the product's own are in use again: kamelet test-say-action\n")
                .contains("the hub no longer runs them: kamelet own-say-action\n")
                .doesNotContain("the hub no longer runs them: kamelet test-say-action");
    }

    @Test
    void a_kamelet_that_is_called_otherwise_than_its_file_is_a_fault() throws Exception {
        write("kamelets/first.kamelet.yaml", kamelet("first-sink", "", "mine"));
        start();
        write("kamelets/wrongname.kamelet.yaml", kamelet("other-sink", "", "mine"));
        assertThat(faults.faults()).hasSize(2).allMatch(fault -> fault.line() == 3);
        assertThat(faults.faults().get(1).reason()).contains("wrongname.kamelet.yaml", "metadata.name is other-sink");
        assertThat(camel.getRouteTemplateDefinition("other-sink")).isNull();
        assertThat(camel.getRouteTemplateDefinition("first-sink")).isNull();
    }
}
