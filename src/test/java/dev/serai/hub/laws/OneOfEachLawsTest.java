package dev.serai.hub.laws;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import dev.serai.hub.laws.bad.OwnAddressRange;
import dev.serai.hub.laws.bad.OwnApacheClient;
import dev.serai.hub.laws.bad.OwnCauseSearch;
import dev.serai.hub.laws.bad.OwnDigest;
import dev.serai.hub.laws.bad.OwnHttpClient;
import dev.serai.hub.laws.bad.OwnJsonLimits;
import dev.serai.hub.laws.bad.OwnJsonMapper;
import dev.serai.hub.laws.bad.OwnJsonReader;
import dev.serai.hub.laws.bad.OwnRestTemplate;
import dev.serai.hub.laws.bad.OwnUrlStream;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OneOfEachLawsTest {

    @Test
    void all_modules_keep_them() {
        assertThat(Modules.ALL.contain("dev.serai.kamelet.http.Cidr")).isTrue();
        assertThat(Modules.ALL.contain("dev.serai.json.StrictJson")).isTrue();
        OneOfEach.ALL.forEach(law -> law.check(Modules.ALL));
    }

    @Test
    void each_refuses_what_breaks_it() {
        Map<Class<?>, ArchRule> bad = Map.of(
                OwnUrlStream.class, OneOfEach.HTTP_CLIENT,
                OwnRestTemplate.class, OneOfEach.HTTP_CLIENT,
                OwnApacheClient.class, OneOfEach.HTTP_CLIENT,
                OwnDigest.class, OneOfEach.SHA256,
                OwnJsonLimits.class, OneOfEach.JSON_LIMITS,
                OwnJsonMapper.class, OneOfEach.STRICT_JSON,
                OwnJsonReader.class, OneOfEach.STRICT_JSON,
                OwnHttpClient.class, OneOfEach.HTTP_CLIENT,
                OwnCauseSearch.class, OneOfEach.CAUSE_SEARCH,
                OwnAddressRange.class, OneOfEach.ADDRESS_RANGE);

        assertThat(bad.values()).containsAll(OneOfEach.ALL);
        bad.forEach((type, law) -> assertThat(law.evaluate(new ClassFileImporter().importClasses(type))
                        .hasViolation())
                .as(law.getDescription() + " on " + type)
                .isTrue());
    }
}
