package dev.serai.hub.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** The operations of the contract, read from the OpenAPI file that is their only source. */
@Component
public class ApiContract {

    /** Where the file is on the class path. */
    public static final String FILE = "openapi/serai-v1.yaml";

    private static final String BASE = "/api/v1";
    private static final List<String> METHODS = List.of("get", "put", "post", "patch", "delete");

    private final List<ApiOperation> operations;

    ApiContract() {
        this.operations = List.copyOf(read(load()));
    }

    public List<ApiOperation> operations() {
        return operations;
    }

    /** The operation of this request, by the path as it was sent: an escaped or decorated path matches none. */
    public Optional<ApiOperation> find(String method, String path) {
        return operations.stream()
                .filter(operation -> operation.method().equals(method) && operation.matches(path))
                .findFirst();
    }

    /** Which methods the path has. */
    List<String> methods(String path) {
        return operations.stream()
                .filter(operation -> operation.matches(path))
                .map(ApiOperation::method)
                .toList();
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
                .map(method -> operation(path.getKey(), method, path.getValue().get(method)))
                .forEach(found::add));
        return found;
    }

    private static ApiOperation operation(String path, String method, JsonNode node) {
        return ApiOperation.of(
                node.path("operationId").asText(),
                method.toUpperCase(Locale.ROOT),
                BASE + path,
                node.path("x-serai-role").asText(),
                node.has("requestBody"));
    }
}
