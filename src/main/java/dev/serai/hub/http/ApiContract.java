package dev.serai.hub.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.serai.hub.http.ApiOperation.Access;
import dev.serai.hub.http.ApiOperation.AllowedCallers;
import dev.serai.hub.http.ApiOperation.Headers;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** The operations of the contract, read from the OpenAPI file that is their only source. */
@Component
public class ApiContract {

    /** Where the file is on the class path. */
    public static final String FILE = "openapi/serai-v1.yaml";

    /** Where the operations begin. */
    static final String BASE = "/api/v1";

    /** How many parts a path has before its own. */
    static final int BASE_PARTS = 3;

    private static final List<String> METHODS = List.of("get", "put", "post", "patch", "delete");

    private final List<ApiOperation> operations;
    private final String version;
    private final PatternWords words;

    ApiContract() {
        JsonNode contract = load();
        this.operations = List.copyOf(read(contract));
        this.words = new PatternWords(contract);
        this.version = contract.at("/info/version").asText();
    }

    PatternWords words() {
        return words;
    }

    /** The version of the contract. */
    String version() {
        return version;
    }

    public List<ApiOperation> operations() {
        return operations;
    }

    /** What personal tokens can be asked for, sorted: whatever some operation needs that is open to them. */
    public Set<String> scopes() {
        return operations.stream()
                .filter(operation -> operation.access() != ApiOperation.Access.ANONYMOUS && !operation.sessionOnly())
                .map(operation -> operation.scope().toString())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The operation of this request, by the path as it was sent: an escaped or decorated path matches none. */
    public Optional<ApiOperation> find(String method, String path) {
        return at(path).filter(operation -> operation.method().equals(method)).findFirst();
    }

    /** Which methods the path has. */
    List<String> methods(String path) {
        return at(path).map(ApiOperation::method).toList();
    }

    /** Of paths that match, one without a parameter goes first (OpenAPI 3.0.3, Paths Object). */
    private Stream<ApiOperation> at(String path) {
        boolean concrete =
                operations.stream().anyMatch(operation -> operation.path().equals(path));
        return operations.stream()
                .filter(operation -> concrete ? operation.path().equals(path) : operation.matches(path));
    }

    private static JsonNode load() {
        try (InputStream file = new ClassPathResource(FILE).getInputStream()) {
            return new YAMLMapper().readTree(file);
        } catch (IOException e) {
            throw new UncheckedIOException(FILE, e);
        }
    }

    private static List<ApiOperation> read(JsonNode contract) {
        List<ApiOperation> found = new ArrayList<>();
        contract.path("paths").properties().forEach(path -> METHODS.stream()
                .filter(path.getValue()::has)
                .map(method -> operation(
                        contract, path.getKey(), method, path.getValue().get(method)))
                .forEach(found::add));
        return found;
    }

    private static ApiOperation operation(JsonNode contract, String path, String method, JsonNode node) {
        String id = node.path("operationId").asText();
        return new ApiOperation(
                id,
                method.toUpperCase(Locale.ROOT),
                BASE + path,
                ApiOperation.pattern(BASE + path),
                callers(node, id),
                node.has("requestBody"),
                node.path("x-serai-hashes").asBoolean(),
                headers(contract, node),
                Deprecation.of(node));
    }

    private static AllowedCallers callers(JsonNode node, String id) {
        String guard = node.path("x-serai-role").asText();
        Access access = ApiOperation.access(guard);
        return new AllowedCallers(
                access,
                access == Access.ROLE ? ApiOperation.role(guard, id) : null,
                node.path("x-serai-session-only").asBoolean());
    }

    private static Headers headers(JsonNode contract, JsonNode node) {
        return new Headers(
                takes(contract, node, "Idempotency-Key"), takes(contract, node, "If-Match"), isTagged(contract, node));
    }

    private static boolean takes(JsonNode contract, JsonNode operation, String header) {
        return parts(operation.path("parameters"))
                .map(parameter -> resolve(contract, parameter))
                .anyMatch(parameter -> parameter.path("name").asText().equals(header));
    }

    private static boolean isTagged(JsonNode contract, JsonNode operation) {
        return parts(operation.path("responses"))
                .map(response -> resolve(contract, response))
                .anyMatch(response -> response.path("headers").has("ETag")
                        && !response.path("content").has(Problems.CONTENT_TYPE));
    }

    private static Stream<JsonNode> parts(JsonNode node) {
        return StreamSupport.stream(node.spliterator(), false);
    }

    private static JsonNode resolve(JsonNode contract, JsonNode node) {
        return node.has("$ref") ? contract.at(node.path("$ref").asText().substring(1)) : node;
    }
}
