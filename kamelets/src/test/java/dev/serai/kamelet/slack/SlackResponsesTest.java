package dev.serai.kamelet.slack;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlackResponsesTest {

    private static final URI SLACK = URI.create("https://slack.com");

    @ParameterizedTest
    @ValueSource(strings = {"https://hooks.slack.com/actions/T1/2/x", "https://slack.com/commands/x"})
    void an_answer_goes_to_slack(String address) {
        assertThat(SlackResponses.isSlacks(SLACK, address)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/actions/x",
                "http://hooks.slack.com/actions/x",
                "https://hooks.slack.com:8443/actions/x",
                "https://hooks.slack.com@169.254.169.254/latest",
                "https://user@hooks.slack.com/actions/x",
                "https://hooks.slack.com.evil.example/x",
                "https://evilslack.com/x",
                "https://files.slack.com/x",
                "https://127.0.0.1/x",
                "https://[::1]/x",
                "file:///etc/passwd",
                "https://slack.com\\@evil.example/",
                "no address"
            })
    void and_nowhere_else(String address) {
        assertThat(SlackResponses.isSlacks(SLACK, address)).isFalse();
    }
}
