package dev.serai.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;

/** Writes the contract's shapes as JSON text. */
public final class Wire {

    private static final ObjectMapper JSON = new ObjectMapper();

    static final Map<String, Shape> SHAPES = new TreeMap<>(Map.ofEntries(
            Map.entry("Session", new SessionShape()),
            Map.entry("Me", new MeShape()),
            Map.entry("Info", new InfoShape()),
            Map.entry("Link", new LinkShape()),
            Map.entry("Alert", new AlertShape()),
            Map.entry("AlertDecision", new AlertDecisionShape()),
            Map.entry("AlertEvent", new AlertEventShape()),
            Map.entry("Incident", new IncidentShape()),
            Map.entry("TimelineEvent", new TimelineEventShape()),
            Map.entry("Cause", new CauseShape()),
            Map.entry("Analysis", new AnalysisShape()),
            Map.entry("TraceCall", new TraceCallShape()),
            Map.entry("Evidence", new EvidenceShape()),
            Map.entry("EvidenceReference", new EvidenceReferenceShape()),
            Map.entry("RiskFactor", new RiskFactorShape()),
            Map.entry("Action", new ActionShape()),
            Map.entry("ApprovalDecision", new ApprovalDecisionShape()),
            Map.entry("Approval", new ApprovalShape()),
            Map.entry("Decision", new DecisionShape()),
            Map.entry("Automation", new AutomationShape()),
            Map.entry("Job", new JobShape()),
            Map.entry("QuarantinedDelivery", new QuarantinedDeliveryShape()),
            Map.entry("QuarantinedDeliveryDetail", new QuarantinedDeliveryDetailShape()),
            Map.entry("QuarantineReplay", new QuarantineReplayShape()),
            Map.entry("AlertSource", new AlertSourceShape()),
            Map.entry("EventSubscriber", new EventSubscriberShape()),
            Map.entry("DeadLetter", new DeadLetterShape()),
            Map.entry("AuditEvent", new AuditEventShape()),
            Map.entry("CloudEvent", new CloudEventShape()),
            Map.entry("CloudEventData", new CloudEventDataShape()),
            Map.entry("AuditVerification", new AuditVerificationShape()),
            Map.entry("IdentityCode", new IdentityCodeShape()),
            Map.entry("ApiToken", new ApiTokenShape()),
            Map.entry("CreatedApiToken", new CreatedApiTokenShape()),
            Map.entry("UserIdentity", new UserIdentityShape()),
            Map.entry("User", new UserShape()),
            Map.entry("Proposal", new ProposalShape()),
            Map.entry("PlaybookStep", new PlaybookStepShape()),
            Map.entry("Playbook", new PlaybookShape()),
            Map.entry("PlaybookDetail", new PlaybookDetailShape()),
            Map.entry("PlaybookRun", new PlaybookRunShape()),
            Map.entry("LanguageModel", new LanguageModelShape()),
            Map.entry("ModelUsage", new ModelUsageShape()),
            Map.entry("RouteList", new RouteListShape()),
            Map.entry("KnowledgeItem", new KnowledgeItemShape()),
            Map.entry("KnowledgeChunk", new KnowledgeChunkShape()),
            Map.entry("KnowledgeSource", new KnowledgeSourceShape()),
            Map.entry("Conversation", new ConversationShape()),
            Map.entry("ConversationDetails", new ConversationDetailsShape()),
            Map.entry("ConversationMessage", new ConversationMessageShape()),
            Map.entry("Scan", new ScanShape()),
            Map.entry("ScanDetail", new ScanDetailShape()),
            Map.entry("ScanFinding", new ScanFindingShape()),
            Map.entry("Replay", new ReplayShape()),
            Map.entry("ReplayDetail", new ReplayDetailShape()),
            Map.entry("ReplayDifference", new ReplayDifferenceShape()),
            Map.entry("NoiseStatistics", new NoiseStatisticsShape()),
            Map.entry("OnCallDuty", new OnCallDutyShape()),
            Map.entry("OnCallSchedule", new OnCallScheduleShape()),
            Map.entry("OnCallOverride", new OnCallOverrideShape()),
            Map.entry("AcknowledgedIncident", new AcknowledgedIncidentShape()),
            Map.entry("OnCallRouting", new OnCallRoutingShape()),
            Map.entry("OnCallPreview", new OnCallPreviewShape()),
            Map.entry("Matcher", new MatcherShape()),
            Map.entry("Silence", new SilenceShape()),
            Map.entry("MaintenanceWindow", new MaintenanceWindowShape()),
            Map.entry("PreviewedAlert", new PreviewedAlertShape()),
            Map.entry("SuppressionPreview", new SuppressionPreviewShape()),
            Map.entry("Change", new ChangeShape()),
            Map.entry("Problem", new ProblemShape())));

    private Wire() {}

    /**
     * One object.
     *
     * @param shape the schema's name in the contract, for instance {@code Alert}
     */
    public static String item(String shape, WireRow row) {
        return text(out -> Fields.write(out, row, named(shape)));
    }

    /** A list with its cursor. */
    public static String page(String shape, Page page) {
        return text(out -> {
            out.writeStartObject();
            out.writeArrayFieldStart("items");
            for (WireRow row : page.rows()) {
                Fields.write(out, row, named(shape));
            }
            out.writeEndArray();
            out.writeStringField("next_cursor", page.nextCursor());
            out.writeEndObject();
        });
    }

    private static Shape named(String name) {
        Shape shape = SHAPES.get(name);
        if (shape == null) {
            throw new IllegalArgumentException("Unknown shape '" + name + "', supported are: " + SHAPES.keySet());
        }
        return shape;
    }

    private static String text(Writing writing) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = JSON.createGenerator(text)) {
            writing.to(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private interface Writing {
        void to(JsonGenerator out) throws IOException;
    }
}
