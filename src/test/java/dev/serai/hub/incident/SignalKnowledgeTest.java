package dev.serai.hub.incident;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.evidence.Dependency;
import dev.serai.evidence.FactJson;
import dev.serai.evidence.FactObject;
import dev.serai.evidence.FactSet;
import dev.serai.evidence.LogTemplate;
import dev.serai.evidence.LogTone;
import dev.serai.signal.SignalPlace;
import dev.serai.signal.SignalSubject;
import dev.serai.signal.Topology;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a source says counts for its own alerts alone, unless the policy trusts it. */
class SignalKnowledgeTest {

    private static final SignalPlace PLACE = new SignalPlace("", "");
    private static final SignalSubject BILLING = new SignalSubject("billing", "Down");

    @Test
    void facts_of_another_source_are_not_known() {
        SignalKnowledge known = known(Set.of(), said("stranger", BILLING, "billing"));
        assertThat(known.of("stranger", BILLING, PLACE).logs()).hasSize(1);
        assertThat(known.of("alertmanager", BILLING, PLACE).logs()).isEmpty();
    }

    @Test
    void facts_of_a_trusted_source_are_known_to_all() {
        SignalKnowledge known = known(Set.of("tracing"), said("tracing", BILLING, "billing"));
        assertThat(known.of("alertmanager", BILLING, PLACE).logs()).hasSize(1);
    }

    @Test
    void who_needs_whom_a_source_says_of_the_service_of_its_own_alert_for_its_own_alerts() {
        SignalKnowledge own = known(Set.of(), said("stranger", BILLING, "billing"));
        assertThat(own.topology("stranger")).isNotSameAs(Topology.NONE);
        assertThat(own.topology("alertmanager")).isSameAs(Topology.NONE);
        SignalKnowledge others = known(Set.of(), said("stranger", BILLING, "shop"));
        assertThat(others.topology("stranger")).isSameAs(Topology.NONE);
    }

    @Test
    void who_needs_whom_a_trusted_source_says_of_all_to_all() {
        SignalKnowledge known = known(Set.of("tracing"), said("tracing", BILLING, "shop"));
        assertThat(known.topology("alertmanager")).isNotSameAs(Topology.NONE);
    }

    private static SignalKnowledge known(Set<String> trusted, Map<String, Object> fact) {
        return new SignalKnowledge(trusted, Topology.NONE, List.of(fact), List.of());
    }

    private static Map<String, Object> said(String source, SignalSubject of, String needing) {
        LogTemplate quiet = new LogTemplate(null, "nothing unusual", 1, 1.0, LogTone.NEUTRAL, null, null, null);
        Dependency need = new Dependency(FactObject.of("service", needing), FactObject.of("service", "decoy"));
        FactSet facts =
                new FactSet(List.of(), List.of(quiet), List.of(), List.of(need), List.of(), List.of(), List.of());
        return Map.of(
                "service",
                of.service(),
                "condition",
                of.condition(),
                "cluster",
                "",
                "namespace",
                "",
                "source",
                source,
                "facts",
                FactJson.write(facts));
    }
}
