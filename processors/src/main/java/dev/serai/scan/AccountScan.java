package dev.serai.scan;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Pods that carry the token of their namespace's default account, which no pod needs. */
final class AccountScan {

    private AccountScan() {}

    static List<ScanFinding> of(ClusterObjects objects) {
        if (!objects.isComplete(List.of(ScanKind.SERVICE_ACCOUNT))) {
            return List.of();
        }
        Set<String> without = objects.stream(ScanKind.SERVICE_ACCOUNT)
                .filter(account -> account.name().equals("default"))
                .filter(account -> isFalse(account.tree()))
                .map(KubernetesObject::namespace)
                .collect(Collectors.toSet());
        return PodTemplate.of(objects)
                .filter(pod -> pod.account().equals("default"))
                .filter(pod -> pod.spec().has("automountServiceAccountToken")
                        ? !isFalse(pod.spec())
                        : !without.contains(pod.of().namespace()))
                .map(pod -> pod.finding(
                        ScanRule.DEFAULT_ACCOUNT_TOKEN,
                        pod.path() + "/automountServiceAccountToken",
                        "not false",
                        "its containers carry the token of the namespace's default account."))
                .toList();
    }

    private static boolean isFalse(JsonNode tree) {
        JsonNode mounted = tree.path("automountServiceAccountToken");
        return mounted.isBoolean() && !mounted.asBoolean();
    }
}
