package dev.serai.hub.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serai.hub.settings.AnalysisSettings;
import dev.serai.hub.settings.InvestigationSettings;
import dev.serai.hub.settings.ModelSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** One deadline for a whole question, whatever its parts may take. */
class QuestionLimitsTest {

    @Test
    void a_question_has_time_for_its_tools_and_two_answers() {
        assertThat(limits("90s", 20_000).within()).isEqualTo(Duration.ofSeconds(90 + 5 + 2 * 20));
    }

    @Test
    void it_has_never_more_than_its_job_leaves_it() {
        assertThat(limits("200s", 300_000).within()).isEqualTo(QuestionLimits.MOST);
    }

    @Test
    void tools_that_leave_no_time_for_the_answer_are_refused_at_the_start() {
        assertThatThrownBy(() -> limits("10m", 20_000))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("serai.investigation.time")
                .hasMessageContaining("timeout-ms");
    }

    @Test
    void the_job_of_an_answer_is_given_more() throws IOException {
        Matcher timeout = Pattern.compile("job:answer-conversation.*?timeout: (\\d+)m", Pattern.DOTALL)
                .matcher(Files.readString(Path.of("routes/conversation/answer.camel.yaml")));
        assertThat(timeout.find()).isTrue();
        assertThat(Duration.ofMinutes(Long.parseLong(timeout.group(1)))).isGreaterThan(QuestionLimits.MOST);
    }

    private static QuestionLimits limits(String time, int timeoutMs) {
        Binder settings = new Binder(new MapConfigurationPropertySource(Map.of(
                "serai.investigation.time",
                time,
                "serai.llm.base-url",
                "http://localhost:1",
                "serai.llm.model",
                "m",
                "serai.llm.timeout-ms",
                timeoutMs)));
        return new QuestionLimits(
                settings.bindOrCreate("serai.investigation", InvestigationSettings.class),
                settings.bindOrCreate("serai.analysis", AnalysisSettings.class),
                settings.bindOrCreate("serai", ModelSettings.class));
    }
}
