package dev.serai.hub.silence;

import dev.serai.hub.routes.Live;
import dev.serai.hub.routes.RoutesFolder;
import dev.serai.replay.AlertPolicy;
import dev.serai.replay.PolicyTests;
import java.util.Map;
import java.util.TreeMap;

/** The policy of single alerts as its files say, tested by the tests that lie beside them. */
public final class AlertPolicies {

    private AlertPolicies() {}

    /** What passes its tests; a change that does not leaves it as it was. */
    public static Live<AlertPolicy> live(RoutesFolder folder) {
        return folder.live(() -> texts(folder), texts -> PolicyTests.tested(texts, folder::path));
    }

    /** What the files say, whatever their tests do. */
    public static AlertPolicy untested(RoutesFolder folder) {
        return AlertPolicy.read(texts(folder), folder::path);
    }

    /** @throws dev.serai.policy.PolicyException if one cannot be read */
    private static Map<String, String> texts(RoutesFolder folder) {
        Map<String, String> texts = new TreeMap<>();
        AlertPolicy.FILES.forEach(name -> texts.put(name, folder.text(name)));
        folder.yamlIn(PolicyTests.FOLDER).forEach(name -> texts.put(name, folder.text(name)));
        return texts;
    }
}
