package dev.serai.hub.planning;

import dev.serai.hub.action.StepVerifications;
import dev.serai.hub.analysis.MatchingPlaybooks;
import dev.serai.hub.approval.Rulebook;
import dev.serai.hub.approval.Rulebooks;
import dev.serai.playbook.Facts;
import dev.serai.playbook.Playbook;
import dev.serai.playbook.Step;
import dev.serai.playbook.Verify;
import dev.serai.policy.ExpressionException;
import dev.serai.risk.ProposalOrigin;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The playbooks of this hub. */
@Component("playbooks")
public class Playbooks implements MatchingPlaybooks, StepVerifications {

    private static final Logger LOG = LoggerFactory.getLogger(Playbooks.class);

    private final Rulebooks rulebooks;
    private final IncidentFacts known;

    Playbooks(Rulebooks rulebooks, IncidentFacts known) {
        this.rulebooks = rulebooks;
        this.known = known;
    }

    @Override
    public List<String> matching(UUID incidentId) {
        return known.of(incidentId).stream()
                .flatMap(found -> rulebooks.current().playbooks().values().stream()
                        .filter(playbook -> applies(playbook, found.facts())))
                .map(Playbook::name)
                .toList();
    }

    @Override
    public Optional<Verify> verification(String playbook, String step) {
        return rulebooks
                .current()
                .playbook(playbook)
                .flatMap(found -> found.step(step))
                .map(Step::verify);
    }

    @Override
    public List<Verify> ofKamelet(String kamelet) {
        return rulebooks.current().playbooks().values().stream()
                .sorted(Comparator.comparing(Playbook::name))
                .flatMap(playbook -> playbook.steps().stream())
                .filter(step -> step.action().equals(kamelet) && provesItself(step))
                .flatMap(step -> Stream.ofNullable(step.verify()))
                .toList();
    }

    /** Whether it asks if the step itself helped; one that may end its playbook asks if what comes after it is needed. */
    private static boolean provesItself(Step step) {
        return step.verify() instanceof Verify.VerifyCall && !step.then().endsOnSuccess();
    }

    /** Those that apply, in the order analysts recommend and then by name. Nobody can add one that does not apply. */
    static List<Playbook> matching(Rulebook rules, PlanFacts known) {
        List<String> order = known.recommended();
        Comparator<Playbook> recommendedFirst = Comparator.comparingInt(
                playbook -> order.contains(playbook.name()) ? order.indexOf(playbook.name()) : order.size());
        return rules.playbooks().values().stream()
                .filter(playbook -> applies(playbook, known.facts()))
                .sorted(recommendedFirst.thenComparing(Playbook::name))
                .toList();
    }

    /** What stands behind a playbook that a person asks for. */
    static ProposalOrigin origin(Playbook playbook, PlanFacts known) {
        return applies(playbook, known.facts()) ? ProposalOrigin.PLAYBOOK : ProposalOrigin.PERSON;
    }

    private static boolean applies(Playbook playbook, Facts facts) {
        try {
            return playbook.applies(facts);
        } catch (ExpressionException e) {
            LOG.warn("Playbook {} does not apply: {}", playbook.name(), e.getMessage());
            return false;
        }
    }
}
