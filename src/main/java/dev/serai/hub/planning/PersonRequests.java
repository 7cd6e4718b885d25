package dev.serai.hub.planning;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serai.action.ActionCatalogue;
import dev.serai.action.ActionDefinition;
import dev.serai.action.RefusalReason;
import dev.serai.hub.http.Problem;
import dev.serai.planning.ActionRequest;
import dev.serai.planning.Admission;
import dev.serai.planning.PlaybookMatch;
import dev.serai.planning.ProposedBy;
import dev.serai.planning.RequestSource;
import dev.serai.playbook.ArgumentResolution;
import dev.serai.playbook.ArgumentResolver;
import dev.serai.playbook.Playbook;
import dev.serai.playbook.ResolvedArguments;
import dev.serai.playbook.Step;
import dev.serai.risk.ProposalOrigin;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Turns what a person asks for into a request, as strictly as a playbook's: same catalogue, same schema, same limits. */
@Component
class PersonRequests {

    private final ActionCatalogue catalogue;
    private final StepFacts stepFacts;
    private final ObjectMapper json;

    PersonRequests(ActionCatalogue catalogue, StepFacts stepFacts, ObjectMapper json) {
        this.catalogue = catalogue;
        this.stepFacts = stepFacts;
        this.json = json;
    }

    /** Why it cannot be, and which part of it. */
    static final class NotPossible extends Exception {

        private static final long serialVersionUID = 1L;

        private final RefusalReason reason;
        private final String detail;
        private final transient @Nullable Duration again;

        NotPossible(RefusalReason reason, String detail) {
            this(reason, detail, null);
        }

        /** @param again after how long it will be possible; null where time alone changes nothing, or nobody knows */
        NotPossible(RefusalReason reason, String detail, @Nullable Duration again) {
            super(reason.name(), null, false, false);
            this.reason = reason;
            this.detail = detail;
            this.again = again;
        }

        /** What the admission check said; when something else frees a target nobody knows. */
        static NotPossible of(Admission.NotAdmitted why) {
            return new NotPossible(
                    why.reason(), why.detail(), why.reason() == RefusalReason.OPEN_ELSEWHERE ? null : why.again());
        }

        Problem problem() {
            return ProposalProblems.refusal(reason, detail, again);
        }

        RefusalReason reason() {
            return reason;
        }

        String detail() {
            return detail;
        }
    }

    /** By the request of {@code proposeAction}: a Kamelet with arguments, or a step of a playbook. */
    ActionRequest of(Map<String, @Nullable Object> request, Plan plan, String requester) throws NotPossible {
        boolean hand = request.containsKey("action") && request.containsKey("arguments");
        boolean step = request.containsKey("playbook") && request.containsKey("step");
        boolean mixed = request.containsKey("action") || request.containsKey("arguments")
                ? request.containsKey("playbook") || request.containsKey("step")
                : !step;
        if (mixed || hand == step) {
            throw ProposalProblems.badRequest("Send either action and arguments, or playbook and step.");
        }
        return hand ? byHand(request, plan, requester) : ofStep(request, plan, requester);
    }

    private ActionRequest byHand(Map<String, @Nullable Object> request, Plan plan, String requester)
            throws NotPossible {
        ActionDefinition definition = definition(String.valueOf(request.get("action")));
        ObjectNode arguments = json.convertValue(request.get("arguments"), ObjectNode.class);
        ResolvedArguments resolved = possible(
                ArgumentResolver.check(arguments, definition, plan.known().facts()));
        return new ActionRequest(RequestSource.hand(requester, definition.name()), definition, resolved);
    }

    private ActionRequest ofStep(Map<String, @Nullable Object> request, Plan plan, String requester)
            throws NotPossible {
        Playbook playbook = plan.rules()
                .playbook(String.valueOf(request.get("playbook")))
                .orElseThrow(() -> new NotPossible(RefusalReason.NO_SUCH_PLAYBOOK, ""));
        Step step = playbook.step(String.valueOf(request.get("step")))
                .orElseThrow(() -> new NotPossible(RefusalReason.NO_SUCH_STEP, ""));
        ActionDefinition definition = definition(step.action());
        ResolvedArguments resolved =
                possible(ArgumentResolver.resolve(step, definition, stepFacts.before(playbook, step, plan)));
        ProposalOrigin origin = Playbooks.origin(playbook, plan.known());
        PlaybookMatch match = new PlaybookMatch(playbook, requester, origin);
        return new ActionRequest(RequestSource.step(ProposedBy.PERSON, match, step), definition, resolved);
    }

    private ActionDefinition definition(String kamelet) throws NotPossible {
        return catalogue.find(kamelet).orElseThrow(() -> new NotPossible(RefusalReason.NO_SUCH_ACTION, ""));
    }

    static ResolvedArguments possible(ArgumentResolution resolved) throws NotPossible {
        if (resolved instanceof ArgumentResolution.NotResolved refused) {
            throw new NotPossible(refused.reason(), refused.detail());
        }
        return (ResolvedArguments) resolved;
    }
}
