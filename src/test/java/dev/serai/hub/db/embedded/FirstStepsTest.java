package dev.serai.hub.db.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;

class FirstStepsTest {

    private final FirstSteps steps = new FirstSteps(Path.of("data/secrets.properties"));

    @Test
    void given_a_hub_with_nothing_to_tour_then_it_does_not_promise_the_tour() {
        assertThat(steps.text(new MockEnvironment()))
                .contains("What comes next   docs/start/first-steps.md\n")
                .doesNotContain("tour");
    }

    @Test
    void given_what_the_tour_walks_through_then_it_says_where_the_tour_is() {
        assertThat(steps.text(new MockEnvironment().withProperty("serai.tour", "docs/samples/tour")))
                .contains("The whole job     docs/samples/tour\n")
                .doesNotContain("first-steps.md");
    }
}
