package dev.serai.hub.console;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.approval.DecisionRequest.DecisionVerdict;
import dev.serai.hub.console.ApprovalView.LateDecision;
import dev.serai.hub.console.PageAnswers.PageAnswer;
import dev.serai.hub.http.Problem;
import java.util.List;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The page of one approval: all that is decided about, and the decision. */
@Component("approvalPage")
class ApprovalDetailPage {

    /** A decision that came too late, or while others decide. */
    static final String LATE = "lateDecision";

    private static final String DECIDE = "decideApproval";
    private static final int CONFLICT = 409;
    private static final int GONE = 410;

    private final PageOutput output;

    ApprovalDetailPage(PageOutput output) {
        this.output = output;
    }

    List<PageCall> calls(@Header("approvalId") String id) {
        return List.of(PageCall.of("approval", "getApproval", Map.of("approvalId", id), ""));
    }

    /** The action, which the approval names. */
    List<PageCall> action(@Body PageAnswers answers, Exchange exchange) {
        JsonNode approval = answers.required("approval");
        return List.of(
                PageCall.of(
                        "approval",
                        "getApproval",
                        Map.of("approvalId", approval.path("id").asText()),
                        ""),
                PageCall.of(
                        "action",
                        "getAction",
                        Map.of("actionId", approval.path("action_id").asText()),
                        ""));
    }

    /**
     * Whether a decision that was sent does not count, because of what has happened to the approval since it was shown, or
     * because others hold it at this moment.
     */
    boolean isLate(@Body PageAnswers answers) {
        return answers.find(DECIDE)
                .filter(answer -> answer.status() == CONFLICT || answer.status() == GONE || answer.isBusy())
                .isPresent();
    }

    /** Keeps what was sent, in the property {@value #LATE}, and reads the approval as it is. */
    List<PageCall> late(
            @Body PageAnswers answers, @ExchangeProperty(PageVisits.VISIT) PageVisit visit, Exchange exchange) {
        PageAnswer refused = answers.find(DECIDE).orElseThrow();
        String wanted = DecisionVerdict.of(visit.field("verdict")) == DecisionVerdict.APPROVE ? "Approve" : "Reject";
        Problem problem = refused.asProblem();
        boolean closed = problem.code().equals("approval-closed");
        exchange.setProperty(
                LATE,
                new LateDecision(
                        "Your “" + wanted + "” does not count: "
                                + (closed ? "it was over before." : Wording.small(problem.detail())),
                        visit.field("comment"),
                        refused.isBusy() ? problem.status() : CONFLICT,
                        problem.headers()));
        return calls(visit.page().substring(visit.page().lastIndexOf('/') + 1));
    }

    void show(
            @Body PageAnswers answers,
            @ExchangeProperty(PageVisits.VISIT) PageVisit visit,
            @ExchangeProperty(LATE) @Nullable LateDecision late,
            Exchange exchange) {
        ProposalView proposal = ProposalViews.of(
                answers.required("approval"), answers.required("action"), visit.account(), visit.now());
        output.show(exchange, "approval", proposal.question(), Section.APPROVALS, new ApprovalView(proposal, late));
        if (late != null) {
            exchange.getMessage().setHeader(Exchange.HTTP_RESPONSE_CODE, late.status());
            late.headers().forEach(exchange.getMessage()::setHeader);
        }
    }
}
