package dev.serai.access;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScopeTest {

    @Property
    void a_scope_covers_its_own_tag_only_and_reading_never_covers_writing(
            @ForAll @From("scopes") Scope held, @ForAll @From("scopes") Scope needed) {
        assertThat(held.covers(needed)).isEqualTo(held.tag().equals(needed.tag()) && (held.write() || !needed.write()));
        assertThat(Scope.of(held.toString())).contains(held);
    }

    @Provide
    Arbitrary<Scope> scopes() {
        return Combinators.combine(Arbitraries.of("alerts", "incidents", "approvals"), Arbitraries.of(true, false))
                .as(Scope::new);
    }

    @Test
    void only_get_is_reading() {
        for (String method : new String[] {"POST", "PUT", "PATCH", "DELETE", "get", ""}) {
            assertThat(Scope.needed("alerts", method).write()).as(method).isTrue();
        }
        assertThat(Scope.needed("alerts", "GET").write()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "alerts", "alerts:", ":read", "alerts:admin", "Alerts:read", "alerts:read ", "*:write"})
    void anything_else_is_no_scope(String text) {
        assertThat(Scope.of(text)).isEmpty();
    }

    @Test
    void a_token_tells_its_tenant_and_an_old_one_means_the_default() {
        String secret = "A".repeat(43);

        assertThat(TokenText.tenant(TokenText.REFRESH, TokenText.write(TokenText.REFRESH, "red-team", secret)))
                .isEqualTo("red-team");
        assertThat(TokenText.isPersonal(TokenText.write(TokenText.PERSONAL, "default", secret)))
                .isTrue();
        assertThat(TokenText.tenant(TokenText.REFRESH, secret)).isEqualTo("default");
        assertThat(TokenText.tenant(TokenText.REFRESH, TokenText.write(TokenText.PERSONAL, "red", secret)))
                .isEqualTo("default");
        assertThat(TokenText.tenant(TokenText.PERSONAL, "serai_pat_a'; drop_" + secret))
                .isEqualTo("default");
    }
}
