package dev.serai.hub.console;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;
import org.springframework.stereotype.Component;

/** The page of one approval: all that is decided about, and the decision. */
@Component("approvalPage")
class ApprovalDetailPage {

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

    void show(@Body PageAnswers answers, @ExchangeProperty(PageVisits.VISIT) PageVisit visit, Exchange exchange) {
        ProposalView view = ProposalViews.of(
                answers.required("approval"), answers.required("action"), visit.account(), visit.now());
        output.show(exchange, "approval", view.question(), Section.APPROVALS, view);
    }
}
