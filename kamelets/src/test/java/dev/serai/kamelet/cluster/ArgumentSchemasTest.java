package dev.serai.kamelet.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.serai.action.ActionDefinition;
import dev.serai.action.Effect;
import dev.serai.action.KameletFile;
import dev.serai.language.UnderstandingContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the files say of the cluster's Kamelets: their arguments, and how dangerous they are. */
class ArgumentSchemasTest {

    private static final Path FOLDER = Path.of("src/main/resources/kamelets");
    private static final ObjectMapper JSON = new ObjectMapper();

    private static ActionDefinition definition(String kamelet) throws Exception {
        String file = kamelet + ".kamelet.yaml";
        return KameletFile.action(file, Files.readAllBytes(FOLDER.resolve(file)))
                .orElseThrow();
    }

    private static boolean accepts(String kamelet, JsonNode arguments) throws Exception {
        JsonSchema schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(definition(kamelet).arguments());
        return schema.validate(arguments).isEmpty();
    }

    /** Words are understood in every module, where no file of a Kamelet is read. */
    @Test
    void words_ask_for_as_many_replicas_as_the_kamelet_allows() throws Exception {
        JsonNode file = new YAMLMapper()
                .readTree(FOLDER.resolve("kubernetes-scale-action.kamelet.yaml").toFile());

        assertThat(file.at("/spec/definition/properties/maxReplicas/default").asInt())
                .isEqualTo(UnderstandingContext.DEFAULT_MAX_REPLICAS);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "pod-evict | {'namespace':'shop','name':'p-1','grace_period_s':5} | {'namespace':'shop','name':'p/../x'}",
                "pod-delete | {'namespace':'shop','name':'p-1'} | {'namespace':'shop','name':'p','grace_period_s':0}",
                "rollout-restart | {'kind':'DaemonSet','namespace':'shop','name':'p'} | {'kind':'Pod','namespace':'shop','name':'p'}",
                "scale | {'kind':'Deployment','namespace':'shop','name':'p','replicas':3} | {'kind':'Deployment','namespace':'shop','name':'p','replicas':'3'}",
                "rollback | {'namespace':'shop','name':'p','revision':1} | {'namespace':'shop','name':'p','revision':0}",
                "resources-patch | {'kind':'Deployment','namespace':'shop','name':'p','container':'c','memory_limit':'1.5Gi'} | {'kind':'Deployment','namespace':'shop','name':'p','container':'c','memory_limit':'1x5Gi'}",
                "cordon | {'name':'n1.example','uid':'u'} | {}",
                "uncordon | {'name':'n1'} | {'name':'N1'}",
                "drain | {'name':'n1','delete_local_data':true} | {'name':'n1','delete_local_data':'yes'}",
                "annotate | {'kind':'Node','name':'n1','key':'serai.dev/note','value':'x'} | {'kind':'Secret','name':'n1','key':'k'}",
                "describe | {'kind':'Pod','namespace':'shop','name':'p'} | {'kind':'Secret','namespace':'shop','name':'p'}",
                "logs | {'namespace':'shop','name':'p','lines':10} | {'namespace':'shop','name':'p','lines':100000}",
                "events | {'kind':'Node','name':'n','owners':false} | {'kind':'Node'}",
                "rollout-history | {'namespace':'shop','name':'p'} | {'name':'p'}",
                "metrics | {'kind':'Pod','namespace':'shop','name':'p'} | {'kind':'Deployment','namespace':'shop','name':'p'}",
                "ready | {'kind':'Pod','namespace':'shop','name':'p','for_s':60} | {'kind':'Pod','namespace':'shop','name':'p','for_s':-1}",
            })
    void each_accepts_what_it_is_for_and_nothing_else(String name, String good, String bad) throws Exception {
        String kamelet = "kubernetes-" + name + "-action";
        JsonNode arguments = JSON.readTree(good.replace('\'', '"'));
        assertThat(accepts(kamelet, arguments)).isTrue();
        assertThat(accepts(kamelet, JSON.readTree(bad.replace('\'', '"')))).isFalse();
        assertThat(accepts(kamelet, ((ObjectNode) arguments).put("mode", "apply")))
                .isFalse();
    }

    @Test
    void what_undoes_a_change_exists_and_is_a_change() throws Exception {
        int changes = 0;
        try (Stream<Path> files = Files.list(FOLDER)) {
            List<Path> ours = files.filter(file -> file.getFileName().toString().startsWith("kubernetes-"))
                    .filter(file -> file.toString().endsWith("-action.kamelet.yaml"))
                    .filter(file -> !file.toString().contains("effect-find"))
                    .toList();
            for (Path file : ours) {
                ActionDefinition action =
                        definition(file.getFileName().toString().replace(".kamelet.yaml", ""));
                changes += action.effect() == Effect.CHANGE ? 1 : 0;
                String undo = action.compensateWith();
                if (undo != null) {
                    assertThat(definition(undo).effect()).isEqualTo(Effect.CHANGE);
                }
                assertThat(action.effect() == Effect.CHANGE)
                        .isEqualTo(action.risk().baseRisk() > 5);
            }
        }
        assertThat(changes).isEqualTo(10);
    }
}
