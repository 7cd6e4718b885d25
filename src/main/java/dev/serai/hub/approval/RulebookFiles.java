package dev.serai.hub.approval;

import dev.serai.action.ActionCatalogue;
import dev.serai.approval.ApprovalPolicyReader;
import dev.serai.playbook.Playbook;
import dev.serai.playbook.PlaybookReader;
import dev.serai.policy.PolicyError;
import dev.serai.policy.PolicyException;
import dev.serai.policy.PolicyFile;
import dev.serai.risk.RiskPolicyReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.core.io.ClassPathResource;

/** Reads the rulebook from the folder of routes. Everything that is wrong in any file is told at once. */
final class RulebookFiles {

    private final Path folder;
    private final ActionCatalogue catalogue;
    private final List<PolicyError> errors = new ArrayList<>();

    private RulebookFiles(Path folder, ActionCatalogue catalogue) {
        this.folder = folder;
        this.catalogue = catalogue;
    }

    /** @throws PolicyException naming each file, line and column */
    static Rulebook read(Path folder, ActionCatalogue catalogue) {
        return new RulebookFiles(folder, catalogue).rulebook();
    }

    /** Every file the rulebook is made from. */
    static List<Path> files(Path folder) {
        List<Path> files = new ArrayList<>(playbookFiles(folder));
        files.add(folder.resolve("policy/approval.yaml"));
        files.add(folder.resolve("policy/risk.yaml"));
        return files;
    }

    private Rulebook rulebook() {
        SortedMap<String, Playbook> playbooks = new TreeMap<>();
        for (Path file : playbookFiles(folder)) {
            readPlaybook(file, playbooks);
        }
        PolicyFile approval = policy("policy/approval.yaml", "approval");
        PolicyFile risk = policy("policy/risk.yaml", "risk");
        if (!errors.isEmpty()) {
            throw new PolicyException(errors);
        }
        return new Rulebook(
                playbooks,
                ApprovalPolicyReader.read(approval),
                RiskPolicyReader.read(risk),
                approval.sha256(),
                risk.sha256());
    }

    private void readPlaybook(Path file, SortedMap<String, Playbook> playbooks) {
        try {
            Playbook playbook = PlaybookReader.read(name(file), text(file), schema("playbook"), catalogue);
            playbooks.put(playbook.name(), playbook);
        } catch (PolicyException e) {
            errors.addAll(e.errors());
        }
    }

    private PolicyFile policy(String name, String schema) {
        try {
            return PolicyFile.read(name, text(folder.resolve(name)), schema(schema));
        } catch (PolicyException e) {
            errors.addAll(e.errors());
            throw new PolicyException(errors);
        }
    }

    private static List<Path> playbookFiles(Path folder) {
        Path playbooks = folder.resolve("playbooks");
        if (!Files.isDirectory(playbooks)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(playbooks)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new PolicyException(new PolicyError("playbooks", 1, 1, "cannot be listed"));
        }
    }

    private String name(Path file) {
        return folder.relativize(file).toString().replace('\\', '/');
    }

    private String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new PolicyException(new PolicyError(name(file), 1, 1, "missing, or not readable as UTF-8"));
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
