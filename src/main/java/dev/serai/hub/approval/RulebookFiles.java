package dev.serai.hub.approval;

import dev.serai.action.ActionCatalogue;
import dev.serai.approval.ApprovalPolicyReader;
import dev.serai.hub.routes.RoutesFolder;
import dev.serai.playbook.Playbook;
import dev.serai.playbook.PlaybookReader;
import dev.serai.policy.PolicyError;
import dev.serai.policy.PolicyException;
import dev.serai.policy.PolicyFile;
import dev.serai.risk.RiskPolicyReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;

/** Reads the rulebook from the texts of its files. What is wrong in any of them is told at once. */
public final class RulebookFiles {

    private static final String APPROVAL = "policy/approval.yaml";
    private static final String RISK = "policy/risk.yaml";

    private final RoutesFolder folder;
    private final ActionCatalogue catalogue;
    private final List<PolicyError> errors = new ArrayList<>();

    private RulebookFiles(RoutesFolder folder, ActionCatalogue catalogue) {
        this.folder = folder;
        this.catalogue = catalogue;
    }

    /**
     * The text of each file the rulebook is made from, by name.
     *
     * @throws PolicyException if one cannot be read
     */
    static Map<String, String> texts(RoutesFolder folder) {
        Map<String, String> texts = new LinkedHashMap<>();
        folder.yamlIn("playbooks").forEach(name -> texts.put(name, folder.text(name)));
        texts.put(APPROVAL, folder.text(APPROVAL));
        texts.put(RISK, folder.text(RISK));
        return texts;
    }

    /** @throws PolicyException naming each file, line and column of what no hub would take */
    public static void check(RoutesFolder folder, ActionCatalogue catalogue) {
        read(folder, texts(folder), catalogue);
    }

    /** @throws PolicyException naming each file, line and column */
    static Rulebook read(RoutesFolder folder, Map<String, String> texts, ActionCatalogue catalogue) {
        return new RulebookFiles(folder, catalogue).rulebook(new LinkedHashMap<>(texts));
    }

    private Rulebook rulebook(Map<String, String> texts) {
        PolicyFile approval = policy(APPROVAL, texts.remove(APPROVAL), "approval");
        PolicyFile risk = policy(RISK, texts.remove(RISK), "risk");
        SortedMap<String, Playbook> playbooks = new TreeMap<>();
        texts.forEach((name, text) -> collect(
                        () -> PlaybookReader.read(folder.path(name), text, schema("playbook"), catalogue))
                .ifPresent(playbook -> playbooks.put(playbook.name(), playbook)));
        if (!errors.isEmpty() || approval == null || risk == null) {
            throw new PolicyException(errors);
        }
        return new Rulebook(
                playbooks,
                ApprovalPolicyReader.read(approval),
                RiskPolicyReader.read(risk),
                approval.sha256(),
                risk.sha256());
    }

    private @Nullable PolicyFile policy(String name, @Nullable String text, String schema) {
        return collect(() -> PolicyFile.read(folder.path(name), text == null ? "" : text, schema(schema)))
                .orElse(null);
    }

    private <T> Optional<T> collect(Supplier<T> reading) {
        try {
            return Optional.of(reading.get());
        } catch (PolicyException e) {
            errors.addAll(e.errors());
            return Optional.empty();
        }
    }

    private static String schema(String name) {
        try {
            return new ClassPathResource("schema/" + name + ".json").getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("schema/" + name + ".json is not on the class path", e);
        }
    }
}
