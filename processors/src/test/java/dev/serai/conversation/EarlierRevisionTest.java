package dev.serai.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serai.language.SaidVersion;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EarlierRevisionTest {

    private static final String HISTORY =
            """
            {"revisions": [
              {"revision": 7, "same_template": true, "images": ["app=shop:2.0.0"]},
              {"revision": 6, "same_template": false, "images": ["app=shop:1.5.0", "side=proxy:1.4.2"]},
              {"revision": 5, "same_template": false, "images": ["app=shop:1.5.0"]},
              {"revision": 4, "same_template": false, "images": ["app=shop:1.4.20"]}]}""";

    @ParameterizedTest
    @CsvSource({
        ",          6, NONE",
        "revision 5, 5, NONE",
        "revision 7,  , RUNS",
        "revision 3,  , NOT_THERE",
        "tag 1.4.20,  4, NONE",
        "tag 1.4.2,   6, NONE",
        "tag 1.5.0,    , SEVERAL",
        "tag 2.0.0,    , RUNS",
        "tag 5.0,      , NOT_THERE",
    })
    void is_the_only_one_that_is_meant(
            @Nullable String said, @Nullable Integer revision, EarlierRevision.RevisionProblem problem)
            throws JsonProcessingException {
        SaidVersion version =
                said == null ? null : new SaidVersion(said.startsWith("revision"), said.replaceFirst(".* ", ""));

        EarlierRevision found = EarlierRevision.of(new ObjectMapper().readTree(HISTORY), version);

        assertThat(found.revision()).isEqualTo(revision);
        assertThat(found.problem()).isEqualTo(problem);
    }
}
