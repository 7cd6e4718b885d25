package dev.serai.hub.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serai.approval.Role;
import dev.serai.hub.http.ApiOperation.Access;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code docs/reference/authorisation.md} is what the contract says: operation × role × ownership. */
class AuthorisationTableTest {

    private static final String HEAD =
            """
            # Who may call what

            Made from the contract (`x-serai-role`, `x-serai-session-only`, the path); `AuthorisationTableTest` fails when it
            differs, and `AuthorisationIT` walks every cell of it over HTTP. Whatever the role: an object of another tenant
            answers as one that does not exist, with 404, and no list holds one. A personal token needs the scope besides;
            where there is a dash no token will do, only a session.

            | operation | anybody | viewer | operator | approver | admin | whose | scope |
            |---|---|---|---|---|---|---|---|
            """;

    @Test
    void the_page_is_what_the_contract_says() throws IOException {
        String table = HEAD
                + String.join(
                        "\n",
                        new ApiContract()
                                .operations().stream()
                                        .map(AuthorisationTableTest::row)
                                        .toList()) + "\n";
        Path made = Files.createDirectories(Path.of("target")).resolve("authorisation.md");
        Files.writeString(made, table);

        assertThat(Files.readString(docs().resolve("reference/authorisation.md")))
                .as("copy %s to docs/reference/authorisation.md and look at the difference", made.toAbsolutePath())
                .isEqualTo(table);
    }

    @Test
    void an_operation_without_a_role_stops_the_build() {
        assertThatThrownBy(() -> ApiOperation.role("", "newOperation"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("newOperation");
        assertThat(new ApiContract().operations()).hasSizeGreaterThan(30).allSatisfy(operation -> assertThat(
                        operation.access() != Access.ROLE || operation.role() != null)
                .as(operation.id())
                .isTrue());
    }

    private static String row(ApiOperation operation) {
        List<String> cells = new ArrayList<>();
        cells.add("`" + operation.method() + " " + operation.path() + "`");
        cells.add(operation.access() == Access.ANONYMOUS ? "yes" : "");
        for (Role role : List.of(Role.VIEWER, Role.OPERATOR, Role.APPROVER, Role.ADMIN)) {
            Role least = operation.role();
            cells.add(least == null || role.covers(least) ? "yes" : "");
        }
        cells.add(whose(operation));
        boolean token = operation.access() != Access.ANONYMOUS && !operation.sessionOnly();
        cells.add(token ? "`" + operation.scope() + "`" : "–");
        return "| " + String.join(" | ", cells) + " |";
    }

    private static String whose(ApiOperation operation) {
        return switch (operation.access()) {
            case ANONYMOUS -> "nobody's";
            case SELF -> "the caller's own";
            case ROLE -> operation.path().startsWith("/api/v1/auth/") ? "the caller's own" : "the caller's tenant's";
        };
    }

    private static Path docs() {
        return Files.isDirectory(Path.of("docs")) ? Path.of("docs") : Path.of("../docs");
    }
}
