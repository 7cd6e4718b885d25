package dev.serai.hub.forgery;

import java.util.Base64;
import java.util.Map;
import java.util.Random;

/**
 * Who and what forged callbacks are about.
 *
 * @param questions the approval that may be decided, by channel
 * @param decoys another approval, whose buttons are copied and which nobody decides, by channel
 * @param approvers an approver's identity, by channel
 * @param viewers the identity of somebody who may only look, by channel
 */
record Scene(
        Map<String, Asked> questions,
        Map<String, Asked> decoys,
        Map<String, String> approvers,
        Map<String, String> viewers) {

    /** A question as it stands in a chat. */
    record Asked(String chat, String message, String approve) {}

    Asked question(String channel) {
        return get(questions, channel);
    }

    Asked decoy(String channel) {
        return get(decoys, channel);
    }

    /** The same question in another channel. */
    Asked foreign(String channel) {
        return questions.entrySet().stream()
                .filter(entry -> !entry.getKey().equals(channel))
                .findFirst()
                .orElseThrow()
                .getValue();
    }

    String approver(String channel) {
        return get(approvers, channel);
    }

    String viewer(String channel) {
        return get(viewers, channel);
    }

    /** An identity that nobody has. */
    String stranger(Random random) {
        return Integer.toString(900_000_000 + random.nextInt(50_000_000));
    }

    /** Looks like what a button carries. */
    String nonsense(Random random) {
        byte[] bytes = new byte[24];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static <T> T get(Map<String, T> map, String channel) {
        T value = map.get(channel);
        if (value == null) {
            throw new AssertionError("nothing is known of " + channel);
        }
        return value;
    }
}
