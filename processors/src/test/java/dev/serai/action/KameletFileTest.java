package dev.serai.action;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class KameletFileTest {

    @Test
    void what_a_kamelets_properties_bound_its_schema_bounds_too() {
        JsonNode properties = KameletFile.action("x-action.kamelet.yaml", FILE.getBytes(StandardCharsets.UTF_8))
                .orElseThrow()
                .arguments()
                .path("properties");

        assertThat(properties.path("replicas").toString())
                .isEqualTo("{\"type\":\"integer\",\"minimum\":1,\"maximum\":50}");
        assertThat(properties.path("name").toString()).isEqualTo("{\"type\":\"string\"}");
    }

    private static final String FILE =
            """
            metadata:
              name: x-action
              labels: { camel.apache.org/kamelet.type: action }
              annotations: { serai.dev/effect: change, serai.dev/base-risk: "35", serai.dev/reversible: "true" }
            spec:
              definition:
                title: X
                properties:
                  minReplicas: { type: integer, default: 1 }
                  maxReplicas: { type: integer, default: 50 }
                  maxName: { type: string, default: "z" }
              dataTypes:
                in:
                  default: arguments
                  types:
                    arguments:
                      schema:
                        properties:
                          replicas: { type: integer, minimum: 0, maximum: 10000 }
                          name: { type: string }
            """;
}
