package dev.serai.incident;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of the workload that owns a pod or job, from the name its controller gave.
 *
 * <p>Controllers append from an alphabet without vowels, 0, 1, 3 and y (Kubernetes' {@code rand.SafeEncodeString}), so
 * that ordinary words such as {@code proxy} or {@code redis} are never taken for a suffix.
 */
final class WorkloadName {

    private static final String SAFE = "[bcdfghjklmnpqrstvwxz2456789]";
    private static final String MIXED = "(?=[0-9]{0,10}[a-z])(?=[a-z]{0,10}[0-9][a-z]{0,10}[0-9])";
    private static final String SCHEDULE = "\\d{8,10}";
    /** The longest ending first. */
    private static final List<Pattern> ENDINGS = List.of(
            // a CronJob's pod: the scheduled minute, then five characters
            Pattern.compile("(.+)-" + SCHEDULE + "-" + SAFE + "{5}"),
            // a Deployment's pod: the ReplicaSet's hash, then five characters
            Pattern.compile("(.+)-" + SAFE + "{6,10}-" + SAFE + "{5}"),
            // the same from a controller with another alphabet: no word has a letter and two digits mixed like a hash
            Pattern.compile("(.+)-" + MIXED + "[a-z0-9]{8,10}-[a-z0-9]{5}"),
            // a DaemonSet's, ReplicaSet's or Job's pod
            Pattern.compile("(.+)-" + SAFE + "{5}"),
            // a StatefulSet's pod
            Pattern.compile("(.+)-\\d{1,3}"));

    private static final Pattern CRON_JOB = Pattern.compile("(.+)-" + SCHEDULE);

    private WorkloadName() {}

    static String ofPod(String pod) {
        return ENDINGS.stream()
                .map(ending -> ending.matcher(pod))
                .filter(Matcher::matches)
                .findFirst()
                .map(found -> found.group(1))
                .orElse(pod);
    }

    static String ofJob(String job) {
        Matcher found = CRON_JOB.matcher(job);
        return found.matches() ? found.group(1) : job;
    }
}
