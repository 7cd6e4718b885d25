package dev.serai.risk;

import java.util.regex.Pattern;

/**
 * What nobody should touch lightly.
 *
 * @param pattern found in the action's target, or in {@code namespace:<the incident's namespace>}
 * @param reason why it is protected
 */
public record ProtectedTarget(Pattern pattern, String reason) {

    boolean covers(RiskInput input) {
        return pattern.matcher(input.place().target()).find()
                || pattern.matcher("namespace:" + input.place().namespace()).find();
    }
}
