package dev.serai.scan;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What one answer of {@code http-probe-action} says about a host. */
public final class HostScan {

    private static final Duration SOON = Duration.ofDays(14);
    private static final Duration LATER = Duration.ofDays(30);

    private HostScan() {}

    /**
     * @param origin that was asked, for instance {@code https://api.example.com}
     * @param probed the Kamelet's answer
     */
    public static List<ScanFinding> of(String origin, Map<String, ?> probed, Instant now) {
        List<ScanFinding> findings = new ArrayList<>();
        if (probed.get("certificate") instanceof Map<?, ?> certificate) {
            certificate(origin, certificate, now, findings);
        }
        if (origin.startsWith("http:") && probed.get("status") instanceof Number status) {
            boolean onward = status.intValue() / 100 == 3
                    && String.valueOf(probed.get("location"))
                            .toLowerCase(Locale.ROOT)
                            .startsWith("https:");
            if (!onward) {
                findings.add(new ScanFinding(
                        ScanRule.PLAIN_TEXT_HOST,
                        host(origin),
                        "/status",
                        status.toString(),
                        origin + " answers without encryption, and does not lead to an encrypted address."));
            }
        }
        return findings;
    }

    private static void certificate(String origin, Map<?, ?> certificate, Instant now, List<ScanFinding> findings) {
        Instant begin = instant(certificate.get("not_before"));
        Instant end = instant(certificate.get("not_after"));
        if (begin == null || end == null) {
            return;
        }
        if (now.isAfter(end) || now.isBefore(begin)) {
            boolean over = now.isAfter(end);
            findings.add(certificate(
                    ScanRule.CERTIFICATE_NOT_VALID,
                    origin,
                    over ? end : begin,
                    over ? "is no longer valid since " : "is not valid before "));
        } else if (now.plus(LATER).isAfter(end)) {
            ScanRule rule = now.plus(SOON).isAfter(end) ? ScanRule.CERTIFICATE_ENDS_SOON : ScanRule.CERTIFICATE_ENDS;
            findings.add(certificate(rule, origin, end, "ends on "));
        }
    }

    private static ScanFinding certificate(ScanRule rule, String origin, Instant at, String what) {
        return new ScanFinding(
                rule,
                host(origin),
                "/certificate",
                at.toString(),
                "The certificate of " + origin + " " + what + at + ".");
    }

    private static ObjectId host(String origin) {
        return new ObjectId("Host", "", origin);
    }

    private static @Nullable Instant instant(@Nullable Object text) {
        return text == null ? null : Instant.parse(text.toString());
    }
}
