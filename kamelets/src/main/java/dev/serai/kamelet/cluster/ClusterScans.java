package dev.serai.kamelet.cluster;

import dev.serai.scan.AccessAnswer;
import dev.serai.scan.AccessGrant;
import dev.serai.scan.AccessQuestion;
import dev.serai.scan.AccessSentences;
import dev.serai.scan.ClusterObjects;
import dev.serai.scan.ClusterScan;
import dev.serai.scan.ScanFinding;
import dev.serai.scan.ScanKind;
import dev.serai.scan.WhoMay;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Body;
import org.jspecify.annotations.Nullable;

/** The step of the Kamelets that read many objects at once: what is weak, and who may do what. They only list. */
public class ClusterScans extends ClusterProperties {

    private static final int MOST_FINDINGS = 500;
    private static final int MOST_GRANTS = 500;

    private List<String> places = List.of();
    private int objectLimit = 10_000;
    private int byteLimit = 8 << 20;

    public ClusterScans() {
        super(Clock.systemUTC());
    }

    @Override
    public void setNamespaces(String namespaces) {
        super.setNamespaces(namespaces);
        // A pattern can only be told from the names of everything; plain names need rights in these namespaces alone.
        List<String> entries = NameList.entries(namespaces);
        places = entries.stream().anyMatch(entry -> entry.contains("*")) ? List.of("") : entries;
    }

    /** The most objects that are read, at most 100,000. */
    public void setObjectLimit(int objectLimit) {
        this.objectLimit = Math.max(1, Math.min(objectLimit, 100_000));
    }

    /** The most bytes that are read, at most 64 MiB. */
    public void setByteLimit(int byteLimit) {
        this.byteLimit = Math.max(1, Math.min(byteLimit, 64 << 20));
    }

    /** What is weak, the worst first, and which kinds could not all be read. */
    public Map<String, @Nullable Object> scan(@Body Map<String, ?> body) {
        return read(new Arguments(body, null, null), (session, result) -> {
            ClusterObjects objects =
                    new ObjectLists(session, objectLimit, byteLimit).read(EnumSet.allOf(ScanKind.class), places);
            List<ScanFinding> findings = ClusterScan.findings(objects);
            result.put(
                    "findings",
                    findings.stream()
                            .limit(MOST_FINDINGS)
                            .map(ClusterScans::shown)
                            .toList());
            result.put("found", findings.size());
            result.put("truncated", findings.size() > MOST_FINDINGS);
            Map<String, String> gaps = new LinkedHashMap<>();
            EnumSet.allOf(ScanKind.class).stream()
                    .filter(objects.gaps()::containsKey)
                    .forEach(kind ->
                            gaps.put(kind.name(), objects.unread(List.of(kind)).get(0)));
            result.put("gaps", gaps);
            result.end(ClusterResultReason.DONE, false);
        });
    }

    /** Who may do something, with the chain from binding to rule. */
    public Map<String, @Nullable Object> whoMay(@Body Map<String, ?> body) {
        return read(new Arguments(body, null, null), (session, result) -> {
            AccessQuestion question = question(session);
            if (!question.namespace().isEmpty() && !session.policy().shows(question.namespace())) {
                throw new ClusterRefusal(
                        ClusterResultReason.REFUSED_POLICY,
                        "the namespace " + question.namespace() + " is not on the list of what may be touched");
            }
            ClusterObjects objects = new ObjectLists(session, objectLimit, byteLimit)
                    .read(WhoMay.kinds(question), List.of(question.namespace()));
            AccessAnswer answer = WhoMay.ask(objects, question);
            List<Object> grants = new ArrayList<>();
            answer.grants().stream().limit(MOST_GRANTS).map(ClusterScans::shown).forEach(grants::add);
            result.put("grants", grants);
            result.put("truncated", answer.grants().size() > MOST_GRANTS);
            result.put("complete", answer.isComplete());
            result.put("gaps", answer.gaps());
            result.put(
                    "sentences",
                    AccessSentences.of(
                            answer, session.arguments().text("language").equals("de")));
            result.end(ClusterResultReason.DONE, false);
        });
    }

    private static AccessQuestion question(Session session) throws ClusterRefusal {
        try {
            return AccessQuestion.of(
                    session.arguments().text("verb"),
                    session.arguments().text("resource"),
                    session.arguments().text("namespace"));
        } catch (IllegalArgumentException e) {
            throw new ClusterRefusal(ClusterResultReason.REFUSED_ARGUMENTS, String.valueOf(e.getMessage()));
        }
    }

    private static Map<String, Object> shown(ScanFinding finding) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("rule", finding.rule().wire());
        shown.put("severity", finding.severity().wire());
        shown.put("title", finding.rule().title());
        shown.put("kind", finding.object().kind());
        shown.put("namespace", finding.object().namespace());
        shown.put("name", finding.object().name());
        shown.put("path", finding.path());
        shown.put("value", finding.value());
        shown.put("sentence", finding.sentence());
        shown.put("techniques", finding.rule().techniques());
        shown.put("controls", finding.rule().controls());
        return shown;
    }

    private static Map<String, Object> shown(AccessGrant grant) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("subject", grant.subject().toString());
        shown.put("binding", grant.binding().toString());
        shown.put("role", grant.because().role().toString());
        shown.put("rule", grant.because().path());
        shown.put("names", grant.names());
        shown.put("chain", grant.chain());
        return shown;
    }
}
